//! Towns to try things on: made by hand, or drawn by proptest.

use matching::{
    Allowed, Conditions, Locked, Need, Offer, Person, Places, Plan, Problem, Times, Weights,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// A town of so many people in three areas along a road, in which nothing has been said yet.
pub fn town(people: usize) -> Problem {
    Problem {
        people: vec![Person::default(); people],
        places: Places::bordering(3, &[(0, 1), (1, 2)]),
        ..Problem::default()
    }
}

/// One thing needed by a person in the first area.
pub fn need(person: u32) -> Need {
    Need {
        person,
        quantity: 1,
        area: Some(0),
        ..Need::default()
    }
}

/// So many things offered by a person in the first area.
pub fn offer(person: u32, capacity: u32) -> Offer {
    Offer {
        person,
        capacity,
        area: Some(0),
        ..Offer::default()
    }
}

/// The pairs of a plan as need, offer, units.
pub fn who(plan: &Plan) -> Vec<(u32, u32, u32)> {
    let pairs = plan.pairs.iter();
    pairs
        .map(|pair| (pair.need, pair.offer, pair.quantity))
        .collect()
}

/// Tries so many towns, or as many as the environment's `PROPTEST_CASES` says.
pub fn cases(cases: u32) -> ProptestConfig {
    let chosen = std::env::var_os("PROPTEST_CASES").is_some();
    let default = ProptestConfig::default();
    ProptestConfig {
        cases: if chosen { default.cases } else { cases },
        failure_persistence: None,
        ..default
    }
}

/// How large a drawn town is.
#[derive(Clone, Copy)]
pub struct Size {
    pub people: u32,
    pub needs: usize,
    pub offers: usize,
    pub quantity: u32,
    pub categories: u32,
}

/// So small that every plan can be tried.
pub const TINY: Size = Size {
    people: 9,
    needs: 6,
    offers: 5,
    quantity: 2,
    categories: 1,
};

/// As large as a street.
pub const STREET: Size = Size {
    people: 40,
    needs: 50,
    offers: 40,
    quantity: 4,
    categories: 3,
};

/// Any town of up to this size, with everything in it that can be in a problem.
pub fn any_town(size: Size) -> impl Strategy<Value = Problem> {
    let lists = (
        any_length(any_need(size), size.needs),
        any_length(any_offer(size), size.offers),
        vec(any_person(size.quantity), size.people as usize),
        any_places(),
        vec((0..size.people, 0..size.people), 0..3),
        any_weights(),
    );
    let pair = || (any::<prop::sample::Index>(), any::<prop::sample::Index>());
    let settled = (
        vec((pair(), 0..=size.quantity), 0..3),
        vec(pair(), 0..3),
        vec((pair(), 0u8..16), 0..4),
    );
    (lists, settled).prop_map(|(lists, (locked, declined, allowed))| {
        let (needs, offers, people, places, blocked, weights) = lists;
        let mut problem = Problem {
            needs,
            offers,
            people,
            places,
            blocked,
            weights,
            ..Problem::default()
        };
        let (needs, offers) = (problem.needs.len(), problem.offers.len());
        if needs > 0 && offers > 0 {
            let at = |(need, offer): (prop::sample::Index, prop::sample::Index)| {
                (need.index(needs) as u32, offer.index(offers) as u32)
            };
            for (pair, quantity) in locked {
                let (need, offer) = at(pair);
                let lock = Locked {
                    need,
                    offer,
                    quantity,
                };
                problem.locked.push(lock);
            }
            problem.declined = declined.into_iter().map(at).collect();
            for (pair, bits) in allowed {
                let (need, offer) = at(pair);
                let conditions = Conditions::from_bits(bits);
                let allow = Allowed {
                    need,
                    offer,
                    conditions,
                };
                problem.allowed.push(allow);
            }
        }
        problem
    })
}

/// Mostly as many as there may be, sometimes fewer, down to none.
fn any_length<S: Strategy>(each: S, most: usize) -> impl Strategy<Value = Vec<S::Value>>
where
    S::Value: Clone,
{
    let length = prop_oneof![1 => 0..=most, 4 => most..=most];
    (vec(each, most), length).prop_map(|(list, length)| list[..length].to_vec())
}

fn any_times() -> impl Strategy<Value = Times> {
    prop_oneof![
        3 => Just(Times::ANY),
        1 => (0u32..3).prop_map(|day| Times::at(day, 0)),
        1 => (1u32..64).prop_map(Times::from_bits),
    ]
}

fn sometimes() -> impl Strategy<Value = bool> {
    proptest::bool::weighted(0.1)
}

/// Seldom nothing.
fn any_quantity(size: Size) -> impl Strategy<Value = u32> {
    prop_oneof![1 => Just(0), 9 => 1..=size.quantity]
}

fn any_need(size: Size) -> impl Strategy<Value = Need> {
    let what = (
        0..size.people,
        0..size.categories,
        any_quantity(size),
        0u8..3,
        0u32..3,
    );
    let how = (
        any_times(),
        0u64..4,
        sometimes(),
        option::weighted(0.8, 0u32..4),
    );
    let asks = (sometimes(), sometimes());
    (what, how, asks).prop_map(|(what, how, (remote, wants_known))| Need {
        person: what.0,
        category: what.1,
        quantity: what.2,
        urgency: what.3,
        waiting_days: what.4,
        times: how.0,
        languages: how.1,
        language_required: how.2,
        area: how.3,
        remote,
        wants_known,
    })
}

fn any_offer(size: Size) -> impl Strategy<Value = Offer> {
    let what = (0..size.people, 0..size.categories, any_quantity(size));
    let how = (any_times(), 0u64..4, option::weighted(0.8, 0u32..4));
    let how_far = (option::weighted(0.3, 0u32..3), any::<bool>(), any::<bool>());
    (what, how, how_far).prop_map(|(what, how, (radius, remote, known))| Offer {
        person: what.0,
        category: what.1,
        capacity: what.2,
        times: how.0,
        languages: how.1,
        area: how.2,
        radius,
        remote,
        known,
    })
}

fn any_person(most: u32) -> impl Strategy<Value = Person> {
    let limit = prop_oneof![5 => Just(u32::MAX), 3 => 1..=most + 1];
    (limit, 0u32..4).prop_map(|(limit, recent_load)| Person { limit, recent_load })
}

fn any_places() -> impl Strategy<Value = Places> {
    prop_oneof![
        Just(Places::apart(4)),
        vec((0u32..4, 0u32..4), 3..6).prop_map(|borders| Places::bordering(4, &borders)),
    ]
}

fn any_weights() -> impl Strategy<Value = Weights> {
    let any = (
        0u32..200,
        0u32..30,
        0u32..100,
        0u32..300,
        0u32..100,
        0u32..400,
    );
    let drawn = any.prop_map(|w| Weights {
        area_step: w.0,
        little_time: w.1,
        no_shared_language: w.2,
        softened: w.3,
        load_step: w.4,
        another_person: w.5,
    });
    prop_oneof![Just(Weights::default()), drawn]
}
