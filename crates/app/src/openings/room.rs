//! The counters by which the database keeps anything from being promised twice: how much of an opening is
//! taken, at all or on a day, and how much of it is out of the house. Only this file writes them.

use std::collections::HashMap;

use domain::openings::{Opening, Pledge};
use domain::{CommunityId, Day, OpeningId};

use crate::Error;
use crate::db::Tx;

/// The counter of what is out of the house.
const OUT: &str = "out";

/// The counters that a pledge stands in.
fn counters(pledge: &Pledge) -> Vec<String> {
    let mut names = Vec::new();
    let after_days = pledge.state == domain::openings::PledgeState::Kept;
    match (pledge.days, pledge.clear) {
        (Some(days), Some(clear)) if pledge.state.takes_room() || after_days => {
            let all = domain::openings::Days { to: clear, ..days };
            names.extend(all.each().map(|day| day.to_string()));
        }
        (None, _) if pledge.state.takes_room() => names.push(String::new()),
        _ => {}
    }
    if pledge.is_out() {
        names.push(OUT.to_owned());
    }
    names
}

/// Counts a pledge in. The database refuses it when there is no such room.
pub(super) async fn fill(
    tx: &mut Tx,
    community: CommunityId,
    opening: &Opening,
    pledge: &Pledge,
) -> Result<(), Error> {
    for day in counters(pledge) {
        exec!(
            tx,
            "insert into opening_room (community_id, opening_id, day, room, taken) values ($1, $2, $3, $4, $5)
             on conflict (community_id, opening_id, day) do update set taken = opening_room.taken + excluded.taken",
            community,
            opening.id,
            day,
            opening.room,
            pledge.quantity
        )?;
    }
    Ok(())
}

/// Counts a pledge out.
pub(super) async fn give_back(
    tx: &mut Tx,
    community: CommunityId,
    pledge: &Pledge,
) -> Result<(), Error> {
    for day in counters(pledge) {
        exec!(
            tx,
            "update opening_room set taken = taken - $4 where community_id = $1 and opening_id = $2 and day = $3",
            community,
            pledge.opening,
            day,
            pledge.quantity
        )?;
    }
    Ok(())
}

/// The most that is promised of an opening at once, now or on a day to come.
pub(super) async fn most_promised(
    tx: &mut Tx,
    community: CommunityId,
    opening: OpeningId,
    today: Day,
) -> Result<i64, Error> {
    row! {
        struct Most {
            most: i64,
        }
    }
    let found = one!(
        tx,
        Most,
        "select coalesce(max(taken), 0) as most from opening_room
         where community_id = $1 and opening_id = $2 and (day = '' or day = 'out' or day >= $3)",
        community,
        opening,
        today
    )?;
    Ok(found.most)
}

/// Gives every counter that matters another room.
pub(super) async fn resize(
    tx: &mut Tx,
    community: CommunityId,
    opening: OpeningId,
    room: u32,
    today: Day,
) -> Result<(), Error> {
    exec!(
        tx,
        "update opening_room set room = $4
         where community_id = $1 and opening_id = $2 and (day = '' or day = 'out' or day >= $3)",
        community,
        opening,
        today,
        room
    )?;
    Ok(())
}

row! {
    struct Counter {
        opening_id: OpeningId,
        day: String,
        taken: i64,
    }
}

/// How many counters do not say what the pledges say.
pub(super) async fn counted_wrong(tx: &mut Tx, community: CommunityId) -> Result<i64, Error> {
    let mut counted: HashMap<(OpeningId, String), i64> = HashMap::new();
    for pledge in super::sql::all(tx, community).await? {
        for day in counters(&pledge) {
            *counted.entry((pledge.opening, day)).or_default() += i64::from(pledge.quantity);
        }
    }
    let mut wrong = 0;
    let kept = all!(
        tx,
        Counter,
        "select opening_id, day, taken from opening_room where community_id = $1",
        community
    )?;
    for counter in kept {
        let mine = counted.remove(&(counter.opening_id, counter.day));
        wrong += i64::from(mine.unwrap_or(0) != counter.taken);
    }
    Ok(wrong + counted.len() as i64)
}
