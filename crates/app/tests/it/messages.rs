//! Messages: told in the change that makes them true, brought out by a worker, once, at the right hour.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on ends where it stands"
)]

mod crashes;
mod from_end_to_end;
mod gateway;
mod letters;
mod replies;
mod smtp;
mod voice;
mod working;

use app::messages::{self, Carriers, Trouble, stop, voice as by_voice};
use domain::introductions::MatchState;
use domain::messages::{Letter, TRIES};
use domain::moment::{DAY, HOUR, MINUTE};
use domain::people::{Channel, Standing};

use crate::post::{Moody, by_mail, by_text, matched, move_match, outbox, round, somebody, tell};
use crate::world::World;

#[tokio::test]
async fn a_message_of_a_change_that_never_happened_never_leaves() {
    for world in World::on_both_engines().await {
        let ana = by_mail(&world, "Ana").await;
        let mut tx = world.app.db.write(world.community).await.unwrap();
        messages::tell(
            &mut tx,
            &world.app,
            world.community,
            ana,
            Letter::Welcome,
            None,
        )
        .await
        .unwrap();
        drop(tx);
        let (carriers, memory) = Carriers::in_memory();
        assert!(round(&world, &carriers).await.is_nothing());
        assert!(memory.mails().is_empty() && memory.texts().is_empty());
    }
}

#[tokio::test]
async fn the_same_thing_is_told_once() {
    for world in World::on_both_engines().await {
        let ana = by_mail(&world, "Ana").await;
        let (carriers, memory) = Carriers::in_memory();
        for _ in 0..3 {
            tell(&world, ana, Letter::Welcome, None).await;
            round(&world, &carriers).await;
        }
        assert_eq!(memory.mails().len(), 1);
        assert_eq!(memory.mails()[0].to, "ana@example.org");
    }
}

#[tokio::test]
async fn a_failing_message_is_tried_less_and_less_often_and_then_shown_to_an_organizer() {
    for world in World::on_both_engines().await {
        let ana = by_mail(&world, "Ana").await;
        tell(&world, ana, Letter::Welcome, None).await;
        let (carriers, moody) = Moody::saying(&Trouble::Again("smtp 451".into()), TRIES as usize);
        assert_eq!(round(&world, &carriers).await.again, 1);
        for (failures, minutes) in (2..).zip([1, 4, 16, 64, 256, 360, 360]) {
            world.app.clock.advance(minutes * MINUTE - 1);
            assert!(round(&world, &carriers).await.is_nothing());
            world.app.clock.advance(1);
            let went = round(&world, &carriers).await;
            let last = u64::from(failures == TRIES);
            assert_eq!((went.again, went.dead), (1 - last, last));
        }
        assert_eq!(outbox(&world, ana).await, ["welcome mail dead 8 smtp 451"]);

        let mut tx = world.app.db.read().await.unwrap();
        let dead = by_voice::dead(&mut tx, world.community, 10).await.unwrap();
        drop(tx);
        let [one] = &dead[..] else {
            panic!("one is dead")
        };
        assert_eq!(
            (one.letter, one.trouble.as_deref()),
            (Letter::Welcome, Some("smtp 451"))
        );
        for _ in 0..2 {
            by_voice::try_once_more(&world.app, world.organizer(), one.id)
                .await
                .unwrap_or_else(|error| assert!(matches!(error, app::Error::NotFound)));
        }
        assert_eq!(round(&world, &carriers).await.sent, 1);
        assert_eq!(moody.taken.lock().unwrap().len(), 1);
    }
}

#[tokio::test]
async fn a_message_that_can_never_arrive_is_given_up_at_once() {
    for world in World::on_both_engines().await {
        let ana = by_mail(&world, "Ana").await;
        tell(&world, ana, Letter::Welcome, None).await;
        let (carriers, _) = Moody::saying(&Trouble::Never("smtp 550".into()), 1);
        assert_eq!(round(&world, &carriers).await.dead, 1);
        let mut tx = world.app.db.read().await.unwrap();
        let dead = by_voice::dead(&mut tx, world.community, 10).await.unwrap();
        drop(tx);
        by_voice::give_up(&world.app, world.organizer(), dead[0].id)
            .await
            .unwrap();
        assert_eq!(
            outbox(&world, ana).await,
            ["welcome mail dropped 1 smtp 550"]
        );
        let neighbor = world.as_self(ana);
        let tried = by_voice::try_once_more(&world.app, neighbor, dead[0].id).await;
        assert!(matches!(tried, Err(app::Error::NotFound)));
    }
}

#[tokio::test]
async fn nobody_is_written_to_in_the_quiet_hours_but_a_code_comes_at_once() {
    for world in World::on_both_engines().await {
        let ana = by_mail(&world, "Ana").await;
        let ben = by_mail(&world, "Ben").await;
        let id = matched(&world, ana, ben, MatchState::Introduced)
            .await
            .to_string();
        let (carriers, memory) = Carriers::in_memory();
        tell(&world, ana, Letter::Introduced, Some(&id)).await;
        world.app.clock.advance(10 * HOUR);
        tell(&world, ben, Letter::Introduced, Some(&id)).await;
        app::tokens::ask_to_come_in(&world.app, world.community, "ben@example.org")
            .await
            .unwrap();
        let night = round(&world, &carriers).await;
        assert_eq!(
            (night.sent, night.put_off),
            (1, 1),
            "it is ten in the evening"
        );
        assert_eq!(memory.mails()[0].subject, "sign-in (en)");
        world.app.clock.advance(10 * HOUR - 1);
        assert!(round(&world, &carriers).await.is_nothing());
        world.app.clock.advance(1);
        assert_eq!(
            round(&world, &carriers).await.sent,
            2,
            "it is eight in the morning"
        );
    }
}

#[tokio::test]
async fn what_is_no_longer_wished_or_true_is_not_sent() {
    for world in World::on_both_engines().await {
        let (carriers, memory) = Carriers::in_memory();
        let app = &world.app;
        let ana = by_mail(&world, "Ana").await;
        let [erased, paused, stopped, passed] = [
            by_mail(&world, "Erased").await,
            by_mail(&world, "Paused").await,
            by_mail(&world, "Stopped").await,
            by_mail(&world, "Passed").await,
        ];
        for helper in [erased, paused, stopped, passed] {
            let id = matched(&world, ana, helper, MatchState::AskedFirst).await;
            tell(&world, helper, Letter::AskHelper, Some(&id.to_string())).await;
            if helper == passed {
                move_match(&world, id, MatchState::Silent).await;
            }
        }
        app::people::erase::forget(app, world.as_self(erased), erased)
            .await
            .unwrap();
        let mut tx = app.db.write(world.community).await.unwrap();
        let (mut neighbor, person) = app::people::opened(&mut tx, app, world.community, paused)
            .await
            .unwrap();
        neighbor.standing = Standing::Paused;
        app::people::save(&mut tx, app, world.community, &neighbor, &person)
            .await
            .unwrap();
        let way = domain::messages::Way::Mail;
        app::people::reach::stop(&mut tx, world.community, stopped, way)
            .await
            .unwrap();
        tx.commit().await.unwrap();

        let done = round(&world, &carriers).await;
        assert_eq!((done.sent, done.dropped), (0, 3));
        assert!(memory.mails().is_empty());
        assert!(outbox(&world, erased).await.is_empty());
        assert_eq!(
            outbox(&world, paused).await,
            ["ask-helper mail dropped 0 not wished"]
        );
        assert_eq!(
            outbox(&world, stopped).await,
            ["ask-helper mail dropped 0 not wished"]
        );
        assert_eq!(
            outbox(&world, passed).await,
            ["ask-helper mail dropped 0 moved on"]
        );
    }
}

#[tokio::test]
async fn a_code_that_has_grown_old_is_not_sent() {
    for world in World::on_both_engines().await {
        let ana = by_mail(&world, "Ana").await;
        app::tokens::ask_to_come_in(&world.app, world.community, "Ana@Example.org")
            .await
            .unwrap();
        let (carriers, moody) = Moody::saying(&Trouble::Again("smtp 451".into()), 9);
        for _ in 0..30 {
            round(&world, &carriers).await;
            world.app.clock.advance(MINUTE);
        }
        assert_eq!(moody.asked.lock().unwrap().len(), 3);
        assert_eq!(
            outbox(&world, ana).await,
            ["sign-in mail dropped 3 too old"]
        );
    }
}

#[tokio::test]
async fn a_message_takes_the_way_by_which_somebody_is_reached_by_now() {
    for world in World::on_both_engines().await {
        let (carriers, memory) = Carriers::in_memory();
        let app = &world.app;
        let phone = Some("+15175550111");
        let ana = somebody(&world, "Ana", Channel::Mail, phone, Some("ana@example.org")).await;
        tell(&world, ana, Letter::Welcome, None).await;
        let mut tx = app.db.write(world.community).await.unwrap();
        let (mut neighbor, person) = app::people::opened(&mut tx, app, world.community, ana)
            .await
            .unwrap();
        neighbor.channel = Channel::Text;
        app::people::save(&mut tx, app, world.community, &neighbor, &person)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        round(&world, &carriers).await;
        round(&world, &carriers).await;
        assert!(memory.mails().is_empty());
        assert_eq!(memory.texts()[0].to, "+15175550111");
    }
}

#[tokio::test]
async fn without_a_gateway_a_text_is_told_by_voice() {
    for world in World::on_both_engines().await {
        let carriers = Carriers::default();
        let ana = by_mail(&world, "Ana").await;
        let ben = by_text(&world, "Ben", "+15175550112").await;
        let id = matched(&world, ana, ben, MatchState::AskedFirst)
            .await
            .to_string();
        tell(&world, ben, Letter::AskHelper, Some(&id)).await;
        tell(&world, ben, Letter::Welcome, None).await;
        round(&world, &carriers).await;
        assert_eq!(
            outbox(&world, ben).await,
            [
                "ask-helper voice waiting 0 -",
                "welcome text dropped 0 no carrier"
            ]
        );
    }
}

#[tokio::test]
async fn how_often_somebody_was_asked_is_counted_for_a_week() {
    for world in World::on_both_engines().await {
        let (carriers, _) = Carriers::in_memory();
        let ana = by_mail(&world, "Ana").await;
        let ben = by_mail(&world, "Ben").await;
        for _ in 0..3 {
            let id = matched(&world, ana, ben, MatchState::AskedFirst)
                .await
                .to_string();
            tell(&world, ben, Letter::AskHelper, Some(&id)).await;
            tell(&world, ana, Letter::AskNeeder, Some(&id)).await;
            round(&world, &carriers).await;
            world.app.clock.advance(3 * DAY);
        }
        let now = world.app.clock.now();
        let mut tx = world.app.db.read().await.unwrap();
        let home = world.community;
        assert_eq!(
            messages::asked_this_week(&mut tx, home, ben, now)
                .await
                .unwrap(),
            2
        );
        assert_eq!(
            messages::asked_this_week(&mut tx, home, ana, now)
                .await
                .unwrap(),
            0
        );
    }
}

#[tokio::test]
async fn one_click_stops_the_letters_and_another_brings_them_back() {
    for world in World::on_both_engines().await {
        let (carriers, memory) = Carriers::in_memory();
        let ana = by_mail(&world, "Ana").await;
        let ben = by_mail(&world, "Ben").await;
        tell(&world, ana, Letter::Welcome, None).await;
        round(&world, &carriers).await;
        let link = memory.mails()[0].stop_link.clone().unwrap();
        let token = link.rsplit('/').next().unwrap();
        assert!(!stop::is_stopped(&world.app, token).await.unwrap());
        stop::stop(&world.app, token).await.unwrap();
        stop::stop(&world.app, token).await.unwrap();
        assert!(stop::is_stopped(&world.app, token).await.unwrap());

        let id = matched(&world, ben, ana, MatchState::AskedFirst)
            .await
            .to_string();
        tell(&world, ana, Letter::AskHelper, Some(&id)).await;
        assert_eq!(
            outbox(&world, ana).await.len(),
            1,
            "who stopped is not asked"
        );
        stop::start(&world.app, token).await.unwrap();
        tell(&world, ana, Letter::AskHelper, Some(&id)).await;
        assert_eq!(round(&world, &carriers).await.sent, 1);

        let other = memory.mails()[1].clone();
        assert!(matches!(
            stop::stop(&world.app, "abcdefgh").await,
            Err(app::Error::NotFound)
        ));
        let answer = other
            .text
            .lines()
            .find_map(|line| line.strip_prefix("link: "))
            .unwrap();
        let answer = answer.rsplit('/').next().unwrap();
        assert!(matches!(
            stop::stop(&world.app, answer).await,
            Err(app::Error::NotFound)
        ));
    }
}
