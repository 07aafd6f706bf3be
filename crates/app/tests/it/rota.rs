//! A rota is made, filled, changed and covered: nobody who promised is lost, and silence is heard in time.

mod around;
mod scene;

use app::Error;
use app::openings;
use app::rota::{self, Holds, covers, dates, places, view, watch};
use domain::moment::{DAY, HOUR, MINUTE};
use domain::openings::PledgeState;
use domain::people::Actor;
use domain::recurrence::{Recurrence, Rule};
use domain::rota::{Bond, Series};
use domain::{CommunityId, Refusal};
use jiff::civil::date;

use crate::world::World;

use scene::*;

#[tokio::test]
async fn dates_are_made_eight_weeks_ahead_and_none_twice() {
    for world in World::on_both_engines().await {
        let (id, _) = started(&world, bus(&world, TWICE_A_WEEK, 1, 2)).await;
        assert_eq!(ahead(&world, id).await.len(), 16);
        dates::make_all_ahead(&world.app).await.unwrap();
        assert_eq!(ahead(&world, id).await.len(), 16);
        world.app.clock.advance(7 * DAY);
        dates::make_all_ahead(&world.app).await.unwrap();
        assert_eq!(ahead(&world, id).await.len(), 16);
    }
}

#[tokio::test]
async fn whoever_comes_every_time_is_seated_on_dates_made_later_too_but_not_while_away() {
    for world in World::on_both_engines().await {
        let ana = world.neighbor("Ana").await;
        let (id, role) = started(&world, bus(&world, TWICE_A_WEEK, 1, 2)).await;
        let me = world.as_self(ana);
        let seated = rota::stand(&world.app, me, id, role, ana).await.unwrap();
        assert_eq!(seated, 16);
        let later = ahead(&world, id).await.last().unwrap().begins.plus(DAY);
        let mut tx = world.app.db.read().await.unwrap();
        let zone = app::community::load(&mut tx, world.community)
            .await
            .unwrap()
            .zone;
        drop(tx);
        let from = zone.day(later);
        let opened = places::go_away(&world.app, me, from, from.plus_days(4)).await;
        assert_eq!(opened.unwrap(), 0);
        world.app.clock.advance(7 * DAY);
        dates::make_all_ahead(&world.app).await.unwrap();
        let new = ahead(&world, id).await;
        let (tuesday, thursday) = (&new[14], &new[15]);
        assert!(there(&world, tuesday.id).await.is_empty(), "away");
        assert_eq!(there(&world, thursday.id).await, [ana]);
    }
}

#[tokio::test]
async fn a_date_is_never_overfull_and_nobody_takes_two_places_of_it() {
    for world in World::on_both_engines().await {
        let [ana, ben, cruz] = [
            world.neighbor("Ana").await,
            world.neighbor("Ben").await,
            world.neighbor("Cruz").await,
        ];
        let (id, role) = started(&world, bus(&world, TWICE_A_WEEK, 1, 2)).await;
        let date = ahead(&world, id).await[0].id;
        joins(&world, date, role, ana).await.unwrap();
        let twice = joins(&world, date, role, ana).await;
        assert!(matches!(twice, Err(Error::Refused(Refusal::AlreadyYours))));
        joins(&world, date, role, ben).await.unwrap();
        let full = joins(&world, date, role, cruz).await;
        assert!(matches!(full, Err(Error::Refused(Refusal::NotFree))));
        let for_another = places::join(&world.app, world.as_self(ana), date, role, cruz).await;
        assert!(matches!(for_another, Err(Error::NotFound)));
    }
}

#[tokio::test]
async fn whoever_cannot_stays_responsible_until_somebody_accepts() {
    for world in World::on_both_engines().await {
        let [ana, ben] = [world.neighbor("Ana").await, world.neighbor("Ben").await];
        let (id, role) = started(&world, bus(&world, TWICE_A_WEEK, 1, 1)).await;
        substitute(&world, id, ben).await;
        let date = ahead(&world, id).await[2].clone();
        let pledge = joins(&world, date.id, role, ana).await.unwrap();
        covers::cannot(&world.app, world.as_self(ana), pledge)
            .await
            .unwrap();
        covers::cannot(&world.app, world.as_self(ana), pledge)
            .await
            .unwrap();
        assert_eq!(there(&world, date.id).await, [ana]);
        assert_eq!(asked(&world, date.id).await, [ben]);
        assert_eq!(world.letters_to(ben).await, ["rota-ask"]);
        let cover = cover_of(&world, date.id).await;
        let answer = covers::answer(
            &world.app,
            world.as_self(ben),
            cover.id,
            ben,
            covers::CoverReply::Yes,
        )
        .await;
        assert_eq!(answer.unwrap(), covers::CoverAnswer::Yours);
        assert_eq!(there(&world, date.id).await, [ben]);
        assert!(
            world
                .letters_to(ana)
                .await
                .contains(&"rota-covered".to_owned())
        );
        let mut tx = world.app.db.read().await.unwrap();
        let given_back = openings::sql::pledge(&mut tx, world.community, pledge)
            .await
            .unwrap();
        assert_eq!(given_back.state, PledgeState::Released);
        assert_eq!(
            openings::counted_wrong(&mut tx, world.community)
                .await
                .unwrap(),
            0
        );
    }
}

#[tokio::test]
async fn the_ladder_goes_from_substitutes_to_everyone_and_the_last_hour_is_told() {
    for world in World::on_both_engines().await {
        let [ana, ben, cruz, dora] = [
            world.neighbor("Ana").await,
            world.neighbor("Ben").await,
            world.neighbor("Cruz").await,
            world.neighbor("Dora").await,
        ];
        let (id, role) = started(&world, bus(&world, TWICE_A_WEEK, 1, 1)).await;
        substitute(&world, id, ben).await;
        rota::bind(
            &world.app,
            world.as_self(dora),
            id,
            dora,
            Bond::Relies,
            Holds::FromNowOn,
        )
        .await
        .unwrap();
        let dates = ahead(&world, id).await;
        joins(&world, dates[1].id, role, cruz).await.unwrap();
        let date = dates[3].clone();
        let pledge = joins(&world, date.id, role, ana).await.unwrap();
        covers::cannot(&world.app, world.as_self(ana), pledge)
            .await
            .unwrap();
        assert_eq!(asked(&world, date.id).await, [ben]);
        work(&world).await;
        pass(&world, DAY + HOUR).await;
        assert_eq!(
            asked(&world, date.id).await,
            [cruz],
            "Ben was silent, so everybody who helps here is next"
        );
        world
            .app
            .clock
            .advance(date.begins.since(world.app.clock.now()) - HOUR - MINUTE);
        pass(&world, MINUTE).await;
        assert_eq!(told_about(&world, dora, "rota-uncovered", date.id).await, 1);
        assert_eq!(
            there(&world, date.id).await,
            [ana],
            "still shown as responsible"
        );
        pass(&world, MINUTE).await;
        assert_eq!(told_about(&world, dora, "rota-uncovered", date.id).await, 1);
        joins(&world, date.id, role, cruz).await.unwrap();
        assert_eq!(there(&world, date.id).await, [cruz]);
        assert!(
            world
                .letters_to(dora)
                .await
                .contains(&"rota-covered".to_owned())
        );
    }
}

#[tokio::test]
async fn the_first_yes_takes_the_place_and_the_second_is_thanked() {
    for world in World::on_both_engines().await {
        let people = [
            world.neighbor("Ana").await,
            world.neighbor("Ben").await,
            world.neighbor("Cruz").await,
        ];
        let [ana, ben, cruz] = people;
        let (id, role) = started(&world, bus(&world, TWICE_A_WEEK, 1, 1)).await;
        for who in [ben, cruz] {
            substitute(&world, id, who).await;
        }
        let date = ahead(&world, id).await[0].clone();
        let pledge = joins(&world, date.id, role, ana).await.unwrap();
        covers::cannot(&world.app, world.as_self(ana), pledge)
            .await
            .unwrap();
        assert_eq!(
            asked(&world, date.id).await,
            [ben, cruz],
            "less than a day: all at once"
        );
        let cover = cover_of(&world, date.id).await.id;
        let yes = covers::CoverReply::Yes;
        let first = covers::answer(&world.app, world.as_self(cruz), cover, cruz, yes)
            .await
            .unwrap();
        let second = covers::answer(&world.app, world.as_self(ben), cover, ben, yes)
            .await
            .unwrap();
        assert_eq!(
            (first, second),
            (covers::CoverAnswer::Yours, covers::CoverAnswer::Taken)
        );
        assert_eq!(there(&world, date.id).await, [cruz]);
        assert!(
            world
                .letters_to(ben)
                .await
                .contains(&"rota-spared".to_owned())
        );
        let stranger = covers::answer(&world.app, world.as_self(ana), cover, ana, yes).await;
        assert!(matches!(stranger, Err(Error::NotFound)));
    }
}

#[tokio::test]
async fn where_too_few_promised_somebody_is_looked_for_before_it_is_late() {
    for world in World::on_both_engines().await {
        let ben = world.neighbor("Ben").await;
        let (id, _) = started(&world, bus(&world, TWICE_A_WEEK, 1, 2)).await;
        substitute(&world, id, ben).await;
        watch::see_to(&world.app).await.unwrap();
        let dates = ahead(&world, id).await;
        let asked_for = asked(&world, dates[1].id).await;
        assert_eq!(asked_for, [ben]);
        assert!(
            asked(&world, dates[8].id).await.is_empty(),
            "that is weeks away"
        );
    }
}

#[tokio::test]
async fn changing_a_series_keeps_everybody_who_promised_and_asks_them() {
    for world in World::on_both_engines().await {
        let [ana, ben] = [world.neighbor("Ana").await, world.neighbor("Ben").await];
        let before = bus(&world, TWICE_A_WEEK, 1, 2);
        let (id, role) = started(&world, before.clone()).await;
        let dates = ahead(&world, id).await;
        joins(&world, dates[2].id, role, ana).await.unwrap();
        joins(&world, dates[3].id, role, ben).await.unwrap();
        let later = Series {
            recurrence: Recurrence::new(
                date(2026, 6, 2).at(8, 15, 0, 0),
                Rule::read("FREQ=WEEKLY;BYDAY=TU").unwrap(),
            ),
            ..before
        };
        let changed = rota::change(&world.app, world.organizer(), later)
            .await
            .unwrap();
        assert_eq!((changed.moved, changed.kept, changed.asked), (8, 1, 2));
        for who in [ana, ben] {
            assert!(
                world
                    .letters_to(who)
                    .await
                    .contains(&"rota-changed".to_owned())
            );
        }
        assert_eq!(there(&world, dates[2].id).await, [ana]);
        assert_eq!(there(&world, dates[3].id).await, [ben]);
        let moved = ahead(&world, id).await;
        let moved = moved.iter().find(|date| date.id == dates[2].id).unwrap();
        assert_eq!(moved.begins, dates[2].begins.plus(30 * MINUTE));
        assert_eq!(moved.sequence, 1);
        dates::make_all_ahead(&world.app).await.unwrap();
        assert_eq!(ahead(&world, id).await.len(), 9);
    }
}

#[tokio::test]
async fn a_date_that_is_called_off_is_told_to_everybody_and_taken_by_nobody() {
    for world in World::on_both_engines().await {
        let ana = world.neighbor("Ana").await;
        let (id, role) = started(&world, bus(&world, TWICE_A_WEEK, 1, 2)).await;
        let date = ahead(&world, id).await[1].id;
        joins(&world, date, role, ana).await.unwrap();
        for _ in 0..2 {
            dates::call_off(&world.app, world.organizer(), date)
                .await
                .unwrap();
        }
        let told = world.letters_to(ana).await;
        assert_eq!(told, ["rota-changed"]);
        assert!(there(&world, date).await.is_empty());
        let late = joins(&world, date, role, ana).await;
        assert!(matches!(late, Err(Error::Refused(Refusal::TooLate))));
    }
}

#[tokio::test]
async fn a_missing_tap_alarms_after_ten_minutes_once() {
    for world in World::on_both_engines().await {
        let [ana, dora] = [world.neighbor("Ana").await, world.neighbor("Dora").await];
        let taps = Series {
            taps: true,
            ..bus(&world, TWICE_A_WEEK, 1, 2)
        };
        let (id, role) = started(&world, taps).await;
        rota::bind(
            &world.app,
            world.as_self(dora),
            id,
            dora,
            Bond::Relies,
            Holds::FromNowOn,
        )
        .await
        .unwrap();
        let date = ahead(&world, id).await[0].clone();
        joins(&world, date.id, role, ana).await.unwrap();
        let alarms = |letters: Vec<String>| {
            letters
                .iter()
                .filter(|letter| *letter == "rota-alarm")
                .count()
        };
        world
            .app
            .clock
            .advance(date.begins.since(world.app.clock.now()) + 9 * MINUTE);
        watch::see_to(&world.app).await.unwrap();
        assert_eq!(alarms(world.letters_to(dora).await), 0);
        for _ in 0..2 {
            world.app.clock.advance(MINUTE);
            watch::see_to(&world.app).await.unwrap();
            assert_eq!(alarms(world.letters_to(dora).await), 1);
        }
        let stranger = dates::tap(
            &world.app,
            world.as_self(dora),
            date.id,
            dates::Tap::Started,
        )
        .await;
        assert!(matches!(stranger, Err(Error::NotFound)));
        dates::tap(&world.app, world.as_self(ana), date.id, dates::Tap::Arrived)
            .await
            .unwrap();
        world.app.clock.advance(HOUR);
        watch::see_to(&world.app).await.unwrap();
        assert_eq!(alarms(world.letters_to(dora).await), 1);
    }
}

#[tokio::test]
async fn helpers_are_reminded_once_and_what_they_did_is_counted() {
    for world in World::on_both_engines().await {
        let [ana, ben] = [world.neighbor("Ana").await, world.neighbor("Ben").await];
        let (id, role) = started(&world, bus(&world, "FREQ=WEEKLY;BYDAY=TU", 1, 2)).await;
        let date = ahead(&world, id).await[0].clone();
        let hers = joins(&world, date.id, role, ana).await.unwrap();
        let his = joins(&world, date.id, role, ben).await.unwrap();
        for _ in 0..2 {
            watch::see_to(&world.app).await.unwrap();
            assert_eq!(world.letters_to(ana).await, ["rota-remind"]);
        }
        world
            .app
            .clock
            .advance(date.ends.since(world.app.clock.now()) + MINUTE);
        places::came(&world.app, world.organizer(), his, places::Came::Absent)
            .await
            .unwrap();
        world.app.clock.advance(DAY / 2);
        watch::see_to(&world.app).await.unwrap();
        let mut tx = world.app.db.read().await.unwrap();
        let states = [
            openings::sql::pledge(&mut tx, world.community, hers)
                .await
                .unwrap()
                .state,
            openings::sql::pledge(&mut tx, world.community, his)
                .await
                .unwrap()
                .state,
        ];
        assert_eq!(states, [PledgeState::Kept, PledgeState::Missed]);
    }
}

#[tokio::test]
async fn names_are_for_those_who_belong_and_an_organizers_look_is_written_down() {
    for world in World::on_both_engines().await {
        let [ana, ben, cruz] = [
            world.neighbor("Ana").await,
            world.neighbor("Ben").await,
            world.neighbor("Cruz").await,
        ];
        let (id, role) = started(&world, bus(&world, TWICE_A_WEEK, 1, 2)).await;
        let date = ahead(&world, id).await[0].id;
        joins(&world, date, role, ana).await.unwrap();
        substitute(&world, id, ben).await;
        for (who, name) in [
            (world.as_self(ben), Some("Ana")),
            (world.as_self(cruz), None),
            (world.organizer(), Some("Ana")),
        ] {
            let seen = view::series(&world.app, who, id).await.unwrap();
            let seat = &seen.dates[0].roles[0].seats[0];
            assert_eq!(seat.name.as_deref(), name);
        }
        let mut tx = world.app.db.read().await.unwrap();
        let looks = app::people::looks::of(&mut tx, world.community, ana, 10)
            .await
            .unwrap();
        assert_eq!(looks.len(), 1);
        assert_eq!(looks[0].reason, "rota");
    }
}

#[tokio::test]
async fn going_away_opens_every_date_at_once() {
    for world in World::on_both_engines().await {
        let [ana, ben] = [world.neighbor("Ana").await, world.neighbor("Ben").await];
        let (id, role) = started(&world, bus(&world, TWICE_A_WEEK, 1, 2)).await;
        substitute(&world, id, ben).await;
        rota::stand(&world.app, world.as_self(ana), id, role, ana)
            .await
            .unwrap();
        let from = "2026-06-09".parse().unwrap();
        let to = "2026-06-18".parse().unwrap();
        let opened = places::go_away(&world.app, world.as_self(ana), from, to)
            .await
            .unwrap();
        assert_eq!(opened, 4);
        let dates = ahead(&world, id).await;
        let mut tx = world.app.db.read().await.unwrap();
        let mut searched = 0;
        for date in &dates {
            searched += covers::of_date(&mut tx, world.community, date.id)
                .await
                .unwrap()
                .len();
        }
        assert_eq!(searched, 4);
    }
}

#[tokio::test]
async fn for_others_a_rota_of_another_neighborhood_does_not_exist() {
    for world in World::on_both_engines().await {
        let (id, _) = started(&world, bus(&world, TWICE_A_WEEK, 1, 2)).await;
        let elsewhere = Actor::Visitor(CommunityId(uuid::Uuid::nil()));
        assert!(matches!(
            view::series(&world.app, elsewhere, id).await,
            Err(Error::NotFound)
        ));
    }
}
