//! What moves from one record to another, table by table, and back.

use domain::{
    AnswerId, CategoryId, CommunityId, ListingId, LookId, MessageId, Moment, NeighborId, ReportId,
};
use serde::{Deserialize, Serialize};

use super::Owner;
use crate::db::Tx;
use crate::vault::Place;
use crate::{App, Error, needs};

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
}

/// The organizer's role of a folded record.
#[derive(Clone, Serialize, Deserialize)]
struct Role {
    by: Option<NeighborId>,
    at: Moment,
    until: Option<Moment>,
    /// The kept one organizes only because of it.
    handed: bool,
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
        matches(tx, community, *id, from.id, to.id).await?;
    }
    moved.answers = answers(tx, app, community, from, to, None).await?;
    moved.reports = reports(tx, app, community, from, to, None).await?;
    moved.looks = looks(tx, community, from.id, to.id).await?;
    moved.letters = letters(tx, community, from.id, to.id).await?;
    moved.rows = imported(tx, community, from.id, to.id).await?;
    moved.blocks = blocks(tx, app, community, from.id, to.id).await?;
    moved.kinds = kinds(tx, app, community, from.id, to.id).await?;
    moved.role = role(tx, community, from.id, to.id).await?;
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
            matches(tx, community, id, from.id, to.id).await?;
        }
    }
    answers(tx, app, community, from, to, Some(&moved.answers)).await?;
    reports(tx, app, community, from, to, Some(&moved.reports)).await?;
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
    for id in &moved.letters {
        exec!(
            tx,
            "update outbox set neighbor_id = $3 where community_id = $1 and id = $2 and neighbor_id = $4",
            community,
            id,
            to.id,
            from.id
        )?;
    }
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
    unblock(tx, community, from.id, moved).await?;
    give_role_back(tx, community, from.id, to.id, moved.role.as_ref()).await
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

fn answer_place(community: CommunityId, row: &str, neighbor: NeighborId) -> Place<'_> {
    Place {
        community,
        table: "answers",
        column: "body",
        row,
        neighbor,
        version: 1,
    }
}

fn report_place(community: CommunityId, row: &str, neighbor: NeighborId) -> Place<'_> {
    Place {
        community,
        table: "reports",
        column: "note",
        row,
        neighbor,
        version: 1,
    }
}

async fn answers(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    from: Owner,
    to: Owner,
    only: Option<&[AnswerId]>,
) -> Result<Vec<AnswerId>, Error> {
    row! {
        struct Row {
            id: AnswerId,
            body_sealed: Option<Vec<u8>>,
        }
    }
    let mut rows = all!(
        tx,
        Row,
        "select id, body_sealed from answers where community_id = $1 and neighbor_id = $2 order by answered_at, id",
        community,
        from.id
    )?;
    rows.retain(|row| only.is_none_or(|ids| ids.contains(&row.id)));
    for row in &rows {
        let id = row.id.to_string();
        let at = |whose| answer_place(community, &id, whose);
        let body = app
            .vault
            .unseal(Some(from.key), at(from.id), row.body_sealed.as_deref())?;
        let sealed = body
            .map(|body| app.vault.seal(to.key, at(to.id), &body))
            .transpose()?;
        exec!(
            tx,
            "update answers set neighbor_id = $3, body_sealed = $4 where community_id = $1 and id = $2",
            community,
            row.id,
            to.id,
            sealed
        )?;
    }
    Ok(rows.into_iter().map(|row| row.id).collect())
}

async fn reports(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    from: Owner,
    to: Owner,
    only: Option<&[ReportId]>,
) -> Result<Vec<ReportId>, Error> {
    row! {
        struct Row {
            id: ReportId,
            note_sealed: Option<Vec<u8>>,
        }
    }
    let mut rows = all!(
        tx,
        Row,
        "select id, note_sealed from reports where community_id = $1 and neighbor_id = $2 order by at, id",
        community,
        from.id
    )?;
    rows.retain(|row| only.is_none_or(|ids| ids.contains(&row.id)));
    for row in &rows {
        let id = row.id.to_string();
        let at = |whose| report_place(community, &id, whose);
        let note = app
            .vault
            .unseal(Some(from.key), at(from.id), row.note_sealed.as_deref())?;
        let sealed = note
            .map(|note| app.vault.seal(to.key, at(to.id), &note))
            .transpose()?;
        exec!(
            tx,
            "update reports set neighbor_id = $3, note_sealed = $4 where community_id = $1 and id = $2",
            community,
            row.id,
            to.id,
            sealed
        )?;
    }
    Ok(rows.into_iter().map(|row| row.id).collect())
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

/// Letters follow, but for those that hold a link of the folded record.
async fn letters(
    tx: &mut Tx,
    community: CommunityId,
    from: NeighborId,
    to: NeighborId,
) -> Result<Vec<MessageId>, Error> {
    row! {
        struct Row {
            id: MessageId,
        }
    }
    let rows = all!(
        tx,
        Row,
        "select id from outbox where community_id = $1 and neighbor_id = $2 and letter not in ('welcome', 'sign-in')",
        community,
        from
    )?;
    exec!(
        tx,
        "update outbox set neighbor_id = $3 where community_id = $1 and neighbor_id = $2 and letter not in ('welcome', 'sign-in')",
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

/// Whom the folded one blocked, and who blocked them, holds for the kept one too. Tells what was added.
async fn blocks(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    from: NeighborId,
    to: NeighborId,
) -> Result<Vec<(NeighborId, NeighborId)>, Error> {
    row! {
        struct Row {
            neighbor_id: NeighborId,
            blocked_id: NeighborId,
        }
    }
    let rows = all!(
        tx,
        Row,
        "select neighbor_id, blocked_id from blocks where community_id = $1 and (neighbor_id = $2 or blocked_id = $2)",
        community,
        from
    )?;
    let mut added = Vec::new();
    for row in rows {
        let (one, other) = if row.neighbor_id == from {
            (to, row.blocked_id)
        } else {
            (row.neighbor_id, to)
        };
        if one == other {
            continue;
        }
        let new =
            exec!(
            tx,
            "insert into blocks (community_id, neighbor_id, blocked_id, at) values ($1, $2, $3, $4)
             on conflict (community_id, neighbor_id, blocked_id) do nothing",
            community, one, other, app.clock.now()
        )?;
        if new == 1 {
            added.push((one, other));
        }
    }
    Ok(added)
}

/// Kinds that the folded one does not wish to be asked for.
async fn kinds(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    from: NeighborId,
    to: NeighborId,
) -> Result<Vec<CategoryId>, Error> {
    row! {
        struct Row {
            category_id: CategoryId,
        }
    }
    let rows = all!(
        tx,
        Row,
        "select category_id from kinds_declined where community_id = $1 and neighbor_id = $2",
        community,
        from
    )?;
    let mut added = Vec::new();
    for row in rows {
        let new = exec!(
            tx,
            "insert into kinds_declined (community_id, neighbor_id, category_id, at) values ($1, $2, $3, $4)
             on conflict (community_id, neighbor_id, category_id) do nothing",
            community, to, row.category_id, app.clock.now()
        )?;
        if new == 1 {
            added.push(row.category_id);
        }
    }
    Ok(added)
}

async fn unblock(
    tx: &mut Tx,
    community: CommunityId,
    kept: NeighborId,
    moved: &Moved,
) -> Result<(), Error> {
    for (one, other) in &moved.blocks {
        exec!(
            tx,
            "delete from blocks where community_id = $1 and neighbor_id = $2 and blocked_id = $3",
            community,
            one,
            other
        )?;
    }
    for category in &moved.kinds {
        exec!(
            tx,
            "delete from kinds_declined where community_id = $1 and neighbor_id = $2 and category_id = $3",
            community,
            kept,
            category
        )?;
    }
    Ok(())
}

row! {
    struct RoleRow {
        given_by: Option<NeighborId>,
        given_at: Moment,
        until: Option<Moment>,
    }
}

async fn role_of(
    tx: &mut Tx,
    community: CommunityId,
    of: NeighborId,
) -> Result<Option<RoleRow>, Error> {
    opt!(
        tx,
        RoleRow,
        "select given_by, given_at, until from roles where community_id = $1 and neighbor_id = $2 and role = 'organizer'",
        community,
        of
    )
}

/// An organizer whose records are joined stays one.
async fn role(
    tx: &mut Tx,
    community: CommunityId,
    from: NeighborId,
    to: NeighborId,
) -> Result<Option<Role>, Error> {
    let Some(held) = role_of(tx, community, from).await? else {
        return Ok(None);
    };
    let handed = role_of(tx, community, to).await?.is_none();
    let role = Role {
        by: held.given_by,
        at: held.given_at,
        until: held.until,
        handed,
    };
    if handed {
        exec!(
            tx,
            "update roles set neighbor_id = $3 where community_id = $1 and neighbor_id = $2 and role = 'organizer'",
            community,
            from,
            to
        )?;
    } else {
        exec!(
            tx,
            "delete from roles where community_id = $1 and neighbor_id = $2 and role = 'organizer'",
            community,
            from
        )?;
    }
    Ok(Some(role))
}

async fn give_role_back(
    tx: &mut Tx,
    community: CommunityId,
    from: NeighborId,
    to: NeighborId,
    role: Option<&Role>,
) -> Result<(), Error> {
    let Some(role) = role else { return Ok(()) };
    let held = role_of(tx, community, from).await?;
    if held.is_none() {
        // Taken back by the community meanwhile.
        return Ok(());
    }
    if role.handed {
        exec!(
            tx,
            "delete from roles where community_id = $1 and neighbor_id = $2 and role = 'organizer'",
            community,
            from
        )?;
    }
    exec!(
        tx,
        "insert into roles (community_id, neighbor_id, role, given_by, given_at, until) values ($1, $2, 'organizer', $3, $4, $5)
         on conflict (community_id, neighbor_id, role) do nothing",
        community, to, role.by, role.at, role.until
    )?;
    Ok(())
}
