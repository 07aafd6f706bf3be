//! Calendars as files.

mod reading;

use domain::calendar::{Again, Calendar, Event, Reading, Status, When};
use domain::{Day, Moment, Zone};
use jiff::civil::date;
use proptest::prelude::*;

fn berlin() -> Zone {
    Zone::named("Europe/Berlin").unwrap()
}

fn read(file: &str) -> Reading {
    Reading::of(file.as_bytes(), &berlin()).unwrap()
}

fn turn() -> Event {
    let zone = Zone::named("America/Detroit").unwrap();
    let at = |hour| When::wall(date(2026, 9, 1).at(hour, 0, 0, 0), &zone);
    Event {
        uid: "turn-1@example.org".to_owned(),
        sequence: 2,
        stamp: Moment(1_780_000_000_000_000),
        recurrence_id: None,
        start: at(8),
        end: Some(at(9)),
        summary: "Walk to school, with Ana; \\o/".to_owned(),
        location: String::new(),
        url: "https://example.org/rota?a=1,2;3".to_owned(),
        status: Status::Confirmed,
    }
}

fn calendar(events: Vec<Event>) -> Calendar {
    Calendar {
        name: "Walking bus".to_owned(),
        refresh_minutes: Some(60),
        events,
    }
}

#[test]
fn a_turn_is_written_at_its_instant() {
    let moved = Event {
        recurrence_id: Some(When::Day(Day(date(2026, 8, 31)))),
        end: None,
        location: "Corner of Elm\nand Main".to_owned(),
        url: String::new(),
        status: Status::Cancelled,
        ..turn()
    };
    let lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Manyhands//Manyhands//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "NAME:Walking bus",
        "X-WR-CALNAME:Walking bus",
        "REFRESH-INTERVAL;VALUE=DURATION:PT60M",
        "X-PUBLISHED-TTL:PT60M",
        "BEGIN:VEVENT",
        "UID:turn-1@example.org",
        "DTSTAMP:20260528T202640Z",
        "SEQUENCE:2",
        "DTSTART:20260901T120000Z",
        "DTEND:20260901T130000Z",
        "SUMMARY:Walk to school\\, with Ana\\; \\\\o/",
        "URL:https://example.org/rota?a=1,2;3",
        "STATUS:CONFIRMED",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "UID:turn-1@example.org",
        "DTSTAMP:20260528T202640Z",
        "SEQUENCE:2",
        "RECURRENCE-ID;VALUE=DATE:20260831",
        "DTSTART:20260901T120000Z",
        "SUMMARY:Walk to school\\, with Ana\\; \\\\o/",
        "LOCATION:Corner of Elm\\nand Main",
        "STATUS:CANCELLED",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ];
    let written = calendar(vec![turn(), moved]).write();
    assert_eq!(written, lines.join("\r\n"));
}

#[test]
fn no_line_of_a_text_can_become_a_line_of_the_calendar() {
    let sly = Event {
        summary: "Soup\r\nEND:VEVENT\rATTACH:x\nBEGIN:VEVENT\u{0}\u{85}".to_owned(),
        url: "https://example.org/\r\nSTATUS:CANCELLED".to_owned(),
        uid: "a\r\nb".to_owned(),
        ..turn()
    };
    let written = calendar(vec![sly]).write();
    assert!(written.contains("SUMMARY:Soup\\nEND:VEVENT\\nATTACH:x\\nBEGIN:VEVENT\r\n"));
    assert!(written.contains("URL:https://example.org/STATUS:CANCELLED\r\n"));
    assert!(written.contains("UID:a\\nb\r\n"));
    assert_eq!(read(&written).entries.len(), 1);
}

/// A text of any letters that a calendar can hold.
fn text() -> impl Strategy<Value = String> {
    let letters = prop_oneof![
        any::<char>(),
        proptest::sample::select(vec![
            '\\', ';', ',', ':', '"', '\n', '\t', ' ', 'n', '漢', '🌳'
        ])
    ];
    proptest::collection::vec(letters, 0..150).prop_map(|letters| {
        letters
            .into_iter()
            .filter(|letter| matches!(letter, '\n' | '\t') || !letter.is_control())
            .collect()
    })
}

fn when() -> impl Strategy<Value = When> {
    let first: Day = "1990-01-01".parse().unwrap();
    prop_oneof![
        (0..40_000_i64).prop_map(move |days| When::Day(first.plus_days(days))),
        (0..4_000_000_000_i64).prop_map(|seconds| When::Moment(Moment(seconds * 1_000_000))),
    ]
}

fn event() -> impl Strategy<Value = Event> {
    let times = (
        when(),
        proptest::option::of(when()),
        proptest::option::of(when()),
    );
    let status = proptest::sample::select(Status::ALL);
    (
        times,
        text(),
        text(),
        "[a-z0-9-]{1,90}",
        any::<u32>(),
        status,
    )
        .prop_map(
            |((start, end, recurrence_id), summary, location, uid, sequence, status)| Event {
                uid,
                sequence,
                recurrence_id,
                start,
                end,
                summary,
                location,
                status,
                ..turn()
            },
        )
}

proptest! {
    #[test]
    fn what_is_written_is_read_back_the_same(
        name in text(),
        refresh_minutes in proptest::option::of(any::<u32>().prop_map(|minutes| minutes % 50_000_000)),
        events in proptest::collection::vec(event(), 0..4),
    ) {
        let calendar = Calendar { name, refresh_minutes, events };
        let written = calendar.write();
        let reading = read(&written);
        prop_assert!(reading.entries.iter().all(|entry| entry.again == Again::Once && !entry.zone_is_guessed));
        prop_assert_eq!(reading.passed_over, 0);
        let again = Calendar {
            name: reading.name,
            refresh_minutes: reading.refresh_minutes,
            events: reading.entries.into_iter().map(|entry| entry.event).collect(),
        };
        prop_assert_eq!(again, calendar);
    }

    #[test]
    fn no_line_is_longer_than_75_bytes(name in text(), events in proptest::collection::vec(event(), 1..3)) {
        let written = Calendar { name, refresh_minutes: None, events }.write();
        prop_assert!(written.ends_with("\r\n"));
        for line in written.split_terminator("\r\n") {
            prop_assert!(line.len() <= 75, "{line}");
            prop_assert!(!line.contains(['\r', '\n']), "{line:?}");
        }
    }
}
