//! Rotas: recurring help with dates and roles, such as the school bus stop, Tuesday soup, or a ride every
//! dialysis day.
//!
//! A series says how often and with whom; its dates are made some weeks ahead, each with places that are
//! openings. Whoever promised a date stays responsible until somebody else accepts it, and those who rely on
//! it are told in time when nobody did. What people see of each other on a rota is their first name.

mod cover;
mod dates;
mod ladder;

pub use cover::{Cover, Helper, Lack, may_join};
pub use dates::{AHEAD_DAYS, DATES_LIMIT, Reshaped, planned, reshape};
pub use ladder::{
    ALARM, LAST_HOUR, REMINDER, RUNG_ALL, RUNG_WIDE, Stage, TAP_PATIENCE, deadline, stage,
};

use jiff::civil::DateTime;

use crate::recurrence::Recurrence;
use crate::words::{LINE_LIMIT, line};
use crate::{AreaId, CategoryId, DateId, Moment, Refusal, RoleId, SeriesId, Zone, worded};

/// Whether a series goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SeriesState {
    /// Dates are made.
    Running,
    /// No new dates are made; those that are there stay.
    Resting,
    /// Over.
    Ended,
}

worded!(SeriesState { Running = "running", Resting = "resting", Ended = "ended" });

/// What a series asks of every date, beyond the number of helpers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Conditions {
    /// So many of the helpers are people whom the circle has checked.
    pub known_least: u32,
    /// How many children come; 0 when it is not about children.
    pub children: u32,
    /// One helper for each so many children; 0 asks for nothing.
    pub children_each: u32,
}

impl Conditions {
    /// How many helpers the children need.
    pub fn for_children(self) -> u32 {
        if self.children_each == 0 {
            0
        } else {
            self.children.div_ceil(self.children_each)
        }
    }
}

/// A kind of place on every date: driver, cook, somebody at the door.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// Its id.
    pub id: RoleId,
    /// What it is called.
    pub name: String,
    /// So many are needed.
    pub least: u32,
    /// So many can come.
    pub most: u32,
    /// So many of the places are kept for somebody who never helped here.
    pub newcomers: u32,
}

/// Recurring help.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// Its id.
    pub id: SeriesId,
    /// What it is called: "School bus stop, Elm Street".
    pub name: String,
    /// Where to be, in words that everybody who helps may read.
    pub place: String,
    /// In which area, if that is said.
    pub area: Option<AreaId>,
    /// What kind of help it is: whoever offers that can be asked when a place comes free.
    pub category: Option<CategoryId>,
    /// When it comes.
    pub recurrence: Recurrence,
    /// How long it takes.
    pub minutes: u32,
    /// Who is needed.
    pub roles: Vec<Role>,
    /// What else every date needs.
    pub conditions: Conditions,
    /// Whether the helpers tap "started" and "all arrived".
    pub taps: bool,
    /// Whether it goes on.
    pub state: SeriesState,
}

/// Longest date, in minutes.
pub const MINUTES_LIMIT: u32 = 24 * 60;
/// Most roles of a series.
pub const ROLES_LIMIT: usize = 12;
/// Most places of a role.
pub const PLACES_LIMIT: u32 = 100;
/// Most series of a community.
pub const SERIES_LIMIT: usize = 200;

impl Series {
    /// A series whose words and numbers keep within their limits.
    pub fn checked(mut self) -> Result<Self, Refusal> {
        self.name = line(&self.name, LINE_LIMIT);
        self.place = line(&self.place, LINE_LIMIT);
        for role in &mut self.roles {
            role.name = line(&role.name, LINE_LIMIT);
        }
        let fits = !self.name.is_empty()
            && (1..=MINUTES_LIMIT).contains(&self.minutes)
            && !self.roles.is_empty()
            && self.roles.iter().all(Role::fits)
            && self.conditions.children <= PLACES_LIMIT * PLACES_LIMIT;
        match () {
            () if self.roles.len() > ROLES_LIMIT => Err(Refusal::TooMany),
            () if fits => Ok(self),
            () => Err(Refusal::NotFit),
        }
    }

    /// When one date begins and ends by the community's clocks.
    pub fn slot(&self, at: DateTime, zone: &Zone) -> (Moment, Moment) {
        let begins = zone.at(at);
        let length = i64::from(self.minutes) * crate::moment::MINUTE;
        (begins, begins.plus(length))
    }
}

impl Role {
    fn fits(&self) -> bool {
        !self.name.is_empty()
            && (1..=PLACES_LIMIT).contains(&self.most)
            && self.least <= self.most
            && self.newcomers <= self.most
    }
}

/// How somebody belongs to a series, other than by a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bond {
    /// Would step in when somebody cannot.
    Substitute,
    /// Relies on it: is told when a date is not covered.
    Relies,
}

worded!(Bond { Substitute = "substitute", Relies = "relies" });

/// Where the search for somebody stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CoverState {
    /// Somebody is looked for.
    Open,
    /// Somebody was found.
    Covered,
    /// Nobody was found in time; those who rely on it were told.
    Uncovered,
    /// Not needed any more.
    Dropped,
}

worded!(CoverState { Open = "open", Covered = "covered", Uncovered = "uncovered", Dropped = "dropped" });

/// Where one date stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateState {
    /// It will be.
    Planned,
    /// It was called off; everybody who had promised was told.
    CalledOff,
}

worded!(DateState { Planned = "planned", CalledOff = "called_off" });

/// One date of a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Date {
    /// Its id.
    pub id: DateId,
    /// Its series.
    pub series: SeriesId,
    /// The time at which the rule put it, by the wall clock; it names the date also after it was moved.
    pub original: DateTime,
    /// When it begins.
    pub begins: Moment,
    /// When it is over.
    pub ends: Moment,
    /// Where it stands.
    pub state: DateState,
    /// How often it was changed: what a calendar calls its sequence.
    pub sequence: u32,
    /// When somebody tapped "started".
    pub started_at: Option<Moment>,
    /// When somebody tapped "all arrived".
    pub arrived_at: Option<Moment>,
}

impl Date {
    /// Whether it was moved from where the rule put it.
    pub fn is_moved(&self, zone: &Zone) -> bool {
        self.begins != zone.at(self.original)
    }

    /// Whether it is still ahead, or under way.
    pub fn is_ahead(&self, now: Moment) -> bool {
        self.state == DateState::Planned && self.ends > now
    }

    /// Moves it. What has begun stays where it is.
    pub fn moved_to(&self, begins: Moment, ends: Moment, now: Moment) -> Result<Date, Refusal> {
        if self.state != DateState::Planned || self.begins <= now {
            return Err(Refusal::TooLate);
        }
        if begins <= now || ends <= begins {
            return Err(Refusal::NotFit);
        }
        Ok(Date {
            begins,
            ends,
            sequence: self.sequence + 1,
            ..self.clone()
        })
    }

    /// Calls it off. Doing it again is welcome.
    pub fn called_off(&self, now: Moment) -> Result<Date, Refusal> {
        match self.state {
            DateState::CalledOff => Ok(self.clone()),
            DateState::Planned if self.ends <= now => Err(Refusal::TooLate),
            DateState::Planned => Ok(Date {
                state: DateState::CalledOff,
                sequence: self.sequence + 1,
                ..self.clone()
            }),
        }
    }

    /// Somebody there says that it has started. The first tap counts.
    pub fn started(&self, now: Moment) -> Result<Date, Refusal> {
        self.tapped(now).map(|date| Date {
            started_at: date.started_at.or(Some(now)),
            ..date
        })
    }

    /// Somebody there says that all have arrived; so it had started, too.
    pub fn arrived(&self, now: Moment) -> Result<Date, Refusal> {
        self.tapped(now).map(|date| Date {
            started_at: date.started_at.or(Some(now)),
            arrived_at: date.arrived_at.or(Some(now)),
            ..date
        })
    }

    fn tapped(&self, now: Moment) -> Result<Date, Refusal> {
        let near = self.begins.plus(-crate::moment::HOUR) <= now
            && now <= self.ends.plus(crate::moment::DAY);
        match self.state {
            DateState::Planned if near => Ok(self.clone()),
            _ => Err(Refusal::TooLate),
        }
    }

    /// Whether a tap is missing past its patience, so that somebody has to look: "started" after it began, "all
    /// arrived" after it was over.
    pub fn tap_missing(&self, now: Moment) -> bool {
        let late = |at: Moment| at.plus(TAP_PATIENCE) <= now;
        self.state == DateState::Planned
            && ((self.started_at.is_none() && late(self.begins))
                || (self.arrived_at.is_none() && late(self.ends)))
    }
}

#[cfg(test)]
mod tests;
