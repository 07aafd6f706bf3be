//! Who looks after the neighborhood: seen, trusted and released by organizers. Names are sealed, so every
//! list of them is a look that the person can read about.

use domain::people::Actor;
use domain::words::fold;
use domain::{Moment, NeighborId};

use crate::people::looks::{self, Reason};
use crate::people::roles;
use crate::{App, Error, people};

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
    let names = names(app, who, &ids, Reason::Record).await?;
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

/// People who have a contact, or part of a name, and do not organize yet.
pub async fn candidates(app: &App, who: Actor, typed: &str) -> Result<Vec<Candidate>, Error> {
    who.organizes()?;
    let wanted = fold(typed);
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let (community, now) = (who.community(), app.clock.now());
    let mut tx = app.db.read().await?;
    let mut found = Vec::new();
    for hash in people::contact_hashes(&mut tx, app, community, typed).await? {
        found.extend(people::with_contact(&mut tx, community, &hash).await?);
    }
    let rows = people::rows(&mut tx, community).await?;
    people::fetch_keys(app, &rows).await?;
    for row in &rows {
        if fold(&row.person(app, community)?.name).contains(&wanted) {
            found.push(row.neighbor().id);
        }
    }
    let mut free = Vec::new();
    for id in found {
        if !free.contains(&id) && !roles::organizes(&mut tx, community, id, now).await? {
            free.push(id);
        }
    }
    drop(tx);
    free.truncate(CANDIDATES);
    let names = names(app, who, &free, Reason::Search).await?;
    Ok(names
        .into_iter()
        .map(|(neighbor, name)| Candidate { neighbor, name })
        .collect())
}

async fn names(
    app: &App,
    who: Actor,
    ids: &[NeighborId],
    reason: Reason,
) -> Result<Vec<(NeighborId, String)>, Error> {
    let seen = looks::look_at(app, who, ids, looks::NAME, reason).await?;
    Ok(seen
        .into_iter()
        .map(|(neighbor, person)| (neighbor.id, person.name))
        .collect())
}
