//! Limits for one person and one contact, which neither many addresses nor a restart begin anew.

use app::introductions::after;
use app::tallies::Deed;
use app::{App, Error, retention, tokens};
use domain::Refusal;
use domain::introductions::MatchState;
use domain::moment::{DAY, HOUR, MINUTE};

use crate::post::{by_mail, matched};
use crate::world::World;

/// The same install after a restart.
async fn restarted(world: &World) -> App {
    let config = (*world.app.config).clone();
    App::open(config, world.app.clock.clone(), world.app.chance.clone())
        .await
        .unwrap()
}

fn is_too_often<T>(went: Result<T, Error>) -> bool {
    matches!(went, Err(Error::Refused(Refusal::TooOften)))
}

#[tokio::test]
async fn nobody_is_sent_more_codes_in_a_day_than_they_could_want() {
    for world in World::on_both_engines().await {
        by_mail(&world, "Ana").await;
        for contact in ["ana@example.org", "eva@example.org"] {
            for _ in 0..Deed::AskWayIn.most() {
                tokens::ask_to_come_in(&world.app, world.community, contact)
                    .await
                    .unwrap();
                world.app.clock.advance(MINUTE);
            }
            let app = restarted(&world).await;
            let more = tokens::ask_to_come_in(&app, world.community, contact).await;
            assert!(is_too_often(more), "{contact}");
            app.close().await;
        }
        world.app.clock.advance(DAY);
        tokens::ask_to_come_in(&world.app, world.community, "ana@example.org")
            .await
            .unwrap();
    }
}

#[tokio::test]
async fn a_code_cannot_be_guessed_by_asking_for_new_ones() {
    for world in World::on_both_engines().await {
        let ana = by_mail(&world, "Ana").await;
        let (app, home) = (&world.app, world.community);
        let mut tried = 0;
        let stopped = loop {
            if tried % 5 == 0 {
                tokens::ask_to_come_in(app, home, "ana@example.org")
                    .await
                    .unwrap();
            }
            let wrong = tokens::enter_by_code(app, home, "ana@example.org", "no", DAY).await;
            if !matches!(wrong, Err(Error::Refused(Refusal::CodeWrong))) {
                break wrong;
            }
            tried += 1;
        };
        assert!(is_too_often(stopped));
        assert_eq!(tried, Deed::TryCode.most());
        // The right one does not help any more either, but the link beside it does.
        let target = app::people::email_hash(app, home, "ana@example.org");
        let mut tx = app.db.write(home).await.unwrap();
        let code = tokens::waiting_code(&mut tx, app, home, &target)
            .await
            .unwrap()
            .unwrap();
        let purpose = tokens::Purpose::SignIn;
        let link = tokens::link(&mut tx, app, home, purpose, ana, "letter").await;
        tx.commit().await.unwrap();
        let by_code = tokens::enter_by_code(app, home, "ana@example.org", &code, DAY).await;
        assert!(is_too_often(by_code));
        tokens::enter_by_link(app, home, &link.unwrap(), DAY)
            .await
            .unwrap();
    }
}

#[tokio::test]
async fn reports_are_heard_but_not_without_end() {
    for world in World::on_both_engines().await {
        let [ana, ben] = [by_mail(&world, "Ana").await, by_mail(&world, "Ben").await];
        let id = matched(&world, ana, ben, MatchState::Introduced).await;
        for _ in 0..Deed::Report.most() {
            after::report(&world.app, world.as_self(ana), id, "he did not come")
                .await
                .unwrap();
        }
        let more = after::report(&world.app, world.as_self(ana), id, "again").await;
        assert!(is_too_often(more));
        after::report(&world.app, world.as_self(ben), id, "she was not there")
            .await
            .unwrap();
    }
}

#[tokio::test]
async fn what_was_counted_goes_with_whoever_is_forgotten_and_after_two_days() {
    for world in World::on_both_engines().await {
        let (app, home) = (&world.app, world.community);
        let ana = by_mail(&world, "Ana").await;
        for contact in ["ana@example.org", "eva@example.org"] {
            tokens::ask_to_come_in(app, home, contact).await.unwrap();
        }
        assert_eq!(counts(&world).await, (2, 2));
        app::people::erase::forget(app, world.as_self(ana), ana)
            .await
            .unwrap();
        assert_eq!(counts(&world).await, (1, 1));
        app.clock.advance(2 * DAY + HOUR);
        retention::forget_who_left(app).await.unwrap();
        assert_eq!(counts(&world).await, (0, 0));
    }
}

/// How many counts and codes there are.
async fn counts(world: &World) -> (i64, i64) {
    app::row! {
        struct Counted {
            n: i64,
        }
    }
    let mut tx = world.app.db.read().await.unwrap();
    let tallies = app::one!(
        &mut tx,
        Counted,
        "select count(*) as n from tallies where community_id = $1",
        world.community
    );
    let codes = app::one!(
        &mut tx,
        Counted,
        "select count(*) as n from codes where community_id = $1",
        world.community
    );
    (tallies.unwrap().n, codes.unwrap().n)
}
