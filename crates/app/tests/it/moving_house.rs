//! Moving to another database and back, and the list of what has to come along.

use app::db::rows::Which;
use app::db::schema::{self, Kind};
use app::db::{Engine, migrations};
use app::{App, Config, Db, moving, sealed};
use sqlx::Row;

use crate::plenty::{furnish, names, sums};
use crate::world::{World, fresh_database};

#[tokio::test]
async fn everything_moves_to_a_server_and_back() {
    let Ok(server) = std::env::var("MANYHANDS_TEST_POSTGRES") else {
        assert!(
            !std::env::var("CI").is_ok_and(|ci| ci == "true"),
            "CI must test moving too"
        );
        return eprintln!("skipped: MANYHANDS_TEST_POSTGRES is not set");
    };
    let world = &World::on_both_engines().await[0];
    furnish(world).await;
    let before = sums(&world.app.db).await;
    let url = fresh_database(&server).await;
    let mut last = None;
    let moved = moving::move_to(&world.app, &url, &mut |step| {
        last = Some((step.done, step.of))
    })
    .await
    .unwrap();
    assert_eq!(last, Some((moved.rows(), moved.rows())));
    let there = open(world, &url).await;
    assert_eq!(sums(&there.db).await, before);
    assert_eq!(
        names(&there, world.community).await,
        names(&world.app, world.community).await
    );
    let back = format!("sqlite:{}", world.folder().join("back.db").display());
    moving::move_to(&there, &back, &mut |_| {}).await.unwrap();
    let home = open(world, &back).await;
    assert_eq!(sums(&home.db).await, before);
    assert_eq!(
        (
            home.db.integrity().await.unwrap().as_str(),
            home.db.loose_ends().await.unwrap()
        ),
        ("ok", 0)
    );
    home.close().await;
    there.close().await;
}

async fn open(world: &World, url: &str) -> App {
    let config = Config {
        database: Some(url.to_owned()),
        ..Config::clone(&world.app.config)
    };
    App::open(config, world.app.clock.clone(), world.app.chance.clone())
        .await
        .unwrap()
}

#[tokio::test]
async fn a_place_that_holds_data_already_is_not_moved_into() {
    for world in World::on_both_engines().await {
        for other in World::on_both_engines().await {
            let tried =
                moving::move_to(&world.app, &other.app.config.database_url(), &mut |_| {}).await;
            assert!(tried.unwrap_err().to_string().contains("left alone"));
            assert_eq!(names(&other.app, other.community).await, ["Olga Organizer"]);
        }
    }
}

#[tokio::test]
async fn nobody_changes_anything_while_it_moves() {
    for world in World::on_both_engines().await {
        let held = world.app.db.hold_all().await.unwrap();
        let change = world.app.db.write(world.community);
        let waited = tokio::time::timeout(std::time::Duration::from_millis(200), change).await;
        assert!(waited.is_err(), "a change waits");
        drop(held);
        world.app.db.write(world.community).await.unwrap();
    }
}

/// After every step, the tables that are read out of the migrations are those that the engine has.
#[tokio::test]
async fn no_table_and_no_column_is_left_behind() {
    for world in World::on_both_engines().await {
        for step in 1..=migrations::DATA.len() {
            let steps = &migrations::DATA[..step];
            let url = if world.app.db.is_postgres() {
                fresh_database(&std::env::var("MANYHANDS_TEST_POSTGRES").unwrap()).await
            } else {
                format!(
                    "sqlite:{}",
                    world.folder().join(format!("s{step}.db")).display()
                )
            };
            same_as_the_engine(&url, steps).await;
        }
        let keys = Config::clone(&world.app.config).keys_url();
        same_as_the_engine(&keys, migrations::KEYS).await;
    }
}

async fn same_as_the_engine(url: &str, steps: &'static [migrations::Migration]) {
    let db = Db::open(url, steps).await.unwrap();
    db.migrate(domain::Moment(1)).await.unwrap();
    let mut read: Vec<(String, String, String)> = Vec::new();
    for table in schema::tables(steps, migrations::newest(steps)) {
        assert!(!table.key.is_empty(), "{} has no primary key", table.name);
        for column in &table.columns {
            let kind = match column.kind {
                Kind::Text => "text",
                Kind::Whole => "bigint",
                Kind::YesNo => "boolean",
                Kind::Real => "double precision",
                Kind::Bytes => "bytea",
            };
            read.push((
                table.name.to_owned(),
                column.name.to_owned(),
                kind.to_owned(),
            ));
        }
    }
    let mut tx = db.read().await.unwrap();
    let mut there: Vec<(String, String, String)> = match tx.engine() {
        Engine::Sqlite(connection) => {
            let sql = "select t.name, c.name, lower(c.type) from sqlite_master t, pragma_table_info(t.name) c where t.type = 'table'";
            let rows = sqlx::query(sql).fetch_all(connection).await.unwrap();
            rows.iter()
                .map(|row| (row.get(0), row.get(1), row.get(2)))
                .collect()
        }
        Engine::Postgres(connection) => {
            let sql = "select cast(table_name as text), cast(column_name as text), cast(data_type as text) from information_schema.columns where table_schema = current_schema()";
            let rows = sqlx::query(sql).fetch_all(connection).await.unwrap();
            rows.iter()
                .map(|row| (row.get(0), row.get(1), row.get(2)))
                .collect()
        }
    };
    there.retain(|(table, ..)| table != "migrations" && !table.starts_with("sqlite_"));
    read.sort();
    there.sort();
    assert_eq!(read, there);
    drop(tx);
    db.close().await;
}

#[test]
fn every_sealed_column_is_known_to_whoever_takes_everything_along() {
    for table in schema::tables(migrations::DATA, i64::MAX) {
        for column in table
            .columns
            .iter()
            .filter(|column| column.name.ends_with("_sealed"))
        {
            let found = sealed::find(table.name, column.name);
            assert!(
                found.is_some(),
                "{}.{} is missing in sealed.rs",
                table.name,
                column.name
            );
        }
    }
}

#[test]
fn statements_are_put_together_in_one_place_only() {
    let source = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![source];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if std::fs::read_to_string(&path)
                .unwrap()
                .contains("AssertSqlSafe")
            {
                found.push(path.file_name().unwrap().to_owned());
            }
        }
    }
    assert_eq!(found, ["rows.rs"]);
}

#[tokio::test]
async fn a_page_of_rows_ends_and_goes_on_where_it_should() {
    for world in World::on_both_engines().await {
        let tables = schema::tables(migrations::DATA, i64::MAX);
        let table = tables
            .iter()
            .find(|table| table.name == "categories")
            .unwrap();
        let mut tx = world.app.db.read().await.unwrap();
        let mine = Which::With(vec![("community_id", world.community.to_string())]);
        let mut pages = app::db::rows::Pages::of(table, mine);
        let mut ids = Vec::new();
        let mut read = 0;
        while let Some(rows) = pages.next(&mut tx).await.unwrap() {
            read += 1;
            ids.extend(rows.into_iter().map(|row| row[1].clone()));
        }
        assert!(
            read > 1
                && ids.len() as u64
                    == app::db::rows::count(&mut tx, table, &Which::All)
                        .await
                        .unwrap()
        );
        let nobodys = Which::With(vec![("community_id", "nobody".into())]);
        assert!(
            app::db::rows::Pages::of(table, nobodys)
                .next(&mut tx)
                .await
                .unwrap()
                .is_none()
        );
    }
}
