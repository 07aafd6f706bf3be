//! All times of something that comes again: what its rules hit and what was added by hand, without what was taken out,
//! in order, each once.

use std::collections::{BTreeSet, btree_set};
use std::iter::Peekable;

use jiff::civil::DateTime;

use super::expansion::Expansion;
use super::{Recurrence, Rule, TIMES_LIMIT};

/// Most times that are passed over because exceptions take them out, before the rest is given up.
pub const PASSED_OVER_LIMIT: usize = 100_000;

/// The times from one on and up to another.
pub(super) struct Times {
    rules: Vec<Peekable<Expansion>>,
    extra: Peekable<btree_set::IntoIter<DateTime>>,
    except: BTreeSet<DateTime>,
    except_rules: Vec<Exception>,
    left: usize,
    passed_over: usize,
}

impl Times {
    pub fn new(recurrence: &Recurrence, from: DateTime, to: DateTime) -> Self {
        let start = |rule: &Rule| {
            let mut times = Expansion::new(rule, recurrence.first, to);
            times.seek(from);
            times
        };
        let rules = recurrence.rules.iter().map(|rule| {
            let mut times = start(rule).peekable();
            while times.next_if(|time| *time < from).is_some() {}
            times
        });
        let except_rules = recurrence.except_rules.iter().map(|rule| Exception {
            times: start(rule),
            next: None,
            is_over: false,
        });
        let mut extra = recurrence.extra.clone();
        if recurrence.rules.is_empty() {
            extra.insert(recurrence.first);
        }
        extra.retain(|time| (from..=to).contains(time));
        Self {
            rules: rules.collect(),
            extra: extra.into_iter().peekable(),
            except: recurrence.except.clone(),
            except_rules: except_rules.collect(),
            left: TIMES_LIMIT,
            passed_over: 0,
        }
    }

    /// The next time of any kind, taken from all that have it.
    fn take(&mut self) -> Option<DateTime> {
        let ruled = self
            .rules
            .iter_mut()
            .filter_map(|times| times.peek().copied());
        let next = ruled.chain(self.extra.peek().copied()).min()?;
        for times in &mut self.rules {
            times.next_if_eq(&next);
        }
        self.extra.next_if_eq(&next);
        Some(next)
    }

    fn is_taken_out(&mut self, time: DateTime) -> bool {
        self.except.contains(&time)
            || self
                .except_rules
                .iter_mut()
                .any(|exception| exception.has(time))
    }
}

impl Iterator for Times {
    type Item = DateTime;

    fn next(&mut self) -> Option<DateTime> {
        self.left = self.left.checked_sub(1)?;
        while self.passed_over < PASSED_OVER_LIMIT {
            let time = self.take()?;
            if !self.is_taken_out(time) {
                return Some(time);
            }
            self.passed_over += 1;
        }
        None
    }
}

/// A rule that takes times out.
struct Exception {
    times: Expansion,
    next: Option<DateTime>,
    is_over: bool,
}

impl Exception {
    /// Whether it hits a time. Asked about times in order.
    fn has(&mut self, time: DateTime) -> bool {
        if !self.is_over && self.next.is_none_or(|next| next < time) {
            self.times.seek(time);
            self.next = self.times.find(|next| *next >= time);
            self.is_over = self.next.is_none();
        }
        self.next == Some(time)
    }
}
