//! Who could help whom, and the best plan for all at once.
//!
//! Ana needs a ride on Tuesday and somebody who speaks Spanish. Ben drives, but has been asked
//! four times this month. Cruz drives too, lives one area further, and nobody ever asks him.
//! For one need that is a list to choose from, and [`suggest`] makes it. For all needs of a
//! neighborhood at once it is a puzzle: the one driver who speaks Arabic should not be sent to
//! somebody whom five others could drive. [`solve`] finds the best answer to the whole puzzle,
//! says in numbers why each pair was made ([`Reasons`]) and why each open need stays open
//! ([`WhyNot`]), and proves that no plan is better ([`Plan::check`]).
//!
//! This crate knows no neighbors. Numbers go in, numbers come out: no names, no texts, no clock,
//! no chance, no files, no threads. The same problem gives the same plan, on every machine.
//!
//! ```
//! use matching::{Need, Offer, Person, Places, Problem, Times, solve};
//!
//! let (tuesday, sunday) = (Times::at(1, 0), Times::at(6, 0));
//! let [ana, ben, cruz] = [0, 1, 2];
//! let mut problem = Problem {
//!     people: vec![Person::default(); 3],
//!     places: Places::bordering(2, &[(0, 1)]),
//!     needs: vec![Need { person: ana, quantity: 1, times: tuesday, area: Some(0), ..Need::default() }],
//!     offers: vec![
//!         Offer { person: ben, capacity: 1, times: tuesday, area: Some(0), ..Offer::default() },
//!         Offer { person: cruz, capacity: 1, area: Some(1), ..Offer::default() },
//!     ],
//!     ..Problem::default()
//! };
//! problem.people[ben as usize].recent_load = 4;
//!
//! let plan = solve(&problem)?;
//! let pair = &plan.pairs[0];
//! assert_eq!(pair.offer, 1, "Cruz lives further off, but Ben was asked a lot");
//! assert_eq!(pair.reasons.shared_times, Some(tuesday));
//! assert!(pair.reasons.helped_least());
//! assert!(plan.check(&problem).is_ok_and(|proof| proof.is_optimal()));
//!
//! problem.needs[0].times = sunday;
//! problem.offers.pop();
//! let why = solve(&problem)?.unmet[0].why;
//! assert_eq!((why.people, why.only_times), (1, 1), "one person drives, not on Sundays");
//! # Ok::<(), matching::Malformed>(())
//! ```
//!
//! # What makes a pair
//!
//! Hard, always: the same category, two different people who are not blocked from each other,
//! who have not declined this before and are not settled already, and room left on both sides.
//!
//! Soft, unless an organizer sets it aside for this pair ([`Allowed`]): a time that suits both,
//! a shared language if the need insists, a distance the offer covers, somebody known if the
//! need asks for it. What was not said is never held against anybody: no times means any time,
//! no area means possible but far away.
//!
//! # What makes a plan the best
//!
//! 1. **As much as possible is met, by strict priority**: urgency, then days waited, then the
//!    order of the list. Distance never decides *whether* somebody is helped; otherwise the
//!    remote would be dropped first, and nobody would notice. Part of a need is better than
//!    nothing, and the rest is named.
//! 2. Among those plans, **the nearest and the most even** in sum: area steps, a little for
//!    little shared time, and for each further thing asked of the same person, over all they
//!    offer, more than for the one before. [`Weights`] holds the proportions.
//!
//! The solver is an exact minimum-cost flow with convex load by successive shortest paths, all in
//! whole numbers. Each file tells its part: `scene` the rules for a pair, `candidates` who fits,
//! `flow` the solver, `proof` the duality that checks it, `why` the counts, `gather` how
//! to trouble fewer people.
//!
//! # Units
//!
//! A quantity counts things that different people could give: rides, boxes, pairs of hands. Load
//! and limits count the same units. Since an even load pulls large needs apart, [`gather()`] puts
//! them together again where one person has room. A thing that only makes sense whole has
//! quantity 1.
//!
//! # What is deliberately absent
//!
//! Learned scores, random tie-breaks, a cut at the nearest few candidates, floating point, and
//! any way to let one neighbor's need count more than another's but urgency and waiting.
//! Nothing is kept between two plans: what must not move is handed in as [`Locked`].

mod candidates;
mod flow;
mod gather;
mod measures;
mod plan;
mod problem;
mod proof;
mod reasons;
mod scene;
mod why;

pub use candidates::{Candidate, Candidates, Ranked, candidates, candidates_for, suggest};
pub use measures::{Conditions, Places, Times, Weights};
pub use plan::{Pair, Plan, Unmet, gather, solve};
pub use problem::{Allowed, Locked, Malformed, Need, Offer, Person, Problem};
pub use proof::{Flaw, Proof, Value};
pub use reasons::{Look, Reasons, look};
pub use why::{WhyNot, why_not};
