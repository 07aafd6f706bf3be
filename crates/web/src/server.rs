//! The server: takes connections, closes slow and idle ones, sheds load before memory grows, and ends
//! gracefully.

pub mod health;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{ConnectInfo, DefaultBodyLimit, Request};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tower::ServiceExt;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::RequestBodyTimeoutLayer;

use crate::form::FORM_LIMIT;
use crate::{Routes, Web, visit};

/// Most connections at once; further ones wait in the kernel's queue.
const CONNECTIONS: usize = 512;
/// Most requests worked on at once; further ones are told to come back.
const REQUESTS: usize = 128;
/// How long a client may take to send the head of a request, also on an idle connection.
const HEAD: Duration = Duration::from_secs(10);
/// How long a client may pause within a body.
const PAUSE: Duration = Duration::from_secs(10);
/// How long a request may take in all.
const WHOLE: Duration = Duration::from_secs(60);
/// How long a spreadsheet may take to come in, from an organizer on a slow line.
const FILE: Duration = Duration::from_secs(900);
/// How long open requests may take to end when the program stops.
const FAREWELL: Duration = Duration::from_secs(10);

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
    let room = Arc::new(Semaphore::new(REQUESTS));
    let pages = routes
        .into_router()
        .fallback(async || crate::Problem::NotFound)
        .with_state(web.clone());
    Router::new()
        .fallback_service(pages)
        .layer(DefaultBodyLimit::max(FORM_LIMIT))
        .layer(from_fn_with_state(web.clone(), visit::enter))
        .layer(RequestBodyTimeoutLayer::new(PAUSE))
        .layer(from_fn(in_time))
        .layer(CatchPanicLayer::new())
        .layer(CompressionLayer::new())
        .layer(from_fn(move |request: Request, next: Next| {
            shed(room.clone(), request, next)
        }))
        .layer(from_fn_with_state(web.app.config.is_https(), dress))
}

async fn dress(
    axum::extract::State(https): axum::extract::State<bool>,
    request: Request,
    next: Next,
) -> Response {
    let mut response = next.run(request).await;
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

/// Ends a request that takes too long. Only where an organizer hands a file in there is more time; who is none is
/// turned away there before anything of the file is read.
async fn in_time(request: Request, next: Next) -> Response {
    let has_file = request.method() == Method::POST && request.uri().path().ends_with("/import");
    let most = if has_file { FILE } else { WHOLE };
    match tokio::time::timeout(most, next.run(request)).await {
        Ok(response) => response,
        Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

async fn shed(room: Arc<Semaphore>, request: Request, next: Next) -> Response {
    match room.try_acquire() {
        Ok(_place) => next.run(request).await,
        Err(_) => (
            StatusCode::SERVICE_UNAVAILABLE,
            [("retry-after", "5")],
            "Too many people at once. Please try again in a moment.\n",
        )
            .into_response(),
    }
}

/// Serves until told to stop, then lets open requests end.
pub async fn serve(listener: TcpListener, router: Router, mut stop: watch::Receiver<bool>) {
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    let graceful = hyper_util::server::graceful::GracefulShutdown::new();
    loop {
        let place = tokio::select! {
            place = places.clone().acquire_owned() => place,
            _ = stop.wait_for(|stop| *stop) => break,
        };
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = stop.wait_for(|stop| *stop) => break,
        };
        let (Ok(place), Ok((stream, from))) = (place, accepted) else {
            continue;
        };
        let connection = graceful.watch(connection(stream, from, router.clone()));
        tokio::spawn(async move {
            // A client that goes away in the middle is its own affair.
            let _ = connection.await;
            drop(place);
        });
    }
    tokio::select! {
        () = graceful.shutdown() => {}
        () = tokio::time::sleep(FAREWELL) => {}
    }
}

fn connection(
    stream: TcpStream,
    from: SocketAddr,
    router: Router,
) -> hyper::server::conn::http1::Connection<
    TokioIo<TcpStream>,
    TowerToHyperService<
        impl tower::Service<
            hyper::Request<hyper::body::Incoming>,
            Response = Response,
            Error = std::convert::Infallible,
            Future: Send,
        > + Clone,
    >,
> {
    let service = router.map_request(move |request: hyper::Request<hyper::body::Incoming>| {
        let mut request = request.map(axum::body::Body::new);
        request.extensions_mut().insert(ConnectInfo(from));
        request
    });
    hyper::server::conn::http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .keep_alive(true)
        .max_buf_size(64 * 1024)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(service))
}
