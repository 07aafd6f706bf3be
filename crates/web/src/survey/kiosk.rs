//! `/kiosk`: an organizer turns a device into one that neighbors share, at a table or in a library. It
//! forgets everything after each answer, and nobody is logged in on it.

use app::tokens;
use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;

use super::{draft, kept_name};
use crate::page::{self, Answer};
use crate::visit::{SESSION, SHARED};
use crate::{Posted, Problem, Visit, Web, cookies, qr};

/// How long a device stays shared unless somebody turns it back, in seconds.
const SHARED_SECONDS: i64 = 90 * 24 * 3_600;
/// The cookie that carries a private link to the thank-you page, where it is shown once.
const CARRIED: &str = "mh_t";
/// How long it may take to get there, in seconds.
const CARRIED_SECONDS: i64 = 120;

#[derive(Template)]
#[template(path = "survey/kiosk.html")]
struct Kiosk<'a> {
    v: &'a Visit,
}

#[derive(Template)]
#[template(path = "survey/kiosk_thanks.html")]
struct Thanks<'a> {
    v: &'a Visit,
    /// The private link as a picture that a phone reads.
    code: Option<String>,
}

/// `GET /kiosk`: for organizers, and on a shared device for anybody, to turn it back.
pub async fn kiosk(visit: Visit) -> Answer {
    if !visit.shared {
        visit.organizer()?;
    }
    page::show(&visit, &Kiosk { v: &visit })
}

/// `POST /kiosk`: shared from now on, or no longer. Either way nobody is known on it afterwards.
pub async fn turn(State(web): State<Web>, Posted { visit, fields }: Posted) -> Answer {
    let begins = fields.one("do") == "begin";
    if begins {
        visit.organizer()?;
    }
    if let Some(session) = &visit.session {
        tokens::leave(&web.app, visit.home_id()?, session).await?;
    }
    let going = draft::forget(&visit, page::go(&visit, "/"));
    let going = page::with_cookie(&visit, going, SESSION, "", Some(0));
    let (value, seconds) = if begins {
        ("1", SHARED_SECONDS)
    } else {
        ("", 0)
    };
    Ok(page::with_cookie(
        &visit,
        going,
        SHARED,
        value,
        Some(seconds),
    ))
}

/// Carries a private link to the thank-you page.
pub(super) fn carry(visit: &Visit, response: Response, link: &str) -> Result<Response, Problem> {
    let name = kept_name(CARRIED, visit.home_id()?);
    let sealed = visit.web.app.vault.seal_for_browser(&name, link);
    Ok(page::with_cookie(
        visit,
        response,
        CARRIED,
        &sealed,
        Some(CARRIED_SECONDS),
    ))
}

/// `GET /kiosk/thanks`: thanks, the private link to take along by camera, and back to the start by itself.
/// The link is shown once; looking again shows only the thanks.
pub async fn thanks(visit: Visit, headers: HeaderMap) -> Answer {
    let name = kept_name(CARRIED, visit.home_id()?);
    let link = cookies::read(&headers, &cookies::named(CARRIED, visit.secure))
        .and_then(|kept| visit.web.app.vault.unseal_from_browser(&name, kept));
    let code =
        link.map(|link| qr::svg(&visit.url(&format!("/in/{link}")), &visit.t("survey-link")));
    let shown = page::show(&visit, &Thanks { v: &visit, code })?;
    let shown = draft::forget(&visit, shown);
    let mut shown = page::with_cookie(&visit, shown, CARRIED, "", Some(0));
    // Half-typed forms and pages that the browser kept for its back button go too.
    let forget = HeaderValue::from_static("\"cache\", \"storage\"");
    shown.headers_mut().insert("clear-site-data", forget);
    Ok(shown)
}
