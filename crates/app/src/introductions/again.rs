//! Help that comes again and again: a weekly ride, a standing visit. It goes on after it worked the first time,
//! without anybody being asked each week; and when one of the two goes away, the other hears of it, and the need
//! opens again.

use domain::messages::Letter;
use domain::{CommunityId, ListingId, NeighborId};

use super::{after, sql};
use crate::db::Tx;
use crate::{App, Error, messages};

/// Ends what somebody who goes away gave or had again and again: all of it, or what hangs on one listing that goes
/// away.
pub(crate) async fn end(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    whose: NeighborId,
    listing: Option<ListingId>,
) -> Result<(), Error> {
    for found in sql::going_on(tx, community, whose).await? {
        if listing.is_some_and(|gone| gone != found.need && gone != found.offer) {
            continue;
        }
        let ended = found.end(app.clock.now())?;
        sql::save(tx, community, &ended).await?;
        after::reopen(tx, app, community, &found).await?;
        let other = found.neighbor_on(found.side_of(whose)?.other());
        let (letter, about) = (Letter::FellThrough, found.id.to_string());
        messages::tell(tx, app, community, other, letter, Some(&about)).await?;
    }
    Ok(())
}
