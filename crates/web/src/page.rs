//! A page is a struct; this turns it into an answer.

use askama::Template;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, LOCATION, SET_COOKIE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::CommunityId;

use crate::{Problem, Visit, cookies};

/// What a handler answers.
pub type Answer = Result<Response, Problem>;

/// Shows a page.
pub fn show(visit: &Visit, page: &impl Template) -> Answer {
    respond(visit, StatusCode::OK, page)
}

/// Shows a form again, with what is wrong with it.
pub fn show_again(visit: &Visit, page: &impl Template) -> Answer {
    respond(visit, StatusCode::UNPROCESSABLE_ENTITY, page)
}

/// Shows a page with a status. Pages are for their reader alone and are not kept by anything on the way.
pub fn respond(visit: &Visit, status: StatusCode, page: &impl Template) -> Answer {
    let mut response = (status, page.render()?).into_response();
    let headers = response.headers_mut();
    headers.insert(
        CONTENT_TYPE,
        HeaderValue::from_static("text/html; charset=utf-8"),
    );
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Some(cookie) = visit.new_browser_cookie() {
        headers.append(SET_COOKIE, cookie);
    }
    Ok(response)
}

/// Leaves a form that was saved: on to another page of this community.
pub fn go(visit: &Visit, path: &str) -> Response {
    go_anywhere(&visit.at(path))
}

/// Leaves for the same page of the community that something belongs to, when that is not the visited one.
pub async fn where_it_belongs(
    visit: &Visit,
    community: CommunityId,
    path: &str,
) -> Result<Option<Response>, Problem> {
    if visit.home_id()? == community {
        return Ok(None);
    }
    let mut tx = visit.web.app.db.read().await?;
    let home = app::community::load(&mut tx, community).await?;
    Ok(Some(go_anywhere(&format!("/c/{}{path}", home.slug))))
}

/// Leaves for a page of any community of this install.
pub fn go_anywhere(path: &str) -> Response {
    let mut response = StatusCode::SEE_OTHER.into_response();
    let to = HeaderValue::from_str(path).unwrap_or(HeaderValue::from_static("/"));
    response.headers_mut().insert(LOCATION, to);
    response
}

/// Adds a cookie to an answer.
#[must_use]
pub fn with_cookie(
    visit: &Visit,
    mut response: Response,
    name: &str,
    value: &str,
    seconds: Option<i64>,
) -> Response {
    let name = cookies::named(name, visit.secure);
    if let Some(cookie) = cookies::set(&name, value, seconds, visit.secure) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
}

/// Says a thing once on the next page, by its text key.
#[must_use]
pub fn saying(visit: &Visit, response: Response, key: &'static str) -> Response {
    with_cookie(visit, response, "say", key, Some(60))
}
