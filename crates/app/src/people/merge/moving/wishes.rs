//! What holds for a person and not for a record: whom they blocked, what they do not wish to be asked for,
//! and the organizer's role.

use domain::{CategoryId, CommunityId, Moment, NeighborId};
use serde::{Deserialize, Serialize};

use crate::db::Tx;
use crate::{App, Error};

/// The organizer's role of a folded record.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Role {
    by: Option<NeighborId>,
    at: Moment,
    until: Option<Moment>,
    /// The kept one organizes only because of it.
    handed: bool,
}

/// Whom the folded one blocked, and who blocked them, holds for the kept one too. Tells what was added.
pub(super) async fn blocks(
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
pub(super) async fn kinds(
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

/// Takes away what was added.
pub(super) async fn unblock(
    tx: &mut Tx,
    community: CommunityId,
    kept: NeighborId,
    blocks: &[(NeighborId, NeighborId)],
    kinds: &[CategoryId],
) -> Result<(), Error> {
    for (one, other) in blocks {
        exec!(
            tx,
            "delete from blocks where community_id = $1 and neighbor_id = $2 and blocked_id = $3",
            community,
            one,
            other
        )?;
    }
    for category in kinds {
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
pub(super) async fn role(
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

/// Gives the role back to the record that had it, unless the community took it back meanwhile.
pub(super) async fn give_role_back(
    tx: &mut Tx,
    community: CommunityId,
    from: NeighborId,
    to: NeighborId,
    role: Option<&Role>,
) -> Result<(), Error> {
    let Some(role) = role else { return Ok(()) };
    let held = role_of(tx, community, from).await?;
    if held.is_none() {
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
