//! How a place that came free finds somebody, by the time that is left: first those who said that they would
//! step in, then everybody who could, then everybody at once; and an hour before, those who rely on it are
//! told that nobody was found.

use crate::moment::{DAY, HOUR, MINUTE};
use crate::{Moment, worded};

/// Whom to ask, by the time that is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// More than three days: those who said they would step in, one after the other.
    Substitutes,
    /// One to three days: everybody able, a few at a time.
    Everyone,
    /// Less than a day: everybody able, all at once.
    Urgent,
    /// The last hour: nobody is asked any more, and those who rely on it are told.
    LastHour,
    /// It has begun.
    Over,
}

worded!(Stage {
    Substitutes = "substitutes",
    Everyone = "everyone",
    Urgent = "urgent",
    LastHour = "last_hour",
    Over = "over",
});

impl Stage {
    /// The next wider circle of people, when nobody is left in this one.
    pub fn wider(self) -> Option<Self> {
        match self {
            Self::Substitutes => Some(Self::Everyone),
            Self::Everyone => Some(Self::Urgent),
            Self::Urgent | Self::LastHour | Self::Over => None,
        }
    }

    /// How many are asked at once.
    pub fn rung(self) -> u32 {
        match self {
            Self::Substitutes => 1,
            Self::Everyone => RUNG_WIDE,
            Self::Urgent | Self::LastHour | Self::Over => RUNG_ALL,
        }
    }
}

/// How long before a date those who rely on it are told that it is not covered.
pub const LAST_HOUR: i64 = HOUR;
/// How long before a date its helpers are reminded.
pub const REMINDER: i64 = DAY + 6 * HOUR;
/// How long after a date began, or ended, a missing tap is an alarm.
pub const TAP_PATIENCE: i64 = 10 * MINUTE;
/// How long an alarm is worth being told.
pub const ALARM: i64 = 6 * HOUR;
/// How many are asked at once while there are days.
pub const RUNG_WIDE: u32 = 5;
/// How many are asked at once on the last day.
pub const RUNG_ALL: u32 = 50;

/// The stage at a moment.
pub fn stage(begins: Moment, now: Moment) -> Stage {
    if begins <= now {
        return Stage::Over;
    }
    match begins.since(now) {
        left if left > 3 * DAY => Stage::Substitutes,
        left if left > DAY => Stage::Everyone,
        left if left > LAST_HOUR => Stage::Urgent,
        _ => Stage::LastHour,
    }
}

/// By when somebody must have said yes.
pub fn deadline(begins: Moment) -> Moment {
    begins.plus(-LAST_HOUR)
}
