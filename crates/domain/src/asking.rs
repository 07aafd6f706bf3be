//! Asking: the ladder by which something finds somebody. Candidates in order, one rung at a time (one person,
//! or a few), patience with each rung that shortens as the date comes near, and at the end somebody who learns
//! that nobody said yes.
//!
//! Nobody is asked twice on one ladder, nobody is passed over without a reason that is written down, the first
//! yes counts and the others are thanked. Silence is a state with an age, not the absence of one.

use crate::messages::Letter;
use crate::moment::{DAY, HOUR, MINUTE};
use crate::needs::Urgency;
use crate::openings::Program;
use crate::{AskingId, Moment, NeighborId, Refusal, worded};
use uuid::Uuid;

/// Where a ladder stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AskingState {
    /// Somebody is being asked, or will be.
    Climbing,
    /// As many said yes as are wanted.
    Answered,
    /// Nobody is left to ask.
    Ended,
    /// It is not needed any more.
    CalledOff,
}

worded!(AskingState {
    Climbing = "climbing",
    Answered = "answered",
    Ended = "ended",
    CalledOff = "called_off",
});

/// What one candidate said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Said {
    /// Not asked yet.
    Waiting,
    /// Asked, and not answered.
    Asked,
    /// Yes.
    Yes,
    /// No.
    No,
    /// Did not answer in time.
    Silent,
    /// Could not be asked: rests, was asked enough, or cannot be reached.
    Passed,
    /// Somebody else was faster, or it is not needed any more.
    Spared,
}

worded!(Said {
    Waiting = "waiting",
    Asked = "asked",
    Yes = "yes",
    No = "no",
    Silent = "silent",
    Passed = "passed",
    Spared = "spared",
});

/// How pressing something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pressing {
    /// It has a moment by which somebody must have said yes.
    By(Moment),
    /// It has none, but somebody said how soon.
    Said(Urgency),
}

/// Shortest patience with one rung.
pub const PATIENCE_LEAST: i64 = 10 * MINUTE;

/// How long an answer is awaited before the next is asked.
///
/// Without a date: two days, one when it is needed this week, three hours when it is needed today. With one, by
/// the time that is left: a day while there are more than three, three hours in the last three days, one hour
/// in the last, a quarter of what is left in the last hours, and never less than [`PATIENCE_LEAST`].
pub fn patience(pressing: Pressing, now: Moment) -> i64 {
    match pressing {
        Pressing::Said(Urgency::Whenever) => 2 * DAY,
        Pressing::Said(Urgency::Week) => DAY,
        Pressing::Said(Urgency::Today) => 3 * HOUR,
        Pressing::By(date) => match date.since(now) {
            left if left > 3 * DAY => DAY,
            left if left > DAY => 3 * HOUR,
            left if left > 4 * HOUR => HOUR,
            left => (left / 4).max(PATIENCE_LEAST),
        },
    }
}

/// Most people of one rung.
pub const RUNG_LIMIT: u32 = 50;
/// Most candidates of one ladder.
pub const CANDIDATES_LIMIT: usize = 2_000;

/// The ladder by which something finds somebody.
#[derive(Debug, Clone, PartialEq)]
pub struct Asking {
    /// Its id.
    pub id: AskingId,
    /// Which part of the house asks.
    pub program: Program,
    /// What it is about there.
    pub subject: Uuid,
    /// The letter that asks.
    pub letter: Letter,
    /// How much is wanted: people, seats, chairs.
    pub wanted: u32,
    /// How much of it was found: what those bring who said yes.
    pub found: u32,
    /// How many are asked at once.
    pub rung: u32,
    /// How pressing it is.
    pub pressing: Pressing,
    /// Where it stands.
    pub state: AskingState,
    /// When it began.
    pub created_at: Moment,
    /// When somebody was last asked or last answered.
    pub changed_at: Moment,
}

/// One who stands on a ladder.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Who.
    pub neighbor: NeighborId,
    /// Which place in the order, from 1.
    pub place: u32,
    /// What the question is about, for them: the match, the date, the thing.
    pub about: Uuid,
    /// How much of what is wanted their yes brings.
    pub brings: u32,
    /// What they said.
    pub said: Said,
    /// When they were asked.
    pub asked_at: Option<Moment>,
    /// Until when their answer is awaited.
    pub until: Option<Moment>,
    /// When they answered.
    pub answered_at: Option<Moment>,
}

/// What is to be done next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// Ask these, in this order: their places.
    Ask(Vec<u32>),
    /// Wait for those who were asked.
    Wait,
    /// Nobody is left.
    Nobody,
    /// Nothing: it is answered, or called off.
    Nothing,
}

/// What an answer meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answered {
    /// Their yes counts.
    Counts,
    /// Enough others were faster; they are thanked.
    Enough,
    /// They said no.
    No,
    /// They had said so before.
    Again,
}

impl Asking {
    /// Whom to ask next, of all candidates in order of their places. A rung is filled up before the next begins,
    /// and never more are asked at once than are still wanted or than a rung holds.
    pub fn next(&self, candidates: &[Candidate]) -> Next {
        if self.state == AskingState::Answered || self.state == AskingState::CalledOff {
            return Next::Nothing;
        }
        let asked = candidates
            .iter()
            .filter(|one| one.said == Said::Asked)
            .count();
        if asked > 0 {
            return Next::Wait;
        }
        let rung = usize::try_from(self.rung.clamp(1, RUNG_LIMIT)).unwrap_or(1);
        let waiting: Vec<u32> = candidates
            .iter()
            .filter(|one| one.said == Said::Waiting)
            .map(|one| one.place)
            .take(rung)
            .collect();
        if waiting.is_empty() {
            Next::Nobody
        } else {
            Next::Ask(waiting)
        }
    }

    /// How long each who is asked now is given, from when they can hear it.
    pub fn patience(&self, now: Moment) -> i64 {
        patience(self.pressing, now)
    }

    /// Whether more are still wanted.
    pub fn is_wanted(&self) -> bool {
        self.state != AskingState::CalledOff && self.found < self.wanted
    }

    /// Takes one candidate's answer. A yes that comes after the patience, but before anybody else's, counts; so
    /// does a yes after a no. Saying the same again is welcome.
    pub fn answer(
        &self,
        one: &Candidate,
        yes: bool,
        now: Moment,
    ) -> Result<(Asking, Candidate, Answered), Refusal> {
        match (one.said, yes) {
            (Said::Waiting | Said::Passed, _) => Err(Refusal::NotFound),
            (Said::Yes, true) | (Said::No, false) => {
                Ok((self.clone(), one.clone(), Answered::Again))
            }
            (Said::Yes, false) => Err(Refusal::AlreadyAnswered),
            (_, false) => Ok((self.touched(now), one.said(Said::No, now), Answered::No)),
            (_, true) if !self.is_wanted() => {
                Ok((self.clone(), one.said(Said::Spared, now), Answered::Enough))
            }
            (_, true) => {
                let found = self.found.saturating_add(one.brings);
                let state = if found >= self.wanted {
                    AskingState::Answered
                } else {
                    self.state
                };
                let asking = Asking {
                    found,
                    state,
                    ..self.touched(now)
                };
                Ok((asking, one.said(Said::Yes, now), Answered::Counts))
            }
        }
    }

    /// A yes does not count any more, and what it brought is wanted again: they took it back ([`Said::No`]), or it
    /// came to nothing without their doing ([`Said::Spared`]).
    pub fn uncount(
        &self,
        one: &Candidate,
        because: Said,
        now: Moment,
    ) -> Result<(Asking, Candidate), Refusal> {
        if one.said != Said::Yes || self.state == AskingState::CalledOff {
            return Err(Refusal::MovedOn);
        }
        let asking = Asking {
            found: self.found.saturating_sub(one.brings),
            state: AskingState::Climbing,
            ..self.touched(now)
        };
        Ok((asking, one.said(because, now)))
    }

    /// Nobody is left.
    pub fn end(&self, now: Moment) -> Asking {
        Asking {
            state: AskingState::Ended,
            ..self.touched(now)
        }
    }

    /// Somebody more can be asked: the ladder goes on.
    pub fn go_on(&self, now: Moment) -> Asking {
        let state = match self.state {
            AskingState::Ended if self.is_wanted() => AskingState::Climbing,
            other => other,
        };
        Asking {
            state,
            ..self.touched(now)
        }
    }

    /// It is not needed any more.
    pub fn call_off(&self, now: Moment) -> Asking {
        Asking {
            state: AskingState::CalledOff,
            ..self.touched(now)
        }
    }

    fn touched(&self, now: Moment) -> Asking {
        Asking {
            changed_at: now,
            ..self.clone()
        }
    }
}

impl Candidate {
    /// They are asked now, and awaited until then.
    pub fn asked(&self, now: Moment, until: Moment) -> Candidate {
        Candidate {
            said: Said::Asked,
            asked_at: Some(now),
            until: Some(until),
            ..self.clone()
        }
    }

    /// They cannot be asked.
    pub fn passed(&self) -> Candidate {
        Candidate {
            said: Said::Passed,
            ..self.clone()
        }
    }

    /// Whether they were asked and did not answer in time.
    pub fn is_silent(&self, now: Moment) -> bool {
        self.said == Said::Asked && self.until.is_some_and(|until| until <= now)
    }

    /// Notes that they did not answer in time.
    pub fn silent(&self, now: Moment) -> Result<Candidate, Refusal> {
        if self.is_silent(now) {
            Ok(Candidate {
                said: Said::Silent,
                ..self.clone()
            })
        } else {
            Err(Refusal::MovedOn)
        }
    }

    /// They need not answer any more.
    pub fn spared(&self, now: Moment) -> Candidate {
        self.said(Said::Spared, now)
    }

    fn said(&self, said: Said, now: Moment) -> Candidate {
        Candidate {
            said,
            answered_at: Some(now),
            ..self.clone()
        }
    }
}

#[cfg(test)]
mod tests;
