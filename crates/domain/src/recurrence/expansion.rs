//! The times that one rule hits, in order. It looks at one period after the other, and always comes to an end: what
//! has not come in a whole turn of the calendar, four hundred years, never comes.

use jiff::civil::DateTime;

use super::period::Set;
use super::rule::{Ends, Rule};

/// Most days (hours, minutes, seconds for a rule that looks so often) that are looked at for the next time. The
/// calendar repeats itself after 146,097 days, and they are a whole number of weeks.
pub const LOOKS_LIMIT: u32 = 150_000;
/// Most that are looked at for all times of a rule together.
pub const ALL_LOOKS_LIMIT: u32 = 5_000_000;

/// The times of one rule.
pub(super) struct Expansion {
    rule: Rule,
    /// No time after this one is given, and no period after its own is looked at.
    to: DateTime,
    last_period: i64,
    /// How many may still be given, if they are counted.
    left: Option<u32>,
    /// No time before this one is given.
    from: DateTime,
    /// The period of the first time, from which intervals are counted.
    origin: i64,
    /// The period to look at when the set is used up.
    period: i64,
    /// The period of the set, the set, and where in it the next time stands.
    at: i64,
    set: Option<Set>,
    place: usize,
    looks: u32,
    all_looks: u32,
}

impl Expansion {
    /// The times of a rule of something whose first time is `first`, none of them after `to`.
    pub fn new(rule: &Rule, first: DateTime, to: DateTime) -> Self {
        let rule = rule.completed(first);
        let origin = rule.period_of(first);
        let to = rule.last().map_or(to, |last| last.min(to));
        Self {
            to,
            last_period: rule.period_of(to),
            left: match rule.ends {
                Ends::After(times) => Some(times),
                _ => None,
            },
            from: first,
            origin,
            period: origin,
            at: origin,
            set: None,
            place: 0,
            looks: 0,
            all_looks: 0,
            rule,
        }
    }

    /// Goes on to a time, so that none before it is given. A rule that counts its times gives them all the same.
    pub fn seek(&mut self, to: DateTime) {
        if self.left.is_some() || to <= self.from {
            return;
        }
        self.from = to;
        let period = self.in_turn(self.rule.period_of(to));
        match &self.set {
            Some(set) if period <= self.at => {
                self.place = self.place.max(set.place_of(&self.rule, to))
            }
            _ => {
                self.set = None;
                self.period = self.period.max(period);
            }
        }
    }

    /// Looks at the next period; `None` when there is nothing more to look at.
    fn look(&mut self) -> Option<()> {
        let has_looked_enough = self.looks > LOOKS_LIMIT || self.all_looks > ALL_LOOKS_LIMIT;
        if has_looked_enough || self.period > self.last_period {
            return None;
        }
        let set = self.rule.look(self.period)?;
        self.looks += set.looks;
        self.all_looks += set.looks;
        self.at = self.period;
        self.period = self.in_turn(set.next);
        self.place = set.place_of(&self.rule, self.from);
        self.set = Some(set);
        Some(())
    }

    /// The first period from this one on that the interval does not leave out.
    fn in_turn(&self, period: i64) -> i64 {
        let interval = i64::from(self.rule.interval);
        let left_over = (period - self.origin).rem_euclid(interval);
        match left_over {
            0 => period,
            _ => period + interval - left_over,
        }
    }
}

impl Iterator for Expansion {
    type Item = DateTime;

    fn next(&mut self) -> Option<DateTime> {
        if self.left == Some(0) {
            return None;
        }
        let time = loop {
            let found = self
                .set
                .as_ref()
                .and_then(|set| set.get(&self.rule, self.place));
            match found {
                Some(time) => break time,
                None => self.look()?,
            }
        };
        if time > self.to {
            self.left = Some(0);
            return None;
        }
        self.place += 1;
        self.looks = 0;
        self.left = self.left.map(|left| left - 1);
        Some(time)
    }
}
