//! The plan for a whole neighborhood, in which nobody is asked more often than they wish.
//!
//! The solver counts things: rides, boxes, tools. What a neighbor wishes to be spared is being *asked*, and one who lends
//! twelve chairs is asked once. So the solver plans without that wish first. Where it would have somebody asked too often,
//! their most pressing pairs stand, and the rest is planned anew among the others.

use matching::{Locked, Malformed, Pair, Unmet, gather};

use super::Laid;

/// What the plan came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// Who is proposed to whom, by need, then by offer.
    pub pairs: Vec<Pair>,
    /// What stays open, the most pressing first.
    pub unmet: Vec<Unmet>,
}

impl Laid<'_> {
    /// Makes the plan. Each round but the last ends with somebody who is asked as often as they wish, so there are at
    /// most as many rounds as people; nearly always there is one, and then the plan is the best there is.
    pub fn plan(&self) -> Result<Planned, Malformed> {
        let mut problem = self.problem.clone();
        let mut left = self.asks_left.clone();
        let mut pairs = Vec::new();
        loop {
            let plan = gather(&problem)?;
            let all = plan.pairs.len();
            let kept = self.within_wishes(plan.pairs, &mut left);
            let whole = kept.len() == all;
            problem.locked.extend(kept.iter().map(|pair| Locked {
                need: pair.need,
                offer: pair.offer,
                quantity: pair.quantity,
            }));
            pairs.extend(kept);
            if whole {
                pairs.sort_by_key(|pair| (pair.need, pair.offer));
                let unmet = plan.unmet;
                return Ok(Planned { pairs, unmet });
            }
            for (person, left) in left.iter().enumerate() {
                if *left == 0 {
                    problem.people[person].limit = locked_with(&problem, person);
                }
            }
        }
    }

    /// The pairs that ask nobody more often than they wish, the most pressing needs first.
    fn within_wishes(&self, pairs: Vec<Pair>, left: &mut [u32]) -> Vec<Pair> {
        let mut rank = vec![0; self.problem.needs.len()];
        for (place, need) in self.problem.most_pressing_first().into_iter().enumerate() {
            rank[need as usize] = place;
        }
        let mut pairs = pairs;
        pairs.sort_by_key(|pair| (rank[pair.need as usize], pair.offer));
        pairs.retain(|pair| {
            let left = &mut left[self.problem.offers[pair.offer as usize].person as usize];
            let asks = *left > 0;
            *left = left.saturating_sub(1);
            asks
        });
        pairs
    }
}

/// How much is locked with somebody, over all they offer.
fn locked_with(problem: &matching::Problem, person: usize) -> u32 {
    let theirs = |pair: &&Locked| problem.offers[pair.offer as usize].person as usize == person;
    problem
        .locked
        .iter()
        .filter(theirs)
        .map(|pair| pair.quantity)
        .sum()
}
