//! The timetable by which the program forgets by itself.

use app::retention::{Forgotten, forget_who_left};
use app::{exec, needs};
use domain::moment::DAY;
use domain::needs::{Side, Turn};
use domain::people::Standing;
use domain::{Moment, NeighborId};

use crate::plenty::{CANARY, furnish, listing};
use crate::world::World;

async fn days_pass(world: &World, days: i64) -> Forgotten {
    world.app.clock.advance(days * DAY);
    forget_who_left(&world.app).await.unwrap()
}

async fn is_here(world: &World, whose: NeighborId) -> bool {
    let mut tx = world.app.db.read().await.unwrap();
    let row = app::people::row(&mut tx, world.community, whose)
        .await
        .unwrap();
    row.neighbor().standing != Standing::Erased
}

async fn count(world: &World, table: &str) -> u64 {
    let tables = app::db::schema::tables(app::db::migrations::DATA, i64::MAX);
    let table = tables.iter().find(|found| found.name == table).unwrap();
    let mut tx = world.app.db.read().await.unwrap();
    app::db::rows::count(&mut tx, table, &app::db::rows::Which::All)
        .await
        .unwrap()
}

#[tokio::test]
async fn whoever_has_nothing_open_is_forgotten_after_the_stated_days_and_not_before() {
    for world in World::on_both_engines().await {
        let ana = world.neighbor(CANARY).await;
        let need = listing(&world, ana, Side::Need, CANARY).await;
        needs::take_turn(&world.app, world.as_self(ana), need, Turn::Meet)
            .await
            .unwrap();
        assert_eq!(days_pass(&world, 89).await.people, 0);
        assert!(is_here(&world, ana).await);
        assert_eq!(days_pass(&world, 1).await.people, 1);
        assert!(!is_here(&world, ana).await && is_here(&world, world.organizer).await);
        let bytes = world.bytes_on_disk("data.db");
        assert!(
            !bytes
                .windows(CANARY.len())
                .any(|part| part == CANARY.as_bytes())
        );
        assert_eq!(
            days_pass(&world, 1).await,
            Forgotten::default(),
            "a second time changes nothing"
        );
    }
}

#[tokio::test]
async fn nobody_with_something_open_a_promise_or_a_role_is_forgotten() {
    for world in World::on_both_engines().await {
        let plenty = furnish(&world).await;
        let [open, paused, back] = [
            world.neighbor("Open").await,
            world.neighbor("Paused").await,
            world.neighbor("Back").await,
        ];
        listing(&world, open, Side::Offer, "").await;
        let resting = listing(&world, paused, Side::Offer, "").await;
        needs::take_turn(&world.app, world.as_self(paused), resting, Turn::Pause)
            .await
            .unwrap();
        // Both sides of the introduction took their listings back, and still know each other.
        let mut tx = world.app.db.write(world.community).await.unwrap();
        for id in [plenty.need, plenty.offer] {
            exec!(
                &mut tx,
                "update listings set state = 'withdrawn' where community_id = $1 and id = $2",
                world.community,
                id
            )
            .unwrap();
        }
        tx.commit().await.unwrap();
        world.app.clock.advance(60 * DAY);
        let mut tx = world.app.db.write(world.community).await.unwrap();
        app::tokens::begin_session(&mut tx, &world.app, world.community, back, DAY)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        // Only Cruz, who left nothing but a name.
        assert_eq!(days_pass(&world, 60).await.people, 1);
        for whose in [
            open,
            paused,
            back,
            plenty.canary,
            plenty.ben,
            world.organizer,
        ] {
            assert!(is_here(&world, whose).await);
        }
    }
}

#[tokio::test]
async fn a_community_chooses_its_own_days() {
    for world in World::on_both_engines().await {
        let ana = world.neighbor("Ana").await;
        let mut tx = world.app.db.write(world.community).await.unwrap();
        exec!(
            &mut tx,
            "update communities set retention_days = 7 where id = $1 -- its id is the community_id",
            world.community
        )
        .unwrap();
        exec!(
            &mut tx,
            "update neighbors set standing = 'withdrawn' where community_id = $1 and id = $2",
            world.community,
            ana
        )
        .unwrap();
        tx.commit().await.unwrap();
        assert_eq!(days_pass(&world, 6).await.people, 0);
        assert_eq!(days_pass(&world, 1).await.people, 1);
    }
}

#[tokio::test]
async fn somebody_who_was_joined_with_another_is_forgotten_with_them() {
    for world in World::on_both_engines().await {
        let [kept, folded] = [world.neighbor("Ana").await, world.neighbor("Anna").await];
        let mut tx = world.app.db.write(world.community).await.unwrap();
        exec!(
            &mut tx,
            "update neighbors set merged_into = $3 where community_id = $1 and id = $2",
            world.community,
            folded,
            kept
        )
        .unwrap();
        tx.commit().await.unwrap();
        assert_eq!(days_pass(&world, 90).await.people, 1);
        let stones: Vec<_> = world
            .app
            .vault
            .tombstones()
            .await
            .unwrap()
            .iter()
            .map(|stone| stone.neighbor_id)
            .collect();
        assert!(
            stones.contains(&kept) && stones.contains(&folded),
            "both keys are gone"
        );
    }
}

#[tokio::test]
async fn what_was_needed_for_a_while_goes_when_its_while_is_over() {
    for world in World::on_both_engines().await {
        let plenty = furnish(&world).await;
        let now = world.app.clock.now();
        let mut tx = world.app.db.write(world.community).await.unwrap();
        let c = world.community;
        app::people::looks::note(
            &mut tx,
            &world.app,
            c,
            None,
            plenty.ben,
            app::people::looks::ALL,
            app::people::looks::Reason::Record,
        )
        .await
        .unwrap();
        exec!(&mut tx, "insert into codes (community_id, target_hash, tries, made_at, expires_at) values ($1, 'x', 0, $2, $2)", c, now).unwrap();
        exec!(
            &mut tx,
            "insert into tallies (community_id, about, starts_at, count) values ($1, 'x', $2, 1)",
            c,
            now
        )
        .unwrap();
        exec!(&mut tx, "insert into uploads (community_id, id, name_sealed, bytes, made_at, expires_at) values ($1, 'u', $2, 1, $3, $4)", c, vec![1u8], now, now.plus(DAY)).unwrap();
        exec!(&mut tx, "insert into upload_parts (community_id, upload_id, part, body_sealed) values ($1, 'u', 0, $2)", c, vec![1u8]).unwrap();
        exec!(
            &mut tx,
            "insert into imports (community_id, id, state, rows_seen, imported, unchanged, reported, people, needs, offers, begun_at, ended_at) values ($1, 'i', 'done', 1, 0, 0, 1, 0, 0, 0, $2, $2)",
            c,
            now
        )
        .unwrap();
        exec!(
            &mut tx,
            "insert into import_reports (community_id, import_id, row_number, column_number, reason, cells_sealed) values ($1, 'i', 1, 1, 'x', $2)",
            c,
            vec![1u8]
        )
        .unwrap();
        exec!(&mut tx, "insert into links (community_id, hash, purpose, neighbor_id, made_at, expires_at, used_at) values ($1, 'x', 'sign-in', $2, $3, $3, $3)", c, plenty.ben, now).unwrap();
        tx.commit().await.unwrap();
        let mut left = Vec::new();
        for days in [1, 30, 60, 640] {
            days_pass(&world, days).await;
            let mut counts = Vec::new();
            for table in [
                "sessions",
                "uploads",
                "upload_parts",
                "codes",
                "tallies",
                "links",
                "looks",
            ] {
                counts.push(count(&world, table).await);
            }
            left.push(counts);
        }
        // A session of a second and a file for a day; a code a day later; traces after thirty days; the
        // private link stays; looks go after two years.
        assert_eq!(left[0], [0, 0, 0, 1, 1, 2, 1]);
        assert_eq!(left[1], [0, 0, 0, 0, 0, 1, 1]);
        assert_eq!((left[2][6], left[3][6]), (1, 0));
        let mut tx = world.app.db.read().await.unwrap();
        let (sealed,) = app::one!(&mut tx, (i64,), "select count(*) as n from import_reports where community_id = $1 and cells_sealed is not null", c).unwrap();
        assert_eq!(sealed, 0);
        assert!(Moment(0) < now && is_here(&world, plenty.ben).await);
    }
}
