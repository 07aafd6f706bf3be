//! What is never proposed, what an organizer may set aside, and what is turned back.

use crate::town::{need, offer, town, who};
use matching::{
    Allowed, Conditions, Locked, Malformed, Need, Offer, Places, Problem, Times, solve,
};

#[test]
fn nobody_is_asked_to_help_themselves() {
    let mut problem = town(1);
    problem.needs.push(need(0));
    problem.offers.push(offer(0, 1));
    assert!(solve(&problem).unwrap().pairs.is_empty());
}

#[test]
fn a_blocked_person_is_never_suggested_whoever_blocked_whom() {
    let mut problem = town(2);
    problem.needs.push(need(0));
    problem.offers.push(offer(1, 1));
    let conditions = Conditions::from_bits(u8::MAX);
    problem.allowed.push(Allowed {
        need: 0,
        offer: 0,
        conditions,
    });
    for blocked in [(0, 1), (1, 0)] {
        problem.blocked = vec![blocked];
        assert!(solve(&problem).unwrap().pairs.is_empty());
        assert!(matching::suggest(&problem, 0, 9).unwrap().is_empty());
    }
}

#[test]
fn what_was_declined_is_not_proposed_again() {
    let mut problem = town(3);
    problem.needs = vec![need(0), need(1)];
    problem.offers.push(offer(2, 2));
    problem.declined.push((0, 0));
    assert_eq!(who(&solve(&problem).unwrap()), [(1, 0, 1)]);
}

#[test]
fn locked_pairs_are_left_alone_and_use_up_what_they_took() {
    let mut problem = town(4);
    problem.needs = vec![
        Need {
            quantity: 2,
            ..need(0)
        },
        Need {
            urgency: 2,
            ..need(1)
        },
    ];
    problem.offers = vec![offer(2, 1), offer(3, 1)];
    problem.locked.push(Locked {
        need: 0,
        offer: 0,
        quantity: 1,
    });
    let plan = solve(&problem).unwrap();
    assert_eq!(who(&plan), [(1, 1, 1)]);
    assert_eq!((plan.unmet[0].need, plan.unmet[0].missing), (0, 1));
}

#[test]
fn an_organizer_may_set_aside_what_is_soft_and_nothing_else() {
    let mut problem = town(2);
    problem.needs.push(Need {
        times: Times::at(6, 0),
        wants_known: true,
        ..need(0)
    });
    problem.offers.push(Offer {
        times: Times::at(5, 0),
        ..offer(1, 1)
    });
    let allow = |conditions| Allowed {
        need: 0,
        offer: 0,
        conditions,
    };

    problem.allowed = vec![allow(Conditions::TIMES)];
    assert!(solve(&problem).unwrap().pairs.is_empty());

    problem.allowed.push(allow(Conditions::KNOWN));
    let plan = solve(&problem).unwrap();
    assert_eq!(
        plan.pairs[0].reasons.softened,
        Conditions::TIMES | Conditions::KNOWN
    );
    assert_eq!(plan.pairs[0].reasons.shared_times, None);

    problem.offers[0].category = 7;
    assert!(solve(&problem).unwrap().pairs.is_empty());
}

#[test]
fn a_problem_that_names_what_is_not_there_is_turned_back() {
    let mut problem = town(2);
    problem.needs.push(need(2));
    assert_eq!(solve(&problem), Err(Malformed::Need(0)));
    problem.needs[0] = Need {
        quantity: Problem::LARGEST_QUANTITY + 1,
        ..need(0)
    };
    assert_eq!(solve(&problem), Err(Malformed::Need(0)));
    problem.needs[0] = need(0);
    problem.offers.push(Offer {
        area: Some(3),
        ..offer(1, 1)
    });
    assert_eq!(solve(&problem), Err(Malformed::Offer(0)));
    problem.offers.clear();
    problem.declined.push((0, 0));
    assert_eq!(solve(&problem), Err(Malformed::Pair { need: 0, offer: 0 }));
    problem.declined.clear();
    problem.weights.load_step = 1_000_000;
    assert_eq!(solve(&problem), Err(Malformed::Weights));
    assert_eq!(
        matching::suggest(&town(1), 0, 1),
        Err(Malformed::NoSuchNeed(0))
    );
}

#[test]
fn the_largest_numbers_there_may_be_do_no_harm() {
    let mut problem = town(3);
    problem.places = Places {
        areas: 2,
        steps: vec![0, u32::MAX - 1, u32::MAX - 1, 0],
    };
    problem.weights.area_step = matching::Weights::LARGEST;
    problem.weights.load_step = matching::Weights::LARGEST;
    problem.needs.push(Need {
        quantity: Problem::LARGEST_QUANTITY,
        waiting_days: u32::MAX,
        urgency: 255,
        ..need(0)
    });
    problem.offers = vec![
        Offer {
            area: Some(1),
            ..offer(1, u32::MAX)
        },
        Offer {
            radius: Some(u32::MAX),
            ..offer(2, u32::MAX)
        },
    ];
    problem.people[1].recent_load = u32::MAX;
    problem.locked.push(Locked {
        need: 0,
        offer: 0,
        quantity: u32::MAX,
    });
    problem.locked.push(Locked {
        need: 0,
        offer: 0,
        quantity: u32::MAX,
    });
    assert!(solve(&problem).unwrap().pairs.is_empty());
    problem.locked.clear();
    let plan = solve(&problem).unwrap();
    assert!(plan.unmet.is_empty());
    assert!(plan.check(&problem).unwrap().is_optimal());
}
