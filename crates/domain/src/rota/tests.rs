//! The rules of rotas, one by one.

use std::collections::BTreeSet;

use jiff::civil::{DateTime, date};
use uuid::Uuid;

use super::*;
use crate::NeighborId;
use crate::moment::{DAY, HOUR, MINUTE};
use crate::recurrence::Rule;

fn zone() -> Zone {
    Zone::named("America/Detroit").unwrap()
}

fn series(first: DateTime, rule: &str) -> Series {
    Series {
        id: SeriesId(Uuid::nil()),
        name: "Bus stop".into(),
        place: "Elm Street".into(),
        area: None,
        category: None,
        recurrence: Recurrence::new(first, Rule::read(rule).unwrap()),
        minutes: 30,
        roles: vec![role(1, 3, 0)],
        conditions: Conditions::default(),
        taps: false,
        state: SeriesState::Running,
    }
}

fn role(least: u32, most: u32, newcomers: u32) -> Role {
    Role {
        id: RoleId(Uuid::nil()),
        name: "Walker".into(),
        least,
        most,
        newcomers,
    }
}

fn helper(n: u128, known: bool, new: bool) -> Helper {
    Helper {
        neighbor: NeighborId(Uuid::from_u128(n)),
        known,
        new,
        leaving: false,
    }
}

fn made(series: &Series, now: Moment) -> Vec<Date> {
    planned(series, &[], now, &zone())
        .into_iter()
        .zip(1u128..)
        .map(|(original, n)| {
            let (begins, ends) = series.slot(original, &zone());
            Date {
                id: DateId(Uuid::from_u128(n)),
                series: series.id,
                original,
                begins,
                ends,
                state: DateState::Planned,
                sequence: 0,
                started_at: None,
                arrived_at: None,
            }
        })
        .collect()
}

#[test]
fn dates_keep_their_wall_clock_over_a_change_of_the_clocks() {
    let bus = series(date(2026, 2, 24).at(7, 45, 0, 0), "FREQ=WEEKLY;BYDAY=TU");
    let now = zone().at(date(2026, 2, 23).at(12, 0, 0, 0));
    let dates = made(&bus, now);
    assert_eq!(dates.len(), 8);
    for one in &dates {
        assert_eq!(
            zone().wall(one.begins).time(),
            jiff::civil::time(7, 45, 0, 0)
        );
    }
    assert_eq!(dates[2].begins.since(dates[1].begins), 7 * DAY - HOUR);
}

#[test]
fn making_dates_again_makes_none_twice_and_a_resting_series_makes_none() {
    let soup = series(date(2026, 6, 2).at(18, 0, 0, 0), "FREQ=DAILY;INTERVAL=3");
    let now = zone().at(date(2026, 6, 1).at(12, 0, 0, 0));
    let dates = made(&soup, now);
    assert!(planned(&soup, &dates, now, &zone()).is_empty());
    let resting = Series {
        state: SeriesState::Resting,
        ..soup
    };
    assert!(planned(&resting, &[], now, &zone()).is_empty());
}

#[test]
fn changing_the_hour_moves_every_date_and_loses_nobody() {
    let now = zone().at(date(2026, 6, 1).at(12, 0, 0, 0));
    let before = series(date(2026, 6, 2).at(7, 45, 0, 0), "FREQ=WEEKLY;BYDAY=TU,TH");
    let dates = made(&before, now);
    let all: BTreeSet<DateId> = dates.iter().map(|date| date.id).collect();
    let later = series(date(2026, 6, 2).at(8, 0, 0, 0), "FREQ=WEEKLY;BYDAY=TU,TH");
    let reshaped = reshape(&later, &dates, &all, now, &zone());
    assert_eq!(reshaped.moved.len(), dates.len());
    let tuesdays = series(date(2026, 6, 2).at(7, 45, 0, 0), "FREQ=WEEKLY;BYDAY=TU");
    let promised = all.iter().take(3).copied().collect();
    let reshaped = reshape(&tuesdays, &dates, &promised, now, &zone());
    assert!(reshaped.moved.is_empty());
    assert_eq!(
        reshaped.stranded.len(),
        1,
        "one of the first three is a Thursday"
    );
    assert_eq!(reshaped.gone.len(), 7);
}

#[test]
fn whatever_a_series_becomes_every_accepted_date_is_kept_moved_or_asked_about() {
    let now = zone().at(date(2026, 2, 20).at(12, 0, 0, 0));
    let rules = [
        "FREQ=DAILY",
        "FREQ=WEEKLY;BYDAY=MO,WE,FR",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
        "FREQ=MONTHLY;BYDAY=-1FR",
        "FREQ=MONTHLY;BYMONTHDAY=31",
    ];
    for (a, b) in rules.iter().flat_map(|a| rules.iter().map(move |b| (a, b))) {
        for hour in [7, 9] {
            let before = series(date(2026, 2, 20).at(7, 0, 0, 0), a);
            let after = series(date(2026, 2, 20).at(hour, 0, 0, 0), b);
            let dates = made(&before, now);
            let promised: BTreeSet<DateId> = dates.iter().map(|date| date.id).collect();
            let reshaped = reshape(&after, &dates, &promised, now, &zone());
            assert!(reshaped.gone.is_empty());
            let stays = dates.len() - reshaped.moved.len() - reshaped.stranded.len();
            let hit = dates.iter().filter(|date| {
                after
                    .recurrence
                    .times()
                    .take(400)
                    .any(|at| at == date.original)
            });
            assert_eq!(stays, hit.count(), "{a} to {b} at {hour}");
        }
    }
}

#[test]
fn two_checked_adults_and_one_for_each_eight_children() {
    let conditions = Conditions {
        known_least: 2,
        children: 17,
        children_each: 8,
    };
    let roles = [role(1, 4, 0)];
    let there = vec![helper(1, true, false), helper(2, false, false)];
    let cover = Cover::of(&roles, conditions, &[there]);
    assert_eq!(cover.lacks, [Lack::Known(1), Lack::ForChildren(1)]);
    assert_eq!(cover.missing(), 1);
    let three = vec![
        helper(1, true, false),
        helper(2, true, false),
        helper(3, false, false),
    ];
    assert!(Cover::of(&roles, conditions, &[three]).is_whole());
}

#[test]
fn whoever_cannot_after_all_does_not_count_although_they_stay_responsible() {
    let mut there = vec![helper(1, false, false)];
    let roles = [role(1, 2, 0)];
    assert!(Cover::of(&roles, Conditions::default(), &[there.clone()]).is_whole());
    there[0].leaving = true;
    let cover = Cover::of(&roles, Conditions::default(), &[there]);
    assert_eq!((cover.lacks, cover.leaving), (vec![Lack::Helpers(0, 1)], 1));
}

#[test]
fn a_place_is_kept_for_newcomers_until_shortly_before() {
    let role = role(1, 2, 1);
    let none = Conditions::default();
    let there = [helper(1, false, false)];
    let begins = Moment(100 * DAY);
    let early = (begins, begins.plus(-10 * DAY));
    let late = (begins, begins.plus(-2 * DAY));
    let join = |who, when| may_join(&role, none, &there, &there, 2, who, when);
    assert_eq!(
        join(helper(2, false, false), early),
        Err(Refusal::KeptForNewcomers)
    );
    assert_eq!(join(helper(2, false, true), early), Ok(()));
    assert_eq!(join(helper(2, false, false), late), Ok(()));
}

#[test]
fn the_last_places_stay_for_people_whom_the_circle_has_checked() {
    let role = role(2, 2, 0);
    let two_known = Conditions {
        known_least: 1,
        ..Conditions::default()
    };
    let there = [helper(1, false, false)];
    let when = (Moment(9 * DAY), Moment(0));
    let join = |who| may_join(&role, two_known, &there, &there, 2, who, when);
    assert_eq!(join(helper(2, false, false)), Err(Refusal::KeptForKnown));
    assert_eq!(join(helper(2, true, false)), Ok(()));
}

#[test]
fn the_ladder_widens_as_the_date_comes_near() {
    let begins = Moment(100 * DAY);
    for (before, expected) in [
        (4 * DAY, Stage::Substitutes),
        (3 * DAY, Stage::Everyone),
        (DAY, Stage::Urgent),
        (HOUR, Stage::LastHour),
        (0, Stage::Over),
    ] {
        assert_eq!(stage(begins, begins.plus(-before)), expected);
    }
}

#[test]
fn a_missing_tap_is_an_alarm_after_ten_minutes() {
    let bus = series(date(2026, 6, 2).at(7, 45, 0, 0), "FREQ=DAILY");
    let now = zone().at(date(2026, 6, 1).at(12, 0, 0, 0));
    let bus = made(&bus, now).remove(0);
    assert!(!bus.tap_missing(bus.begins.plus(9 * MINUTE)));
    assert!(bus.tap_missing(bus.begins.plus(10 * MINUTE)));
    let started = bus.started(bus.begins.plus(MINUTE)).unwrap();
    assert!(!started.tap_missing(bus.ends));
    assert!(started.tap_missing(bus.ends.plus(10 * MINUTE)));
    let arrived = started.arrived(bus.ends).unwrap();
    assert!(!arrived.tap_missing(bus.ends.plus(DAY)));
    assert_eq!(
        bus.started(bus.begins.plus(-2 * HOUR)),
        Err(Refusal::TooLate)
    );
}
