//! The table of matches.

use domain::introductions::{Match, MatchState, Outcome, Shows};
use domain::needs::Urgency;
use domain::{CommunityId, ListingId, MatchId, Moment, NeighborId};

use crate::Error;
use crate::db::Tx;

row! {
    /// A match's row.
    #[derive(Clone)]
    pub struct Row {
        id: MatchId,
        need_id: ListingId,
        offer_id: ListingId,
        needer_id: NeighborId,
        helper_id: NeighborId,
        quantity: u32,
        state: MatchState,
        urgency: Urgency,
        until: Option<Moment>,
        helper_shows: Option<Shows>,
        needer_shows: Option<Shows>,
        helper_outcome: Option<Outcome>,
        needer_outcome: Option<Outcome>,
        follow_up_at: Option<Moment>,
        created_at: Moment,
        changed_at: Moment,
    }
}

impl From<Row> for Match {
    fn from(row: Row) -> Self {
        Match {
            id: row.id,
            need: row.need_id,
            offer: row.offer_id,
            needer: row.needer_id,
            helper: row.helper_id,
            quantity: row.quantity,
            urgency: row.urgency,
            state: row.state,
            until: row.until,
            helper_shows: row.helper_shows,
            needer_shows: row.needer_shows,
            helper_outcome: row.helper_outcome,
            needer_outcome: row.needer_outcome,
            follow_up_at: row.follow_up_at,
            created_at: row.created_at,
            changed_at: row.changed_at,
        }
    }
}

fn matches(rows: Vec<Row>) -> Vec<Match> {
    rows.into_iter().map(Match::from).collect()
}

/// One match.
pub async fn found(tx: &mut Tx, community: CommunityId, id: MatchId) -> Result<Match, Error> {
    let found = opt!(
        tx,
        Row,
        "select m.id, m.need_id, m.offer_id, m.needer_id, m.helper_id, m.quantity, m.state, n.urgency, m.until, m.helper_shows, m.needer_shows,
                m.helper_outcome, m.needer_outcome, m.follow_up_at, m.created_at, m.changed_at
         from matches m join listings n on n.community_id = m.community_id and n.id = m.need_id
         where m.community_id = $1 and m.id = $2",
        community,
        id
    )?;
    found.map(Match::from).ok_or(Error::NotFound)
}

/// Everything suggested, asked or introduced about a listing.
pub async fn live_of_listing(
    tx: &mut Tx,
    community: CommunityId,
    listing: ListingId,
) -> Result<Vec<Match>, Error> {
    let found = all!(
        tx,
        Row,
        "select m.id, m.need_id, m.offer_id, m.needer_id, m.helper_id, m.quantity, m.state, n.urgency, m.until, m.helper_shows, m.needer_shows,
                m.helper_outcome, m.needer_outcome, m.follow_up_at, m.created_at, m.changed_at
         from matches m join listings n on n.community_id = m.community_id and n.id = m.need_id
         where m.community_id = $1 and (m.need_id = $2 or m.offer_id = $2)
           and m.state in ('suggested', 'asked_first', 'asked_second', 'introduced')
         order by m.created_at, m.id",
        community,
        listing
    )?;
    Ok(matches(found))
}

/// Everything suggested, asked or introduced with a neighbor.
pub async fn live_of_neighbor(
    tx: &mut Tx,
    community: CommunityId,
    neighbor: NeighborId,
) -> Result<Vec<Match>, Error> {
    let found = all!(
        tx,
        Row,
        "select m.id, m.need_id, m.offer_id, m.needer_id, m.helper_id, m.quantity, m.state, n.urgency, m.until, m.helper_shows, m.needer_shows,
                m.helper_outcome, m.needer_outcome, m.follow_up_at, m.created_at, m.changed_at
         from matches m join listings n on n.community_id = m.community_id and n.id = m.need_id
         where m.community_id = $1 and (m.needer_id = $2 or m.helper_id = $2)
           and m.state in ('suggested', 'asked_first', 'asked_second', 'introduced')
         order by m.created_at, m.id",
        community,
        neighbor
    )?;
    Ok(matches(found))
}

/// Saves where a match stands.
pub async fn save(tx: &mut Tx, community: CommunityId, found: &Match) -> Result<(), Error> {
    exec!(
        tx,
        "update matches
         set state = $3, held = $4, until = $5, helper_shows = $6, needer_shows = $7, helper_outcome = $8, needer_outcome = $9,
             follow_up_at = $10, changed_at = $11
         where community_id = $1 and id = $2",
        community,
        found.id,
        found.state,
        found.state.is_held(),
        found.until,
        found.helper_shows,
        found.needer_shows,
        found.helper_outcome,
        found.needer_outcome,
        found.follow_up_at,
        found.changed_at
    )?;
    Ok(())
}

/// What somebody who is being forgotten had agreed to show is shown no more.
pub async fn forget_shows(
    tx: &mut Tx,
    community: CommunityId,
    whose: NeighborId,
) -> Result<(), Error> {
    exec!(
        tx,
        "update matches set helper_shows = null where community_id = $1 and helper_id = $2",
        community,
        whose
    )?;
    exec!(
        tx,
        "update matches set needer_shows = null where community_id = $1 and needer_id = $2",
        community,
        whose
    )?;
    Ok(())
}
