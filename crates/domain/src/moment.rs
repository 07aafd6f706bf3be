//! When things are. Instants are microseconds in UTC, days are civil days in the community's own
//! zone, and "when does it suit you" is asked in twenty-one parts of a week, because nobody plans
//! neighborly help by the minute.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, DateTime};
use jiff::{Timestamp, ToSpan, ZonedDateTime, tz::TimeZone};
use serde::{Deserialize, Serialize};

/// An instant: microseconds since 1970 in UTC. Sorts the same in Rust and on every database engine.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default,
)]
#[serde(transparent)]
pub struct Moment(pub i64);

/// A minute, in the microseconds of a [`Moment`].
pub const MINUTE: i64 = 60_000_000;
/// An hour, in microseconds.
pub const HOUR: i64 = 60 * MINUTE;
/// Twenty-four hours, in microseconds.
pub const DAY: i64 = 24 * HOUR;

impl Moment {
    /// This moment moved by some microseconds; it stops at the ends of time instead of wrapping.
    pub fn plus(self, micros: i64) -> Self {
        Self(self.0.saturating_add(micros))
    }

    /// Microseconds that have passed since an earlier moment; never negative.
    pub fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0).max(0)
    }

    /// Whole days that have passed since an earlier moment.
    pub fn days_since(self, earlier: Self) -> i64 {
        self.since(earlier) / DAY
    }

    /// The same instant for the calendar.
    pub fn timestamp(self) -> Timestamp {
        Timestamp::from_microsecond(self.0).unwrap_or(if self.0 < 0 {
            Timestamp::MIN
        } else {
            Timestamp::MAX
        })
    }

    /// RFC 3339 in UTC, for files and interfaces.
    pub fn rfc3339(self) -> String {
        self.timestamp().to_string()
    }
}

impl From<Timestamp> for Moment {
    fn from(at: Timestamp) -> Self {
        Self(at.as_microsecond())
    }
}

/// A civil day in the community's zone, written `YYYY-MM-DD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub Date);

impl Day {
    /// This day moved by some days.
    pub fn plus_days(self, days: i64) -> Self {
        Self(self.0.checked_add(days.days()).unwrap_or(self.0))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Day {
    type Err = jiff::Error;

    fn from_str(text: &str) -> Result<Self, jiff::Error> {
        text.trim().parse::<Date>().map(Self)
    }
}

impl Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// The time zone a community lives in, by its IANA name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone(TimeZone);

impl Zone {
    /// Looks a zone up by its IANA name, such as `America/Detroit`.
    pub fn named(name: &str) -> Option<Self> {
        TimeZone::get(name).ok().map(Self)
    }

    /// Coordinated universal time, for when no zone is known.
    pub fn utc() -> Self {
        Self(TimeZone::UTC)
    }

    /// The IANA name.
    pub fn name(&self) -> &str {
        self.0.iana_name().unwrap_or("UTC")
    }

    /// What the wall clocks of the community show at an instant.
    pub fn wall(&self, at: Moment) -> ZonedDateTime {
        at.timestamp().to_zoned_datetime(self.0.clone())
    }

    /// The civil day of an instant.
    pub fn day(&self, at: Moment) -> Day {
        Day(self.wall(at).date())
    }

    /// The instant at which the wall clocks of the community show a time. Where clocks jump over it, as much
    /// later as they jump; where it comes twice, its first coming (RFC 5545, 3.3.5). It stops at the ends of time.
    pub fn at(&self, wall: DateTime) -> Moment {
        let ambiguous = self.0.to_ambiguous_zoned_datetime(wall);
        let beyond = if wall.year() < 0 {
            Timestamp::MIN
        } else {
            Timestamp::MAX
        };
        let found = ambiguous.compatible().map(|at| at.timestamp());
        found.unwrap_or(beyond).into()
    }

    /// The first instant of an hour on a day. Where clocks jump over it, the hour after the jump;
    /// where it comes twice, its first coming.
    pub fn at_hour(&self, day: Day, hour: i8) -> Moment {
        self.at(day.0.at(hour.clamp(0, 23), 0, 0, 0))
    }
}

/// Parts of a week that suit somebody: seven days of morning, afternoon and evening, from Monday
/// morning in bit 0 to Sunday evening in bit 20. Empty means "not said", which suits any time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Times(pub u32);

/// The days of a week as the texts name them, Monday first.
pub const DAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];
/// The parts of a day as the texts name them.
pub const PARTS: [&str; 3] = ["morning", "afternoon", "evening"];

impl Times {
    /// Every part of the week.
    pub const ALL: Times = Times((1 << 21) - 1);

    /// One part of one day: `day` 0 is Monday, `part` 0 is the morning.
    pub fn of(day: usize, part: usize) -> Self {
        if day < 7 && part < 3 {
            Self(1 << (day * 3 + part))
        } else {
            Self(0)
        }
    }

    /// Whether a part of a day is among them.
    pub fn has(self, day: usize, part: usize) -> bool {
        self.0 & Self::of(day, part).0 != 0
    }

    /// Both together.
    pub fn with(self, other: Self) -> Self {
        Self((self.0 | other.0) & Self::ALL.0)
    }

    /// What both have.
    pub fn shared(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Nothing was said.
    pub fn is_unsaid(self) -> bool {
        self.0 == 0
    }

    /// How many parts of the week.
    pub fn count(self) -> u32 {
        self.0.count_ones()
    }

    /// The parts in the order of the week, as `(day, part)`.
    pub fn list(self) -> Vec<(usize, usize)> {
        (0..7)
            .flat_map(|day| (0..3).map(move |part| (day, part)))
            .filter(|(day, part)| self.has(*day, *part))
            .collect()
    }

    /// Written for files and forms: `monday-morning tuesday-evening`.
    pub fn to_words(self) -> String {
        self.list()
            .iter()
            .map(|(day, part)| format!("{}-{}", DAYS[*day], PARTS[*part]))
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// Reads what [`Times::to_words`] writes; words it does not know are passed over.
    pub fn from_words(text: &str) -> Self {
        text.split(|c: char| c.is_whitespace() || c == ',' || c == ';')
            .fold(Self(0), |times, word| {
                let found = word.split_once('-').and_then(|(day, part)| {
                    let day = DAYS.iter().position(|d| *d == day)?;
                    let part = PARTS.iter().position(|p| *p == part)?;
                    Some(Self::of(day, part))
                });
                times.with(found.unwrap_or_default())
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_survive_being_written_and_read() {
        for bits in [0, 1, 0b101, Times::ALL.0, 1 << 20] {
            assert_eq!(Times::from_words(&Times(bits).to_words()), Times(bits));
        }
    }

    #[test]
    fn an_hour_that_the_clocks_jump_over_becomes_the_next_one() {
        let zone = Zone::named("Europe/Berlin").unwrap();
        let day: Day = "2026-03-29".parse().unwrap();
        let at = zone.at_hour(day, 2);
        assert_eq!(zone.wall(at).hour(), 3);
    }
}
