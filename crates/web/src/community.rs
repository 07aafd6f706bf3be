//! The neighborhood's own pages, for organizers: the poster and everything that can be changed.

mod areas;
mod categories;
mod neighborhood;
mod organizers;
mod poster;
mod said;
mod survey;

use std::str::FromStr;

use askama::Template;

use crate::page::{self, Answer};
use crate::{Form, Problem, Routes, Visit};

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::default()
        .get("/poster", poster::page)
        .get("/settings", index)
        .get("/settings/neighborhood", neighborhood::page)
        .post("/settings/neighborhood", neighborhood::save)
        .get("/settings/areas", areas::list)
        .post("/settings/areas", areas::add)
        .get("/settings/areas/{id}", areas::page)
        .post("/settings/areas/{id}/name", areas::rename)
        .post("/settings/areas/{id}/place", areas::step)
        .post("/settings/areas/{id}/touching", areas::draw)
        .post("/settings/areas/{id}/join", areas::join)
        .get("/settings/categories", categories::list)
        .get("/settings/categories/new", categories::blank)
        .post("/settings/categories/new", categories::add)
        .get("/settings/categories/{id}", categories::page)
        .post("/settings/categories/{id}", categories::save)
        .post("/settings/categories/{id}/place", categories::step)
        .post("/settings/categories/{id}/retire", categories::retire)
        .post("/settings/categories/{id}/back", categories::bring_back)
        .get("/settings/survey", survey::page)
        .get("/settings/survey/preview", survey::preview::page)
        .post("/settings/survey/publish", survey::publish)
        .post("/settings/survey/throw-away", survey::throw_away)
        .post("/settings/survey/back", survey::bring_back)
        .get("/settings/survey/new", survey::blank::page)
        .post("/settings/survey/new", survey::blank::add)
        .get("/settings/survey/question/{id}", survey::question::page)
        .post("/settings/survey/question/{id}", survey::question::save)
        .post("/settings/survey/question/{id}/place", survey::step)
        .post(
            "/settings/survey/question/{id}/take-away",
            survey::take_away,
        )
        .get("/settings/organizers", organizers::page)
        .post("/settings/organizers/find", organizers::find)
        .post("/settings/organizers/trust", organizers::trust)
        .post("/settings/organizers/release", organizers::release)
}

#[derive(Template)]
#[template(path = "community/settings.html")]
struct SettingsPage<'a> {
    v: &'a Visit,
}

/// Where an organizer can go, with the text keys of the name and of what it is for.
const ROOMS: &[(&str, &str, &str)] = &[
    (
        "/poster",
        "community-poster-title",
        "community-poster-about",
    ),
    ("/quick", "survey-quick-title", "community-quick-about"),
    ("/kiosk", "survey-kiosk-title", "survey-kiosk-lead"),
    (
        "/print/survey",
        "survey-quick-paper",
        "community-paper-about",
    ),
    ("/import", "intake-title", "intake-about"),
    ("/export", "intake-export", "intake-export-about"),
    ("/unsorted", "survey-unsorted", "community-unsorted-about"),
    (
        "/settings/survey",
        "community-survey",
        "community-survey-about",
    ),
    (
        "/settings/categories",
        "community-categories",
        "community-categories-about",
    ),
    (
        "/settings/areas",
        "community-areas",
        "community-areas-about",
    ),
    (
        "/settings/neighborhood",
        "community-home",
        "community-home-about",
    ),
    (
        "/settings/organizers",
        "community-organizers",
        "community-organizers-about",
    ),
];

impl SettingsPage<'_> {
    fn rooms(&self) -> &'static [(&'static str, &'static str, &'static str)] {
        ROOMS
    }
}

async fn index(visit: Visit) -> Answer {
    visit.organizer()?;
    page::show(&visit, &SettingsPage { v: &visit })
}

/// An id in a path; a word that is none leads nowhere.
fn id<T: FromStr>(word: &str) -> Result<T, Problem> {
    word.parse().map_err(|_| Problem::NotFound)
}

/// Lets a refusal stand beside the field that it is about; anything else is a problem.
fn beside<T>(
    form: &mut Form,
    field: &str,
    done: Result<T, app::Error>,
) -> Result<Option<T>, Problem> {
    match done {
        Ok(done) => Ok(Some(done)),
        Err(app::Error::Refused(refusal)) => {
            form.wrong(field, refusal.key());
            Ok(None)
        }
        Err(other) => Err(other.into()),
    }
}
