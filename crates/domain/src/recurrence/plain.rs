//! A rota as an organizer describes it in a form: every day; every week, or every few weeks, on these weekdays; every
//! month on the 14th, or on its second Tuesday. What is described becomes a rule, and a rule that says no more than
//! this is shown in the same form again.

use jiff::civil::Weekday;

use super::Wrong;
use super::rule::{Counted, Ends, Frequency, Rule};
use crate::{Day, worded};

/// Most weeks from one time to the next that can be chosen.
pub const WEEKS_LIMIT: u32 = 52;

/// What an organizer chose: how often, and for how long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plain {
    /// How often.
    pub every: Every,
    /// For how long.
    pub until: Until,
}

/// How often something comes again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Every {
    /// Every day.
    Day,
    /// Every so many weeks on some weekdays, which are named in the order of the week, Monday first.
    Weeks {
        /// How many weeks from one to the next, up to [`WEEKS_LIMIT`]; 1 is every week.
        weeks: u32,
        /// On which weekdays; at least one.
        on: Vec<Weekday>,
    },
    /// Every month on a day of it, 1 to 31. A month that is too short is left out.
    MonthDay(i8),
    /// Every month on one of its Mondays, Tuesdays and so on.
    MonthWeekday(Nth, Weekday),
}

/// Which of the Mondays of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Nth {
    /// The first.
    First,
    /// The second.
    Second,
    /// The third.
    Third,
    /// The fourth.
    Fourth,
    /// The fifth; a month that has only four is left out.
    Fifth,
    /// The last, be it the fourth or the fifth.
    Last,
}

worded!(Nth { First = "first", Second = "second", Third = "third", Fourth = "fourth", Fifth = "fifth", Last = "last" });

/// How long something goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// Nobody said.
    Open,
    /// To this day, with it.
    Day(Day),
    /// So many times, at least one.
    Times(u32),
}

impl Plain {
    /// The rule that says the same.
    pub fn rule(&self) -> Result<Rule, Wrong> {
        let rule = match &self.every {
            Every::Day => Rule::every(Frequency::Daily),
            Every::Weeks { weeks, on } => every_weeks(*weeks, on)?,
            Every::MonthDay(day) if (1..=31).contains(day) => Rule {
                month_days: vec![(*day).into()],
                ..Rule::every(Frequency::Monthly)
            },
            Every::MonthDay(_) => return Err(Wrong::OutOfRange),
            Every::MonthWeekday(nth, weekday) => Rule {
                weekdays: vec![Counted {
                    nth: nth.number(),
                    weekday: *weekday,
                }],
                ..Rule::every(Frequency::Monthly)
            },
        };
        rule.ending(match self.until {
            Until::Open => Ends::Never,
            Until::Day(day) => Ends::On(day.0),
            Until::Times(times) => Ends::After(times),
        })
    }
}

impl Rule {
    /// The rule as the form shows it; `None` when it says more than the form can, or leaves a day to its first time.
    pub fn plain(&self) -> Option<Plain> {
        let until = match self.ends {
            Ends::Never => Until::Open,
            Ends::After(times) => Until::Times(times),
            Ends::On(day) => Until::Day(Day(day)),
            Ends::At(time) if (time.hour(), time.minute()) == (23, 59) => {
                Until::Day(Day(time.date()))
            }
            Ends::At(_) | Ends::AtUtc(_) => return None,
        };
        let simple = self.clone().simplified();
        let every = simple.plain_every()?;
        let plain = Plain { every, until };
        // The form shows a rule only if nothing of it is lost.
        let again = plain.rule().ok()?.ending(self.ends).ok()?;
        (again == simple).then_some(plain)
    }

    fn plain_every(&self) -> Option<Every> {
        match (
            self.frequency,
            self.month_days.as_slice(),
            self.weekdays.as_slice(),
        ) {
            (Frequency::Daily, [], []) => Some(Every::Day),
            (Frequency::Weekly, [], on) => Some(Every::Weeks {
                weeks: self.interval,
                on: on.iter().map(|day| day.weekday).collect(),
            }),
            (Frequency::Monthly, [day], []) => Some(Every::MonthDay(i8::try_from(*day).ok()?)),
            (Frequency::Monthly, [], [day]) => {
                Some(Every::MonthWeekday(Nth::numbered(day.nth)?, day.weekday))
            }
            _ => None,
        }
    }

    /// The same rule in the way the form would say it. Where a week begins matters only for what comes every few
    /// weeks; and "of the Tuesdays the second", as some calendars write it, is the second Tuesday.
    fn simplified(mut self) -> Self {
        if self.interval == 1 || self.frequency != Frequency::Weekly {
            self.week_start = Weekday::Monday;
        }
        if let (Frequency::Monthly, [day], [position]) = (
            self.frequency,
            self.weekdays.as_mut_slice(),
            self.positions.as_slice(),
        ) && day.nth == 0
        {
            day.nth = *position;
            self.positions.clear();
        }
        self
    }
}

impl Nth {
    fn number(self) -> i16 {
        match self {
            Self::First => 1,
            Self::Second => 2,
            Self::Third => 3,
            Self::Fourth => 4,
            Self::Fifth => 5,
            Self::Last => -1,
        }
    }

    fn numbered(number: i16) -> Option<Self> {
        Self::ALL.iter().copied().find(|nth| nth.number() == number)
    }
}

fn every_weeks(weeks: u32, on: &[Weekday]) -> Result<Rule, Wrong> {
    if on.is_empty() || !(1..=WEEKS_LIMIT).contains(&weeks) {
        return Err(Wrong::OutOfRange);
    }
    let mut weekdays: Vec<Counted> = on
        .iter()
        .map(|weekday| Counted {
            nth: 0,
            weekday: *weekday,
        })
        .collect();
    weekdays.sort_unstable_by_key(|day| day.weekday.to_monday_zero_offset());
    weekdays.dedup();
    Ok(Rule {
        interval: weeks,
        weekdays,
        ..Rule::every(Frequency::Weekly)
    })
}
