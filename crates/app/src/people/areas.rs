//! Neighbors follow their area when it is joined to another.

use domain::{AreaId, CommunityId};

use crate::Error;
use crate::db::Tx;

/// Everybody who lived in one area lives in another now.
pub(crate) async fn moved_area(
    tx: &mut Tx,
    community: CommunityId,
    gone: AreaId,
    into: AreaId,
) -> Result<u64, Error> {
    exec!(
        tx,
        "update neighbors set area_id = $3 where community_id = $1 and area_id = $2",
        community,
        gone,
        into
    )
}
