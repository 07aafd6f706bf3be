//! What holds for every plan, whoever lives in the town.

use crate::oracle;
use crate::town::{STREET, TINY, any_town, cases};
use matching::{Plan, Problem, candidates, candidates_for, solve, suggest};
use proptest::prelude::*;

fn of_pair(plan: &Plan, of: impl Fn(usize, usize) -> bool) -> u64 {
    let pairs = plan.pairs.iter();
    let those = pairs.filter(|p| of(p.need as usize, p.offer as usize));
    those.map(|p| u64::from(p.quantity)).sum()
}

/// What a plan says, without the prices that prove it.
fn said(plan: Plan) -> impl PartialEq + std::fmt::Debug {
    (plan.pairs, plan.unmet, plan.cost)
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn no_pair_breaks_a_rule(problem in any_town(STREET)) {
        let plan = solve(&problem).unwrap();
        for pair in &plan.pairs {
            let (need, offer) = (pair.need as usize, pair.offer as usize);
            prop_assert!(oracle::may_meet(&problem, need, offer));
            prop_assert!(oracle::in_the_way(&problem, need, offer).is_empty());
            let failing = oracle::failing(&problem, need, offer);
            prop_assert_eq!(failing.len(), pair.reasons.softened.count() as usize);
        }
    }

    #[test]
    fn nobody_is_asked_for_more_than_they_have(problem in any_town(STREET)) {
        let plan = solve(&problem).unwrap();
        for (o, offer) in problem.offers.iter().enumerate() {
            let locked = oracle::locked(&problem, |_, other| other as usize == o);
            let new = of_pair(&plan, |_, other| other == o);
            prop_assert!(new == 0 || new + u64::from(locked) <= u64::from(offer.capacity));
        }
        for (p, person) in problem.people.iter().enumerate() {
            let whose = |o: usize| problem.offers[o].person as usize == p;
            let locked = oracle::locked(&problem, |_, o| whose(o as usize));
            let new = of_pair(&plan, |_, o| whose(o));
            prop_assert!(new == 0 || new + u64::from(locked) <= u64::from(person.limit));
        }
    }

    #[test]
    fn what_is_met_and_what_is_missing_is_all_that_was_wanted(problem in any_town(STREET)) {
        let plan = solve(&problem).unwrap();
        for n in 0..problem.needs.len() {
            let met = of_pair(&plan, |need, _| need == n);
            let unmet = plan.unmet.iter().find(|unmet| unmet.need as usize == n);
            let missing = unmet.map_or(0, |unmet| u64::from(unmet.missing));
            prop_assert!(unmet.is_none() || missing > 0);
            prop_assert_eq!(met + missing, u64::from(oracle::wanted(&problem, n)));
        }
    }

    #[test]
    fn the_same_town_has_the_same_plan(problem in any_town(STREET)) {
        prop_assert_eq!(solve(&problem).unwrap(), solve(&problem.clone()).unwrap());
    }

    #[test]
    fn a_later_need_takes_nothing_from_an_earlier_one(problem in any_town(STREET)) {
        let all = solve(&problem).unwrap();
        let Some(last) = problem.most_pressing_first().pop() else { return Ok(()) };
        let mut fewer = problem.clone();
        fewer.needs[last as usize].quantity = 0;
        let without = solve(&fewer).unwrap();
        let missing = |plan: &Plan| -> Vec<(u32, u32)> {
            let others = plan.unmet.iter().filter(|unmet| unmet.need != last);
            others.map(|unmet| (unmet.need, unmet.missing)).collect()
        };
        prop_assert_eq!(missing(&all), missing(&without));
    }

    #[test]
    fn numbers_given_to_people_categories_and_areas_do_not_matter(
        problem in any_town(STREET),
        order in Just((0..STREET.people).collect::<Vec<u32>>()).prop_shuffle(),
        areas in Just(vec![0u32, 1, 2, 3]).prop_shuffle(),
    ) {
        let other = renumbered(&problem, &order, &areas);
        prop_assert_eq!(said(solve(&problem).unwrap()), said(solve(&other).unwrap()));
    }

    #[test]
    fn the_order_of_offers_changes_nothing_in_worth(
        problem in any_town(STREET),
        seed in any::<prop::sample::Index>(),
    ) {
        let count = problem.offers.len();
        if count == 0 {
            return Ok(());
        }
        let by = seed.index(count);
        let mut other = problem.clone();
        other.offers.rotate_left(by);
        let moved = |offer: &mut u32| *offer = ((*offer as usize + count - by) % count) as u32;
        other.locked.iter_mut().for_each(|l| moved(&mut l.offer));
        other.declined.iter_mut().for_each(|d| moved(&mut d.1));
        other.allowed.iter_mut().for_each(|a| moved(&mut a.offer));
        let (one, two) = (solve(&problem).unwrap(), solve(&other).unwrap());
        prop_assert_eq!(one.cost, two.cost);
        let missing = |plan: Plan| -> Vec<_> {
            plan.unmet.into_iter().map(|unmet| (unmet.need, unmet.missing, unmet.why)).collect()
        };
        let folded = |why: Vec<(u32, u32, matching::WhyNot)>| -> Vec<_> {
            why.into_iter().map(|(n, m, why)| (n, m, why.people, why.only_times)).collect()
        };
        prop_assert_eq!(folded(missing(one)), folded(missing(two)));
    }

    #[test]
    fn candidates_are_those_who_fit_and_have_room(problem in any_town(TINY)) {
        let all = candidates(&problem).unwrap();
        for n in 0..problem.needs.len() {
            let mut expected = Vec::new();
            for (o, offer) in problem.offers.iter().enumerate() {
                let fits = oracle::may_meet(&problem, n, o)
                    && oracle::in_the_way(&problem, n, o).is_empty();
                let of_offer = oracle::locked(&problem, |_, other| other as usize == o);
                let whose = |o: u32| problem.offers[o as usize].person == offer.person;
                let of_person = oracle::locked(&problem, |_, o| whose(o));
                let room = offer.capacity > of_offer
                    && problem.people[offer.person as usize].limit > of_person;
                if fits && room && oracle::wanted(&problem, n) > 0 {
                    expected.push(o as u32);
                }
            }
            let mut found: Vec<u32> = all.of(n as u32).iter().map(|c| c.offer).collect();
            prop_assert!(all.of(n as u32).is_sorted());
            found.sort_unstable();
            prop_assert_eq!(&found, &expected);
            prop_assert_eq!(all.of(n as u32), &candidates_for(&problem, n as u32).unwrap()[..]);
        }
    }

    #[test]
    fn suggestions_are_candidates_each_person_once_the_cheapest_first(problem in any_town(STREET)) {
        for n in 0..problem.needs.len() as u32 {
            let suggested = suggest(&problem, n, 5).unwrap();
            let all = candidates_for(&problem, n).unwrap();
            prop_assert!(suggested.is_sorted_by_key(|ranked| (ranked.cost, ranked.offer)));
            prop_assert!(suggested.iter().all(|r| all.iter().any(|c| c.offer == r.offer)));
            let whose = |offer: u32| problem.offers[offer as usize].person;
            let mut people: Vec<u32> = all.iter().map(|c| whose(c.offer)).collect();
            people.sort_unstable();
            people.dedup();
            prop_assert_eq!(suggested.len(), people.len().min(5));
            prop_assert!(suggested.iter().all(|r| r.quantity > 0));
        }
    }
}

/// The same town, in which everyone and everything has another number.
fn renumbered(problem: &Problem, order: &[u32], areas: &[u32]) -> Problem {
    let mut other = problem.clone();
    let person = |person: &mut u32| *person = order[*person as usize];
    let area = |area: &mut Option<u32>| *area = area.map(|area| areas[area as usize]);
    for need in &mut other.needs {
        person(&mut need.person);
        area(&mut need.area);
        need.category = 1_000_000 - need.category;
    }
    for offer in &mut other.offers {
        person(&mut offer.person);
        area(&mut offer.area);
        offer.category = 1_000_000 - offer.category;
    }
    for (one, another) in &mut other.blocked {
        person(one);
        person(another);
    }
    for (from, &to) in order.iter().enumerate() {
        other.people[to as usize] = problem.people[from];
    }
    for from in 0..4 {
        for to in 0..4 {
            let there = areas[from] as usize * 4 + areas[to] as usize;
            other.places.steps[there] = problem.places.steps[from * 4 + to];
        }
    }
    other
}
