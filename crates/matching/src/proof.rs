//! The proof that comes with every plan: that it keeps the rules, and that no plan is better.
//!
//! By duality of linear programs. Let any prices be given for offers and people. A unit of a
//! need cannot be met for less than its cheapest candidate and the price there, or be left
//! unmet for less than its priority; what the prices take too much is at most what is paid for
//! all the room there is. So every plan costs at least
//!
//! ```text
//!   sum over needs     units wanted * min(priority, cheapest (cost + price))
//! - sum over offers    room * (price of the offer above its person's)
//! - sum over people    for each unit they may be asked: (price above the cost of that unit)
//! ```
//!
//! whatever the prices are. If a plan costs exactly this, it is one of the best. The check is
//! one pass over the candidates and believes nothing that the solver did; only the question of
//! who is a candidate is answered by the same code.
//!
//! Priorities and costs are compared as pairs, priority first, instead of making priorities
//! "very large": sums of pairs cannot run into each other or over. The priority of the last
//! need is 1, of the one before it 2, and so on. On a matroid, and these plans are one, the
//! best set is the same for all weights in the same order, so that this proves the strict order
//! too: no unit of a less pressing need could be given up for one of a more pressing need.

use crate::candidates::Candidates;
use crate::flow::Price;
use crate::plan::{self, Plan};
use crate::problem::{Malformed, Problem};
use crate::scene::Scene;
use std::ops::{AddAssign, Mul, Sub, SubAssign};

/// The worth of a plan; less is better. Compared by `unmet`, then by `cost`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Value {
    /// The priorities of all unmet units added up.
    pub unmet: i128,
    /// Distance, little time, load.
    pub cost: i128,
}

/// What a plan is worth, and what none can be better than.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proof {
    /// The plan's.
    pub value: Value,
    /// No plan for this problem is below this.
    pub bound: Value,
}

impl Proof {
    /// Whether the plan is one of the best.
    pub fn is_optimal(&self) -> bool {
        self.value == self.bound
    }

    /// Whether at least nothing more pressing could be met.
    pub fn meets_the_most(&self) -> bool {
        self.value.unmet == self.bound.unmet
    }
}

/// A rule that a plan breaks. The numbers are places in the plan's or the problem's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// The problem itself is malformed.
    Malformed(Malformed),
    /// The plan belongs to another problem.
    OtherProblem,
    /// This pair is no candidate, costs something else, gives nothing, or is out of order or twice.
    Pair(usize),
    /// What this need gets and what it misses are not what it wants.
    Need(u32),
    /// More is asked of this offer than it has.
    Offer(u32),
    /// More is asked of this person than they wish.
    Person(u32),
    /// The plan's cost is not what its pairs cost.
    Cost,
}

impl Plan {
    /// Checks the plan against the problem it was made for, and how good it is.
    ///
    /// # Errors
    /// The first rule found broken.
    pub fn check(&self, problem: &Problem) -> Result<Proof, Flaw> {
        let scene = Scene::new(problem).map_err(Flaw::Malformed)?;
        let same = self.offer_prices.len() == problem.offers.len()
            && self.person_prices.len() == problem.people.len();
        if !same
            || self
                .unmet
                .iter()
                .any(|u| u.need as usize >= problem.needs.len())
        {
            return Err(Flaw::OtherProblem);
        }
        let candidates = Candidates::new(&scene);
        check_pairs(self, &candidates)?;
        check_sums(self, &scene)?;
        if plan::cost(&scene, &self.pairs) != self.cost {
            return Err(Flaw::Cost);
        }
        Ok(Proof {
            value: self.value(problem),
            bound: self.bound(&scene, &candidates),
        })
    }

    fn value(&self, problem: &Problem) -> Value {
        let priority = priorities(problem);
        let unmet = self.unmet.iter();
        Value {
            unmet: unmet
                .map(|u| i128::from(priority[u.need as usize]) * i128::from(u.missing))
                .sum(),
            cost: i128::from(self.cost),
        }
    }

    /// The bound that the plan's prices give.
    fn bound(&self, scene: &Scene, candidates: &Candidates) -> Value {
        let offers = (self.offer_prices.iter()).zip(&scene.problem.offers);
        let lifted: Vec<(Price, Price)> = offers
            .map(|(&price, offer)| (price, self.person_prices[offer.person as usize]))
            .map(|(price, person)| (price.max(person), person))
            .collect();
        let mut bound = Value::default();
        for (need, &priority) in (0u32..).zip(&priorities(scene.problem)) {
            let met = candidates.of(need).iter().map(|c| {
                let price = lifted[c.offer as usize].0;
                Price {
                    cost: price.cost + i64::from(c.cost),
                    ..price
                }
            });
            let unmet = Price {
                unmet: priority,
                cost: 0,
            };
            bound += met.fold(unmet, Price::min) * scene.wanted[need as usize];
        }
        for (&(price, person), &room) in lifted.iter().zip(&scene.room) {
            bound -= (price - person) * room;
        }
        for (person, &price) in self.person_prices.iter().enumerate() {
            bound -= above_load(scene, person, price);
        }
        bound
    }
}

/// Over all units that a person may still be asked: how much the price is above the unit's cost.
fn above_load(scene: &Scene, person: usize, price: Price) -> Value {
    let limit = scene.person_room[person];
    let first = scene.next_load_cost(person, 0);
    let step = i64::from(scene.problem.weights.load_step);
    let units = match (price.cost - first, step) {
        _ if price.unmet > 0 => limit,
        (over, _) if over <= 0 => 0,
        (_, 0) => limit,
        (over, step) => u32::try_from((over - 1) / step + 1)
            .unwrap_or(limit)
            .min(limit),
    };
    let pairs = i128::from(units) * (i128::from(units) - 1) / 2;
    let mut above = price * units;
    above.cost -= i128::from(first) * i128::from(units) + i128::from(step) * pairs;
    above
}

/// By need: 1 for the least pressing, one more for each before it.
fn priorities(problem: &Problem) -> Vec<i64> {
    let mut priority = vec![0; problem.needs.len()];
    for (rank, need) in (1..).zip(problem.most_pressing_first().into_iter().rev()) {
        priority[need as usize] = rank;
    }
    priority
}

fn check_pairs(plan: &Plan, candidates: &Candidates) -> Result<(), Flaw> {
    let mut last = None;
    for (place, pair) in plan.pairs.iter().enumerate() {
        let of_need = candidates.of(pair.need);
        let here = of_need
            .iter()
            .any(|c| (c.offer, c.cost) == (pair.offer, pair.cost));
        let next = Some((pair.need, pair.offer));
        if !here || pair.quantity == 0 || last >= next {
            return Err(Flaw::Pair(place));
        }
        last = next;
    }
    Ok(())
}

fn check_sums(plan: &Plan, scene: &Scene) -> Result<(), Flaw> {
    let mut of_need = vec![0u64; scene.wanted.len()];
    let mut of_offer = vec![0u64; scene.room.len()];
    let mut of_person = vec![0u64; scene.person_room.len()];
    for pair in &plan.pairs {
        let person = scene.offer(pair.offer).person;
        of_need[pair.need as usize] += u64::from(pair.quantity);
        of_offer[pair.offer as usize] += u64::from(pair.quantity);
        of_person[person as usize] += u64::from(pair.quantity);
    }
    for unmet in &plan.unmet {
        of_need[unmet.need as usize] += u64::from(unmet.missing);
    }
    let first = |sums: &[u64], most: &[u32], wrong: fn(u64, u64) -> bool| {
        let places = (0u32..).zip(sums.iter().zip(most));
        let mut wrong = places.filter(|(_, (sum, most))| wrong(**sum, u64::from(**most)));
        wrong.next().map(|(place, _)| place)
    };
    let flaw = None
        .or(first(&of_need, &scene.wanted, |got, wanted| got != wanted).map(Flaw::Need))
        .or(first(&of_offer, &scene.room, |given, room| given > room).map(Flaw::Offer))
        .or(first(&of_person, &scene.person_room, |asked, limit| asked > limit).map(Flaw::Person));
    flaw.map_or(Ok(()), Err)
}

impl Mul<u32> for Price {
    type Output = Value;
    fn mul(self, units: u32) -> Value {
        Value {
            unmet: i128::from(self.unmet) * i128::from(units),
            cost: i128::from(self.cost) * i128::from(units),
        }
    }
}

impl Sub for Price {
    type Output = Price;
    fn sub(self, other: Price) -> Price {
        Price {
            unmet: self.unmet - other.unmet,
            cost: self.cost - other.cost,
        }
    }
}

impl AddAssign for Value {
    fn add_assign(&mut self, other: Value) {
        self.unmet += other.unmet;
        self.cost += other.cost;
    }
}

impl SubAssign for Value {
    fn sub_assign(&mut self, other: Value) {
        self.unmet -= other.unmet;
        self.cost -= other.cost;
    }
}
