//! The solver: one exact plan for all needs at once, by successive shortest paths.
//!
//! Picture goods flowing from needs through offers to the people who make them, and out. Every
//! unit of a need looks for the cheapest way out. The way may lead through others: "Ana could
//! drive Ben if Cruz took over Ana's delivery". Needs come in the order of their priority and
//! each unit that once found a way keeps one, so
//!
//! * no need is ever dropped, or sent a detour it could refuse, for one that comes after it;
//! * if a unit finds no way, then no other arrangement of the earlier needs would have left it
//!   one (the sets of units that can be met are independent sets of a matroid, on which taking
//!   greedily by priority is best for every one of its members). Whatever that search reached
//!   is *closed*: full, with nobody in it who could go elsewhere. No later search enters it,
//!   and so a town in crisis, where most searches fail, costs less and not more;
//! * among all arrangements that meet the same, the flow is always one of the cheapest, because
//!   each unit goes by a shortest path of the residual network.
//!
//! The last is kept by *prices* on offers and people: what the next unit there costs the whole
//! town. Lengths are measured against prices, which keeps them from being negative, so that
//! Dijkstra's search may be used and seldom goes far. In the end the prices prove the plan; see
//! [`crate::proof`].
//!
//! Invariants: along every way still open, length + price there >= price here, and equal along
//! every way in use. Prices of what is not closed only rise and are never negative.

mod search;

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// What the solver is given: plain numbers. People are numbered by their first offer.
pub(crate) struct Network<'a> {
    /// Needs and the units each wants, the most pressing first.
    pub demand: Vec<(u32, u32)>,
    /// By need: the candidates, cheapest first.
    pub candidates: &'a crate::candidates::Candidates,
    /// Units to be had, by offer.
    pub room: Vec<u32>,
    /// Whose offer it is.
    pub owner: Vec<u32>,
    /// Units that may be asked, by person.
    pub limit: Vec<u32>,
    /// What the first unit asked of a person costs; each further one costs `step` more.
    pub first: Vec<i64>,
    pub step: i64,
}

/// Units of one need given by one offer.
#[derive(Clone, Copy)]
pub(crate) struct Given {
    pub need: u32,
    pub units: u32,
    pub cost: u32,
}

/// What the next unit at an offer or a person costs the town: the priority of the need that
/// would go without (0 when none would), then plain cost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Price {
    pub unmet: i64,
    pub cost: i64,
}

/// What the solver answers.
pub(crate) struct Flow {
    /// By offer: whom it serves.
    pub given: Vec<Vec<Given>>,
    /// Needs that want more than there is, and how much, the most pressing first.
    pub missing: Vec<(u32, u32)>,
    pub offer_prices: Vec<Price>,
    pub person_prices: Vec<Price>,
}

/// A person or an offer, as the search sees it: people first, then offers.
#[derive(Clone, Copy, Default)]
struct Node {
    price: i64,
    /// Length of the shortest way found in the current search.
    length: i64,
    /// The search in which `length` was set.
    search: u32,
    /// The node before this one on that way: a person, an offer, or a need.
    before: u32,
    /// The cost of the candidate pair, when the node before is a need.
    paid: u32,
    /// Closed by a need of this priority; 0 while open.
    closed: u32,
}

struct Solver<'a> {
    net: &'a Network<'a>,
    nodes: Vec<Node>,
    offers_of: Vec<Vec<u32>>,
    given: Vec<Vec<Given>>,
    used: Vec<u32>,
    asked: Vec<u32>,
    /// By need: the search that last came by, and the offer it came from.
    seen: Vec<(u32, u32)>,
    search: u32,
    heap: BinaryHeap<Reverse<(i64, u32)>>,
    passed: Vec<u32>,
    /// The shortest way out found so far: its length, and the offer at its end.
    best: (i64, u32),
}

/// Solves, exactly.
pub(crate) fn solve(net: &Network) -> Flow {
    let mut solver = Solver::new(net);
    let mut missing = Vec::new();
    let count = net.demand.len() as u32;
    for (rank, &(need, wanted)) in (0u32..).zip(&net.demand) {
        let met = (0..wanted).take_while(|_| solver.place(need)).count() as u32;
        if met < wanted {
            missing.push((need, wanted - met));
            solver.close(count - rank);
        }
    }
    let price = |node: &Node| Price {
        unmet: i64::from(node.closed),
        cost: node.price,
    };
    let (people, offers) = solver.nodes.split_at(net.limit.len());
    Flow {
        person_prices: people.iter().map(price).collect(),
        offer_prices: offers.iter().map(price).collect(),
        given: solver.given,
        missing,
    }
}

impl<'a> Solver<'a> {
    fn new(net: &'a Network<'a>) -> Solver<'a> {
        let people = net.limit.len();
        let mut offers_of = vec![Vec::new(); people];
        for (offer, &owner) in (0u32..).zip(&net.owner) {
            offers_of[owner as usize].push(offer);
        }
        let prices = net
            .first
            .iter()
            .chain(net.owner.iter().map(|&p| &net.first[p as usize]));
        let nodes = prices
            .map(|&price| Node {
                price,
                ..Node::default()
            })
            .collect();
        let needs = net.demand.iter().map(|d| d.0 as usize + 1).max();
        Solver {
            net,
            nodes,
            offers_of,
            given: vec![Vec::new(); net.owner.len()],
            used: vec![0; net.owner.len()],
            asked: vec![0; people],
            seen: vec![(0, 0); needs.unwrap_or(0)],
            search: 0,
            heap: BinaryHeap::new(),
            passed: Vec::new(),
            best: (i64::MAX, 0),
        }
    }

    /// Finds a way for one unit and sends it; `false` when there is none.
    fn place(&mut self, need: u32) -> bool {
        self.look_for_a_way(need);
        let (length, offer) = self.best;
        if length == i64::MAX {
            return false;
        }
        for &at in &self.passed {
            let node = &mut self.nodes[at as usize];
            node.price += length - node.length;
        }
        self.send(offer);
        true
    }

    /// Sends a unit along the way found, from its end back to the need it began with.
    fn send(&mut self, offer: u32) {
        let people = self.net.limit.len() as u32;
        let first_need = people + self.net.owner.len() as u32;
        self.asked[self.net.owner[offer as usize] as usize] += 1;
        self.used[offer as usize] += 1;
        let mut at = people + offer;
        loop {
            let Node { before, paid, .. } = self.nodes[at as usize];
            if at < people {
                self.used[(before - people) as usize] += 1;
                at = before;
            } else if before < people {
                self.used[(at - people) as usize] -= 1;
                at = before;
            } else {
                let need = before - first_need;
                add(&mut self.given[(at - people) as usize], need, paid);
                let from = self.seen[need as usize].1;
                if from == u32::MAX {
                    return;
                }
                take_away(&mut self.given[(from - people) as usize], need);
                at = from;
            }
        }
    }

    /// Closes all that the search which just failed has reached.
    fn close(&mut self, priority: u32) {
        for &at in &self.passed {
            let node = &mut self.nodes[at as usize];
            node.price -= node.length;
            node.closed = priority;
        }
    }
}

fn add(shares: &mut Vec<Given>, need: u32, cost: u32) {
    match shares.iter_mut().find(|share| share.need == need) {
        Some(share) => share.units += 1,
        None => shares.push(Given {
            need,
            units: 1,
            cost,
        }),
    }
}

fn take_away(shares: &mut Vec<Given>, need: u32) {
    if let Some(at) = shares.iter().position(|share| share.need == need) {
        shares[at].units -= 1;
        if shares[at].units == 0 {
            shares.remove(at);
        }
    }
}
