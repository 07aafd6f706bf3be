//! What comes again, and when.

mod compared;
mod limits;
mod plain;
mod reading;
mod wall;

use domain::recurrence::{Recurrence, Rule, Wrong};
use jiff::civil::DateTime;
use serde_json::Value;

use crate::real;

/// Something that comes again from a first time, such as `2026-01-31 09:00`.
fn coming(first: &str, rule: &str) -> Recurrence {
    Recurrence::new(first.parse().unwrap(), Rule::read(rule).unwrap())
}

fn shown(times: impl Iterator<Item = DateTime>, format: &str) -> String {
    let times: Vec<String> = times
        .map(|time| time.strftime(format).to_string())
        .collect();
    times.join(" ")
}

/// The days on which it comes first.
fn days(first: &str, rule: &str, how_many: usize) -> String {
    shown(coming(first, rule).times().take(how_many), "%F")
}

#[test]
fn every_case_that_another_library_keeps_has_the_same_times() {
    let Some(path) = real::input("rrule/rrule_cases.json") else {
        return;
    };
    let cases: Vec<Value> = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    assert!(cases.len() > 200);
    for case in cases {
        let (name, text) = (&case["test"], case["text"].as_str().unwrap());
        let recurrence = Recurrence::read(text).unwrap_or_else(|wrong| panic!("{name}: {wrong}"));
        let expected: Vec<&str> = case["expected"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(Value::as_str)
            .collect();
        assert_eq!(
            shown(recurrence.times(), "%Y%m%dT%H%M%S"),
            expected.join(" "),
            "{name}: {text}"
        );
        assert_eq!(
            Recurrence::read(&recurrence.to_string()),
            Ok(recurrence),
            "{name}"
        );
    }
}

#[test]
fn a_month_without_the_31st_is_left_out() {
    assert_eq!(
        days("2026-01-31 09:00", "FREQ=MONTHLY", 4),
        "2026-01-31 2026-03-31 2026-05-31 2026-07-31"
    );
}

#[test]
fn minus_one_is_the_last_day_of_every_month() {
    assert_eq!(
        days("2027-12-01 09:00", "FREQ=MONTHLY;BYMONTHDAY=-1", 4),
        "2027-12-31 2028-01-31 2028-02-29 2028-03-31"
    );
}

#[test]
fn the_fifth_tuesday_comes_only_in_months_that_have_five() {
    assert_eq!(
        days("2026-01-01 18:00", "FREQ=MONTHLY;BYDAY=5TU", 4),
        "2026-03-31 2026-06-30 2026-09-29 2026-12-29"
    );
}

#[test]
fn the_29th_of_february_waits_for_a_leap_year_also_over_a_century() {
    assert_eq!(
        days("2092-02-29 12:00", "FREQ=YEARLY", 3),
        "2092-02-29 2096-02-29 2104-02-29"
    );
}

#[test]
fn the_last_workday_of_a_month_is_a_place_among_its_workdays() {
    assert_eq!(
        days(
            "2026-01-01 09:00",
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
            4
        ),
        "2026-01-30 2026-02-27 2026-03-31 2026-04-30"
    );
}

#[test]
fn every_second_week_counts_from_the_day_on_which_a_week_begins() {
    let rule = "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU";
    assert_eq!(
        days("1997-08-05 09:00", &format!("{rule};WKST=MO"), 4),
        "1997-08-05 1997-08-10 1997-08-19 1997-08-24"
    );
    assert_eq!(
        days("1997-08-05 09:00", &format!("{rule};WKST=SU"), 4),
        "1997-08-05 1997-08-17 1997-08-19 1997-08-31"
    );
}

#[test]
fn a_place_in_the_first_week_counts_from_its_beginning_although_the_first_time_is_later() {
    // "A set of recurrence instances starts at the beginning of the interval defined by the FREQ rule part": the
    // first of Monday and Wednesday is Monday, in the first week too, where it was before the first time.
    assert_eq!(
        days("2026-09-02 09:00", "FREQ=WEEKLY;BYDAY=MO,WE;BYSETPOS=1", 2),
        "2026-09-07 2026-09-14"
    );
}

#[test]
fn the_first_days_of_a_year_can_lie_in_the_last_week_of_the_year_before() {
    // The 1st of January 2021 was a Friday in week 53 of 2020, the one of 2022 a Saturday in week 52 of 2021.
    assert_eq!(
        days("2021-01-01 09:00", "FREQ=YEARLY;BYWEEKNO=53;BYDAY=FR", 2),
        "2021-01-01 2027-01-01"
    );
    assert_eq!(
        days("2022-01-01 09:00", "FREQ=YEARLY;BYWEEKNO=52;BYDAY=SA", 3),
        "2022-01-01 2022-12-31 2023-12-30"
    );
}

#[test]
fn the_last_days_of_a_year_can_lie_in_the_first_week_of_the_next_also_counted_from_the_end() {
    // The 31st of December 2001 was the Monday of week 1 of 2002, which had 52 weeks; so were those of 2002 and 2007.
    let first_by = |number: &str| {
        let rule = format!("FREQ=YEARLY;BYWEEKNO={number};BYDAY=MO;BYMONTH=12");
        days("2001-12-01 09:00", &rule, 3)
    };
    assert_eq!(first_by("-52"), "2001-12-31 2002-12-30 2007-12-31");
    assert_eq!(first_by("1"), "2001-12-31 2002-12-30 2003-12-29");
}

#[test]
fn weekdays_and_counted_weekdays_stand_side_by_side() {
    assert_eq!(
        days("2026-09-01 09:00", "FREQ=MONTHLY;BYDAY=1TU,SU", 6),
        "2026-09-01 2026-09-06 2026-09-13 2026-09-20 2026-09-27 2026-10-04"
    );
}

#[test]
fn a_date_as_an_end_holds_to_the_end_of_that_day_and_a_time_to_that_time() {
    let last = |end: &str| days("2026-09-01 09:00", &format!("FREQ=DAILY;UNTIL={end}"), 9);
    assert_eq!(last("20260902"), "2026-09-01 2026-09-02");
    assert_eq!(last("20260902T090000"), "2026-09-01 2026-09-02");
    assert_eq!(last("20260902T085959"), "2026-09-01");
}

#[test]
fn what_is_taken_out_counts_and_what_is_added_does_not() {
    let mut soup = coming("2026-09-01 18:00", "FREQ=WEEKLY;COUNT=3");
    soup.except("2026-09-08T18:00".parse().unwrap()).unwrap();
    soup.add("2026-09-03T12:00".parse().unwrap()).unwrap();
    soup.add("2026-09-15T18:00".parse().unwrap()).unwrap();
    assert_eq!(shown(soup.times(), "%d.%H"), "01.18 03.12 15.18");
}

#[test]
fn something_without_a_rule_comes_once() {
    let mut party = Recurrence::once("2026-09-01T18:00".parse().unwrap());
    assert_eq!(shown(party.times(), "%F"), "2026-09-01");
    party.add("2026-08-01T18:00".parse().unwrap()).unwrap();
    assert_eq!(shown(party.times(), "%F"), "2026-08-01 2026-09-01");
}

#[test]
fn looking_at_a_stretch_of_time_finds_what_looking_at_all_finds() {
    for rule in [
        "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,WE,FR;BYSETPOS=-1",
        "FREQ=MONTHLY;INTERVAL=5;BYMONTHDAY=-1,3",
        "FREQ=YEARLY;BYDAY=20MO",
        "FREQ=DAILY;INTERVAL=10;COUNT=100",
        "FREQ=HOURLY;INTERVAL=7;BYDAY=SA",
    ] {
        let mut all = coming("2020-02-03 09:30", rule);
        all.except_rule(Rule::read("FREQ=MONTHLY;BYDAY=1MO").unwrap())
            .unwrap();
        let (from, to) = (
            "2022-02-07T00:00".parse().unwrap(),
            "2022-11-01T09:30".parse().unwrap(),
        );
        let among: Vec<DateTime> = all
            .times()
            .skip_while(|time| *time < from)
            .take_while(|time| *time < to)
            .collect();
        assert_eq!(all.between(from, to).collect::<Vec<_>>(), among, "{rule}");
        assert!(!among.is_empty() || rule.contains("COUNT"), "{rule}");
    }
}

#[test]
fn a_date_in_utc_is_refused_where_no_zone_is_known() {
    let read = |text: &str| Recurrence::read(text).unwrap_err();
    assert_eq!(read("DTSTART:20260901T080000Z"), Wrong::OutOfRange);
    assert_eq!(read("RRULE:FREQ=DAILY"), Wrong::NoStart);
    assert_eq!(read("DTSTART:20260901 DTSTART:20260902"), Wrong::Twice);
    assert_eq!(read("DTSTART:20260901 SUMMARY:Soup"), Wrong::UnknownPart);
}
