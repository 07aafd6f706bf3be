//! Typing the six digits that were sent. The contact they were sent to is kept in this browser, sealed, for
//! as long as they are good.

use app::tokens::{self, SIGN_IN_LINK};
use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use domain::Refusal;
use domain::survey::reading::in_ascii;

use super::{idle, known};
use crate::limits::Deed;
use crate::page::{self, Answer};
use crate::{Form, Posted, Problem, Visit, Web, cookies};

/// The cookie with the contact.
const CONTACT: &str = "mh_i";

#[derive(Template)]
#[template(path = "me/code.html")]
struct CodePage<'a> {
    v: &'a Visit,
    f: &'a Form,
    contact: &'a str,
}

/// Keeps the contact in the browser while the code is on its way.
pub(super) fn carry(visit: &Visit, response: Response, contact: &str) -> Answer {
    let sealed = visit.web.app.vault.seal_for_browser(&name(visit)?, contact);
    let seconds = Some(SIGN_IN_LINK / 1_000_000);
    Ok(page::with_cookie(
        visit, response, CONTACT, &sealed, seconds,
    ))
}

fn carried(visit: &Visit, headers: &HeaderMap) -> Result<Option<String>, Problem> {
    let name = name(visit)?;
    let kept = cookies::read(headers, &cookies::named(CONTACT, visit.secure));
    Ok(kept.and_then(|kept| visit.web.app.vault.unseal_from_browser(&name, kept)))
}

fn name(visit: &Visit) -> Result<String, Problem> {
    Ok(crate::survey::kept_name(CONTACT, visit.home_id()?))
}

/// `GET /in/code`.
pub async fn code(visit: Visit, headers: HeaderMap) -> Answer {
    let Some(contact) = carried(&visit, &headers)? else {
        return Ok(page::go(&visit, "/in"));
    };
    let page = CodePage {
        v: &visit,
        f: &Form::default(),
        contact: &contact,
    };
    page::show(&visit, &page)
}

/// `POST /in/code`: in, or another try.
pub async fn typed(
    State(web): State<Web>,
    headers: HeaderMap,
    Posted { visit, fields }: Posted,
) -> Answer {
    let Some(contact) = carried(&visit, &headers)? else {
        return Ok(page::go(&visit, "/in"));
    };
    visit.allow(Deed::ComeIn)?;
    let digits: String = in_ascii(fields.one("code"))
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    match tokens::enter_by_code(&web.app, visit.home_id()?, &contact, &digits, idle(&visit)).await {
        Ok(session) => {
            let going = page::with_cookie(&visit, page::go(&visit, "/me"), CONTACT, "", Some(0));
            Ok(known(&visit, going, &session))
        }
        Err(app::Error::Refused(Refusal::CodeWrong)) => {
            let mut form = Form::with(fields);
            form.wrong("code", "me-in-code-wrong");
            let page = CodePage {
                v: &visit,
                f: &form,
                contact: &contact,
            };
            page::show_again(&visit, &page)
        }
        Err(error) => Err(error.into()),
    }
}
