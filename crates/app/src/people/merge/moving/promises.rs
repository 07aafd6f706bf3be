//! What somebody promised and what they are asked: it follows the person, not the record.

use domain::{AskingId, CommunityId, NeighborId, PledgeId};

use super::Moved;
use crate::db::Tx;
use crate::openings::{self, Turn};
use crate::{App, Error};

/// Pledges follow. Where both records hold a place that nobody may hold twice, one of them is given back.
pub(super) async fn pledges(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    from: NeighborId,
    to: NeighborId,
) -> Result<Vec<PledgeId>, Error> {
    row! {
        struct Found {
            id: PledgeId,
        }
    }
    let program = domain::people::Actor::Program(community);
    let twice = all!(
        tx,
        Found,
        "select p.id from pledges p join pledges q on q.community_id = p.community_id and q.opening_id = p.opening_id
         where p.community_id = $1 and p.neighbor_id = $2 and q.neighbor_id = $3 and p.single and q.single and p.begun_at is null",
        community,
        from,
        to
    )?;
    for pledge in twice {
        openings::take_turn(tx, app, program, pledge.id, Turn::Release).await?;
    }
    let found = all!(
        tx,
        Found,
        "select p.id from pledges p where p.community_id = $1 and p.neighbor_id = $2
           and not (p.single and exists (select 1 from pledges q where q.community_id = p.community_id and q.opening_id = p.opening_id
                                                                    and q.neighbor_id = $3 and q.single))",
        community,
        from,
        to
    )?;
    for pledge in &found {
        exec!(
            tx,
            "update pledges set neighbor_id = $3 where community_id = $1 and id = $2",
            community,
            pledge.id,
            to
        )?;
    }
    Ok(found.into_iter().map(|row| row.id).collect())
}

/// Places on ladders follow, but for those on which the other record stands too.
pub(super) async fn places(
    tx: &mut Tx,
    community: CommunityId,
    from: NeighborId,
    to: NeighborId,
) -> Result<Vec<(AskingId, u32)>, Error> {
    row! {
        struct Found {
            asking_id: AskingId,
            place: u32,
        }
    }
    let found = all!(
        tx,
        Found,
        "select a.asking_id, a.place from asked a where a.community_id = $1 and a.neighbor_id = $2
           and not exists (select 1 from asked b where b.community_id = a.community_id and b.asking_id = a.asking_id
                                                   and b.neighbor_id = $3 and b.about_id = a.about_id)",
        community,
        from,
        to
    )?;
    for row in &found {
        exec!(
            tx,
            "update asked set neighbor_id = $4 where community_id = $1 and asking_id = $2 and place = $3",
            community,
            row.asking_id,
            row.place,
            to
        )?;
    }
    Ok(found
        .into_iter()
        .map(|row| (row.asking_id, row.place))
        .collect())
}

/// Gives back what moved and has not gone elsewhere since.
pub(super) async fn back(
    tx: &mut Tx,
    community: CommunityId,
    from: NeighborId,
    to: NeighborId,
    moved: &Moved,
) -> Result<(), Error> {
    for id in &moved.pledges {
        exec!(
            tx,
            "update pledges set neighbor_id = $3 where community_id = $1 and id = $2 and neighbor_id = $4",
            community,
            id,
            to,
            from
        )?;
    }
    for (asking, place) in &moved.places {
        exec!(
            tx,
            "update asked set neighbor_id = $4 where community_id = $1 and asking_id = $2 and place = $3 and neighbor_id = $5",
            community,
            asking,
            place,
            to,
            from
        )?;
    }
    Ok(())
}
