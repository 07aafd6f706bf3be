//! A need that one person can meet alone is not spread over many.

use crate::town::{need, offer, town};
use matching::{Need, Offer, gather, solve};

#[test]
fn four_plates_come_from_one_cook() {
    let mut problem = town(5);
    problem.needs.push(Need {
        quantity: 4,
        ..need(0)
    });
    problem.offers = (1..5).map(|person| offer(person, 6)).collect();
    assert_eq!(solve(&problem).unwrap().pairs.len(), 4);
    let plan = gather(&problem).unwrap();
    assert_eq!((plan.pairs.len(), plan.pairs[0].quantity), (1, 4));
    assert!(plan.check(&problem).unwrap().meets_the_most());
}

#[test]
fn gathering_does_not_send_anybody_far_for_it() {
    let mut problem = town(3);
    problem.needs.push(Need {
        quantity: 2,
        ..need(0)
    });
    problem.offers = vec![
        Offer {
            area: Some(2),
            ..offer(1, 2)
        },
        offer(2, 1),
    ];
    problem.weights.another_person = 99;
    assert_eq!(gather(&problem).unwrap().pairs.len(), 2);
}

#[test]
fn gathering_takes_from_nobody_else() {
    let mut problem = town(4);
    problem.needs = vec![
        Need {
            quantity: 2,
            ..need(0)
        },
        need(1),
    ];
    problem.offers = vec![offer(2, 2), offer(3, 1)];
    let plan = gather(&problem).unwrap();
    assert!(plan.unmet.is_empty());
    assert_eq!(plan.pairs.iter().map(|p| p.quantity).sum::<u32>(), 3);
}

#[test]
fn nobody_is_gathered_beyond_their_limit() {
    let mut problem = town(3);
    problem.needs.push(Need {
        quantity: 4,
        ..need(0)
    });
    problem.offers = vec![offer(1, 9), offer(2, 9)];
    problem.people[1].limit = 3;
    problem.people[2].limit = 3;
    let plan = gather(&problem).unwrap();
    assert_eq!(plan.pairs.len(), 2);
    assert!(plan.check(&problem).is_ok());
}
