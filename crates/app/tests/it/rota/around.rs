//! What surrounds a rota: somebody who is forgotten or has two records, calendars by a secret link, and help that came
//! again and becomes a rota.

use app::people::{erase, merge};
use app::rota::{again, feeds, own, sql, view};
use app::tokens;
use domain::introductions::MatchState;

use super::*;
use crate::post;

#[tokio::test]
async fn whoever_is_forgotten_leaves_a_free_place_and_somebody_is_looked_for() {
    for world in World::on_both_engines().await {
        let [ana, ben] = [world.neighbor("Ana").await, world.neighbor("Ben").await];
        let (id, role) = started(&world, bus(&world, TWICE_A_WEEK, 1, 2)).await;
        substitute(&world, id, ben).await;
        rota::stand(&world.app, world.as_self(ana), id, role, ana)
            .await
            .unwrap();
        let dates = ahead(&world, id).await;
        let seen = view::series(&world.app, world.as_self(ana), id)
            .await
            .unwrap();
        let pledge = seen.dates[1].roles[0].seats[0].pledge;
        covers::cannot(&world.app, world.as_self(ana), pledge)
            .await
            .unwrap();
        erase::forget(&world.app, world.as_self(ana), ana)
            .await
            .unwrap();
        for date in &dates {
            assert!(there(&world, date.id).await.is_empty());
        }
        let mut tx = world.app.db.read().await.unwrap();
        assert!(
            sql::standing(&mut tx, world.community, id)
                .await
                .unwrap()
                .is_empty()
        );
        assert_eq!(
            openings::counted_wrong(&mut tx, world.community)
                .await
                .unwrap(),
            0
        );
        drop(tx);
        pass(&world, MINUTE).await;
        assert_eq!(asked(&world, dates[0].id).await, [ben]);
    }
}

#[tokio::test]
async fn whoever_is_forgotten_while_asked_keeps_nobody_waiting() {
    for world in World::on_both_engines().await {
        let [ana, ben, cruz] = [
            world.neighbor("Ana").await,
            world.neighbor("Ben").await,
            world.neighbor("Cruz").await,
        ];
        let (id, role) = started(&world, bus(&world, TWICE_A_WEEK, 1, 2)).await;
        substitute(&world, id, ben).await;
        world.app.clock.advance(MINUTE);
        substitute(&world, id, cruz).await;
        let date = ahead(&world, id).await[4].id;
        let pledge = joins(&world, date, role, ana).await.unwrap();
        covers::cannot(&world.app, world.as_self(ana), pledge)
            .await
            .unwrap();
        work(&world).await;
        assert_eq!(asked(&world, date).await, [ben]);
        erase::forget(&world.app, world.as_self(ben), ben)
            .await
            .unwrap();
        pass(&world, MINUTE).await;
        assert_eq!(asked(&world, date).await, [cruz]);
    }
}

#[tokio::test]
async fn on_rotas_two_records_become_one_and_two_again() {
    for world in World::on_both_engines().await {
        let [ana, twin] = [world.neighbor("Ana").await, world.neighbor("Ana").await];
        let (id, role) = started(&world, bus(&world, TWICE_A_WEEK, 1, 2)).await;
        rota::stand(&world.app, world.as_self(twin), id, role, twin)
            .await
            .unwrap();
        substitute(&world, id, twin).await;
        let away = "2026-06-20".parse().unwrap();
        places::go_away(&world.app, world.as_self(twin), away, away)
            .await
            .unwrap();
        let joined = merge::join(&world.app, world.organizer(), ana, twin)
            .await
            .unwrap();
        let stands = |world: &World| {
            let app = world.app.clone();
            let home = world.community;
            async move {
                let mut tx = app.db.read().await.unwrap();
                let standing = sql::standing(&mut tx, home, id).await.unwrap();
                let bound = sql::bound(&mut tx, home, id, Bond::Substitute)
                    .await
                    .unwrap();
                (standing[0].neighbor_id, bound)
            }
        };
        assert_eq!(stands(&world).await, (ana, vec![ana]));
        let aways = own::aways(&world.app, world.as_self(ana)).await.unwrap();
        assert_eq!(aways.len(), 1);
        merge::part(&world.app, world.organizer(), joined)
            .await
            .unwrap();
        assert_eq!(stands(&world).await, (twin, vec![twin]));
    }
}

#[tokio::test]
async fn what_is_somebodys_own_is_what_they_promised_and_are_asked() {
    for world in World::on_both_engines().await {
        let [ana, ben] = [world.neighbor("Ana").await, world.neighbor("Ben").await];
        let (id, role) = started(&world, bus(&world, TWICE_A_WEEK, 1, 2)).await;
        substitute(&world, id, ben).await;
        let date = ahead(&world, id).await[0].clone();
        let pledge = joins(&world, date.id, role, ana).await.unwrap();
        let mine = own::mine(&world.app, world.as_self(ana)).await.unwrap();
        assert_eq!(
            (mine.len(), mine[0].pledge, mine[0].leaving_since),
            (1, pledge, None)
        );
        covers::cannot(&world.app, world.as_self(ana), pledge)
            .await
            .unwrap();
        let mine = own::mine(&world.app, world.as_self(ana)).await.unwrap();
        assert!(mine[0].leaving_since.is_some());
        let asked = own::asked(&world.app, world.as_self(ben)).await.unwrap();
        assert_eq!((asked.len(), asked[0].date.id), (1, date.id));
        assert!(
            own::asked(&world.app, world.as_self(ana))
                .await
                .unwrap()
                .is_empty()
        );
    }
}

#[tokio::test]
async fn a_calendar_shows_what_somebody_promised_until_its_link_is_made_anew() {
    for world in World::on_both_engines().await {
        let ana = world.neighbor("Ana").await;
        let me = world.as_self(ana);
        let (id, role) = started(&world, bus(&world, TWICE_A_WEEK, 2, 2)).await;
        let dates = ahead(&world, id).await;
        for date in &dates[..2] {
            joins(&world, date.id, role, ana).await.unwrap();
        }
        assert_eq!(feeds::word(&world.app, me, None).await.unwrap(), None);
        let word = feeds::renew(&world.app, me, None).await.unwrap();
        assert_eq!(
            feeds::word(&world.app, me, None).await.unwrap().as_ref(),
            Some(&word)
        );
        let (home, link) = tokens::opened_anywhere(&world.app, &word).await.unwrap();
        let about = link.about_id.unwrap();
        let (_, turns) = feeds::turns(&world.app, home, ana, &about).await.unwrap();
        assert_eq!(turns.len(), 2);
        assert_eq!((turns[0].date.id, turns[0].missing), (dates[0].id, 1));
        dates::call_off(&world.app, world.organizer(), dates[0].id)
            .await
            .unwrap();
        let (_, turns) = feeds::turns(&world.app, home, ana, &about).await.unwrap();
        assert_eq!(turns[0].date.state, domain::rota::DateState::CalledOff);
        assert_eq!(turns[0].date.sequence, 1);
        let other = feeds::renew(&world.app, me, None).await.unwrap();
        assert_ne!(other, word);
        let old = tokens::opened_anywhere(&world.app, &word).await;
        assert!(matches!(old, Err(Error::NotFound)));
        let ben = world.neighbor("Ben").await;
        let of_series = feeds::renew(&world.app, world.as_self(ben), Some(id))
            .await
            .unwrap();
        let (_, link) = tokens::opened_anywhere(&world.app, &of_series)
            .await
            .unwrap();
        let about = link.about_id.unwrap();
        let (which, turns) = feeds::turns(&world.app, home, ben, &about).await.unwrap();
        assert_eq!((which, turns.len()), (Some(id), dates.len()));
        assert_eq!(turns[0].series.place, "", "a place may be a home");
    }
}

#[tokio::test]
async fn help_that_worked_twice_becomes_a_rota_in_one_step() {
    for world in World::on_both_engines().await {
        let [ana, ben, cruz] = [
            world.neighbor("Ana").await,
            world.neighbor("Ben").await,
            world.neighbor("Cruz").await,
        ];
        let organizer = world.organizer();
        post::matched(&world, ana, ben, MatchState::Met).await;
        post::matched(&world, ana, cruz, MatchState::Met).await;
        assert!(
            again::repeated(&world.app, organizer)
                .await
                .unwrap()
                .is_empty()
        );
        world.app.clock.advance(MINUTE);
        let last = post::matched(&world, ana, ben, MatchState::Met).await;
        let found = again::repeated(&world.app, organizer).await.unwrap();
        assert_eq!(
            (found.len(), found[0].times, found[0].match_id),
            (1, 2, last)
        );
        let stranger = again::repeated(&world.app, world.as_self(ana)).await;
        assert!(matches!(stranger, Err(Error::NotFound)));
        let series = bus(&world, TWICE_A_WEEK, 1, 1);
        let id = again::start(&world.app, organizer, last, series, true)
            .await
            .unwrap();
        let first = ahead(&world, id).await[0].id;
        assert_eq!(there(&world, first).await, [ben]);
        let seen = view::series(&world.app, world.as_self(ana), id)
            .await
            .unwrap();
        assert!(seen.relies);
        assert!(
            again::repeated(&world.app, organizer)
                .await
                .unwrap()
                .is_empty()
        );
        let twice = again::decline(&world.app, organizer, last).await;
        assert!(matches!(twice, Err(Error::NotFound)));
    }
}
