//! The one stylesheet, the one script and the little icon: part of the program, kept by browsers for a
//! year under a name that changes when they change.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::LazyLock;

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use crate::Routes;

const STYLE: &str = include_str!("../static/style.css");
const SCRIPT: &str = include_str!("../static/app.js");
const ICON: &str = include_str!("../static/icon.svg");

static STYLE_PATH: LazyLock<String> = LazyLock::new(|| format!("/style.css?{:x}", version(STYLE)));
static SCRIPT_PATH: LazyLock<String> = LazyLock::new(|| format!("/app.js?{:x}", version(SCRIPT)));

/// Where the stylesheet is.
pub fn style_path() -> &'static str {
    &STYLE_PATH
}

/// Where the script is.
pub fn script_path() -> &'static str {
    &SCRIPT_PATH
}

fn version(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

fn kept(kind: &'static str, text: &'static str) -> Response {
    (
        [
            (CONTENT_TYPE, kind),
            (CACHE_CONTROL, "public, max-age=31536000, immutable"),
        ],
        text,
    )
        .into_response()
}

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::default()
        .get("/style.css", async || {
            kept("text/css; charset=utf-8", STYLE)
        })
        .get("/app.js", async || {
            kept("text/javascript; charset=utf-8", SCRIPT)
        })
        .get("/icon.svg", async || kept("image/svg+xml", ICON))
        .get("/robots.txt", async || {
            (
                [(CONTENT_TYPE, "text/plain")],
                "User-agent: *\nDisallow: /\n",
            )
        })
}
