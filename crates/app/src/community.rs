//! The neighborhood itself: begun once, edited by its organizers in minutes.

mod areas;
pub mod categories;
pub mod countries;
pub mod naming;
pub mod organizers;
pub mod settings;
pub mod setup;
pub mod starter;

pub use areas::{add_area, area_called, area_now, draw, merge, other_of, rename, step, touching};

use domain::community::{Area, Category, Community, QUIET, RETENTION_DAYS, Said, Steps, area_key};
use domain::people::{Channel, Person};
use domain::words::fold;
use domain::{AreaId, CategoryId, CommunityId, KeyId, Moment, NeighborId, Zone};

use crate::db::Tx;
use crate::people::{self, NewNeighbor};
use crate::{App, Broken, Error, survey};

row! {
    struct CommunityRow {
        id: CommunityId,
        slug: String,
        name: String,
        zone: String,
        country: String,
        languages: Vec<String>,
        run_by: Said,
        about: Said,
        retention_days: i64,
        quiet_from: i64,
        quiet_to: i64,
        created_at: Moment,
    }
}

impl CommunityRow {
    fn open(self) -> Community {
        let hour = |hour: i64| i8::try_from(hour).unwrap_or(0);
        Community {
            id: self.id,
            slug: self.slug,
            name: self.name,
            zone: Zone::named(&self.zone).unwrap_or_else(Zone::utc),
            country: self.country,
            languages: self.languages,
            run_by: self.run_by,
            about: self.about,
            retention_days: self.retention_days,
            quiet: (hour(self.quiet_from), hour(self.quiet_to)),
            created_at: self.created_at,
        }
    }
}

/// Where people of a community come to: the install's address, with the community's own path when the install
/// holds several.
pub async fn address(tx: &mut Tx, app: &App, home: &Community) -> Result<String, Error> {
    row! {
        struct Counted {
            n: i64,
        }
    }
    let counted = one!(
        tx,
        Counted,
        "select count(*) as n from communities -- crosses communities: whether there are several"
    )?;
    let base = &app.config.base_url;
    Ok(match counted.n {
        0 | 1 => base.clone(),
        _ => format!("{base}/c/{}", home.slug),
    })
}

/// One community.
pub async fn load(tx: &mut Tx, id: CommunityId) -> Result<Community, Error> {
    let found = opt!(
        tx,
        CommunityRow,
        "select id, slug, name, zone, country, languages, run_by, about, retention_days, quiet_from, quiet_to, created_at
         from communities where id = $1 -- its id is the community_id",
        id
    )?;
    found.map(CommunityRow::open).ok_or(Error::NotFound)
}

/// All communities of this install, the oldest first.
pub async fn all(tx: &mut Tx) -> Result<Vec<Community>, Error> {
    let found = all!(
        tx,
        CommunityRow,
        "select id, slug, name, zone, country, languages, run_by, about, retention_days, quiet_from, quiet_to, created_at
         from communities order by created_at, id -- crosses communities: the list of them"
    )?;
    Ok(found.into_iter().map(CommunityRow::open).collect())
}

/// Whether there is any community in this install.
pub async fn are_any(tx: &mut Tx) -> Result<bool, Error> {
    let found = opt!(
        tx,
        (String,),
        "select id from communities limit 1 -- crosses communities: whether there is one"
    )?;
    Ok(found.is_some())
}

/// What the set-up wizard asks for.
#[derive(Clone)]
pub struct Beginning {
    /// The name of the neighborhood.
    pub name: String,
    /// Its time zone.
    pub zone: Zone,
    /// Its country, two letters.
    pub country: String,
    /// Its languages, the first to fall back on.
    pub languages: Vec<String>,
    /// Names of its areas.
    pub areas: Vec<String>,
    /// Keys of the starter categories to begin with; empty means all.
    pub categories: Vec<String>,
    /// Who runs it.
    pub run_by: String,
    /// The first organizer.
    pub organizer: Option<(Person, Channel)>,
}

/// Begins a community: its areas, its starter categories, its survey and its first organizer, all or nothing.
pub async fn begin(
    app: &App,
    beginning: Beginning,
) -> Result<(CommunityId, Option<NeighborId>), Error> {
    let key = app.vault.new_key(app.clock.now()).await?;
    let mut tx = app.db.write_anywhere().await?;
    let begun = begin_with(&mut tx, app, beginning, key).await?;
    tx.commit().await?;
    Ok(begun)
}

/// Begins a community inside a larger change.
async fn begin_with(
    tx: &mut Tx,
    app: &App,
    beginning: Beginning,
    key: KeyId,
) -> Result<(CommunityId, Option<NeighborId>), Error> {
    let now = app.clock.now();
    let id: CommunityId = app.chance.id(now);
    let language = beginning
        .languages
        .first()
        .cloned()
        .unwrap_or_else(|| "en".to_owned());
    let slug = free_slug(tx, &beginning.name).await?;
    exec!(
        tx,
        "insert into communities (id, slug, name, zone, country, languages, run_by, about, retention_days, quiet_from, quiet_to, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) -- its id is the community_id",
        id,
        slug,
        &beginning.name,
        beginning.zone.name(),
        &beginning.country,
        &beginning.languages,
        Said::only(&language, &beginning.run_by),
        Said::default(),
        RETENTION_DAYS,
        i64::from(QUIET.0),
        i64::from(QUIET.1),
        now
    )?;
    for (position, name) in beginning.areas.iter().enumerate() {
        insert_area(tx, app, id, name, position as i64).await?;
    }
    starter::insert(tx, app, id, &beginning.categories).await?;
    survey::begin(tx, app, id).await?;
    let organizer = match beginning.organizer {
        None => None,
        Some((person, channel)) => {
            let organizer = NewNeighbor {
                person,
                channel,
                language,
                ..NewNeighbor::unknown(key)
            };
            Some(first_organizer(tx, app, id, organizer).await?)
        }
    };
    Ok((id, organizer))
}

/// Writes somebody down as an organizer whom nobody had to trust first, because there is none yet.
async fn first_organizer(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    new: NewNeighbor,
) -> Result<NeighborId, Error> {
    let neighbor = people::insert(tx, app, community, new).await?;
    people::roles::give(tx, community, neighbor, None, app.clock.now()).await?;
    Ok(neighbor)
}

async fn free_slug(tx: &mut Tx, name: &str) -> Result<String, Error> {
    let plain: String = fold(name)
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    let plain = plain
        .split('-')
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("-");
    let base = if plain.is_empty() {
        "neighborhood".to_owned()
    } else {
        plain.chars().take(40).collect()
    };
    for n in 1..1_000 {
        let slug = if n == 1 {
            base.clone()
        } else {
            format!("{base}-{n}")
        };
        let taken = opt!(
            tx,
            (String,),
            "select id from communities where slug = $1 -- crosses communities: names are unique",
            &slug
        )?;
        if taken.is_none() {
            return Ok(slug);
        }
    }
    Err(Broken::told("no free address for the community").into())
}

pub(crate) async fn insert_area(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    name: &str,
    position: i64,
) -> Result<AreaId, Error> {
    let now = app.clock.now();
    let id: AreaId = app.chance.id(now);
    exec!(
        tx,
        "insert into areas (community_id, id, name, name_folded, position, merged_into, created_at) values ($1, $2, $3, $4, $5, null, $6)",
        community,
        id,
        name,
        area_key(name),
        position,
        now
    )?;
    Ok(id)
}

row! {
    struct AreaRow {
        id: AreaId,
        name: String,
        position: i64,
    }
}

/// The areas of a community in their order.
pub async fn areas(tx: &mut Tx, community: CommunityId) -> Result<Vec<Area>, Error> {
    let found = all!(
        tx,
        AreaRow,
        "select id, name, position from areas where community_id = $1 and merged_into is null order by position, name",
        community
    )?;
    Ok(found
        .into_iter()
        .map(|row| Area {
            id: row.id,
            name: row.name,
            position: row.position,
        })
        .collect())
}

/// How far the areas are from each other.
pub async fn steps(tx: &mut Tx, community: CommunityId) -> Result<Steps, Error> {
    let areas: Vec<AreaId> = areas(tx, community)
        .await?
        .into_iter()
        .map(|area| area.id)
        .collect();
    let pairs = touching(tx, community).await?;
    Ok(Steps::between(&areas, &pairs))
}

row! {
    struct CategoryRow {
        id: CategoryId,
        key: String,
        category_group: String,
        names: Said,
        hints: Said,
        words: Said,
        remote: bool,
        ask_by_itself: bool,
        retired: bool,
        position: i64,
    }
}

/// The categories of a community in their order, retired ones included.
pub async fn categories(tx: &mut Tx, community: CommunityId) -> Result<Vec<Category>, Error> {
    let found = all!(
        tx,
        CategoryRow,
        "select id, key, category_group, names, hints, words, remote, ask_by_itself, retired, position
         from categories where community_id = $1 order by position, key",
        community
    )?;
    let open = |row: CategoryRow| Category {
        id: row.id,
        key: row.key,
        group: row.category_group,
        names: row.names,
        hints: row.hints,
        words: row.words,
        remote: row.remote,
        ask_by_itself: row.ask_by_itself,
        retired: row.retired,
        position: row.position,
    };
    Ok(found.into_iter().map(open).collect())
}
