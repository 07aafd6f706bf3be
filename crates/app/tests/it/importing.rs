//! Spreadsheets that are handed in on a page: they wait sealed, run in the background, and go.

use app::Error;
use app::intake::looking::{self, LOOK_ROWS};
use app::intake::runs::{self, State};
use app::intake::waiting::{self, NotTaken, Receiving, SHEET_LIMIT_BYTES, WAITING_LIMIT};
use app::intake::{mappings, mending};
use domain::intake::Kind;
use domain::moment::{DAY, MINUTE};
use domain::people::Actor;
use domain::{Refusal, UploadId};

use crate::world::World;

const CANARY: &str = "canaryXq71";
const SHEET: &str = "Name,Phone,What do you need?,Notes\nAna,517 555 0101,\"Food, rides\",call late\n,,Food,nobody\nBen,517 555 0102,,\n";

async fn hand_in(world: &World, bytes: &[u8]) -> Result<UploadId, NotTaken> {
    let mut receiving = Receiving::begin(&world.app, world.organizer(), "ours.csv").await?;
    for piece in bytes.chunks(7_000) {
        receiving.take(piece).await?;
    }
    receiving.finish().await
}

/// A sheet of so many rows, of made-up people.
fn long(rows: usize) -> String {
    let mut text = "Name,Phone,What do you need?\n".to_owned();
    for row in 0..rows {
        text.push_str(&format!("Neighbor {row},517555{row:04},\"Food, rides\"\n"));
    }
    text
}

#[tokio::test]
async fn a_file_waits_is_looked_at_and_brought_in_and_then_it_is_gone() {
    for world in World::on_both_engines().await {
        let (app, who) = (&world.app, world.organizer());
        let id = hand_in(&world, SHEET.as_bytes()).await.unwrap();
        let looked = looking::look(app, who, id).await.unwrap();
        assert!(looked.is_all);
        let come = &looked.outcome;
        assert_eq!((come.people, come.needs, come.reported.len()), (2, 2, 1));
        let run = runs::start(app, who, id, false).await.unwrap();
        runs::go_on(app).await.unwrap();
        let done = runs::one(app, who, run).await.unwrap();
        assert_eq!(done.state, State::Done);
        assert_eq!(
            (done.rows, done.people, done.needs, done.reported),
            (3, 2, 2, 1)
        );
        assert!(waiting::all(app, who).await.unwrap().is_empty());
        let again = hand_in(&world, SHEET.as_bytes()).await.unwrap();
        let run = runs::start(app, who, again, false).await.unwrap();
        runs::go_on(app).await.unwrap();
        let done = runs::one(app, who, run).await.unwrap();
        assert_eq!((done.imported, done.unchanged, done.people), (0, 2, 0));
    }
}

#[tokio::test]
async fn a_run_that_broke_off_goes_on_where_it_was() {
    for world in World::on_both_engines().await {
        let (app, who) = (world.app.clone(), world.organizer());
        let id = hand_in(&world, long(1_200).as_bytes()).await.unwrap();
        let run = runs::start(&app, who, id, false).await.unwrap();
        let machine = app.clone();
        let working = tokio::spawn(async move { runs::go_on(&machine).await });
        while runs::one(&app, who, run).await.unwrap().rows < 400 {
            tokio::task::yield_now().await;
        }
        working.abort();
        assert!(working.await.is_err());
        let broken = runs::one(&app, who, run).await.unwrap();
        assert_eq!(broken.state, State::Running);
        assert!(broken.percent < 100);
        // Nobody else takes it up while it may still be in somebody's hands.
        runs::go_on(&app).await.unwrap();
        assert_eq!(runs::one(&app, who, run).await.unwrap().rows, broken.rows);
        app.clock.advance(2 * MINUTE);
        runs::go_on(&app).await.unwrap();
        let done = runs::one(&app, who, run).await.unwrap();
        assert_eq!(done.state, State::Done);
        assert_eq!((done.rows, done.people, done.needs), (1_200, 1_200, 2_400));
        assert_eq!((done.imported, done.unchanged), (1_200, 0));
    }
}

#[tokio::test]
async fn one_sheet_at_a_time_is_brought_in_and_it_can_be_stopped() {
    for world in World::on_both_engines().await {
        let (app, who) = (&world.app, world.organizer());
        let [one, other] = [
            hand_in(&world, SHEET.as_bytes()).await.unwrap(),
            hand_in(&world, long(10).as_bytes()).await.unwrap(),
        ];
        let run = runs::start(app, who, one, false).await.unwrap();
        let busy = |done: Result<_, Error>| matches!(done, Err(Error::Refused(Refusal::NotOpen)));
        assert!(busy(runs::start(app, who, other, false).await.map(drop)));
        assert!(busy(waiting::throw_away(app, who, one).await));
        runs::stop(app, who, run).await.unwrap();
        runs::go_on(app).await.unwrap();
        let stopped = runs::one(app, who, run).await.unwrap();
        assert_eq!((stopped.state, stopped.rows), (State::Stopped, 0));
        runs::start(app, who, other, false).await.unwrap();
    }
}

#[tokio::test]
async fn a_trial_counts_all_rows_and_writes_nothing() {
    for world in World::on_both_engines().await {
        let (app, who) = (&world.app, world.organizer());
        let text = long(LOOK_ROWS + 40);
        let id = hand_in(&world, text.as_bytes()).await.unwrap();
        let looked = looking::look(app, who, id).await.unwrap();
        assert!(!looked.is_all);
        assert_eq!(looked.outcome.rows, LOOK_ROWS as u64);
        let trial = runs::start(app, who, id, true).await.unwrap();
        runs::go_on(app).await.unwrap();
        let tried = runs::one(app, who, trial).await.unwrap();
        assert_eq!((tried.state, tried.people), (State::Done, 1_040));
        assert_eq!(tried.file, Some(id));
        let run = runs::start(app, who, id, false).await.unwrap();
        runs::go_on(app).await.unwrap();
        assert_eq!(runs::one(app, who, run).await.unwrap().people, 1_040);
        assert!(runs::one(app, who, trial).await.is_err());
    }
}

#[tokio::test]
async fn rows_that_could_not_be_read_are_mended_and_handed_in_again() {
    for world in World::on_both_engines().await {
        let (app, who) = (&world.app, world.organizer());
        let text = format!(
            "Name,Phone,What do you need?\nAna,5175550101,food\n=cmd(),,{}\n,,rides\n",
            "x".repeat(300)
        );
        let id = hand_in(&world, text.as_bytes()).await.unwrap();
        let run = runs::start(app, who, id, false).await.unwrap();
        runs::go_on(app).await.unwrap();
        let mut pages = mending::open(app, who, run).await.unwrap();
        let rows = pages.next().await.unwrap();
        let told: Vec<_> = rows
            .iter()
            .map(|row| (row.row, row.line, row.column.as_deref(), row.reason.word()))
            .collect();
        assert_eq!(
            told,
            [
                (2, 3, Some("What do you need?"), "too_long"),
                (3, 4, None, "no_person")
            ]
        );
        let pages = mending::open(app, who, run).await.unwrap();
        let sheet = pages
            .sheet(|row| row.reason.word().to_owned())
            .await
            .unwrap();
        let sheet = String::from_utf8(sheet).unwrap();
        assert!(sheet.contains("\n'=cmd(),,"), "{sheet}");
        let mended = sheet
            .replace(&"x".repeat(300), "food")
            .replace("\n,,rides", "\nCruz,5175550103,rides");
        let id = hand_in(&world, mended.as_bytes()).await.unwrap();
        let looked = looking::look(app, who, id).await.unwrap();
        assert!(
            looked.mapping.columns[3..]
                .iter()
                .all(|column| column.kind == Kind::LeftOut)
        );
        let again = runs::start(app, who, id, false).await.unwrap();
        runs::go_on(app).await.unwrap();
        let done = runs::one(app, who, again).await.unwrap();
        assert_eq!((done.people, done.needs, done.reported), (2, 2, 0));
        mending::forget(app, who, run).await.unwrap();
        let mut pages = mending::open(app, who, run).await.unwrap();
        assert!(pages.next().await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn only_whoever_handed_a_file_in_sees_what_is_in_it() {
    for world in World::on_both_engines().await {
        let (app, who) = (&world.app, world.organizer());
        let other = Actor::Organizer(world.community, world.neighbor("Zoe").await);
        let id = hand_in(&world, SHEET.as_bytes()).await.unwrap();
        assert!(looking::look(app, other, id).await.is_err());
        let seen = waiting::all(app, other).await.unwrap();
        assert_eq!(
            (seen.len(), seen[0].mine, seen[0].name.as_str()),
            (1, false, "")
        );
        assert!(runs::start(app, other, id, false).await.is_err());
        let run = runs::start(app, who, id, false).await.unwrap();
        runs::go_on(app).await.unwrap();
        assert_eq!(runs::one(app, other, run).await.unwrap().people, 2);
        assert!(mending::open(app, other, run).await.is_err());
        let neighbor = Actor::Neighbor(world.community, world.organizer);
        assert!(waiting::all(app, neighbor).await.is_err());
    }
}

#[tokio::test]
async fn what_is_in_a_file_is_nowhere_on_the_disk_in_the_open() {
    let world = World::on_both_engines().await.remove(0);
    let (app, who) = (&world.app, world.organizer());
    let text = format!(
        "Name,Phone,{CANARY} header,Notes\n{CANARY} Ana,5175550101,{CANARY} wish,{CANARY} note\n,,x,{CANARY} lost\n"
    );
    let on_disk = || {
        let bytes = world.bytes_on_disk("data.db");
        bytes
            .windows(CANARY.len())
            .any(|some| some == CANARY.as_bytes())
    };
    let mut receiving = Receiving::begin(app, who, &format!("{CANARY}.csv"))
        .await
        .unwrap();
    receiving.take(text.as_bytes()).await.unwrap();
    let id = receiving.finish().await.unwrap();
    let looked = looking::look(app, who, id).await.unwrap();
    waiting::say(app, who, id, &looked.mapping).await.unwrap();
    assert!(!on_disk());
    let run = runs::start(app, who, id, false).await.unwrap();
    runs::go_on(app).await.unwrap();
    assert_eq!(runs::one(app, who, run).await.unwrap().reported, 1);
    assert!(!on_disk());
}

#[tokio::test]
async fn a_file_is_deleted_when_its_time_is_over() {
    for world in World::on_both_engines().await {
        let (app, who) = (&world.app, world.organizer());
        let id = hand_in(&world, SHEET.as_bytes()).await.unwrap();
        let run = runs::start(app, who, id, false).await.unwrap();
        app.clock.advance(4 * DAY);
        waiting::forget_late(app).await.unwrap();
        assert!(waiting::all(app, who).await.unwrap().is_empty());
        runs::go_on(app).await.unwrap();
        let run = runs::one(app, who, run).await.unwrap();
        assert_eq!(
            (run.state, run.trouble.as_deref()),
            (State::Failed, Some("gone"))
        );
        let mut tx = app.db.read().await.unwrap();
        let (parts,) = app::one!(
            &mut tx,
            (i64,),
            "select count(*) as n from upload_parts where community_id = $1",
            world.community
        )
        .unwrap();
        assert_eq!(parts, 0);
    }
}

#[tokio::test]
async fn what_cannot_be_taken_is_refused_kindly_and_leaves_nothing() {
    let world = World::on_both_engines().await.remove(0);
    let why = |taken: Result<UploadId, NotTaken>| taken.err().map(|why| why.code());
    assert_eq!(why(hand_in(&world, b"").await), Some("empty"));
    assert_eq!(
        why(hand_in(&world, b"PK\x03\x04 rest").await),
        Some("workbook")
    );
    assert_eq!(why(hand_in(&world, &[0; 100]).await), Some("not_text"));
    let (app, who) = (&world.app, world.organizer());
    let mut receiving = Receiving::begin(app, who, "big.csv").await.unwrap();
    receiving.take(SHEET.as_bytes()).await.unwrap();
    let taken = receiving
        .take(&vec![b'x'; SHEET_LIMIT_BYTES as usize])
        .await;
    assert_eq!(taken.err().map(|why| why.code()), Some("too_large"));
    for _ in 0..WAITING_LIMIT {
        hand_in(&world, SHEET.as_bytes()).await.unwrap();
    }
    assert_eq!(
        why(hand_in(&world, SHEET.as_bytes()).await),
        Some("too_many")
    );
}

#[tokio::test]
async fn a_saved_mapping_is_found_by_the_same_headers_and_can_be_laid_over_others() {
    for world in World::on_both_engines().await {
        let (app, who) = (&world.app, world.organizer());
        let id = hand_in(&world, SHEET.as_bytes()).await.unwrap();
        let mut mapping = looking::look(app, who, id).await.unwrap().mapping;
        mapping.columns[3].kind = Kind::LeftOut;
        mappings::save(app, who, "Our form", &mapping)
            .await
            .unwrap();
        let later = SHEET.replace("Name,Phone", "NAME , phone");
        let id = hand_in(&world, later.as_bytes()).await.unwrap();
        let looked = looking::look(app, who, id).await.unwrap();
        assert_eq!(looked.saved.as_deref(), Some("Our form"));
        assert_eq!(looked.mapping.columns[3].kind, Kind::LeftOut);
        assert_eq!(looked.outcome.people, 2);
        let other = mapping.over(looked.guess.mapping.clone());
        assert_eq!(other.columns[3].kind, Kind::LeftOut);
    }
}

#[tokio::test]
async fn words_that_no_category_is_known_for_wait_to_be_sorted() {
    for world in World::on_both_engines().await {
        let (app, who) = (&world.app, world.organizer());
        let text = "Timestamp,Name,Phone,What do you need?\n3/25/2026 10:00:00,Ana,5175550101,\"food; zeppelins\"\n";
        let id = hand_in(&world, text.as_bytes()).await.unwrap();
        runs::start(app, who, id, false).await.unwrap();
        runs::go_on(app).await.unwrap();
        let waiting = app::survey::unsorted(app, who).await.unwrap();
        assert_eq!(waiting.len(), 1);
        assert_eq!(waiting[0].words, "zeppelins");
        let mut tx = app.db.read().await.unwrap();
        let categories = app::community::categories(&mut tx, world.community)
            .await
            .unwrap();
        let food = categories
            .iter()
            .find(|known| known.key == "food")
            .unwrap()
            .id;
        let needs = app::needs::rows_open_in(&mut tx, world.community, food)
            .await
            .unwrap();
        drop(tx);
        // Whoever filled the form in earlier has waited longer.
        assert!(needs[0].listing().created_at < app.clock.now().plus(-30 * DAY));
        let other = categories
            .iter()
            .find(|known| known.key != "food")
            .unwrap()
            .id;
        app::survey::sorted(app, who, waiting[0].answer, waiting[0].side, Some(other))
            .await
            .unwrap();
        assert!(app::survey::unsorted(app, who).await.unwrap().is_empty());
    }
}
