//! What somebody never wishes again: to meet a person, to be asked for a kind of help.

use domain::{CategoryId, CommunityId, ListingId, Moment, NeighborId};

use crate::Error;
use crate::db::Tx;

row! {
    struct Blocked {
        neighbor_id: NeighborId,
        blocked_id: NeighborId,
    }
}

/// Everybody who does not wish to meet somebody.
pub async fn blocks(
    tx: &mut Tx,
    community: CommunityId,
) -> Result<Vec<(NeighborId, NeighborId)>, Error> {
    let found = all!(
        tx,
        Blocked,
        "select neighbor_id, blocked_id from blocks where community_id = $1",
        community
    )?;
    Ok(found
        .into_iter()
        .map(|row| (row.neighbor_id, row.blocked_id))
        .collect())
}

/// Notes that somebody does not wish to meet somebody.
pub async fn block(
    tx: &mut Tx,
    community: CommunityId,
    neighbor: NeighborId,
    blocked: NeighborId,
    now: Moment,
) -> Result<(), Error> {
    exec!(
        tx,
        "insert into blocks (community_id, neighbor_id, blocked_id, at) values ($1, $2, $3, $4)
         on conflict (community_id, neighbor_id, blocked_id) do nothing",
        community,
        neighbor,
        blocked,
        now
    )?;
    Ok(())
}

row! {
    struct KindDeclined {
        neighbor_id: NeighborId,
        category_id: CategoryId,
    }
}

/// Kinds that somebody does not wish to be asked for again.
pub async fn kinds_declined(
    tx: &mut Tx,
    community: CommunityId,
) -> Result<Vec<(NeighborId, CategoryId)>, Error> {
    let found = all!(
        tx,
        KindDeclined,
        "select neighbor_id, category_id from kinds_declined where community_id = $1",
        community
    )?;
    Ok(found
        .into_iter()
        .map(|row| (row.neighbor_id, row.category_id))
        .collect())
}

/// Notes that somebody does not wish to be asked for this kind again.
pub async fn decline_kind(
    tx: &mut Tx,
    community: CommunityId,
    neighbor: NeighborId,
    category: CategoryId,
    now: Moment,
) -> Result<(), Error> {
    exec!(
        tx,
        "insert into kinds_declined (community_id, neighbor_id, category_id, at) values ($1, $2, $3, $4)
         on conflict (community_id, neighbor_id, category_id) do nothing",
        community,
        neighbor,
        category,
        now
    )?;
    Ok(())
}

/// Nobody is asked about what was suggested before they said that they do not wish to be asked for this kind.
pub async fn drop_suggestions_of_kind(
    tx: &mut Tx,
    community: CommunityId,
    helper: NeighborId,
    category: CategoryId,
) -> Result<(), Error> {
    exec!(
        tx,
        "delete from matches where community_id = $1 and helper_id = $2 and state = 'suggested'
           and need_id in (select id from listings where community_id = $1 and category_id = $3)",
        community,
        helper,
        category
    )?;
    Ok(())
}

/// Whether nothing stands between a need and an offer at this moment that somebody said: no block, no earlier try
/// that came to nothing, no "not this kind again".
pub async fn may_meet(
    tx: &mut Tx,
    community: CommunityId,
    need: ListingId,
    offer: ListingId,
) -> Result<bool, Error> {
    row! {
        struct Counted {
            n: i64,
        }
    }
    let counted = one!(
        tx,
        Counted,
        "select count(*) as n from listings n join listings o on o.community_id = n.community_id
         where n.community_id = $1 and n.id = $2 and o.id = $3
           and not exists (select 1 from blocks b where b.community_id = n.community_id
                           and ((b.neighbor_id = n.neighbor_id and b.blocked_id = o.neighbor_id)
                                or (b.neighbor_id = o.neighbor_id and b.blocked_id = n.neighbor_id)))
           and not exists (select 1 from kinds_declined k where k.community_id = n.community_id
                           and k.neighbor_id = o.neighbor_id and k.category_id = n.category_id)
           and not exists (select 1 from matches m where m.community_id = n.community_id and m.need_id = n.id and m.offer_id = o.id
                           and m.state in ('declined', 'silent', 'undone', 'fell_through'))",
        community,
        need,
        offer
    )?;
    Ok(counted.n == 1)
}
