//! Offers and needs: what somebody could give, and what would make life easier. Both are listings
//! with the same terms; a need also has an urgency and perhaps a date.

use serde::{Deserialize, Serialize};

use crate::moment::DAY;
use crate::{AreaId, CategoryId, Day, ListingId, Moment, NeighborId, Refusal, Times, Zone, worded};

/// Whether something is given or needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Something that somebody could give.
    Offer,
    /// Something that would make somebody's life easier.
    Need,
}

worded!(Side { Offer = "offer", Need = "need" });

impl Side {
    /// The other side.
    pub fn other(self) -> Self {
        match self {
            Self::Offer => Self::Need,
            Self::Need => Self::Offer,
        }
    }
}

/// How soon something is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// When it suits.
    Whenever,
    /// This week.
    Week,
    /// Today.
    Today,
}

worded!(Urgency { Whenever = "whenever", Week = "week", Today = "today" });

impl Urgency {
    /// The tier for the solver: 0 can wait, 2 cannot.
    pub fn tier(self) -> u8 {
        match self {
            Self::Whenever => 0,
            Self::Week => 1,
            Self::Today => 2,
        }
    }
}

/// Once, or again and again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Often {
    /// One time.
    Once,
    /// Every week.
    Weekly,
    /// Every month.
    Monthly,
    /// Whenever it is needed, without a date.
    Standing,
}

worded!(Often { Once = "once", Weekly = "weekly", Monthly = "monthly", Standing = "standing" });

/// Where a listing stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ListingState {
    /// May be matched.
    Open,
    /// Rests, at its owner's wish.
    Paused,
    /// Two people said yes; they are about to do it.
    Matched,
    /// It worked out.
    Met,
    /// Taken back by its owner.
    Withdrawn,
    /// Its time passed and nobody said that it still holds.
    Expired,
}

worded!(ListingState { Open = "open", Paused = "paused", Matched = "matched", Met = "met", Withdrawn = "withdrawn", Expired = "expired" });

/// What one can do with a listing from its owner's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Turn {
    /// Let it rest.
    Pause,
    /// Open it again.
    Reopen,
    /// Take it back.
    Withdraw,
    /// Say that it has been met.
    Meet,
    /// "Yes, this still holds."
    StillHolds,
}

worded!(Turn { Pause = "pause", Reopen = "reopen", Withdraw = "withdraw", Meet = "meet", StillHolds = "still" });

/// The terms of an offer or a need: all that is not secret about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Terms {
    /// What it is about.
    pub category: CategoryId,
    /// Once or again and again.
    pub often: Often,
    /// How many: seats, meals, chairs, hours. At least one.
    pub quantity: u32,
    /// Where; `None` means not said.
    pub area: Option<AreaId>,
    /// When it suits; empty means any time.
    pub times: Times,
    /// For a need: languages that would be understood. For an offer: languages spoken.
    pub languages: Vec<String>,
    /// A need can insist on one of its languages.
    pub language_matters: bool,
    /// How many areas away an offer reaches; `None` means any.
    pub radius: Option<u32>,
    /// Distance does not matter.
    pub remote: bool,
    /// A need can ask for somebody the circle knows.
    pub wants_known: bool,
    /// How soon; offers have [`Urgency::Whenever`].
    pub urgency: Urgency,
    /// The day it is needed, when there is one.
    pub due: Option<Day>,
}

impl Terms {
    /// How soon it is needed as of a day: as was said, or sooner when its date comes near. Today and tomorrow
    /// cannot wait; seven days are this week. A date that is over says nothing any more.
    pub fn urgency_on(&self, today: Day) -> Urgency {
        let by_its_date = match self.due {
            Some(due) if due < today => Urgency::Whenever,
            Some(due) if due <= today.plus_days(1) => Urgency::Today,
            Some(due) if due <= today.plus_days(7) => Urgency::Week,
            _ => Urgency::Whenever,
        };
        self.urgency.max(by_its_date)
    }
}

/// Most of one thing that can be offered or needed at once.
pub const QUANTITY_LIMIT: u32 = 500;
/// Most open listings of one neighbor.
pub const LISTINGS_LIMIT: usize = 100;

/// An offer or a need.
#[derive(Debug, Clone, PartialEq)]
pub struct Listing {
    /// Its id.
    pub id: ListingId,
    /// Whose it is.
    pub neighbor: NeighborId,
    /// Given or needed.
    pub side: Side,
    /// Its terms.
    pub terms: Terms,
    /// Where it stands.
    pub state: ListingState,
    /// When it was said.
    pub created_at: Moment,
    /// When it last changed.
    pub changed_at: Moment,
    /// When its owner was asked whether it still holds.
    pub still_asked_at: Option<Moment>,
    /// When it will have lapsed, unless its owner says that it still holds.
    pub expires_at: Moment,
    /// How much of it is promised in agreed matches.
    pub promised: u32,
}

/// How long a listing holds before its owner is asked whether it still does, in days.
///
/// A need for today is asked about after three days, for this week after fourteen, other needs after
/// sixty; offers after half a year, standing ones after a year.
pub fn holds_days(side: Side, urgency: Urgency, often: Often) -> i64 {
    match (side, urgency, often) {
        (_, _, Often::Weekly | Often::Monthly | Often::Standing) => 365,
        (Side::Offer, _, Often::Once) => 180,
        (Side::Need, Urgency::Today, Often::Once) => 3,
        (Side::Need, Urgency::Week, Often::Once) => 14,
        (Side::Need, Urgency::Whenever, Often::Once) => 60,
    }
}

/// Days an owner has to answer "does this still hold?" before the listing lapses.
pub fn answer_days(urgency: Urgency) -> i64 {
    match urgency {
        Urgency::Today => 1,
        Urgency::Week => 3,
        Urgency::Whenever => 14,
    }
}

impl Listing {
    /// Takes a turn, as its owner or an organizer. A turn that changes nothing is welcome; one that
    /// the state does not allow is refused.
    pub fn turn(&self, turn: Turn, now: Moment) -> Result<Listing, Refusal> {
        use ListingState::{Expired, Matched, Met, Open, Paused, Withdrawn};
        if (turn, self.state) == (Turn::StillHolds, Matched) && self.goes_on() {
            return Ok(Listing {
                changed_at: now,
                still_asked_at: None,
                expires_at: self.lapse_from(now),
                ..self.clone()
            });
        }
        let to = match (turn, self.state) {
            (Turn::Pause, Open | Paused) => Paused,
            (Turn::Reopen, Open | Paused | Expired | Withdrawn | Met) => Open,
            (Turn::StillHolds, Open | Expired) => Open,
            (Turn::StillHolds, Paused) => Paused,
            (Turn::Withdraw, Open | Paused | Matched | Expired | Withdrawn) => Withdrawn,
            (Turn::Meet, Open | Paused | Matched | Expired | Met) => Met,
            _ => return Err(Refusal::MovedOn),
        };
        Ok(self.moved_to(to, now))
    }

    /// The same listing in another state from now on; its time begins anew when it opens.
    pub fn moved_to(&self, state: ListingState, now: Moment) -> Listing {
        let opens = state == ListingState::Open;
        Listing {
            state,
            changed_at: now,
            still_asked_at: if opens { None } else { self.still_asked_at },
            expires_at: if opens {
                self.lapse_from(now)
            } else {
                self.expires_at
            },
            ..self.clone()
        }
    }

    /// When it lapses if it is said or renewed now.
    pub fn lapse_from(&self, now: Moment) -> Moment {
        lapse(self.side, &self.terms, now)
    }

    /// Whether it goes on until somebody says otherwise: it is open, or it is met again and again. What goes on is
    /// asked about, and lapses in silence.
    pub fn goes_on(&self) -> bool {
        match self.state {
            ListingState::Open => true,
            ListingState::Matched => self.terms.often != Often::Once,
            _ => false,
        }
    }

    /// Whether its owner should be asked now whether it still holds.
    pub fn should_ask_still(&self, now: Moment) -> bool {
        let due = self.expires_at.plus(-answer_days(self.terms.urgency) * DAY);
        self.goes_on() && self.still_asked_at.is_none() && due <= now
    }

    /// Whether it has lapsed: its owner was asked, had time to answer, and did not.
    pub fn has_lapsed(&self, now: Moment) -> bool {
        let had_time = |asked: Moment| now.since(asked) >= answer_days(self.terms.urgency) * DAY;
        self.goes_on() && self.expires_at <= now && self.still_asked_at.is_some_and(had_time)
    }

    /// How much of it is still to be matched.
    pub fn room(&self) -> u32 {
        self.terms.quantity.saturating_sub(self.promised)
    }
}

/// When a listing with these terms lapses if it is said now. One with a date that is still to come holds
/// until the day after it, in every zone of the world.
pub fn lapse(side: Side, terms: &Terms, now: Moment) -> Moment {
    let held = now.plus(holds_days(side, terms.urgency, terms.often) * DAY);
    let after_it = terms.due.map(|day| day_is_over(day).plus(DAY));
    let until = after_it.filter(|over| *over > now).unwrap_or(held);
    until.plus(answer_days(terms.urgency) * DAY)
}

/// When a civil day is over everywhere: in the last zone, twelve hours behind universal time.
fn day_is_over(day: Day) -> Moment {
    Zone::utc().at_hour(day.plus_days(1), 12)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn listing(side: Side, urgency: Urgency) -> Listing {
        let terms = Terms {
            category: CategoryId(Uuid::nil()),
            often: Often::Once,
            quantity: 1,
            area: None,
            times: Times::default(),
            languages: vec![],
            language_matters: false,
            radius: None,
            remote: false,
            wants_known: false,
            urgency,
            due: None,
        };
        Listing {
            id: ListingId(Uuid::nil()),
            neighbor: NeighborId(Uuid::nil()),
            side,
            expires_at: lapse(side, &terms, Moment(0)),
            terms,
            state: ListingState::Open,
            created_at: Moment(0),
            changed_at: Moment(0),
            still_asked_at: None,
            promised: 0,
        }
    }

    #[test]
    fn nothing_lapses_before_its_owner_was_asked_and_had_time_to_answer() {
        for (side, urgency) in [
            (Side::Need, Urgency::Today),
            (Side::Need, Urgency::Week),
            (Side::Offer, Urgency::Whenever),
        ] {
            let mut listing = listing(side, urgency);
            let late = listing.expires_at.plus(400 * DAY);
            assert!(!listing.has_lapsed(late));
            assert!(listing.should_ask_still(listing.expires_at.plus(-answer_days(urgency) * DAY)));
            listing.still_asked_at = Some(late);
            assert!(!listing.has_lapsed(late));
            assert!(listing.has_lapsed(late.plus(answer_days(urgency) * DAY)));
        }
    }

    #[test]
    fn saying_that_it_still_holds_begins_its_time_anew() {
        let now = Moment(50 * DAY);
        let renewed = listing(Side::Need, Urgency::Whenever)
            .turn(Turn::StillHolds, now)
            .unwrap();
        assert_eq!(
            (renewed.state, renewed.expires_at),
            (ListingState::Open, now.plus(74 * DAY))
        );
        assert_eq!(renewed.still_asked_at, None);
    }

    #[test]
    fn a_need_with_a_date_holds_until_the_day_after_it() {
        let mut terms = listing(Side::Need, Urgency::Whenever).terms;
        terms.due = "2026-12-24".parse().ok();
        let now = Zone::utc().at_hour("2026-06-01".parse().unwrap(), 12);
        let asks = lapse(Side::Need, &terms, now).plus(-answer_days(Urgency::Whenever) * DAY);
        assert_eq!(asks.rfc3339(), "2026-12-26T12:00:00Z");
        let late = now.plus(365 * DAY);
        assert_eq!(lapse(Side::Need, &terms, late), late.plus((60 + 14) * DAY));
    }

    #[test]
    fn a_need_that_is_met_again_and_again_is_asked_about_and_one_for_once_is_not() {
        let mut weekly = listing(Side::Need, Urgency::Whenever);
        weekly.state = ListingState::Matched;
        let late = weekly.expires_at.plus(400 * DAY);
        assert!(!weekly.should_ask_still(late));
        assert!(weekly.turn(Turn::StillHolds, late).is_err());
        weekly.terms.often = Often::Weekly;
        assert!(weekly.should_ask_still(late));
        weekly.still_asked_at = Some(late);
        assert!(weekly.has_lapsed(late.plus(14 * DAY)));
        let renewed = weekly.turn(Turn::StillHolds, late).unwrap();
        assert_eq!(renewed.state, ListingState::Matched);
        assert!(!renewed.should_ask_still(late) && !renewed.has_lapsed(late.plus(14 * DAY)));
    }

    #[test]
    fn a_date_that_comes_near_makes_a_need_pressing() {
        let mut terms = listing(Side::Need, Urgency::Whenever).terms;
        terms.due = "2026-12-24".parse().ok();
        let on = |terms: &Terms, day: &str| terms.urgency_on(day.parse().unwrap());
        assert_eq!(on(&terms, "2026-12-16"), Urgency::Whenever);
        assert_eq!(on(&terms, "2026-12-17"), Urgency::Week);
        assert_eq!(on(&terms, "2026-12-23"), Urgency::Today);
        assert_eq!(on(&terms, "2026-12-24"), Urgency::Today);
        assert_eq!(on(&terms, "2026-12-25"), Urgency::Whenever);
        terms.urgency = Urgency::Week;
        assert_eq!(on(&terms, "2026-12-01"), Urgency::Week);
    }

    #[test]
    fn a_matched_need_cannot_be_paused_behind_the_other_persons_back() {
        let matched = listing(Side::Need, Urgency::Week).moved_to(ListingState::Matched, Moment(1));
        assert_eq!(matched.turn(Turn::Pause, Moment(2)), Err(Refusal::MovedOn));
        assert!(matched.turn(Turn::Withdraw, Moment(2)).is_ok());
    }

    #[test]
    fn a_withdrawn_listing_can_be_opened_again() {
        let gone = listing(Side::Offer, Urgency::Whenever)
            .turn(Turn::Withdraw, Moment(1))
            .unwrap();
        assert_eq!(
            gone.turn(Turn::Reopen, Moment(2)).unwrap().state,
            ListingState::Open
        );
        assert_eq!(
            gone.turn(Turn::StillHolds, Moment(2)),
            Err(Refusal::MovedOn)
        );
    }
}
