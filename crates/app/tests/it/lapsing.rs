//! Nothing lapses silently.

use app::introductions;
use app::matching;
use app::needs::{self, lapse};
use domain::introductions::Reply;
use domain::moment::DAY;
use domain::needs::{ListingState, Side, Turn};
use domain::people::Channel;
use domain::{ListingId, NeighborId};

use crate::world::World;

/// Ana needs a ride this week: asked about after fourteen days, with three days to answer.
async fn ana_needs_a_ride(world: &World) -> (NeighborId, ListingId) {
    let ana = world.neighbor("Ana").await;
    (ana, world.listing(ana, Side::Need, "transport").await)
}

/// The outbox has been emptied: everything in it was sent, or told by voice.
async fn the_letters_leave(world: &World) {
    let now = world.app.clock.now().0;
    let sql = "update outbox set posting = 'sent', done_at = $1 where posting = 'waiting'";
    let mut tx = world.app.db.write(world.community).await.unwrap();
    match tx.engine() {
        app::db::Engine::Sqlite(connection) => drop(
            sqlx::query(sql)
                .bind(now)
                .execute(connection)
                .await
                .unwrap(),
        ),
        app::db::Engine::Postgres(connection) => drop(
            sqlx::query(sql)
                .bind(now)
                .execute(connection)
                .await
                .unwrap(),
        ),
    }
    tx.commit().await.unwrap();
}

/// What the program does every day.
async fn a_day_passes(world: &World) {
    world.app.clock.advance(DAY);
    lapse::ask_what_still_holds(&world.app).await.unwrap();
    lapse::let_lapse(&world.app).await.unwrap();
}

#[tokio::test]
async fn a_need_lapses_only_after_its_owner_was_asked_and_is_told() {
    for world in World::on_both_engines().await {
        let (ana, ride) = ana_needs_a_ride(&world).await;
        for _ in 0..13 {
            a_day_passes(&world).await;
        }
        assert!(world.letters_to(ana).await.is_empty());
        a_day_passes(&world).await;
        assert_eq!(world.letters_to(ana).await, ["still-holds"]);
        the_letters_leave(&world).await;
        for _ in 0..2 {
            a_day_passes(&world).await;
        }
        assert_eq!(world.state_of(ride).await, ListingState::Open);
        a_day_passes(&world).await;
        assert_eq!(world.state_of(ride).await, ListingState::Expired);
        assert_eq!(world.letters_to(ana).await, ["still-holds", "lapsed"]);
    }
}

#[tokio::test]
async fn a_question_that_never_left_lets_nothing_lapse_and_an_organizer_sees_it() {
    for world in World::on_both_engines().await {
        let (ana, ride) = ana_needs_a_ride(&world).await;
        for _ in 0..40 {
            a_day_passes(&world).await;
        }
        assert_eq!(world.letters_to(ana).await, ["still-holds"]);
        assert_eq!(world.state_of(ride).await, ListingState::Open);
        let mut tx = world.app.db.read().await.unwrap();
        let waiting = lapse::undecided(&mut tx, world.community, world.app.clock.now(), 50)
            .await
            .unwrap();
        assert_eq!(
            waiting.iter().map(|found| found.id).collect::<Vec<_>>(),
            [ride]
        );
    }
}

#[tokio::test]
async fn whoever_cannot_be_reached_loses_nothing_without_an_organizer() {
    for world in World::on_both_engines().await {
        let (ana, ride) = ana_needs_a_ride(&world).await;
        let mut tx = world.app.db.write(world.community).await.unwrap();
        let (mut neighbor, mut person) =
            app::people::opened(&mut tx, &world.app, world.community, ana)
                .await
                .unwrap();
        (person.phone, person.email, neighbor.channel) = (None, None, Channel::Nobody);
        app::people::save(&mut tx, &world.app, world.community, &neighbor, &person)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        for _ in 0..40 {
            a_day_passes(&world).await;
        }
        assert!(world.letters_to(ana).await.is_empty());
        assert_eq!(world.state_of(ride).await, ListingState::Open);
        needs::take_turn(&world.app, world.organizer(), ride, Turn::StillHolds)
            .await
            .unwrap();
        let mut tx = world.app.db.read().await.unwrap();
        let waiting = lapse::undecided(&mut tx, world.community, world.app.clock.now(), 50)
            .await
            .unwrap();
        assert!(waiting.is_empty());
    }
}

#[tokio::test]
async fn a_yes_begins_its_time_anew_and_it_is_asked_about_again_next_time() {
    for world in World::on_both_engines().await {
        let (ana, ride) = ana_needs_a_ride(&world).await;
        for round in 1..=3 {
            for _ in 0..14 {
                a_day_passes(&world).await;
            }
            assert_eq!(world.letters_to(ana).await.len(), round);
            the_letters_leave(&world).await;
            needs::take_turn(&world.app, world.as_self(ana), ride, Turn::StillHolds)
                .await
                .unwrap();
        }
        assert_eq!(world.state_of(ride).await, ListingState::Open);
    }
}

#[tokio::test]
async fn what_somebody_is_being_asked_for_does_not_lapse() {
    for world in World::on_both_engines().await {
        let (ana, ride) = ana_needs_a_ride(&world).await;
        let ben = world.neighbor("Ben").await;
        world.listing(ben, Side::Offer, "transport").await;
        world.app.clock.advance(15 * DAY);
        lapse::ask_what_still_holds(&world.app).await.unwrap();
        the_letters_leave(&world).await;
        world.app.clock.advance(4 * DAY);
        matching::plan(&world.app, world.organizer()).await.unwrap();
        let mut tx = world.app.db.read().await.unwrap();
        let live = introductions::sql::live_of_listing(&mut tx, world.community, ride)
            .await
            .unwrap();
        drop(tx);
        introductions::ask(&world.app, world.organizer(), live[0].id)
            .await
            .unwrap();
        assert_eq!(lapse::let_lapse(&world.app).await.unwrap(), 0);
        let no = Reply::NotNow;
        introductions::answer(&world.app, world.as_self(ben), live[0].id, Side::Offer, no)
            .await
            .unwrap();
        assert_eq!(lapse::let_lapse(&world.app).await.unwrap(), 1);
        assert_eq!(world.letters_to(ana).await, ["still-holds", "lapsed"]);
    }
}
