//! `/language/{tag}`: the pages in another language, in this browser.

use axum::extract::{Path, Query};
use serde::Deserialize;

use crate::page::{self, Answer};
use crate::visit::LANGUAGE;
use crate::{Problem, Routes, Visit};

/// How long the choice is kept, in seconds.
const KEPT: i64 = 365 * 24 * 3_600;

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::default().get("/language/{tag}", choose)
}

/// Where to go back to.
#[derive(Deserialize)]
struct Back {
    #[serde(default)]
    to: String,
}

async fn choose(visit: Visit, Path(tag): Path<String>, Query(back): Query<Back>) -> Answer {
    let (tag, _) = visit
        .languages()
        .into_iter()
        .find(|(known, _)| *known == tag)
        .ok_or(Problem::NotFound)?;
    let to = if is_ours(&back.to) {
        back.to.as_str()
    } else {
        "/"
    };
    Ok(page::with_cookie(
        &visit,
        page::go(&visit, to),
        LANGUAGE,
        tag,
        Some(KEPT),
    ))
}

/// Whether a path leads to a page of ours and nowhere else: `//example.org` does not, and neither does
/// `/\example.org`, which browsers read the same.
fn is_ours(path: &str) -> bool {
    let plain = |c: char| c.is_ascii_graphic() && c != '\\';
    path.starts_with('/') && !path.starts_with("//") && path.chars().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_leads_to_our_own_pages_only() {
        for (path, ours) in [
            ("/survey/1", true),
            ("/in/abc?x=1", true),
            ("//example.org", false),
            ("/\\example.org", false),
            ("https://example.org", false),
            ("/a\r\nset-cookie: x", false),
            ("", false),
        ] {
            assert_eq!(is_ours(path), ours, "{path:?}");
        }
    }
}
