//! Bringing in the spreadsheets that groups really have.

use std::io::Cursor;

use app::community;
use app::intake::bringing::{self, Outcome, Run};
use app::intake::reader::Sheet;
use app::needs::board::{self, Filter};
use domain::intake::{SAMPLE_ROWS, guess};
use domain::needs::Side;

use crate::real;
use crate::world::World;

/// Brings a sheet in by the guessed map.
async fn bring(world: &World, bytes: Vec<u8>, run: Run) -> Outcome {
    let mut sheet = Sheet::open(Cursor::new(bytes)).unwrap();
    let sample = sheet.sample(SAMPLE_ROWS).unwrap();
    let mut tx = world.app.db.read().await.unwrap();
    let known = bringing::known(&mut tx, world.community).await.unwrap();
    drop(tx);
    let plan = guess(sheet.headers(), &sample, &known)
        .mapping
        .fit(sheet.headers())
        .unwrap();
    bringing::bring_in(
        &world.app,
        world.organizer(),
        sheet,
        &plan,
        run,
        &mut |_, _| {},
    )
    .await
    .unwrap()
}

const SHEET: &str = "Name,Phone,What do you need?,Notes\nAna,517 555 0101,\"Food, rides\",call late\nBen,517 555 0102,,\n";

#[tokio::test]
async fn the_same_file_again_changes_nothing_and_a_longer_one_adds_only_what_is_new() {
    for world in World::on_both_engines().await {
        let first = bring(&world, SHEET.into(), Run::Real).await;
        assert_eq!((first.imported, first.people, first.needs), (2, 2, 2));
        let again = bring(&world, SHEET.into(), Run::Real).await;
        assert_eq!(
            (again.imported, again.unchanged, again.people, again.needs),
            (0, 2, 0, 0)
        );
        let longer = format!(
            "{SHEET}Cruz,517 555 0103,pet care,\nana ,(517) 555-0101,\"rides, childcare\",\n"
        );
        let more = bring(&world, longer.into(), Run::Real).await;
        assert_eq!(
            (more.imported, more.unchanged, more.people, more.needs),
            (2, 2, 1, 2)
        );
    }
}

#[tokio::test]
async fn the_board_shows_where_what_came_by_sheet_is_wanted() {
    for world in World::on_both_engines().await {
        let sheet = "Name,Phone,Neighborhood,What do you need?\nAna,517 555 0101,Old Mill,rides\nBen,517 555 0102,,rides\n";
        let outcome = bring(&world, sheet.into(), Run::Real).await;
        assert_eq!(outcome.needs, 2);
        let mut tx = world.app.db.read().await.unwrap();
        let areas = community::areas(&mut tx, world.community).await.unwrap();
        let mill = areas.iter().find(|area| area.name == "Old Mill").unwrap();
        let filter = Filter {
            area: Some(mill.id),
            ..Filter::open(Side::Need)
        };
        let shown = board::board(&mut tx, world.community, &filter, None)
            .await
            .unwrap();
        let places: Vec<_> = shown.lines.iter().map(|line| line.area).collect();
        assert_eq!(places, [Some(mill.id)]);
    }
}

#[tokio::test]
async fn a_dry_run_counts_and_writes_nothing() {
    for world in World::on_both_engines().await {
        let dry = bring(&world, SHEET.into(), Run::Dry).await;
        assert_eq!((dry.imported, dry.people, dry.needs), (2, 2, 2));
        let real = bring(&world, SHEET.into(), Run::Real).await;
        assert_eq!((real.imported, real.people, real.needs), (2, 2, 2));
    }
}

#[tokio::test]
async fn every_row_of_the_real_sheets_is_taken_in_or_reported() {
    for (name, people, needs, offers) in [
        ("airtable-requests", 294, 556, 0),
        ("lansing-offers", 300, 0, 580),
        ("lansing-requests", 294, 543, 0),
        ("one-form-for-both", 300, 402, 346),
        ("volunteers-semicolons", 300, 0, 560),
        ("volunteers-utf16-tabs", 300, 0, 583),
    ] {
        let Some(path) = real::input(&format!("intake/{name}.csv")) else {
            return;
        };
        let world = World::on_both_engines().await.remove(0);
        let bytes = std::fs::read(path).unwrap();
        let done = bring(&world, bytes.clone(), Run::Real).await;
        assert_eq!(
            done.imported + done.unchanged + done.reported.len() as u64,
            done.rows,
            "{name}"
        );
        assert_eq!(
            (done.people, done.needs, done.offers),
            (people, needs, offers),
            "{name}"
        );
        let again = bring(&world, bytes, Run::Real).await;
        assert_eq!(
            (again.imported, again.people, again.needs, again.offers),
            (0, 0, 0, 0),
            "{name}"
        );
    }
}
