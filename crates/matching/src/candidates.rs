//! Who could help whom: every pair that fits, with what it would cost.
//!
//! No need's candidates are cut short at the nearest few. A cut looks harmless in a quiet week
//! and hides the last free hands in a crisis.

use crate::problem::{Malformed, Problem};
use crate::reasons::{Reasons, Standing};
use crate::scene::Scene;

/// An offer that fits a need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Candidate {
    /// What each unit would cost by distance, little time and the like; load comes on top.
    pub cost: u32,
    /// Place in [`Problem::offers`].
    pub offer: u32,
}

/// The candidates of every need that still wants something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidates {
    start: Vec<usize>,
    rows: Vec<Candidate>,
}

impl Candidates {
    pub(crate) fn new(scene: &Scene) -> Candidates {
        let mut found = Candidates {
            start: vec![0],
            rows: Vec::new(),
        };
        for need in 0..scene.problem.needs.len() as u32 {
            gather_row(scene, need, &mut found.rows);
            found.start.push(found.rows.len());
        }
        found
    }

    /// The candidates of one need, the cheapest first, equals in the order of the offers.
    /// None for a need that is not there.
    pub fn of(&self, need: u32) -> &[Candidate] {
        let need = need as usize;
        match (self.start.get(need), self.start.get(need + 1)) {
            (Some(&from), Some(&to)) => &self.rows[from..to],
            _ => &[],
        }
    }

    /// How many pairs there are in all.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether nobody can help anybody.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

fn gather_row(scene: &Scene, need: u32, rows: &mut Vec<Candidate>) {
    let from = rows.len();
    if scene.wanted[need as usize] == 0 {
        return;
    }
    for (offer, set_aside) in scene.around(need) {
        if scene.free(offer) == 0 {
            continue;
        }
        let measure = scene.measure(need, offer);
        if set_aside.contains(measure.failed) {
            let cost = scene.cost(&measure);
            rows.push(Candidate { cost, offer });
        }
    }
    rows[from..].sort_unstable();
}

/// Every pair that fits and has room, with its cost.
///
/// # Errors
/// When the problem is malformed.
pub fn candidates(problem: &Problem) -> Result<Candidates, Malformed> {
    Ok(Candidates::new(&Scene::new(problem)?))
}

/// The candidates of one need, as [`Candidates::of`] gives them, without those of all others.
///
/// # Errors
/// When the problem is malformed or there is no such need.
pub fn candidates_for(problem: &Problem, need: u32) -> Result<Vec<Candidate>, Malformed> {
    let scene = Scene::new(problem)?;
    scene.has_need(need)?;
    Ok(row(&scene, need))
}

/// The candidates of one need alone.
pub(crate) fn row(scene: &Scene, need: u32) -> Vec<Candidate> {
    let mut rows = Vec::new();
    gather_row(scene, need, &mut rows);
    rows
}

/// One of the best for a need, as things stand now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// Place in [`Problem::offers`].
    pub offer: u32,
    /// How many units of what the need still wants they could give.
    pub quantity: u32,
    /// What the first unit would cost, the load of its person counted in.
    pub cost: i64,
    /// Why.
    pub reasons: Reasons,
}

/// The best candidates for one need, the best first, at most `limit`, each person once: what
/// the page of a new need can show at once, before the next plan is made.
///
/// Other needs are not looked at: somebody listed here may be wanted more elsewhere.
///
/// # Errors
/// When the problem is malformed or there is no such need.
pub fn suggest(problem: &Problem, need: u32, limit: usize) -> Result<Vec<Ranked>, Malformed> {
    let scene = Scene::new(problem)?;
    scene.has_need(need)?;
    let candidates = row(&scene, need);
    let standing = Standing::new(&scene, &candidates);
    let mut best: Vec<(i64, u32)> = candidates
        .iter()
        .map(|c| {
            let load = scene.load[scene.offer(c.offer).person as usize];
            let weight = i64::from(problem.weights.load_step);
            (i64::from(c.cost) + weight * i64::from(load), c.offer)
        })
        .collect();
    best.sort_unstable();

    let mut met = std::collections::BTreeSet::new();
    Ok(best
        .into_iter()
        .filter(|&(_, offer)| met.insert(scene.offer(offer).person))
        .take(limit)
        .map(|(cost, offer)| Ranked {
            offer,
            quantity: scene.wanted[need as usize].min(scene.free(offer)),
            cost,
            reasons: Reasons::new(&scene, need, offer, &standing),
        })
        .collect())
}
