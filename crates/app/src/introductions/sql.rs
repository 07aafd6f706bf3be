//! The table of matches.

mod beside;
pub mod desk;
mod never;

use domain::introductions::{Match, MatchState, Outcome, Shows};
use domain::needs::Urgency;
use std::collections::HashMap;

use domain::matching::Because;
use domain::{CommunityId, ListingId, MatchId, Moment, NeighborId};

use crate::Error;
use crate::db::Tx;

pub use beside::{Beside, answered_by, beside, note_override, relayed, thanked, to_relay};
pub use never::{block, blocks, decline_kind, drop_suggestions_of_kind, kinds_declined, may_meet};

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

pub(super) fn matches(rows: Vec<Row>) -> Vec<Match> {
    rows.into_iter().map(Match::from).collect()
}

/// One match.
pub async fn found(tx: &mut Tx, community: CommunityId, id: MatchId) -> Result<Match, Error> {
    let found = opt!(
        tx,
        Row,
        "select m.id, m.need_id, m.offer_id, m.needer_id, m.helper_id, m.quantity, m.state, n.urgency, a.until, m.helper_shows, m.needer_shows,
                m.helper_outcome, m.needer_outcome, m.follow_up_at, m.created_at, m.changed_at
         from matches m join listings n on n.community_id = m.community_id and n.id = m.need_id
         left join asked a on a.community_id = m.community_id and a.about_id = m.id and a.said = 'asked'
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
        "select m.id, m.need_id, m.offer_id, m.needer_id, m.helper_id, m.quantity, m.state, n.urgency, a.until, m.helper_shows, m.needer_shows,
                m.helper_outcome, m.needer_outcome, m.follow_up_at, m.created_at, m.changed_at
         from matches m join listings n on n.community_id = m.community_id and n.id = m.need_id
         left join asked a on a.community_id = m.community_id and a.about_id = m.id and a.said = 'asked'
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
        "select m.id, m.need_id, m.offer_id, m.needer_id, m.helper_id, m.quantity, m.state, n.urgency, a.until, m.helper_shows, m.needer_shows,
                m.helper_outcome, m.needer_outcome, m.follow_up_at, m.created_at, m.changed_at
         from matches m join listings n on n.community_id = m.community_id and n.id = m.need_id
         left join asked a on a.community_id = m.community_id and a.about_id = m.id and a.said = 'asked'
         where m.community_id = $1 and (m.needer_id = $2 or m.helper_id = $2)
           and m.state in ('suggested', 'asked_first', 'asked_second', 'introduced')
         order by m.created_at, m.id",
        community,
        neighbor
    )?;
    Ok(matches(found))
}

/// What somebody gives or has again and again: it worked, and the need is not for once.
pub async fn going_on(
    tx: &mut Tx,
    community: CommunityId,
    neighbor: NeighborId,
) -> Result<Vec<Match>, Error> {
    let found = all!(
        tx,
        Row,
        "select m.id, m.need_id, m.offer_id, m.needer_id, m.helper_id, m.quantity, m.state, n.urgency, a.until, m.helper_shows, m.needer_shows,
                m.helper_outcome, m.needer_outcome, m.follow_up_at, m.created_at, m.changed_at
         from matches m join listings n on n.community_id = m.community_id and n.id = m.need_id
         left join asked a on a.community_id = m.community_id and a.about_id = m.id and a.said = 'asked'
         where m.community_id = $1 and (m.needer_id = $2 or m.helper_id = $2)
           and m.state = 'met' and n.often <> 'once' and n.state in ('open', 'matched', 'withdrawn')
         order by m.created_at, m.id",
        community,
        neighbor
    )?;
    Ok(matches(found))
}

/// Saves where a match stands. What the two showed each other goes when it comes to nothing.
pub async fn save(tx: &mut Tx, community: CommunityId, found: &Match) -> Result<(), Error> {
    exec!(
        tx,
        "update matches
         set state = $3, held = $4, helper_shows = $5, needer_shows = $6, helper_outcome = $7, needer_outcome = $8,
             follow_up_at = $9, changed_at = $10
         where community_id = $1 and id = $2",
        community,
        found.id,
        found.state,
        found.state.is_held(),
        found.helper_shows,
        found.needer_shows,
        found.helper_outcome,
        found.needer_outcome,
        found.follow_up_at,
        found.changed_at
    )?;
    if !matches!(found.state, MatchState::Introduced | MatchState::Met) {
        exec!(
            tx,
            "delete from shown where community_id = $1 and id = $2",
            community,
            found.id
        )?;
    }
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
    exec!(
        tx,
        "delete from shown where community_id = $1
           and id in (select id from matches where community_id = $1 and (helper_id = $2 or needer_id = $2))",
        community,
        whose
    )?;
    Ok(())
}

/// Takes back what two people agreed to show each other, also where it worked out between them.
pub async fn hide_from_each_other(
    tx: &mut Tx,
    community: CommunityId,
    one: NeighborId,
    other: NeighborId,
) -> Result<(), Error> {
    exec!(
        tx,
        "update matches set helper_shows = null, needer_shows = null
         where community_id = $1 and ((helper_id = $2 and needer_id = $3) or (helper_id = $3 and needer_id = $2))",
        community,
        one,
        other
    )?;
    Ok(())
}

/// A suggestion that nobody was asked about yet.
pub struct Suggested {
    /// The match.
    pub id: MatchId,
    /// The need.
    pub need: ListingId,
    /// The offer.
    pub offer: ListingId,
    /// An organizer put the two together.
    pub by_hand: bool,
    /// Its category asks by itself.
    pub ask_by_itself: bool,
}

row! {
    struct SuggestedRow {
        id: MatchId,
        need_id: ListingId,
        offer_id: ListingId,
        softened_by: Option<String>,
        ask_by_itself: bool,
    }
}

/// All suggestions, the most pressing first.
pub async fn suggested(tx: &mut Tx, community: CommunityId) -> Result<Vec<Suggested>, Error> {
    let found = all!(
        tx,
        SuggestedRow,
        "select m.id, m.need_id, m.offer_id, m.softened_by, c.ask_by_itself
         from matches m
         join listings n on n.community_id = m.community_id and n.id = m.need_id
         join categories c on c.community_id = n.community_id and c.id = n.category_id
         where m.community_id = $1 and m.state = 'suggested'
         order by n.urgency desc, n.created_at, m.id",
        community
    )?;
    let open = |row: SuggestedRow| Suggested {
        id: row.id,
        need: row.need_id,
        offer: row.offer_id,
        by_hand: row.softened_by.is_some(),
        ask_by_itself: row.ask_by_itself,
    };
    Ok(found.into_iter().map(open).collect())
}

/// Writes a match down.
pub async fn insert(
    tx: &mut Tx,
    community: CommunityId,
    found: &Match,
    because: &Because,
) -> Result<(), Error> {
    exec!(
        tx,
        "insert into matches (community_id, id, need_id, offer_id, needer_id, helper_id, quantity, state, held, reasons, softened, softened_by,
                              helper_shows, needer_shows, helper_outcome, needer_outcome, follow_up_at, follow_ups, thanked_at, asked_at,
                              created_at, changed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '', null, null, null, null, null, null, 0, null, null, $11, $11)",
        community,
        found.id,
        found.need,
        found.offer,
        found.needer,
        found.helper,
        found.quantity,
        found.state,
        found.state.is_held(),
        serde_json::to_string(because)?,
        found.created_at
    )?;
    Ok(())
}

/// A suggestion that still holds, with its reasons of today.
pub async fn renew_suggestion(
    tx: &mut Tx,
    community: CommunityId,
    id: MatchId,
    quantity: u32,
    because: &Because,
) -> Result<(), Error> {
    exec!(
        tx,
        "update matches set quantity = $3, reasons = $4 where community_id = $1 and id = $2 and state = 'suggested'",
        community,
        id,
        quantity,
        serde_json::to_string(because)?
    )?;
    Ok(())
}

/// A suggestion that nobody was asked about leaves no trace.
pub async fn drop_suggestion(
    tx: &mut Tx,
    community: CommunityId,
    id: MatchId,
) -> Result<(), Error> {
    exec!(
        tx,
        "delete from matches where community_id = $1 and id = $2 and state = 'suggested'",
        community,
        id
    )?;
    Ok(())
}

/// Everything that is being asked or was agreed.
pub async fn held(tx: &mut Tx, community: CommunityId) -> Result<Vec<Match>, Error> {
    let found = all!(
        tx,
        Row,
        "select m.id, m.need_id, m.offer_id, m.needer_id, m.helper_id, m.quantity, m.state, n.urgency, a.until, m.helper_shows, m.needer_shows,
                m.helper_outcome, m.needer_outcome, m.follow_up_at, m.created_at, m.changed_at
         from matches m join listings n on n.community_id = m.community_id and n.id = m.need_id
         left join asked a on a.community_id = m.community_id and a.about_id = m.id and a.said = 'asked'
         where m.community_id = $1 and m.state in ('asked_first', 'asked_second', 'introduced')
         order by m.created_at, m.id",
        community
    )?;
    Ok(matches(found))
}

/// Introduced pairs that should be asked how it went.
pub async fn to_follow(
    tx: &mut Tx,
    community: CommunityId,
    now: Moment,
    limit: i64,
) -> Result<Vec<Match>, Error> {
    let found = all!(
        tx,
        Row,
        "select m.id, m.need_id, m.offer_id, m.needer_id, m.helper_id, m.quantity, m.state, n.urgency, a.until, m.helper_shows, m.needer_shows,
                m.helper_outcome, m.needer_outcome, m.follow_up_at, m.created_at, m.changed_at
         from matches m join listings n on n.community_id = m.community_id and n.id = m.need_id
         left join asked a on a.community_id = m.community_id and a.about_id = m.id and a.said = 'asked'
         where m.community_id = $1 and m.state = 'introduced' and m.follow_up_at <= $2
         order by m.follow_up_at, m.id limit $3",
        community,
        now,
        limit
    )?;
    Ok(matches(found))
}

/// The matches of a neighbor that concern them now or did of late, the latest first.
pub async fn of_neighbor(
    tx: &mut Tx,
    community: CommunityId,
    neighbor: NeighborId,
    limit: i64,
) -> Result<Vec<Match>, Error> {
    let found = all!(
        tx,
        Row,
        "select m.id, m.need_id, m.offer_id, m.needer_id, m.helper_id, m.quantity, m.state, n.urgency, a.until, m.helper_shows, m.needer_shows,
                m.helper_outcome, m.needer_outcome, m.follow_up_at, m.created_at, m.changed_at
         from matches m join listings n on n.community_id = m.community_id and n.id = m.need_id
         left join asked a on a.community_id = m.community_id and a.about_id = m.id and a.said = 'asked'
         where m.community_id = $1 and (m.needer_id = $2 or m.helper_id = $2)
           and m.state in ('asked_first', 'asked_second', 'introduced', 'met', 'fell_through')
         order by m.changed_at desc, m.id limit $3",
        community,
        neighbor,
        limit
    )?;
    Ok(matches(found))
}

/// Notes that the two were asked how it went, and when they will be asked again.
pub async fn followed(
    tx: &mut Tx,
    community: CommunityId,
    id: MatchId,
    next: Option<Moment>,
) -> Result<(), Error> {
    exec!(
        tx,
        "update matches set follow_ups = follow_ups + 1, follow_up_at = $3 where community_id = $1 and id = $2",
        community,
        id,
        next
    )?;
    Ok(())
}

row! {
    struct Pair {
        need_id: ListingId,
        offer_id: ListingId,
    }
}

/// Pairs that were tried and came to nothing; they are not proposed again.
pub async fn tried(
    tx: &mut Tx,
    community: CommunityId,
) -> Result<Vec<(ListingId, ListingId)>, Error> {
    let found = all!(
        tx,
        Pair,
        "select m.need_id, m.offer_id from matches m
         join listings n on n.community_id = m.community_id and n.id = m.need_id
         where m.community_id = $1 and n.state = 'open' and m.state in ('declined', 'silent', 'undone', 'fell_through')",
        community
    )?;
    Ok(found
        .into_iter()
        .map(|row| (row.need_id, row.offer_id))
        .collect())
}

/// How many were tried for a need: asked, or set aside by an organizer.
pub async fn times_tried(
    tx: &mut Tx,
    community: CommunityId,
    need: ListingId,
) -> Result<i64, Error> {
    row! {
        struct Counted {
            n: i64,
        }
    }
    let counted = one!(
        tx,
        Counted,
        "select count(*) as n from matches where community_id = $1 and need_id = $2 and state <> 'suggested'",
        community,
        need
    )?;
    Ok(counted.n)
}

row! {
    struct Asked {
        helper_id: NeighborId,
        times: i64,
    }
}

/// How often each was asked to help since a moment.
pub async fn asked_since(
    tx: &mut Tx,
    community: CommunityId,
    since: Moment,
) -> Result<HashMap<NeighborId, i64>, Error> {
    let found = all!(
        tx,
        Asked,
        "select helper_id, count(*) as times from matches
         where community_id = $1 and asked_at > $2 group by helper_id",
        community,
        since
    )?;
    Ok(found
        .into_iter()
        .map(|row| (row.helper_id, row.times))
        .collect())
}

/// Notes when the helper was asked.
pub async fn asked(
    tx: &mut Tx,
    community: CommunityId,
    id: MatchId,
    now: Moment,
) -> Result<(), Error> {
    exec!(
        tx,
        "update matches set asked_at = $3 where community_id = $1 and id = $2",
        community,
        id,
        now
    )?;
    Ok(())
}
