//! Something that comes again: the walk to school on every weekday, the soup on every second Tuesday. A rota, a tool
//! that goes round, a circle that meets.
//!
//! A [`Recurrence`] is a first time on the wall clocks and rules by which it comes again (RFC 5545, 3.8.5), with dates
//! that were added or taken out by hand. It is kept in wall-clock time and becomes instants only in a community's zone,
//! so that nine o'clock stays nine o'clock when the clocks change. Invariants: times come in order, each once, and only
//! those that a rule hits or that somebody added: a first time that its own rule does not hit is not among them.
//! Everything ends, also a rule for the 30th of February.

mod days;
mod expansion;
mod moments;
mod period;
mod plain;
mod reading;
mod rule;
pub(crate) mod stamp;
mod text;
mod times;
mod wrong;

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::DateTime;

pub use expansion::{ALL_LOOKS_LIMIT, LOOKS_LIMIT};
pub use plain::{Every, Nth, Plain, Until, WEEKS_LIMIT};
pub use rule::{Ends, Frequency, Rule};
pub use text::RECURRENCE_LIMIT;
pub use times::PASSED_OVER_LIMIT;
pub use wrong::Wrong;

use moments::Moments;
use times::Times;

use crate::{Moment, Zone};

/// Longest text of a rule, in bytes.
pub const RULE_LIMIT: usize = 2_000;
/// Most values in one part of a rule.
pub const VALUES_LIMIT: usize = 400;
/// Longest stretch between two periods in which a rule looks.
pub const INTERVAL_LIMIT: u32 = 100_000;
/// Highest number of times after which a rule can end.
pub const COUNT_LIMIT: u32 = 100_000;
/// Most rules of either kind of one recurrence.
pub const RULES_LIMIT: usize = 4;
/// Most dates that are added, and most that are taken out, by hand.
pub const DATES_LIMIT: usize = 1_000;
/// Most times that are given at once: every day for 273 years.
pub const TIMES_LIMIT: usize = 100_000;

/// Something that comes again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recurrence {
    first: DateTime,
    rules: Vec<Rule>,
    extra: BTreeSet<DateTime>,
    except: BTreeSet<DateTime>,
    except_rules: Vec<Rule>,
}

impl Recurrence {
    /// Something that comes again by a rule, at the earliest at a first time.
    pub fn new(first: DateTime, rule: Rule) -> Self {
        Self {
            rules: vec![rule],
            ..Self::once(first)
        }
    }

    /// Something that comes a single time, until rules or dates are added. Fractions of a second are dropped.
    pub fn once(first: DateTime) -> Self {
        Self {
            first: whole_seconds(first),
            rules: vec![],
            extra: BTreeSet::new(),
            except: BTreeSet::new(),
            except_rules: vec![],
        }
    }

    /// The first time, from which its rules count. Not itself a time if no rule hits it.
    pub fn first(&self) -> DateTime {
        self.first
    }

    /// Times that are added besides the rules.
    pub fn extra(&self) -> impl Iterator<Item = DateTime> {
        self.extra.iter().copied()
    }

    /// Times that are left out in spite of the rules.
    pub fn exceptions(&self) -> impl Iterator<Item = DateTime> {
        self.except.iter().copied()
    }

    /// The rules by which it comes again.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// Lets it come by another rule as well.
    pub fn add_rule(&mut self, rule: Rule) -> Result<(), Wrong> {
        push(&mut self.rules, rule)
    }

    /// Takes out whatever a rule hits.
    pub fn except_rule(&mut self, rule: Rule) -> Result<(), Wrong> {
        push(&mut self.except_rules, rule)
    }

    /// Lets it come once more.
    pub fn add(&mut self, time: DateTime) -> Result<(), Wrong> {
        insert(&mut self.extra, time)
    }

    /// Takes a time out, however it came in: "not on the 24th of December".
    pub fn except(&mut self, time: DateTime) -> Result<(), Wrong> {
        insert(&mut self.except, time)
    }

    /// The same recurrence, with ends in UTC told by the wall clocks of a zone ([`Rule::in_zone`]).
    pub fn in_zone(mut self, zone: &Zone) -> Self {
        let there = |rules: Vec<Rule>| rules.into_iter().map(|rule| rule.in_zone(zone)).collect();
        self.rules = there(self.rules);
        self.except_rules = there(self.except_rules);
        self
    }

    /// All its times, in order and each once, up to [`TIMES_LIMIT`]. An end in UTC counts as one on the wall clocks.
    pub fn times(&self) -> impl Iterator<Item = DateTime> {
        Times::new(self, DateTime::MIN, DateTime::MAX)
    }

    /// Its times from one on and before another, up to [`TIMES_LIMIT`]. It does not matter how long ago it began.
    pub fn between(&self, from: DateTime, to: DateTime) -> impl Iterator<Item = DateTime> {
        Times::new(self, from, to).take_while(move |time| *time < to)
    }

    /// All its times as instants in a zone, in order and each once, up to [`TIMES_LIMIT`]. A time that the clocks jump
    /// over comes as much later as they jump; one that comes twice is meant at its first coming (RFC 5545, 3.3.5).
    pub fn moments(&self, zone: &Zone) -> impl Iterator<Item = Moment> {
        self.moments_between(zone, Moment(i64::MIN), Moment(i64::MAX))
    }

    /// Its instants in a zone from one on and before another, up to [`TIMES_LIMIT`].
    pub fn moments_between(
        &self,
        zone: &Zone,
        from: Moment,
        to: Moment,
    ) -> impl Iterator<Item = Moment> {
        // Clocks have jumped over a whole day and have been put back, so the clocks alone do not tell what is between.
        let (first, last) = (zone.wall(from).datetime(), zone.wall(to).datetime());
        let (first, last) = (
            first.saturating_sub(2.days()),
            last.saturating_add(2.days()),
        );
        let times = Times::new(&self.clone().in_zone(zone), first, last);
        Moments::new(times, zone)
            .skip_while(move |moment| *moment < from)
            .take_while(move |moment| *moment < to)
    }
}

fn push(rules: &mut Vec<Rule>, rule: Rule) -> Result<(), Wrong> {
    if rules.len() >= RULES_LIMIT {
        return Err(Wrong::TooMany);
    }
    rules.push(rule);
    Ok(())
}

fn insert(dates: &mut BTreeSet<DateTime>, time: DateTime) -> Result<(), Wrong> {
    let time = whole_seconds(time);
    if dates.len() >= DATES_LIMIT && !dates.contains(&time) {
        return Err(Wrong::TooMany);
    }
    dates.insert(time);
    Ok(())
}

fn whole_seconds(time: DateTime) -> DateTime {
    time.date().at(time.hour(), time.minute(), time.second(), 0)
}
