//! Fewer introductions: a need that one person can meet alone is not spread over five.
//!
//! An even load alone would have four cooks bring one plate each. That it is also a burden to
//! be one of many, and for the asker to meet many, cannot be part of an exact plan (it would be
//! a packing problem, for which nothing fast and exact is known). So it is done afterwards:
//! units of a need move together into offers that have room to spare, wherever that is worth
//! more than it costs in distance and load. What is met stays exactly as it was, for every need.

use crate::candidates::{Candidate, Candidates};
use crate::plan::Share;
use crate::scene::Scene;
use std::cmp::Reverse;

struct Gathering<'a> {
    scene: &'a Scene<'a>,
    /// Units in use, by offer.
    used: Vec<u32>,
    /// Units asked, by person.
    asked: Vec<u32>,
}

/// Gathers the shares, which are sorted by need and stay so. The most pressing needs go first.
pub(crate) fn gather(scene: &Scene, candidates: &Candidates, shares: Vec<Share>) -> Vec<Share> {
    let mut gathering = Gathering {
        scene,
        used: vec![0; scene.room.len()],
        asked: vec![0; scene.person_room.len()],
    };
    gathering.add(&shares);
    let mut of_need: Vec<Vec<Share>> = vec![Vec::new(); scene.wanted.len()];
    for share in shares {
        of_need[share.need as usize].push(share);
    }
    for need in scene.problem.most_pressing_first() {
        let own = &mut of_need[need as usize];
        while let Some(better) = gathering.improve(own, candidates.of(need)) {
            gathering.remove(own);
            gathering.add(&better);
            *own = better;
        }
    }
    let mut shares: Vec<Share> = of_need.into_iter().flatten().collect();
    shares.sort_unstable();
    shares
}

impl Gathering<'_> {
    /// The best way to meet the same need with fewer people, if one is worth it.
    fn improve(&mut self, own: &[Share], candidates: &[Candidate]) -> Option<Vec<Share>> {
        if own.len() < 2 {
            return None;
        }
        let worth = |few: &[Share]| {
            let fewer = own.len().saturating_sub(few.len()) as i64;
            fewer * i64::from(self.scene.problem.weights.another_person)
        };
        let mut options: Vec<(i64, Vec<Share>)> = (candidates.iter())
            .map(|&candidate| self.around(own, candidate))
            .filter(|option| option.len() < own.len())
            .map(|option| (worth(&option), option))
            .collect();
        self.remove(own);
        let now = self.cost(own);
        for (gain, option) in &mut options {
            *gain -= self.cost(option) - now;
        }
        self.add(own);
        let best = options.into_iter().min_by_key(|(gain, _)| Reverse(*gain))?;
        (best.0 > 0).then_some(best.1)
    }

    /// The same units with as many as possible from one candidate, the rest from those who
    /// gave the most already.
    fn around(&self, own: &[Share], candidate: Candidate) -> Vec<Share> {
        let offer = candidate.offer;
        let person = self.scene.offer(offer).person as usize;
        let at = offer as usize;
        let spare = (self.scene.room[at] - self.used[at])
            .min(self.scene.person_room[person] - self.asked[person]);
        let given: u32 = own
            .iter()
            .filter(|s| s.offer == offer)
            .map(|s| s.units)
            .sum();
        let mut left: u32 = own.iter().map(|s| s.units).sum();
        let mut rest: Vec<Share> = own.iter().filter(|s| s.offer != offer).copied().collect();
        rest.sort_by_key(|share| Reverse(share.units));
        let mut option = Vec::with_capacity(own.len());
        let most = Share {
            need: own[0].need,
            offer,
            units: given.saturating_add(spare),
            cost: candidate.cost,
        };
        for share in std::iter::once(most).chain(rest) {
            let units = share.units.min(left);
            left -= units;
            if units > 0 {
                option.push(Share { units, ..share });
            }
        }
        option
    }

    /// What shares would cost on top of all others.
    fn cost(&mut self, shares: &[Share]) -> i64 {
        let mut cost = 0;
        for share in shares {
            let person = self.scene.offer(share.offer).person as usize;
            let (before, after) = (self.asked[person], self.asked[person] + share.units);
            cost += i64::from(share.cost) * i64::from(share.units);
            cost += self.scene.load_cost(person, after) - self.scene.load_cost(person, before);
            self.asked[person] = after;
        }
        for share in shares {
            self.asked[self.scene.offer(share.offer).person as usize] -= share.units;
        }
        cost
    }

    fn add(&mut self, shares: &[Share]) {
        for share in shares {
            self.used[share.offer as usize] += share.units;
            self.asked[self.scene.offer(share.offer).person as usize] += share.units;
        }
    }

    fn remove(&mut self, shares: &[Share]) {
        for share in shares {
            self.used[share.offer as usize] -= share.units;
            self.asked[self.scene.offer(share.offer).person as usize] -= share.units;
        }
    }
}
