//! Reading a calendar: the events in it, each with what is known of its coming again.

use std::collections::HashMap;

use jiff::civil::{DateTime, Time};

use super::lines::{Line, Part};
use super::value::{Length, unescaped};
use super::{Event, Status, Unreadable, When};
use crate::recurrence::{Recurrence, Rule, Wrong, stamp::Stamp};
use crate::{Day, Moment, Zone};

/// Most events that are read.
pub const EVENTS_LIMIT: usize = 10_000;

/// A calendar as it was read. Texts are as long as they stood there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Its name; empty when it has none.
    pub name: String,
    /// How often to look for changes, in minutes.
    pub refresh_minutes: Option<u32>,
    /// What is in it.
    pub entries: Vec<Entry>,
    /// Events that have no name of their own or no beginning, and are not among the entries.
    pub passed_over: usize,
}

/// An event as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The event, at its first time.
    pub event: Event,
    /// Whether it comes again.
    pub again: Again,
    /// Its time zone is one that nobody knows by name, so its times were taken for times at home.
    pub zone_is_guessed: bool,
}

/// Whether an event comes again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Again {
    /// It is once, or one time of something that comes again.
    Once,
    /// By these rules, in this zone. Whole days stand at midnight.
    Series(Recurrence, Zone),
    /// By a rule or with a date that cannot be followed.
    Unclear(Wrong),
}

impl Reading {
    /// Reads a calendar file. Times without a zone are times at home.
    pub fn of(bytes: &[u8], home: &Zone) -> Result<Self, Unreadable> {
        let file = Part::read(bytes)?;
        if file.parts.is_empty() {
            return Err(Unreadable::NotACalendar);
        }
        let zones = Zones::of(&file, home);
        let mut found = Vec::new();
        collect("VEVENT", &file, &mut found);
        if found.len() > EVENTS_LIMIT {
            return Err(Unreadable::TooMany);
        }
        let entries: Vec<Entry> = found
            .iter()
            .filter_map(|event| zones.entry(event))
            .collect();
        let said = |name: &str| file.parts.iter().find_map(|part| part.line(name));
        let name = said("NAME").or_else(|| said("X-WR-CALNAME"));
        let refresh = said("REFRESH-INTERVAL").or_else(|| said("X-PUBLISHED-TTL"));
        let minutes = refresh
            .and_then(|line| Length::read(&line.value))
            .map(Length::minutes);
        Ok(Self {
            name: name.map(text).unwrap_or_default(),
            refresh_minutes: minutes.and_then(|minutes| u32::try_from(minutes).ok()),
            passed_over: found.len() - entries.len(),
            entries,
        })
    }
}

/// The parts of a kind, wherever they lie, but not those within one another.
fn collect<'f>(kind: &str, around: &'f Part, found: &mut Vec<&'f Part>) {
    for part in &around.parts {
        if part.name == kind {
            found.push(part);
        } else {
            collect(kind, part, found);
        }
    }
}

/// The time zones of a file, by the names that it gives them.
struct Zones {
    home: Zone,
    named: HashMap<String, Zone>,
}

/// A value in a calendar, with the zone that it was meant in.
struct Said {
    stamp: Stamp,
    zone: Zone,
    zone_is_guessed: bool,
}

impl Zones {
    fn of(file: &Part, home: &Zone) -> Self {
        let mut described = Vec::new();
        collect("VTIMEZONE", file, &mut described);
        let mut named = HashMap::new();
        for zone in described {
            let location = zone
                .line("X-LIC-LOCATION")
                .and_then(|line| by_name(line.value.trim()));
            if let (Some(id), Some(location)) = (zone.line("TZID"), location) {
                named.insert(id.value.trim().to_owned(), location);
            }
        }
        Self {
            home: home.clone(),
            named,
        }
    }

    fn entry(&self, part: &Part) -> Option<Entry> {
        let written = |name: &str| part.line(name).map(text).unwrap_or_default();
        let bare = |name: &str| part.line(name).map_or("", |line| line.value.trim());
        let said = |name: &str| self.said(part.line(name)?);
        let start = said("DTSTART")?;
        let stamp = said("DTSTAMP").or_else(|| said("LAST-MODIFIED"));
        let status = bare("STATUS").to_ascii_lowercase();
        let event = Event {
            uid: Some(written("UID")).filter(|uid| !uid.is_empty())?,
            sequence: bare("SEQUENCE").parse().unwrap_or(0),
            stamp: stamp.map(|said| said.moment()).unwrap_or_default(),
            recurrence_id: said("RECURRENCE-ID").map(|said| said.when()),
            start: start.when(),
            end: self.end(part, &start),
            summary: written("SUMMARY"),
            location: written("LOCATION"),
            url: bare("URL").to_owned(),
            status: Status::from_word(&status).unwrap_or(Status::Confirmed),
        };
        Some(Entry {
            event,
            again: self.again(part, &start),
            zone_is_guessed: start.zone_is_guessed,
        })
    }

    fn end(&self, part: &Part, start: &Said) -> Option<When> {
        if let Some(end) = part.line("DTEND").and_then(|line| self.said(line)) {
            return Some(end.when());
        }
        let length = Length::read(&part.line("DURATION")?.value)?;
        start.after(length)
    }

    fn again(&self, part: &Part, start: &Said) -> Again {
        let comes = ["RRULE", "RDATE"]
            .iter()
            .any(|name| part.line(name).is_some());
        if !comes {
            return Again::Once;
        }
        match self.series(part, start) {
            Ok(series) => Again::Series(series, start.zone.clone()),
            Err(wrong) => Again::Unclear(wrong),
        }
    }

    fn series(&self, part: &Part, start: &Said) -> Result<Recurrence, Wrong> {
        let mut series = Recurrence::once(start.wall());
        for line in part.lines("RRULE") {
            series.add_rule(Rule::read(&line.value)?)?;
        }
        for line in part.lines("EXRULE") {
            series.except_rule(Rule::read(&line.value)?)?;
        }
        for date in part.lines("RDATE").flat_map(|line| self.dates(line)) {
            series.add(start.like(&date?))?;
        }
        for date in part.lines("EXDATE").flat_map(|line| self.dates(line)) {
            series.except(start.like(&date?))?;
        }
        Ok(series.in_zone(&start.zone))
    }

    /// The dates on a line; of a period, when it begins.
    fn dates(&self, line: &Line) -> impl Iterator<Item = Result<Said, Wrong>> {
        let dates = line.value.split(',').filter(|date| !date.trim().is_empty());
        let begins = dates.filter_map(|date| date.split('/').next());
        begins.map(|date| self.said_as(line, date).ok_or(Wrong::OutOfRange))
    }

    fn said(&self, line: &Line) -> Option<Said> {
        self.said_as(line, &line.value)
    }

    fn said_as(&self, line: &Line, value: &str) -> Option<Said> {
        let stamp = Stamp::read(value)?;
        let (zone, zone_is_guessed) = match (stamp, line.parameter("TZID")) {
            (Stamp::Utc(_), _) => (Zone::utc(), false),
            (Stamp::Wall(_), Some(name)) => {
                match self.named.get(name).cloned().or_else(|| by_name(name)) {
                    Some(zone) => (zone, false),
                    None => (self.home.clone(), true),
                }
            }
            _ => (self.home.clone(), false),
        };
        Some(Said {
            stamp,
            zone,
            zone_is_guessed,
        })
    }
}

impl Said {
    fn wall(&self) -> DateTime {
        match self.stamp {
            Stamp::Day(day) => day.into(),
            Stamp::Wall(time) | Stamp::Utc(time) => time,
        }
    }

    fn moment(&self) -> Moment {
        self.zone.at(self.wall())
    }

    fn when(&self) -> When {
        match self.stamp {
            Stamp::Day(day) => When::Day(Day(day)),
            _ => When::Moment(self.moment()),
        }
    }

    fn after(&self, length: Length) -> Option<When> {
        let later = self.wall().checked_add(length.whole_days()).ok()?;
        Some(match self.stamp {
            Stamp::Day(_) => When::Day(Day(later.date())),
            _ => When::Moment(self.zone.at(later).plus(length.seconds * 1_000_000)),
        })
    }

    /// Another date told as this one is: a whole day among times is at the same time of that day, and a time among
    /// whole days is its day.
    fn like(&self, other: &Said) -> DateTime {
        match (self.stamp, other.stamp) {
            (Stamp::Day(_), _) => other.wall().date().to_datetime(Time::midnight()),
            (_, Stamp::Day(day)) => day.to_datetime(self.wall().time()),
            _ if self.zone == other.zone => other.wall(),
            _ => self.zone.wall(other.moment()).datetime(),
        }
    }
}

fn text(line: &Line) -> String {
    unescaped(&line.value)
}

/// A zone by its name in the public list, also behind what some programs put before it:
/// `/freeassociation.sourceforge.net/Europe/Berlin`.
fn by_name(name: &str) -> Option<Zone> {
    /// Slashes in the longest name of the list, and the one before it.
    const SLASHES: usize = 3;
    let after_slash = name
        .rmatch_indices('/')
        .take(SLASHES)
        .map(|(place, _)| &name[place + 1..]);
    // The longest first: "America/Indiana/Knox" before "Knox".
    let mut names: Vec<&str> = after_slash.collect();
    names.push(name);
    names.into_iter().rev().find_map(Zone::named)
}
