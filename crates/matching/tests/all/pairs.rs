//! A pair says what speaks for it.

use crate::town::{need, offer, town};
use matching::{Allowed, Conditions, Need, Offer, Places, Times, look, solve, suggest};

#[test]
fn a_pair_says_where_when_in_which_language_and_that_they_helped_least() {
    let mut problem = town(3);
    let tuesday = Times::at(1, 0);
    problem.needs.push(Need {
        times: tuesday | Times::at(3, 2),
        languages: 0b110,
        language_required: true,
        wants_known: true,
        ..need(0)
    });
    let base = Offer {
        languages: 0b011,
        known: true,
        times: tuesday,
        ..Offer::default()
    };
    problem.offers = vec![
        Offer {
            person: 1,
            capacity: 1,
            area: Some(0),
            ..base.clone()
        },
        Offer {
            person: 2,
            capacity: 1,
            area: Some(0),
            ..base
        },
    ];
    problem.people[1].recent_load = 4;

    let plan = solve(&problem).unwrap();
    let reasons = plan.pairs[0].reasons;
    assert_eq!(plan.pairs[0].offer, 1);
    assert!(reasons.same_area && reasons.known && !reasons.remote);
    assert_eq!(reasons.steps, Some(0));
    assert_eq!(reasons.shared_times, Some(tuesday));
    assert_eq!(tuesday.parts().collect::<Vec<_>>(), [(1, 0)]);
    assert_eq!(reasons.shared_languages, 0b010);
    assert_eq!((reasons.asked_less, reasons.asked_more), (0, 1));
    assert!(reasons.helped_least());
}

#[test]
fn helped_least_is_not_said_when_all_helped_alike() {
    let mut problem = town(3);
    problem.needs.push(need(0));
    problem.offers = vec![offer(1, 1), offer(2, 1)];
    assert!(!solve(&problem).unwrap().pairs[0].reasons.helped_least());
}

#[test]
fn suggestions_weigh_distance_and_load_and_name_each_person_once() {
    let mut problem = town(4);
    problem.needs.push(Need {
        quantity: 3,
        ..need(0)
    });
    problem.offers = vec![
        Offer {
            area: Some(1),
            ..offer(1, 2)
        },
        offer(2, 9),
        offer(3, 1),
        offer(1, 5),
    ];
    problem.people[2].recent_load = 3;
    let ranked = suggest(&problem, 0, 9).unwrap();
    let offers: Vec<(u32, u32, i64)> = ranked
        .iter()
        .map(|r| (r.offer, r.quantity, r.cost))
        .collect();
    assert_eq!(offers, [(2, 1, 0), (3, 3, 0), (1, 3, 150)]);
    assert_eq!(suggest(&problem, 0, 1).unwrap().len(), 1);
}

#[test]
fn an_organizer_sees_what_is_in_the_way_but_not_who_blocked_whom() {
    let mut problem = town(3);
    problem.needs.push(Need {
        times: Times::at(0, 0),
        wants_known: true,
        ..need(0)
    });
    problem.offers = vec![
        Offer {
            times: Times::at(1, 0),
            ..offer(1, 1)
        },
        offer(2, 0),
    ];

    let found = look(&problem, 0, 0).unwrap();
    assert_eq!(found.in_the_way, Conditions::TIMES | Conditions::KNOWN);
    assert!(!found.barred && !found.full);
    assert!(look(&problem, 0, 1).unwrap().full);

    problem.allowed.push(Allowed {
        need: 0,
        offer: 0,
        conditions: Conditions::KNOWN,
    });
    assert_eq!(look(&problem, 0, 0).unwrap().in_the_way, Conditions::TIMES);

    problem.blocked.push((0, 1));
    let blocked = look(&problem, 0, 0).unwrap();
    problem.blocked.clear();
    problem.declined.push((0, 0));
    assert_eq!(blocked, look(&problem, 0, 0).unwrap());
    assert!(blocked.barred);
}

#[test]
fn steps_are_counted_along_borders() {
    let places = Places::bordering(5, &[(0, 1), (1, 2), (2, 0), (2, 3), (9, 0)]);
    let from_first: Vec<u32> = places.steps[..5].to_vec();
    assert_eq!(from_first, [0, 1, 1, 2, Places::UNREACHABLE]);
    assert_eq!(Places::apart(2).steps, [0, 1, 1, 0]);
}

#[test]
fn parts_of_the_week_are_shared_when_either_side_says_any() {
    let (monday, tuesday) = (Times::at(0, 0), Times::at(1, 0));
    assert_eq!(monday.shared(tuesday), None);
    assert_eq!(monday.shared(Times::ANY), Some(monday));
    assert_eq!(Times::ANY.shared(Times::ANY), Some(Times::ANY));
    assert_eq!((monday | tuesday).shared(tuesday), Some(tuesday));
    assert_eq!(Times::from_bits(u32::MAX).count(), 21);
    assert_eq!(Times::from_bits(1 << 21), Times::ANY);
}
