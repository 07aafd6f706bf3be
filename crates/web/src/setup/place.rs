//! The first page: what the neighborhood is called and where it is.

use app::community::countries::{self, Country};
use app::community::setup::{self, Door, Draft};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::http::header::ACCEPT_LANGUAGE;
use domain::Zone;
use domain::community::{AREAS_LIMIT, SPOKEN, area_names};
use domain::words::{NAME_LIMIT, line};

use crate::page::{self, Answer};
use crate::text::languages;
use crate::{Fields, Form, Posted, Visit, Web};

#[derive(Template)]
#[template(path = "setup/place.html")]
struct PlacePage<'a> {
    v: &'a Visit,
    f: &'a Form,
    token: &'a str,
    countries: Vec<&'static Country>,
    zones: Vec<&'static str>,
    /// The zones of the chosen country, when one of them has to be picked.
    pick_from: &'static [String],
    /// What is said about the areas.
    areas_hint: &'static str,
}

impl<'a> PlacePage<'a> {
    fn new(v: &'a Visit, f: &'a Form, token: &'a str, door: &Door) -> Self {
        let chosen = countries::country(f.value("country"));
        let must_pick = f.error("zone") == "setup-zone-several";
        Self {
            v,
            f,
            token,
            countries: countries::sorted(v.language.tag),
            zones: countries::zones(),
            pick_from: chosen
                .filter(|_| must_pick)
                .map_or(&[], |country| &country.zones),
            areas_hint: match door {
                Door::Unnamed(..) => "setup-areas-from-sheet",
                _ => "setup-areas-hint",
            },
        }
    }

    fn spoken(&self) -> Vec<(&'static str, &'static str)> {
        let all = languages().iter();
        all.map(|language| (language.tag, language.own_name))
            .collect()
    }

    fn place(&self, zone: &str) -> String {
        countries::place(zone)
    }

    fn name_of(&self, country: &'static Country) -> &'static str {
        country.names.to(self.v.language.tag, "en")
    }
}

/// Shows the page.
pub(super) async fn page(
    visit: Visit,
    State(web): State<Web>,
    Path(token): Path<String>,
    headers: HeaderMap,
) -> Answer {
    let door = super::door(&web, &token).await?;
    let Some(draft) = super::chosen(&door) else {
        return Ok(super::step(&visit, &token, "/you"));
    };
    let form = Form::with(typed(draft, region(&headers)));
    page::show(&visit, &PlacePage::new(&visit, &form, &token, &door))
}

/// Keeps the page.
pub(super) async fn save(
    State(web): State<Web>,
    Path(token): Path<String>,
    Posted { visit, fields }: Posted,
) -> Answer {
    let door = super::door(&web, &token).await?;
    let Some(before) = super::chosen(&door) else {
        return Ok(super::step(&visit, &token, "/you"));
    };
    let mut form = Form::with(fields);
    let draft = read(&mut form, visit.language.tag, before);
    if !form.is_fine() {
        let page = PlacePage::new(&visit, &form, &token, &door);
        return page::show_again(&visit, &page);
    }
    setup::keep(&web.app, &token, &draft).await?;
    Ok(super::step(&visit, &token, "/help"))
}

fn read(form: &mut Form, reader: &str, before: &Draft) -> Draft {
    let draft = Draft {
        name: line(form.value("name"), 2 * NAME_LIMIT),
        country: countries::country(form.value("country"))
            .map(|country| country.code.clone())
            .unwrap_or_default(),
        zone: zone(form).map_or(String::new(), |zone| zone.name().to_owned()),
        languages: chosen_languages(&form.fields, reader),
        areas: area_names(form.value("areas")),
        categories: before.categories.clone(),
    };
    if draft.name.is_empty() {
        form.wrong("name", "setup-name-missing");
    }
    if draft.name.chars().count() > NAME_LIMIT {
        form.wrong("name", "form-too-long");
    }
    if draft.country.is_empty() {
        form.wrong("country", "setup-country-missing");
    }
    if draft.languages.is_empty() {
        form.wrong("language", "setup-languages-missing");
    }
    if draft.areas.len() > AREAS_LIMIT {
        form.wrong("areas", "setup-areas-too-many");
    }
    draft
}

/// The zone that was typed, or the only one of the country.
fn zone(form: &mut Form) -> Option<Zone> {
    let typed = form.value("zone").to_owned();
    if !typed.trim().is_empty() {
        let found = countries::zone_meant(&typed);
        if found.is_none() {
            form.wrong("zone", "setup-zone-unknown");
        }
        return found;
    }
    let country = countries::country(form.value("country"))?;
    match country.zones.as_slice() {
        [only] => Zone::named(only),
        _ => {
            form.wrong("zone", "setup-zone-several");
            None
        }
    }
}

/// The ticked languages; the one that the organizer reads comes first, to fall back on.
fn chosen_languages(fields: &Fields, reader: &str) -> Vec<String> {
    let ticked = |tag: &&str| fields.has("language", tag);
    let mut chosen: Vec<&str> = SPOKEN.into_iter().filter(ticked).collect();
    chosen.sort_by_key(|tag| *tag != reader);
    chosen.into_iter().map(str::to_owned).collect()
}

/// What the page begins with: what was kept, or a guess.
fn typed(draft: &Draft, region: Option<&str>) -> Fields {
    let country = match draft.country.as_str() {
        "" => region.unwrap_or(""),
        kept => kept,
    };
    let fields = Fields::default()
        .with("name", draft.name.clone())
        .with("country", country)
        .with("zone", draft.zone.clone())
        .with("areas", draft.areas.join("\n"));
    let ticked =
        |tag: &&str| draft.languages.is_empty() || draft.languages.iter().any(|known| known == tag);
    SPOKEN
        .iter()
        .filter(|tag| ticked(tag))
        .fold(fields, |fields, tag| fields.with("language", *tag))
}

/// The country in the first language a browser names, such as `es-MX`.
fn region(headers: &HeaderMap) -> Option<&'static str> {
    let wished = headers.get(ACCEPT_LANGUAGE)?.to_str().ok()?;
    let tags = wished.split(',').filter_map(|part| part.split(';').next());
    let mut regions = tags.filter_map(|tag| tag.trim().rsplit_once('-'));
    regions.find_map(|(_, code)| countries::country(code).map(|country| country.code.as_str()))
}
