//! Plans as a neighborhood would expect them.

use crate::town::{need, offer, town, who};
use matching::{Need, Offer, Person, Places, Problem, Times, solve};

#[test]
fn an_empty_town_has_an_empty_plan() {
    let plan = solve(&Problem::default()).unwrap();
    assert_eq!((plan.pairs.len(), plan.unmet.len(), plan.cost), (0, 0, 0));
    assert!(plan.check(&Problem::default()).unwrap().is_optimal());
}

#[test]
fn the_most_urgent_need_comes_first_then_the_longest_wait_then_the_first_listed() {
    let mut problem = town(5);
    problem.needs = vec![
        need(0),
        Need {
            waiting_days: 9,
            ..need(1)
        },
        Need {
            urgency: 1,
            ..need(2)
        },
        need(3),
    ];
    for (capacity, served) in [(1, vec![2]), (2, vec![1, 2]), (3, vec![0, 1, 2])] {
        problem.offers = vec![offer(4, capacity)];
        let plan = solve(&problem).unwrap();
        assert_eq!(
            plan.pairs.iter().map(|p| p.need).collect::<Vec<_>>(),
            served
        );
    }
}

#[test]
fn whoever_can_help_elsewhere_makes_room_for_who_has_nobody_else() {
    let mut problem = town(4);
    let tuesday = Times::at(1, 0);
    problem.needs = vec![
        Need {
            urgency: 1,
            ..need(0)
        },
        Need {
            times: tuesday,
            ..need(1)
        },
    ];
    let wednesday = Times::at(2, 0);
    problem.offers = vec![
        Offer {
            times: tuesday,
            ..offer(2, 1)
        },
        Offer {
            times: wednesday,
            area: Some(2),
            ..offer(3, 1)
        },
    ];
    let plan = solve(&problem).unwrap();
    assert_eq!(who(&plan), [(0, 1, 1), (1, 0, 1)]);
}

#[test]
fn the_near_one_is_asked_before_the_far_one() {
    let mut problem = town(3);
    problem.needs.push(need(0));
    problem.offers = vec![
        Offer {
            area: Some(2),
            ..offer(1, 1)
        },
        Offer {
            area: Some(1),
            ..offer(2, 1)
        },
    ];
    assert_eq!(who(&solve(&problem).unwrap()), [(0, 1, 1)]);
}

#[test]
fn a_place_that_is_not_known_counts_as_far_away_but_is_no_obstacle() {
    let mut problem = town(3);
    problem.needs.push(need(0));
    problem.offers = vec![
        Offer {
            area: None,
            radius: Some(0),
            ..offer(1, 1)
        },
        Offer {
            area: Some(2),
            ..offer(2, 1)
        },
    ];
    assert_eq!(who(&solve(&problem).unwrap()), [(0, 1, 1)]);
    problem.offers.pop();
    assert_eq!(who(&solve(&problem).unwrap()), [(0, 0, 1)]);
}

#[test]
fn what_can_be_done_from_afar_is_not_held_up_by_distance() {
    let mut problem = town(2);
    problem.places = Places::bordering(3, &[]);
    problem.needs.push(Need {
        remote: true,
        ..need(0)
    });
    problem.offers.push(Offer {
        remote: true,
        area: Some(2),
        radius: Some(0),
        ..offer(1, 1)
    });
    assert_eq!(who(&solve(&problem).unwrap()), [(0, 0, 1)]);
    problem.needs[0].remote = false;
    assert_eq!(solve(&problem).unwrap().unmet[0].why.only_area, 1);
}

#[test]
fn load_is_spread_evenly_instead_of_on_the_nearest() {
    let mut problem = town(8);
    problem.needs = (0..4).map(need).collect();
    problem.offers = (4..8).map(|person| offer(person, 4)).collect();
    let plan = solve(&problem).unwrap();
    let mut asked: Vec<u32> = plan.pairs.iter().map(|pair| pair.offer).collect();
    asked.sort_unstable();
    assert_eq!(asked, [0, 1, 2, 3]);
}

#[test]
fn whoever_was_asked_often_lately_is_spared_for_one_who_was_not() {
    let mut problem = town(3);
    problem.needs.push(need(0));
    problem.offers = vec![
        offer(1, 1),
        Offer {
            area: Some(1),
            ..offer(2, 1)
        },
    ];
    problem.people[1].recent_load = 5;
    assert_eq!(who(&solve(&problem).unwrap()), [(0, 1, 1)]);
    problem.people[1].recent_load = 1;
    assert_eq!(who(&solve(&problem).unwrap()), [(0, 0, 1)]);
}

#[test]
fn several_offers_of_one_person_share_one_load() {
    let mut problem = town(4);
    problem.needs = vec![
        need(0),
        Need {
            category: 1,
            ..need(1)
        },
    ];
    problem.offers = vec![
        offer(2, 1),
        Offer {
            category: 1,
            ..offer(2, 1)
        },
        Offer {
            category: 1,
            times: Times::at(0, 0),
            ..offer(3, 1)
        },
    ];
    assert_eq!(who(&solve(&problem).unwrap()), [(0, 0, 1), (1, 2, 1)]);
}

#[test]
fn a_person_is_not_asked_beyond_their_own_limit_over_all_they_offer() {
    let mut problem = town(4);
    problem.needs = vec![
        need(0),
        Need {
            category: 1,
            urgency: 2,
            ..need(1)
        },
    ];
    problem.offers = vec![
        offer(2, 9),
        Offer {
            category: 1,
            ..offer(2, 9)
        },
    ];
    problem.people[2] = Person {
        limit: 1,
        recent_load: 0,
    };
    let plan = solve(&problem).unwrap();
    assert_eq!(who(&plan), [(1, 1, 1)]);
    assert_eq!(plan.unmet[0].why.used_up, 1);
    assert!(plan.check(&problem).unwrap().is_optimal());

    problem.offers.push(Offer {
        category: 1,
        area: Some(2),
        ..offer(3, 1)
    });
    assert_eq!(who(&solve(&problem).unwrap()), [(0, 0, 1), (1, 2, 1)]);
}

#[test]
fn a_need_too_big_for_one_is_shared_and_says_what_is_missing() {
    let mut problem = town(4);
    problem.needs.push(Need {
        quantity: 9,
        ..need(0)
    });
    problem.offers = vec![offer(1, 4), offer(2, 3), offer(3, 1)];
    let plan = solve(&problem).unwrap();
    assert_eq!(who(&plan), [(0, 0, 4), (0, 1, 3), (0, 2, 1)]);
    assert_eq!(plan.unmet[0].missing, 1);
    assert_eq!(plan.unmet[0].why.helping, 3);
}
