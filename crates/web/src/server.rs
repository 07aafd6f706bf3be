//! The server: everything around the pages. Limits of time and number, what every answer carries, and what is
//! said when there is too much to do at once.

pub mod bounds;
mod doors;
pub mod health;
mod steady;

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use tokio::sync::Semaphore;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::RequestBodyTimeoutLayer;

pub use bounds::Bounds;
pub use doors::{listen, serve};

use crate::form::FORM_LIMIT;
use crate::{Routes, Web, visit};

/// Seconds after which whoever was sent away may come again.
const COME_AGAIN: u16 = 5;
/// Said to whoever is sent away before it is known which language they read.
const BUSY: &str = "Too many people at once. Please try again in a moment. Nothing was changed.\n\
    Hay demasiada gente a la vez. Inténtalo de nuevo en un momento. No se cambió nada.\n\
    هناك ازدحام الآن. حاول مرة أخرى بعد لحظة. لم يتغير شيء.\n";
/// Said to whoever sent a form that did not arrive whole.
const CUT: &str = "The form did not arrive whole. Nothing was changed. Please send it again.\n\
    El formulario no llegó entero. No se cambió nada. Envíalo de nuevo.\n\
    لم تصل الاستمارة كاملة. لم يتغير شيء. من فضلك أرسلها مرة أخرى.\n";

/// What every answer carries: nothing from elsewhere, nothing embedded, nothing passed on.
const HEADERS: [(&str, &str); 8] = [
    (
        "content-security-policy",
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    (
        "permissions-policy",
        "camera=(), geolocation=(), microphone=(), interest-cohort=()",
    ),
    ("x-frame-options", "DENY"),
    ("x-robots-tag", "noindex, noarchive"),
];

/// All pages as one service, with everything around them.
pub fn service(web: Web, routes: Routes) -> Router {
    let bounds = web.bounds.clone();
    let room = Arc::new(Semaphore::new(bounds.requests));
    let pages = routes
        .into_router()
        .fallback(async || crate::Problem::NotFound)
        .with_state(web.clone());
    Router::new()
        .fallback_service(pages)
        .layer(DefaultBodyLimit::max(FORM_LIMIT))
        .layer(from_fn_with_state(web.clone(), visit::enter))
        .layer(CatchPanicLayer::new())
        .layer(CompressionLayer::new())
        .layer(from_fn(move |request: Request, next: Next| {
            shed(room.clone(), request, next)
        }))
        .layer(from_fn(gather))
        .layer(RequestBodyTimeoutLayer::new(bounds.pause))
        .layer(from_fn_with_state(bounds, in_time))
        .layer(from_fn_with_state(web.app.config.is_https(), dress))
}

async fn dress(State(https): State<bool>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    if response.status() == StatusCode::SERVICE_UNAVAILABLE {
        let again = HeaderValue::from(COME_AGAIN);
        response.headers_mut().entry(RETRY_AFTER).or_insert(again);
    }
    for (name, value) in HEADERS {
        response
            .headers_mut()
            .entry(HeaderName::from_static(name))
            .or_insert(HeaderValue::from_static(value));
    }
    if https {
        let year = HeaderValue::from_static("max-age=31536000");
        response
            .headers_mut()
            .insert("strict-transport-security", year);
    }
    response
}

/// Waits for a form before any room is taken for it, so that clients who dribble keep nobody out. What says
/// beforehand that it is larger than a form is left to the page that takes it.
async fn gather(request: Request, next: Next) -> Response {
    let length = request.headers().get(CONTENT_LENGTH);
    let length = length.and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if length.is_some_and(|length| length > FORM_LIMIT) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    match to_bytes(body, FORM_LIMIT).await {
        Ok(bytes) => {
            next.run(Request::from_parts(parts, Body::from(bytes)))
                .await
        }
        Err(_) => plainly(StatusCode::REQUEST_TIMEOUT, CUT),
    }
}

/// Ends a request that takes too long. Only where an organizer hands a file in there is more time; who is none is
/// turned away there before anything of the file is read.
async fn in_time(State(bounds): State<Arc<Bounds>>, request: Request, next: Next) -> Response {
    let has_file = request.method() == Method::POST && request.uri().path().ends_with("/import");
    let most = if has_file { bounds.file } else { bounds.whole };
    match tokio::time::timeout(most, next.run(request)).await {
        Ok(response) => response,
        Err(_) => plainly(StatusCode::SERVICE_UNAVAILABLE, BUSY),
    }
}

async fn shed(room: Arc<Semaphore>, request: Request, next: Next) -> Response {
    match room.try_acquire() {
        Ok(_place) => next.run(request).await,
        Err(_) => plainly(StatusCode::SERVICE_UNAVAILABLE, BUSY),
    }
}

fn plainly(status: StatusCode, words: &'static str) -> Response {
    let kind = [(CONTENT_TYPE, "text/plain; charset=utf-8")];
    (status, kind, words).into_response()
}
