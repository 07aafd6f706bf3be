//! Openings and pledges: anything with limited room that somebody can take, and the promise that they do.
//!
//! A seat on a rota, a drill on some days, twenty chairs, a pram that is given away: each is an
//! [`Opening`] with so much room. Whoever takes some of it makes a [`Pledge`]. What is free is never kept
//! anywhere; it follows from the pledges and the clock ([`room`]), so a promise that ran out is free for
//! everybody in the same instant, and a thing that was not brought back is free on no day to come.

mod pledge;
mod room;

pub use pledge::{Pledge, PledgeState};
pub use room::{HORIZON_DAYS, SHOWN_FREE, Wish};

use crate::{Day, Moment, OpeningId, Refusal, worded};
use uuid::Uuid;

/// Which part of the house something belongs to: it knows the subject and writes the letters about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Program {
    /// Two people being introduced.
    Introductions,
    /// Recurring help with dates and roles.
    Rota,
    /// Things that neighbors lend.
    Tools,
    /// Things given, wanted, lent once.
    Exchange,
}

worded!(Program {
    Introductions = "introductions",
    Rota = "rota",
    Tools = "tools",
    Exchange = "exchange",
});

/// Whether something may be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OpeningState {
    /// May be taken as far as there is room.
    Open,
    /// Rests: what is promised stays promised, nothing new is.
    Paused,
    /// Over or called off.
    Closed,
}

worded!(OpeningState { Open = "open", Paused = "paused", Closed = "closed" });

/// When an opening is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// At no particular time.
    Untimed,
    /// From one moment to another.
    At {
        /// When it begins.
        begins: Moment,
        /// When it is over.
        ends: Moment,
    },
    /// On any days somebody wishes; each day has the same room.
    ByDay,
}

/// Whole days, half-open: from the morning of the first up to the day on which it is over. Something that is
/// brought back on a day can be taken by the next one on that same day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Days {
    /// The first day.
    pub from: Day,
    /// The day on which it is over; the first that is free again.
    pub to: Day,
}

/// Most days that can be promised at once.
pub const DAYS_LIMIT: i64 = 90;

impl Days {
    /// From a day to a later one; at most [`DAYS_LIMIT`].
    pub fn new(from: Day, to: Day) -> Result<Self, Refusal> {
        if to > from && to <= from.plus_days(DAYS_LIMIT) {
            Ok(Self { from, to })
        } else {
            Err(Refusal::NotFit)
        }
    }

    /// Each day, in order.
    pub fn each(self) -> impl Iterator<Item = Day> {
        std::iter::successors(Some(self.from), |day| Some(day.plus_days(1)))
            .take_while(move |day| *day < self.to)
            .take(usize::try_from(2 * DAYS_LIMIT).unwrap_or(0))
    }

    /// Whether a day is among them.
    pub fn has(self, day: Day) -> bool {
        self.from <= day && day < self.to
    }

    /// How many days.
    pub fn count(self) -> i64 {
        self.each().count() as i64
    }
}

/// Anything with limited room that somebody can take.
#[derive(Debug, Clone, PartialEq)]
pub struct Opening {
    /// Its id.
    pub id: OpeningId,
    /// Which part of the house it belongs to.
    pub program: Program,
    /// What it is there: a date's role, a thing, a post.
    pub subject: Uuid,
    /// How much of it there is at once: seats, chairs, one drill. At most [`ROOM_LIMIT`].
    pub room: u32,
    /// When it is.
    pub slot: Slot,
    /// Days that stay free after each pledge by days, to dry, to charge, to look at it.
    pub gap_days: u32,
    /// Whether it may be taken.
    pub state: OpeningState,
}

/// Most room of one opening.
pub const ROOM_LIMIT: u32 = 10_000;
/// Most days between two pledges.
pub const GAP_LIMIT: u32 = 30;

/// The clock of a community, as a rule looks at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// The instant.
    pub at: Moment,
    /// The day it is there.
    pub today: Day,
}

impl Opening {
    /// Passes an opening whose figures keep within their limits.
    pub fn checked(self) -> Result<Self, Refusal> {
        let in_order = match self.slot {
            Slot::At { begins, ends } => begins < ends,
            Slot::Untimed | Slot::ByDay => true,
        };
        if in_order && self.room <= ROOM_LIMIT && self.gap_days <= GAP_LIMIT {
            Ok(self)
        } else {
            Err(Refusal::NotFit)
        }
    }

    /// Whether each neighbor may hold one pledge of it only: a seat, not a thing that is lent for days.
    pub fn is_once_each(&self) -> bool {
        !matches!(self.slot, Slot::ByDay)
    }

    /// Whether its time has passed.
    pub fn is_over(&self, now: Now) -> bool {
        matches!(self.slot, Slot::At { ends, .. } if ends <= now.at)
    }
}
