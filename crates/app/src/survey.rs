//! The survey, heard: the versions a community published, and the one way in which an answer becomes a
//! neighbor with offers and needs, wherever it comes from.

mod brought;
pub mod drafts;
mod hear;
mod more;
mod unsorted;

use domain::people::Actor;
use domain::survey::{Survey, Unfit};
use domain::{CommunityId, NeighborId, Refusal};

pub(crate) use brought::{Brought, keep_words};
pub use hear::{Answered, Given, answer, resume};
pub(crate) use more::hand_on;
pub use more::{Told, latest, more};
pub use unsorted::{Unsorted, count_unsorted, sorted, unsorted};

use crate::db::Tx;
use crate::{App, Error};

row! {
    struct Published {
        version: i64,
        definition: String,
    }
}

/// The survey that is asked now, and its version.
pub async fn current(tx: &mut Tx, community: CommunityId) -> Result<(i64, Survey), Error> {
    let found = opt!(
        tx,
        Published,
        "select version, definition from surveys where community_id = $1 order by version desc limit 1",
        community
    )?;
    match found {
        Some(found) => Ok((found.version, serde_json::from_str(&found.definition)?)),
        None => Ok((FIRST, Survey::starter())),
    }
}

/// The survey as it was asked in a version, so that an earlier answer can be read as it was meant.
pub async fn version(tx: &mut Tx, community: CommunityId, version: i64) -> Result<Survey, Error> {
    let found = opt!(
        tx,
        Published,
        "select version, definition from surveys where community_id = $1 and version = $2",
        community,
        version
    )?;
    Ok(serde_json::from_str(
        &found.ok_or(Error::NotFound)?.definition,
    )?)
}

/// The number of the version a community begins with.
pub const FIRST: i64 = 1;

/// Writes down the survey a community begins with, when a community begins.
pub(crate) async fn begin(tx: &mut Tx, app: &App, community: CommunityId) -> Result<(), Error> {
    insert(tx, app, community, FIRST, &Survey::starter(), None).await
}

/// Publishes a survey as the next version. `seen` is the version that the editor had in hand; when somebody
/// else published meanwhile, nothing is overwritten.
pub async fn publish(
    app: &App,
    who: Actor,
    seen: i64,
    survey: &Survey,
) -> Result<Result<i64, Unfit>, Error> {
    who.organizes()?;
    if let Err(unfit) = survey.fit() {
        return Ok(Err(unfit));
    }
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    let (now, known) = current(&mut tx, community).await?;
    if now != seen {
        return Err(Refusal::MovedOn.into());
    }
    if known == *survey {
        return Ok(Ok(now));
    }
    insert(&mut tx, app, community, now + 1, survey, who.neighbor()).await?;
    tx.commit().await?;
    Ok(Ok(now + 1))
}

async fn insert(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    version: i64,
    survey: &Survey,
    by: Option<NeighborId>,
) -> Result<(), Error> {
    exec!(
        tx,
        "insert into surveys (community_id, version, definition, published_by, published_at) values ($1, $2, $3, $4, $5)",
        community,
        version,
        serde_json::to_string(survey)?,
        by,
        app.clock.now()
    )?;
    Ok(())
}
