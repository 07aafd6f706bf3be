//! Data that an earlier version wrote is brought up to date without loss.

use app::db::migrations::{self, Migration};
use app::db::rows::{self, Cell, Pages, Which};
use app::db::schema::{self, Kind, Table};
use app::{App, Config, Db};
use domain::Moment;

use crate::world::{World, fresh_database};

/// An address for a new database, on the engine of a world.
async fn address(world: &World, name: &str) -> String {
    if world.app.db.is_postgres() {
        fresh_database(&std::env::var("MANYHANDS_TEST_POSTGRES").unwrap()).await
    } else {
        format!("sqlite:{}", world.folder().join(name).display())
    }
}

/// The same value for every column of a kind, so that everything points at everything.
fn value(kind: Kind) -> Cell {
    match kind {
        Kind::Text => Cell::Text("x".into()),
        Kind::Whole => Cell::Whole(1),
        Kind::YesNo => Cell::YesNo(true),
        Kind::Real => Cell::Real(0.1),
        Kind::Bytes => Cell::Bytes(vec![0, 255]),
    }
}

fn at_step(step: usize) -> Vec<Table> {
    schema::tables(migrations::DATA, migrations::DATA[step - 1].number)
}

/// Writes a row into every table that there is after some steps.
pub async fn one_row_in_every_table(db: &Db, step: usize) {
    let mut tx = db.write_anywhere().await.unwrap();
    for table in at_step(step) {
        let row: rows::Row = table
            .columns
            .iter()
            .map(|column| value(column.kind))
            .collect();
        rows::insert(&mut tx, &table, vec![row.clone()])
            .await
            .unwrap();
        if !table.points_at_itself.is_empty() {
            rows::point(&mut tx, &table, &row).await.unwrap();
        }
    }
    tx.commit().await.unwrap();
}

/// Columns that went away and that no version of the program ever wrote anything into.
const NEVER_WRITTEN: [(&str, &str); 1] = [("uploads", "mapping")];

/// Finds those rows again in the tables of today, with every value they had.
pub async fn assert_one_row_in_every_table(db: &Db, step: usize) {
    let today = at_step(migrations::DATA.len());
    let mut tx = db.read().await.unwrap();
    for then in at_step(step) {
        let now = today.iter().find(|table| table.name == then.name);
        let now = now
            .unwrap_or_else(|| panic!("{} went away: say here where its rows are now", then.name));
        let found = Pages::of(now, Which::All).next(&mut tx).await.unwrap();
        let found = found.unwrap_or_else(|| panic!("the row of {} was lost", then.name));
        for column in &then.columns {
            if NEVER_WRITTEN.contains(&(then.name, column.name)) {
                continue;
            }
            let at = now
                .at(column.name)
                .unwrap_or_else(|| panic!("{}.{} went away", then.name, column.name));
            assert_eq!(
                found[0][at],
                value(column.kind),
                "{}.{}",
                then.name,
                column.name
            );
        }
    }
}

#[tokio::test]
async fn data_of_every_earlier_version_is_brought_up_to_date_without_loss() {
    for world in World::on_both_engines().await {
        for step in 1..=migrations::DATA.len() {
            let url = address(&world, &format!("v{step}.db")).await;
            let early = Db::open(&url, &migrations::DATA[..step]).await.unwrap();
            early.migrate(Moment(1)).await.unwrap();
            one_row_in_every_table(&early, step).await;
            early.close().await;
            let later = Db::open(&url, migrations::DATA).await.unwrap();
            let done = later.migrate(Moment(2)).await.unwrap();
            assert_eq!(done.len(), migrations::DATA.len() - step);
            assert_one_row_in_every_table(&later, step).await;
            assert_eq!(
                later.migrate(Moment(3)).await.unwrap().len(),
                0,
                "a second time changes nothing"
            );
            later.close().await;
        }
    }
}

#[tokio::test]
async fn a_step_that_breaks_in_the_middle_leaves_the_data_as_it_was() {
    static BROKEN: &[Migration] = &[
        Migration {
            number: 1,
            name: "one",
            sql: "create table a (id text primary key);",
        },
        Migration {
            number: 2,
            name: "two",
            sql: "create table b (id text primary key); insert into nowhere (id) values ('x');",
        },
    ];
    for world in World::on_both_engines().await {
        let url = address(&world, "broken.db").await;
        let db = Db::open(&url, BROKEN).await.unwrap();
        db.migrate(Moment(1)).await.unwrap_err();
        assert_eq!(migrations::applied(&db).await.unwrap(), 1);
        assert!(db.has_table("a").await.unwrap() && !db.has_table("b").await.unwrap());
        db.close().await;
    }
}

#[tokio::test]
async fn data_of_a_newer_version_is_left_alone() {
    static NEWER: &[Migration] = &[Migration {
        number: 1_000,
        name: "later",
        sql: "create table later (id text primary key);",
    }];
    for world in World::on_both_engines().await {
        let url = address(&world, "newer.db").await;
        let newer = Db::open(&url, NEWER).await.unwrap();
        newer.migrate(Moment(1)).await.unwrap();
        newer.close().await;
        let config = Config {
            database: Some(url),
            ..Config::clone(&world.app.config)
        };
        let tried = App::open(config, world.app.clock.clone(), world.app.chance.clone()).await;
        assert!(tried.err().unwrap().to_string().contains("newer version"));
    }
}
