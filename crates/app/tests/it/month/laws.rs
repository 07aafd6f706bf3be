//! What holds after such a month, looked up in the data by other means than the program's own.

use std::collections::{BTreeMap, BTreeSet};

use app::messages::voice;
use app::{all, matching, row};
use domain::introductions::MatchState;
use domain::messages::{ASKING_WINDOW, Letter, Posting, Way};
use domain::moment::{DAY, HOUR};
use domain::needs::{ListingState, Side};
use domain::people::Standing;
use domain::{CategoryId, ListingId, MatchId, Moment, NeighborId};

use super::{DOWN, KEPT_DAYS, Month};

pub async fn hold(month: &mut Month) {
    nobody_was_written_to_at_night(month).await;
    nobody_was_asked_beyond_their_limit(month).await;
    nobody_was_introduced_without_two_yeses(month).await;
    nobody_was_asked_again_for_a_kind_they_declined(month).await;
    every_need_has_a_state_with_a_reason(month).await;
    every_letter_was_sent_or_is_accounted_for(month).await;
    assert!(erased(month).await.len() > 3);
}

async fn nobody_was_written_to_at_night(month: &Month) {
    let mut tx = month.app.db.read().await.unwrap();
    let home = app::community::load(&mut tx, month.home).await.unwrap();
    for (letter, at) in &month.life.arrived {
        let hour = home.zone.wall(*at).hour();
        assert!(
            letter.is_awaited() || (8..21).contains(&hour),
            "{letter:?} at {hour}"
        );
    }
    assert!(month.life.arrived.len() > 300, "hardly a month");
    assert!(*month.post.failures.lock().unwrap() > 3);
    let in_between = |at: &Moment| DOWN.0 <= *at && *at < DOWN.1;
    assert!(month.life.arrived.iter().any(|(_, at)| in_between(at)));
}

async fn nobody_was_asked_beyond_their_limit(month: &Month) {
    row! {
        struct Limit {
            id: NeighborId,
            asks_a_week: i64,
        }
    }
    let mut tx = month.app.db.read().await.unwrap();
    let limits = all!(
        &mut tx,
        Limit,
        "select id, asks_a_week from neighbors where community_id = $1",
        month.home
    )
    .unwrap();
    let mut reached = 0;
    for limit in limits {
        let asked: Vec<Moment> = month
            .life
            .asked
            .iter()
            .filter(|(whose, _)| *whose == limit.id)
            .map(|(_, at)| *at)
            .collect();
        for last in &asked {
            let week = asked
                .iter()
                .filter(|at| **at <= *last && last.since(**at) < ASKING_WINDOW)
                .count() as i64;
            assert!(
                week <= limit.asks_a_week,
                "number {} was asked {week} times in a week, and wished {}",
                month.numbers[&limit.id],
                limit.asks_a_week
            );
            reached += usize::from(week == limit.asks_a_week);
        }
    }
    assert!(reached > 10, "the limits were hardly touched");
}

row! {
    struct Paired {
        id: MatchId,
        need_id: ListingId,
        helper_id: NeighborId,
        state: MatchState,
        asked_at: Option<Moment>,
    }
}

async fn matches(month: &Month) -> Vec<Paired> {
    let mut tx = month.app.db.read().await.unwrap();
    all!(
        &mut tx,
        Paired,
        "select id, need_id, helper_id, state, asked_at from matches where community_id = $1 order by id",
        month.home
    )
    .unwrap()
}

async fn nobody_was_introduced_without_two_yeses(month: &mut Month) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for found in matches(month).await {
        *counts.entry(found.state.word()).or_default() += 1;
        let introduced = matches!(
            found.state,
            MatchState::Introduced | MatchState::Met | MatchState::FellThrough
        );
        if introduced {
            for helper in [true, false] {
                assert!(
                    month.life.yes.contains(&(found.id, helper)),
                    "{:?}",
                    found.id
                );
            }
        }
    }
    let enough = ["met", "declined", "silent", "fell_through"];
    assert!(
        enough.iter().all(|state| counts.contains_key(state)),
        "{counts:?}"
    );
    month.note(&format!("{counts:?}"));
}

async fn nobody_was_asked_again_for_a_kind_they_declined(month: &Month) {
    row! {
        struct Declined {
            neighbor_id: NeighborId,
            category_id: CategoryId,
            at: Moment,
        }
    }
    let listings = listings(month).await;
    let mut tx = month.app.db.read().await.unwrap();
    let declined = all!(
        &mut tx,
        Declined,
        "select neighbor_id, category_id, at from kinds_declined where community_id = $1",
        month.home
    )
    .unwrap();
    drop(tx);
    assert!(!declined.is_empty());
    for found in matches(month).await {
        let kind = listings[&found.need_id].category_id;
        let never = declined
            .iter()
            .find(|never| never.neighbor_id == found.helper_id && never.category_id == kind);
        if let (Some(never), Some(asked)) = (never, found.asked_at) {
            assert!(asked <= never.at);
        }
    }
}

row! {
    struct Wished {
        id: ListingId,
        neighbor_id: NeighborId,
        side: Side,
        category_id: CategoryId,
        state: ListingState,
        changed_at: Moment,
        expires_at: Moment,
        still_asked_at: Option<Moment>,
    }
}

async fn listings(month: &Month) -> BTreeMap<ListingId, Wished> {
    let mut tx = month.app.db.read().await.unwrap();
    let found = all!(
        &mut tx,
        Wished,
        "select id, neighbor_id, side, category_id, state, changed_at, expires_at, still_asked_at from listings where community_id = $1",
        month.home
    )
    .unwrap();
    found.into_iter().map(|row| (row.id, row)).collect()
}

async fn every_need_has_a_state_with_a_reason(month: &mut Month) {
    let who = month.as_organizer();
    let planned = matching::plan(&month.app, who).await.unwrap();
    let explained: BTreeSet<ListingId> = planned.open.iter().map(|open| open.need).collect();
    let live: BTreeSet<ListingId> = matches(month)
        .await
        .iter()
        .filter(|found| found.state.is_held() || found.state == MatchState::Suggested)
        .map(|found| found.need_id)
        .collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for need in listings(month).await.values() {
        if need.side == Side::Need {
            *counts.entry(need.state.word()).or_default() += 1;
            let open = need.state == ListingState::Open;
            assert!(
                !open || live.contains(&need.id) || explained.contains(&need.id),
                "an open need that nobody can explain: {} of number {}",
                need.id,
                month.numbers[&need.neighbor_id]
            );
        }
        if need.state == ListingState::Expired {
            let asked = need.still_asked_at.expect("nothing lapses unasked");
            assert!(need.changed_at.since(asked) >= DAY && need.expires_at <= need.changed_at);
        }
    }
    for state in ["open", "met", "withdrawn", "expired", "matched"] {
        assert!(counts.contains_key(state), "{counts:?}");
    }
    month.note(&format!("{counts:?}"));
}

async fn every_letter_was_sent_or_is_accounted_for(month: &mut Month) {
    row! {
        struct Written {
            letter: Letter,
            way: Way,
            posting: Posting,
            due_at: Moment,
            trouble: Option<String>,
        }
    }
    let now = month.now();
    let mut tx = month.app.db.read().await.unwrap();
    let letters = all!(
        &mut tx,
        Written,
        "select letter, way, posting, due_at, trouble from outbox where community_id = $1",
        month.home
    )
    .unwrap();
    let dead = voice::dead(&mut tx, month.home, 1_000).await.unwrap().len();
    let waits = voice::to_tell(&mut tx, month.home, 1_000)
        .await
        .unwrap()
        .len();
    drop(tx);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut by_voice = 0;
    for letter in &letters {
        *counts.entry(letter.posting.word()).or_default() += 1;
        match (letter.posting, letter.way) {
            (Posting::Sent, _) => {}
            (Posting::Dead | Posting::Dropped, _) => {
                assert!(letter.trouble.is_some() || letter.way == Way::Voice);
            }
            (Posting::Waiting, Way::Voice) => by_voice += 1,
            (Posting::Waiting, _) => assert!(
                letter.due_at > now.plus(-HOUR),
                "{:?} was due long ago",
                letter.letter
            ),
        }
    }
    assert_eq!(by_voice, waits);
    assert_eq!(counts.get("dead").copied().unwrap_or(0), dead);
    assert!(dead > 0 && counts["sent"] > 300, "{counts:?}");
    month.note(&format!("{counts:?}"));
}

/// Who has been forgotten.
pub async fn erased(month: &Month) -> BTreeSet<NeighborId> {
    row! {
        struct Gone {
            id: NeighborId,
        }
    }
    let mut tx = month.app.db.read().await.unwrap();
    let gone = all!(
        &mut tx,
        Gone,
        "select id from neighbors where community_id = $1 and standing = $2 and phone_hash is null and email_hash is null and name_sealed is null",
        month.home,
        Standing::Erased
    )
    .unwrap();
    gone.into_iter().map(|row| row.id).collect()
}

/// Who is to be forgotten now, by the words of the promise: nothing open, nothing promised, no role, and not
/// here for the stated days.
pub async fn to_be_forgotten(month: &Month) -> BTreeSet<NeighborId> {
    row! {
        struct Here {
            id: NeighborId,
            touched_at: Moment,
        }
    }
    row! {
        struct Pair {
            needer_id: NeighborId,
            helper_id: NeighborId,
            held: bool,
            changed_at: Moment,
        }
    }
    let since = month.now().plus(-KEPT_DAYS * DAY);
    let mut kept: BTreeSet<NeighborId> = [month.organizer].into();
    for wish in listings(month).await.values() {
        let open = matches!(
            wish.state,
            ListingState::Open | ListingState::Paused | ListingState::Matched
        );
        if open || wish.changed_at > since {
            kept.insert(wish.neighbor_id);
        }
    }
    let mut tx = month.app.db.read().await.unwrap();
    let pairs = all!(
        &mut tx,
        Pair,
        "select needer_id, helper_id, held, changed_at from matches where community_id = $1",
        month.home
    );
    for pair in pairs.unwrap() {
        if pair.held || pair.changed_at > since {
            kept.extend([pair.needer_id, pair.helper_id]);
        }
    }
    let here = all!(
        &mut tx,
        Here,
        "select id, touched_at from neighbors where community_id = $1 and standing <> $2",
        month.home,
        Standing::Erased
    );
    let here = here.unwrap().into_iter();
    here.filter(|row| row.touched_at <= since && !kept.contains(&row.id))
        .map(|row| row.id)
        .collect()
}
