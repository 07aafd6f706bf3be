//! Every need that stays open says why, in counts that add up.

use crate::oracle;
use crate::town::{STREET, any_town, cases, need, offer, town};
use matching::{Conditions, Locked, Need, Offer, Problem, Times, WhyNot, gather, solve, why_not};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn sum(why: &WhyNot) -> u32 {
    why.helping
        + why.free
        + why.used_up
        + why.only_times
        + why.only_language
        + why.only_area
        + why.only_known
        + why.several
}

/// By person of the category who may meet the asker: the fewest conditions in the way.
fn around(problem: &Problem, need: usize) -> BTreeMap<u32, usize> {
    let mut people = BTreeMap::new();
    for (o, offer) in problem.offers.iter().enumerate() {
        if oracle::may_meet(problem, need, o) {
            let fails = oracle::in_the_way(problem, need, o).len();
            let fewest = people.entry(offer.person).or_insert(fails);
            *fewest = fails.min(*fewest);
        }
    }
    people
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn every_unmet_need_says_why_and_the_counts_add_up(problem in any_town(STREET)) {
        for plan in [solve(&problem).unwrap(), gather(&problem).unwrap()] {
            for unmet in &plan.unmet {
                let (why, need) = (&unmet.why, unmet.need as usize);
                let people = around(&problem, need);
                let with = |fails: usize| people.values().filter(|f| **f == fails).count() as u32;
                prop_assert_eq!(why.people, people.len() as u32);
                prop_assert_eq!(why.people, sum(why));
                prop_assert_eq!(why.free, 0, "whoever is free would have been proposed");
                prop_assert_eq!(why.helping + why.used_up, with(0));
                let only = why.only_times + why.only_language + why.only_area + why.only_known;
                prop_assert_eq!(only, with(1));
                let helpers = plan.pairs.iter().filter(|pair| pair.need == unmet.need);
                let mut helpers: Vec<u32> = helpers
                    .map(|pair| problem.offers[pair.offer as usize].person)
                    .collect();
                helpers.sort_unstable();
                helpers.dedup();
                prop_assert_eq!(why.helping, helpers.len() as u32);
            }
        }
    }

    #[test]
    fn before_a_plan_those_who_are_free_are_those_suggested(problem in any_town(STREET)) {
        for need in 0..problem.needs.len() as u32 {
            let why = why_not(&problem, need).unwrap();
            prop_assert_eq!(sum(&why), why.people);
            if oracle::wanted(&problem, need as usize) > 0 {
                let suggested = matching::suggest(&problem, need, usize::MAX).unwrap();
                prop_assert_eq!(why.free, suggested.len() as u32);
            }
        }
    }
}

#[test]
fn three_people_drive_and_none_on_sundays() {
    let saturday = Times::at(5, 0);
    let sunday = Times::at(6, 0);
    let mut problem = town(4);
    problem.needs.push(Need {
        times: sunday,
        ..need(0)
    });
    for person in 1..4 {
        problem.offers.push(Offer {
            times: saturday,
            ..offer(person, 1)
        });
    }
    let plan = solve(&problem).unwrap();
    let expected = WhyNot {
        people: 3,
        only_times: 3,
        fails: [3, 0, 0, 0],
        ..WhyNot::default()
    };
    assert_eq!(plan.unmet[0].why, expected);
    assert_eq!(plan.unmet[0].missing, 1);
}

#[test]
fn each_condition_alone_and_several_together_are_told_apart() {
    let mut problem = town(7);
    problem.needs.push(Need {
        times: Times::at(0, 0),
        languages: 1,
        language_required: true,
        wants_known: true,
        ..need(0)
    });
    let fits = |person| Offer {
        times: Times::at(0, 0),
        languages: 1,
        known: true,
        radius: Some(0),
        ..offer(person, 1)
    };
    let wrong_time = Times::at(1, 0);
    problem.offers = vec![
        Offer {
            times: wrong_time,
            ..fits(1)
        },
        Offer {
            languages: 2,
            ..fits(2)
        },
        Offer {
            area: Some(2),
            ..fits(3)
        },
        Offer {
            known: false,
            ..fits(4)
        },
        Offer {
            known: false,
            times: wrong_time,
            ..fits(5)
        },
        Offer {
            capacity: 0,
            ..fits(6)
        },
    ];
    let expected = WhyNot {
        people: 6,
        used_up: 1,
        only_times: 1,
        only_language: 1,
        only_area: 1,
        only_known: 1,
        several: 1,
        fails: [2, 1, 1, 2],
        ..WhyNot::default()
    };
    assert_eq!(solve(&problem).unwrap().unmet[0].why, expected);
    assert_eq!(Conditions::EACH[0], Conditions::TIMES);
}

#[test]
fn whoever_is_used_up_by_a_need_that_comes_first_is_said_to_be() {
    let mut problem = town(3);
    problem.needs = vec![
        need(0),
        Need {
            urgency: 2,
            ..need(1)
        },
    ];
    problem.offers.push(offer(2, 1));
    let plan = solve(&problem).unwrap();
    assert_eq!(plan.pairs[0].need, 1);
    assert_eq!(plan.unmet[0].why.used_up, 1);
}

#[test]
fn a_block_does_not_show_in_any_count() {
    let mut problem = town(3);
    problem.needs.push(need(0));
    problem.offers = vec![
        offer(1, 1),
        Offer {
            times: Times::at(0, 0),
            ..offer(2, 1)
        },
    ];
    problem.needs[0].times = Times::at(1, 1);
    problem.blocked.push((1, 0));
    let blocked = solve(&problem).unwrap();

    problem.blocked.clear();
    problem.offers.remove(0);
    let not_there = solve(&problem).unwrap();
    assert_eq!(blocked.unmet, not_there.unmet);
}

#[test]
fn whoever_helps_already_is_not_counted_again() {
    let mut problem = town(3);
    problem.needs.push(Need {
        quantity: 3,
        ..need(0)
    });
    problem.offers = vec![offer(1, 5), offer(2, 1)];
    problem.locked.push(Locked {
        need: 0,
        offer: 0,
        quantity: 1,
    });
    let plan = solve(&problem).unwrap();
    assert_eq!(plan.pairs.len(), 1);
    assert_eq!((plan.unmet[0].missing, plan.unmet[0].why.people), (1, 1));
    assert_eq!(plan.unmet[0].why.helping, 1);
}
