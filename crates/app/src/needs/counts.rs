//! How many offers and needs people have now, for lists of people.

use std::collections::HashMap;

use domain::needs::Side;
use domain::{CommunityId, NeighborId};
use serde::Serialize;

use crate::Error;
use crate::db::Tx;

/// What somebody offers and needs now: open, resting or promised.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Offers.
    pub offers: i64,
    /// Needs.
    pub needs: i64,
}

row! {
    struct Counted {
        neighbor_id: NeighborId,
        side: Side,
        n: i64,
    }
}

/// Letters of an id as it is written.
const ID_LENGTH: i64 = 36;

/// The counts of many people at once. The ids go in as one text of equal pieces, because there are no lists
/// of values that both engines understand.
pub async fn of_neighbors(
    tx: &mut Tx,
    community: CommunityId,
    neighbors: &[NeighborId],
) -> Result<HashMap<NeighborId, Counts>, Error> {
    if neighbors.is_empty() {
        return Ok(HashMap::new());
    }
    let ids: String = neighbors.iter().map(NeighborId::to_string).collect();
    let counted = all!(
        tx,
        Counted,
        "with recursive pieces(n, id) as (
           select cast(0 as bigint), cast(substr($2, 1, 36) as text)
           union all
           select n + 1, cast(substr($2, cast($3 * (n + 1) + 1 as integer), 36) as text) from pieces where n + 1 < $4
         )
         select p.id as neighbor_id, l.side as side, count(*) as n
         from pieces p cross join listings l
         where l.community_id = $1 and l.neighbor_id = p.id and l.state in ('open', 'paused', 'matched')
         group by p.id, l.side",
        community,
        ids,
        ID_LENGTH,
        neighbors.len() as i64
    )?;
    let mut found: HashMap<NeighborId, Counts> = HashMap::new();
    for row in counted {
        let counts = found.entry(row.neighbor_id).or_default();
        match row.side {
            Side::Offer => counts.offers += row.n,
            Side::Need => counts.needs += row.n,
        }
    }
    Ok(found)
}
