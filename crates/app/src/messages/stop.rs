//! Stopping letters with one click, and having them again. The click needs no log-in: the link itself shows
//! that it is theirs (RFC 8058). Opening the link changes nothing; only the button does.

use domain::messages::Way;
use domain::{CommunityId, NeighborId};

use crate::people::reach;
use crate::tokens::{self, Purpose};
use crate::{App, Error};

/// Writes no more to whoever holds this link, on the way it came by.
pub async fn stop(app: &App, token: &str) -> Result<(), Error> {
    let (community, neighbor, way) = named(app, token).await?;
    let mut tx = app.db.write(community).await?;
    reach::stop(&mut tx, community, neighbor, way).await?;
    tx.commit().await
}

/// Writes again to whoever holds this link.
pub async fn start(app: &App, token: &str) -> Result<(), Error> {
    let (community, neighbor, way) = named(app, token).await?;
    let mut tx = app.db.write(community).await?;
    reach::start(&mut tx, community, neighbor, way).await?;
    tx.commit().await
}

/// Whether letters are stopped for whoever holds this link, for the page with the button.
pub async fn is_stopped(app: &App, token: &str) -> Result<bool, Error> {
    let (community, neighbor, way) = named(app, token).await?;
    let mut tx = app.db.read().await?;
    let reach = reach::of(&mut tx, community, neighbor).await?;
    Ok(reach.ok_or(Error::NotFound)?.has_stopped(way))
}

async fn named(app: &App, token: &str) -> Result<(CommunityId, NeighborId, Way), Error> {
    let (community, link) = tokens::opened_anywhere(app, token).await?;
    if Purpose::from_word(&link.purpose) != Some(Purpose::Stop) {
        return Err(Error::NotFound);
    }
    let way = link.about_id.as_deref().and_then(Way::from_word);
    match (link.neighbor_id, way) {
        (Some(neighbor), Some(way)) => Ok((community, neighbor, way)),
        _ => Err(Error::NotFound),
    }
}
