//! A visit: who is looking at which community's pages, in which language. Made once for every request,
//! before any page is chosen.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

use app::{community, tokens, worker};
use axum::extract::{ConnectInfo, FromRequestParts, Request, State};
use axum::http::header::{ACCEPT_LANGUAGE, HeaderMap, HeaderValue};
use axum::http::request::Parts;
use axum::http::uri::PathAndQuery;
use axum::http::{Method, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::community::Community;
use domain::people::Actor;
use domain::{CommunityId, Day, Moment, NeighborId, Times};

use crate::limits::{self, Deed};
use crate::text::{Arg, Language, language, languages};
use crate::{Problem, Web, cookies, problem};

/// The cookie of a session.
pub const SESSION: &str = "mh";
/// The cookie that knows a browser again, for its forms only.
const BROWSER: &str = "mh_b";
/// The cookie with the chosen language.
pub const LANGUAGE: &str = "mh_l";
/// The cookie of a shared device: forgets after each answer.
pub const SHARED: &str = "mh_k";

/// Who is looking, at what, in which language. Cheap to clone.
#[derive(Clone)]
pub struct Visit(Arc<Inner>);

/// What a visit holds.
pub struct Inner {
    /// Everything pages may reach.
    pub web: Web,
    /// The community; `None` until the first one is begun.
    pub community: Option<Community>,
    /// Who is looking.
    pub actor: Option<Actor>,
    /// In which language.
    pub language: &'static Language,
    /// What stands before every path: empty, or `/c/slug` in an install with several communities.
    pub base: String,
    /// The path that was asked for, without the base.
    pub path: String,
    /// Whether cookies insist on https.
    pub secure: bool,
    /// Something to say once, as a text key.
    pub saying: Option<String>,
    /// The word of the session, if there is one.
    pub session: Option<String>,
    /// The device is shared: everything is forgotten soon.
    pub shared: bool,
    /// An organizer is looking, and the worker has not been heard of for a while: nothing leaves and nobody is asked.
    pub worker_is_silent: bool,
    /// Where the request came from.
    pub from: IpAddr,
    browser: String,
    browser_is_new: bool,
}

impl std::ops::Deref for Visit {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl Visit {
    /// The visit that a request belongs to.
    pub fn of(request: &Request) -> Result<Self, Problem> {
        request
            .extensions()
            .get::<Self>()
            .cloned()
            .ok_or(Problem::Broken)
    }

    /// The community. Pages that need none do not call this.
    pub fn home(&self) -> Result<&Community, Problem> {
        self.community.as_ref().ok_or(Problem::NotBegun)
    }

    /// Its id.
    pub fn home_id(&self) -> Result<CommunityId, Problem> {
        Ok(self.home()?.id)
    }

    /// Who is looking, as the use cases want to know it.
    pub fn who(&self) -> Result<Actor, Problem> {
        self.actor.ok_or(Problem::NotBegun)
    }

    /// The neighbor who is looking at their own pages.
    pub fn neighbor(&self) -> Result<NeighborId, Problem> {
        Ok(self.who()?.is_somebody()?)
    }

    /// Passes organizers only; for others the page does not exist.
    pub fn organizer(&self) -> Result<Actor, Problem> {
        let who = self.who()?;
        who.organizes()?;
        Ok(who)
    }

    /// Whether an organizer is looking, for menus.
    pub fn is_organizer(&self) -> bool {
        self.actor.is_some_and(|actor| actor.organizes().is_ok())
    }

    /// Whether somebody with a page of their own is looking.
    pub fn is_somebody(&self) -> bool {
        self.actor.is_some_and(|actor| actor.is_somebody().is_ok())
    }

    /// What time it is.
    pub fn now(&self) -> Moment {
        self.web.app.clock.now()
    }

    /// A text in the reader's language.
    pub fn t(&self, key: &str) -> String {
        self.language.text(key, &[])
    }

    /// The text for a word of some kind, such as `urgency` and `today`.
    pub fn tw(&self, kind: &str, word: &str) -> String {
        self.t(&format!("{kind}-{}", word.replace('_', "-")))
    }

    /// A text with one value in it.
    pub fn t1<'a>(&self, key: &str, name: &str, value: impl Into<Arg<'a>>) -> String {
        self.language.text(key, &[(name, value.into())])
    }

    /// A text with two values in it.
    pub fn t2<'a>(
        &self,
        key: &str,
        name: &str,
        value: impl Into<Arg<'a>>,
        other: &str,
        second: impl Into<Arg<'a>>,
    ) -> String {
        self.language
            .text(key, &[(name, value.into()), (other, second.into())])
    }

    /// A day in words.
    pub fn day(&self, day: &Day) -> String {
        self.language.day(*day)
    }

    /// The day of a moment that may be long ago, in words, by the community's wall clock.
    pub fn date(&self, at: &Moment) -> String {
        match &self.community {
            Some(home) => self.language.date(home.zone.day(*at)),
            None => String::new(),
        }
    }

    /// A moment in words, by the community's wall clock.
    pub fn moment(&self, at: &Moment) -> String {
        match &self.community {
            Some(home) => self.language.moment(*at, &home.zone),
            None => at.rfc3339(),
        }
    }

    /// Parts of a week in words.
    pub fn times(&self, times: &Times) -> String {
        self.language.times(*times)
    }

    /// A path of this community.
    pub fn at(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    /// A path of this community with everything before it, for posters and mails.
    pub fn url(&self, path: &str) -> String {
        format!("{}{}{path}", self.web.app.config.base_url, self.base)
    }

    /// The proof that a form was shown to this browser.
    pub fn proof(&self) -> String {
        self.web.app.vault.form_token(&self.browser)
    }

    /// Whether a proof is this browser's.
    pub fn proves(&self, proof: &str) -> bool {
        !self.browser_is_new && proof == self.proof()
    }

    /// Counts a deed and refuses it when it was too often.
    pub fn allow(&self, deed: Deed) -> Result<(), Problem> {
        let now = self.web.app.clock.now();
        let counted = self.web.limits.allow(self.from, deed, now);
        counted.map_err(Problem::TooOften)
    }

    /// The languages this community shows its pages in, as `(tag, own name)`.
    pub fn languages(&self) -> Vec<(&'static str, &'static str)> {
        let shown = |tag: &str| {
            self.community
                .as_ref()
                .is_none_or(|home| home.languages.iter().any(|known| known == tag))
        };
        languages()
            .iter()
            .filter(|language| shown(language.tag))
            .map(|language| (language.tag, language.own_name))
            .collect()
    }

    /// The name on top of every page.
    pub fn home_name(&self) -> &str {
        self.community
            .as_ref()
            .map_or("Manyhands", |home| &home.name)
    }

    /// The stylesheet's address, new whenever it changes.
    pub fn style(&self) -> &'static str {
        crate::assets::style_path()
    }

    /// The script's address, new whenever it changes.
    pub fn script(&self) -> &'static str {
        crate::assets::script_path()
    }

    pub(crate) fn new_browser_cookie(&self) -> Option<HeaderValue> {
        let name = cookies::named(BROWSER, self.secure);
        self.browser_is_new
            .then(|| cookies::set(&name, &self.browser, None, self.secure))
            .flatten()
    }
}

impl FromRequestParts<Web> for Visit {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &Web) -> Result<Self, Problem> {
        parts
            .extensions
            .get::<Self>()
            .cloned()
            .ok_or(Problem::Broken)
    }
}

/// Comes in: finds the community, the language and who it is, then lets the page be made, and dresses a
/// problem as a page.
pub async fn enter(State(web): State<Web>, mut request: Request, next: Next) -> Response {
    let visit = match begin(web, &mut request).await {
        Ok(visit) => visit,
        Err(problem) => return problem.into_response(),
    };
    request.extensions_mut().insert(visit.clone());
    // A gateway for texts and a mail provider speak for many people from few addresses.
    let speaks_for_many = ["/texts", "/stop/"]
        .iter()
        .any(|door| visit.path.starts_with(door));
    let deed = if request.method() == Method::POST && !speaks_for_many {
        Deed::Send
    } else {
        Deed::Visit
    };
    let mut response = match visit.allow(deed) {
        Ok(()) => next.run(request).await,
        Err(problem) => problem.into_response(),
    };
    let is_page = response
        .headers()
        .get("content-type")
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if visit.saying.is_some() && is_page {
        response = crate::page::with_cookie(&visit, response, "say", "", Some(0));
    }
    match response.extensions_mut().remove::<Problem>() {
        Some(found) => problem::dress(&visit, found, response),
        None => response,
    }
}

async fn begin(web: Web, request: &mut Request) -> Result<Visit, Problem> {
    let secure = web.app.config.is_https();
    let mut tx = web.app.db.read().await?;
    let communities = community::all(&mut tx).await?;
    let (base, path) = part(request.uri().path(), &communities);
    let community = match base.strip_prefix("/c/") {
        Some(slug) => communities.into_iter().find(|home| home.slug == slug),
        None => communities.into_iter().next(),
    };
    rewrite(request, &path);
    let headers = request.headers();
    let session = cookies::read(headers, &cookies::named(SESSION, secure)).map(str::to_owned);
    let actor = match (&community, &session) {
        (Some(home), Some(session)) => {
            Some(tokens::actor(&mut tx, &web.app, home.id, session).await?)
        }
        (Some(home), None) => Some(Actor::Visitor(home.id)),
        (None, _) => None,
    };
    let organizes = actor.is_some_and(|actor| actor.organizes().is_ok());
    let worker_is_silent = organizes && worker::is_silent(&mut tx, web.app.clock.now()).await?;
    drop(tx);
    let browser = cookies::read(headers, &cookies::named(BROWSER, secure)).map(str::to_owned);
    let saying = cookies::read(headers, &cookies::named("say", secure))
        .filter(|key| !key.is_empty())
        .map(str::to_owned);
    let peer = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |info| info.0.ip());
    let from = limits::origin(peer, headers, &web.bounds);
    Ok(Visit(Arc::new(Inner {
        language: choose(headers, community.as_ref(), secure),
        worker_is_silent,
        shared: cookies::read(headers, &cookies::named(SHARED, secure)).is_some(),
        browser_is_new: browser.is_none(),
        browser: browser.unwrap_or_else(|| {
            data_encoding::BASE64URL_NOPAD.encode(&web.app.chance.bytes::<16>())
        }),
        web,
        community,
        actor,
        base,
        path,
        secure,
        saying,
        session,
        from,
    })))
}

/// Parts `/c/slug/rest` into base and path, when there is such a community.
fn part(path: &str, communities: &[Community]) -> (String, String) {
    let found = path.strip_prefix("/c/").and_then(|rest| {
        let (slug, _) = rest.split_once('/').unwrap_or((rest, ""));
        communities.iter().find(|home| home.slug == slug)
    });
    match found {
        Some(home) => {
            let base = format!("/c/{}", home.slug);
            let rest = path
                .strip_prefix(&base)
                .filter(|rest| rest.starts_with('/'))
                .unwrap_or("/")
                .to_owned();
            (base, rest)
        }
        None => (String::new(), path.to_owned()),
    }
}

fn rewrite(request: &mut Request, path: &str) {
    let asked = match request.uri().query() {
        Some(query) => format!("{path}?{query}"),
        None => path.to_owned(),
    };
    let mut parts = request.uri().clone().into_parts();
    if let Ok(asked) = PathAndQuery::try_from(asked) {
        parts.path_and_query = Some(asked);
        if let Ok(uri) = Uri::from_parts(parts) {
            *request.uri_mut() = uri;
        }
    }
}

/// The language somebody chose, or their browser prefers, or the community falls back on.
fn choose(headers: &HeaderMap, community: Option<&Community>, secure: bool) -> &'static Language {
    let known = |tag: &str| match community {
        Some(home) => home.languages.iter().any(|known| known == tag),
        None => languages().iter().any(|language| language.tag == tag),
    };
    let chosen = cookies::read(headers, &cookies::named(LANGUAGE, secure)).filter(|tag| known(tag));
    let wished = headers
        .get(ACCEPT_LANGUAGE)
        .and_then(|line| line.to_str().ok())
        .unwrap_or("");
    let wished = wished
        .split(',')
        .map(|part| part.split([';', '-']).next().unwrap_or("").trim())
        .find(|tag| known(tag));
    let fallback = community.map_or("en", Community::first_language);
    language(chosen.or(wished).unwrap_or(fallback))
}
