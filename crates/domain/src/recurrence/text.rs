//! A recurrence as text, in the lines that a calendar has for it, so that it can be kept and looked at:
//!
//! ```text
//! DTSTART:20260901T080000
//! RRULE:FREQ=WEEKLY;BYDAY=MO
//! EXDATE:20261012T080000
//! ```

use std::collections::BTreeSet;
use std::fmt;

use jiff::civil::DateTime;

use super::stamp::{self, Stamp};
use super::{DATES_LIMIT, RULE_LIMIT, RULES_LIMIT, Recurrence, Rule, Wrong};

/// Longest text of a recurrence, in bytes: all rules and dates that it may have.
pub const RECURRENCE_LIMIT: usize = 2 * RULES_LIMIT * (RULE_LIMIT + 10) + 2 * DATES_LIMIT * 30;

impl Recurrence {
    /// Reads what `Display` writes, and lines like it: in any order, in small letters, with spaces for line breaks, with
    /// parameters that mean nothing here. All times are on the wall clocks: one in UTC is refused, since nobody can
    /// tell here what the clocks show then.
    pub fn read(text: &str) -> Result<Self, Wrong> {
        if text.len() > RECURRENCE_LIMIT {
            return Err(Wrong::TooLong);
        }
        let lines: Vec<(String, &str)> = text
            .split_whitespace()
            .map(parts)
            .collect::<Result<_, _>>()?;
        let mut starts = lines.iter().filter(|(name, _)| name == "DTSTART");
        let (_, first) = starts.next().ok_or(Wrong::NoStart)?;
        if starts.next().is_some() {
            return Err(Wrong::Twice);
        }
        let mut recurrence = Self::once(wall(first)?);
        for (name, value) in lines {
            recurrence.take(&name, value)?;
        }
        Ok(recurrence)
    }

    fn take(&mut self, name: &str, value: &str) -> Result<(), Wrong> {
        match name {
            "DTSTART" => Ok(()),
            "RRULE" => self.add_rule(Rule::read(value)?),
            "EXRULE" => self.except_rule(Rule::read(value)?),
            "RDATE" => value.split(',').try_for_each(|time| self.add(wall(time)?)),
            "EXDATE" => value
                .split(',')
                .try_for_each(|time| self.except(wall(time)?)),
            _ => Err(Wrong::UnknownPart),
        }
    }
}

impl fmt::Display for Recurrence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DTSTART:{}", stamp::time(self.first))?;
        for rule in &self.rules {
            write!(f, "\nRRULE:{rule}")?;
        }
        for rule in &self.except_rules {
            write!(f, "\nEXRULE:{rule}")?;
        }
        write_dates(f, "RDATE", &self.extra)?;
        write_dates(f, "EXDATE", &self.except)
    }
}

fn write_dates(f: &mut fmt::Formatter<'_>, name: &str, dates: &BTreeSet<DateTime>) -> fmt::Result {
    if dates.is_empty() {
        return Ok(());
    }
    let dates: Vec<String> = dates.iter().map(|time| stamp::time(*time)).collect();
    write!(f, "\n{name}:{}", dates.join(","))
}

/// The name and the value of a line.
fn parts(line: &str) -> Result<(String, &str), Wrong> {
    let (head, value) = line.split_once(':').ok_or(Wrong::UnknownPart)?;
    let name = head.split(';').next().unwrap_or(head);
    Ok((name.to_ascii_uppercase(), value))
}

fn wall(text: &str) -> Result<DateTime, Wrong> {
    match Stamp::read(text) {
        Some(Stamp::Wall(time)) => Ok(time),
        Some(Stamp::Day(day)) => Ok(day.into()),
        _ => Err(Wrong::OutOfRange),
    }
}
