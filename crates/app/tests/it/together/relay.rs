//! Passing messages on between two of whom one shows no number.

use app::Error;
use app::introductions::relay;
use app::messages::inbound::received;
use app::messages::{Carriers, voice};
use app::people::looks;
use domain::introductions::MatchState;
use domain::needs::Side;
use domain::people::Channel;
use domain::{MatchId, NeighborId, Refusal};

use crate::post::{self, Plain, by_mail, matched, somebody};
use crate::world::World;

/// Ana and Ben know each other; Ben shows no number.
async fn ben_hides(world: &World) -> (NeighborId, NeighborId, MatchId) {
    let ana = by_mail(world, "Ana").await;
    let ben = somebody(world, "Ben", Channel::Call, Some("+15175550116"), None).await;
    let id = matched(world, ana, ben, MatchState::Introduced).await;
    post::hide(world, id).await;
    (ana, ben, id)
}

async fn waiting(world: &World) -> usize {
    let mut tx = world.app.db.read().await.unwrap();
    relay::waiting(&mut tx, world.community, 10)
        .await
        .unwrap()
        .len()
}

#[tokio::test]
async fn words_go_out_on_the_way_of_whoever_they_are_for() {
    for world in World::on_both_engines().await {
        let (app, by) = (&world.app, world.organizer());
        let (_, ben, id) = ben_hides(&world).await;
        assert_eq!(waiting(&world).await, 1);
        relay::pass_on(app, by, id, Side::Need, "one", "Zq7words: Tuesday at nine?")
            .await
            .unwrap();
        relay::pass_on(app, by, id, Side::Offer, "one", "Yes, gladly")
            .await
            .unwrap();
        let (carriers, memory) = Carriers::in_memory();
        post::round(&world, &carriers).await;
        let mails = memory.mails();
        assert_eq!((mails.len(), mails[0].to.as_str()), (1, "ana@example.org"));
        assert!(mails[0].text.contains("Zq7words") && mails[0].text.contains("shown: Ben - -"));
        assert!(!mails[0].subject.contains("Zq7"));

        let mut tx = app.db.read().await.unwrap();
        let list = voice::to_tell(&mut tx, world.community, 10).await.unwrap();
        drop(tx);
        let told = voice::open_voice(app, &Plain, by, list[0].id)
            .await
            .unwrap();
        assert!(told.words.text.contains("words: Yes, gladly") && told.wrote.is_none());
        voice::told(app, by, list[0].id).await.unwrap();
        assert_eq!(
            post::outbox(&world, ben).await,
            ["passed-on voice sent 0 -"]
        );
        assert_eq!(words_kept(&world).await, 0);
    }
}

#[tokio::test]
async fn what_somebody_wants_passed_on_waits_sealed_until_it_was() {
    for world in World::on_both_engines().await {
        let (app, by) = (&world.app, world.organizer());
        let (ana, _, id) = ben_hides(&world).await;
        relay::done(app, by, id).await.unwrap();
        relay::ask_to_pass_on(app, world.as_self(ana), id, "one", "Zq7words at nine?")
            .await
            .unwrap();
        assert_eq!(waiting(&world).await, 1);
        let mut tx = app.db.read().await.unwrap();
        let list = voice::to_tell(&mut tx, world.community, 10).await.unwrap();
        drop(tx);
        let entry = voice::open_voice(app, &Plain, by, list[0].id)
            .await
            .unwrap();
        assert_eq!(entry.passes_on, Some(id));
        assert_eq!(entry.wrote.as_deref(), Some("Zq7words at nine?"));
        let opened = relay::open(app, by, id).await.unwrap();
        assert_eq!(opened.sides[1].wrote, "Zq7words at nine?");
        assert!(opened.sides[0].wrote.is_empty());
        relay::pass_on(app, by, id, Side::Offer, "one", "Zq7words at nine?")
            .await
            .unwrap();
        let opened = relay::open(app, by, id).await.unwrap();
        assert!(opened.sides[1].wrote.is_empty());
        assert_eq!(words_kept(&world).await, 1);
    }
}

#[tokio::test]
async fn what_somebody_texts_to_the_organizers_never_joins_what_is_for_the_other_one() {
    for world in World::on_both_engines().await {
        let (app, by) = (&world.app, world.organizer());
        let ana = somebody(&world, "Ana", Channel::Text, Some("+15175550117"), None).await;
        let ben = somebody(&world, "Ben", Channel::Call, Some("+15175550116"), None).await;
        let id = matched(&world, ana, ben, MatchState::Introduced).await;
        post::hide(&world, id).await;
        relay::ask_to_pass_on(app, world.as_self(ana), id, "one", "I can come at nine")
            .await
            .unwrap();
        received(app, "+15175550117", "Please call me, do not tell him")
            .await
            .unwrap();
        let opened = relay::open(app, by, id).await.unwrap();
        assert_eq!(opened.sides[1].wrote, "I can come at nine");
        assert_eq!(words_kept(&world).await, 2);
    }
}

async fn words_kept(world: &World) -> i64 {
    app::row! {
        struct Counted {
            n: i64,
        }
    }
    let mut tx = world.app.db.read().await.unwrap();
    let counted = app::one!(
        &mut tx,
        Counted,
        "select count(*) as n from outbox where community_id = $1 and words_sealed is not null",
        world.community
    );
    counted.unwrap().n
}

#[tokio::test]
async fn opening_it_is_a_look_at_both_and_done_takes_it_off_the_day() {
    for world in World::on_both_engines().await {
        let (ana, ben, id) = ben_hides(&world).await;
        let opened = relay::open(&world.app, world.organizer(), id)
            .await
            .unwrap();
        let names: Vec<_> = opened
            .sides
            .iter()
            .map(|side| (side.first_name.as_str(), side.hides))
            .collect();
        assert_eq!(names, [("Ben", true), ("Ana", false)]);
        let mut tx = world.app.db.read().await.unwrap();
        for who in [ana, ben] {
            let seen = looks::of(&mut tx, world.community, who, 10).await.unwrap();
            assert_eq!((seen.len(), seen[0].reason.as_str()), (1, "relay"));
        }
        drop(tx);
        relay::done(&world.app, world.organizer(), id)
            .await
            .unwrap();
        assert_eq!(waiting(&world).await, 0);
    }
}

#[tokio::test]
async fn nobody_passes_words_on_who_should_not_or_where_it_is_not_wished() {
    for world in World::on_both_engines().await {
        let (ana, _, id) = ben_hides(&world).await;
        let (app, by) = (&world.app, world.organizer());
        let stranger = by_mail(&world, "Dee").await;
        for tried in [
            relay::ask_to_pass_on(app, world.as_self(stranger), id, "one", "x").await,
            relay::pass_on(app, world.as_self(ana), id, Side::Offer, "one", "x").await,
            relay::done(app, world.as_self(ana), id).await,
            relay::open(app, world.as_self(ana), id).await.map(drop),
        ] {
            assert!(matches!(tried, Err(Error::NotFound)));
        }
        let empty = relay::pass_on(app, by, id, Side::Need, "one", "  ").await;
        assert!(matches!(empty, Err(Error::Refused(Refusal::NotFit))));
        let cruz = by_mail(&world, "Cruz").await;
        let open = matched(&world, ana, cruz, MatchState::Introduced).await;
        let asked = matched(&world, ana, cruz, MatchState::AskedSecond).await;
        for id in [open, asked] {
            let tried = relay::open(app, by, id).await.map(drop);
            assert!(matches!(tried, Err(Error::NotFound)));
        }
    }
}

#[tokio::test]
async fn pressed_twice_words_are_passed_on_once() {
    for world in World::on_both_engines().await {
        let (app, by) = (&world.app, world.organizer());
        let (ana, ben, id) = ben_hides(&world).await;
        for _ in 0..2 {
            relay::ask_to_pass_on(app, world.as_self(ana), id, "one", "At nine?")
                .await
                .unwrap();
        }
        let opened = relay::open(app, by, id).await.unwrap();
        assert_eq!(opened.sides[1].wrote, "At nine?");
        for _ in 0..2 {
            relay::pass_on(app, by, id, Side::Offer, "two", "At nine?")
                .await
                .unwrap();
        }
        assert_eq!(
            post::outbox(&world, ben).await,
            ["passed-on voice waiting 0 -"]
        );
        relay::pass_on(app, by, id, Side::Offer, "two", "At ten?")
            .await
            .unwrap();
        assert_eq!(post::outbox(&world, ben).await.len(), 2);
    }
}
