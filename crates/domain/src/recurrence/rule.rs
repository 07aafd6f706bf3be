//! One rule by which something comes again, as the standard writes it: `FREQ=MONTHLY;BYDAY=2TU`. Invariants: every
//! value lies in the range that the standard gives it, lists are sorted and hold nothing twice, and a rule ends by
//! number, by date, or not at all. What is written is read back as the same rule.

use std::fmt;

use jiff::civil::{Date, DateTime, Time, Weekday};

use super::{COUNT_LIMIT, Wrong, stamp};
use crate::Zone;

/// How often a rule looks whether it is time. Ordered from seldom to often.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Frequency {
    /// Each year.
    Yearly,
    /// Each month.
    Monthly,
    /// Each week.
    Weekly,
    /// Each day.
    Daily,
    /// Each hour.
    Hourly,
    /// Each minute.
    Minutely,
    /// Each second.
    Secondly,
}

/// The frequencies by the names that the standard gives them.
pub(super) const FREQUENCIES: [(&str, Frequency); 7] = [
    ("YEARLY", Frequency::Yearly),
    ("MONTHLY", Frequency::Monthly),
    ("WEEKLY", Frequency::Weekly),
    ("DAILY", Frequency::Daily),
    ("HOURLY", Frequency::Hourly),
    ("MINUTELY", Frequency::Minutely),
    ("SECONDLY", Frequency::Secondly),
];

/// The weekdays by the names that the standard gives them.
pub(super) const WEEKDAYS: [(&str, Weekday); 7] = [
    ("MO", Weekday::Monday),
    ("TU", Weekday::Tuesday),
    ("WE", Weekday::Wednesday),
    ("TH", Weekday::Thursday),
    ("FR", Weekday::Friday),
    ("SA", Weekday::Saturday),
    ("SU", Weekday::Sunday),
];

/// When a rule comes to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ends {
    /// It goes on.
    Never,
    /// After so many times, counted before exceptions are taken out.
    After(u32),
    /// With the last time on this day.
    On(Date),
    /// With the last time at or before this one on the wall clocks.
    At(DateTime),
    /// With the last time at or before this one in UTC, as other calendars write it ([`Rule::in_zone`]).
    AtUtc(DateTime),
}

/// A weekday, or the n-th of its kind in a month or year: -1 is the last, 0 is every one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Counted {
    pub nth: i16,
    pub weekday: Weekday,
}

/// A rule by which something comes again (RFC 5545, 3.3.10). Read one with [`Rule::read`], or make one from what an
/// organizer chose in a form with [`Plain::rule`](super::Plain::rule); its `Display` is how it is written.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Rule {
    pub(super) frequency: Frequency,
    pub(super) ends: Ends,
    pub(super) interval: u32,
    pub(super) months: Vec<i16>,
    pub(super) week_numbers: Vec<i16>,
    pub(super) year_days: Vec<i16>,
    pub(super) month_days: Vec<i16>,
    pub(super) weekdays: Vec<Counted>,
    pub(super) hours: Vec<i16>,
    pub(super) minutes: Vec<i16>,
    pub(super) seconds: Vec<i16>,
    pub(super) positions: Vec<i16>,
    pub(super) week_start: Weekday,
}

impl Rule {
    /// A rule that says nothing but how often.
    pub(super) fn every(frequency: Frequency) -> Self {
        Self {
            frequency,
            ends: Ends::Never,
            interval: 1,
            months: vec![],
            week_numbers: vec![],
            year_days: vec![],
            month_days: vec![],
            weekdays: vec![],
            hours: vec![],
            minutes: vec![],
            seconds: vec![],
            positions: vec![],
            week_start: Weekday::Monday,
        }
    }

    /// How often it looks whether it is time.
    pub fn frequency(&self) -> Frequency {
        self.frequency
    }

    /// When it comes to its end.
    pub fn ends(&self) -> Ends {
        self.ends
    }

    /// The same rule with another end; the way to close a rota on a day and let what has been stand.
    pub fn ending(self, ends: Ends) -> Result<Self, Wrong> {
        match ends {
            Ends::After(times) if !(1..=COUNT_LIMIT).contains(&times) => Err(Wrong::OutOfRange),
            _ => Ok(Self { ends, ..self }),
        }
    }

    /// The same rule, with an end in UTC told by the wall clocks of a zone.
    pub fn in_zone(mut self, zone: &Zone) -> Self {
        if let Ends::AtUtc(utc) = self.ends {
            self.ends = Ends::At(zone.wall(Zone::utc().at(utc)).datetime());
        }
        self
    }

    /// The last time on the wall clocks that it may hit.
    pub(super) fn last(&self) -> Option<DateTime> {
        match self.ends {
            Ends::Never | Ends::After(_) => None,
            Ends::On(day) => Some(day.to_datetime(Time::MAX)),
            Ends::At(time) | Ends::AtUtc(time) => Some(time),
        }
    }

    fn write_end(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.ends {
            Ends::Never => Ok(()),
            Ends::After(times) => write!(f, ";COUNT={times}"),
            Ends::On(day) => write!(f, ";UNTIL={}", stamp::day(day)),
            Ends::At(time) => write!(f, ";UNTIL={}", stamp::time(time)),
            Ends::AtUtc(time) => write!(f, ";UNTIL={}Z", stamp::time(time)),
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FREQ={}", name_in(&FREQUENCIES, self.frequency))?;
        self.write_end(f)?;
        if self.interval > 1 {
            write!(f, ";INTERVAL={}", self.interval)?;
        }
        write_list(f, "BYMONTH", &self.months)?;
        write_list(f, "BYWEEKNO", &self.week_numbers)?;
        write_list(f, "BYYEARDAY", &self.year_days)?;
        write_list(f, "BYMONTHDAY", &self.month_days)?;
        write_list(f, "BYDAY", &self.weekdays)?;
        write_list(f, "BYHOUR", &self.hours)?;
        write_list(f, "BYMINUTE", &self.minutes)?;
        write_list(f, "BYSECOND", &self.seconds)?;
        write_list(f, "BYSETPOS", &self.positions)?;
        if self.week_start != Weekday::Monday {
            write!(f, ";WKST={}", name_in(&WEEKDAYS, self.week_start))?;
        }
        Ok(())
    }
}

impl fmt::Display for Counted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.nth != 0 {
            write!(f, "{}", self.nth)?;
        }
        f.write_str(name_in(&WEEKDAYS, self.weekday))
    }
}

fn write_list<T: fmt::Display>(f: &mut fmt::Formatter<'_>, part: &str, list: &[T]) -> fmt::Result {
    for (place, value) in list.iter().enumerate() {
        match place {
            0 => write!(f, ";{part}={value}")?,
            _ => write!(f, ",{value}")?,
        }
    }
    Ok(())
}

fn name_in<T: PartialEq>(names: &[(&'static str, T)], value: T) -> &'static str {
    let found = names.iter().find(|(_, named)| *named == value);
    found.map_or("", |(name, _)| name)
}
