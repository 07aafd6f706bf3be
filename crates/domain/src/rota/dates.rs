//! Which dates a series has. They are made some weeks ahead and named by the time at which the rule put them, so
//! that one can be moved or called off without the rule losing sight of it.

use std::collections::BTreeSet;

use jiff::civil::DateTime;

use super::{Date, DateState, Series, SeriesState};
use crate::{DateId, Day, Moment, Zone};

/// Days ahead for which dates are made: eight weeks.
pub const AHEAD_DAYS: i64 = 56;
/// Most dates of one series that lie ahead.
pub const DATES_LIMIT: usize = 200;

/// The times at which dates are still to be made, as of now: those that the rule hits in the next weeks and that
/// are not there.
pub fn planned(series: &Series, there: &[Date], now: Moment, zone: &Zone) -> Vec<DateTime> {
    if series.state != SeriesState::Running {
        return Vec::new();
    }
    let known: BTreeSet<DateTime> = there.iter().map(|date| date.original).collect();
    series
        .recurrence
        .between(zone.wall(now).datetime(), horizon(now, zone))
        .take(DATES_LIMIT)
        .filter(|at| !known.contains(at))
        .collect()
}

fn horizon(now: Moment, zone: &Zone) -> DateTime {
    let last: Day = zone.day(now).plus_days(AHEAD_DAYS);
    last.0.at(23, 59, 59, 0)
}

/// What becomes of the dates that are there when a series changes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reshaped {
    /// These lie where the new rule has a date, at another time of the day or for another length: they move, and
    /// those who promised are asked whether it still suits.
    pub moved: Vec<(DateId, DateTime)>,
    /// These the new rule has no place for, but somebody promised: they stay as they are, and those who promised
    /// are asked.
    pub stranded: Vec<DateId>,
    /// These the new rule has no place for, and nobody promised: they go.
    pub gone: Vec<DateId>,
}

/// Holds the dates that lie ahead against a new rule. A date on a day on which the new rule has exactly one belongs
/// to that; nobody who promised is lost. `promised` says which dates have somebody.
pub fn reshape(
    after: &Series,
    there: &[Date],
    promised: &BTreeSet<DateId>,
    now: Moment,
    zone: &Zone,
) -> Reshaped {
    let new: Vec<DateTime> = after
        .recurrence
        .between(zone.wall(now).datetime(), horizon(now, zone))
        .take(DATES_LIMIT)
        .collect();
    let mut reshaped = Reshaped::default();
    let ahead = there
        .iter()
        .filter(|date| date.state == DateState::Planned && date.begins > now);
    for date in ahead {
        let mut same_day = new.iter().filter(|at| at.date() == date.original.date());
        match (same_day.next(), same_day.next()) {
            _ if new.contains(&date.original) => {
                let (begins, ends) = after.slot(date.original, zone);
                if !date.is_moved(zone) && (begins, ends) != (date.begins, date.ends) {
                    reshaped.moved.push((date.id, date.original));
                }
            }
            (Some(at), None) => reshaped.moved.push((date.id, *at)),
            _ if promised.contains(&date.id) => reshaped.stranded.push(date.id),
            _ => reshaped.gone.push(date.id),
        }
    }
    reshaped
}
