//! A small neighborhood in which a test happens: one on each engine, with a clock that stands still and
//! chance that is always the same.

use std::sync::atomic::{AtomicU32, Ordering};

use app::community::{self, Beginning};
use app::people::NewNeighbor;
use app::{App, Chance, Clock, Config};
use domain::people::{Actor, Channel, Person};
use domain::{CommunityId, Moment, NeighborId, Zone};

/// Noon on a Monday in Detroit.
pub const NOON: Moment = Moment(1_780_329_600_000_000);

static WORLDS: AtomicU32 = AtomicU32::new(0);

pub struct World {
    pub app: App,
    pub community: CommunityId,
    pub organizer: NeighborId,
    folder: std::path::PathBuf,
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
    sqlx::raw_sql(sqlx::AssertSqlSafe(format!("create database {name}")))
        .execute(&pool)
        .await
        .unwrap();
    pool.close().await;
    let (base, _) = server.rsplit_once('/').unwrap();
    format!("{base}/{name}")
}
