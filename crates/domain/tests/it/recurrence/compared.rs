//! The same rules followed by another library, which many have used for years.
//!
//! It deviates from the standard (RFC 5545, 3.3.10) in four points, which the last test shows. What the standard says
//! of each stands in a test of the room.
//!
//! * It takes `BYDAY=1TU,SU` for a Sunday that is also the first Tuesday. "The BYDAY rule part specifies a
//!   COMMA-separated list of days of the week", any of which will do.
//! * It counts `BYSETPOS` in the first week of a weekly rule from the first time on. "A set of recurrence instances
//!   starts at the beginning of the interval defined by the FREQ rule part."
//! * It takes the first days of January for days of week 52 or 53 by the length of the wrong year. "Week number one of
//!   the calendar year is the first week that contains at least four (4) days in that calendar year"; whether the week
//!   before it was the 52nd or the 53rd says the year before.
//! * It does not find the last days of December in week 1 of the next year when that is counted from the end, as -52.

use jiff::ToSpan;
use jiff::civil::{DateTime, date};
use proptest::collection::btree_set;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use rrule2::RRuleSet;

use super::{coming, shown};

const WEEKDAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
/// How many times of each rule are compared.
const COMPARED: usize = 8;

/// How many years are looked at.
const LOOKED_YEARS: i64 = 20;
const STAMP: &str = "%Y%m%dT%H%M%S";

/// A part of a rule, or nothing.
fn part(name: &'static str, value: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    proptest::option::weighted(0.35, value)
        .prop_map(move |value| value.map_or_else(String::new, |value| format!(";{name}={value}")))
}

/// Some numbers between two, but for nought.
fn numbers(from: i32, to: i32) -> impl Strategy<Value = String> {
    btree_set(
        (from..=to).prop_filter("counts", |number| *number != 0),
        1..4,
    )
    .prop_map(|numbers| {
        joined(
            &numbers
                .into_iter()
                .map(|number| number.to_string())
                .collect::<Vec<_>>(),
        )
    })
}

fn weekdays() -> impl Strategy<Value = String> {
    subsequence(WEEKDAYS.to_vec(), 1..6).prop_map(|days| days.join(","))
}

fn counted_weekdays(most: i32) -> impl Strategy<Value = String> {
    let counted = (numbers(-most, most), select(&WEEKDAYS[..]));
    counted.prop_map(|(numbers, day)| {
        let each: Vec<String> = numbers
            .split(',')
            .map(|nth| format!("{nth}{day}"))
            .collect();
        joined(&each)
    })
}

fn joined(values: &[String]) -> String {
    values.join(",")
}

/// The parts that say which days, as each frequency may have them.
fn days() -> impl Strategy<Value = String> {
    let months = || part("BYMONTH", numbers(1, 12));
    let month_days = || part("BYMONTHDAY", numbers(-31, 31));
    prop_oneof![
        (months(), month_days(), part("BYDAY", weekdays()))
            .prop_map(|(months, days, weekdays)| format!("DAILY{months}{days}{weekdays}")),
        (months(), part("BYDAY", weekdays()))
            .prop_map(|(months, weekdays)| format!("WEEKLY{months}{weekdays}")),
        (
            months(),
            month_days(),
            part("BYDAY", prop_oneof![weekdays(), counted_weekdays(5)])
        )
            .prop_map(|(months, days, weekdays)| format!("MONTHLY{months}{days}{weekdays}")),
        (
            months(),
            month_days(),
            part("BYDAY", prop_oneof![weekdays(), counted_weekdays(50)])
        )
            .prop_map(|(months, days, weekdays)| format!("YEARLY{months}{days}{weekdays}")),
        (
            months(),
            part("BYYEARDAY", numbers(-366, 366)),
            part("BYDAY", weekdays())
        )
            .prop_map(|(months, days, weekdays)| format!("YEARLY{months}{days}{weekdays}")),
        (
            months(),
            part("BYWEEKNO", numbers(-51, 51)),
            part("BYDAY", weekdays())
        )
            .prop_map(|(months, weeks, weekdays)| format!("YEARLY{months}{weeks}{weekdays}")),
    ]
}

/// Any rule from every day to every year.
pub fn rule() -> impl Strategy<Value = String> {
    let clock = (
        part("BYHOUR", numbers(0, 23)),
        part("BYMINUTE", numbers(0, 59)),
    );
    (
        days(),
        1..=5,
        clock,
        part("BYSETPOS", numbers(-4, 4)),
        select(&WEEKDAYS[..]),
    )
        .prop_map(
            |(days, interval, (hours, minutes), positions, week_start)| {
                format!(
                    "FREQ={days};INTERVAL={interval}{hours}{minutes}{positions};WKST={week_start}"
                )
            },
        )
}

/// So many times from some time on, as the other library has them; `None` if it does not take the rule.
fn others(first: DateTime, rule: &str, from: &str, how_many: usize) -> Option<String> {
    let text = format!("DTSTART:{}Z\nRRULE:{rule}", first.strftime(STAMP));
    let other: RRuleSet = text.parse().ok()?;
    let times = other.into_iter().map(|time| time.format(STAMP).to_string());
    let times: Vec<String> = times
        .skip_while(|time| time.as_str() < from)
        .take(how_many)
        .collect();
    Some(times.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn another_library_finds_the_same_times(rule in rule(), days in 0_i64..10_000) {
        let first = date(1998, 1, 1).at(9, 30, 0, 0).saturating_add(days.days());
        let counts_differently = rule.contains("WEEKLY") && rule.contains("BYSETPOS");
        let from = if counts_differently { first.saturating_add(7.days()) } else { first };
        let recurrence = coming(&first.to_string(), &rule);
        let to = first.saturating_add(LOOKED_YEARS.years());
        let times: Vec<DateTime> = recurrence.between(from, to).take(COMPARED).collect();
        // The other library looks very long for what never comes.
        if !times.is_empty()
            && let Some(others) = others(first, &rule, &from.strftime(STAMP).to_string(), times.len())
        {
            prop_assert_eq!(shown(times.into_iter(), STAMP), others, "{} {}", first, rule);
        }
    }
}

#[test]
fn where_the_other_library_deviates_is_still_true() {
    for (first, rule, ours, other) in [
        (
            "2026-09-02 09:00",
            "FREQ=MONTHLY;BYDAY=1TU,TU",
            "20260908T090000",
            "20261006T090000",
        ),
        (
            "2026-09-01 09:00",
            "FREQ=WEEKLY;BYDAY=MO,WE;BYSETPOS=1",
            "20260907T090000",
            "20260902T090000",
        ),
        (
            "2022-01-01 09:00",
            "FREQ=YEARLY;BYWEEKNO=52;BYDAY=SA",
            "20220101T090000",
            "20221231T090000",
        ),
        (
            "2001-12-01 09:00",
            "FREQ=YEARLY;BYWEEKNO=-52;BYDAY=MO",
            "20011231T090000",
            "20040105T090000",
        ),
    ] {
        let first: DateTime = first.parse().unwrap();
        let recurrence = coming(&first.to_string(), rule);
        assert_eq!(shown(recurrence.times().take(1), STAMP), ours, "{rule}");
        assert_eq!(others(first, rule, "", 1).unwrap(), other, "{rule}");
    }
}
