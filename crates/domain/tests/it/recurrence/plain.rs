//! Rotas as a form describes them.

use domain::recurrence::{Every, Nth, Plain, Rule, Until, Wrong};
use jiff::civil::Weekday;
use proptest::prelude::*;

const WEEK: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

fn plain(every: Every, until: Until) -> Plain {
    Plain { every, until }
}

fn weeks(weeks: u32, on: &[Weekday]) -> Every {
    Every::Weeks {
        weeks,
        on: on.to_vec(),
    }
}

#[test]
fn what_is_chosen_in_a_form_becomes_a_rule() {
    let day = "2026-12-24".parse().unwrap();
    for (chosen, rule) in [
        (plain(Every::Day, Until::Open), "FREQ=DAILY"),
        (
            plain(weeks(1, &WEEK[..5]), Until::Day(day)),
            "FREQ=WEEKLY;UNTIL=20261224;BYDAY=MO,TU,WE,TH,FR",
        ),
        (
            plain(
                weeks(3, &[Weekday::Sunday, Weekday::Monday]),
                Until::Times(8),
            ),
            "FREQ=WEEKLY;COUNT=8;INTERVAL=3;BYDAY=MO,SU",
        ),
        (
            plain(Every::MonthDay(31), Until::Open),
            "FREQ=MONTHLY;BYMONTHDAY=31",
        ),
        (
            plain(
                Every::MonthWeekday(Nth::Second, Weekday::Tuesday),
                Until::Open,
            ),
            "FREQ=MONTHLY;BYDAY=2TU",
        ),
        (
            plain(Every::MonthWeekday(Nth::Last, Weekday::Friday), Until::Open),
            "FREQ=MONTHLY;BYDAY=-1FR",
        ),
    ] {
        assert_eq!(chosen.rule().unwrap().to_string(), rule);
    }
}

#[test]
fn what_makes_no_rota_is_refused() {
    for chosen in [
        plain(weeks(1, &[]), Until::Open),
        plain(weeks(0, &WEEK), Until::Open),
        plain(weeks(53, &WEEK), Until::Open),
        plain(Every::MonthDay(0), Until::Open),
        plain(Every::MonthDay(32), Until::Open),
        plain(Every::Day, Until::Times(0)),
        plain(Every::Day, Until::Times(u32::MAX)),
    ] {
        assert_eq!(chosen.rule(), Err(Wrong::OutOfRange), "{chosen:?}");
    }
}

#[test]
fn a_rule_that_says_more_than_the_form_can_is_not_shown_in_it() {
    for rule in [
        "FREQ=YEARLY",
        "FREQ=HOURLY",
        "FREQ=DAILY;INTERVAL=2",
        "FREQ=DAILY;BYHOUR=9",
        "FREQ=WEEKLY",
        "FREQ=WEEKLY;BYDAY=MO;BYMONTH=1",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;WKST=SU",
        "FREQ=WEEKLY;INTERVAL=60;BYDAY=MO",
        "FREQ=MONTHLY",
        "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=1",
        "FREQ=MONTHLY;BYMONTHDAY=-1",
        "FREQ=MONTHLY;BYMONTHDAY=1,15",
        "FREQ=MONTHLY;BYDAY=TU",
        "FREQ=MONTHLY;BYDAY=-2TU",
        "FREQ=MONTHLY;BYDAY=1TU,3TU",
        "FREQ=MONTHLY;BYDAY=1FR;BYMONTHDAY=13",
        "FREQ=MONTHLY;BYDAY=TU,WE;BYSETPOS=1",
        "FREQ=MONTHLY;BYDAY=2TU;BYSETPOS=1",
        "FREQ=DAILY;UNTIL=20261224T090000",
        "FREQ=DAILY;UNTIL=20261224T235959Z",
    ] {
        assert_eq!(Rule::read(rule).unwrap().plain(), None, "{rule}");
    }
}

#[test]
fn the_ways_of_other_calendars_to_say_the_same_are_shown() {
    for (rule, same) in [
        ("FREQ=WEEKLY;BYDAY=MO;WKST=SU", "FREQ=WEEKLY;BYDAY=MO"),
        ("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2", "FREQ=MONTHLY;BYDAY=2TU"),
        (
            "FREQ=MONTHLY;BYDAY=TU;BYSETPOS=-1;WKST=SU",
            "FREQ=MONTHLY;BYDAY=-1TU",
        ),
        (
            "FREQ=DAILY;UNTIL=20261224T235959",
            "FREQ=DAILY;UNTIL=20261224",
        ),
    ] {
        let shown = Rule::read(rule).unwrap().plain().unwrap();
        assert_eq!(shown.rule().unwrap().to_string(), same);
    }
}

fn every() -> impl Strategy<Value = Every> {
    let some_weekdays = proptest::sample::subsequence(WEEK.to_vec(), 1..=7);
    prop_oneof![
        Just(Every::Day),
        (1..=52_u32, some_weekdays).prop_map(|(weeks, on)| Every::Weeks { weeks, on }),
        (1..=31_i8).prop_map(Every::MonthDay),
        (
            proptest::sample::select(Nth::ALL),
            proptest::sample::select(&WEEK[..])
        )
            .prop_map(|(nth, weekday)| Every::MonthWeekday(nth, weekday)),
    ]
}

fn until() -> impl Strategy<Value = Until> {
    let first: domain::Day = "2026-01-01".parse().unwrap();
    prop_oneof![
        Just(Until::Open),
        (0..5_000_i64).prop_map(move |days| Until::Day(first.plus_days(days))),
        (1..=100_000_u32).prop_map(Until::Times),
    ]
}

proptest! {
    #[test]
    fn what_was_chosen_is_shown_again(every in every(), until in until()) {
        let chosen = plain(every, until);
        let rule = chosen.rule().unwrap();
        prop_assert_eq!(Rule::read(&rule.to_string()).unwrap().plain(), Some(chosen));
    }
}
