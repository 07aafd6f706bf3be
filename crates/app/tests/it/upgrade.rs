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

/// Columns whose values moved into another table: a test of its own shows that they are there.
const ELSEWHERE: [(&str, &str); 1] = [("matches", "until")];

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
            let gone = (then.name, column.name);
            if NEVER_WRITTEN.contains(&gone) || ELSEWHERE.contains(&gone) {
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
async fn who_was_being_asked_before_there_were_ladders_is_awaited_as_long_as_before() {
    app::row! {
        struct Stands {
            subject_id: String,
            letter: String,
            found: i64,
            neighbor_id: String,
            said: String,
            until: Option<Moment>,
        }
    }
    for world in World::on_both_engines().await {
        let url = address(&world, "asked.db").await;
        let early = Db::open(&url, &migrations::DATA[..13]).await.unwrap();
        early.migrate(Moment(1)).await.unwrap();
        let mut tx = early.write_anywhere().await.unwrap();
        tx.run(
            "insert into communities (id, slug, name, zone, country, languages, run_by, about, retention_days, quiet_from, quiet_to, created_at)
             values ('c', 'c', 'c', 'UTC', 'US', 'en', '', '', 90, 0, 0, 1);
             insert into categories (community_id, id, key, category_group, names, hints, words, remote, ask_by_itself, retired, position, created_at)
             values ('c', 'k', 'k', '', '{}', '{}', '{}', false, false, false, 1, 1);
             insert into neighbors (community_id, id, version, channel, language, speaks, times, standing, asks_a_week, known, link_epoch, stopped, source, created_at, touched_at)
             values ('c', 'ana', 1, 'mail', 'en', '', 0, 'active', 3, false, 1, '', 'web', 1, 1), ('c', 'ben', 1, 'mail', 'en', '', 0, 'active', 3, false, 1, '', 'web', 1, 1),
                    ('c', 'cruz', 1, 'mail', 'en', '', 0, 'active', 3, false, 1, '', 'web', 1, 1);
             insert into listings (community_id, id, neighbor_id, side, category_id, version, often, quantity, promised, times, languages, language_matters, remote, wants_known, urgency, state, source, created_at, changed_at, expires_at)
             values ('c', 'need', 'ana', 'need', 'k', 1, 'once', 2, 0, 0, '', false, false, false, 2, 'open', 'web', 1, 1, 9),
                    ('c', 'bens', 'ben', 'offer', 'k', 1, 'once', 1, 0, 0, '', false, false, false, 0, 'open', 'web', 1, 1, 9),
                    ('c', 'cruzs', 'cruz', 'offer', 'k', 1, 'once', 1, 0, 0, '', false, false, false, 0, 'open', 'web', 1, 1, 9);
             insert into matches (community_id, id, need_id, offer_id, needer_id, helper_id, quantity, state, held, reasons, softened, until, follow_ups, asked_at, created_at, changed_at)
             values ('c', 'm1', 'need', 'bens', 'ana', 'ben', 1, 'asked_first', true, '{}', '', 500, 0, 40, 4, 40),
                    ('c', 'm2', 'need', 'cruzs', 'ana', 'cruz', 1, 'asked_second', true, '{}', '', 700, 0, 50, 5, 60);",
        )
        .await
        .unwrap();
        tx.commit().await.unwrap();
        early.close().await;
        let later = Db::open(&url, migrations::DATA).await.unwrap();
        later.migrate(Moment(2)).await.unwrap();
        let mut tx = later.read().await.unwrap();
        let stands = app::all!(
            &mut tx,
            Stands,
            "select l.subject_id, l.letter, l.found, a.neighbor_id, a.said, a.until from asked a
             join askings l on l.community_id = a.community_id and l.id = a.asking_id
             where a.community_id = 'c' order by l.letter, a.place"
        )
        .unwrap();
        let stands: Vec<_> = stands
            .iter()
            .map(|row| {
                let until = row.until.map_or(0, |until| until.0);
                format!(
                    "{} {} {} {} {} {until}",
                    row.subject_id, row.letter, row.found, row.neighbor_id, row.said
                )
            })
            .collect();
        assert_eq!(
            stands,
            [
                "need ask-helper 1 ben asked 500",
                "need ask-helper 1 cruz yes 0",
                "m2 ask-needer 0 ana asked 700",
            ]
        );
        drop(tx);
        later.close().await;
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
