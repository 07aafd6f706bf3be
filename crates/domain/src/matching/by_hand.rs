//! Putting two together by hand: which pairs fit, which would fit if an organizer set something soft aside, and
//! which can never be. What keeps people safe (a block, "not this kind again", a no, the room somebody has
//! left) is never among what can be set aside, and is not told apart from not being there.

use matching::{Look, Malformed, look};

use super::{CONDITIONS, Laid};
use crate::needs::Listing;
use crate::people::Neighbor;

/// How a need and an offer stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weighed {
    /// They fit as they are.
    Fits,
    /// They would fit if these soft conditions were set aside.
    But(u8),
    /// It cannot be.
    Never,
}

/// How a pair stands, from how the two look side by side.
pub fn weigh(look: &Look) -> Weighed {
    match () {
        () if look.barred || look.full => Weighed::Never,
        () if look.in_the_way.is_empty() => Weighed::Fits,
        () => Weighed::But(look.in_the_way.bits()),
    }
}

/// The words of conditions that are given as bits; bits that are none are passed over.
pub fn conditions(bits: u8) -> impl Iterator<Item = &'static str> {
    CONDITIONS
        .into_iter()
        .filter(move |(_, bit)| bits & bit != 0)
        .map(|(word, _)| word)
}

/// An offer or a need as the plan sees it: what it does not say itself is taken from its owner.
pub fn as_seen(listing: &Listing, owner: &Neighbor) -> Listing {
    let mut seen = listing.clone();
    let terms = &mut seen.terms;
    terms.area = terms.area.or(owner.area);
    if terms.times.is_unsaid() {
        terms.times = owner.times;
    }
    if terms.languages.is_empty() {
        terms.languages.clone_from(&owner.speaks);
    }
    seen
}

impl Laid<'_> {
    /// Looks at a need and an offer by their numbers.
    pub fn look(&self, need: u32, offer: u32) -> Result<(Weighed, Look), Malformed> {
        look(&self.problem, need, offer).map(|look| (weigh(&look), look))
    }

    /// What a pair costs, with what its helper was asked lately: the order in which pairs are shown.
    pub fn cost_of(&self, offer: u32, look: &Look) -> i64 {
        let person = self.problem.offers[offer as usize].person;
        let asked =
            |pair: &&matching::Locked| self.problem.offers[pair.offer as usize].person == person;
        let locked: u32 = self
            .problem
            .locked
            .iter()
            .filter(asked)
            .map(|pair| pair.quantity)
            .sum();
        let load = self.problem.people[person as usize]
            .recent_load
            .saturating_add(locked);
        i64::from(look.cost) + i64::from(self.problem.weights.load_step) * i64::from(load)
    }

    /// How much of a need an offer could still cover, once what is being asked or was agreed has its share.
    pub fn room_for(&self, need: u32, offer: u32) -> u32 {
        let (needed, offered) = (
            &self.problem.needs[need as usize],
            &self.problem.offers[offer as usize],
        );
        let limit = self.problem.people[offered.person as usize].limit;
        let (mut wanted, mut room, mut person) = (needed.quantity, offered.capacity, limit);
        for pair in &self.problem.locked {
            if pair.need == need {
                wanted = wanted.saturating_sub(pair.quantity);
            }
            if pair.offer == offer {
                room = room.saturating_sub(pair.quantity);
            }
            if self.problem.offers[pair.offer as usize].person == offered.person {
                person = person.saturating_sub(pair.quantity);
            }
        }
        wanted.min(room).min(person)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use matching::{Conditions, Locked, Need, Offer, Person, Problem, Times};

    /// Ana (0) needs two rides on Tuesday; Ben (1) drives on Sunday, three times.
    fn problem() -> Problem {
        Problem {
            people: vec![Person::default(); 2],
            needs: vec![Need {
                person: 0,
                quantity: 2,
                times: Times::at(1, 0),
                ..Need::default()
            }],
            offers: vec![Offer {
                person: 1,
                capacity: 3,
                times: Times::at(6, 0),
                ..Offer::default()
            }],
            ..Problem::default()
        }
    }

    fn weighed(problem: &Problem) -> Weighed {
        weigh(&look(problem, 0, 0).unwrap())
    }

    #[test]
    fn what_is_soft_can_be_set_aside() {
        let mut problem = problem();
        assert_eq!(weighed(&problem), Weighed::But(Conditions::TIMES.bits()));
        problem.needs[0].wants_known = true;
        let Weighed::But(bits) = weighed(&problem) else {
            panic!("it would fit");
        };
        assert_eq!(conditions(bits).collect::<Vec<_>>(), ["times", "known"]);
        problem.needs[0] = Need {
            times: Times::ANY,
            wants_known: false,
            ..problem.needs[0].clone()
        };
        assert_eq!(weighed(&problem), Weighed::Fits);
    }

    #[test]
    fn what_keeps_people_safe_cannot_be_set_aside() {
        for harm in [
            |problem: &mut Problem| problem.blocked = vec![(1, 0)],
            |problem: &mut Problem| problem.declined = vec![(0, 0)],
            |problem: &mut Problem| problem.offers[0].category = 7,
            |problem: &mut Problem| problem.offers[0].capacity = 0,
            |problem: &mut Problem| problem.people[1].limit = 0,
            |problem: &mut Problem| problem.offers[0].person = 0,
        ] {
            let mut problem = problem();
            harm(&mut problem);
            assert_eq!(weighed(&problem), Weighed::Never);
        }
    }

    #[test]
    fn what_is_being_asked_has_its_share_of_the_room() {
        let mut problem = problem();
        problem.needs.push(problem.needs[0].clone());
        problem.locked = vec![Locked {
            need: 1,
            offer: 0,
            quantity: 2,
        }];
        let laid = Laid {
            problem,
            needs: vec![],
            offers: vec![],
            languages: vec![],
            asks_left: vec![],
        };
        assert_eq!((laid.room_for(0, 0), laid.room_for(1, 0)), (1, 0));
    }
}
