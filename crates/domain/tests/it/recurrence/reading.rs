//! How rules are read and written.

use domain::recurrence::{Ends, Frequency, Rule, Wrong};
use proptest::prelude::*;

fn wrong(text: &str) -> Wrong {
    Rule::read(text).expect_err(text)
}

#[test]
fn a_rule_is_written_in_one_way_however_it_was_written() {
    for (written, read) in [
        ("freq=weekly", "FREQ=WEEKLY"),
        (
            " BYDAY=SU , mo,MO; FREQ=WEEKLY;INTERVAL=1;",
            "FREQ=WEEKLY;BYDAY=MO,SU",
        ),
        (
            "FREQ=MONTHLY;COUNT=9;BYDAY=+3WE;BYMONTH=11,10,2,",
            "FREQ=MONTHLY;COUNT=9;BYMONTH=2,10,11;BYDAY=3WE",
        ),
        ("FREQ=YEARLY;BYWEEKDAY=TH;WKST=mo", "FREQ=YEARLY;BYDAY=TH"),
        ("FREQ=DAILY;BYSECOND=60,59", "FREQ=DAILY;BYSECOND=59"),
        (
            "UNTIL=20261224t235960z;FREQ=DAILY",
            "FREQ=DAILY;UNTIL=20261224T235959Z",
        ),
        (
            "FREQ=DAILY;UNTIL=20261224;WKST=SU",
            "FREQ=DAILY;UNTIL=20261224;WKST=SU",
        ),
    ] {
        assert_eq!(Rule::read(written).unwrap().to_string(), read);
    }
}

#[test]
fn a_rule_that_cannot_be_followed_says_why() {
    for (text, why) in [
        ("", Wrong::NoFrequency),
        ("BYDAY=MO", Wrong::NoFrequency),
        ("FREQ=FORTNIGHTLY", Wrong::OutOfRange),
        ("FREQ=DAILY;FREQ=DAILY", Wrong::Twice),
        ("FREQ=DAILY;BYDAY=MO;BYWEEKDAY=TU", Wrong::Twice),
        ("FREQ=DAILY;COUNT=3;UNTIL=20261224", Wrong::TwoEnds),
        ("FREQ=DAILY;COUNT=0", Wrong::OutOfRange),
        ("FREQ=DAILY;INTERVAL=0", Wrong::OutOfRange),
        (
            "FREQ=DAILY;INTERVAL=99999999999999999999",
            Wrong::OutOfRange,
        ),
        ("FREQ=DAILY;UNTIL=20260230", Wrong::OutOfRange),
        ("FREQ=DAILY;UNTIL=20261224Z", Wrong::OutOfRange),
        ("FREQ=DAILY;BYHOUR=24", Wrong::OutOfRange),
        ("FREQ=DAILY;BYHOUR=-1", Wrong::OutOfRange),
        ("FREQ=DAILY;BYMONTH=13", Wrong::OutOfRange),
        ("FREQ=MONTHLY;BYMONTHDAY=0", Wrong::OutOfRange),
        ("FREQ=MONTHLY;BYMONTHDAY=32", Wrong::OutOfRange),
        ("FREQ=MONTHLY;BYDAY=0MO", Wrong::OutOfRange),
        ("FREQ=MONTHLY;BYDAY=ÄÖ", Wrong::OutOfRange),
        ("FREQ=MONTHLY;BYDAY=", Wrong::OutOfRange),
        ("FREQ=WEEKLY;BYDAY=2MO", Wrong::NothingToCountIn),
        ("FREQ=YEARLY;BYWEEKNO=3;BYDAY=2MO", Wrong::NothingToCountIn),
        ("FREQ=DAILY;BYEASTER=0", Wrong::UnknownPart),
        ("FREQ=DAILY;RSCALE=CHINESE", Wrong::UnknownPart),
        ("FREQ=DAILY;%n", Wrong::UnknownPart),
    ] {
        assert_eq!(wrong(text), why, "{text}");
    }
}

#[test]
fn a_rule_has_room_for_every_day_of_a_year_and_not_for_everything() {
    let list = |range: std::ops::RangeInclusive<i32>| {
        range.map(|n| n.to_string()).collect::<Vec<_>>().join(",")
    };
    let every_day = format!("FREQ=YEARLY;BYYEARDAY={}", list(1..=366));
    assert_eq!(Rule::read(&every_day).unwrap().to_string(), every_day);
    assert_eq!(
        wrong(&format!("FREQ=YEARLY;BYMONTH={}", "1,".repeat(401))),
        Wrong::TooMany
    );
    assert_eq!(
        wrong(&format!("FREQ=YEARLY;BYMONTH={}", " ".repeat(2_000))),
        Wrong::TooLong
    );
}

#[test]
fn a_rota_can_be_ended_on_a_day() {
    let rule = Rule::read("FREQ=DAILY;COUNT=3").unwrap();
    assert_eq!(
        (rule.frequency(), rule.ends()),
        (Frequency::Daily, Ends::After(3))
    );
    let day = "2026-12-24".parse().unwrap();
    let ended = rule.clone().ending(Ends::On(day)).unwrap();
    assert_eq!(ended.to_string(), "FREQ=DAILY;UNTIL=20261224");
    assert_eq!(rule.ending(Ends::After(0)), Err(Wrong::OutOfRange));
}

proptest! {
    #[test]
    fn nothing_that_is_written_breaks_the_reading(text in "\\PC{0,60}|FREQ=[A-Z]{5,7};[A-Z]{3,10}=[-+0-9A-Z,;=]{0,40}") {
        if let Ok(rule) = Rule::read(&text) {
            prop_assert_eq!(Rule::read(&rule.to_string()), Ok(rule));
        }
    }
}
