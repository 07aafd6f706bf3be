//! A small neighborhood in which a test happens: one on each engine, with a clock that stands still and
//! chance that is always the same.

use std::sync::atomic::{AtomicU32, Ordering};

use app::community::{self, Beginning};
use app::needs::{self, NewListing};
use app::people::NewNeighbor;
use app::{App, Chance, Clock, Config};
use domain::needs::{ListingState, Often, Side, Terms, Urgency};
use domain::people::{Actor, Channel, Person, Source};
use domain::{CommunityId, ListingId, Moment, NeighborId, Times, Zone};

/// Noon on a Monday in Detroit.
pub const NOON: Moment = Moment(1_780_329_600_000_000);

static WORLDS: AtomicU32 = AtomicU32::new(0);

pub struct World {
    pub app: App,
    pub community: CommunityId,
    pub organizer: NeighborId,
    folder: std::path::PathBuf,
}

/// An install in which nothing has begun.
pub struct Empty {
    pub app: App,
    folder: std::path::PathBuf,
}

impl Empty {
    /// An empty install on SQLite and on PostgreSQL.
    pub async fn on_both_engines() -> Vec<Empty> {
        let mut empty = vec![Empty::on(None).await];
        match std::env::var("MANYHANDS_TEST_POSTGRES") {
            Ok(server) => empty.push(Empty::on(Some(fresh_database(&server).await)).await),
            Err(_) if std::env::var("CI").is_ok_and(|ci| ci == "true") => {
                panic!("CI must test on PostgreSQL too: set MANYHANDS_TEST_POSTGRES")
            }
            Err(_) => eprintln!("skipped on PostgreSQL: MANYHANDS_TEST_POSTGRES is not set"),
        }
        empty
    }

    async fn on(database: Option<String>) -> Empty {
        let n = WORLDS.fetch_add(1, Ordering::Relaxed);
        let folder =
            std::env::temp_dir().join(format!("manyhands-test-{}-{n}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let config = Config {
            database,
            ..Config::in_folder(&folder)
        };
        let app = App::open(config, Clock::standing_at(NOON), Chance::seeded(7))
            .await
            .unwrap();
        Empty { app, folder }
    }
}

impl Drop for Empty {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

impl World {
    /// The same neighborhood on SQLite and on PostgreSQL. Without a PostgreSQL server the second is left
    /// out with a printed line; in CI that fails.
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
        let n = WORLDS.fetch_add(1, Ordering::Relaxed);
        let folder =
            std::env::temp_dir().join(format!("manyhands-test-{}-{n}", std::process::id()));
        World::in_folder(folder, database).await
    }

    /// A neighborhood with its files in a folder, which goes away with it.
    pub async fn in_folder(folder: std::path::PathBuf, database: Option<String>) -> World {
        std::fs::create_dir_all(&folder).unwrap();
        let config = Config {
            database,
            ..Config::in_folder(&folder)
        };
        let app = App::open(config, Clock::standing_at(NOON), Chance::seeded(7))
            .await
            .unwrap();
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
        World {
            app,
            community,
            organizer: organizer.unwrap(),
            folder,
        }
    }

    pub fn organizer(&self) -> Actor {
        Actor::Organizer(self.community, self.organizer)
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
        self.listing_of(whose, side, category, 1).await
    }

    /// The same, several of it.
    pub async fn listing_of(
        &self,
        whose: NeighborId,
        side: Side,
        category: &str,
        quantity: u32,
    ) -> ListingId {
        let mut tx = self.app.db.read().await.unwrap();
        let categories = community::categories(&mut tx, self.community)
            .await
            .unwrap();
        drop(tx);
        let category = categories
            .iter()
            .find(|known| known.key == category)
            .unwrap()
            .id;
        let terms = Terms {
            category,
            often: Often::Once,
            quantity,
            area: None,
            times: Times::default(),
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
        needs::add(&self.app, self.as_self(whose), whose, &new)
            .await
            .unwrap()
    }

    /// Where a listing stands.
    pub async fn state_of(&self, id: ListingId) -> ListingState {
        let mut tx = self.app.db.read().await.unwrap();
        needs::row(&mut tx, self.community, id)
            .await
            .unwrap()
            .listing()
            .state
    }

    /// The letters written to somebody, in order.
    pub async fn letters_to(&self, whose: NeighborId) -> Vec<String> {
        let mut tx = self.app.db.read().await.unwrap();
        let sql = "select letter from outbox where community_id = $1 and neighbor_id = $2 order by made_at, id";
        let (community, whose) = (self.community.to_string(), whose.to_string());
        let rows: Vec<(String,)> = match tx.engine() {
            app::db::Engine::Sqlite(connection) => sqlx::query_as(sql)
                .bind(community)
                .bind(whose)
                .fetch_all(connection)
                .await
                .unwrap(),
            app::db::Engine::Postgres(connection) => sqlx::query_as(sql)
                .bind(community)
                .bind(whose)
                .fetch_all(connection)
                .await
                .unwrap(),
        };
        rows.into_iter().map(|(letter,)| letter).collect()
    }

    /// Somebody new as the one who acts.
    pub fn as_self(&self, neighbor: NeighborId) -> Actor {
        Actor::Neighbor(self.community, neighbor)
    }

    /// Where this world keeps its files.
    pub fn folder(&self) -> &std::path::Path {
        &self.folder
    }

    /// Every byte that is on the disk for this world, when it is on SQLite.
    pub fn bytes_on_disk(&self, of: &str) -> Vec<u8> {
        let names = [of.to_owned(), format!("{of}-wal")];
        names
            .iter()
            .flat_map(|name| std::fs::read(self.folder.join(name)).unwrap_or_default())
            .collect()
    }
}

impl Drop for World {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// A database of its own on the test server, so that tests do not meet.
pub async fn fresh_database(server: &str) -> String {
    let n = WORLDS.fetch_add(1, Ordering::Relaxed);
    let name = format!("world_{}_{n}", std::process::id());
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
