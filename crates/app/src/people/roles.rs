//! Roles: few, revocable, for a time. An organizer is a neighbor whom the community trusted.

use domain::people::Actor;
use domain::{CommunityId, Moment, NeighborId, Refusal};

use crate::db::Tx;
use crate::{App, Error};

row! {
    /// Somebody who organizes.
    pub struct Organizer {
        /// Who.
        pub neighbor_id: NeighborId,
        /// Since when.
        pub given_at: Moment,
        /// Until when, if it ends by itself.
        pub until: Option<Moment>,
    }
}

/// Whether somebody organizes at a moment.
pub async fn organizes(
    tx: &mut Tx,
    community: CommunityId,
    neighbor: NeighborId,
    now: Moment,
) -> Result<bool, Error> {
    let found = opt!(
        tx,
        Organizer,
        "select neighbor_id, given_at, until from roles
         where community_id = $1 and neighbor_id = $2 and role = 'organizer' and (until is null or until > $3)",
        community,
        neighbor,
        now
    )?;
    Ok(found.is_some())
}

/// Everybody who organizes at a moment, the longest-serving first.
pub async fn organizers(
    tx: &mut Tx,
    community: CommunityId,
    now: Moment,
) -> Result<Vec<Organizer>, Error> {
    all!(
        tx,
        Organizer,
        "select neighbor_id, given_at, until from roles
         where community_id = $1 and role = 'organizer' and (until is null or until > $2)
         order by given_at, neighbor_id",
        community,
        now
    )
}

/// Makes somebody an organizer, inside a larger change. Whom the community trusts, the circle knows.
pub(crate) async fn give(
    tx: &mut Tx,
    community: CommunityId,
    neighbor: NeighborId,
    by: Option<NeighborId>,
    now: Moment,
) -> Result<(), Error> {
    exec!(
        tx,
        "insert into roles (community_id, neighbor_id, role, given_by, given_at, until) values ($1, $2, 'organizer', $3, $4, null)
         on conflict (community_id, neighbor_id, role) do update set until = null",
        community,
        neighbor,
        by,
        now
    )?;
    exec!(
        tx,
        "update neighbors set known = true where community_id = $1 and id = $2",
        community,
        neighbor
    )?;
    Ok(())
}

/// Trusts somebody with the organizer's role.
pub async fn trust(app: &App, who: Actor, neighbor: NeighborId) -> Result<(), Error> {
    who.organizes()?;
    let mut tx = app.db.write(who.community()).await?;
    super::row(&mut tx, who.community(), neighbor).await?;
    give(
        &mut tx,
        who.community(),
        neighbor,
        who.neighbor(),
        app.clock.now(),
    )
    .await?;
    tx.commit().await
}

/// Refused with [`Refusal::LastOrganizer`] when a neighborhood would be left without anybody who looks after it.
pub(crate) async fn somebody_else_stays(
    tx: &mut Tx,
    community: CommunityId,
    going: NeighborId,
    now: Moment,
) -> Result<(), Error> {
    let serving = organizers(tx, community, now).await?;
    let is_last = matches!(serving.as_slice(), [one] if one.neighbor_id == going);
    if is_last {
        return Err(Refusal::LastOrganizer.into());
    }
    Ok(())
}

/// Takes the role back. The last organizer stays, so that the community is not left alone.
pub async fn release(app: &App, who: Actor, neighbor: NeighborId) -> Result<(), Error> {
    who.organizes()?;
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    somebody_else_stays(&mut tx, community, neighbor, app.clock.now()).await?;
    exec!(
        &mut tx,
        "delete from roles where community_id = $1 and neighbor_id = $2 and role = 'organizer'",
        community,
        neighbor
    )?;
    tx.commit().await
}
