//! The last page: who runs it, and the first organizer. Sent, everything begins at once.

use app::community::setup::{self, Begun, Door, Founder};
use app::{community, tokens};
use askama::Template;
use axum::extract::{Path, State};
use domain::contact::{Country, Email, Phone};
use domain::people::Person;
use domain::words::{NAME_LIMIT, NOTE_LIMIT, line};

use crate::page::{self, Answer};
use crate::visit::SESSION;
use crate::{Fields, Form, Posted, Problem, Visit, Web};

/// What is known of the neighborhood that somebody will organize.
struct Home {
    name: String,
    country: String,
    is_there: bool,
}

#[derive(Template)]
#[template(path = "setup/you.html")]
struct YouPage<'a> {
    v: &'a Visit,
    f: &'a Form,
    token: &'a str,
    home: &'a Home,
}

/// Shows the page.
pub(super) async fn page(
    visit: Visit,
    State(web): State<Web>,
    Path(token): Path<String>,
) -> Answer {
    let Some(home) = home(&web, &token).await? else {
        return Ok(super::step(&visit, &token, ""));
    };
    let example = visit.t1("setup-run-by-example", "name", home.name.as_str());
    let form = Form::with(Fields::default().with("run_by", example));
    let page = YouPage {
        v: &visit,
        f: &form,
        token: &token,
        home: &home,
    };
    page::show(&visit, &page)
}

/// Begins everything and goes to the poster.
pub(super) async fn begin(
    State(web): State<Web>,
    Path(token): Path<String>,
    Posted { visit, fields }: Posted,
) -> Answer {
    let home = match home(&web, &token).await {
        Err(Problem::NotFound) => return second_tap(&visit, &web, &token, fields).await,
        Ok(None) => return Ok(super::step(&visit, &token, "")),
        found => found?.ok_or(Problem::NotFound)?,
    };
    let mut form = Form::with(fields);
    let founder = founder(&mut form, &visit, &home.country);
    if !form.is_fine() {
        let page = YouPage {
            v: &visit,
            f: &form,
            token: &token,
            home: &home,
        };
        return page::show_again(&visit, &page);
    }
    let begun = setup::begin(&web.app, &token, founder).await?;
    come_in(&visit, &web, begun).await
}

/// The link is used up. Unless this is the same form once more, it opens nothing.
async fn second_tap(visit: &Visit, web: &Web, token: &str, fields: Fields) -> Answer {
    let home = visit.home().map_err(|_| Problem::NotFound)?;
    let founder = founder(&mut Form::with(fields), visit, &home.country);
    match setup::begin(&web.app, token, founder).await {
        Ok(begun) => come_in(visit, web, begun).await,
        Err(app::Error::Broken(broken)) => Err(app::Error::Broken(broken).into()),
        Err(_) => Err(Problem::NotFound),
    }
}

async fn home(web: &Web, token: &str) -> Result<Option<Home>, Problem> {
    match super::door(web, token).await? {
        Door::New(draft) | Door::Unnamed(_, draft) => Ok(draft.has_place().then_some(Home {
            name: draft.name,
            country: draft.country,
            is_there: false,
        })),
        Door::Unowned(id) => {
            let mut tx = web.app.db.read().await?;
            let home = community::load(&mut tx, id).await?;
            Ok(Some(Home {
                name: home.name,
                country: home.country,
                is_there: true,
            }))
        }
    }
}

fn founder(form: &mut Form, visit: &Visit, country: &str) -> Founder {
    let founder = Founder {
        run_by: line(form.value("run_by"), 2 * NOTE_LIMIT),
        person: Person {
            name: line(form.value("name"), 2 * NAME_LIMIT),
            ..contact(form, country)
        },
        language: visit.language.tag.to_owned(),
        form: serde_html_form::to_string(&form.fields.0).unwrap_or_default(),
    };
    if founder.run_by.chars().count() > NOTE_LIMIT {
        form.wrong("run_by", "form-too-long");
    }
    if founder.person.name.is_empty() {
        form.wrong("name", "setup-your-name-missing");
    }
    if founder.person.name.chars().count() > NAME_LIMIT {
        form.wrong("name", "form-too-long");
    }
    founder
}

/// A mail address or a phone number, whichever was typed.
fn contact(form: &mut Form, country: &str) -> Person {
    let typed = form.value("contact").trim().to_owned();
    let mut person = Person::default();
    if typed.is_empty() {
        form.wrong("contact", "setup-your-contact-missing");
    } else if typed.contains('@') {
        match Email::parse(&typed) {
            Ok(email) => person.email = Some(email.as_str().to_owned()),
            Err(_) => form.wrong("contact", "form-email"),
        }
    } else {
        let country = country.parse().unwrap_or(Country::US);
        match Phone::parse(&typed, country) {
            Ok((phone, _)) => person.phone = Some(phone.e164().to_owned()),
            Err(_) => form.wrong("contact", "form-phone"),
        }
    }
    person
}

/// The first organizer is in, and the poster is next.
async fn come_in(visit: &Visit, web: &Web, begun: Begun) -> Answer {
    let mut tx = web.app.db.read().await?;
    let homes = community::all(&mut tx).await?;
    let found = homes.iter().find(|home| home.id == begun.community);
    let path = match found {
        Some(home) if homes.len() > 1 && visit.base.is_empty() => {
            format!("/c/{}/poster", home.slug)
        }
        _ => "/poster".to_owned(),
    };
    let seconds = tokens::SESSION_IDLE / 1_000_000;
    let response = page::saying(visit, page::go(visit, &path), "setup-done");
    Ok(page::with_cookie(
        visit,
        response,
        SESSION,
        &begun.session,
        Some(seconds),
    ))
}
