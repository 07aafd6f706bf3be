//! What is kept beside a match: why the two were put together, what was set aside and by whom, who answered
//! for whom, thanks, and whether messages still have to be passed on.

use domain::introductions::{Match, Shows};
use domain::matching::Because;
use domain::needs::Side;
use domain::{CommunityId, MatchId, Moment, NeighborId};

use super::{Row, matches};
use crate::Error;
use crate::db::Tx;

row! {
    struct Detail {
        reasons: String,
        softened: String,
        softened_by: Option<String>,
        follow_ups: i64,
        helper_thanked_at: Option<Moment>,
        needer_thanked_at: Option<Moment>,
        helper_by: Option<NeighborId>,
        needer_by: Option<NeighborId>,
        relayed_at: Option<Moment>,
    }
}

/// What is kept beside a match.
pub struct Beside {
    /// Why the two were put together.
    pub because: Because,
    /// How often they were asked how it went.
    pub follow_ups: i64,
    /// An organizer put the two together.
    pub by_hand: bool,
    /// An organizer set conditions aside.
    pub overridden: bool,
    /// The organizer who put them together.
    pub put_together_by: Option<NeighborId>,
    /// Messages need not be passed on any more.
    pub relayed_at: Option<Moment>,
    thanked: (Option<Moment>, Option<Moment>),
    answered_by: (Option<NeighborId>, Option<NeighborId>),
}

impl Beside {
    /// Whether one side sent thanks to the other.
    pub fn has_thanked(&self, side: Side) -> bool {
        of(side, self.thanked).is_some()
    }

    /// The organizer who wrote down the answer of a side, when they did not answer themself.
    pub fn answered_by(&self, side: Side) -> Option<NeighborId> {
        of(side, self.answered_by)
    }
}

/// The helper's of a pair of values, or that of whoever needs it.
fn of<T>(side: Side, (helper, needer): (T, T)) -> T {
    match side {
        Side::Offer => helper,
        Side::Need => needer,
    }
}

/// What is kept beside a match.
pub async fn beside(tx: &mut Tx, community: CommunityId, id: MatchId) -> Result<Beside, Error> {
    let found = one!(
        tx,
        Detail,
        "select reasons, softened, softened_by, follow_ups, helper_thanked_at, needer_thanked_at, helper_by, needer_by, relayed_at
         from matches where community_id = $1 and id = $2",
        community,
        id
    )?;
    Ok(Beside {
        because: serde_json::from_str(&found.reasons)?,
        follow_ups: found.follow_ups,
        by_hand: found.softened_by.is_some(),
        overridden: !found.softened.is_empty() && found.softened != "0",
        put_together_by: found.softened_by.and_then(|by| by.parse().ok()),
        relayed_at: found.relayed_at,
        thanked: (found.helper_thanked_at, found.needer_thanked_at),
        answered_by: (found.helper_by, found.needer_by),
    })
}

/// Writes down what an organizer set aside for a pair; also when it was nothing.
pub async fn note_override(
    tx: &mut Tx,
    community: CommunityId,
    id: MatchId,
    softened: u8,
    by: Option<NeighborId>,
) -> Result<(), Error> {
    let by = by.map_or_else(|| "program".to_owned(), |by| by.to_string());
    exec!(
        tx,
        "update matches set softened = $3, softened_by = $4 where community_id = $1 and id = $2",
        community,
        id,
        softened.to_string(),
        by
    )?;
    Ok(())
}

/// Notes who wrote an answer down: an organizer for somebody they spoke to, or nobody but themself.
pub async fn answered_by(
    tx: &mut Tx,
    community: CommunityId,
    id: MatchId,
    side: Side,
    by: Option<NeighborId>,
) -> Result<(), Error> {
    match side {
        Side::Offer => exec!(
            tx,
            "update matches set helper_by = $3 where community_id = $1 and id = $2",
            community,
            id,
            by
        )?,
        Side::Need => exec!(
            tx,
            "update matches set needer_by = $3 where community_id = $1 and id = $2",
            community,
            id,
            by
        )?,
    };
    Ok(())
}

/// Notes that one side sent thanks; false when they did before.
pub async fn thanked(
    tx: &mut Tx,
    community: CommunityId,
    id: MatchId,
    side: Side,
    now: Moment,
) -> Result<bool, Error> {
    let changed = match side {
        Side::Offer => exec!(
            tx,
            "update matches set helper_thanked_at = $3, thanked_at = coalesce(thanked_at, $3)
             where community_id = $1 and id = $2 and helper_thanked_at is null",
            community,
            id,
            now
        )?,
        Side::Need => exec!(
            tx,
            "update matches set needer_thanked_at = $3, thanked_at = coalesce(thanked_at, $3)
             where community_id = $1 and id = $2 and needer_thanked_at is null",
            community,
            id,
            now
        )?,
    };
    Ok(changed == 1)
}

/// Pairs that know each other without a number of both, and between whom messages are still passed on.
pub async fn to_relay(
    tx: &mut Tx,
    community: CommunityId,
    limit: i64,
) -> Result<Vec<Match>, Error> {
    let found = all!(
        tx,
        Row,
        "select m.id, m.need_id, m.offer_id, m.needer_id, m.helper_id, m.quantity, m.state, n.urgency, a.until, m.helper_shows, m.needer_shows,
                m.helper_outcome, m.needer_outcome, m.follow_up_at, m.created_at, m.changed_at
         from matches m join listings n on n.community_id = m.community_id and n.id = m.need_id
         left join asked a on a.community_id = m.community_id and a.about_id = m.id and a.said = 'asked'
         where m.community_id = $1 and m.state = 'introduced' and m.relayed_at is null and (m.helper_shows = $2 or m.needer_shows = $2)
         order by m.changed_at, m.id limit $3",
        community,
        Shows::default(),
        limit
    )?;
    Ok(matches(found))
}

/// Notes that messages need not be passed on any more, or have to be again.
pub async fn relayed(
    tx: &mut Tx,
    community: CommunityId,
    id: MatchId,
    at: Option<Moment>,
) -> Result<(), Error> {
    exec!(
        tx,
        "update matches set relayed_at = $3 where community_id = $1 and id = $2",
        community,
        id,
        at
    )?;
    Ok(())
}
