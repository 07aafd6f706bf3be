//! Why a need stays open, as counts of people that add up, from which a sentence can be made:
//! "3 people drive, none on Sundays".

use crate::measures::Conditions;
use crate::plan::Share;
use crate::problem::{Malformed, Problem};
use crate::scene::Scene;

/// Everyone who offers what a need is about, sorted by what stands between them and it.
///
/// People are counted, not offers; who has several offers counts by the one that comes nearest.
/// The asker is not counted, nor who is blocked, has declined, or helps by a locked pair already:
/// `people` is the number without them, and nothing tells it from their not being there.
///
/// `people = helping + free + used_up + only_times + only_language + only_area + only_known +
/// several`, always.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WhyNot {
    /// All of them.
    pub people: u32,
    /// Proposed for this need; it just takes more.
    pub helping: u32,
    /// Fit and have room left. Nobody, for a need that a plan leaves open.
    pub free: u32,
    /// Fit, but all they can give goes to agreed pairs and to needs that come first.
    pub used_up: u32,
    /// Would fit but for the times.
    pub only_times: u32,
    /// Would fit but for the language.
    pub only_language: u32,
    /// Would fit but for the distance.
    pub only_area: u32,
    /// Would fit, but the circle does not know them.
    pub only_known: u32,
    /// Fail by more than one of these.
    pub several: u32,
    /// By each condition, in the order of [`Conditions::EACH`], how many fail by it, whether
    /// alone or among others. When the first equals `people`, then "none at those times".
    pub fails: [u32; 4],
}

/// What a plan takes from offers and people.
pub(crate) struct Taken {
    of_offer: Vec<u32>,
    of_person: Vec<u32>,
    pairs: Vec<(u32, u32)>,
}

impl Taken {
    /// From shares in the order of their needs, then offers.
    pub fn new(scene: &Scene, shares: &[Share]) -> Taken {
        let mut taken = Taken {
            of_offer: vec![0; scene.problem.offers.len()],
            of_person: vec![0; scene.problem.people.len()],
            pairs: Vec::new(),
        };
        for share in shares {
            taken.of_offer[share.offer as usize] += share.units;
            taken.of_person[scene.offer(share.offer).person as usize] += share.units;
            taken.pairs.push((share.need, share.offer));
        }
        taken
    }

    fn room_left(&self, scene: &Scene, offer: u32) -> u32 {
        let person = scene.offer(offer).person as usize;
        let of_offer = scene.room[offer as usize] - self.of_offer[offer as usize];
        of_offer.min(scene.person_room[person] - self.of_person[person])
    }
}

/// How near somebody comes to a need, the nearest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Near {
    Helping,
    Free,
    UsedUp,
    /// The number of conditions that fail, and which.
    Fails(u32, Conditions),
}

impl WhyNot {
    pub(crate) fn new(scene: &Scene, need: u32, taken: &Taken) -> WhyNot {
        let mut people: Vec<(u32, Near)> = scene
            .around(need)
            .map(|(offer, set_aside)| {
                let failed = scene.measure(need, offer).failed - set_aside;
                let near = if !failed.is_empty() {
                    Near::Fails(failed.count(), failed)
                } else if taken.pairs.binary_search(&(need, offer)).is_ok() {
                    Near::Helping
                } else if taken.room_left(scene, offer) > 0 {
                    Near::Free
                } else {
                    Near::UsedUp
                };
                (scene.offer(offer).person, near)
            })
            .collect();
        people.sort_unstable();
        people.dedup_by_key(|(person, _)| *person);
        let mut why = WhyNot::default();
        for (_, near) in people {
            why.count(near);
        }
        why
    }

    fn count(&mut self, near: Near) {
        self.people += 1;
        let place = match near {
            Near::Helping => &mut self.helping,
            Near::Free => &mut self.free,
            Near::UsedUp => &mut self.used_up,
            Near::Fails(_, Conditions::TIMES) => &mut self.only_times,
            Near::Fails(_, Conditions::LANGUAGE) => &mut self.only_language,
            Near::Fails(_, Conditions::AREA) => &mut self.only_area,
            Near::Fails(_, Conditions::KNOWN) => &mut self.only_known,
            Near::Fails(..) => &mut self.several,
        };
        *place += 1;
        if let Near::Fails(_, failed) = near {
            for (count, condition) in self.fails.iter_mut().zip(Conditions::EACH) {
                *count += u32::from(failed.contains(condition));
            }
        }
    }
}

/// Who stands around one need as things are now, before any new plan: for the page of a need
/// that has just been asked.
///
/// # Errors
/// When the problem is malformed or there is no such need.
pub fn why_not(problem: &Problem, need: u32) -> Result<WhyNot, Malformed> {
    let scene = Scene::new(problem)?;
    scene.has_need(need)?;
    let taken = Taken::new(&scene, &[]);
    Ok(WhyNot::new(&scene, need, &taken))
}
