//! Coming back, without an account and without a password: by the private link, or by a link and a code
//! that are sent to the phone or mail address somebody gave. And going out again.

use app::{community, tokens};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use domain::Refusal;
use domain::contact::{Country, Email, Phone};

use super::{code, idle, known, leave, unknown};
use crate::limits::Deed;
use crate::page::{self, Answer};
use crate::{Form, Posted, Problem, Visit, Web};

#[derive(Template)]
#[template(path = "me/come_in.html")]
struct ComeIn<'a> {
    v: &'a Visit,
    f: &'a Form,
}

#[derive(Template)]
#[template(path = "me/link.html")]
struct LinkPage<'a> {
    v: &'a Visit,
    token: &'a str,
}

/// `GET /in`.
pub async fn ask(visit: Visit) -> Answer {
    visit.home()?;
    if visit.is_somebody() {
        return Ok(page::go(&visit, "/me"));
    }
    page::show(
        &visit,
        &ComeIn {
            v: &visit,
            f: &Form::default(),
        },
    )
}

/// `POST /in`: a link and a code are sent, if somebody here has this contact. The answer is the same either
/// way.
pub async fn asked(State(web): State<Web>, Posted { visit, fields }: Posted) -> Answer {
    let home = visit.home()?;
    let mut form = Form::with(fields);
    let contact = form.value("contact").trim().to_owned();
    let country = home.country.parse().unwrap_or(Country::US);
    if Email::parse(&contact).is_err() && Phone::parse(&contact, country).is_err() {
        form.wrong("contact", "me-in-unreadable");
        return page::show_again(
            &visit,
            &ComeIn {
                v: &visit,
                f: &form,
            },
        );
    }
    visit.allow(Deed::ComeIn)?;
    tokens::ask_to_come_in(&web.app, home.id, &contact).await?;
    code::carry(&visit, page::go(&visit, "/in/code"), &contact)
}

/// `GET /in/{token}`: a page with a button. Opening it changes nothing, since mail scanners open links too.
pub async fn link(visit: Visit, State(web): State<Web>, Path(token): Path<String>) -> Answer {
    match find(&visit, &web, &token).await? {
        Found::Here => page::show(
            &visit,
            &LinkPage {
                v: &visit,
                token: &token,
            },
        ),
        Found::Elsewhere(answer) => Ok(answer),
    }
}

/// `POST /in/{token}`: in.
pub async fn by_link(
    State(web): State<Web>,
    Path(token): Path<String>,
    Posted { visit, .. }: Posted,
) -> Answer {
    if let Found::Elsewhere(answer) = find(&visit, &web, &token).await? {
        return Ok(answer);
    }
    let session = tokens::enter_by_link(&web.app, visit.home_id()?, &token, idle(&visit)).await?;
    Ok(known(&visit, page::go(&visit, "/me"), &session))
}

/// Whether a link opens something in the visited community.
enum Found {
    /// It does.
    Here,
    /// It has grown old, or belongs to another community of this install.
    Elsewhere(Response),
}

async fn find(visit: &Visit, web: &Web, token: &str) -> Result<Found, Problem> {
    visit.allow(Deed::Open)?;
    let here = visit.home_id()?;
    let mut tx = web.app.db.read().await?;
    for home in community::all(&mut tx).await? {
        match tokens::opened(&mut tx, &web.app, home.id, token).await {
            Err(app::Error::NotFound) => {}
            Err(app::Error::Refused(Refusal::LinkExpired)) => {
                let to = page::go(visit, "/in");
                return Ok(Found::Elsewhere(page::saying(visit, to, "me-in-link-old")));
            }
            Err(error) => return Err(error.into()),
            Ok(_) if home.id == here => return Ok(Found::Here),
            Ok(_) => {
                let to = format!("/c/{}/in/{token}", home.slug);
                return Ok(Found::Elsewhere(page::go_anywhere(&to)));
            }
        }
    }
    Err(Problem::NotFound)
}

/// `POST /out`.
pub async fn out(Posted { visit, .. }: Posted) -> Answer {
    let going = page::saying(&visit, page::go(&visit, "/"), "me-out-done");
    leave(&visit, going).await
}

/// `POST /out/everywhere`: on every device.
pub async fn out_everywhere(State(web): State<Web>, Posted { visit, .. }: Posted) -> Answer {
    tokens::leave_everywhere(&web.app, visit.who()?).await?;
    let going = page::saying(&visit, page::go(&visit, "/"), "me-out-everywhere-done");
    Ok(unknown(&visit, going))
}
