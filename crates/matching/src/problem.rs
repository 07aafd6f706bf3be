//! The question: who needs what, who offers what, and which pairs are already settled.
//!
//! People, categories, areas and languages are numbers that the caller chose. Needs, offers and
//! people are named by their place in the lists. Nothing here says who anybody is.

use crate::measures::{Conditions, Places, Times, Weights};
use std::fmt;

/// Something that would make somebody's life easier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Need {
    /// Who asks, as a place in [`Problem::people`].
    pub person: u32,
    /// What it is about; only offers of the same category count.
    pub category: u32,
    /// How many are needed, each of which a different person could give: rides, boxes, hands.
    /// At most [`Problem::LARGEST_QUANTITY`]. What is locked is part of it.
    pub quantity: u32,
    /// 0 when it suits, 1 this week, 2 today; more is more pressing. A date is for the caller
    /// to turn into urgency as it comes near.
    pub urgency: u8,
    /// Days since it was asked; among equally urgent needs the longest wait comes first.
    pub waiting_days: u32,
    /// When it suits.
    pub times: Times,
    /// The languages that the asker understands, one bit each; 0 when not said.
    pub languages: u64,
    /// Whether a shared language is a condition. It asks nothing while `languages` is 0.
    pub language_required: bool,
    /// Where; `None` when not known, which fits every offer but counts as far away.
    pub area: Option<u32>,
    /// Whether it can be done from afar (by phone, by post). Distance is then no matter for
    /// offers that can be, too.
    pub remote: bool,
    /// Whether it must be somebody the circle knows.
    pub wants_known: bool,
}

/// Something that somebody could give.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offer {
    /// Who offers, as a place in [`Problem::people`].
    pub person: u32,
    /// What it is about.
    pub category: u32,
    /// How many, in the units of [`Need::quantity`]. What is locked is part of it.
    pub capacity: u32,
    /// When it suits.
    pub times: Times,
    /// The languages they speak, one bit each; 0 when not said, which meets no need that
    /// insists on a language.
    pub languages: u64,
    /// Where from; `None` when not known, which fits every need but counts as far away.
    pub area: Option<u32>,
    /// How many area steps they would go; `None` for as far as a way leads.
    pub radius: Option<u32>,
    /// Whether it can be given from afar.
    pub remote: bool,
    /// Whether the circle knows them.
    pub known: bool,
}

/// How much may be asked of somebody, over all that they offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Person {
    /// The most they want to be asked for at once, in units, over all their offers and with
    /// what is locked counted in. `u32::MAX` for no limit.
    pub limit: u32,
    /// Things asked of them in the last month, without what is locked here.
    /// More than 10,000 count as 10,000.
    pub recent_load: u32,
}

impl Default for Person {
    /// Nobody has asked them for anything, and they set no limit.
    fn default() -> Person {
        Person {
            limit: u32::MAX,
            recent_load: 0,
        }
    }
}

/// A pair that has been agreed, or that somebody is being asked about. It is left alone: it
/// uses up quantity, capacity and limit, and the same two are not paired a second time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Locked {
    /// Place in [`Problem::needs`].
    pub need: u32,
    /// Place in [`Problem::offers`].
    pub offer: u32,
    /// Units of it.
    pub quantity: u32,
}

/// An organizer's word that a pair is fine in spite of some conditions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Allowed {
    /// Place in [`Problem::needs`].
    pub need: u32,
    /// Place in [`Problem::offers`].
    pub offer: u32,
    /// Which conditions need not hold.
    pub conditions: Conditions,
}

/// Everything the plan is made from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problem {
    /// What is needed. Among equally urgent needs that waited equally long, the first listed
    /// comes first.
    pub needs: Vec<Need>,
    /// What is offered.
    pub offers: Vec<Offer>,
    /// Those who need and those who offer.
    pub people: Vec<Person>,
    /// How far the areas are apart.
    pub places: Places,
    /// Two people who must never be paired, whichever of them needs and whichever offers.
    pub blocked: Vec<(u32, u32)>,
    /// Pairs to leave alone.
    pub locked: Vec<Locked>,
    /// A need and an offer that are never to be proposed again. Stronger than `allowed`.
    pub declined: Vec<(u32, u32)>,
    /// Organizers' overrides. Several for the same pair add up.
    pub allowed: Vec<Allowed>,
    /// What counts how much.
    pub weights: Weights,
}

impl Problem {
    /// The most that one need may ask for: the work grows with every unit.
    pub const LARGEST_QUANTITY: u32 = 10_000;

    /// Whether every number names something that is there and is within its limit.
    ///
    /// # Errors
    /// The first thing found wrong. It is always the caller's mistake, never a neighbor's.
    pub fn check(&self) -> Result<(), Malformed> {
        let people = self.people.len();
        let areas = self.places.areas;
        let known_area = |area: Option<u32>| area.is_none_or(|a| a < areas);
        if self.places.steps.len() != areas as usize * areas as usize {
            return Err(Malformed::Places);
        }
        for (index, need) in self.needs.iter().enumerate() {
            let right = (need.person as usize) < people
                && known_area(need.area)
                && need.quantity <= Problem::LARGEST_QUANTITY;
            right.then_some(()).ok_or(Malformed::Need(index))?;
        }
        for (index, offer) in self.offers.iter().enumerate() {
            let right = (offer.person as usize) < people && known_area(offer.area);
            right.then_some(()).ok_or(Malformed::Offer(index))?;
        }
        let pairs = (self.locked.iter().map(|l| (l.need, l.offer)))
            .chain(self.declined.iter().copied())
            .chain(self.allowed.iter().map(|a| (a.need, a.offer)));
        for (need, offer) in pairs {
            if need as usize >= self.needs.len() || offer as usize >= self.offers.len() {
                return Err(Malformed::Pair { need, offer });
            }
        }
        self.weights.check()
    }

    /// Needs by their place in the list, the most pressing first: urgency, then days waited,
    /// then place.
    pub fn most_pressing_first(&self) -> Vec<u32> {
        let mut order: Vec<u32> = (0..self.needs.len() as u32).collect();
        order.sort_by_key(|&n| {
            let need = &self.needs[n as usize];
            std::cmp::Reverse((need.urgency, need.waiting_days))
        });
        order
    }
}

impl Weights {
    fn check(&self) -> Result<(), Malformed> {
        let all = [
            self.area_step,
            self.little_time,
            self.no_shared_language,
            self.softened,
            self.load_step,
            self.another_person,
        ];
        let right = all.iter().all(|&w| w <= Weights::LARGEST);
        right.then_some(()).ok_or(Malformed::Weights)
    }
}

/// A problem that names something that is not there, or goes over a stated limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Malformed {
    /// This need's person or area is not there, or its quantity is too large.
    Need(usize),
    /// This offer's person or area is not there.
    Offer(usize),
    /// The steps between the areas are not one number for each two areas.
    Places,
    /// A locked, declined or allowed pair names a need or an offer that is not there.
    Pair {
        /// The need it names.
        need: u32,
        /// The offer it names.
        offer: u32,
    },
    /// A weight is larger than [`Weights::LARGEST`].
    Weights,
    /// The need asked about is not there.
    NoSuchNeed(u32),
    /// The offer asked about is not there.
    NoSuchOffer(u32),
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Malformed::Need(n) => write!(
                f,
                "need {n} has a person, an area or a quantity that cannot be"
            ),
            Malformed::Offer(o) => write!(f, "offer {o} has a person or an area that cannot be"),
            Malformed::Places => {
                f.write_str("the area steps are not one number for each two areas")
            }
            Malformed::Pair { need, offer } => {
                write!(f, "the pair of need {need} and offer {offer} is not there")
            }
            Malformed::Weights => write!(f, "a weight is over {}", Weights::LARGEST),
            Malformed::NoSuchNeed(n) => write!(f, "there is no need {n}"),
            Malformed::NoSuchOffer(o) => write!(f, "there is no offer {o}"),
        }
    }
}

impl std::error::Error for Malformed {}
