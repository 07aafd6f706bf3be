//! Writing a calendar. Lines end in CR and LF, are at most 75 bytes long and are folded between letters, never within
//! one.

use super::value::{escaped, on_one_line};
use super::{Calendar, Event, When};
use crate::{Moment, Zone, recurrence::stamp};

/// Longest line, in bytes, without its end.
pub(super) const LINE_BYTES: usize = 75;

impl Calendar {
    /// The calendar as a file, to be sent with [`CONTENT_TYPE`](super::CONTENT_TYPE).
    pub fn write(&self) -> String {
        let mut out = Lines::default();
        out.line("BEGIN", "VCALENDAR");
        out.line("VERSION", "2.0");
        out.line("PRODID", "-//Manyhands//Manyhands//EN");
        out.line("CALSCALE", "GREGORIAN");
        out.line("METHOD", "PUBLISH");
        // The standard has a name and a refreshing; before it did, these were what programs knew.
        let name = escaped(&self.name);
        out.said("NAME", &name);
        out.said("X-WR-CALNAME", &name);
        if let Some(minutes) = self.refresh_minutes {
            let every = format!("PT{minutes}M");
            out.line("REFRESH-INTERVAL;VALUE=DURATION", &every);
            out.line("X-PUBLISHED-TTL", &every);
        }
        for event in &self.events {
            event.write(&mut out);
        }
        out.line("END", "VCALENDAR");
        out.text
    }
}

impl Event {
    fn write(&self, out: &mut Lines) {
        out.line("BEGIN", "VEVENT");
        out.line("UID", &escaped(&self.uid));
        out.line("DTSTAMP", &utc(self.stamp));
        out.line("SEQUENCE", &self.sequence.to_string());
        if let Some(id) = self.recurrence_id {
            out.when("RECURRENCE-ID", id);
        }
        out.when("DTSTART", self.start);
        if let Some(end) = self.end {
            out.when("DTEND", end);
        }
        out.said("SUMMARY", &escaped(&self.summary));
        out.said("LOCATION", &escaped(&self.location));
        out.said("URL", &on_one_line(&self.url));
        out.line("STATUS", &self.status.word().to_ascii_uppercase());
        out.line("END", "VEVENT");
    }
}

/// Lines of a calendar as they are written.
#[derive(Default)]
struct Lines {
    text: String,
    /// Bytes of the line that is being written.
    bytes: usize,
}

impl Lines {
    fn line(&mut self, name: &str, value: &str) {
        self.bytes = 0;
        self.folded(name);
        self.folded(":");
        self.folded(value);
        self.text.push_str("\r\n");
    }

    /// A line that is left out when it would say nothing.
    fn said(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            self.line(name, value);
        }
    }

    fn when(&mut self, name: &str, when: When) {
        match when {
            When::Day(day) => self.line(&format!("{name};VALUE=DATE"), &stamp::day(day.0)),
            When::Moment(at) => self.line(name, &utc(at)),
        }
    }

    fn folded(&mut self, piece: &str) {
        for letter in piece.chars() {
            if self.bytes + letter.len_utf8() > LINE_BYTES {
                self.text.push_str("\r\n ");
                self.bytes = 1;
            }
            self.text.push(letter);
            self.bytes += letter.len_utf8();
        }
    }
}

fn utc(at: Moment) -> String {
    format!("{}Z", stamp::time(Zone::utc().wall(at).datetime()))
}
