//! The first two questions: what could you share, and what would make life easier. Each page is kept in
//! the browser when it is sent, and nowhere else.

use app::people;
use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use domain::survey::reading;

use super::draft::{self, Draft, Step};
use super::words::{self, Group, Put};
use super::{Asked, Tongue, again, typed};
use crate::page::{self, Answer};
use crate::{Fields, Form, Posted, Problem, Visit, Web};

#[derive(Template)]
#[template(path = "survey/choices.html")]
struct Choices<'a> {
    v: &'a Visit,
    f: &'a Form,
    step: i64,
    /// The name of the field: `gives` or `needs`.
    field: &'static str,
    put: Put,
    groups: Vec<Group>,
    behalf: bool,
    /// What somebody is called who is known already.
    known: Option<String>,
}

/// What somebody is called whose own page this browser opens, so that nobody answers for another by mistake.
pub(super) async fn known(
    visit: &Visit,
    web: &Web,
    draft: &Draft,
) -> Result<Option<String>, Problem> {
    let who = visit.who()?;
    let Some(neighbor) = who
        .neighbor()
        .filter(|_| !visit.shared && !draft.is_behalf())
    else {
        return Ok(None);
    };
    let mut tx = web.app.db.read().await?;
    let (_, person) = people::opened(&mut tx, &web.app, who.community(), neighbor).await?;
    Ok(Some(person.name))
}

async fn show(visit: &Visit, web: &Web, step: Step, form: &Form, draft: &Draft) -> Answer {
    let asked = Asked::load(visit, web).await?;
    let (step, field) = match step {
        Step::Gives => (1, "gives"),
        Step::Needs => (2, "needs"),
    };
    let page = Choices {
        v: visit,
        f: form,
        step,
        field,
        put: words::core(Tongue::of(visit), &asked, field),
        groups: words::groups(Tongue::of(visit), &asked.categories, form, field),
        behalf: draft.is_behalf(),
        known: known(visit, web, draft).await?,
    };
    if form.is_fine() {
        page::show(visit, &page)
    } else {
        page::show_again(visit, &page)
    }
}

/// `GET /survey/1`: what could you share?
pub async fn gives(visit: Visit, State(web): State<Web>, headers: HeaderMap) -> Answer {
    let draft = Draft::of(&visit, &headers);
    let form = Form::with(draft.gives.clone().unwrap_or_default());
    show(&visit, &web, Step::Gives, &form, &draft).await
}

/// `POST /survey/1`: kept, and on to the second question.
pub async fn gives_sent(
    State(web): State<Web>,
    headers: HeaderMap,
    Posted { visit, fields }: Posted,
) -> Answer {
    let draft = Draft::of(&visit, &headers);
    let asked = Asked::load(&visit, &web).await?;
    if let Err(wrong) = reading::gives(typed(&fields), &asked.asking()) {
        return show(&visit, &web, Step::Gives, &again(fields, wrong), &draft).await;
    }
    on(&visit, &web, &draft, Step::Gives, fields, "/survey/2").await
}

/// `GET /survey/2`: what would make life easier? Whoever has not answered the first question begins there.
pub async fn needs(visit: Visit, State(web): State<Web>, headers: HeaderMap) -> Answer {
    let draft = Draft::of(&visit, &headers);
    if draft.gives.is_none() {
        return Ok(page::go(&visit, "/survey/1"));
    }
    let form = Form::with(draft.needs.clone().unwrap_or_default());
    show(&visit, &web, Step::Needs, &form, &draft).await
}

/// `POST /survey/2`: kept, and on to the third question.
pub async fn needs_sent(
    State(web): State<Web>,
    headers: HeaderMap,
    Posted { visit, fields }: Posted,
) -> Answer {
    let draft = Draft::of(&visit, &headers);
    let asked = Asked::load(&visit, &web).await?;
    if let Err(wrong) = reading::needs(typed(&fields), &asked.asking()) {
        return show(&visit, &web, Step::Needs, &again(fields, wrong), &draft).await;
    }
    let to = if draft.gives.is_some() {
        "/survey/3"
    } else {
        "/survey/1"
    };
    on(&visit, &web, &draft, Step::Needs, fields, to).await
}

/// Keeps a page in the browser and goes on, or says that it is too much.
async fn on(
    visit: &Visit,
    web: &Web,
    draft: &Draft,
    step: Step,
    fields: Fields,
    to: &str,
) -> Answer {
    let mut going = page::go(visit, to);
    if draft.start.is_none() {
        going = draft::begin(visit, going, false)?;
    }
    match draft::keep(visit, going, step, &fields)? {
        Some(kept) => Ok(kept),
        None => {
            let mut form = Form::with(fields);
            let field = if step == Step::Gives {
                "gives"
            } else {
                "needs"
            };
            form.wrong(field, "survey-too-many");
            show(visit, web, step, &form, draft).await
        }
    }
}

/// `POST /survey/again`: forgets what was half finished in this browser, and, when somebody says that they
/// are not the one who is known here, who that was. Then the survey begins anew.
pub async fn again_from_the_start(Posted { visit, fields }: Posted) -> Answer {
    let going = draft::forget(&visit, page::go(&visit, "/survey/1"));
    if fields.one("who") != "other" {
        return Ok(going);
    }
    crate::me::leave(&visit, going).await
}
