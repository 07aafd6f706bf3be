//! Offers and needs follow their area when it is joined to another.

use domain::{AreaId, CommunityId};

use crate::Error;
use crate::db::Tx;

/// Everything that was offered or needed in one area is in another now.
pub(crate) async fn moved_area(
    tx: &mut Tx,
    community: CommunityId,
    gone: AreaId,
    into: AreaId,
) -> Result<u64, Error> {
    exec!(
        tx,
        "update listings set area_id = $3 where community_id = $1 and area_id = $2",
        community,
        gone,
        into
    )
}
