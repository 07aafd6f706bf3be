//! Two people come together by their messages alone.

use app::messages::Carriers;
use app::messages::inbound::{Inbound, received};
use app::{introductions, matching, worker};
use domain::introductions::MatchState;
use domain::messages::Letter;
use domain::moment::HOUR;
use domain::needs::{Side, Urgency};

use crate::post::{Plain, by_text, matched};
use crate::world::World;

const ANA: &str = "+15175550141";
const BEN: &str = "+15175550142";

/// Says yes by text message, as the page behind the gateway does.
async fn says_yes(world: &World, phone: &str) {
    let said = received(&world.app, phone, "yes").await.unwrap();
    let Inbound::Answered {
        who,
        found,
        side,
        reply,
    } = said
    else {
        panic!("{said:?}")
    };
    introductions::answer(&world.app, who, found, side, reply)
        .await
        .unwrap();
}

#[tokio::test]
async fn two_people_with_old_phones_are_introduced_by_text_message() {
    for world in World::on_both_engines().await {
        let (app, (carriers, memory)) = (&world.app, Carriers::in_memory());
        let [ana, ben] = [
            by_text(&world, "Ana", ANA).await,
            by_text(&world, "Ben", BEN).await,
        ];
        let ride = world.listing(ana, Side::Need, "transport").await;
        world.listing(ben, Side::Offer, "transport").await;
        matching::plan(app, world.organizer()).await.unwrap();
        let mut tx = app.db.read().await.unwrap();
        let live = introductions::sql::live_of_listing(&mut tx, world.community, ride).await;
        let id = live.unwrap()[0].id;
        drop(tx);
        introductions::ask(app, world.organizer(), id)
            .await
            .unwrap();
        for phone in [BEN, ANA] {
            assert_eq!(
                worker::run_once(app, &Plain, &carriers).await.unwrap().sent,
                1
            );
            let asked = memory.texts().pop().unwrap();
            assert_eq!(asked.to, phone);
            assert!(!asked.body.contains("shown"), "{}", asked.body);
            says_yes(&world, phone).await;
        }
        assert_eq!(
            worker::run_once(app, &Plain, &carriers).await.unwrap().sent,
            2
        );
        for text in &memory.texts()[2..] {
            let other = if text.to == ANA { "Ben" } else { "Ana" };
            let number = if text.to == ANA { BEN } else { ANA };
            assert!(
                text.body.contains(&format!("shown: {other} {number} -")),
                "{}",
                text.body
            );
        }
        says_yes(&world, ANA).await;
        assert_eq!(world.letters_to(ana).await, ["ask-needer", "introduced"]);
    }
}

#[tokio::test]
async fn whoever_is_asked_at_night_is_not_taken_for_silent_in_the_morning() {
    for world in World::on_both_engines().await {
        let (app, (carriers, memory)) = (&world.app, Carriers::in_memory());
        let [ana, ben] = [
            by_text(&world, "Ana", ANA).await,
            by_text(&world, "Ben", BEN).await,
        ];
        let id = matched(&world, ana, ben, MatchState::Suggested).await;
        let mut tx = app.db.write(world.community).await.unwrap();
        app::exec!(
            &mut tx,
            "update listings set urgency = $2 where community_id = $1",
            world.community,
            Urgency::Today
        )
        .unwrap();
        tx.commit().await.unwrap();
        app.clock.advance(10 * HOUR);
        introductions::ask(app, world.organizer(), id)
            .await
            .unwrap();
        for _ in 0..10 {
            worker::run_once(app, &Plain, &carriers).await.unwrap();
            app.clock.advance(HOUR);
        }
        worker::run_once(app, &Plain, &carriers).await.unwrap();
        assert_eq!(memory.texts().len(), 1, "it is eight in the morning");
        says_yes(&world, BEN).await;
        assert_eq!(world.letters_to(ben).await, [Letter::AskHelper.word()]);
    }
}
