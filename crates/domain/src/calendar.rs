//! Calendars that other programs read and write (RFC 5545, with the name and the refreshing of RFC 7986): the turns of a
//! rota in somebody's own telephone, or dates that a group kept elsewhere.
//!
//! What is written is plain: each turn is an event of its own at an instant in UTC. So no description of a time zone
//! needs to go with it, which programs disagree about, and none of them has to work out a rule: nine o'clock is nine
//! o'clock there too, since it was worked out here, in the community's zone. What is read may be anything: it is taken
//! as far as it can be understood, within limits, and never breaks. A calendar that is written is read back the same.

mod lines;
mod read;
mod value;
mod write;

pub use lines::{BYTES_LIMIT, DEPTH_LIMIT, LINES_LIMIT};
pub use read::{Again, EVENTS_LIMIT, Entry, Reading};

use jiff::civil::DateTime;

use crate::{Day, Moment, Zone, worded};

/// The type of content to send a calendar with.
pub const CONTENT_TYPE: &str = "text/calendar; charset=utf-8";

/// A calendar to hand out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// Its name, as it stands in a list of calendars.
    pub name: String,
    /// How often a program that keeps it should look for changes, in minutes. Many look once a day whatever is said,
    /// so nothing that matters may depend on it.
    pub refresh_minutes: Option<u32>,
    /// What is in it.
    pub events: Vec<Event>,
}

/// One event: one turn of a rota, one meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The name by which programs know it again. It never changes and says nothing about anybody.
    pub uid: String,
    /// Counts the changes to it, so that an older copy does not win.
    pub sequence: u32,
    /// When it was last changed, to the second.
    pub stamp: Moment,
    /// If it is one time of something that comes again and shares its name with the others: when this one would have
    /// been by its rule.
    pub recurrence_id: Option<When>,
    /// When it begins.
    pub start: When,
    /// When it is over; of whole days, the day after the last.
    pub end: Option<When>,
    /// What it is.
    pub summary: String,
    /// Where; empty when it is not said.
    pub location: String,
    /// A page about it; empty when there is none.
    pub url: String,
    /// Whether it holds.
    pub status: Status,
}

/// When something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum When {
    /// On a whole day, wherever one is.
    Day(Day),
    /// At an instant, to the second.
    Moment(Moment),
}

impl When {
    /// At a time on the wall clocks of a zone.
    pub fn wall(time: DateTime, zone: &Zone) -> Self {
        Self::Moment(zone.at(time))
    }
}

/// Whether an event holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// Perhaps.
    Tentative,
    /// Yes.
    Confirmed,
    /// No longer.
    Cancelled,
}

worded!(Status { Tentative = "tentative", Confirmed = "confirmed", Cancelled = "cancelled" });

/// Why something could not be read as a calendar at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[error("{}", self.code())]
pub enum Unreadable {
    /// It is something else.
    NotACalendar,
    /// More bytes or lines than are read.
    TooLong,
    /// Parts within parts within parts.
    TooDeep,
    /// More events than are read.
    TooMany,
}

impl Unreadable {
    /// The stable name of this reason, for texts and for the API.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotACalendar => "not_a_calendar",
            Self::TooLong => "too_long",
            Self::TooDeep => "too_deep",
            Self::TooMany => "too_many",
        }
    }
}
