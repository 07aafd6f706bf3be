//! Whether somebody was truly told: not only that a letter was written, but that it left, or was said to
//! them by voice.

use domain::messages::{Letter, Posting, Way};
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

/// How far a question came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Came {
    /// It reached them then.
    Arrived(Moment),
    /// It is on its way by mail or text and has not arrived.
    OnItsWay,
    /// It did not arrive, or is waiting for somebody to call.
    NotByItself,
}

/// How far the latest question about something came.
pub async fn came(
    tx: &mut Tx,
    community: CommunityId,
    neighbor: NeighborId,
    letter: Letter,
    about: &str,
) -> Result<Came, Error> {
    row! {
        struct Sent {
            way: Way,
            posting: Posting,
            done_at: Option<Moment>,
        }
    }
    let sent = opt!(
        tx,
        Sent,
        "select way, posting, done_at from outbox
         where community_id = $1 and neighbor_id = $2 and letter = $3 and about_id = $4
         order by made_at desc, id desc limit 1",
        community,
        neighbor,
        letter,
        about
    )?;
    Ok(match sent {
        Some(Sent {
            posting: Posting::Sent,
            done_at: Some(at),
            ..
        }) => Came::Arrived(at),
        Some(Sent {
            posting: Posting::Waiting,
            way: Way::Mail | Way::Text,
            ..
        }) => Came::OnItsWay,
        _ => Came::NotByItself,
    })
}
