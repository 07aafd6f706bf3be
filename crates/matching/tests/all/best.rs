//! The plan is the best there is: against every plan on tiny towns, by its proof on streets.

use crate::oracle;
use crate::town::{STREET, TINY, any_town, cases};
use matching::{Candidate, Plan, Problem, candidates, gather, solve};
use proptest::prelude::*;

/// A plan's worth, as the oracle counts it.
fn worth(problem: &Problem, plan: &Plan) -> oracle::Worth {
    let missing = |need: u32| {
        let unmet = plan.unmet.iter().find(|unmet| unmet.need == need);
        unmet.map_or(0, |unmet| unmet.missing)
    };
    let order = problem.most_pressing_first();
    (order.into_iter().map(missing).collect(), plan.cost)
}

proptest! {
    #![proptest_config(cases(3_000))]

    #[test]
    fn no_plan_of_all_there_are_is_better(problem in any_town(TINY)) {
        let plan = solve(&problem).unwrap();
        prop_assert_eq!(worth(&problem, &plan), oracle::best(&problem));
        prop_assert!(plan.check(&problem).unwrap().is_optimal());
    }

    #[test]
    fn gathering_meets_the_same_with_no_more_people(problem in any_town(TINY)) {
        let (spread, gathered) = (solve(&problem).unwrap(), gather(&problem).unwrap());
        let proof = gathered.check(&problem).unwrap();
        prop_assert!(proof.meets_the_most());
        prop_assert_eq!(worth(&problem, &spread).0, worth(&problem, &gathered).0);
        let fewer = spread.pairs.len() - gathered.pairs.len();
        let most = fewer as i64 * i64::from(problem.weights.another_person);
        prop_assert!(gathered.cost - spread.cost <= most);
        prop_assert_eq!(i128::from(gathered.cost - spread.cost), proof.value.cost - proof.bound.cost);
    }

    #[test]
    fn a_plan_changed_for_the_worse_is_found_out(
        problem in any_town(TINY),
        which in any::<prop::sample::Index>(),
    ) {
        let plan = solve(&problem).unwrap();
        if plan.pairs.is_empty() {
            return Ok(());
        }
        let at = which.index(plan.pairs.len());

        let mut dropped = plan.clone();
        let pair = dropped.pairs.remove(at);
        prop_assert!(dropped.check(&problem).is_err(), "units went missing");

        let mut doubled = plan.clone();
        doubled.pairs[at].quantity += 1;
        prop_assert!(doubled.check(&problem).is_err(), "more was given than wanted");

        let mut cheaper = plan.clone();
        cheaper.cost -= 1;
        prop_assert!(cheaper.check(&problem).is_err(), "the cost was misstated");

        for &Candidate { cost, offer } in candidates(&problem).unwrap().of(pair.need) {
            let mut other = plan.clone();
            (other.pairs[at].offer, other.pairs[at].cost) = (offer, cost);
            other.pairs.sort_by_key(|pair| (pair.need, pair.offer));
            let units: Vec<_> = other.pairs.iter().map(|p| (p.need, p.offer, p.quantity)).collect();
            other.cost = oracle::cost_of(&problem, &units);
            if let Ok(proof) = other.check(&problem) {
                prop_assert!(proof.value >= proof.bound, "the bound is none");
                prop_assert_eq!(proof.is_optimal(), other.cost == plan.cost);
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn every_plan_of_a_street_proves_itself(problem in any_town(STREET)) {
        let proof = solve(&problem).unwrap().check(&problem).unwrap();
        prop_assert_eq!(proof.value, proof.bound);
    }

    #[test]
    fn every_gathered_plan_of_a_street_meets_the_most(problem in any_town(STREET)) {
        let proof = gather(&problem).unwrap().check(&problem).unwrap();
        prop_assert!(proof.meets_the_most());
        prop_assert!(proof.value >= proof.bound);
    }
}
