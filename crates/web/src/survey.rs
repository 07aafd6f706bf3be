//! The front door: what this is, three questions one page each, "thank you, you are done", and only then
//! what the community would also like to know. No account, and no script needed.

mod behalf;
mod draft;
mod front;
mod kiosk;
pub mod more;
mod paper;
mod quick;
mod reach;
mod steps;
mod thanks;
mod unsorted;
pub mod words;

use app::community::starter::LANGUAGES;
use app::{community, survey};
use axum::response::Response;
use domain::community::{Area, Category, Said};
use domain::contact::Country;
use domain::survey::Survey;
use domain::survey::reading::{Asking, Typed, Wrong};
use domain::{CommunityId, Day};

use crate::form::{Fields, Form};
use crate::text::Language;
use crate::{Problem, Routes, Visit, Web};

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::default()
        .get("/", front::front)
        .get("/survey/1", steps::gives)
        .post("/survey/1", steps::gives_sent)
        .get("/survey/2", steps::needs)
        .post("/survey/2", steps::needs_sent)
        .get("/survey/3", reach::reach)
        .post("/survey/3", reach::sent)
        .post("/survey/again", steps::again_from_the_start)
        .get("/survey/words", words::search_words)
        .get("/survey/thanks", thanks::thanks)
        .post("/survey/thanks", thanks::more_sent)
        .get("/behalf", behalf::behalf)
        .post("/behalf", behalf::begin)
        .get("/behalf/thanks", behalf::thanks)
        .get("/kiosk", kiosk::kiosk)
        .post("/kiosk", kiosk::turn)
        .get("/kiosk/thanks", kiosk::thanks)
        .get("/quick", quick::quick)
        .post("/quick", quick::sent)
        .get("/unsorted", unsorted::unsorted)
        .post("/unsorted", unsorted::sort)
        .get("/print/survey", paper::paper)
}

/// Everything a community asks with, as the pages need it.
pub struct Asked {
    /// The version of the survey.
    pub version: i64,
    /// The survey.
    pub survey: Survey,
    /// The community's categories, retired ones included.
    pub categories: Vec<Category>,
    /// Its areas.
    pub areas: Vec<Area>,
    written: Vec<String>,
    spoken: Vec<&'static str>,
    country: Country,
    today: Day,
}

impl Asked {
    /// Loads what a community asks with.
    pub async fn load(visit: &Visit, web: &Web) -> Result<Self, Problem> {
        let home = visit.home()?;
        let mut tx = web.app.db.read().await?;
        let (version, survey) = survey::current(&mut tx, home.id).await?;
        Ok(Self {
            version,
            survey,
            categories: community::categories(&mut tx, home.id).await?,
            areas: community::areas(&mut tx, home.id).await?,
            written: home.languages.clone(),
            spoken: LANGUAGES
                .iter()
                .map(|language| language.code.as_str())
                .collect(),
            country: home.country.parse().unwrap_or(Country::US),
            today: home.zone.day(web.app.clock.now()),
        })
    }

    /// The same for the rules that read what was typed.
    pub fn asking(&self) -> Asking<'_> {
        Asking {
            survey: &self.survey,
            categories: &self.categories,
            areas: &self.areas,
            spoken: &self.spoken,
            written: &self.written,
            country: self.country,
            today: self.today,
        }
    }
}

/// What was typed, for the rules.
pub fn typed(fields: &Fields) -> Typed<'_> {
    Typed(&fields.0)
}

/// A form to be shown again, with what is wrong beside each field.
pub fn again(fields: Fields, wrong: Wrong) -> Form {
    let mut form = Form::with(fields);
    for (field, key) in wrong.0 {
        form.wrong(&field, key);
    }
    form
}

/// A new form's id: nobody can guess it, so whoever has it is the one who was shown the form.
fn new_form(visit: &Visit) -> String {
    data_encoding::BASE64URL_NOPAD.encode(&visit.web.app.chance.bytes::<18>())
}

/// The name under which a browser keeps something of a community, so that it opens nowhere else.
pub fn kept_name(name: &str, community: CommunityId) -> String {
    format!("{name} {community}")
}

/// Makes the browser forget a half-finished answer.
pub fn forget_draft(visit: &Visit, response: Response) -> Response {
    draft::forget(visit, response)
}

/// The language that something is said in, and what it falls back on.
#[derive(Clone, Copy)]
pub struct Tongue<'a> {
    /// The language.
    pub language: &'static Language,
    /// The community's first language.
    pub first: &'a str,
    /// All languages the community writes in.
    pub written: &'a [String],
}

impl<'a> Tongue<'a> {
    /// The reader's.
    pub fn of(visit: &'a Visit) -> Self {
        let home = visit.community.as_ref();
        Self {
            language: visit.language,
            first: home.map_or("en", |home| home.first_language()),
            written: home.map_or(&[], |home| &home.languages),
        }
    }

    /// What is said in several languages, in this one.
    pub fn said<'s>(&self, said: &'s Said) -> &'s str {
        said.to(self.language.tag, self.first)
    }
}
