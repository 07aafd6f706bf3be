//! What gives and needs are about. Organizers rename, describe, add, order and retire categories; what was
//! said in a retired one stays.

use domain::community::{CATEGORIES_LIMIT, Category, Step, Wording};
use domain::people::Actor;
use domain::words::fold;
use domain::{CategoryId, Refusal};

use super::{categories, starter};
use crate::db::Tx;
use crate::{App, Error};

/// Longest key of a category, in characters.
const KEY_LIMIT: usize = 30;

/// Adds a category at the end of its group.
pub async fn add(app: &App, who: Actor, wording: &Wording) -> Result<CategoryId, Error> {
    who.organizes()?;
    let (community, now) = (who.community(), app.clock.now());
    let mut tx = app.db.write(community).await?;
    let known = categories(&mut tx, community).await?;
    check(&known, None, wording)?;
    if known.len() >= CATEGORIES_LIMIT {
        return Err(Refusal::TooMany.into());
    }
    let id: CategoryId = app.chance.id(now);
    let position = known.last().map_or(0, |category| category.position + 1);
    exec!(
        &mut tx,
        "insert into categories (community_id, id, key, category_group, names, hints, words, remote, ask_by_itself, retired, position, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, false, $10, $11)",
        community,
        id,
        free_key(&known, wording),
        &wording.group,
        &wording.names,
        &wording.hints,
        &wording.words,
        wording.remote,
        wording.ask_by_itself,
        position,
        now
    )?;
    tx.commit().await?;
    Ok(id)
}

/// Says a category anew. Its key stays, so that files and interfaces still know it.
pub async fn edit(app: &App, who: Actor, id: CategoryId, wording: &Wording) -> Result<(), Error> {
    who.organizes()?;
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    let known = categories(&mut tx, community).await?;
    is_there(&known, id)?;
    check(&known, Some(id), wording)?;
    exec!(
        &mut tx,
        "update categories
         set category_group = $3, names = $4, hints = $5, words = $6, remote = $7, ask_by_itself = $8
         where community_id = $1 and id = $2",
        community,
        id,
        &wording.group,
        &wording.names,
        &wording.hints,
        &wording.words,
        wording.remote,
        wording.ask_by_itself
    )?;
    tx.commit().await
}

/// Moves a category one place among those of its group.
pub async fn step(app: &App, who: Actor, id: CategoryId, step: Step) -> Result<(), Error> {
    who.organizes()?;
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    let mut list = categories(&mut tx, community).await?;
    let at = is_there(&list, id)?;
    step.take(&mut list, at, |one, other| {
        one.group == other.group && one.retired == other.retired
    });
    for (position, category) in list.iter().enumerate() {
        exec!(
            &mut tx,
            "update categories set position = $3 where community_id = $1 and id = $2 and position <> $3",
            community,
            category.id,
            position as i64
        )?;
    }
    tx.commit().await
}

/// No longer offers a category. The last one stays.
pub async fn retire(app: &App, who: Actor, id: CategoryId) -> Result<(), Error> {
    who.organizes()?;
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    let known = categories(&mut tx, community).await?;
    is_there(&known, id)?;
    if known
        .iter()
        .all(|category| category.retired || category.id == id)
    {
        return Err(Refusal::LastOne.into());
    }
    set_retired(&mut tx, who, id, true).await?;
    tx.commit().await
}

/// Offers a retired category again.
pub async fn bring_back(app: &App, who: Actor, id: CategoryId) -> Result<(), Error> {
    who.organizes()?;
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    let known = categories(&mut tx, community).await?;
    let at = is_there(&known, id)?;
    check(&known, Some(id), &known[at].wording())?;
    set_retired(&mut tx, who, id, false).await?;
    tx.commit().await
}

async fn set_retired(tx: &mut Tx, who: Actor, id: CategoryId, retired: bool) -> Result<u64, Error> {
    exec!(
        tx,
        "update categories set retired = $3 where community_id = $1 and id = $2",
        who.community(),
        id,
        retired
    )
}

fn is_there(known: &[Category], id: CategoryId) -> Result<usize, Error> {
    known
        .iter()
        .position(|category| category.id == id)
        .ok_or(Error::NotFound)
}

fn check(known: &[Category], own: Option<CategoryId>, wording: &Wording) -> Result<(), Refusal> {
    let listed = starter::GROUPS
        .iter()
        .any(|group| group.key == wording.group);
    if !wording.flaws().is_empty() || !listed {
        return Err(Refusal::NotFit);
    }
    let mut others = known.iter().filter(|category| Some(category.id) != own);
    if others.any(|category| wording.clashes_with(category)) {
        Err(Refusal::NameTaken)
    } else {
        Ok(())
    }
}

/// A short word for a new category, made of its name where that has plain letters.
fn free_key(known: &[Category], wording: &Wording) -> String {
    let name = wording.names.to("en", "en");
    let plain: Vec<String> = fold(name)
        .split_whitespace()
        .map(|word| word.chars().filter(char::is_ascii_alphanumeric).collect())
        .filter(|word: &String| !word.is_empty())
        .collect();
    let base: String = match plain.join("-") {
        empty if empty.is_empty() => "own".to_owned(),
        plain => plain.chars().take(KEY_LIMIT).collect(),
    };
    let free = |key: &String| known.iter().all(|category| category.key != *key);
    (1..)
        .map(|n| match n {
            1 => base.clone(),
            n => format!("{base}-{n}"),
        })
        .find(free)
        .unwrap_or(base.clone())
}
