//! Whether somebody was truly told: not only that a letter was written, but that it left, or was said to
//! them by voice.

use domain::messages::{Letter, Posting};
use domain::{CommunityId, Moment, NeighborId};

use crate::Error;
use crate::db::Tx;

/// When somebody was last told something, of what was written since a moment; `None` when it never reached
/// them.
pub async fn told_at(
    tx: &mut Tx,
    community: CommunityId,
    neighbor: NeighborId,
    letter: Letter,
    about: &str,
    since: Moment,
) -> Result<Option<Moment>, Error> {
    row! {
        struct Told {
            at: Option<Moment>,
        }
    }
    let told = one!(
        tx,
        Told,
        "select max(done_at) as at from outbox
         where community_id = $1 and neighbor_id = $2 and letter = $3 and about_id = $4 and posting = $5 and made_at >= $6",
        community,
        neighbor,
        letter,
        about,
        Posting::Sent,
        since
    )?;
    Ok(told.at)
}
