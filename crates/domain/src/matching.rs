//! Who could help whom: lays the neighborhood out in numbers for the solver, and keeps what the solver
//! answers in words that a sentence can be made from, in any language.
//!
//! What an offer or a need does not say itself is taken from its owner: area, times, languages, radius.
//! Whoever was asked as often this week as they wish is not asked again; whoever cannot be reached, is
//! paused or left is not there.

mod by_hand;
mod plan;

pub use by_hand::{Weighed, as_seen, conditions, weigh};
pub use plan::Planned;

use std::collections::{HashMap, HashSet};

use matching::{Allowed, Conditions, Locked, Person, Places, Problem};
use serde::{Deserialize, Serialize};

use crate::community::{Category, Steps};
use crate::introductions::{Match, MatchState};
use crate::moment::HOUR;
use crate::needs::{Listing, Side};
use crate::people::{Channel, Neighbor};
use crate::{AreaId, CategoryId, Moment, NeighborId, Times, Zone};

/// Days in which what somebody was asked counts as their load.
pub const LOAD_DAYS: i64 = 30;
/// Most languages that can be told apart in one community.
const LANGUAGES_LIMIT: usize = 64;

/// Everything the plan is made from, as the neighborhood knows it.
pub struct Neighborhood<'a> {
    /// Everybody who may be part of it.
    pub neighbors: &'a [Neighbor],
    /// Open offers and needs.
    pub listings: &'a [Listing],
    /// The categories.
    pub categories: &'a [Category],
    /// How far the areas are apart.
    pub steps: &'a Steps,
    /// Matches that are being asked or were agreed: left alone.
    pub held: &'a [Match],
    /// Pairs of need and offer that were tried and came to nothing.
    pub tried: &'a [(crate::ListingId, crate::ListingId)],
    /// Pairs of people who must not meet.
    pub blocked: &'a [(NeighborId, NeighborId)],
    /// Kinds that somebody does not wish to be asked for again.
    pub kinds_declined: &'a [(NeighborId, CategoryId)],
    /// What an organizer set aside for a pair: the conditions' bits.
    pub set_aside: &'a [(crate::ListingId, crate::ListingId, u8)],
    /// How often each was asked in the last seven days.
    pub asked_this_week: &'a HashMap<NeighborId, i64>,
    /// How often each was asked in the last month.
    pub asked_this_month: &'a HashMap<NeighborId, i64>,
    /// The instant of the plan.
    pub now: Moment,
}

/// The numbers for the solver, and whom they stand for.
pub struct Laid<'a> {
    /// The numbers.
    pub problem: Problem,
    /// The needs by their number.
    pub needs: Vec<&'a Listing>,
    /// The offers by their number.
    pub offers: Vec<&'a Listing>,
    languages: Vec<String>,
    /// How often each person may still be asked this week, by their number.
    asks_left: Vec<u32>,
}

/// Why two were put together, as it is kept beside the match and made into a sentence when it is read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Because {
    /// The area both are in.
    pub same_area: Option<AreaId>,
    /// Steps from one area to the other.
    pub steps: Option<u32>,
    /// Distance does not matter for it.
    pub remote: bool,
    /// Parts of the week that suit both; empty when neither said.
    pub times: Times,
    /// Languages both speak.
    pub languages: Vec<String>,
    /// Somebody the circle knows, as was asked for.
    pub known: bool,
    /// Nobody who could do it was asked less this month.
    pub helped_least: bool,
    /// Conditions that do not hold and that an organizer set aside, as bits.
    pub softened: u8,
}

/// Why a need stays open, in counts of people: everyone who offers it, by what stands between.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Why {
    /// How many people offer it.
    pub people: u32,
    /// Could, but give all they can elsewhere.
    pub used_up: u32,
    /// By each of [`CONDITIONS`], how many fail by it.
    pub fails: [u32; 4],
}

impl From<matching::WhyNot> for Why {
    fn from(why: matching::WhyNot) -> Self {
        Self {
            people: why.people,
            used_up: why.used_up,
            fails: why.fails,
        }
    }
}

/// The words for the conditions, in the order of their bits.
pub const CONDITIONS: [(&str, u8); 4] = [("times", 1), ("language", 2), ("area", 4), ("known", 8)];

impl<'a> Neighborhood<'a> {
    /// Lays everything out in numbers. The same neighborhood gives the same numbers.
    pub fn lay_out(&self) -> Laid<'a> {
        let people: HashMap<NeighborId, u32> = self
            .neighbors
            .iter()
            .enumerate()
            .map(|(n, neighbor)| (neighbor.id, n as u32))
            .collect();
        let by_id: HashMap<NeighborId, &Neighbor> = self
            .neighbors
            .iter()
            .map(|neighbor| (neighbor.id, neighbor))
            .collect();
        let kinds: HashSet<(NeighborId, CategoryId)> =
            self.kinds_declined.iter().copied().collect();
        let held: HashSet<_> = self
            .held
            .iter()
            .flat_map(|found| [found.need, found.offer])
            .collect();
        let reachable = |listing: &Listing| {
            by_id.get(&listing.neighbor).is_some_and(|owner| {
                owner.channel != Channel::Nobody && owner.may_be_asked(self.now)
            })
        };
        // Whoever will not help with something may well need it.
        let welcome = |listing: &Listing| {
            listing.side == Side::Need
                || held.contains(&listing.id)
                || !kinds.contains(&(listing.neighbor, listing.terms.category))
        };
        let of = |side: Side| {
            let mut found: Vec<&'a Listing> = self
                .listings
                .iter()
                .filter(|l| l.side == side && reachable(l) && welcome(l))
                .collect();
            found.sort_by_key(|listing| (listing.created_at, listing.id));
            found
        };
        let (needs, offers) = (of(Side::Need), of(Side::Offer));
        let languages = self.languages();
        let at = |list: &[&Listing]| {
            list.iter()
                .enumerate()
                .map(|(n, listing)| (listing.id, n as u32))
                .collect::<HashMap<_, _>>()
        };
        let (need_at, offer_at) = (at(&needs), at(&offers));
        let both = |need: &crate::ListingId, offer: &crate::ListingId| {
            Some((*need_at.get(need)?, *offer_at.get(offer)?))
        };
        let locked: Vec<Locked> = self
            .held
            .iter()
            .filter_map(|found| {
                both(&found.need, &found.offer).map(|(need, offer)| Locked {
                    need,
                    offer,
                    quantity: found.quantity,
                })
            })
            .collect();
        let seen = |found: &Match| both(&found.need, &found.offer).is_some();
        let numbers = Numbers {
            hood: self,
            by_id: &by_id,
            people: &people,
            languages: &languages,
            seen: &seen,
        };
        let mut locked_with: HashMap<NeighborId, u32> = HashMap::new();
        for pair in &locked {
            *locked_with
                .entry(offers[pair.offer as usize].neighbor)
                .or_default() += pair.quantity;
        }
        let problem = Problem {
            needs: needs.iter().map(|need| numbers.need(need)).collect(),
            offers: offers.iter().map(|offer| numbers.offer(offer)).collect(),
            people: self
                .neighbors
                .iter()
                .map(|neighbor| {
                    self.person(
                        neighbor,
                        locked_with.get(&neighbor.id).copied().unwrap_or(0),
                    )
                })
                .collect(),
            places: Places {
                areas: self.steps.count() as u32,
                steps: self.steps.matrix().to_vec(),
            },
            blocked: self
                .blocked
                .iter()
                .filter_map(|(one, other)| Some((*people.get(one)?, *people.get(other)?)))
                .collect(),
            locked,
            declined: self
                .tried
                .iter()
                .filter_map(|(need, offer)| both(need, offer))
                .collect(),
            allowed: self
                .set_aside
                .iter()
                .filter_map(|(need, offer, bits)| {
                    both(need, offer).map(|(need, offer)| Allowed {
                        need,
                        offer,
                        conditions: Conditions::from_bits(*bits),
                    })
                })
                .collect(),
            weights: matching::Weights::default(),
        };
        Laid {
            problem,
            needs,
            offers,
            languages,
            asks_left: self
                .neighbors
                .iter()
                .map(|one| self.asks_left(one))
                .collect(),
        }
    }

    /// The languages anybody speaks, most spoken first, so that the first sixty-four are those that matter.
    fn languages(&self) -> Vec<String> {
        let mut spoken: HashMap<&str, usize> = HashMap::new();
        let of_people = self
            .neighbors
            .iter()
            .flat_map(|neighbor| neighbor.speaks.iter().chain([&neighbor.language]));
        for language in of_people.chain(
            self.listings
                .iter()
                .flat_map(|listing| &listing.terms.languages),
        ) {
            *spoken.entry(language).or_default() += 1;
        }
        let mut list: Vec<(&str, usize)> = spoken.into_iter().collect();
        list.sort_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(other.0)));
        list.into_iter()
            .take(LANGUAGES_LIMIT)
            .map(|(language, _)| language.to_owned())
            .collect()
    }

    /// How often somebody may still be asked this week: what they wish, less what they were asked.
    fn asks_left(&self, neighbor: &Neighbor) -> u32 {
        let asked = self.asked_this_week.get(&neighbor.id).copied().unwrap_or(0);
        u32::try_from((neighbor.asks_a_week - asked).max(0)).unwrap_or(0)
    }

    /// How much may be asked of somebody now: as much as they offer, as long as they may be asked at all. What is locked
    /// stays.
    fn person(&self, neighbor: &Neighbor, locked: u32) -> Person {
        let load = self
            .asked_this_month
            .get(&neighbor.id)
            .copied()
            .unwrap_or(0);
        Person {
            limit: match self.asks_left(neighbor) {
                0 => locked,
                _ => u32::MAX,
            },
            recent_load: u32::try_from(load).unwrap_or(0).saturating_sub(locked),
        }
    }
}

/// Turns one listing after another into numbers.
struct Numbers<'a, 'b> {
    hood: &'b Neighborhood<'a>,
    by_id: &'b HashMap<NeighborId, &'a Neighbor>,
    people: &'b HashMap<NeighborId, u32>,
    languages: &'b [String],
    /// Whether both sides of a match are laid out, so that the solver knows that it is locked.
    seen: &'b dyn Fn(&Match) -> bool,
}

impl Numbers<'_, '_> {
    fn need(&self, need: &Listing) -> matching::Need {
        let terms = &need.terms;
        matching::Need {
            person: self.person(need),
            category: self.category(terms.category),
            quantity: self.room(need),
            urgency: terms.urgency.tier(),
            waiting_days: u32::try_from(self.hood.now.days_since(need.created_at)).unwrap_or(0),
            times: self.times(need),
            languages: self.mask(need),
            language_required: terms.language_matters,
            area: self.area(need),
            remote: terms.remote || self.is_remote(terms.category),
            wants_known: terms.wants_known,
        }
    }

    fn offer(&self, offer: &Listing) -> matching::Offer {
        let terms = &offer.terms;
        let owner = self.by_id.get(&offer.neighbor);
        matching::Offer {
            person: self.person(offer),
            category: self.category(terms.category),
            capacity: self.room(offer),
            times: self.times(offer),
            languages: self.mask(offer),
            area: self.area(offer),
            radius: terms.radius.or(owner.and_then(|owner| owner.radius)),
            remote: terms.remote || self.is_remote(terms.category),
            known: owner.is_some_and(|owner| owner.known),
        }
    }

    /// What is left of it, and what the solver will take off by itself: all that is locked. What is held for
    /// somebody whom it does not see, such as a need that is matched already, is taken off here.
    fn room(&self, listing: &Listing) -> u32 {
        let mut room = i64::from(listing.room());
        for found in self.hood.held {
            if found.need != listing.id && found.offer != listing.id {
                continue;
            }
            let introduced = found.state == MatchState::Introduced;
            room += match (introduced, (self.seen)(found)) {
                (true, true) => i64::from(found.quantity),
                (false, false) => -i64::from(found.quantity),
                (true, false) | (false, true) => 0,
            };
        }
        let room = u32::try_from(room.max(0)).unwrap_or(u32::MAX);
        room.min(Problem::LARGEST_QUANTITY)
    }

    fn person(&self, listing: &Listing) -> u32 {
        self.people.get(&listing.neighbor).copied().unwrap_or(0)
    }

    fn category(&self, category: CategoryId) -> u32 {
        self.hood
            .categories
            .iter()
            .position(|known| known.id == category)
            .map_or(u32::MAX, |n| n as u32)
    }

    fn is_remote(&self, category: CategoryId) -> bool {
        self.hood
            .categories
            .iter()
            .any(|known| known.id == category && known.remote)
    }

    fn times(&self, listing: &Listing) -> matching::Times {
        let said = listing.terms.times;
        let times = if said.is_unsaid() {
            self.by_id
                .get(&listing.neighbor)
                .map_or(said, |owner| owner.times)
        } else {
            said
        };
        matching::Times::from_bits(times.0)
    }

    fn area(&self, listing: &Listing) -> Option<u32> {
        let area = listing.terms.area.or_else(|| {
            self.by_id
                .get(&listing.neighbor)
                .and_then(|owner| owner.area)
        });
        area.and_then(|area| self.hood.steps.index(area))
            .map(|n| n as u32)
    }

    /// The languages that were said for it, or those its owner speaks, or at least the one they wrote in.
    fn mask(&self, listing: &Listing) -> u64 {
        let owner = self.by_id.get(&listing.neighbor);
        let said = &listing.terms.languages;
        let spoken = if said.is_empty() {
            owner.map_or(&[][..], |owner| &owner.speaks)
        } else {
            said
        };
        let written = owner.map_or(&[][..], |owner| std::slice::from_ref(&owner.language));
        let known = if spoken.is_empty() { written } else { spoken };
        known
            .iter()
            .filter_map(|language| self.languages.iter().position(|listed| listed == language))
            .fold(0, |mask, n| mask | 1 << n)
    }
}

impl Laid<'_> {
    /// The solver's reasons in the neighborhood's words.
    pub fn because(
        &self,
        need: u32,
        reasons: &matching::Reasons,
        steps: &Steps,
        areas: &[AreaId],
    ) -> Because {
        let area = self.problem.needs[need as usize]
            .area
            .and_then(|n| areas.get(n as usize))
            .copied();
        debug_assert_eq!(steps.count(), areas.len());
        Because {
            same_area: area.filter(|_| reasons.same_area),
            steps: reasons.steps.filter(|_| !reasons.remote),
            remote: reasons.remote,
            times: reasons
                .shared_times
                .map_or(Times::default(), |times| Times(times.bits())),
            languages: self
                .languages
                .iter()
                .enumerate()
                .filter(|(n, _)| reasons.shared_languages >> n & 1 == 1)
                .map(|(_, l)| l.clone())
                .collect(),
            known: reasons.known,
            helped_least: reasons.helped_least(),
            softened: reasons.softened.bits(),
        }
    }
}

/// Hours of the night, by the community's clocks, in which its plan is made.
const NIGHT: std::ops::Range<i8> = 2..5;
/// A plan younger than this is not made anew.
const PLAN_HOLDS: i64 = 12 * HOUR;
/// A plan older than this is made anew at any hour: the program did not run in the night.
const PLAN_IS_OLD: i64 = 30 * HOUR;

/// Whether the nightly plan is due: in the night of the community, or as soon as it can be after a night that
/// was missed.
pub fn is_time_to_plan(last: Option<Moment>, now: Moment, zone: &Zone) -> bool {
    let age = last.map_or(i64::MAX, |last| now.since(last));
    age > PLAN_IS_OLD || (age > PLAN_HOLDS && NIGHT.contains(&zone.wall(now).hour()))
}

#[cfg(test)]
mod tests;
