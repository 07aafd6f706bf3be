//! Times on the wall clocks and the instants they are.

use domain::{Moment, Zone};

use super::{coming, shown};

fn instants(zone: &str, first: &str, rule: &str) -> Vec<String> {
    let zone = Zone::named(zone).unwrap();
    coming(first, rule)
        .moments(&zone)
        .map(Moment::rfc3339)
        .collect()
}

#[test]
fn nine_oclock_stays_nine_oclock_when_the_clocks_change() {
    assert_eq!(
        instants("America/Detroit", "2026-03-01 09:00", "FREQ=WEEKLY;COUNT=2"),
        ["2026-03-01T14:00:00Z", "2026-03-08T13:00:00Z"]
    );
    assert_eq!(
        instants("Europe/Berlin", "2026-10-18 09:00", "FREQ=WEEKLY;COUNT=2"),
        ["2026-10-18T07:00:00Z", "2026-10-25T08:00:00Z"]
    );
}

#[test]
fn a_time_that_the_clocks_jump_over_comes_after_the_jump() {
    assert_eq!(
        instants("America/New_York", "2007-03-10 02:30", "FREQ=DAILY;COUNT=3"),
        [
            "2007-03-10T07:30:00Z",
            "2007-03-11T07:30:00Z",
            "2007-03-12T06:30:00Z"
        ]
    );
}

#[test]
fn a_time_that_comes_twice_is_its_first_coming() {
    assert_eq!(
        instants("America/New_York", "2007-11-03 01:30", "FREQ=DAILY;COUNT=3"),
        [
            "2007-11-03T05:30:00Z",
            "2007-11-04T05:30:00Z",
            "2007-11-05T06:30:00Z"
        ]
    );
}

#[test]
fn what_the_clocks_moved_stands_in_order_and_once() {
    // Two, half past two, three and half past three: the first two come at three and half past three as well.
    assert_eq!(
        instants(
            "Europe/Berlin",
            "2026-03-29 02:00",
            "FREQ=DAILY;COUNT=5;BYHOUR=2,3,4;BYMINUTE=0,30"
        ),
        [
            "2026-03-29T01:00:00Z",
            "2026-03-29T01:30:00Z",
            "2026-03-29T02:00:00Z"
        ]
    );
    assert_eq!(
        instants(
            "Europe/Berlin",
            "2026-03-29 02:20",
            "FREQ=MINUTELY;INTERVAL=25;COUNT=4"
        ),
        [
            "2026-03-29T01:10:00Z",
            "2026-03-29T01:20:00Z",
            "2026-03-29T01:35:00Z",
            "2026-03-29T01:45:00Z"
        ]
    );
}

#[test]
fn a_day_that_a_zone_skipped_is_the_next_one() {
    // Samoa had no 30th of December 2011.
    assert_eq!(
        instants("Pacific/Apia", "2011-12-29 09:00", "FREQ=DAILY;COUNT=4"),
        [
            "2011-12-29T19:00:00Z",
            "2011-12-30T19:00:00Z",
            "2011-12-31T19:00:00Z"
        ]
    );
}

#[test]
fn an_end_in_utc_is_told_by_the_clocks_of_the_zone() {
    let berlin = Zone::named("Europe/Berlin").unwrap();
    let soup = coming("2026-09-01 18:00", "FREQ=DAILY;UNTIL=20260903T160000Z");
    assert_eq!(soup.moments(&berlin).count(), 3);
    assert_eq!(shown(soup.in_zone(&berlin).times(), "%d"), "01 02 03");
}

#[test]
fn instants_of_a_stretch_of_time_are_those_within_it() {
    let zone = Zone::named("Pacific/Apia").unwrap();
    for rule in [
        "FREQ=HOURLY;INTERVAL=5",
        "FREQ=DAILY;COUNT=900",
        "FREQ=MONTHLY;BYMONTHDAY=-1,30",
    ] {
        let all = coming("2010-01-01 09:00", rule);
        let (from, to) = (
            zone.at_hour("2011-12-31".parse().unwrap(), 0),
            zone.at_hour("2012-03-01".parse().unwrap(), 0),
        );
        let within = |moment: &Moment| (from..to).contains(moment);
        let among: Vec<Moment> = all
            .moments(&zone)
            .take_while(|moment| *moment < to)
            .filter(within)
            .collect();
        assert!(!among.is_empty());
        assert_eq!(
            all.moments_between(&zone, from, to).collect::<Vec<_>>(),
            among,
            "{rule}"
        );
    }
}

#[test]
fn a_time_before_the_clocks_go_back_is_within_a_stretch_that_ends_after() {
    let zone = Zone::named("Europe/Berlin").unwrap();
    let at = |text: &str| Moment::from(text.parse::<jiff::Timestamp>().unwrap());
    let chat = coming("2026-10-25 02:50", "FREQ=DAILY");
    let (from, to) = (at("2026-10-25T00:00:00Z"), at("2026-10-25T01:10:00Z"));
    let within: Vec<String> = chat
        .moments_between(&zone, from, to)
        .map(Moment::rfc3339)
        .collect();
    assert_eq!(within, ["2026-10-25T00:50:00Z"]);
}
