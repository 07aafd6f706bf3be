//! Two records of one person, joined by somebody who knows, and parted again if it was a mistake. The folded
//! record stays, hidden, with all that it said of itself; what it offered, needed and answered moves to the
//! one that is kept, sealed anew with that one's key.
//!
//! Links and sessions do not move: whoever holds the folded record's private link must not come to a page
//! that may be somebody else's after all.

mod moving;

use domain::duplicates::{Filled, join as joined, part as parted};
use domain::introductions::Match;
use domain::messages::Letter;
use domain::needs::Side;
use domain::people::{Actor, Neighbor, Person, Standing};
use domain::{CommunityId, KeyId, MergeId, Moment, NeighborId, Refusal};
use serde::{Deserialize, Serialize};

use super::duplicates;
use crate::db::Tx;
use crate::introductions::{self, sql};
use crate::{App, Error, messages};
use moving::Moved;

/// Somebody and the key that opens what is theirs.
#[derive(Clone, Copy)]
struct Owner {
    id: NeighborId,
    key: KeyId,
}

/// What a join did, so that it can be taken back. Ids only.
#[derive(Serialize, Deserialize)]
struct Done {
    filled: Filled,
    moved: Moved,
}

row! {
    /// A join that holds.
    pub struct Merge {
        /// Its id.
        pub id: MergeId,
        /// The record that was kept.
        pub kept_id: NeighborId,
        /// The record that was folded into it.
        pub folded_id: NeighborId,
        /// When.
        pub at: Moment,
        moved: String,
        undone_at: Option<Moment>,
    }
}

/// Joins two records of one person. What the kept one says stands; what it leaves blank is filled.
pub async fn join(
    app: &App,
    who: Actor,
    kept: NeighborId,
    folded: NeighborId,
) -> Result<MergeId, Error> {
    who.organizes()?;
    if kept == folded {
        return Err(Refusal::CannotMerge.into());
    }
    let community = who.community();
    let now = app.clock.now();
    let mut tx = app.db.write(community).await?;
    let (to, (neighbor, person)) = opened(&mut tx, app, community, kept).await?;
    let (from, (other, others)) = opened(&mut tx, app, community, folded).await?;
    part_ways(&mut tx, app, community, kept, folded).await?;
    let (neighbor, person, filled) = joined((&neighbor, &person), (&other, &others));
    super::save(&mut tx, app, community, &neighbor, &person).await?;
    let moved = moving::over(&mut tx, app, community, from, to).await?;
    fold(&mut tx, community, folded, kept).await?;
    ask_again(&mut tx, app, community, kept, &moved).await?;
    duplicates::think_again(&mut tx, community, kept, folded).await?;
    let id: MergeId = app.chance.id(now);
    exec!(
        &mut tx,
        "insert into merges (community_id, id, kept_id, folded_id, moved, by_id, at, undone_at) values ($1, $2, $3, $4, $5, $6, $7, null)",
        community,
        id,
        kept,
        folded,
        serde_json::to_string(&Done { filled, moved })?,
        who.neighbor(),
        now
    )?;
    tx.commit().await?;
    Ok(id)
}

/// Takes a join back: everything that moved goes back where it was, unless it has gone elsewhere since. That
/// the two are not one person is remembered.
pub async fn part(app: &App, who: Actor, id: MergeId) -> Result<Merge, Error> {
    who.organizes()?;
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    let merge = found(&mut tx, community, id).await?;
    if merge.undone_at.is_some() {
        return Err(Refusal::CannotMerge.into());
    }
    let done: Done = serde_json::from_str(&merge.moved)?;
    let (to, others) = folded_away(&mut tx, app, community, &merge).await?;
    let (from, (neighbor, person)) = opened(&mut tx, app, community, merge.kept_id).await?;
    let (neighbor, person) = parted((&neighbor, &person), &others, &done.filled);
    super::save(&mut tx, app, community, &neighbor, &person).await?;
    moving::back(&mut tx, app, community, from, to, &done.moved).await?;
    exec!(
        &mut tx,
        "update neighbors set merged_into = null where community_id = $1 and id = $2",
        community,
        merge.folded_id
    )?;
    exec!(
        &mut tx,
        "update merges set undone_at = $3 where community_id = $1 and id = $2",
        community,
        id,
        app.clock.now()
    )?;
    duplicates::remember(&mut tx, app, community, merge.kept_id, merge.folded_id).await?;
    tx.commit().await?;
    Ok(merge)
}

/// The joins that hold for somebody, the latest first.
pub async fn of(
    tx: &mut Tx,
    community: CommunityId,
    kept: NeighborId,
) -> Result<Vec<Merge>, Error> {
    all!(
        tx,
        Merge,
        "select id, kept_id, folded_id, at, moved, undone_at from merges
         where community_id = $1 and kept_id = $2 and undone_at is null order by at desc, id desc",
        community,
        kept
    )
}

async fn found(tx: &mut Tx, community: CommunityId, id: MergeId) -> Result<Merge, Error> {
    let found = opt!(
        tx,
        Merge,
        "select id, kept_id, folded_id, at, moved, undone_at from merges where community_id = $1 and id = $2",
        community,
        id
    )?;
    found.ok_or(Error::NotFound)
}

async fn opened(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    id: NeighborId,
) -> Result<(Owner, (Neighbor, Person)), Error> {
    let (neighbor, person) = super::opened(tx, app, community, id).await?;
    let key = neighbor
        .key
        .filter(|_| neighbor.standing != Standing::Erased)
        .ok_or(Error::NotFound)?;
    Ok((Owner { id, key }, (neighbor, person)))
}

/// The record that was folded into the kept one, and still is.
async fn folded_away(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    merge: &Merge,
) -> Result<(Owner, Person), Error> {
    let row = opt!(
        tx,
        super::Row,
        "select id, key_id, version, name_sealed, phone_sealed, email_sealed, through_sealed, notes_sealed, channel, language,
                speaks, area_id, times, radius, standing, paused_until, asks_a_week, known, created_at, touched_at
         from neighbors where community_id = $1 and id = $2 and merged_into = $3",
        community,
        merge.folded_id,
        merge.kept_id
    )?;
    let row = row.ok_or(Refusal::MovedOn)?;
    let key = row.neighbor().key.ok_or(Error::NotFound)?;
    app.vault.fetch([key]).await?;
    Ok((
        Owner {
            id: merge.folded_id,
            key,
        },
        row.person(app, community)?,
    ))
}

/// Hides the folded record, together with those that were folded into it before, and ends its sessions.
async fn fold(
    tx: &mut Tx,
    community: CommunityId,
    folded: NeighborId,
    kept: NeighborId,
) -> Result<(), Error> {
    exec!(
        tx,
        "update neighbors set merged_into = $3 where community_id = $1 and (id = $2 or merged_into = $2)",
        community,
        folded,
        kept
    )?;
    exec!(
        tx,
        "delete from sessions where community_id = $1 and neighbor_id = $2",
        community,
        folded
    )?;
    Ok(())
}

/// Nobody is matched with themself: what was under way between the two ends.
async fn part_ways(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    kept: NeighborId,
    folded: NeighborId,
) -> Result<(), Error> {
    for found in sql::live_of_neighbor(tx, community, folded).await? {
        if found.helper == kept || found.needer == kept {
            introductions::let_go(tx, app, community, &found, None).await?;
        }
    }
    Ok(())
}

/// Whatever the folded one was being asked, the kept one is asked anew: links in earlier letters are no good.
/// A letter that had not left yet came along and asks by itself.
async fn ask_again(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    kept: NeighborId,
    moved: &Moved,
) -> Result<(), Error> {
    let waits = |found: &Match| match found.state.asks()? {
        Side::Offer if moved.has(found.offer) => Some(Letter::AskHelper),
        Side::Need if moved.has(found.need) => Some(Letter::AskNeeder),
        _ => None,
    };
    for found in sql::live_of_neighbor(tx, community, kept).await? {
        let about = found.id.to_string();
        let Some(letter) = waits(&found) else {
            continue;
        };
        if !messages::is_on_its_way(tx, community, kept, letter, &about).await? {
            messages::tell(tx, app, community, kept, letter, Some(&about)).await?;
        }
    }
    Ok(())
}
