//! What the solver is told about a neighborhood, and what it makes of it.

use super::*;
use crate::community::Said;
use crate::needs::{ListingState, Often, Terms, Urgency, lapse};
use crate::people::Standing;
use crate::{KeyId, ListingId};
use uuid::Uuid;

fn id<T: From<Uuid>>(n: u128) -> T {
    Uuid::from_u128(n).into()
}

fn neighbor(n: u128) -> Neighbor {
    Neighbor {
        id: id(n),
        key: Some(KeyId(Uuid::nil())),
        version: 1,
        channel: Channel::Mail,
        language: "en".into(),
        speaks: vec!["en".into()],
        area: None,
        times: Times::default(),
        radius: None,
        standing: Standing::Active,
        paused_until: None,
        asks_a_week: 3,
        known: false,
        created_at: Moment(0),
        touched_at: Moment(0),
    }
}

fn listing(n: u128, owner: u128, side: Side) -> Listing {
    let terms = Terms {
        category: id(1),
        often: Often::Once,
        quantity: 1,
        area: None,
        times: Times::default(),
        languages: vec![],
        language_matters: false,
        radius: None,
        remote: false,
        wants_known: false,
        urgency: Urgency::Whenever,
        due: None,
    };
    Listing {
        id: id(n),
        neighbor: id(owner),
        side,
        expires_at: lapse(side, &terms, Moment(0)),
        terms,
        state: ListingState::Open,
        created_at: Moment(n as i64),
        changed_at: Moment(0),
        still_asked_at: None,
        promised: 0,
    }
}

fn rides() -> Category {
    Category {
        id: id(1),
        key: "transport".into(),
        group: "out".into(),
        names: Said::default(),
        hints: Said::default(),
        words: Said::default(),
        remote: false,
        ask_by_itself: false,
        retired: false,
        position: 0,
    }
}

struct Setting {
    neighbors: Vec<Neighbor>,
    listings: Vec<Listing>,
    blocked: Vec<(NeighborId, NeighborId)>,
    kinds: Vec<(NeighborId, CategoryId)>,
    week: HashMap<NeighborId, i64>,
    held: Vec<Match>,
}

/// Ana (1) needs a ride; Ben (2) and Cruz (3) drive.
fn two_drivers() -> Setting {
    Setting {
        neighbors: [1, 2, 3].map(neighbor).into(),
        listings: vec![
            listing(10, 1, Side::Need),
            listing(20, 2, Side::Offer),
            listing(30, 3, Side::Offer),
        ],
        blocked: vec![],
        kinds: vec![],
        week: HashMap::new(),
        held: vec![],
    }
}

fn laid_out<T>(setting: &Setting, look: impl FnOnce(&Laid<'_>) -> T) -> T {
    let categories = [rides()];
    let hood = Neighborhood {
        neighbors: &setting.neighbors,
        listings: &setting.listings,
        categories: &categories,
        steps: &Steps::default(),
        held: &setting.held,
        tried: &[],
        blocked: &setting.blocked,
        kinds_declined: &setting.kinds,
        set_aside: &[],
        asked_this_week: &setting.week,
        asked_this_month: &HashMap::new(),
        now: Moment(100),
    };
    look(&hood.lay_out())
}

fn helpers(setting: &Setting) -> Vec<ListingId> {
    laid_out(setting, |laid| {
        let ranked = matching::suggest(&laid.problem, 0, 10).unwrap();
        ranked
            .iter()
            .map(|ranked| laid.offers[ranked.offer as usize].id)
            .collect()
    })
}

/// Who is proposed for which need, and how much; and the needs that stay open.
fn plan(setting: &Setting) -> (Vec<(ListingId, ListingId, u32)>, Vec<ListingId>) {
    laid_out(setting, |laid| {
        let plan = laid.plan().unwrap();
        let pair = |pair: &matching::Pair| {
            (
                laid.needs[pair.need as usize].id,
                laid.offers[pair.offer as usize].id,
                pair.quantity,
            )
        };
        let open = |unmet: &matching::Unmet| laid.needs[unmet.need as usize].id;
        (
            plan.pairs.iter().map(pair).collect(),
            plan.unmet.iter().map(open).collect(),
        )
    })
}

#[test]
fn a_dozen_of_something_is_asked_for_once() {
    let mut setting = two_drivers();
    setting.listings[0].terms.quantity = 12;
    setting.listings[1].terms.quantity = 12;
    setting.listings.pop();
    assert_eq!(plan(&setting), (vec![(id(10), id(20), 12)], vec![]));
}

#[test]
fn nobody_is_planned_to_be_asked_more_often_than_they_wish() {
    let mut setting = two_drivers();
    setting.listings = (0..6).map(|n| listing(10 + n, 1, Side::Need)).collect();
    let mut drives = listing(20, 2, Side::Offer);
    drives.terms.quantity = 10;
    setting.listings.push(drives);
    let (pairs, open) = plan(&setting);
    assert_eq!(pairs.len(), 3);
    assert_eq!(open, [id::<ListingId>(13), id(14), id(15)]);
    let mut also = listing(30, 3, Side::Offer);
    also.terms.quantity = 10;
    setting.listings.push(also);
    setting.week = HashMap::from([(id(3), 1)]);
    let (pairs, open) = plan(&setting);
    let of = |offer: u128| pairs.iter().filter(|(_, one, _)| *one == id(offer)).count();
    assert_eq!((of(20), of(30)), (3, 2));
    assert_eq!(open, [id::<ListingId>(15)]);
}

#[test]
fn a_blocked_person_is_never_suggested() {
    let mut setting = two_drivers();
    setting.blocked = vec![(id(2), id(1))];
    assert_eq!(helpers(&setting), [id::<ListingId>(30)]);
}

#[test]
fn nobody_is_suggested_who_was_asked_as_often_as_they_wish() {
    let mut setting = two_drivers();
    setting.week = HashMap::from([(id(2), 3)]);
    assert_eq!(helpers(&setting), [id::<ListingId>(30)]);
}

#[test]
fn not_this_kind_again_is_heeded() {
    let mut setting = two_drivers();
    setting.kinds = vec![(id(3), id(1))];
    assert_eq!(helpers(&setting), [id::<ListingId>(20)]);
}

#[test]
fn whoever_is_paused_or_cannot_be_reached_is_not_there() {
    let mut setting = two_drivers();
    setting.neighbors[1].standing = Standing::Paused;
    setting.neighbors[2].channel = Channel::Nobody;
    assert!(helpers(&setting).is_empty());
}

#[test]
fn what_a_need_does_not_say_is_taken_from_its_owner() {
    let mut setting = two_drivers();
    setting.neighbors[0].times = Times::of(1, 0);
    setting.neighbors[1].times = Times::of(6, 2);
    setting.neighbors[2].times = Times::of(1, 0);
    assert_eq!(helpers(&setting), [id::<ListingId>(30)]);
}

/// An introduction of somebody's need (11) with Ben's offer.
fn bens_promise(state: MatchState) -> Match {
    Match {
        id: id(1),
        need: id(11),
        offer: id(20),
        needer: id(3),
        helper: id(2),
        quantity: 1,
        urgency: Urgency::Whenever,
        state,
        until: None,
        helper_shows: None,
        needer_shows: None,
        helper_outcome: None,
        needer_outcome: None,
        follow_up_at: None,
        created_at: Moment(0),
        changed_at: Moment(0),
    }
}

#[test]
fn what_is_held_for_a_need_that_is_not_open_any_more_is_not_promised_twice() {
    for (state, promised) in [(MatchState::Introduced, 1), (MatchState::AskedFirst, 0)] {
        let mut setting = two_drivers();
        setting.listings[1].terms.quantity = 1;
        setting.listings[1].promised = promised;
        setting.held = vec![bens_promise(state)];
        assert_eq!(helpers(&setting), [id::<ListingId>(30)], "{state:?}");
        // With room for two, one is left.
        setting.listings[1].terms.quantity = 2;
        assert_eq!(helpers(&setting).len(), 2, "{state:?}");
    }
}

#[test]
fn the_plan_is_made_once_in_the_communitys_night_and_a_missed_night_is_made_up_for() {
    let zone = Zone::named("Asia/Karachi").unwrap();
    let midnight = zone.at_hour("2026-06-02".parse().unwrap(), 0);
    let at = |hour: i64| midnight.plus(hour * HOUR);
    let due = |last: i64, now: i64| is_time_to_plan(Some(at(last)), at(now), &zone);
    assert!(is_time_to_plan(None, at(13), &zone));
    let made: Vec<i64> = (0..24).filter(|hour| due(-21, *hour)).collect();
    assert_eq!(
        made,
        [
            2, 3, 4, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23
        ]
    );
    assert!((3..24).all(|hour| !due(2, hour)), "once a night");
    assert!(due(2, 26) && !due(13, 20) && due(13, 26));
    assert!(
        !due(23, 26),
        "one that was made by hand in the evening still holds"
    );
}
