//! The plan: who is proposed to whom, and which needs stay open and why.

use crate::candidates::Candidates;
use crate::flow::{self, Flow, Network, Price};
use crate::problem::{Malformed, Problem};
use crate::reasons::{Reasons, Standing};
use crate::scene::Scene;
use crate::why::{Taken, WhyNot};

/// Units of an offer proposed for a need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Place in [`Problem::needs`].
    pub need: u32,
    /// Place in [`Problem::offers`].
    pub offer: u32,
    /// How many units, at least 1.
    pub quantity: u32,
    /// What each unit costs by distance, little time and the like, without load.
    pub cost: u32,
    /// Why these two.
    pub reasons: Reasons,
}

/// A need that wants more than the plan could find.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmet {
    /// Place in [`Problem::needs`].
    pub need: u32,
    /// How many units are missing. What was found goes to it all the same.
    pub missing: u32,
    /// Why.
    pub why: WhyNot,
}

/// The best plan for all needs at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// What is newly proposed, by need, then by offer. Locked pairs are not repeated.
    pub pairs: Vec<Pair>,
    /// What stays open, the most pressing first.
    pub unmet: Vec<Unmet>,
    /// What all pairs cost with the load they lay on people. Only good for comparing plans of
    /// one problem.
    pub cost: i64,
    pub(crate) offer_prices: Vec<Price>,
    pub(crate) person_prices: Vec<Price>,
}

/// Makes the best plan: as many units as possible for the most pressing need, then for the
/// next, and so on; of all plans that do this, one with the least cost of distance and load.
///
/// The same problem gives the same plan, on every machine. Numbers of people, categories and
/// areas have no influence, only their being the same or not; between plans of equal cost, the
/// order of needs and offers decides.
///
/// # Errors
/// When the problem is malformed.
pub fn solve(problem: &Problem) -> Result<Plan, Malformed> {
    make(problem, |_, _, shares| shares)
}

/// Like [`solve`], then gathered: where somebody has room for more of a need, it is not spread
/// over many, as far as [`Weights::another_person`](crate::Weights::another_person) is worth the
/// distance and load that this costs. What is met is the same.
///
/// # Errors
/// When the problem is malformed.
pub fn gather(problem: &Problem) -> Result<Plan, Malformed> {
    make(problem, crate::gather::gather)
}

/// Units of one need given by one offer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Share {
    pub need: u32,
    pub offer: u32,
    pub units: u32,
    pub cost: u32,
}

fn make(
    problem: &Problem,
    arrange: impl FnOnce(&Scene, &Candidates, Vec<Share>) -> Vec<Share>,
) -> Result<Plan, Malformed> {
    let scene = Scene::new(problem)?;
    let candidates = Candidates::new(&scene);
    let people = People::by_first_offer(problem);
    let flow = flow::solve(&network(&scene, &candidates, &people));
    let shares = arrange(&scene, &candidates, shares(&flow));
    let taken = Taken::new(&scene, &shares);
    let unmet = flow.missing.iter().map(|&(need, missing)| Unmet {
        need,
        missing,
        why: WhyNot::new(&scene, need, &taken),
    });
    let mut person_prices = vec![Price::default(); problem.people.len()];
    for (&person, &price) in people.listed.iter().zip(&flow.person_prices) {
        person_prices[person as usize] = price;
    }
    let pairs = explain(&scene, &candidates, &shares);
    Ok(Plan {
        cost: cost(&scene, &pairs),
        unmet: unmet.collect(),
        pairs,
        offer_prices: flow.offer_prices,
        person_prices,
    })
}

/// People with offers, numbered in the order of their first, so that the numbers the caller
/// gave them cannot tip a balance.
struct People {
    listed: Vec<u32>,
    owner: Vec<u32>,
}

impl People {
    fn by_first_offer(problem: &Problem) -> People {
        let mut number = vec![u32::MAX; problem.people.len()];
        let mut listed = Vec::new();
        let owner = problem.offers.iter().map(|offer| {
            let number = &mut number[offer.person as usize];
            if *number == u32::MAX {
                *number = listed.len() as u32;
                listed.push(offer.person);
            }
            *number
        });
        let owner = owner.collect();
        People { listed, owner }
    }
}

fn network<'a>(scene: &Scene, candidates: &'a Candidates, people: &People) -> Network<'a> {
    let order = scene.problem.most_pressing_first();
    let listed = || people.listed.iter().map(|&p| p as usize);
    Network {
        demand: (order.into_iter())
            .map(|need| (need, scene.wanted[need as usize]))
            .collect(),
        candidates,
        room: scene.room.clone(),
        owner: people.owner.clone(),
        limit: listed().map(|p| scene.person_room[p]).collect(),
        first: listed().map(|p| scene.next_load_cost(p, 0)).collect(),
        step: i64::from(scene.problem.weights.load_step),
    }
}

/// What the solver gives, by need, then by offer.
fn shares(flow: &Flow) -> Vec<Share> {
    let mut shares: Vec<Share> = (0u32..)
        .zip(&flow.given)
        .flat_map(|(offer, given)| {
            given
                .iter()
                .map(move |&flow::Given { need, units, cost }| Share {
                    need,
                    offer,
                    units,
                    cost,
                })
        })
        .collect();
    shares.sort_unstable();
    shares
}

fn explain(scene: &Scene, candidates: &Candidates, shares: &[Share]) -> Vec<Pair> {
    let mut pairs = Vec::with_capacity(shares.len());
    for of_one in shares.chunk_by(|a, b| a.need == b.need) {
        let standing = Standing::new(scene, candidates.of(of_one[0].need));
        pairs.extend(of_one.iter().map(|share| Pair {
            need: share.need,
            offer: share.offer,
            quantity: share.units,
            cost: share.cost,
            reasons: Reasons::new(scene, share.need, share.offer, &standing),
        }));
    }
    pairs
}

/// The cost of all pairs and of the load they lay on people.
pub(crate) fn cost(scene: &Scene, pairs: &[Pair]) -> i64 {
    let mut asked = vec![0u32; scene.problem.people.len()];
    let mut cost = 0;
    for pair in pairs {
        asked[scene.offer(pair.offer).person as usize] += pair.quantity;
        cost += i64::from(pair.cost) * i64::from(pair.quantity);
    }
    let loads = asked.iter().enumerate();
    cost + loads
        .map(|(person, &units)| scene.load_cost(person, units))
        .sum::<i64>()
}
