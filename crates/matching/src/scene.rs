//! A problem made ready: what is left once the locked pairs have taken theirs, and who stands
//! around each need. All rules about a single pair are here and nowhere else.

use crate::measures::{Conditions, Places, Times};
use crate::problem::{Malformed, Need, Offer, Problem};
use std::collections::BTreeMap;

/// Things asked lately count up to this many.
const LARGEST_LOAD: u32 = 10_000;

/// A checked problem with its indexes.
pub(crate) struct Scene<'a> {
    pub problem: &'a Problem,
    /// Units still wanted, by need.
    pub wanted: Vec<u32>,
    /// Units still to be had, by offer; the person's own limit not counted.
    pub room: Vec<u32>,
    /// Units that may still be asked, by person.
    pub person_room: Vec<u32>,
    /// Things asked lately and locked, by person.
    pub load: Vec<u32>,
    far: u32,
    by_category: BTreeMap<u32, Vec<u32>>,
    blocked: Vec<(u32, u32)>,
    settled: Vec<(u32, u32)>,
    allowed: Vec<(u32, u32, Conditions)>,
}

/// How a need and an offer of the same category look side by side.
pub(crate) struct Measure {
    /// The conditions that do not hold.
    pub failed: Conditions,
    /// Area steps; `None` when not known.
    pub steps: Option<u32>,
    pub same_area: bool,
    /// Both can do it from afar.
    pub remote: bool,
    pub shared_times: Option<Times>,
    pub shared_languages: u64,
    /// Both named languages, none of them the same.
    pub no_shared_language: bool,
}

impl<'a> Scene<'a> {
    pub fn new(problem: &'a Problem) -> Result<Scene<'a>, Malformed> {
        problem.check()?;
        let mut scene = Scene {
            problem,
            wanted: problem.needs.iter().map(|n| n.quantity).collect(),
            room: problem.offers.iter().map(|o| o.capacity).collect(),
            person_room: problem.people.iter().map(|p| p.limit).collect(),
            load: (problem.people.iter())
                .map(|p| p.recent_load.min(LARGEST_LOAD))
                .collect(),
            far: problem.places.far(),
            by_category: BTreeMap::new(),
            blocked: both_ways(&problem.blocked),
            settled: problem.declined.clone(),
            allowed: (problem.allowed.iter())
                .map(|a| (a.need, a.offer, a.conditions))
                .collect(),
        };
        for (offer, o) in (0u32..).zip(&problem.offers) {
            scene.by_category.entry(o.category).or_default().push(offer);
        }
        scene.take_out_locked();
        scene.settled.sort_unstable();
        scene.allowed.sort_unstable();
        Ok(scene)
    }

    fn take_out_locked(&mut self) {
        for lock in &self.problem.locked {
            let person = self.problem.offers[lock.offer as usize].person as usize;
            for left in [
                &mut self.wanted[lock.need as usize],
                &mut self.room[lock.offer as usize],
                &mut self.person_room[person],
            ] {
                *left = left.saturating_sub(lock.quantity);
            }
            let asked = &mut self.load[person];
            *asked = asked.saturating_add(lock.quantity).min(LARGEST_LOAD);
            self.settled.push((lock.need, lock.offer));
        }
    }

    /// Whether there is such a need.
    pub fn has_need(&self, need: u32) -> Result<(), Malformed> {
        let there = (need as usize) < self.problem.needs.len();
        there.then_some(()).ok_or(Malformed::NoSuchNeed(need))
    }

    pub fn need(&self, need: u32) -> &'a Need {
        &self.problem.needs[need as usize]
    }

    pub fn offer(&self, offer: u32) -> &'a Offer {
        &self.problem.offers[offer as usize]
    }

    /// Units that this offer can still give, its person's own limit counted.
    pub fn free(&self, offer: u32) -> u32 {
        let person = self.offer(offer).person as usize;
        self.room[offer as usize].min(self.person_room[person])
    }

    /// The offers of a need's category that could ever be proposed for it, with the
    /// conditions that an organizer set aside. Whoever is barred from it is passed over
    /// without a trace: that one blocked another must not show, not even in a count.
    pub fn around(&self, need: u32) -> impl Iterator<Item = (u32, Conditions)> {
        let asker = self.need(need).person;
        let category = self.by_category.get(&self.need(need).category);
        let blocked = run(&self.blocked, |b| b.0.cmp(&asker));
        let settled = run(&self.settled, |s| s.0.cmp(&need));
        let allowed = run(&self.allowed, |a| a.0.cmp(&need));
        category.into_iter().flatten().filter_map(move |&offer| {
            let giver = self.offer(offer).person;
            let barred = giver == asker
                || blocked.binary_search(&(asker, giver)).is_ok()
                || settled.binary_search(&(need, offer)).is_ok();
            let set_aside = run(allowed, |a| a.1.cmp(&offer));
            let set_aside = set_aside.iter().fold(Conditions::NONE, |all, a| all | a.2);
            (!barred).then_some((offer, set_aside))
        })
    }

    pub fn measure(&self, need: u32, offer: u32) -> Measure {
        let (need, offer) = (self.need(need), self.offer(offer));
        let steps = self.problem.places.between(offer.area, need.area);
        let remote = need.remote && offer.remote;
        let too_far = steps.is_some_and(|steps| {
            steps == Places::UNREACHABLE || offer.radius.is_some_and(|r| steps > r)
        });
        let shared_times = need.times.shared(offer.times);
        let shared_languages = need.languages & offer.languages;
        let insists = need.language_required && need.languages != 0;

        let mut failed = Conditions::NONE;
        for (condition, fails) in [
            (Conditions::TIMES, shared_times.is_none()),
            (Conditions::LANGUAGE, insists && shared_languages == 0),
            (Conditions::AREA, too_far && !remote),
            (Conditions::KNOWN, need.wants_known && !offer.known),
        ] {
            if fails {
                failed = failed | condition;
            }
        }
        Measure {
            failed,
            steps: steps.filter(|&s| s != Places::UNREACHABLE),
            same_area: need.area.is_some() && need.area == offer.area,
            remote,
            shared_times,
            shared_languages,
            no_shared_language: need.languages != 0
                && offer.languages != 0
                && shared_languages == 0,
        }
    }

    /// What each unit of a pair costs by its shortcomings, without load.
    ///
    /// At most 1,000 steps and a few single items at [`crate::Weights::LARGEST`] each, which
    /// fits 32 bits.
    pub fn cost(&self, measure: &Measure) -> u32 {
        let weights = &self.problem.weights;
        let steps = match measure.steps {
            _ if measure.remote => 0,
            Some(steps) => steps.min(self.far),
            None => self.far,
        };
        let shared = measure.shared_times.map_or(0, Times::count);
        weights.area_step * steps
            + weights.little_time * 3u32.saturating_sub(shared)
            + weights.no_shared_language * u32::from(measure.no_shared_language)
            + weights.softened * measure.failed.count()
    }
}

impl Scene<'_> {
    /// What it costs to ask one unit more of a person who is newly asked for `asked` units.
    pub fn next_load_cost(&self, person: usize, asked: u32) -> i64 {
        let before = i64::from(self.load[person]) + i64::from(asked);
        i64::from(self.problem.weights.load_step) * before
    }

    /// What it costs in all to ask a person for so many units anew.
    pub fn load_cost(&self, person: usize, units: u32) -> i64 {
        let (units, load) = (i64::from(units), i64::from(self.load[person]));
        i64::from(self.problem.weights.load_step) * (units * load + units * (units - 1) / 2)
    }
}

/// Each pair in both directions, sorted.
fn both_ways(pairs: &[(u32, u32)]) -> Vec<(u32, u32)> {
    let mut all: Vec<_> = pairs.iter().flat_map(|&(a, b)| [(a, b), (b, a)]).collect();
    all.sort_unstable();
    all
}

/// The run of a sorted slice for which `order` says equal.
fn run<T>(sorted: &[T], order: impl Fn(&T) -> std::cmp::Ordering) -> &[T] {
    let from = sorted.partition_point(|item| order(item).is_lt());
    let rest = &sorted[from..];
    &rest[..rest.partition_point(|item| order(item).is_eq())]
}
