//! Everything comes to an end.

use domain::recurrence::{DATES_LIMIT, Recurrence, Rule, TIMES_LIMIT, Wrong};
use jiff::ToSpan;
use jiff::civil::date;
use proptest::prelude::*;

use super::coming;

#[test]
fn a_rule_that_never_hits_ends() {
    for rule in [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=WEEKLY;BYDAY=MO;BYMONTHDAY=31;BYMONTH=6",
        "FREQ=MONTHLY;BYMONTHDAY=15;BYSETPOS=2",
        "FREQ=HOURLY;INTERVAL=24;BYHOUR=5",
        "FREQ=SECONDLY;INTERVAL=2;BYSECOND=1",
        "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
    ] {
        assert_eq!(
            coming("2026-09-01 09:00", rule).times().next(),
            None,
            "{rule}"
        );
    }
}

#[test]
fn what_excludes_itself_ends() {
    let mut nothing = coming("2026-09-01 09:00", "FREQ=MINUTELY");
    nothing
        .except_rule(Rule::read("FREQ=MINUTELY").unwrap())
        .unwrap();
    assert_eq!(nothing.times().next(), None);
    let mut seldom = coming("2026-09-01 09:00", "FREQ=DAILY");
    seldom
        .except_rule(Rule::read("FREQ=SECONDLY;BYMONTH=1,2,3,4,5,6,7,9,10,11,12").unwrap())
        .unwrap();
    assert_eq!(
        super::shown(seldom.times().take(2), "%F"),
        "2027-08-01 2027-08-02"
    );
}

#[test]
fn a_rule_without_an_end_stops_at_the_limit_and_at_the_end_of_the_calendar() {
    assert_eq!(
        coming("2026-09-01 09:00", "FREQ=SECONDLY").times().count(),
        TIMES_LIMIT
    );
    assert_eq!(coming("9998-09-01 09:00", "FREQ=YEARLY").times().count(), 2);
    for frequency in [
        "YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY", "SECONDLY",
    ] {
        let rule = format!("FREQ={frequency};INTERVAL=100000;BYDAY=MO,FR");
        assert!(
            coming("9999-12-31 23:59", &rule).times().count() <= 1,
            "{rule}"
        );
    }
}

#[test]
fn a_year_of_seconds_takes_no_more_room_than_a_day() {
    let list = |end: i32| {
        (0..end)
            .map(|n| n.to_string())
            .collect::<Vec<_>>()
            .join(",")
    };
    let rule = format!(
        "FREQ=YEARLY;BYYEARDAY=1,-1;BYHOUR={};BYMINUTE={};BYSECOND={}",
        list(24),
        list(60),
        list(60)
    );
    let last = coming("2026-12-31 23:59:58", &format!("{rule};BYSETPOS=-1"));
    assert_eq!(
        super::shown(last.times().take(2), "%FT%T"),
        "2026-12-31T23:59:59 2027-12-31T23:59:59"
    );
    let all = coming("2026-12-31 23:59:58", &rule);
    assert_eq!(
        super::shown(all.times().take(3), "%FT%T"),
        "2026-12-31T23:59:58 2026-12-31T23:59:59 2027-01-01T00:00:00"
    );
}

#[test]
fn only_so_many_dates_and_rules_are_kept() {
    let first = date(2026, 9, 1).at(9, 0, 0, 0);
    let mut full = Recurrence::once(first);
    for days in 0..DATES_LIMIT {
        let day = first.saturating_add(i64::try_from(days).unwrap().days());
        full.add(day).unwrap();
        full.except(day).unwrap();
    }
    assert_eq!(full.add(first), Ok(()));
    assert_eq!(full.add(first.saturating_sub(1.day())), Err(Wrong::TooMany));
    assert_eq!(
        full.except(first.saturating_sub(1.day())),
        Err(Wrong::TooMany)
    );
    let daily = Rule::read("FREQ=DAILY").unwrap();
    while full.add_rule(daily.clone()).is_ok() {}
    assert_eq!(full.rules().len(), 4);
    assert_eq!(Recurrence::read(&full.to_string()), Ok(full));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn times_come_in_order_and_each_once(
        rules in proptest::collection::vec(super::compared::rule(), 1..4),
        extra in proptest::collection::vec(0_i64..400, 0..4),
    ) {
        let first = date(2026, 9, 1).at(9, 0, 0, 0);
        let mut recurrence = Recurrence::once(first);
        for rule in &rules {
            recurrence.add_rule(Rule::read(rule).unwrap()).unwrap();
        }
        for days in extra {
            recurrence.add(first.saturating_add(days.days())).unwrap();
        }
        let to = first.saturating_add(5.years());
        let times: Vec<_> = recurrence.between(first, to).take(40).collect();
        prop_assert!(times.is_sorted_by(|one, next| one < next), "{recurrence}");
        let text = recurrence.to_string();
        prop_assert_eq!(Recurrence::read(&text), Ok(recurrence));
    }
}
