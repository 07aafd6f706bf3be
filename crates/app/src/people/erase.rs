//! Forgetting somebody. Their rows are emptied and a tombstone is set in one go with destroying their key;
//! what is left is a count. Data and keys are two files that cannot change at the same instant, so the
//! order is fixed and what a crash left half done is finished at the next start.

use domain::needs::ListingState;
use domain::people::{Actor, Standing};
use domain::{CommunityId, KeyId, Moment, NeighborId};

use crate::db::Tx;
use crate::{App, Error};

row! {
    struct Doomed {
        community_id: CommunityId,
        id: NeighborId,
        key_id: Option<KeyId>,
    }
}

/// Forgets a neighbor: by their own wish, an organizer's hand, or the retention timetable. The last organizer
/// finds somebody else first.
pub async fn forget(app: &App, who: Actor, whose: NeighborId) -> Result<(), Error> {
    who.may_change(whose)?;
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    super::row(&mut tx, community, whose).await?;
    super::roles::somebody_else_stays(&mut tx, community, whose, app.clock.now()).await?;
    let begun = begin(&mut tx, app, community, whose).await?;
    tx.commit().await?;
    begun.finish(app).await
}

/// Somebody whose rows are empty and whose keys must go as soon as that is written.
#[must_use = "the keys are still there"]
pub(crate) struct Begun(Vec<Doomed>);

/// Begins to forget somebody inside a larger change.
pub(crate) async fn begin(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    whose: NeighborId,
) -> Result<Begun, Error> {
    let records = records_of(tx, community, whose).await?;
    empty(tx, app, community, whose).await?;
    Ok(Begun(records))
}

impl Begun {
    /// Destroys the keys, once the change is written.
    pub(crate) async fn finish(self, app: &App) -> Result<(), Error> {
        for record in self.0 {
            bury(app, record.community_id, record.id, record.key_id).await?;
        }
        Ok(())
    }
}

/// Every record of one person: their own, and those that were joined with it.
async fn records_of(
    tx: &mut Tx,
    community: CommunityId,
    whose: NeighborId,
) -> Result<Vec<Doomed>, Error> {
    all!(
        tx,
        Doomed,
        "select community_id, id, key_id from neighbors where community_id = $1 and (id = $2 or merged_into = $2)",
        community,
        whose
    )
}

/// Empties everything that is personal and leaves the counts: that somebody answered, and how many offers
/// and needs of which category there were.
async fn empty(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    whose: NeighborId,
) -> Result<(), Error> {
    let now = app.clock.now();
    crate::introductions::let_go_of_neighbor(tx, app, community, whose).await?;
    crate::rota::own::let_go_of_neighbor(tx, app, community, whose).await?;
    crate::openings::let_go_of_neighbor(tx, app, community, whose).await?;
    crate::asking::let_go_of_neighbor(tx, app, community, whose).await?;
    crate::tallies::forget(tx, community, whose).await?;
    exec!(
        tx,
        "update neighbors
         set name_sealed = null, phone_sealed = null, email_sealed = null, through_sealed = null, notes_sealed = null,
             phone_hash = null, email_hash = null, channel = 'nobody', speaks = '', times = 0, radius = null, standing = $3,
             known = false, link_epoch = link_epoch + 1, touched_at = $4
         where community_id = $1 and (id = $2 or merged_into = $2)",
        community,
        whose,
        Standing::Erased,
        now
    )?;
    for record in records_of(tx, community, whose).await? {
        empty_record(tx, community, record.id, now).await?;
    }
    Ok(())
}

/// Empties what hangs on one record.
async fn empty_record(
    tx: &mut Tx,
    community: CommunityId,
    whose: NeighborId,
    now: Moment,
) -> Result<(), Error> {
    exec!(
        tx,
        "update listings set note_sealed = null, times = 0, languages = '', state = case when state in ('open', 'paused', 'matched') then $3 else state end,
                             due = null, changed_at = $4
         where community_id = $1 and neighbor_id = $2",
        community,
        whose,
        ListingState::Withdrawn,
        now
    )?;
    exec!(
        tx,
        "update answers set body_sealed = null, form_hash = '' where community_id = $1 and neighbor_id = $2",
        community,
        whose
    )?;
    exec!(
        tx,
        "update reports set note_sealed = null, closing_sealed = null where community_id = $1 and neighbor_id = $2",
        community,
        whose
    )?;
    exec!(
        tx,
        "delete from sessions where community_id = $1 and neighbor_id = $2",
        community,
        whose
    )?;
    exec!(
        tx,
        "delete from links where community_id = $1 and neighbor_id = $2",
        community,
        whose
    )?;
    exec!(
        tx,
        "delete from roles where community_id = $1 and neighbor_id = $2",
        community,
        whose
    )?;
    exec!(
        tx,
        "delete from looks where community_id = $1 and neighbor_id = $2",
        community,
        whose
    )?;
    exec!(
        tx,
        "delete from blocks where community_id = $1 and neighbor_id = $2",
        community,
        whose
    )?;
    exec!(
        tx,
        "delete from kinds_declined where community_id = $1 and neighbor_id = $2",
        community,
        whose
    )?;
    exec!(
        tx,
        "delete from outbox where community_id = $1 and neighbor_id = $2",
        community,
        whose
    )?;
    exec!(
        tx,
        "delete from merges where community_id = $1 and (kept_id = $2 or folded_id = $2)",
        community,
        whose
    )?;
    Ok(())
}

/// Destroys the key and makes the data forget it too.
async fn bury(
    app: &App,
    community: CommunityId,
    whose: NeighborId,
    key: Option<KeyId>,
) -> Result<(), Error> {
    if let Some(key) = key {
        app.vault
            .bury(community, whose, key, app.clock.now())
            .await?;
        let mut tx = app.db.write(community).await?;
        exec!(
            &mut tx,
            "update neighbors set key_id = null where community_id = $1 and id = $2",
            community,
            whose
        )?;
        tx.commit().await?;
    }
    app.db.checkpoint().await
}

/// Finishes what a crash or a restored backup left half done: whoever is marked as forgotten but still has
/// a key loses it, and whoever has a tombstone is forgotten again.
pub async fn finish_what_was_begun(app: &App) -> Result<(), Error> {
    let mut tx = app.db.read().await?;
    let doomed = all!(
        &mut tx,
        Doomed,
        "select community_id, id, key_id from neighbors where standing = $1 and key_id is not null -- crosses communities: repair at start",
        Standing::Erased
    )?;
    drop(tx);
    Begun(doomed).finish(app).await?;
    for stone in app.vault.tombstones().await? {
        let mut tx = app.db.read().await?;
        let found = opt!(
            &mut tx,
            Doomed,
            "select community_id, id, key_id from neighbors where community_id = $1 and id = $2 and standing <> $3",
            stone.community_id,
            stone.neighbor_id,
            Standing::Erased
        )?;
        drop(tx);
        if let Some(row) = found {
            let mut tx = app.db.write(row.community_id).await?;
            let begun = begin(&mut tx, app, row.community_id, row.id).await?;
            tx.commit().await?;
            begun.finish(app).await?;
        }
    }
    Ok(())
}
