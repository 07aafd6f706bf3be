//! Times on the wall clocks as instants. When the clocks are put forward, a time that they jump over comes as much later,
//! perhaps after others that stood behind it, or at the same instant as one of them; so those wait for their turn.

use std::collections::VecDeque;
use std::iter::Peekable;

use jiff::civil::DateTime;

use crate::{Moment, Zone};

/// The instants of times that come in order; they come in order too, and each once.
pub(super) struct Moments<'z, T: Iterator<Item = DateTime>> {
    times: Peekable<T>,
    zone: &'z Zone,
    /// Instants of times that the clocks jumped over.
    moved: VecDeque<Moment>,
    given: Option<Moment>,
}

impl<'z, T: Iterator<Item = DateTime>> Moments<'z, T> {
    pub fn new(times: T, zone: &'z Zone) -> Self {
        Self {
            times: times.peekable(),
            zone,
            moved: VecDeque::new(),
            given: None,
        }
    }

    fn take(&mut self) -> Option<Moment> {
        loop {
            let Some(time) = self.times.peek().copied() else {
                return self.moved.pop_front();
            };
            let moment = self.zone.at(time);
            let is_moved = self.zone.wall(moment).datetime() != time;
            if !is_moved && self.moved.front().is_some_and(|moved| *moved <= moment) {
                return self.moved.pop_front();
            }
            self.times.next();
            if !is_moved {
                return Some(moment);
            }
            self.moved.push_back(moment);
        }
    }
}

impl<T: Iterator<Item = DateTime>> Iterator for Moments<'_, T> {
    type Item = Moment;

    fn next(&mut self) -> Option<Moment> {
        loop {
            let next = self.take();
            if next.is_none() || next != self.given {
                self.given = next;
                return next;
            }
        }
    }
}
