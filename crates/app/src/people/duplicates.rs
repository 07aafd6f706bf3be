//! Two records that may be one person: suggested from names opened in memory and hashed contacts, decided by
//! somebody who looks at both. "Not the same person" is remembered.

use std::collections::HashSet;

use domain::duplicates::{Likeness, Traits, pairs};
use domain::people::Actor;
use domain::{AreaId, CommunityId, NeighborId, Refusal};
use tokio::sync::Semaphore;

use super::names;
use crate::db::Tx;
use crate::{App, Broken, Error};

/// Most pairs that are suggested at once.
pub const PAIRS: usize = 20;

/// Comparing everybody with everybody takes a processor for a moment: others wait their turn.
static ONE_AT_A_TIME: Semaphore = Semaphore::const_new(1);

/// Two records that may be one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// The older record.
    pub one: NeighborId,
    /// The newer record.
    pub other: NeighborId,
    /// Why they may be one person.
    pub why: Likeness,
    /// The area that one of them told, the older one's first.
    pub area: Option<AreaId>,
}

/// What is suggested.
pub struct Suggested {
    /// At most [`PAIRS`], the surest first.
    pub pairs: Vec<Pair>,
    /// How many there are in all.
    pub count: usize,
}

/// Pairs of records that may be one person. Names nobody: whoever wants to see the two looks at them.
pub async fn suggest(app: &App, who: Actor) -> Result<Suggested, Error> {
    who.organizes()?;
    let community = who.community();
    // Held until the comparison ends, also when nobody waits for it any more.
    let turn = ONE_AT_A_TIME.try_acquire().map_err(|_| Broken::Busy)?;
    let mut tx = app.db.read().await?;
    let known = names::all(&mut tx, app, community).await?;
    let parted = parted(&mut tx, community).await?;
    drop(tx);
    let compared = tokio::task::spawn_blocking(move || {
        let found = compare(known, &parted);
        drop(turn);
        found
    });
    let found = compared.await;
    let mut found = found.map_err(|_| Broken::told("the comparison of records broke off"))?;
    let count = found.len();
    found.truncate(PAIRS);
    Ok(Suggested {
        pairs: found,
        count,
    })
}

fn compare(known: Vec<names::Known>, parted: &HashSet<(NeighborId, NeighborId)>) -> Vec<Pair> {
    let ids: Vec<(NeighborId, Option<AreaId>)> =
        known.iter().map(|known| (known.id, known.area)).collect();
    let traits: Vec<Traits> = known
        .into_iter()
        .map(|known| Traits::of(&known.name, known.phone, known.email, known.area))
        .collect();
    pairs(&traits)
        .into_iter()
        .map(|(one, other, why)| Pair {
            one: ids[one].0,
            other: ids[other].0,
            why,
            area: ids[one].1.or(ids[other].1),
        })
        .filter(|pair| !parted.contains(&in_order(pair.one, pair.other)))
        .collect()
}

/// Remembers that two records are two people.
pub async fn not_the_same(
    app: &App,
    who: Actor,
    one: NeighborId,
    other: NeighborId,
) -> Result<(), Error> {
    who.organizes()?;
    if one == other {
        return Err(Refusal::CannotMerge.into());
    }
    let mut tx = app.db.write(who.community()).await?;
    for id in [one, other] {
        super::row(&mut tx, who.community(), id).await?;
    }
    remember(&mut tx, app, who.community(), one, other).await?;
    tx.commit().await
}

/// The same, inside a larger change.
pub(super) async fn remember(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    one: NeighborId,
    other: NeighborId,
) -> Result<(), Error> {
    let (one, other) = in_order(one, other);
    exec!(
        tx,
        "insert into not_duplicates (community_id, neighbor_id, other_id, at) values ($1, $2, $3, $4)
         on conflict (community_id, neighbor_id, other_id) do nothing",
        community,
        one,
        other,
        app.clock.now()
    )?;
    Ok(())
}

/// Forgets it again: somebody decided otherwise.
pub(super) async fn think_again(
    tx: &mut Tx,
    community: CommunityId,
    one: NeighborId,
    other: NeighborId,
) -> Result<(), Error> {
    let (one, other) = in_order(one, other);
    exec!(
        tx,
        "delete from not_duplicates where community_id = $1 and neighbor_id = $2 and other_id = $3",
        community,
        one,
        other
    )?;
    Ok(())
}

async fn parted(
    tx: &mut Tx,
    community: CommunityId,
) -> Result<HashSet<(NeighborId, NeighborId)>, Error> {
    row! {
        struct Parted {
            neighbor_id: NeighborId,
            other_id: NeighborId,
        }
    }
    let found = all!(
        tx,
        Parted,
        "select neighbor_id, other_id from not_duplicates where community_id = $1",
        community
    )?;
    Ok(found
        .into_iter()
        .map(|row| (row.neighbor_id, row.other_id))
        .collect())
}

fn in_order(one: NeighborId, other: NeighborId) -> (NeighborId, NeighborId) {
    (one.min(other), one.max(other))
}
