//! How often something may be done to one person or one contact, from wherever it comes: counted in the data,
//! so that neither many addresses nor a restart begin anew, and in the same change as what is counted.
//!
//! A contact is counted by its keyed hash, whether somebody here has it or not, so that the limit tells nobody
//! who is registered. The counts go a day after they are of no use, and with whoever is forgotten.

use domain::moment::DAY;
use domain::{CommunityId, Moment, NeighborId, Refusal, worded};

use crate::db::Tx;
use crate::{App, Error};

/// Something that is limited for each person or contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// A link and a code are sent to a contact.
    AskWayIn,
    /// A code that was sent to a contact is tried.
    TryCode,
    /// Somebody reports a problem to the organizers.
    Report,
    /// Somebody asks an organizer to pass words on.
    PassOn,
}

worded!(Deed { AskWayIn = "ask way in", TryCode = "try code", Report = "report", PassOn = "pass on" });

/// How long a count lasts from the first deed on.
pub const WINDOW: i64 = DAY;

impl Deed {
    /// How often in a day. Of a million codes twenty can be tried, so that guessing one takes a lifetime.
    pub fn most(self) -> i64 {
        match self {
            Self::AskWayIn | Self::Report | Self::PassOn => 10,
            Self::TryCode => 20,
        }
    }
}

/// Counts a deed, or refuses it with [`Refusal::TooOften`], which changes nothing. `about` is an id or a keyed
/// hash, never what somebody typed.
pub(crate) async fn count(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    deed: Deed,
    about: &str,
) -> Result<(), Error> {
    row! {
        struct Counted {
            starts_at: Moment,
            count: i64,
        }
    }
    let now = app.clock.now();
    let about = format!("{} {about}", deed.word());
    let found = opt!(
        tx,
        Counted,
        "select starts_at, count from tallies where community_id = $1 and about = $2",
        community,
        &about
    )?;
    let running = found.filter(|counted| now.since(counted.starts_at) < WINDOW);
    let (since, before) = running.map_or((now, 0), |counted| (counted.starts_at, counted.count));
    if before >= deed.most() {
        return Err(Refusal::TooOften.into());
    }
    exec!(
        tx,
        "insert into tallies (community_id, about, starts_at, count) values ($1, $2, $3, $4)
         on conflict (community_id, about) do update set starts_at = excluded.starts_at, count = excluded.count",
        community,
        &about,
        since,
        before + 1
    )?;
    Ok(())
}

/// Forgets what was counted about somebody who is being forgotten, and the codes sent to their contacts.
pub(crate) async fn forget(
    tx: &mut Tx,
    community: CommunityId,
    whose: NeighborId,
) -> Result<(), Error> {
    row! {
        struct Known {
            id: NeighborId,
            phone_hash: Option<String>,
            email_hash: Option<String>,
        }
    }
    let records = all!(
        tx,
        Known,
        "select id, phone_hash, email_hash from neighbors where community_id = $1 and (id = $2 or merged_into = $2)",
        community,
        whose
    )?;
    for record in records {
        for hash in record.phone_hash.iter().chain(&record.email_hash) {
            exec!(
                tx,
                "delete from codes where community_id = $1 and target_hash = $2",
                community,
                hash
            )?;
            for deed in [Deed::AskWayIn, Deed::TryCode] {
                drop_count(tx, community, deed, hash).await?;
            }
        }
        for deed in [Deed::Report, Deed::PassOn] {
            drop_count(tx, community, deed, &record.id.to_string()).await?;
        }
    }
    Ok(())
}

async fn drop_count(
    tx: &mut Tx,
    community: CommunityId,
    deed: Deed,
    about: &str,
) -> Result<(), Error> {
    exec!(
        tx,
        "delete from tallies where community_id = $1 and about = $2",
        community,
        format!("{} {about}", deed.word())
    )?;
    Ok(())
}
