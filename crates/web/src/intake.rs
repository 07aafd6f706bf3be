//! Spreadsheets: handing one in, saying what its columns hold, bringing it in, mending what could not be read;
//! and taking everything along.

mod columns;
mod export;
mod flowing;
mod receive;
mod runs;
mod seen;
mod typed;

use app::intake::runs::{State as RunState, Told};
use app::intake::waiting::{self, SHEET_LIMIT_BYTES, Waiting};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::UploadId;

use crate::page::{self, Answer};
use crate::{Form, Posted, Problem, Routes, Visit, Web};

/// Exports that may be under way at once.
pub const EXPORTS: usize = flowing::AT_ONCE;

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::default()
        .get("/import", start)
        .post("/import", receive::take)
        .get("/import/{id}", columns::page)
        .post("/import/{id}", columns::said)
        .post("/import/{id}/away", throw_away)
        .get("/import/run/{id}", runs::page)
        .post("/import/run/{id}/stop", runs::stop)
        .get("/import/run/{id}/rows", runs::rows)
        .post("/import/run/{id}/mended", runs::mended)
        .get("/export", export::page)
        .post("/export", export::take)
}

#[derive(Template)]
#[template(path = "intake/start.html")]
struct StartPage<'a> {
    v: &'a Visit,
    f: &'a Form,
    files: Vec<Waiting>,
    runs: Vec<Told>,
}

impl StartPage<'_> {
    fn largest(&self) -> u64 {
        SHEET_LIMIT_BYTES / 1024 / 1024
    }

    fn is_running(&self, run: &Told) -> bool {
        run.state == RunState::Running
    }

    /// How a run went, in a sentence.
    fn sentence(&self, run: &Told) -> String {
        runs::sentence(self.v, run)
    }

    fn is_too_large(&self) -> bool {
        self.f.error("file") == "intake-not-too-large"
    }
}

/// `GET /import`.
async fn start(visit: Visit, State(web): State<Web>) -> Answer {
    show_start(&visit, &web, &Form::default()).await
}

/// The first page, with what was wrong with a file.
async fn show_start(visit: &Visit, web: &Web, form: &Form) -> Answer {
    let who = visit.organizer()?;
    let page = StartPage {
        v: visit,
        f: form,
        files: waiting::all(&web.app, who).await?,
        runs: app::intake::runs::latest(&web.app, who).await?,
    };
    let status = match form.error("file") {
        "" => StatusCode::OK,
        "intake-not-too-large" => StatusCode::PAYLOAD_TOO_LARGE,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    page::respond(visit, status, &page)
}

/// `POST /import/{id}/away`.
async fn throw_away(
    State(web): State<Web>,
    Path(id): Path<String>,
    Posted { visit, .. }: Posted,
) -> Answer {
    let who = visit.organizer()?;
    waiting::throw_away(&web.app, who, file(&id)?).await?;
    Ok(page::saying(
        &visit,
        page::go(&visit, "/import"),
        "intake-thrown-away",
    ))
}

fn file(word: &str) -> Result<UploadId, Problem> {
    word.parse().map_err(|_| Problem::NotFound)
}
