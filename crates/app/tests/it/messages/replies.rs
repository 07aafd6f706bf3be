//! What people write back by text message.

use app::messages::inbound::{Inbound, received};
use app::messages::{Carriers, voice};
use domain::NeighborId;
use domain::introductions::{MatchState, Outcome, Reply};
use domain::messages::{Letter, SHOWN_BY_TEXT};
use domain::moment::HOUR;
use domain::needs::{Side, Turn};

use crate::post::{Plain, by_mail, by_text, listing, matched, move_match, outbox, round, tell};
use crate::world::World;

const BEN: &str = "+15175550121";

async fn asked(world: &World, helper: NeighborId) -> domain::MatchId {
    let ana = by_mail(world, "Ana").await;
    let id = matched(world, ana, helper, MatchState::AskedFirst).await;
    tell(world, helper, Letter::AskHelper, Some(&id.to_string())).await;
    let (carriers, memory) = Carriers::in_memory();
    round(world, &carriers).await;
    assert_eq!(memory.texts().len(), 1);
    world.app.clock.advance(HOUR / 2);
    id
}

#[tokio::test]
async fn a_plain_word_answers_what_was_asked_last() {
    for world in World::on_both_engines().await {
        let ben = by_text(&world, "Ben", BEN).await;
        asked(&world, ben).await;
        let found = asked(&world, ben).await;
        for (word, reply) in [
            ("Yes!", Reply::Yes(SHOWN_BY_TEXT)),
            ("no", Reply::NotNow),
            ("nunca", Reply::NotThisKind),
        ] {
            let said = received(&world.app, BEN, word).await.unwrap();
            let who = world.as_self(ben);
            let side = Side::Offer;
            assert_eq!(
                said,
                Inbound::Answered {
                    who,
                    found,
                    side,
                    reply
                }
            );
        }
    }
}

#[tokio::test]
async fn a_yes_said_twice_is_not_a_yes_to_something_older() {
    for world in World::on_both_engines().await {
        let ben = by_text(&world, "Ben", BEN).await;
        let older = asked(&world, ben).await;
        let newer = asked(&world, ben).await;
        move_match(&world, newer, MatchState::AskedSecond).await;
        assert_eq!(
            received(&world.app, BEN, "yes").await.unwrap(),
            Inbound::Unclear
        );
        move_match(&world, older, MatchState::Declined).await;
        let said = received(&world.app, BEN, "yes").await.unwrap();
        assert!(matches!(said, Inbound::Answered { found, .. } if found == newer));
    }
}

#[tokio::test]
async fn the_other_questions_can_be_answered_by_a_word_too() {
    for world in World::on_both_engines().await {
        let (carriers, _) = Carriers::in_memory();
        let ben = by_text(&world, "Ben", BEN).await;
        let ana = by_mail(&world, "Ana").await;
        let found = matched(&world, ana, ben, MatchState::Introduced).await;
        tell(&world, ben, Letter::DidItWork, Some(&found.to_string())).await;
        round(&world, &carriers).await;
        let who = world.as_self(ben);
        let said = received(&world.app, BEN, "sí").await.unwrap();
        let (side, outcome) = (Side::Offer, Outcome::Worked);
        assert_eq!(
            said,
            Inbound::Went {
                who,
                found,
                side,
                outcome
            }
        );

        world.app.clock.advance(1);
        let offer = listing(&world, ben, Side::Offer).await;
        tell(&world, ben, Letter::StillHolds, Some(&offer.to_string())).await;
        round(&world, &carriers).await;
        move_match(&world, found, MatchState::Met).await;
        let said = received(&world.app, BEN, "no").await.unwrap();
        let turn = Turn::Withdraw;
        assert_eq!(
            said,
            Inbound::Holds {
                who,
                listing: offer,
                turn
            }
        );
    }
}

#[tokio::test]
async fn stop_stops_before_anything_else_for_everybody_with_this_number() {
    for world in World::on_both_engines().await {
        let ben = by_text(&world, "Ben", BEN).await;
        let cruz = by_text(&world, "Cruz", BEN).await;
        asked(&world, ben).await;
        assert_eq!(
            received(&world.app, BEN, "Stop.").await.unwrap(),
            Inbound::Stopped
        );
        let ana = by_mail(&world, "Ana").await;
        for helper in [ben, cruz] {
            let before = outbox(&world, helper).await.len();
            let id = matched(&world, ana, helper, MatchState::AskedFirst)
                .await
                .to_string();
            tell(&world, helper, Letter::AskHelper, Some(&id)).await;
            assert_eq!(outbox(&world, helper).await.len(), before);
        }
        assert_eq!(
            received(&world.app, BEN, "ابدأ").await.unwrap(),
            Inbound::Started
        );
        let id = matched(&world, ana, cruz, MatchState::AskedFirst)
            .await
            .to_string();
        tell(&world, cruz, Letter::AskHelper, Some(&id)).await;
        assert_eq!(outbox(&world, cruz).await, ["ask-helper text waiting 0 -"]);
    }
}

#[tokio::test]
async fn what_is_unclear_waits_sealed_for_somebody_to_call() {
    for world in World::on_both_engines().await {
        let (app, home, olga) = (&world.app, world.community, world.organizer());
        let ben = by_text(&world, "Ben", BEN).await;
        asked(&world, ben).await;
        for words in ["yes but not before noon", "ring twice, I hear badly xyzzy"] {
            assert_eq!(received(app, BEN, words).await.unwrap(), Inbound::Unclear);
        }
        let mut tx = app.db.read().await.unwrap();
        let list = voice::to_tell(&mut tx, home, 10).await.unwrap();
        drop(tx);
        assert_eq!((list.len(), list[0].letter), (1, Letter::Wrote));
        let opened = voice::open_voice(app, &Plain, olga, list[0].id)
            .await
            .unwrap();
        let wrote = opened.wrote.unwrap();
        assert_eq!(
            wrote,
            "yes but not before noon\nring twice, I hear badly xyzzy"
        );
        let bytes = world.bytes_on_disk("data.db");
        assert!(!bytes.windows(5).any(|part| part == b"xyzzy"));
        voice::told(app, olga, list[0].id).await.unwrap();
        assert_eq!(
            received(app, BEN, "and one more thing").await.unwrap(),
            Inbound::Unclear
        );
        let mut tx = app.db.read().await.unwrap();
        assert_eq!(voice::to_tell(&mut tx, home, 10).await.unwrap().len(), 1);
        drop(tx);
        app::people::erase::forget(app, world.as_self(ben), ben)
            .await
            .unwrap();
        assert!(outbox(&world, ben).await.is_empty());
    }
}

#[tokio::test]
async fn nobody_can_find_out_whose_number_is_known() {
    for world in World::on_both_engines().await {
        by_text(&world, "Ben", BEN).await;
        for words in ["stop", "start", "help", "hello?"] {
            let known = received(&world.app, BEN, words).await.unwrap();
            let unknown = received(&world.app, "+15175550199", words).await.unwrap();
            assert_eq!(known.key(), unknown.key(), "{words}");
        }
        for nonsense in ["", "72345", "+1\r\nTo: x", "no number"] {
            let said = received(&world.app, nonsense, "yes").await.unwrap();
            assert_eq!(said, Inbound::Unknown);
        }
    }
}
