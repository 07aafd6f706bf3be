//! What is under way about the offers and needs of one page of the board.

use std::collections::HashMap;

use domain::introductions::MatchState;
use domain::{CommunityId, ListingId};
use serde::Serialize;

use crate::Error;
use crate::db::Tx;

/// How many matches of an offer or a need stand where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Waiting {
    /// Suggested; nobody was asked yet.
    pub suggested: i64,
    /// Somebody is being asked.
    pub asked: i64,
    /// Two people know each other.
    pub introduced: i64,
}

row! {
    struct Counted {
        listing_id: ListingId,
        state: MatchState,
        n: i64,
    }
}

/// Letters of an id as it is written.
const ID_LENGTH: i64 = 36;

/// The matches of many listings at once, counted. The ids go in as one text of equal pieces, because there
/// are no lists of values that both engines understand; `cross join` has the few listings looked up in the many
/// matches, and not the other way round.
pub async fn of_listings(
    tx: &mut Tx,
    community: CommunityId,
    listings: &[ListingId],
) -> Result<HashMap<ListingId, Waiting>, Error> {
    if listings.is_empty() {
        return Ok(HashMap::new());
    }
    let ids: String = listings.iter().map(ListingId::to_string).collect();
    let counted = all!(
        tx,
        Counted,
        "with recursive pieces(n, id) as (
           select cast(0 as bigint), cast(substr($2, 1, 36) as text)
           union all
           select n + 1, cast(substr($2, cast($3 * (n + 1) + 1 as integer), 36) as text) from pieces where n + 1 < $4
         )
         select p.id as listing_id, m.state as state, count(*) as n
         from pieces p cross join matches m
         where m.community_id = $1 and m.need_id = p.id and m.state in ('suggested', 'asked_first', 'asked_second', 'introduced')
         group by p.id, m.state
         union all
         select p.id as listing_id, m.state as state, count(*) as n
         from pieces p cross join matches m
         where m.community_id = $1 and m.offer_id = p.id and m.state in ('suggested', 'asked_first', 'asked_second', 'introduced')
         group by p.id, m.state",
        community,
        ids,
        ID_LENGTH,
        listings.len() as i64
    )?;
    let mut found: HashMap<ListingId, Waiting> = HashMap::new();
    for row in counted {
        let waiting = found.entry(row.listing_id).or_default();
        match row.state {
            MatchState::Suggested => waiting.suggested += row.n,
            MatchState::Introduced => waiting.introduced += row.n,
            _ => waiting.asked += row.n,
        }
    }
    Ok(found)
}
