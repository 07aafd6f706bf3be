//! Why a pair was proposed, in flat numbers, from which a sentence can be made in any
//! language: "Both in Northside, Tuesday mornings, speaks Spanish; has helped least this month".

use crate::candidates::Candidate;
use crate::measures::{Conditions, Times};
use crate::problem::{Malformed, Problem};
use crate::scene::Scene;

/// What speaks for a pair, and what was set aside for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reasons {
    /// Both are in one area.
    pub same_area: bool,
    /// Area steps between them; `None` when not known or no way leads.
    pub steps: Option<u32>,
    /// Both can do it from afar, so that the distance does not matter.
    pub remote: bool,
    /// When it suits both; [`Times::ANY`] when neither said. `None` only where an organizer
    /// set the times aside.
    pub shared_times: Option<Times>,
    /// The languages that both named.
    pub shared_languages: u64,
    /// It had to be somebody the circle knows, and is.
    pub known: bool,
    /// Candidates for this need (people, not counting this one) who were asked for less.
    pub asked_less: u32,
    /// Candidates for this need who were asked for more.
    pub asked_more: u32,
    /// The conditions that do not hold and that an organizer set aside.
    pub softened: Conditions,
}

impl Reasons {
    pub(crate) fn new(scene: &Scene, need: u32, offer: u32, standing: &Standing) -> Reasons {
        let measure = scene.measure(need, offer);
        let person = scene.offer(offer).person;
        let (asked_less, asked_more) = standing.around(scene.load[person as usize]);
        Reasons {
            same_area: measure.same_area,
            steps: measure.steps,
            remote: measure.remote,
            shared_times: measure.shared_times,
            shared_languages: measure.shared_languages,
            known: scene.need(need).wants_known && scene.offer(offer).known,
            asked_less,
            asked_more,
            softened: measure.failed,
        }
    }

    /// Whether "has helped least this month" is true of them and says something: nobody among
    /// the candidates was asked for less, and somebody was asked for more.
    pub fn helped_least(&self) -> bool {
        self.asked_less == 0 && self.asked_more > 0
    }
}

/// How much each candidate of one need was asked lately, each person once, in order.
pub(crate) struct Standing(Vec<u32>);

impl Standing {
    pub fn new(scene: &Scene, candidates: &[Candidate]) -> Standing {
        let mut people: Vec<(u32, u32)> = candidates
            .iter()
            .map(|c| scene.offer(c.offer).person)
            .map(|person| (scene.load[person as usize], person))
            .collect();
        people.sort_unstable();
        people.dedup();
        Standing(people.into_iter().map(|(load, _)| load).collect())
    }

    /// How many have less than this load, how many more.
    fn around(&self, load: u32) -> (u32, u32) {
        let less = self.0.partition_point(|&l| l < load);
        let up_to = self.0.partition_point(|&l| l <= load);
        (less as u32, (self.0.len() - up_to) as u32)
    }
}

/// How any one need and offer look together, for the page on which an organizer weighs a pair
/// that the plan would not make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// It can never be: another category, the same person, people who must not meet, declined
    /// or settled before. Which of them is not said, so that a block never shows.
    pub barred: bool,
    /// The offer can give nothing more, or the need wants nothing more.
    pub full: bool,
    /// Conditions that do not hold and that no organizer has set aside yet.
    pub in_the_way: Conditions,
    /// What each unit would cost, without load.
    pub cost: u32,
    /// What speaks for it. `softened` holds every condition that fails, also those in the way.
    pub reasons: Reasons,
}

/// Looks at one need and one offer.
///
/// # Errors
/// When the problem is malformed or one of the two is not there.
pub fn look(problem: &Problem, need: u32, offer: u32) -> Result<Look, Malformed> {
    let scene = Scene::new(problem)?;
    scene.has_need(need)?;
    if offer as usize >= problem.offers.len() {
        return Err(Malformed::NoSuchOffer(offer));
    }
    let measure = scene.measure(need, offer);
    let set_aside = scene.around(need).find(|around| around.0 == offer);
    let candidates = crate::candidates::row(&scene, need);
    let standing = Standing::new(&scene, &candidates);
    Ok(Look {
        barred: set_aside.is_none(),
        full: scene.free(offer) == 0 || scene.wanted[need as usize] == 0,
        in_the_way: measure.failed - set_aside.map_or(Conditions::NONE, |found| found.1),
        cost: scene.cost(&measure),
        reasons: Reasons::new(&scene, need, offer, &standing),
    })
}
