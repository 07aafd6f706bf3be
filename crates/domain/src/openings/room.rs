//! How much of an opening is free, who may take it, and what is free instead. What a page shows as free and
//! what taking accepts are the same function.

use super::{Days, Now, Opening, OpeningState, Pledge, PledgeState, Slot};
use crate::{Day, Moment, NeighborId, PledgeId, Refusal};

/// How many days ahead something can be promised by days.
pub const HORIZON_DAYS: i64 = 180;
/// How many free spans are named instead of one that is taken.
pub const SHOWN_FREE: usize = 3;

/// What somebody wishes to take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wish {
    /// Who.
    pub neighbor: NeighborId,
    /// How much of it.
    pub quantity: u32,
    /// On which days, when it is taken by days.
    pub days: Option<Days>,
    /// Held until then, and theirs only once they confirm; `None` promises it at once.
    pub until: Option<Moment>,
}

impl Opening {
    /// How much is free on a day, or at all when it is not taken by days.
    pub fn free_on(&self, day: Day, pledges: &[Pledge], now: Now) -> u32 {
        let taken: u32 = pledges
            .iter()
            .filter(|pledge| pledge.takes(day, now))
            .map(|pledge| pledge.quantity)
            .sum();
        self.room.saturating_sub(taken)
    }

    /// How much is free on each of these days, and on those of the gap behind them.
    pub fn free_for(&self, days: Option<Days>, pledges: &[Pledge], now: Now) -> u32 {
        match days {
            None => self.free_on(now.today, pledges, now),
            Some(days) => self
                .with_gap(days)
                .each()
                .map(|day| self.free_on(day, pledges, now))
                .min()
                .unwrap_or(0),
        }
    }

    /// The days, and those of the gap behind them.
    fn with_gap(&self, days: Days) -> Days {
        Days {
            to: days.to.plus_days(i64::from(self.gap_days)),
            ..days
        }
    }

    /// Takes some of it, if it is open, still ahead, and free. `pledges` are all that take room of it.
    pub fn take(
        &self,
        id: PledgeId,
        wish: Wish,
        pledges: &[Pledge],
        now: Now,
    ) -> Result<Pledge, Refusal> {
        if self.state != OpeningState::Open {
            return Err(Refusal::NotOpen);
        }
        let by_day = matches!(self.slot, Slot::ByDay);
        if wish.quantity == 0 || by_day != wish.days.is_some() {
            return Err(Refusal::NotFit);
        }
        if self.is_over(now)
            || wish
                .days
                .is_some_and(|days| self.is_out_of_reach(days, now))
        {
            return Err(Refusal::TooLate);
        }
        let theirs = |pledge: &&Pledge| pledge.neighbor == wish.neighbor && pledge.stands(now.at);
        if self.is_once_each() && pledges.iter().any(|pledge| theirs(&pledge)) {
            return Err(Refusal::AlreadyYours);
        }
        if self.free_for(wish.days, pledges, now) < wish.quantity {
            return Err(Refusal::NotFree);
        }
        Ok(Pledge {
            id,
            opening: self.id,
            neighbor: wish.neighbor,
            quantity: wish.quantity,
            days: wish.days,
            clear: wish.days.map(|days| self.with_gap(days).to),
            state: if wish.until.is_some() {
                PledgeState::Held
            } else {
                PledgeState::Confirmed
            },
            until: wish.until,
            begun_at: None,
            made_at: now.at,
            changed_at: now.at,
        })
    }

    /// Days that have begun before today, or lie further ahead than anybody plans.
    fn is_out_of_reach(&self, days: Days, now: Now) -> bool {
        days.from < now.today || days.to > now.today.plus_days(HORIZON_DAYS)
    }

    /// Keeps something longer: until a later day, as far as it is free for it. What it takes itself is not in
    /// its own way.
    pub fn extend(
        &self,
        pledge: &Pledge,
        to: Day,
        pledges: &[Pledge],
        now: Now,
    ) -> Result<Pledge, Refusal> {
        let days = pledge.days.ok_or(Refusal::NotFit)?;
        if !pledge.stands(now.at) {
            return Err(Refusal::MovedOn);
        }
        let longer = Days::new(days.from, to)?;
        if to <= days.to || to < now.today || to > now.today.plus_days(HORIZON_DAYS) {
            return Err(Refusal::TooLate);
        }
        let others: Vec<Pledge> = pledges
            .iter()
            .filter(|other| other.id != pledge.id)
            .cloned()
            .collect();
        let added = Days {
            from: days.to,
            ..longer
        };
        if self.free_for(Some(added), &others, now) < pledge.quantity {
            return Err(Refusal::NotFree);
        }
        Ok(Pledge {
            days: Some(longer),
            clear: Some(self.with_gap(longer).to),
            changed_at: now.at,
            ..pledge.clone()
        })
    }

    /// Hands it over, or lets it begin. As much as there is can be out at once: while somebody else has not
    /// brought it back, there is nothing to hand over.
    pub fn hand_over(
        &self,
        pledge: &Pledge,
        pledges: &[Pledge],
        now: Now,
    ) -> Result<Pledge, Refusal> {
        if pledge.is_out() {
            return Ok(pledge.clone());
        }
        let out: u32 = pledges
            .iter()
            .filter(|other| other.id != pledge.id && other.is_out())
            .map(|other| other.quantity)
            .sum();
        if self.room.saturating_sub(out) < pledge.quantity {
            return Err(Refusal::NotFree);
        }
        pledge.begin(now)
    }

    /// The first spans of the wished length that are free from a day on, at most [`SHOWN_FREE`], none touching
    /// another.
    pub fn next_free(
        &self,
        from: Day,
        length_days: i64,
        quantity: u32,
        pledges: &[Pledge],
        now: Now,
    ) -> Vec<Days> {
        let last = now.today.plus_days(HORIZON_DAYS);
        let mut free = Vec::new();
        let mut day = from.max(now.today);
        while free.len() < SHOWN_FREE && day < last {
            let span = Days {
                from: day,
                to: day.plus_days(length_days.max(1)),
            };
            if span.to <= last && self.free_for(Some(span), pledges, now) >= quantity {
                free.push(span);
                day = span.to;
            } else {
                day = day.plus_days(1);
            }
        }
        free
    }
}
