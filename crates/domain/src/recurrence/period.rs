//! The stretches of time at which a rule looks one at a time: years, months, weeks, days, hours, minutes, seconds. Each
//! has a number, so that "every third week" is arithmetic, and each holds a set of times in order, so that "the last
//! workday of the month" is a place in it. A set is never written out: a year of seconds takes no more room than a day.

use std::ops::Range;

use jiff::SignedDuration;
use jiff::civil::{Date, DateTime};

use super::rule::{Frequency, Rule};

const EPOCH: Date = Date::constant(1970, 1, 1);
const MINUTE_SECONDS: i64 = 60;
const HOUR_SECONDS: i64 = 60 * MINUTE_SECONDS;
const DAY_SECONDS: i64 = 24 * HOUR_SECONDS;

/// What a rule hits in one period, in order.
pub(super) struct Set {
    days: Vec<Date>,
    /// Which of the rule's hours, minutes and seconds each of the days has.
    hours: Range<usize>,
    minutes: Range<usize>,
    seconds: Range<usize>,
    /// The places that the rule picks, if it does not take all.
    picked: Option<Vec<usize>>,
    /// The next period that could hold something.
    pub next: i64,
    /// What it cost to find out, in days that were looked at.
    pub looks: u32,
}

impl Set {
    /// The time at a place, if the set has so many.
    pub fn get(&self, rule: &Rule, place: usize) -> Option<DateTime> {
        match &self.picked {
            Some(picked) => self.of_all(rule, *picked.get(place)?),
            None => self.of_all(rule, place),
        }
    }

    /// The first place that is not before a time.
    pub fn place_of(&self, rule: &Rule, at: DateTime) -> usize {
        let (mut low, mut high) = (0, self.picked.as_ref().map_or(self.size(), Vec::len));
        while low < high {
            let middle = low + (high - low) / 2;
            match self.get(rule, middle) {
                Some(time) if time < at => low = middle + 1,
                _ => high = middle,
            }
        }
        low
    }

    fn size(&self) -> usize {
        self.days.len() * self.hours.len() * self.minutes.len() * self.seconds.len()
    }

    fn of_all(&self, rule: &Rule, place: usize) -> Option<DateTime> {
        let mut rest = place;
        let mut part = |list: &[i16], range: &Range<usize>| {
            let length = range.len().max(1);
            let value = list.get(range.start + rest % length).copied();
            rest /= length;
            value.and_then(|value| i8::try_from(value).ok())
        };
        let second = part(&rule.seconds, &self.seconds)?;
        let minute = part(&rule.minutes, &self.minutes)?;
        let hour = part(&rule.hours, &self.hours)?;
        let day = self.days.get(rest)?;
        (place < self.size()).then(|| day.at(hour, minute, second, 0))
    }

    /// Keeps what the rule picks: the third, the last but one.
    fn picked_by(mut self, rule: &Rule) -> Self {
        if rule.positions.is_empty() {
            return self;
        }
        let size = self.size();
        let place = |position: &i16| {
            let counted = usize::from(position.unsigned_abs());
            if *position < 0 {
                size.checked_sub(counted)
            } else {
                counted.checked_sub(1).filter(|place| *place < size)
            }
        };
        let mut places: Vec<usize> = rule.positions.iter().filter_map(place).collect();
        places.sort_unstable();
        places.dedup();
        self.picked = Some(places);
        self
    }
}

impl Rule {
    /// The number of the period that a time lies in.
    pub(super) fn period_of(&self, at: DateTime) -> i64 {
        let day = day_number(at.date());
        let second = i64::from(at.hour()) * HOUR_SECONDS
            + i64::from(at.minute()) * MINUTE_SECONDS
            + i64::from(at.second());
        match self.frequency {
            Frequency::Yearly => at.year().into(),
            Frequency::Monthly => i64::from(at.year()) * 12 + i64::from(at.month()) - 1,
            Frequency::Weekly => (day - self.week_offset()).div_euclid(7),
            _ => (day * DAY_SECONDS + second).div_euclid(self.period_seconds()),
        }
    }

    /// What the rule hits in a period; `None` when the calendar is over.
    pub(super) fn look(&self, period: i64) -> Option<Set> {
        let set = match self.frequency {
            Frequency::Yearly => {
                let year = i16::try_from(period).ok()?;
                let months = 1..=12_i8;
                let wanted =
                    |month: &i8| self.months.is_empty() || self.months.contains(&(*month).into());
                let firsts: Option<Vec<Date>> = months
                    .filter(wanted)
                    .map(|month| Date::new(year, month, 1).ok())
                    .collect();
                self.whole_days(period, firsts?.into_iter().flat_map(days_of_month))
            }
            Frequency::Monthly => {
                let year = i16::try_from(period.div_euclid(12)).ok()?;
                let month = i8::try_from(period.rem_euclid(12) + 1).ok()?;
                self.whole_days(period, days_of_month(Date::new(year, month, 1).ok()?))
            }
            Frequency::Weekly => {
                let first = period * 7 + self.week_offset();
                let days: Vec<Date> = (first..first + 7).filter_map(day_of).collect();
                days.first()?;
                self.whole_days(period, days.into_iter())
            }
            Frequency::Daily => self.whole_days(period, std::iter::once(day_of(period)?)),
            _ => self.part_of_day(period)?,
        };
        Some(set.picked_by(self))
    }

    fn whole_days(&self, period: i64, days: impl Iterator<Item = Date>) -> Set {
        let mut looks = 0;
        let days = days
            .inspect(|_| looks += 1)
            .filter(|day| self.has_day(*day))
            .collect();
        Set {
            days,
            hours: 0..self.hours.len(),
            minutes: 0..self.minutes.len(),
            seconds: 0..self.seconds.len(),
            picked: None,
            next: period + 1,
            looks,
        }
    }

    /// An hour, a minute or a second, and how long there is nothing if there is nothing in it.
    fn part_of_day(&self, period: i64) -> Option<Set> {
        let length = self.period_seconds();
        let second = period.checked_mul(length)?;
        let day = day_of(second.div_euclid(DAY_SECONDS))?;
        let second = second.rem_euclid(DAY_SECONDS);
        let within = |list: &[i16], finest, value: i64| {
            if self.frequency >= finest {
                the_one(list, value)
            } else {
                0..list.len()
            }
        };
        let (hour, minute) = (second / HOUR_SECONDS, second / MINUTE_SECONDS % 60);
        let hours = the_one(&self.hours, hour);
        let minutes = within(&self.minutes, Frequency::Minutely, minute);
        let seconds = within(&self.seconds, Frequency::Secondly, second % 60);
        let has_day = self.has_day(day);
        let nothing_for = if !has_day {
            DAY_SECONDS - second
        } else if hours.is_empty() {
            HOUR_SECONDS - second % HOUR_SECONDS
        } else if minutes.is_empty() {
            MINUTE_SECONDS - second % MINUTE_SECONDS
        } else {
            length
        };
        Some(Set {
            days: Some(day).filter(|_| has_day).into_iter().collect(),
            hours,
            minutes,
            seconds,
            picked: None,
            next: period + nothing_for / length,
            looks: 1,
        })
    }

    fn period_seconds(&self) -> i64 {
        match self.frequency {
            Frequency::Hourly => HOUR_SECONDS,
            Frequency::Minutely => MINUTE_SECONDS,
            Frequency::Secondly => 1,
            _ => DAY_SECONDS,
        }
    }

    /// The day on which week number 0 begins.
    fn week_offset(&self) -> i64 {
        -i64::from(EPOCH.weekday().since(self.week_start))
    }
}

/// Days since 1970.
fn day_number(day: Date) -> i64 {
    day.duration_since(EPOCH).as_hours() / 24
}

/// The day with a number, if the calendar goes so far.
fn day_of(number: i64) -> Option<Date> {
    let hours = number.checked_mul(24)?;
    let since = SignedDuration::try_from_hours(hours)?;
    EPOCH.checked_add(since).ok()
}

fn days_of_month(first: Date) -> impl Iterator<Item = Date> {
    let (year, month) = (first.year(), first.month());
    (1..=first.days_in_month()).filter_map(move |day| Date::new(year, month, day).ok())
}

/// Where a value stands in a sorted list; an empty range when it does not.
fn the_one(list: &[i16], value: i64) -> Range<usize> {
    let found = list.iter().position(|listed| i64::from(*listed) == value);
    found.map_or(0..0, |place| place..place + 1)
}
