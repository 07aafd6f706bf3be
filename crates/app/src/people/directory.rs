//! Everybody who is here, as organizers find them: a list without names, and a search that shows the few it
//! finds and writes down that it did.

use domain::people::{Actor, Channel, Neighbor, Person, Standing};
use domain::words::{NAME_LIMIT, fold, line};
use domain::{AreaId, CommunityId, Moment, NeighborId};

use super::looks::{self, Reason};
use super::names;
use crate::db::Tx;
use crate::needs::counts::{self, Counts};
use crate::{App, Error};

/// People on one page.
pub const PAGE: usize = 50;
/// Above this many the list says "more than".
pub const COUNT_LIMIT: i64 = 1_000;
/// Most people that one search shows.
pub const FOUND_LIMIT: usize = 20;

/// Whom an organizer wants to see. Those who were forgotten are only shown when asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Only those who stand here.
    pub standing: Option<Standing>,
    /// Only in this area.
    pub area: Option<AreaId>,
    /// Only who wish to be reached this way.
    pub channel: Option<Channel>,
}

row! {
    struct Row {
        id: NeighborId,
        area_id: Option<AreaId>,
        channel: Channel,
        standing: Standing,
        known: bool,
        created_at: Moment,
    }
}

/// Somebody in the list: nothing that says who they are.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Their id.
    pub id: NeighborId,
    /// Their area.
    pub area: Option<AreaId>,
    /// How they wish to be reached.
    pub channel: Channel,
    /// Where they stand.
    pub standing: Standing,
    /// Known by the circle.
    pub known: bool,
    /// Since when they are here.
    pub since: Moment,
    /// What they offer and need now.
    pub counts: Counts,
}

/// One page of the list.
pub struct People {
    /// At most [`PAGE`] people, the newest first.
    pub entries: Vec<Entry>,
    /// From whom the next page goes on; `None` on the last.
    pub next: Option<NeighborId>,
    /// How many there are in all, counted up to one more than [`COUNT_LIMIT`].
    pub count: i64,
}

/// One page of everybody, from the newest or from a place in the list. Ids are in the order of time.
pub async fn page(
    tx: &mut Tx,
    community: CommunityId,
    wanted: &Wanted,
    after: Option<NeighborId>,
) -> Result<People, Error> {
    let mut rows = all!(
        tx,
        Row,
        "select id, area_id, channel, standing, known, created_at from neighbors
         where community_id = $1 and merged_into is null
           and (standing = $2 or ($2 is null and standing <> 'erased'))
           and (area_id = $3 or $3 is null) and (channel = $4 or $4 is null) and id < $5
         order by id desc limit $6",
        community,
        wanted.standing,
        wanted.area,
        wanted.channel,
        after.map_or_else(|| "~".to_owned(), |id| id.to_string()),
        PAGE as i64 + 1
    )?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let ids: Vec<NeighborId> = rows.iter().map(|row| row.id).collect();
    let listings = counts::of_neighbors(tx, community, &ids).await?;
    let entry = |row: Row| Entry {
        id: row.id,
        area: row.area_id,
        channel: row.channel,
        standing: row.standing,
        known: row.known,
        since: row.created_at,
        counts: listings.get(&row.id).copied().unwrap_or_default(),
    };
    Ok(People {
        next: ids.last().copied().filter(|_| more),
        entries: rows.into_iter().map(entry).collect(),
        count: count(tx, community, wanted).await?,
    })
}

async fn count(tx: &mut Tx, community: CommunityId, wanted: &Wanted) -> Result<i64, Error> {
    row! {
        struct Counted {
            n: i64,
        }
    }
    let counted = one!(
        tx,
        Counted,
        "select count(*) as n from (
           select 1 as one from neighbors
           where community_id = $1 and merged_into is null
             and (standing = $2 or ($2 is null and standing <> 'erased'))
             and (area_id = $3 or $3 is null) and (channel = $4 or $4 is null)
           limit $5) as counted",
        community,
        wanted.standing,
        wanted.area,
        wanted.channel,
        COUNT_LIMIT + 1
    )?;
    Ok(counted.n)
}

/// What a search found.
pub struct Search {
    /// At most [`FOUND_LIMIT`] people, the likeliest first, each with the look written down.
    pub people: Vec<(Neighbor, Person)>,
    /// There are more than are shown: the words should say more.
    pub more: bool,
}

/// Looks for somebody by name, phone or mail address. Only those who are shown are looked at, and each look
/// is written down first.
pub async fn search(app: &App, who: Actor, typed: &str) -> Result<Search, Error> {
    who.organizes()?;
    let typed = line(typed, NAME_LIMIT);
    if fold(&typed).is_empty() {
        return Ok(Search {
            people: Vec::new(),
            more: false,
        });
    }
    let community = who.community();
    let mut tx = app.db.read().await?;
    let hashes = super::contact_hashes(&mut tx, app, community, &typed).await?;
    let known = names::all(&mut tx, app, community).await?;
    drop(tx);
    let mut found: Vec<(u32, NeighborId)> = known
        .iter()
        .filter_map(|known| Some((fits(known, &typed, &hashes)?, known.id)))
        .collect();
    found.sort_unstable();
    let ids: Vec<NeighborId> = found.iter().take(FOUND_LIMIT).map(|(_, id)| *id).collect();
    let people = looks::look_at(app, who, &ids, looks::NAME, Reason::Search).await?;
    Ok(Search {
        people,
        more: found.len() > FOUND_LIMIT,
    })
}

/// How well somebody fits what was typed, 0 the best: the contact, the name as it is, every word, the
/// beginning of every word. `None` when they do not.
fn fits(known: &names::Known, typed: &str, hashes: &[String]) -> Option<u32> {
    let contact = [&known.phone, &known.email]
        .into_iter()
        .flatten()
        .any(|hash| hashes.contains(hash));
    let (name, typed) = (fold(&known.name), fold(typed));
    let words: Vec<&str> = name.split(' ').collect();
    let each = |fits: &dyn Fn(&str, &str) -> bool| {
        !name.is_empty()
            && typed
                .split(' ')
                .all(|wanted| words.iter().any(|word| fits(word, wanted)))
    };
    match () {
        () if contact => Some(0),
        () if name == typed => Some(1),
        () if each(&|word, wanted| word == wanted) => Some(2),
        () if each(&|word, wanted| word.starts_with(wanted)) => Some(3),
        () => None,
    }
}
