//! A neighborhood that begins with a spreadsheet, before anybody said what it is called and where it is. Until
//! somebody does, on the command line or on the first page of the wizard, no letter leaves: nobody knows when
//! it is night there.

use domain::community::{AREAS_LIMIT, SPOKEN, area_key};
use domain::{CommunityId, Refusal, Zone};

use super::setup::{self, Draft};
use super::{Beginning, areas, begin_with, categories, free_slug, insert_area, load, starter};
use crate::db::Tx;
use crate::{App, Error};

/// What it is called until then.
const UNNAMED: &str = "Our neighborhood";
/// How phone numbers without a country are read until then.
pub const COUNTRY: &str = "US";

/// What is known of a neighborhood when its spreadsheet comes in. Whatever is not is asked for later.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Place {
    /// Its name.
    pub name: Option<String>,
    /// Its country, two letters.
    pub country: Option<String>,
    /// Its time zone.
    pub zone: Option<Zone>,
}

impl Place {
    /// Nothing is left to ask for.
    pub fn is_whole(&self) -> bool {
        self.name.is_some() && self.country.is_some() && self.zone.is_some()
    }
}

/// Begins a neighborhood for a spreadsheet to come into. Nobody organizes it yet.
pub async fn begin(app: &App, place: &Place) -> Result<CommunityId, Error> {
    let beginning = Beginning {
        name: place.name.clone().unwrap_or_else(|| UNNAMED.to_owned()),
        zone: place.zone.clone().unwrap_or_else(Zone::utc),
        country: place.country.clone().unwrap_or_else(|| COUNTRY.to_owned()),
        languages: SPOKEN.map(str::to_owned).into(),
        areas: Vec::new(),
        categories: Vec::new(),
        run_by: String::new(),
        organizer: None,
    };
    let unused = app.vault.new_key(app.clock.now()).await?;
    let mut tx = app.db.write_anywhere().await?;
    let (community, _) = begin_with(&mut tx, app, beginning, unused).await?;
    if !place.is_whole() {
        exec!(
            &mut tx,
            "update communities set named = false where id = $1 -- its id is the community_id",
            community
        )?;
        let said = Draft {
            name: place.name.clone().unwrap_or_default(),
            country: place.country.clone().unwrap_or_default(),
            zone: place
                .zone
                .as_ref()
                .map_or(String::new(), |zone| zone.name().to_owned()),
            ..Draft::default()
        };
        setup::put_draft(&mut tx, &said).await?;
    }
    tx.commit().await?;
    app.vault.give_back(unused);
    Ok(community)
}

/// What the wizard begins with: what was said so far, and the areas that the spreadsheet named.
pub(super) async fn drafted(
    tx: &mut Tx,
    community: CommunityId,
    said: Draft,
) -> Result<Draft, Error> {
    if !said.areas.is_empty() {
        return Ok(said);
    }
    let found = areas(tx, community).await?;
    Ok(Draft {
        areas: found.into_iter().map(|area| area.name).collect(),
        ..said
    })
}

/// Names it: from here on it is a neighborhood like any other. Areas that people live in already stay, new
/// ones are added; kinds of help that were unticked are no longer offered, and what was said in them stays.
pub(super) async fn name(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    draft: &Draft,
) -> Result<(), Error> {
    let before = load(tx, community).await?;
    let zone = Zone::named(&draft.zone).filter(|_| draft.has_place());
    let slug = match draft.name == before.name {
        true => before.slug,
        false => free_slug(tx, &draft.name).await?,
    };
    exec!(
        tx,
        "update communities set name = $2, slug = $3, zone = $4, country = $5, languages = $6, named = true
         where id = $1 -- its id is the community_id",
        community,
        &draft.name,
        slug,
        zone.ok_or(Refusal::NotFit)?.name(),
        &draft.country,
        &draft.languages
    )?;
    add_areas(tx, app, community, &draft.areas).await?;
    keep_categories(tx, community, draft.categories.as_deref()).await
}

async fn add_areas(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    names: &[String],
) -> Result<(), Error> {
    let known = areas(tx, community).await?;
    let is_known = |name: &str| {
        known
            .iter()
            .any(|area| area_key(&area.name) == area_key(name))
    };
    let room = AREAS_LIMIT.saturating_sub(known.len());
    let next = known.last().map_or(0, |area| area.position + 1);
    let new = names.iter().filter(|name| !is_known(name)).take(room);
    for (position, name) in (next..).zip(new) {
        insert_area(tx, app, community, name, position).await?;
    }
    Ok(())
}

async fn keep_categories(
    tx: &mut Tx,
    community: CommunityId,
    ticked: Option<&[String]>,
) -> Result<(), Error> {
    let Some(ticked) = ticked.filter(|ticked| !ticked.is_empty()) else {
        return Ok(());
    };
    let shown = |key: &str| starter::CATEGORIES.iter().any(|starter| starter.key == key);
    for category in categories(tx, community).await? {
        if shown(&category.key) && !ticked.contains(&category.key) {
            exec!(
                tx,
                "update categories set retired = true where community_id = $1 and id = $2",
                community,
                category.id
            )?;
        }
    }
    Ok(())
}
