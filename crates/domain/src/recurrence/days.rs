//! On which days a rule can hit. All that a rule says about days is a condition that a day meets or not, so the order
//! in which the parts are written never matters.

use jiff::civil::{Date, DateTime, Weekday};

use super::rule::{Counted, Frequency, Rule};

impl Rule {
    /// The same rule with all that it leaves unsaid taken from its first time: "every month" of something that began
    /// on the 14th at nine is on the 14th at nine.
    ///
    /// A week number alone means each day of that week. The standard could be read as the weekday of the first time
    /// alone; the libraries that the tests compare with agree on each day.
    pub(super) fn completed(&self, first: DateTime) -> Rule {
        let mut rule = self.clone();
        let says_days = !(self.week_numbers.is_empty()
            && self.year_days.is_empty()
            && self.month_days.is_empty()
            && self.weekdays.is_empty());
        match self.frequency {
            _ if says_days => {}
            Frequency::Yearly => {
                fill(&mut rule.months, || vec![first.month().into()]);
                rule.month_days = vec![first.day().into()];
            }
            Frequency::Monthly => rule.month_days = vec![first.day().into()],
            Frequency::Weekly => {
                let weekday = first.weekday();
                rule.weekdays = vec![Counted { nth: 0, weekday }];
            }
            _ => {}
        }
        let clock = |finest, all, said: i8| move || filled(self.frequency, finest, all, said);
        fill(&mut rule.hours, clock(Frequency::Hourly, 24, first.hour()));
        fill(
            &mut rule.minutes,
            clock(Frequency::Minutely, 60, first.minute()),
        );
        fill(
            &mut rule.seconds,
            clock(Frequency::Secondly, 60, first.second()),
        );
        rule
    }

    /// Whether the rule can hit a day. Asked of a hundred thousand days before a rule is given up, so it looks at
    /// nothing that the rule does not speak of.
    pub(super) fn has_day(&self, day: Date) -> bool {
        (self.months.is_empty() || self.months.contains(&day.month().into()))
            && (self.month_days.is_empty()
                || counts(
                    &self.month_days,
                    day.day().into(),
                    day.days_in_month().into(),
                ))
            && (self.weekdays.is_empty() || self.has_weekday_of(day))
            && (self.year_days.is_empty()
                || counts(&self.year_days, day.day_of_year(), day.days_in_year()))
            && (self.week_numbers.is_empty() || self.has_week_of(day))
    }

    fn has_week_of(&self, day: Date) -> bool {
        let (week, weeks) = week_of(day, self.week_start);
        counts(&self.week_numbers, week, weeks)
    }

    fn has_weekday_of(&self, day: Date) -> bool {
        let weekday = day.weekday();
        let alike = self
            .weekdays
            .iter()
            .filter(|listed| listed.weekday == weekday);
        alike
            .map(|listed| listed.nth)
            .any(|nth| nth == 0 || self.is_nth(day, nth))
    }

    /// Whether a day is the n-th of its weekday. "An offset within the month when the BYMONTH rule part is present",
    /// else within the year.
    fn is_nth(&self, day: Date, nth: i16) -> bool {
        let in_year = self.frequency == Frequency::Yearly && self.months.is_empty();
        let (place, length) = if in_year {
            (day.day_of_year(), day.days_in_year())
        } else {
            (day.day().into(), day.days_in_month().into())
        };
        nth == (place - 1) / 7 + 1 || nth == -((length - place) / 7 + 1)
    }
}

fn fill(list: &mut Vec<i16>, unsaid: impl FnOnce() -> Vec<i16>) {
    if list.is_empty() {
        *list = unsaid();
    }
}

/// The hours, minutes or seconds of a rule that does not say them: all of them if it looks that often.
fn filled(frequency: Frequency, finest: Frequency, all: i16, said: i8) -> Vec<i16> {
    if frequency >= finest {
        (0..all).collect()
    } else {
        vec![said.into()]
    }
}

/// Whether a place among so many is one of the numbers, which count from the beginning, or below zero from the end.
fn counts(numbers: &[i16], place: i16, length: i16) -> bool {
    numbers.contains(&place) || numbers.contains(&(place - length - 1))
}

/// The number of the week that a day lies in, and how many weeks that year has. A week belongs to the year that has
/// four of its days, which is the year of its fourth day (RFC 5545, BYWEEKNO).
fn week_of(day: Date, week_start: Weekday) -> (i16, i16) {
    let to_fourth = 3 - i64::from(day.weekday().since(week_start));
    let fourth = crate::Day(day).plus_days(to_fourth).0;
    let week = (fourth.day_of_year() - 1) / 7 + 1;
    (
        week,
        week + (fourth.days_in_year() - fourth.day_of_year()) / 7,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_are_numbered_as_on_the_wall_calendar() {
        let mut day = Date::constant(1995, 1, 1);
        while day.year() < 2030 {
            let known = day.iso_week_date();
            let expected = (known.week().into(), known.weeks_in_year().into());
            assert_eq!(week_of(day, Weekday::Monday), expected, "{day}");
            day = day.tomorrow().unwrap();
        }
    }
}
