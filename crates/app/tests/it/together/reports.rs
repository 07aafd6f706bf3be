//! Problems that neighbors report, and what organizers do about them.

use app::introductions::{after, mine, reports, sql};
use app::people::{erase, looks};
use app::{Error, matching};
use domain::introductions::MatchState;
use domain::introductions::reports::{Deed, ReportState};
use domain::{MatchId, NeighborId, Refusal, ReportId};

use crate::post::{by_mail, matched};
use crate::world::World;

const TROUBLE: &str = "Zq7trouble: he shouted";

/// Ana reports a problem with Ben.
async fn ana_reports(world: &World) -> (NeighborId, NeighborId, MatchId, ReportId) {
    let [ana, ben] = [by_mail(world, "Ana").await, by_mail(world, "Ben").await];
    let id = matched(world, ana, ben, MatchState::Introduced).await;
    after::report(&world.app, world.as_self(ana), id, TROUBLE)
        .await
        .unwrap();
    let mut tx = world.app.db.read().await.unwrap();
    let open = reports::open_ones(&mut tx, world.community, 10)
        .await
        .unwrap();
    assert_eq!((open.len(), open[0].state()), (1, ReportState::New));
    (ana, ben, id, open[0].id)
}

async fn count(world: &World) -> i64 {
    let mut tx = world.app.db.read().await.unwrap();
    reports::count_open(&mut tx, world.community).await.unwrap()
}

#[tokio::test]
async fn reading_a_problem_is_a_look_and_closing_it_tells_whoever_reported_it() {
    for world in World::on_both_engines().await {
        let (app, by) = (&world.app, world.organizer());
        let (ana, ben, id, report) = ana_reports(&world).await;
        let opened = reports::open(app, by, report).await.unwrap();
        assert_eq!(opened.note, TROUBLE);
        assert_eq!(opened.reporter.unwrap().1.name, "Ana");
        assert_eq!(
            (opened.other, opened.report.state()),
            (Some(ben), ReportState::Seen)
        );
        let mut tx = app.db.read().await.unwrap();
        let seen = looks::of(&mut tx, world.community, ana, 10).await.unwrap();
        assert_eq!(seen[0].reason, "report");
        assert!(
            looks::of(&mut tx, world.community, ben, 10)
                .await
                .unwrap()
                .is_empty()
        );
        drop(tx);
        reports::talked(app, by, report).await.unwrap();
        reports::close(app, by, report, "We talked with both of you.")
            .await
            .unwrap();
        reports::close(app, by, report, "again").await.unwrap();
        assert_eq!(count(&world).await, 0);
        let mut tx = app.db.read().await.unwrap();
        let anas = mine::one(&mut tx, app, world.as_self(ana), id)
            .await
            .unwrap();
        let (told, closing) = &anas.reports[0];
        assert_eq!(
            (told.state(), closing.as_str()),
            (ReportState::Closed, "We talked with both of you.")
        );
        let bens = mine::one(&mut tx, app, world.as_self(ben), id)
            .await
            .unwrap();
        assert!(bens.reports.is_empty());
        let closed = reports::closed_ones(&mut tx, world.community, 10)
            .await
            .unwrap();
        assert_eq!(closed[0].done, [Deed::Talked]);
    }
}

#[tokio::test]
async fn the_two_can_be_kept_apart_for_good_and_the_other_is_not_told_why() {
    for world in World::on_both_engines().await {
        let (app, by) = (&world.app, world.organizer());
        let (ana, ben, id, report) = ana_reports(&world).await;
        reports::block(app, by, report).await.unwrap();
        let mut tx = app.db.read().await.unwrap();
        let found = sql::found(&mut tx, world.community, id).await.unwrap();
        assert_eq!(found.state, MatchState::FellThrough);
        let blocks = sql::blocks(&mut tx, world.community).await.unwrap();
        assert_eq!(blocks, [(ana, ben)]);
        drop(tx);
        assert_eq!(world.letters_to(ben).await, ["fell-through"]);
        matching::plan(app, by).await.unwrap();
        let mut tx = app.db.read().await.unwrap();
        assert!(
            sql::live_of_neighbor(&mut tx, world.community, ana)
                .await
                .unwrap()
                .is_empty()
        );
        drop(tx);
        let again = reports::let_go(app, by, report).await;
        assert!(matches!(again, Err(Error::Refused(Refusal::MovedOn))));
    }
}

#[tokio::test]
async fn a_problem_of_somebody_who_was_forgotten_says_nothing_and_can_be_closed() {
    for world in World::on_both_engines().await {
        let (app, by) = (&world.app, world.organizer());
        let (ana, _, _, report) = ana_reports(&world).await;
        erase::forget(app, world.as_self(ana), ana).await.unwrap();
        let opened = reports::open(app, by, report).await.unwrap();
        assert!(opened.note.is_empty() && opened.reporter.is_none());
        reports::close(app, by, report, "Forgotten").await.unwrap();
        assert_eq!(count(&world).await, 0);
    }
}

#[tokio::test]
async fn problems_do_not_exist_for_others() {
    for world in World::on_both_engines().await {
        let (ana, _, _, report) = ana_reports(&world).await;
        let (app, who) = (&world.app, world.as_self(ana));
        for tried in [
            reports::open(app, who, report).await.map(drop),
            reports::talked(app, who, report).await,
            reports::block(app, who, report).await,
            reports::let_go(app, who, report).await,
            reports::close(app, who, report, "").await,
        ] {
            assert!(matches!(tried, Err(Error::NotFound)));
        }
    }
}
