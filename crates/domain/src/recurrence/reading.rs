//! Reading a rule. Capitals, spaces and a stray separator do not matter; a part that is not known does, because a
//! rule of which half is understood names the wrong days.

use std::ops::RangeInclusive;

use jiff::civil::Weekday;

use super::rule::{Counted, Ends, FREQUENCIES, Frequency, Rule, WEEKDAYS};
use super::stamp::Stamp;
use super::{COUNT_LIMIT, INTERVAL_LIMIT, RULE_LIMIT, VALUES_LIMIT, Wrong};

impl Rule {
    /// Reads a rule as it stands in a calendar after `RRULE:`.
    ///
    /// Values are taken in the ranges of RFC 5545. A few combinations that it forbids but gives no meaning to are
    /// taken as what they plainly say, a condition on the day: `FREQ=DAILY;BYWEEKNO=20` is each day of that week.
    pub fn read(text: &str) -> Result<Self, Wrong> {
        if text.len() > RULE_LIMIT {
            return Err(Wrong::TooLong);
        }
        let text = text.to_ascii_uppercase();
        let mut parts: Vec<(&str, &str)> = Vec::new();
        for part in text
            .split(';')
            .map(str::trim)
            .filter(|part| !part.is_empty())
        {
            let (name, value) = part.split_once('=').ok_or(Wrong::UnknownPart)?;
            let name = match name.trim() {
                // So also writes a library that many calendars are made with.
                "BYWEEKDAY" => "BYDAY",
                name => name,
            };
            if parts.iter().any(|(earlier, _)| *earlier == name) {
                return Err(Wrong::Twice);
            }
            parts.push((name, value.trim()));
        }
        let said = parts.iter().find(|(name, _)| *name == "FREQ");
        let frequency = said.ok_or(Wrong::NoFrequency)?.1;
        let mut rule = Self::every(named(&FREQUENCIES, frequency)?);
        for (name, value) in parts {
            rule.take(name, value)?;
        }
        rule.checked()
    }

    fn take(&mut self, name: &str, value: &str) -> Result<(), Wrong> {
        match name {
            "FREQ" => {}
            "INTERVAL" => self.interval = number(value, 1..=INTERVAL_LIMIT)?,
            "COUNT" | "UNTIL" if self.ends != Ends::Never => return Err(Wrong::TwoEnds),
            "COUNT" => self.ends = Ends::After(number(value, 1..=COUNT_LIMIT)?),
            "UNTIL" => self.ends = end(value)?,
            "BYMONTH" => self.months = numbers(value, 1..=12)?,
            "BYWEEKNO" => self.week_numbers = numbers_from_either_end(value, 53)?,
            "BYYEARDAY" => self.year_days = numbers_from_either_end(value, 366)?,
            "BYMONTHDAY" => self.month_days = numbers_from_either_end(value, 31)?,
            "BYDAY" => self.weekdays = weekdays(value)?,
            "BYHOUR" => self.hours = numbers(value, 0..=23)?,
            "BYMINUTE" => self.minutes = numbers(value, 0..=59)?,
            // A leap second is the second before it, as the standard advises those who do not keep them.
            "BYSECOND" => {
                self.seconds = numbers(value, 0..=60)?;
                self.seconds.iter_mut().for_each(|s| *s = (*s).min(59));
                self.seconds.dedup();
            }
            "BYSETPOS" => self.positions = numbers_from_either_end(value, 366)?,
            "WKST" => self.week_start = named(&WEEKDAYS, value)?,
            _ => return Err(Wrong::UnknownPart),
        }
        Ok(())
    }

    /// "The BYDAY rule part MUST NOT be specified with a numeric value when the FREQ rule part is not set to MONTHLY
    /// or YEARLY", nor in a YEARLY rule with BYWEEKNO.
    fn checked(self) -> Result<Self, Wrong> {
        let counts = self.weekdays.iter().any(|day| day.nth != 0);
        let can_count = self.frequency <= Frequency::Monthly && self.week_numbers.is_empty();
        if counts && !can_count {
            return Err(Wrong::NothingToCountIn);
        }
        Ok(self)
    }
}

fn end(text: &str) -> Result<Ends, Wrong> {
    match Stamp::read(text).ok_or(Wrong::OutOfRange)? {
        Stamp::Day(day) => Ok(Ends::On(day)),
        Stamp::Wall(time) => Ok(Ends::At(time)),
        Stamp::Utc(time) => Ok(Ends::AtUtc(time)),
    }
}

fn number<T: std::str::FromStr + PartialOrd>(
    text: &str,
    range: RangeInclusive<T>,
) -> Result<T, Wrong> {
    let read = text.trim().parse().ok();
    read.filter(|value| range.contains(value))
        .ok_or(Wrong::OutOfRange)
}

fn numbers(text: &str, range: RangeInclusive<i16>) -> Result<Vec<i16>, Wrong> {
    let mut list = list(text, |value| number(value, range.clone()))?;
    list.sort_unstable();
    list.dedup();
    Ok(list)
}

/// Numbers that count from the beginning, or below zero from the end.
fn numbers_from_either_end(text: &str, highest: i16) -> Result<Vec<i16>, Wrong> {
    let list = numbers(text, -highest..=highest)?;
    if list.contains(&0) {
        return Err(Wrong::OutOfRange);
    }
    Ok(list)
}

fn weekdays(text: &str) -> Result<Vec<Counted>, Wrong> {
    let mut list = list(text, |value| {
        let letters = value.len().checked_sub(2).ok_or(Wrong::OutOfRange)?;
        let (nth, day) = value.split_at_checked(letters).ok_or(Wrong::OutOfRange)?;
        let weekday = named(&WEEKDAYS, day)?;
        let nth = match nth {
            "" => 0,
            counted => match number(counted, -53..=53)? {
                0 => return Err(Wrong::OutOfRange),
                nth => nth,
            },
        };
        Ok(Counted { nth, weekday })
    })?;
    let place = |day: &Counted| (day.nth, Weekday::to_monday_zero_offset(day.weekday));
    list.sort_unstable_by_key(place);
    list.dedup();
    Ok(list)
}

fn list<T>(text: &str, read: impl Fn(&str) -> Result<T, Wrong>) -> Result<Vec<T>, Wrong> {
    let values = text
        .split(',')
        .map(str::trim)
        .filter(|value| !value.is_empty());
    let list: Vec<T> = values.map(read).collect::<Result<_, _>>()?;
    match list.len() {
        0 => Err(Wrong::OutOfRange),
        1..=VALUES_LIMIT => Ok(list),
        _ => Err(Wrong::TooMany),
    }
}

fn named<T: Copy>(names: &[(&str, T)], text: &str) -> Result<T, Wrong> {
    let found = names.iter().find(|(name, _)| *name == text);
    found.map(|(_, value)| *value).ok_or(Wrong::OutOfRange)
}
