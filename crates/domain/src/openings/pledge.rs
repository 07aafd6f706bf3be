//! A pledge: somebody takes an opening, until a stated moment. It is kept, given back, or it lapses.

use super::{Days, Now};
use crate::{Day, Moment, NeighborId, OpeningId, PledgeId, Refusal, worded};

/// Where a pledge stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PledgeState {
    /// Kept free for somebody until a moment, by when they say yes.
    Held,
    /// Promised.
    Confirmed,
    /// Done as promised; what was lent is back.
    Kept,
    /// Given back before it began.
    Released,
    /// Its moment passed before they said yes.
    Lapsed,
    /// Promised, and nobody came.
    Missed,
}

worded!(PledgeState {
    Held = "held",
    Confirmed = "confirmed",
    Kept = "kept",
    Released = "released",
    Lapsed = "lapsed",
    Missed = "missed",
});

impl PledgeState {
    /// Whether it takes room in the data: a held one does until somebody notes that it has lapsed.
    pub fn takes_room(self) -> bool {
        matches!(self, Self::Held | Self::Confirmed)
    }
}

/// Somebody's promise to take part of an opening.
#[derive(Debug, Clone, PartialEq)]
pub struct Pledge {
    /// Its id.
    pub id: PledgeId,
    /// What is taken.
    pub opening: OpeningId,
    /// Who takes it.
    pub neighbor: NeighborId,
    /// How much of it.
    pub quantity: u32,
    /// On which days, when it is taken by days.
    pub days: Option<Days>,
    /// The first day after them, and after the gap that is kept, on which it is free again.
    pub clear: Option<Day>,
    /// Where it stands.
    pub state: PledgeState,
    /// While it is held: until when.
    pub until: Option<Moment>,
    /// When it began: the thing was handed over, the shift was started.
    pub begun_at: Option<Moment>,
    /// When it was made.
    pub made_at: Moment,
    /// When it last changed.
    pub changed_at: Moment,
}

impl Pledge {
    /// Whether it is promised at an instant. A held one whose moment passed is not, whoever has noticed.
    pub fn stands(&self, at: Moment) -> bool {
        match self.state {
            PledgeState::Held => self.until.is_none_or(|until| until > at),
            PledgeState::Confirmed => true,
            _ => false,
        }
    }

    /// Whether its moment passed without a yes.
    pub fn has_lapsed(&self, at: Moment) -> bool {
        self.state == PledgeState::Held && !self.stands(at)
    }

    /// Handed over, and not back on the day it was due. Never kept anywhere: it follows from the day.
    pub fn is_overdue(&self, today: Day) -> bool {
        self.is_out() && self.days.is_some_and(|days| days.to < today)
    }

    /// Handed over and not back.
    pub fn is_out(&self) -> bool {
        self.state == PledgeState::Confirmed && self.begun_at.is_some()
    }

    /// Whether it takes room on a day.
    pub fn takes(&self, day: Day, now: Now) -> bool {
        let (Some(days), Some(clear)) = (self.days, self.clear) else {
            return self.stands(now.at);
        };
        let planned = days.from <= day && day < clear;
        match self.state {
            PledgeState::Kept => planned,
            _ if !self.stands(now.at) => false,
            _ => planned || (self.is_overdue(now.today) && day >= days.from),
        }
    }

    /// Says yes to what was held. Saying it again is welcome.
    pub fn confirm(&self, now: Now) -> Result<Pledge, Refusal> {
        match self.state {
            PledgeState::Confirmed => Ok(self.clone()),
            PledgeState::Held if self.stands(now.at) => Ok(Pledge {
                until: None,
                ..self.moved_to(PledgeState::Confirmed, now)
            }),
            _ => Err(Refusal::MovedOn),
        }
    }

    /// It begins: the thing is handed over, the shift is started.
    pub fn begin(&self, now: Now) -> Result<Pledge, Refusal> {
        let promised = self.confirm(now)?;
        Ok(Pledge {
            begun_at: self.begun_at.or(Some(now.at)),
            changed_at: now.at,
            ..promised
        })
    }

    /// It was done, or what was lent is back: the days that are left are free again, but for the gap.
    pub fn keep(&self, gap_days: u32, now: Now) -> Result<Pledge, Refusal> {
        match self.state {
            PledgeState::Kept => Ok(self.clone()),
            PledgeState::Confirmed => {
                let days = self.days.map(|days| Days {
                    to: days.to.min(now.today.max(days.from)),
                    ..days
                });
                let gap = i64::from(gap_days);
                let clear = self
                    .clear
                    .zip(days)
                    .map(|(clear, days)| clear.min(now.today.max(days.from).plus_days(gap)));
                Ok(Pledge {
                    days,
                    clear,
                    ..self.moved_to(PledgeState::Kept, now)
                })
            }
            _ => Err(Refusal::MovedOn),
        }
    }

    /// Gives it back before it began. Doing it again is welcome.
    pub fn release(&self, now: Now) -> Result<Pledge, Refusal> {
        match self.state {
            PledgeState::Released => Ok(self.clone()),
            PledgeState::Held | PledgeState::Confirmed if !self.is_out() => {
                Ok(self.moved_to(PledgeState::Released, now))
            }
            _ => Err(Refusal::MovedOn),
        }
    }

    /// Nobody came.
    pub fn miss(&self, now: Now) -> Result<Pledge, Refusal> {
        match self.state {
            PledgeState::Missed => Ok(self.clone()),
            PledgeState::Confirmed if !self.is_out() => Ok(self.moved_to(PledgeState::Missed, now)),
            _ => Err(Refusal::MovedOn),
        }
    }

    /// Notes that its moment passed.
    pub fn lapse(&self, now: Now) -> Result<Pledge, Refusal> {
        if self.has_lapsed(now.at) {
            Ok(self.moved_to(PledgeState::Lapsed, now))
        } else {
            Err(Refusal::MovedOn)
        }
    }

    fn moved_to(&self, state: PledgeState, now: Now) -> Pledge {
        Pledge {
            state,
            changed_at: now.at,
            ..self.clone()
        }
    }
}
