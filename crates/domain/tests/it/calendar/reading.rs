//! Calendars that others have written, well or badly.

use std::path::Path;

use domain::calendar::{
    Again, BYTES_LIMIT, DEPTH_LIMIT, Entry, LINES_LIMIT, Reading, Status, Unreadable, When,
};
use domain::recurrence::Wrong;
use domain::{Day, Moment, Zone};
use jiff::Timestamp;
use jiff::civil::date;
use proptest::prelude::*;

use super::{berlin, read};
use crate::real;

/// The one event of a file, from its lines.
fn event(lines: &[&str]) -> Entry {
    let file = format!("BEGIN:VEVENT\nUID:1\n{}\nEND:VEVENT\n", lines.join("\n"));
    read(&file).entries.remove(0)
}

fn at(text: &str) -> When {
    When::Moment(text.parse::<Timestamp>().unwrap().into())
}

fn series(entry: &Entry) -> Vec<String> {
    match &entry.again {
        Again::Series(series, zone) => series.moments(zone).take(5).map(Moment::rfc3339).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_event_is_read_with_all_that_is_said_of_it() {
    let entry = event(&[
        "dtstamp:20260801T000000Z",
        "DTSTART;TZID=America/Detroit:20260901T080000",
        "DTEND;TZID=America/Detroit:20260901T090000",
        "RECURRENCE-ID;TZID=America/Detroit:20260831T080000",
        "SEQUENCE:3",
        "STATUS:Cancelled",
        "SUMMARY;LANGUAGE=en:Walk\\, then",
        "  talk\\nabout it \\: C:\\dir",
        "LOCATION:Elm",
        "URL:https://example.org/a\\b",
    ]);
    let event = entry.event;
    assert_eq!(event.stamp.rfc3339(), "2026-08-01T00:00:00Z");
    assert_eq!(
        (event.start, event.end),
        (at("2026-09-01T12:00:00Z"), Some(at("2026-09-01T13:00:00Z")))
    );
    assert_eq!(event.recurrence_id, Some(at("2026-08-31T12:00:00Z")));
    assert_eq!((event.sequence, event.status), (3, Status::Cancelled));
    assert_eq!(event.summary, "Walk, then talk\nabout it : C:\\dir");
    assert_eq!(
        (event.location.as_str(), event.url.as_str()),
        ("Elm", "https://example.org/a\\b")
    );
    assert_eq!((entry.again, entry.zone_is_guessed), (Again::Once, false));
}

#[test]
fn a_time_is_in_the_zone_that_is_named_or_at_home() {
    for (start, instant, is_guessed) in [
        ("DTSTART:20260901T080000Z", "2026-09-01T08:00:00Z", false),
        ("DTSTART:20260901T080000", "2026-09-01T06:00:00Z", false),
        (
            "DTSTART;TZID=America/Indiana/Knox:20260901T080000",
            "2026-09-01T13:00:00Z",
            false,
        ),
        (
            "DTSTART;TZID=\"america/detroit\":20260901T080000",
            "2026-09-01T12:00:00Z",
            false,
        ),
        (
            "DTSTART;TZID=/example.org/20260101_1/America/Detroit:20260901T080000",
            "2026-09-01T12:00:00Z",
            false,
        ),
        (
            "DTSTART;TZID=\"(UTC-03:00) There; or not\":20260901T080000",
            "2026-09-01T06:00:00Z",
            true,
        ),
        (
            "DTSTART;VALUE=DATE-TIME;TZID=Unclosed\":20260901T080000",
            "2026-09-01T06:00:00Z",
            true,
        ),
    ] {
        let entry = event(&[start]);
        assert_eq!(
            (entry.event.start, entry.zone_is_guessed),
            (at(instant), is_guessed),
            "{start}"
        );
    }
    let file = "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Ours\nX-LIC-LOCATION:America/Detroit\nEND:VTIMEZONE\n\
        BEGIN:VEVENT\nUID:1\nDTSTART;TZID=Ours:20260901T080000\nEND:VEVENT\nEND:VCALENDAR";
    assert_eq!(
        read(file).entries[0].event.start,
        at("2026-09-01T12:00:00Z")
    );
}

#[test]
fn what_lasts_days_follows_the_clocks_and_what_lasts_hours_does_not() {
    let end = |length: &str| {
        event(&["DTSTART:20260328T120000", &format!("DURATION:{length}")])
            .event
            .end
    };
    assert_eq!(end("P1D"), Some(at("2026-03-29T10:00:00Z")));
    assert_eq!(end("PT24H"), Some(at("2026-03-29T11:00:00Z")));
    assert_eq!(end("+P1WT1H30M5S"), Some(at("2026-04-04T11:30:05Z")));
    for none in [
        "",
        "P1",
        "1D",
        "-P1D",
        "PD",
        "P1X",
        "P999999999999999999W",
        "PT99999999999H",
        "P9999999W",
    ] {
        assert_eq!(end(none), None, "{none}");
    }
    let fair = event(&["DTSTART;VALUE=DATE:20260901", "DURATION:P2D"]).event;
    let day = |day| When::Day(Day(date(2026, 9, day)));
    assert_eq!((fair.start, fair.end), (day(1), Some(day(3))));
}

#[test]
fn what_comes_again_comes_by_the_clocks_of_its_zone() {
    let walk = event(&[
        "DTSTART;TZID=Europe/Berlin:20261023T080000",
        "RRULE:FREQ=DAILY;UNTIL=20261027T070000Z",
        "EXDATE;TZID=Europe/Berlin:20261024T080000",
        "EXDATE;VALUE=DATE:20261026",
        "RDATE;VALUE=PERIOD:20261028T100000Z/PT1H,20261029T100000Z/PT1H",
    ]);
    assert_eq!(
        series(&walk),
        [
            "2026-10-23T06:00:00Z",
            "2026-10-25T07:00:00Z",
            "2026-10-27T07:00:00Z",
            "2026-10-28T10:00:00Z",
            "2026-10-29T10:00:00Z"
        ]
    );
    let fair = event(&[
        "DTSTART;VALUE=DATE:20260901",
        "RRULE:FREQ=DAILY;COUNT=3",
        "EXDATE:20260902T100000",
    ]);
    assert_eq!(
        series(&fair),
        ["2026-08-31T22:00:00Z", "2026-09-02T22:00:00Z"]
    );
}

#[test]
fn a_rule_or_a_date_that_cannot_be_followed_is_said_to_be_unclear() {
    let again = |line: &str| event(&["DTSTART:20260901T080000Z", "RRULE:FREQ=DAILY", line]).again;
    assert_eq!(
        again("RRULE:FREQ=DAILY;RSCALE=CHINESE"),
        Again::Unclear(Wrong::UnknownPart)
    );
    assert_eq!(
        again("EXDATE:20260230T080000Z"),
        Again::Unclear(Wrong::OutOfRange)
    );
    assert!(matches!(again("EXDATE;VALUE=DATE:"), Again::Series(..)));
}

#[test]
fn an_event_without_a_name_or_a_beginning_is_counted_and_passed_over() {
    let file = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nEND:VEVENT\nBEGIN:VEVENT\nDTSTART:20260901\nEND:VEVENT\n\
        BEGIN:VEVENT\nUID:2\nDTSTART:never\nEND:VEVENT\nBEGIN:VEVENT\nUID:3\nDTSTART:20260901\nEND:VCALENDAR";
    let reading = read(file);
    assert_eq!((reading.passed_over, reading.entries.len()), (3, 1));
}

#[test]
fn what_belongs_to_an_event_is_not_another() {
    let file = "BEGIN:VCALENDAR\nNAME:Ours\nREFRESH - INTERVAL; VALUE = DURATION:P2D\nBEGIN:VEVENT\nUID:1\nDTSTART:20260901\n\
        BEGIN:VALARM\nDESCRIPTION:Wake up\nUID:2\nEND:VALARM\nSUMMARY:Soup\nEND:VEVENT\nEND:VCALENDAR";
    let reading = read(file);
    assert_eq!(
        (reading.name.as_str(), reading.refresh_minutes),
        ("Ours", Some(2 * 24 * 60))
    );
    assert_eq!(
        (
            reading.entries.len(),
            reading.entries[0].event.summary.as_str()
        ),
        (1, "Soup")
    );
}

#[test]
fn a_letter_that_was_folded_within_is_whole_again() {
    let file =
        b"BEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260901\r\nSUMMARY:Z\xc3\r\n \xb6e\r\nEND:VEVENT\r\n";
    let reading = Reading::of(file, &berlin()).unwrap();
    assert_eq!(reading.entries[0].event.summary, "Zöe");
}

#[test]
fn there_is_an_end_to_what_is_read() {
    let of = |file: &[u8]| Reading::of(file, &Zone::utc()).unwrap_err();
    assert_eq!(of(b""), Unreadable::NotACalendar);
    assert_eq!(of(b"Name,Phone\nAna,517"), Unreadable::NotACalendar);
    assert_eq!(of(&vec![b'x'; BYTES_LIMIT + 1]), Unreadable::TooLong);
    assert_eq!(of(&vec![b'\n'; LINES_LIMIT + 1]), Unreadable::TooLong);
    assert_eq!(
        of("BEGIN:VEVENT\n".repeat(DEPTH_LIMIT + 1).as_bytes()),
        Unreadable::TooDeep
    );
    assert_eq!(
        of("BEGIN:VEVENT\nEND:VEVENT\n".repeat(10_001).as_bytes()),
        Unreadable::TooMany
    );
}

/// Reads whatever a file holds, as it is and as text, and looks at what comes again in it.
fn survive(bytes: &[u8]) -> usize {
    let decoded = String::from_utf8_lossy(bytes);
    for bytes in [bytes, decoded.as_bytes()] {
        let Ok(reading) = Reading::of(bytes, &berlin()) else {
            continue;
        };
        for entry in &reading.entries {
            if let Again::Series(series, zone) = &entry.again {
                assert!(series.moments(zone).take(50).is_sorted());
            }
        }
    }
    Reading::of(bytes, &berlin()).map_or(0, |reading| reading.entries.len())
}

fn files_in(folder: &Path, found: &mut Vec<Vec<u8>>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files_in(&path, found);
        } else {
            found.push(std::fs::read(path).unwrap());
        }
    }
}

#[test]
fn every_calendar_that_others_kept_is_read_also_cut_and_spoiled() {
    let Some(folder) = real::input("ics") else {
        return;
    };
    let mut files = Vec::new();
    files_in(&folder, &mut files);
    let events: usize = files.iter().map(|file| survive(file)).sum();
    assert!(
        files.len() > 150 && events > 100,
        "{events} events in {} files",
        files.len()
    );
    for (file, other) in files.iter().zip(files.iter().skip(1)) {
        let half = file.len() / 2;
        survive(&file[half..]);
        survive(&[&file[..half], other].concat());
        let spoiled =
            |(place, byte): (usize, &u8)| if place % 17 == 3 { byte ^ 0x15 } else { *byte };
        survive(&file.iter().enumerate().map(spoiled).collect::<Vec<u8>>());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn nothing_breaks_the_reading(lines in proptest::collection::vec("(BEGIN|END|UID|DTSTART|DTEND|DURATION|RRULE|EXDATE|RDATE)[;:]{0,2}(VEVENT|TZID=\"?[^\"]{0,4}:|FREQ=DAILY|P[0-9]{0,3}[WDTHMS]|[0-9TZ]{0,17}|\\PC{0,9})", 0..20)) {
        survive(lines.join("\r\n").as_bytes());
    }

    #[test]
    fn no_bytes_break_the_reading(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        survive(&bytes);
    }
}
