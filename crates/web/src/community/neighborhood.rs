//! What the neighborhood says of itself, and its rules of the house.

use app::community::countries::{self, Country};
use app::community::settings;
use askama::Template;
use axum::extract::State;
use domain::community::{Community, Flaw, RETENTION, SPOKEN, Settings};
use domain::words::{NAME_LIMIT, NOTE_LIMIT, line, lines};

use super::said;
use crate::page::{self, Answer};
use crate::text::languages;
use crate::{Fields, Form, Posted, Visit, Web};

#[derive(Template)]
#[template(path = "community/neighborhood.html")]
struct HomePage<'a> {
    v: &'a Visit,
    f: &'a Form,
    home: &'a Community,
    countries: Vec<&'static Country>,
    zones: Vec<&'static str>,
}

impl<'a> HomePage<'a> {
    fn new(v: &'a Visit, f: &'a Form, home: &'a Community) -> Self {
        Self {
            v,
            f,
            home,
            countries: countries::sorted(v.language.tag),
            zones: countries::zones(),
        }
    }

    fn tongues(&self) -> Vec<(&'static str, &'static str, &'static str)> {
        said::languages(self.home)
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

    fn hours(&self) -> Vec<(String, String)> {
        (0..24)
            .map(|hour| (hour.to_string(), format!("{hour:02}:00")))
            .collect()
    }
}

/// Shows the page.
pub(super) async fn page(visit: Visit) -> Answer {
    visit.organizer()?;
    let home = visit.home()?;
    let form = Form::with(typed(home));
    page::show(&visit, &HomePage::new(&visit, &form, home))
}

/// Saves the page.
pub(super) async fn save(State(web): State<Web>, Posted { visit, fields }: Posted) -> Answer {
    let who = visit.organizer()?;
    let home = visit.home()?;
    let mut form = Form::with(fields);
    let wanted = read(&mut form, home);
    if !form.is_fine() {
        return page::show_again(&visit, &HomePage::new(&visit, &form, home));
    }
    settings::change(&web.app, who, &wanted).await?;
    let on = page::go(&visit, "/settings/neighborhood");
    Ok(page::saying(&visit, on, "community-saved"))
}

fn typed(home: &Community) -> Fields {
    let fields = Fields::default()
        .with("name", home.name.clone())
        .with("country", home.country.clone())
        .with("zone", home.zone.name())
        .with("first", home.first_language())
        .with("days", home.retention_days.to_string())
        .with("from", home.quiet.0.to_string())
        .with("to", home.quiet.1.to_string());
    let fields = said::fill(fields, "run_by", &home.run_by, home);
    let fields = said::fill(fields, "about", &home.about, home);
    home.languages
        .iter()
        .fold(fields, |fields, tag| fields.with("language", tag.as_str()))
}

fn read(form: &mut Form, home: &Community) -> Settings {
    let fields = &form.fields;
    let paragraph = |text: &str| lines(text, 2 * NOTE_LIMIT);
    let zone = countries::zone_meant(fields.one("zone"));
    let country = countries::country(fields.one("country"));
    let hour = |name: &str| fields.one(name).parse().unwrap_or(-1);
    let wanted = Settings {
        name: line(fields.one("name"), 2 * NAME_LIMIT),
        zone: zone.clone().unwrap_or_else(|| home.zone.clone()),
        country: country.map_or(home.country.clone(), |country| country.code.clone()),
        languages: chosen_languages(fields),
        run_by: said::read(fields, "run_by", &home.run_by, home, paragraph),
        about: said::read(fields, "about", &home.about, home, paragraph),
        retention_days: fields.one("days").trim().parse().unwrap_or(0),
        quiet: (hour("from"), hour("to")),
    };
    if zone.is_none() {
        form.wrong("zone", "setup-zone-unknown");
    }
    if country.is_none() {
        form.wrong("country", "setup-country-missing");
    }
    for flaw in wanted.flaws() {
        let (field, key) = beside(flaw, &wanted);
        form.wrong(&field, key);
    }
    wanted
}

/// The ticked languages, the one to fall back on first.
fn chosen_languages(fields: &Fields) -> Vec<String> {
    let mut chosen: Vec<&str> = SPOKEN
        .into_iter()
        .filter(|tag| fields.has("language", tag))
        .collect();
    chosen.sort_by_key(|tag| *tag != fields.one("first"));
    chosen.into_iter().map(str::to_owned).collect()
}

fn beside(flaw: Flaw, wanted: &Settings) -> (String, &'static str) {
    let long = |said: &domain::community::Said| {
        let mut each = said.0.iter();
        each.find(|(_, text)| text.chars().count() > NOTE_LIMIT)
            .map(|(tag, _)| tag.clone())
    };
    match flaw {
        Flaw::NameMissing => ("name".into(), "setup-name-missing"),
        Flaw::NameTooLong => ("name".into(), "form-too-long"),
        Flaw::Language => ("language".into(), "setup-languages-missing"),
        Flaw::TextTooLong => {
            let field = match long(&wanted.run_by) {
                Some(tag) => format!("run_by-{tag}"),
                None => format!("about-{}", long(&wanted.about).unwrap_or_default()),
            };
            (field, "form-too-long")
        }
        Flaw::Retention => ("days".into(), "community-home-days-wrong"),
        Flaw::Quiet => ("from".into(), "form-choose"),
    }
}

impl HomePage<'_> {
    fn fewest_days(&self) -> i64 {
        *RETENTION.start()
    }

    fn most_days(&self) -> i64 {
        *RETENTION.end()
    }
}
