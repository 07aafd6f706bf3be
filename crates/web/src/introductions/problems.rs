//! Problems that neighbors reported: a list that names nobody, and one of them opened, which is a look that is
//! written down; what can be done about it, and closing it with a note.

use app::introductions::reports::{self, Opened};
use app::introductions::sql;
use app::needs;
use askama::Template;
use axum::extract::{Path, State};
use domain::introductions::MatchState;
use domain::introductions::reports::{Deed, Report};
use domain::{CommunityId, ReportId};

use super::Names;
use crate::form::{Form, Posted};
use crate::page::{self, Answer};
use crate::{Problem, Visit, Web};

/// Most problems on the page.
const SHOWN: i64 = 100;
/// Most closed ones on the page.
const CLOSED: i64 = 20;

/// A problem in the list.
struct Line {
    report: Report,
    what: String,
}

#[derive(Template)]
#[template(path = "introductions/problems.html")]
struct ProblemsPage<'a> {
    v: &'a Visit,
    open: Vec<Line>,
    closed: Vec<Line>,
}

#[derive(Template)]
#[template(path = "introductions/problem.html")]
struct ProblemPage<'a> {
    v: &'a Visit,
    f: &'a Form,
    found: Opened,
    what: String,
}

impl ProblemPage<'_> {
    fn did(&self, deed: Deed) -> bool {
        self.found.report.done.contains(&deed)
    }

    /// Something between the two can still be let go.
    fn can_let_go(&self) -> bool {
        matches!(
            self.found.state,
            Some(MatchState::AskedFirst | MatchState::AskedSecond | MatchState::Introduced)
        )
    }

    fn can_block(&self) -> bool {
        self.found.other.is_some() && self.found.reporter.is_some() && !self.did(Deed::Blocked)
    }

    fn can_talk(&self) -> bool {
        !self.did(Deed::Talked)
    }

    fn is_closed(&self) -> bool {
        self.found.report.closed_at.is_some()
    }
}

/// What a problem is about, without saying whose.
async fn what(
    visit: &Visit,
    tx: &mut app::db::Tx,
    home: CommunityId,
    names: &Names,
    report: &Report,
) -> Result<String, Problem> {
    let Some(about) = report.about else {
        return Ok(visit.t("report-about-unknown"));
    };
    let need = match sql::found(tx, home, about).await {
        Ok(found) => found.need,
        Err(app::Error::NotFound) => return Ok(visit.t("report-about-unknown")),
        Err(error) => return Err(error.into()),
    };
    let terms = needs::row(tx, home, need).await?.listing().terms;
    Ok(names.category(terms.category, visit.language.tag))
}

/// `GET /problems`.
pub async fn list(visit: Visit, State(web): State<Web>) -> Answer {
    visit.organizer()?;
    let home = visit.home_id()?;
    let mut tx = web.app.db.read().await?;
    let names = Names::of(&mut tx, home).await?;
    let mut lists = [Vec::new(), Vec::new()];
    let open = reports::open_ones(&mut tx, home, SHOWN).await?;
    let closed = reports::closed_ones(&mut tx, home, CLOSED).await?;
    for (list, found) in lists.iter_mut().zip([open, closed]) {
        for report in found {
            let what = what(&visit, &mut tx, home, &names, &report).await?;
            list.push(Line { report, what });
        }
    }
    let [open, closed] = lists;
    page::show(
        &visit,
        &ProblemsPage {
            v: &visit,
            open,
            closed,
        },
    )
}

/// `POST /problems/{id}`: opens one, or does something about it.
pub async fn act(
    State(web): State<Web>,
    Path(text): Path<String>,
    Posted { visit, fields }: Posted,
) -> Answer {
    let who = visit.organizer()?;
    let id: ReportId = text.parse().map_err(|_| Problem::NotFound)?;
    let said = match fields.one("do") {
        "open" => return open(&visit, &web, id).await,
        "talked" => {
            reports::talked(&web.app, who, id).await?;
            "report-talked-noted"
        }
        "block" => {
            reports::block(&web.app, who, id).await?;
            "report-block-noted"
        }
        "let-go" => {
            reports::let_go(&web.app, who, id).await?;
            "report-let-go-noted"
        }
        "close" => {
            reports::close(&web.app, who, id, fields.one("note")).await?;
            "report-close-noted"
        }
        _ => return Err(Problem::NotFound),
    };
    Ok(page::saying(&visit, page::go(&visit, "/problems"), said))
}

async fn open(visit: &Visit, web: &Web, id: ReportId) -> Answer {
    let found = reports::open(&web.app, visit.organizer()?, id).await?;
    let home = visit.home_id()?;
    let mut tx = web.app.db.read().await?;
    let names = Names::of(&mut tx, home).await?;
    let what = what(visit, &mut tx, home, &names, &found.report).await?;
    drop(tx);
    page::show(
        visit,
        &ProblemPage {
            v: visit,
            f: &Form::default(),
            found,
            what,
        },
    )
}
