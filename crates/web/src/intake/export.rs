//! `/export`: everything, to be taken along by an organizer. It is a look at everybody, and is written down as
//! one before anything is opened; so it takes a button, and a link alone does nothing.

use app::export::{self, Sheet};
use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;

use super::flowing::{Place, flowing};
use crate::page::{self, Answer};
use crate::{Posted, Problem, Visit, Web};

/// What stands for the document with everything.
const EVERYTHING: &str = "everything";

#[derive(Template)]
#[template(path = "intake/export.html")]
struct ExportPage<'a> {
    v: &'a Visit,
}

impl ExportPage<'_> {
    fn sheets(&self) -> &'static [Sheet] {
        Sheet::ALL
    }
}

/// `GET /export`.
pub(super) async fn page(visit: Visit) -> Answer {
    visit.organizer()?;
    page::show(&visit, &ExportPage { v: &visit })
}

/// `POST /export`: the file, as it is written.
pub(super) async fn take(State(web): State<Web>, Posted { visit, fields }: Posted) -> Answer {
    let who = visit.organizer()?;
    let wanted = fields.one("what");
    let place = Place::take(&web.exports)?;
    let (pieces, kind, name) = match Sheet::from_word(wanted) {
        Some(sheet) => (
            export::sheet(&web.app, who, sheet).await?,
            "text/csv; charset=utf-8",
            format!("{}.csv", sheet.word()),
        ),
        None if wanted == EVERYTHING => (
            export::json(&web.app, who).await?,
            "application/json; charset=utf-8",
            "manyhands.json".to_owned(),
        ),
        None => return Err(Problem::NotFound),
    };
    let headers = [
        ("content-type", kind.to_owned()),
        (
            "content-disposition",
            format!("attachment; filename=\"{name}\""),
        ),
        ("cache-control", "no-store".to_owned()),
    ];
    Ok((headers, flowing(pieces, place)).into_response())
}
