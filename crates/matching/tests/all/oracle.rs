//! The rules once more, written as plainly as they can be said, and every plan tried out.
//! Nothing of the solver is used here.

use matching::{Conditions, Need, Offer, Problem};

/// Whether the two could ever be paired, whatever an organizer sets aside.
pub fn may_meet(problem: &Problem, need: usize, offer: usize) -> bool {
    let (n, o) = (&problem.needs[need], &problem.offers[offer]);
    let pair = (need as u32, offer as u32);
    n.category == o.category
        && n.person != o.person
        && !problem.blocked.contains(&(n.person, o.person))
        && !problem.blocked.contains(&(o.person, n.person))
        && !problem.declined.contains(&pair)
        && !problem.locked.iter().any(|l| (l.need, l.offer) == pair)
}

/// The soft conditions that do not hold.
pub fn failing(problem: &Problem, need: usize, offer: usize) -> Vec<Conditions> {
    let (n, o) = (&problem.needs[need], &problem.offers[offer]);
    let mut failing = Vec::new();
    if n.times.bits() != 0 && o.times.bits() != 0 && n.times.bits() & o.times.bits() == 0 {
        failing.push(Conditions::TIMES);
    }
    if n.language_required && n.languages != 0 && n.languages & o.languages == 0 {
        failing.push(Conditions::LANGUAGE);
    }
    if let Some(steps) = steps(problem, n, o) {
        let too_far = steps == u32::MAX || o.radius.is_some_and(|radius| radius < steps);
        if too_far && !(n.remote && o.remote) {
            failing.push(Conditions::AREA);
        }
    }
    if n.wants_known && !o.known {
        failing.push(Conditions::KNOWN);
    }
    failing
}

/// The conditions in the way of a pair after all that organizers set aside for it.
pub fn in_the_way(problem: &Problem, need: usize, offer: usize) -> Vec<Conditions> {
    let mut failing = failing(problem, need, offer);
    for allowed in &problem.allowed {
        if (allowed.need as usize, allowed.offer as usize) == (need, offer) {
            failing.retain(|&condition| !allowed.conditions.contains(condition));
        }
    }
    failing
}

fn steps(problem: &Problem, n: &Need, o: &Offer) -> Option<u32> {
    let at = o.area? * problem.places.areas + n.area?;
    Some(problem.places.steps[at as usize])
}

fn cost(problem: &Problem, need: usize, offer: usize) -> i64 {
    let (n, o) = (&problem.needs[need], &problem.offers[offer]);
    let w = &problem.weights;
    let reachable = problem.places.steps.iter().filter(|s| **s < u32::MAX);
    let far = reachable.max().map_or(1, |most| most + 1);
    let steps = match steps(problem, n, o) {
        _ if n.remote && o.remote => 0,
        None | Some(u32::MAX) => far,
        Some(steps) => steps,
    };
    let shared = match (n.times.bits(), o.times.bits()) {
        (0, 0) => 21,
        (0, one) | (one, 0) => one.count_ones(),
        (one, other) => (one & other).count_ones(),
    };
    let mut cost = w.area_step * steps;
    cost += match shared {
        0 => 3 * w.little_time,
        1 => 2 * w.little_time,
        2 => w.little_time,
        _ => 0,
    };
    if n.languages != 0 && o.languages != 0 && n.languages & o.languages == 0 {
        cost += w.no_shared_language;
    }
    cost += w.softened * failing(problem, need, offer).len() as u32;
    i64::from(cost)
}

/// Units locked for a need, for an offer, for a person.
pub fn locked(problem: &Problem, of: impl Fn(u32, u32) -> bool) -> u32 {
    let locks = problem.locked.iter().filter(|l| of(l.need, l.offer));
    locks.map(|l| l.quantity).sum()
}

/// Units still wanted by a need.
pub fn wanted(problem: &Problem, need: usize) -> u32 {
    let locked = locked(problem, |n, _| n as usize == need);
    problem.needs[need].quantity.saturating_sub(locked)
}

/// What pairs of need, offer and units cost together.
pub fn cost_of(problem: &Problem, pairs: &[(u32, u32, u32)]) -> i64 {
    let mut load: Vec<i64> = (0..problem.people.len())
        .map(|p| load(problem, p))
        .collect();
    let mut sum = 0;
    for &(need, offer, units) in pairs {
        let person = problem.offers[offer as usize].person as usize;
        for _ in 0..units {
            sum += cost(problem, need as usize, offer as usize);
            sum += i64::from(problem.weights.load_step) * load[person];
            load[person] += 1;
        }
    }
    sum
}

/// What a person was asked for before any plan.
fn load(problem: &Problem, person: usize) -> i64 {
    let whose = |offer: u32| problem.offers[offer as usize].person as usize;
    let locked = locked(problem, |_, offer| whose(offer) == person);
    i64::from(problem.people[person].recent_load + locked)
}

/// What a plan leaves unmet by need, the most pressing first, and what it costs.
pub type Worth = (Vec<u32>, i64);

/// Tries every plan there is and says what the best is worth.
pub fn best(problem: &Problem) -> Worth {
    let mut order: Vec<usize> = (0..problem.needs.len()).collect();
    order.sort_by_key(|&n| {
        let need = &problem.needs[n];
        (255 - need.urgency, u32::MAX - need.waiting_days, n)
    });
    let mut edges = Vec::new();
    for (rank, &need) in order.iter().enumerate() {
        for offer in 0..problem.offers.len() {
            if may_meet(problem, need, offer) && in_the_way(problem, need, offer).is_empty() {
                edges.push((rank, offer, cost(problem, need, offer)));
            }
        }
    }
    let whose = |offer: usize| problem.offers[offer].person as usize;
    let of_person = |p: usize| locked(problem, |_, o| whose(o as usize) == p);
    let mut trial = Trial {
        edges,
        whose: (0..problem.offers.len()).map(whose).collect(),
        room: (0..problem.offers.len())
            .map(|o| {
                let locked = locked(problem, |_, other| other as usize == o);
                problem.offers[o].capacity.saturating_sub(locked)
            })
            .collect(),
        limit: (problem.people.iter().enumerate())
            .map(|(p, person)| person.limit.saturating_sub(of_person(p)))
            .collect(),
        load: (0..problem.people.len())
            .map(|p| load(problem, p))
            .collect(),
        missing: order.iter().map(|&n| wanted(problem, n)).collect(),
        step: i64::from(problem.weights.load_step),
        best: None,
    };
    trial.go(0, 0);
    trial.best.expect("to do nothing is a plan, too")
}

struct Trial {
    edges: Vec<(usize, usize, i64)>,
    whose: Vec<usize>,
    room: Vec<u32>,
    limit: Vec<u32>,
    load: Vec<i64>,
    missing: Vec<u32>,
    step: i64,
    best: Option<Worth>,
}

impl Trial {
    /// Goes on without another unit on this pair, and with one.
    fn go(&mut self, edge: usize, cost: i64) {
        let Some(&(need, offer, each)) = self.edges.get(edge) else {
            let worth = (self.missing.clone(), cost);
            if self.best.as_ref().is_none_or(|best| worth < *best) {
                self.best = Some(worth);
            }
            return;
        };
        self.go(edge + 1, cost);
        let person = self.whose[offer];
        if self.missing[need] > 0 && self.room[offer] > 0 && self.limit[person] > 0 {
            let next = cost + each + self.step * self.load[person];
            self.missing[need] -= 1;
            self.room[offer] -= 1;
            self.limit[person] -= 1;
            self.load[person] += 1;
            self.go(edge, next);
            self.missing[need] += 1;
            self.room[offer] += 1;
            self.limit[person] += 1;
            self.load[person] -= 1;
        }
    }
}
