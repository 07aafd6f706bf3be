//! What moves from one record to another, table by table, and back.

mod promises;
mod rotas;
mod sealed;
mod wishes;

use domain::{
    AnswerId, AskingId, CategoryId, CommunityId, ListingId, LookId, MessageId, NeighborId,
    PledgeId, ReportId,
};
use serde::{Deserialize, Serialize};

use super::Owner;
use crate::db::Tx;
use crate::{App, Error, needs};
use wishes::Role;

/// What moved, by id.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Moved {
    listings: Vec<ListingId>,
    answers: Vec<AnswerId>,
    reports: Vec<ReportId>,
    looks: Vec<LookId>,
    letters: Vec<MessageId>,
    rows: Vec<String>,
    records: Vec<NeighborId>,
    blocks: Vec<(NeighborId, NeighborId)>,
    kinds: Vec<CategoryId>,
    role: Option<Role>,
    #[serde(default)]
    pledges: Vec<PledgeId>,
    #[serde(default)]
    places: Vec<(AskingId, u32)>,
    #[serde(default)]
    rotas: rotas::OnRotas,
}

impl Moved {
    /// Whether an offer or a need moved.
    pub(super) fn has(&self, listing: ListingId) -> bool {
        self.listings.contains(&listing)
    }
}

/// Moves everything over.
pub(super) async fn over(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    from: Owner,
    to: Owner,
) -> Result<Moved, Error> {
    let mut moved = Moved {
        records: records(tx, community, from.id).await?,
        ..Moved::default()
    };
    for row in needs::rows_of(tx, community, from.id).await? {
        needs::hand_over(
            tx,
            app,
            community,
            &row,
            (from.id, from.key),
            (to.id, to.key),
        )
        .await?;
        moved.listings.push(row.listing().id);
    }
    for id in &moved.listings {
        sealed::shown(tx, app, community, from, to, *id).await?;
        matches(tx, community, *id, from.id, to.id).await?;
    }
    moved.answers = sealed::answers(tx, app, community, from, to, None).await?;
    moved.reports = sealed::reports(tx, app, community, from, to, None).await?;
    moved.looks = looks(tx, community, from.id, to.id).await?;
    moved.letters = sealed::letters(tx, app, community, from, to, None).await?;
    moved.rows = imported(tx, community, from.id, to.id).await?;
    moved.blocks = wishes::blocks(tx, app, community, from.id, to.id).await?;
    moved.kinds = wishes::kinds(tx, app, community, from.id, to.id).await?;
    moved.role = wishes::role(tx, community, from.id, to.id).await?;
    moved.pledges = promises::pledges(tx, app, community, from.id, to.id).await?;
    moved.places = promises::places(tx, community, from.id, to.id).await?;
    moved.rotas = rotas::over(tx, community, from.id, to.id).await?;
    Ok(moved)
}

/// Moves everything back that has not gone elsewhere since.
pub(super) async fn back(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    from: Owner,
    to: Owner,
    moved: &Moved,
) -> Result<(), Error> {
    for row in needs::rows_of(tx, community, from.id).await? {
        let id = row.listing().id;
        if moved.has(id) {
            needs::hand_over(
                tx,
                app,
                community,
                &row,
                (from.id, from.key),
                (to.id, to.key),
            )
            .await?;
            sealed::shown(tx, app, community, from, to, id).await?;
            matches(tx, community, id, from.id, to.id).await?;
        }
    }
    sealed::answers(tx, app, community, from, to, Some(&moved.answers)).await?;
    sealed::reports(tx, app, community, from, to, Some(&moved.reports)).await?;
    for id in &moved.looks {
        exec!(
            tx,
            "update looks set neighbor_id = $3 where community_id = $1 and id = $2 and neighbor_id = $4",
            community,
            id,
            to.id,
            from.id
        )?;
    }
    sealed::letters(tx, app, community, from, to, Some(&moved.letters)).await?;
    for hash in &moved.rows {
        exec!(
            tx,
            "update imported_rows set neighbor_id = $3 where community_id = $1 and row_hash = $2 and neighbor_id = $4",
            community,
            hash,
            to.id,
            from.id
        )?;
    }
    for id in &moved.records {
        exec!(
            tx,
            "update neighbors set merged_into = $3 where community_id = $1 and id = $2 and merged_into = $4",
            community,
            id,
            to.id,
            from.id
        )?;
    }
    wishes::unblock(tx, community, from.id, &moved.blocks, &moved.kinds).await?;
    promises::back(tx, community, from.id, to.id, moved).await?;
    rotas::hand_over(tx, community, from.id, to.id, &moved.rotas).await?;
    wishes::give_role_back(tx, community, from.id, to.id, moved.role.as_ref()).await
}

/// Records that were folded into this one before.
async fn records(
    tx: &mut Tx,
    community: CommunityId,
    of: NeighborId,
) -> Result<Vec<NeighborId>, Error> {
    row! {
        struct Found {
            id: NeighborId,
        }
    }
    let found = all!(
        tx,
        Found,
        "select id from neighbors where community_id = $1 and merged_into = $2",
        community,
        of
    )?;
    Ok(found.into_iter().map(|row| row.id).collect())
}

/// The matches of a listing follow its owner. One between the two records themselves stays as history.
async fn matches(
    tx: &mut Tx,
    community: CommunityId,
    listing: ListingId,
    from: NeighborId,
    to: NeighborId,
) -> Result<(), Error> {
    exec!(
        tx,
        "update matches set needer_id = $4 where community_id = $1 and need_id = $2 and needer_id = $3 and helper_id <> $4",
        community,
        listing,
        from,
        to
    )?;
    exec!(
        tx,
        "update matches set helper_id = $4 where community_id = $1 and offer_id = $2 and helper_id = $3 and needer_id <> $4",
        community,
        listing,
        from,
        to
    )?;
    Ok(())
}

/// Who looked at one record looked at this person.
async fn looks(
    tx: &mut Tx,
    community: CommunityId,
    from: NeighborId,
    to: NeighborId,
) -> Result<Vec<LookId>, Error> {
    row! {
        struct Row {
            id: LookId,
        }
    }
    let rows = all!(
        tx,
        Row,
        "select id from looks where community_id = $1 and neighbor_id = $2",
        community,
        from
    )?;
    exec!(
        tx,
        "update looks set neighbor_id = $3 where community_id = $1 and neighbor_id = $2",
        community,
        from,
        to
    )?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// Rows of a spreadsheet that brought the record: run again, they change the one that is kept.
async fn imported(
    tx: &mut Tx,
    community: CommunityId,
    from: NeighborId,
    to: NeighborId,
) -> Result<Vec<String>, Error> {
    row! {
        struct Row {
            row_hash: String,
        }
    }
    let rows = all!(
        tx,
        Row,
        "select row_hash from imported_rows where community_id = $1 and neighbor_id = $2",
        community,
        from
    )?;
    exec!(
        tx,
        "update imported_rows set neighbor_id = $3 where community_id = $1 and neighbor_id = $2",
        community,
        from,
        to
    )?;
    Ok(rows.into_iter().map(|row| row.row_hash).collect())
}
