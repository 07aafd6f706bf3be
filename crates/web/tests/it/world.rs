//! A neighborhood with its pages, and browsers to walk through them.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU32, Ordering};

use app::community::{self, Beginning};
use app::config::{Hidden, Texts};
use app::needs::{self, NewListing};
use app::people::NewNeighbor;
use app::tokens::Purpose;
use app::{App, Chance, Clock, Config, tokens};
use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use domain::needs::{ListingState, Often, Side, Terms, Urgency};
use domain::people::{Actor, Channel, Person, Source};
use domain::{CommunityId, ListingId, MatchId, Moment, NeighborId, Times, Zone};
use http_body_util::BodyExt;
use tower::ServiceExt;
use web::{Fields, Web, routes, server};

/// Noon on a Monday in Detroit.
pub const NOON: Moment = Moment(1_780_329_600_000_000);

static WORLDS: AtomicU32 = AtomicU32::new(0);

pub struct World {
    pub app: App,
    pub community: CommunityId,
    pub organizer: NeighborId,
    router: axum::Router,
    folder: std::path::PathBuf,
}

/// What a browser was shown.
pub struct Shown {
    pub status: StatusCode,
    pub headers: axum::http::HeaderMap,
    pub body: String,
}

/// An install in which nothing has begun.
pub struct Empty {
    pub app: App,
    router: axum::Router,
    folder: std::path::PathBuf,
}

/// A browser with its cookies.
pub struct Browser<'a> {
    app: &'a App,
    router: axum::Router,
    cookies: BTreeMap<String, String>,
    language: &'static str,
    proof: String,
}

impl World {
    /// A neighborhood that has been set up, on SQLite.
    pub async fn new() -> World {
        World::on(None).await
    }

    /// A neighborhood with a gateway for text messages, whose secret is `wording`.
    pub async fn with_gateway() -> World {
        let mut world = World::new().await;
        let texts = Texts {
            url: Hidden("https://gateway.example".into()),
            account: None,
            from: "+15175550199".into(),
            secret: Some(Hidden("wording".into())),
        };
        let config = Config {
            texts: Some(texts),
            ..Config::clone(&world.app.config)
        };
        let (clock, chance) = (world.app.clock.clone(), world.app.chance.clone());
        world.app = App::open(config, clock, chance).await.unwrap();
        world.router = server::service(Web::new(world.app.clone()), routes());
        world
    }

    /// The same on SQLite and, where the tests have a server, on PostgreSQL.
    pub async fn on_both_engines() -> Vec<World> {
        let mut worlds = vec![World::on(None).await];
        match std::env::var("MANYHANDS_TEST_POSTGRES") {
            Ok(server) => worlds.push(World::on(Some(fresh_database(&server).await)).await),
            Err(_) if std::env::var("CI").is_ok_and(|ci| ci == "true") => {
                panic!("CI must test on PostgreSQL too: set MANYHANDS_TEST_POSTGRES")
            }
            Err(_) => eprintln!("skipped on PostgreSQL: MANYHANDS_TEST_POSTGRES is not set"),
        }
        worlds
    }

    async fn on(database: Option<String>) -> World {
        let (app, folder) = install(database).await;
        let person = Person {
            name: "Olga Organizer".into(),
            email: Some("olga@example.org".into()),
            ..Person::default()
        };
        let beginning = Beginning {
            name: "Elm Street".into(),
            zone: Zone::named("America/Detroit").unwrap(),
            country: "US".into(),
            languages: vec!["en".into(), "es".into(), "ar".into()],
            areas: vec!["Northside".into(), "Old Mill".into(), "Riverside".into()],
            categories: vec![],
            run_by: "Neighbors of Elm Street".into(),
            organizer: Some((person, Channel::Mail)),
        };
        let (community, organizer) = community::begin(&app, beginning).await.unwrap();
        let router = server::service(Web::new(app.clone()), routes());
        World {
            app,
            community,
            organizer: organizer.unwrap(),
            router,
            folder,
        }
    }

    /// Somebody new, reached by mail.
    pub async fn neighbor(&self, name: &str) -> NeighborId {
        let mail = format!("{}@example.org", name.to_lowercase());
        let person = Person {
            name: name.into(),
            email: Some(mail),
            phone: Some("+15175550101".into()),
            ..Person::default()
        };
        let key = self.app.vault.new_key(self.app.clock.now()).await.unwrap();
        let mut tx = self.app.db.write(self.community).await.unwrap();
        let new = NewNeighbor {
            person,
            channel: Channel::Mail,
            ..NewNeighbor::unknown(key)
        };
        let id = app::people::insert(&mut tx, &self.app, self.community, new)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        id
    }

    /// Something somebody offers or needs, in a category by its key.
    pub async fn listing(&self, whose: NeighborId, side: Side, category: &str) -> ListingId {
        let mut tx = self.app.db.read().await.unwrap();
        let categories = community::categories(&mut tx, self.community)
            .await
            .unwrap();
        let areas = community::areas(&mut tx, self.community).await.unwrap();
        drop(tx);
        let terms = Terms {
            category: categories
                .iter()
                .find(|known| known.key == category)
                .unwrap()
                .id,
            often: Often::Once,
            quantity: 1,
            area: Some(areas[0].id),
            times: Times::of(1, 0),
            languages: vec![],
            language_matters: false,
            radius: None,
            remote: false,
            wants_known: false,
            urgency: Urgency::Week,
            due: None,
        };
        let new = NewListing {
            side,
            terms,
            note: String::new(),
            source: Source::Web,
            answer: None,
            state: ListingState::Open,
        };
        needs::add(
            &self.app,
            Actor::Neighbor(self.community, whose),
            whose,
            &new,
        )
        .await
        .unwrap()
    }

    /// The path of the link that somebody was sent to answer about a match.
    pub async fn answer_link(&self, whose: NeighborId, id: MatchId, side: Side) -> String {
        let mut tx = self.app.db.write(self.community).await.unwrap();
        let about = format!("{id} {}", side.word());
        let token = tokens::link(
            &mut tx,
            &self.app,
            self.community,
            Purpose::Match,
            whose,
            &about,
        )
        .await
        .unwrap();
        tx.commit().await.unwrap();
        format!("/l/{token}")
    }

    /// Somebody at the front door.
    pub fn visitor(&self) -> Browser<'_> {
        Browser::new(&self.app, &self.router)
    }

    /// Somebody who comes with the word of a session, or none, at a door where nobody's visits have been
    /// counted yet.
    pub fn uncounted(&self, session: Option<&str>) -> Browser<'_> {
        let fresh = server::service(Web::new(self.app.clone()), routes());
        Browser::new(&self.app, &fresh).with_session(session)
    }

    /// The word of a session that begins.
    pub async fn session(&self, community: CommunityId, neighbor: NeighborId) -> String {
        let mut tx = self.app.db.write(community).await.unwrap();
        let idle = tokens::SESSION_IDLE;
        let session = tokens::begin_session(&mut tx, &self.app, community, neighbor, idle)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        session
    }

    /// A neighbor who has come in.
    pub async fn as_neighbor(&self, neighbor: NeighborId) -> Browser<'_> {
        let session = self.session(self.community, neighbor).await;
        self.visitor().with_session(Some(&session))
    }

    /// Where this world keeps its files.
    pub fn folder(&self) -> &std::path::Path {
        &self.folder
    }

    /// The organizer, come in.
    pub async fn as_organizer(&self) -> Browser<'_> {
        self.as_neighbor(self.organizer).await
    }
}

impl Empty {
    /// An empty install.
    pub async fn new() -> Empty {
        let (app, folder) = install(None).await;
        let router = server::service(Web::new(app.clone()), routes());
        Empty {
            app,
            router,
            folder,
        }
    }

    /// Somebody at the door.
    pub fn visitor(&self) -> Browser<'_> {
        Browser::new(&self.app, &self.router)
    }
}

impl Drop for Empty {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// A database of its own on the test server, so that tests do not meet.
async fn fresh_database(server: &str) -> String {
    let n = WORLDS.fetch_add(1, Ordering::Relaxed);
    let name = format!("web_world_{}_{n}", std::process::id());
    let pool = sqlx::PgPool::connect(server).await.unwrap();
    // A process of long ago may have had the same number.
    for statement in ["drop database if exists", "create database"] {
        sqlx::raw_sql(sqlx::AssertSqlSafe(format!("{statement} {name}")))
            .execute(&pool)
            .await
            .unwrap();
    }
    pool.close().await;
    let (base, _) = server.rsplit_once('/').unwrap();
    format!("{base}/{name}")
}

async fn install(database: Option<String>) -> (App, std::path::PathBuf) {
    let n = WORLDS.fetch_add(1, Ordering::Relaxed);
    let folder =
        std::env::temp_dir().join(format!("manyhands-web-test-{}-{n}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let config = Config {
        database,
        ..Config::in_folder(&folder)
    };
    let app = App::open(config, Clock::standing_at(NOON), Chance::seeded(7));
    (app.await.unwrap(), folder)
}

impl<'a> Browser<'a> {
    fn new(app: &'a App, router: &axum::Router) -> Self {
        Browser {
            app,
            router: router.clone(),
            cookies: BTreeMap::new(),
            language: "en",
            proof: String::new(),
        }
    }

    fn with_session(mut self, session: Option<&str>) -> Self {
        if let Some(session) = session {
            let name = web::visit::SESSION.to_owned();
            self.cookies.insert(name, session.to_owned());
        }
        self
    }

    /// The same browser, preferring another language.
    pub fn speaking(mut self, language: &'static str) -> Self {
        self.language = language;
        self
    }

    /// Looks at a page.
    pub async fn get(&mut self, path: &str) -> Shown {
        let request = Request::builder().method(Method::GET).uri(path);
        self.send(request.body(Body::empty()).unwrap()).await
    }

    /// Sends a form with the proof of the page last seen.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Shown {
        if self.proof.is_empty() {
            self.get("/").await;
        }
        let fields = fields.iter().fold(
            Fields::default().with("_f", self.proof.clone()),
            |all, (name, value)| all.with(name, *value),
        );
        let body = serde_html_form::to_string(&fields.0).unwrap();
        let request = Request::builder()
            .method(Method::POST)
            .uri(path)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    /// Hands a file in, with the proof of the page last seen.
    pub async fn hand_in(&mut self, path: &str, name: &str, bytes: &[u8]) -> Shown {
        if self.proof.is_empty() {
            self.get("/").await;
        }
        let proof = self.proof.clone();
        self.hand_in_with_proof(path, name, bytes, &proof).await
    }

    /// The same with another proof.
    pub async fn hand_in_with_proof(
        &mut self,
        path: &str,
        name: &str,
        bytes: &[u8],
        proof: &str,
    ) -> Shown {
        let head = format!(
            "--parts\r\ncontent-disposition: form-data; name=\"_f\"\r\n\r\n{proof}\r\n--parts\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\ncontent-type: text/csv\r\n\r\n"
        );
        let body = [head.as_bytes(), bytes, b"\r\n--parts--\r\n"].concat();
        let request = Request::builder()
            .method(Method::POST)
            .uri(path)
            .header("content-type", "multipart/form-data; boundary=parts")
            .header("content-length", body.len())
            .header("sec-fetch-site", "same-origin");
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    /// Sends a form and follows to where it leads.
    pub async fn post_on(&mut self, path: &str, fields: &[(&str, &str)]) -> Shown {
        let shown = self.post(path, fields).await;
        match shown
            .headers
            .get("location")
            .map(|to| to.to_str().unwrap().to_owned())
        {
            Some(to) => self.get(&to).await,
            None => shown,
        }
    }

    /// Sends a request as it is.
    pub async fn send(&mut self, mut request: Request<Body>) -> Shown {
        let cookies: Vec<String> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let headers = request.headers_mut();
        headers.insert("cookie", cookies.join("; ").parse().unwrap());
        headers.insert("accept-language", self.language.parse().unwrap());
        headers.insert("host", "localhost".parse().unwrap());
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        for line in parts.headers.get_all("set-cookie") {
            let pair = line.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            if line.to_str().unwrap().contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let body = String::from_utf8_lossy(&body.collect().await.unwrap().to_bytes()).into_owned();
        if let Some(proof) = body
            .split("name=\"_f\" value=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
        {
            self.proof = proof.to_owned();
        } else if let Some(browser) = self.cookies.get("mh_b") {
            self.proof = self.app.vault.form_token(browser);
        }
        Shown {
            status: parts.status,
            headers: parts.headers,
            body,
        }
    }

    /// How many bytes a page or a file has on its way, compressed.
    pub async fn weight(&mut self, path: &str) -> usize {
        let request = Request::builder()
            .uri(path)
            .header("accept-encoding", "gzip")
            .header("accept-language", self.language);
        let request = request.body(Body::empty()).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        assert_eq!(response.headers()["content-encoding"], "gzip");
        response
            .into_body()
            .collect()
            .await
            .unwrap()
            .to_bytes()
            .len()
    }

    /// The same browser once more, as it is now: for what was sent twice, or whose answer got lost.
    pub fn twin(&self) -> Self {
        Self {
            app: self.app,
            router: self.router.clone(),
            cookies: self.cookies.clone(),
            language: self.language,
            proof: self.proof.clone(),
        }
    }

    /// Everything this browser keeps, by name.
    pub fn cookies(&self) -> Vec<(&str, &str)> {
        let cookies = self.cookies.iter();
        cookies
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect()
    }

    /// The value of a cookie.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }
}

impl Shown {
    /// Asserts that the page came and says something.
    #[track_caller]
    pub fn says(self, words: &str) -> Self {
        assert!(
            self.body.contains(words),
            "the page does not say {words:?}:\n{}",
            self.body
        );
        self
    }

    /// Where the answer leads.
    pub fn leads_to(&self) -> &str {
        let to = self.headers.get("location").map(|to| to.to_str().unwrap());
        to.unwrap_or_else(|| panic!("{}: {}", self.status, self.body))
    }

    /// Asserts that the page does not say something.
    #[track_caller]
    #[expect(
        clippy::wrong_self_convention,
        reason = "a page says what is on it, in a chain"
    )]
    pub fn is_silent_on(self, words: &str) -> Self {
        assert!(
            !self.body.contains(words),
            "the page says {words:?}:\n{}",
            self.body
        );
        self
    }

    /// Asserts the status.
    #[track_caller]
    pub fn with_status(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{}", self.body);
        self
    }
}

impl Drop for World {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
