//! The parts of a neighborhood, drawn by the neighborhood itself: added, renamed, put in order, joined, and
//! which of them touch. An area that was joined to another is kept, so that whatever names it is understood;
//! it is never deleted.

use std::collections::BTreeSet;

use domain::community::{AREAS_LIMIT, Area, Step, area_key, area_name};
use domain::people::Actor;
use domain::{AreaId, CommunityId, Refusal};

use super::areas;
use crate::db::Tx;
use crate::{App, Error, needs, people};

/// Adds an area. A name that is there already is refused.
pub async fn add_area(app: &App, who: Actor, name: &str) -> Result<AreaId, Error> {
    who.organizes()?;
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    let known = areas(&mut tx, community).await?;
    let name = free_name(&known, None, name)?;
    if known.len() >= AREAS_LIMIT {
        return Err(Refusal::TooMany.into());
    }
    let position = known.last().map_or(0, |area| area.position + 1);
    let id = super::insert_area(&mut tx, app, community, &name, position).await?;
    tx.commit().await?;
    Ok(id)
}

/// Gives an area another name.
pub async fn rename(app: &App, who: Actor, area: AreaId, name: &str) -> Result<(), Error> {
    who.organizes()?;
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    let known = areas(&mut tx, community).await?;
    is_there(&known, area)?;
    let name = free_name(&known, Some(area), name)?;
    exec!(
        &mut tx,
        "update areas set name = $3, name_folded = $4 where community_id = $1 and id = $2",
        community,
        area,
        &name,
        area_key(&name)
    )?;
    tx.commit().await
}

/// Moves an area one place in the list.
pub async fn step(app: &App, who: Actor, area: AreaId, step: Step) -> Result<(), Error> {
    who.organizes()?;
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    let mut list = areas(&mut tx, community).await?;
    let at = is_there(&list, area)?;
    step.take(&mut list, at, |_, _| true);
    for (position, area) in list.iter().enumerate() {
        exec!(
            &mut tx,
            "update areas set position = $3 where community_id = $1 and id = $2 and position <> $3",
            community,
            area.id,
            position as i64
        )?;
    }
    tx.commit().await
}

/// Joins an area to another: everybody and everything there is in the other from now on, and it touches
/// what both touched. Nothing is deleted.
pub async fn merge(app: &App, who: Actor, gone: AreaId, into: AreaId) -> Result<(), Error> {
    who.organizes()?;
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    let known = areas(&mut tx, community).await?;
    is_there(&known, gone)?;
    is_there(&known, into)?;
    if gone == into {
        return Err(Refusal::CannotMerge.into());
    }
    people::moved_area(&mut tx, community, gone, into).await?;
    needs::moved_area(&mut tx, community, gone, into).await?;
    let drawn = touching(&mut tx, community).await?;
    let beside = |area| drawn.iter().filter_map(move |pair| other_of(*pair, area));
    let both: BTreeSet<AreaId> = beside(gone)
        .chain(beside(into))
        .filter(|area| *area != gone && *area != into)
        .collect();
    draw_around(&mut tx, community, gone, &BTreeSet::new()).await?;
    draw_around(&mut tx, community, into, &both).await?;
    exec!(
        &mut tx,
        "update areas set merged_into = $3 where community_id = $1 and (id = $2 or merged_into = $2)",
        community,
        gone,
        into
    )?;
    tx.commit().await
}

/// The area that an earlier one has become; itself when it was never joined to another.
pub async fn area_now(tx: &mut Tx, community: CommunityId, area: AreaId) -> Result<AreaId, Error> {
    row! {
        struct Merged {
            merged_into: Option<AreaId>,
        }
    }
    let found = opt!(
        tx,
        Merged,
        "select merged_into from areas where community_id = $1 and id = $2",
        community,
        area
    )?;
    Ok(found.and_then(|row| row.merged_into).unwrap_or(area))
}

/// The area that people mean by a name, also by the name of one that was joined to another.
pub async fn area_called(
    tx: &mut Tx,
    community: CommunityId,
    name: &str,
) -> Result<Option<AreaId>, Error> {
    row! {
        struct Called {
            id: AreaId,
            merged_into: Option<AreaId>,
        }
    }
    let found = all!(
        tx,
        Called,
        "select id, merged_into from areas where community_id = $1 and name_folded = $2
         order by case when merged_into is null then 0 else 1 end, created_at desc",
        community,
        area_key(&area_name(name))
    )?;
    Ok(found.first().map(|row| row.merged_into.unwrap_or(row.id)))
}

/// The pairs of areas that touch.
pub async fn touching(tx: &mut Tx, community: CommunityId) -> Result<Vec<(AreaId, AreaId)>, Error> {
    row! {
        struct Touching {
            area_id: AreaId,
            other_id: AreaId,
        }
    }
    let found = all!(
        tx,
        Touching,
        "select area_id, other_id from areas_touching where community_id = $1 order by area_id, other_id",
        community
    )?;
    Ok(found
        .into_iter()
        .map(|row| (row.area_id, row.other_id))
        .collect())
}

/// Draws which areas touch one area.
pub async fn draw(app: &App, who: Actor, area: AreaId, touches: &[AreaId]) -> Result<(), Error> {
    who.organizes()?;
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    let known = areas(&mut tx, community).await?;
    is_there(&known, area)?;
    let touches: BTreeSet<AreaId> = touches
        .iter()
        .copied()
        .filter(|other| *other != area && known.iter().any(|known| known.id == *other))
        .collect();
    draw_around(&mut tx, community, area, &touches).await?;
    tx.commit().await
}

/// The other area of a pair, when one of the two is this one.
pub fn other_of(pair: (AreaId, AreaId), area: AreaId) -> Option<AreaId> {
    match pair {
        (one, other) if one == area => Some(other),
        (one, other) if other == area => Some(one),
        _ => None,
    }
}

async fn draw_around(
    tx: &mut Tx,
    community: CommunityId,
    area: AreaId,
    touches: &BTreeSet<AreaId>,
) -> Result<(), Error> {
    exec!(
        tx,
        "delete from areas_touching where community_id = $1 and (area_id = $2 or other_id = $2)",
        community,
        area
    )?;
    for other in touches {
        exec!(
            tx,
            "insert into areas_touching (community_id, area_id, other_id) values ($1, $2, $3)",
            community,
            area.min(*other),
            area.max(*other)
        )?;
    }
    Ok(())
}

fn is_there(known: &[Area], area: AreaId) -> Result<usize, Error> {
    known
        .iter()
        .position(|known| known.id == area)
        .ok_or(Error::NotFound)
}

/// A name that no other area has.
fn free_name(known: &[Area], own: Option<AreaId>, name: &str) -> Result<String, Refusal> {
    let name = area_name(name);
    if name.is_empty() {
        return Err(Refusal::NotFit);
    }
    let taken = known
        .iter()
        .any(|area| Some(area.id) != own && area_key(&area.name) == area_key(&name));
    if taken {
        Err(Refusal::NameTaken)
    } else {
        Ok(name)
    }
}
