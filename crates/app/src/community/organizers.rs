//! Who looks after the neighborhood: seen, trusted and released by organizers. Names are sealed, so every
//! list of them is a look that the person can read about.

use domain::people::Actor;
use domain::{Moment, NeighborId};

use crate::people::looks::{self, Reason};
use crate::people::{directory, roles};
use crate::{App, Error};

/// Somebody who organizes, by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Serving {
    /// Who.
    pub neighbor: NeighborId,
    /// Their name.
    pub name: String,
    /// Since when.
    pub since: Moment,
}

/// Somebody who could be trusted with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Who.
    pub neighbor: NeighborId,
    /// Their name.
    pub name: String,
}

/// Most people that a search shows.
const CANDIDATES: usize = 10;

/// Everybody who organizes now, the longest-serving first.
pub async fn serving(app: &App, who: Actor) -> Result<Vec<Serving>, Error> {
    who.organizes()?;
    let mut tx = app.db.read().await?;
    let serving = roles::organizers(&mut tx, who.community(), app.clock.now()).await?;
    drop(tx);
    let ids: Vec<NeighborId> = serving.iter().map(|role| role.neighbor_id).collect();
    let names = names(app, who, &ids).await?;
    Ok(serving
        .into_iter()
        .filter_map(|role| {
            let (neighbor, name) = names.iter().find(|(id, _)| *id == role.neighbor_id)?;
            Some(Serving {
                neighbor: *neighbor,
                name: name.clone(),
                since: role.given_at,
            })
        })
        .collect())
}

/// People who have a contact or a name, and do not organize yet.
pub async fn candidates(app: &App, who: Actor, typed: &str) -> Result<Vec<Candidate>, Error> {
    let found = directory::search(app, who, typed).await?.people;
    let mut tx = app.db.read().await?;
    let serving = roles::organizers(&mut tx, who.community(), app.clock.now()).await?;
    let is_free = |id: NeighborId| serving.iter().all(|role| role.neighbor_id != id);
    Ok(found
        .into_iter()
        .filter(|(neighbor, _)| is_free(neighbor.id))
        .take(CANDIDATES)
        .map(|(neighbor, person)| Candidate {
            neighbor: neighbor.id,
            name: person.name,
        })
        .collect())
}

async fn names(
    app: &App,
    who: Actor,
    ids: &[NeighborId],
) -> Result<Vec<(NeighborId, String)>, Error> {
    let seen = looks::look_at(app, who, ids, looks::NAME, Reason::Record).await?;
    Ok(seen
        .into_iter()
        .map(|(neighbor, person)| (neighbor.id, person.name))
        .collect())
}
