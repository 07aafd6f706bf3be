//! A run: how far it is, what came of it, and the rows that could not be read, to be mended.

use app::intake::mending::{self, Unread};
use app::intake::runs::{self, State as RunState, Told};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::HeaderValue;
use axum::http::header::REFRESH;
use axum::response::IntoResponse;
use domain::ImportId;
use domain::intake::Reason;

use super::seen::say;
use crate::page::{self, Answer};
use crate::{Posted, Problem, Visit, Web};

/// How often the page of a run looks again by itself.
const AGAIN: HeaderValue = HeaderValue::from_static("3");
/// Rows that could not be read and are shown; all are in the sheet.
const SHOWN: usize = 50;

#[derive(Template)]
#[template(path = "intake/run.html")]
struct RunPage<'a> {
    v: &'a Visit,
    run: Told,
    unread: Vec<Unread>,
}

impl RunPage<'_> {
    fn is_running(&self) -> bool {
        self.run.state == RunState::Running
    }

    fn is_done(&self) -> bool {
        self.run.state == RunState::Done
    }

    fn title(&self) -> String {
        let key = match (self.run.state, self.run.trial) {
            (RunState::Running, false) => "intake-run-running",
            (RunState::Running, true) => "intake-run-trying",
            (RunState::Done, false) => "intake-run-done",
            (RunState::Done, true) => "intake-run-tried",
            (RunState::Stopped, _) => "intake-run-stopped",
            (RunState::Failed, _) => "intake-run-failed",
        };
        self.v.t(key)
    }

    fn trouble(&self) -> String {
        let word = self.run.trouble.as_deref().unwrap_or("gone");
        self.v.tw("intake-trouble", word)
    }

    fn why(&self, row: &Unread) -> String {
        say(self.v, row.reason, row.column.as_deref())
    }

    fn remark(&self, reason: &Reason) -> String {
        say(self.v, *reason, None)
    }

    fn rows(&self, rows: &[u64]) -> String {
        let words: Vec<String> = rows.iter().map(u64::to_string).collect();
        words.join(", ")
    }

    /// The first cells of a row, to know it by.
    fn begins(&self, row: &Unread) -> String {
        let cells = row.cells.iter().map(|cell| cell.trim());
        let some: Vec<&str> = cells.filter(|cell| !cell.is_empty()).take(3).collect();
        domain::words::line(&some.join(" · "), 100)
    }

    fn has_more(&self) -> bool {
        self.run.reported > self.unread.len() as u64
    }
}

/// How a run went or goes, in a sentence.
pub(super) fn sentence(visit: &Visit, run: &Told) -> String {
    let key = match (run.state, run.trial) {
        (RunState::Running, _) => return visit.t1("intake-runs-now", "percent", run.percent),
        (RunState::Failed, _) => return visit.t("intake-run-failed"),
        (RunState::Stopped, _) => "intake-runs-stopped",
        (RunState::Done, true) => "intake-runs-tried",
        (RunState::Done, false) => "intake-runs-done",
    };
    visit.t2(key, "people", run.people, "rows", run.rows)
}

/// `GET /import/run/{id}`. While it is under way the page looks again by itself.
pub(super) async fn page(visit: Visit, State(web): State<Web>, Path(word): Path<String>) -> Answer {
    let who = visit.organizer()?;
    let run = runs::one(&web.app, who, id(&word)?).await?;
    let is_running = run.state == RunState::Running;
    let mut unread = Vec::new();
    if run.mine && run.reported > 0 && !is_running {
        unread = mending::open(&web.app, who, run.id).await?.next().await?;
        unread.truncate(SHOWN);
    }
    let page = RunPage {
        v: &visit,
        run,
        unread,
    };
    let mut response = page::show(&visit, &page)?;
    if is_running {
        response.headers_mut().insert(REFRESH, AGAIN);
    }
    Ok(response)
}

/// `POST /import/run/{id}/stop`.
pub(super) async fn stop(
    State(web): State<Web>,
    Path(word): Path<String>,
    Posted { visit, .. }: Posted,
) -> Answer {
    runs::stop(&web.app, visit.organizer()?, id(&word)?).await?;
    Ok(page::go(&visit, &format!("/import/run/{word}")))
}

/// `GET /import/run/{id}/rows`: the rows that could not be read, as a sheet.
pub(super) async fn rows(visit: Visit, State(web): State<Web>, Path(word): Path<String>) -> Answer {
    let pages = mending::open(&web.app, visit.organizer()?, id(&word)?).await?;
    let says = |row: &Unread| say(&visit, row.reason, row.column.as_deref());
    let sheet = pages.sheet(says).await?;
    let headers = [
        ("content-type", "text/csv; charset=utf-8"),
        (
            "content-disposition",
            "attachment; filename=\"rows-to-mend.csv\"",
        ),
        ("cache-control", "no-store"),
    ];
    Ok((headers, sheet).into_response())
}

/// `POST /import/run/{id}/mended`: what stood in the rows is forgotten.
pub(super) async fn mended(
    State(web): State<Web>,
    Path(word): Path<String>,
    Posted { visit, .. }: Posted,
) -> Answer {
    mending::forget(&web.app, visit.organizer()?, id(&word)?).await?;
    let back = page::go(&visit, &format!("/import/run/{word}"));
    Ok(page::saying(&visit, back, "intake-mended"))
}

fn id(word: &str) -> Result<ImportId, Problem> {
    word.parse().map_err(|_| Problem::NotFound)
}
