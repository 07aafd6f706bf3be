//! How somebody can be reached, and on which ways they no longer wish to be written to.

use domain::messages::Way;
use domain::people::{Channel, Standing};
use domain::{CommunityId, NeighborId};

use crate::Error;
use crate::db::Tx;

row! {
    /// How somebody can be reached.
    pub struct Reach {
        /// How they wish to be reached.
        pub channel: Channel,
        /// Where they stand.
        pub standing: Standing,
        /// The keyed hash of their number.
        pub phone_hash: Option<String>,
        /// The keyed hash of their mail address.
        pub email_hash: Option<String>,
        stopped: Vec<String>,
    }
}

impl Reach {
    /// Whether they no longer wish to be written to on this way.
    pub fn has_stopped(&self, way: Way) -> bool {
        self.stopped.iter().any(|word| word == way.word())
    }
}

/// How somebody can be reached; `None` when there is no such person.
pub async fn of(
    tx: &mut Tx,
    community: CommunityId,
    id: NeighborId,
) -> Result<Option<Reach>, Error> {
    opt!(
        tx,
        Reach,
        "select channel, standing, stopped, phone_hash, email_hash from neighbors where community_id = $1 and id = $2",
        community,
        id
    )
}

/// Everybody who is here and has this number; people who live together often share one.
pub async fn with_phone(
    tx: &mut Tx,
    community: CommunityId,
    hash: &str,
) -> Result<Vec<NeighborId>, Error> {
    row! {
        struct Found {
            id: NeighborId,
        }
    }
    let found = all!(
        tx,
        Found,
        "select id from neighbors
         where community_id = $1 and phone_hash = $2 and merged_into is null and standing <> $3
         order by created_at, id",
        community,
        hash,
        Standing::Erased
    )?;
    Ok(found.into_iter().map(|row| row.id).collect())
}

/// Writes to somebody no more on a way.
pub async fn stop(
    tx: &mut Tx,
    community: CommunityId,
    id: NeighborId,
    way: Way,
) -> Result<(), Error> {
    change(tx, community, id, |stopped| {
        if !stopped.iter().any(|word| word == way.word()) {
            stopped.push(way.word().to_owned());
        }
    })
    .await
}

/// Writes to somebody again on a way.
pub async fn start(
    tx: &mut Tx,
    community: CommunityId,
    id: NeighborId,
    way: Way,
) -> Result<(), Error> {
    change(tx, community, id, |stopped| {
        stopped.retain(|word| word != way.word());
    })
    .await
}

async fn change(
    tx: &mut Tx,
    community: CommunityId,
    id: NeighborId,
    how: impl FnOnce(&mut Vec<String>),
) -> Result<(), Error> {
    let mut stopped = of(tx, community, id).await?.ok_or(Error::NotFound)?.stopped;
    how(&mut stopped);
    exec!(
        tx,
        "update neighbors set stopped = $3 where community_id = $1 and id = $2",
        community,
        id,
        stopped
    )?;
    Ok(())
}
