//! Everything that comes again in the neighborhood, and the dates that still lack somebody.

use app::rota::again::{self, Again};
use app::rota::view::{self, DateSeen, SeriesSeen};
use askama::Template;
use axum::extract::State;
use domain::rota::{AHEAD_DAYS, Series, SeriesState};

use super::words;
use crate::introductions::Names;
use crate::page::{self, Answer};
use crate::{Visit, Web};

/// Days ahead of which gaps are shown.
const GAP_DAYS: i64 = 31;
/// Dates of each series on the list.
const NEXT: usize = 3;

#[derive(Template)]
#[template(path = "rota/together.html")]
struct Together<'a> {
    v: &'a Visit,
    /// Dates that lack somebody.
    gaps: usize,
}

#[derive(Template)]
#[template(path = "rota/list.html")]
struct ListPage<'a> {
    v: &'a Visit,
    all: Vec<SeriesSeen>,
    gaps: usize,
    again: Vec<AgainLine>,
}

/// Help that came again, without names.
struct AgainLine {
    again: Again,
    what: String,
}

#[derive(Template)]
#[template(path = "rota/gaps.html")]
struct GapsPage<'a> {
    v: &'a Visit,
    gaps: Vec<(Series, DateSeen)>,
}

impl ListPage<'_> {
    fn when(&self, series: &Series) -> String {
        words::when(self.v, series)
    }

    fn slot(&self, date: &DateSeen) -> String {
        words::slot(self.v, &date.date)
    }

    fn rests(&self, series: &Series) -> bool {
        series.state != SeriesState::Running
    }
}

impl GapsPage<'_> {
    fn slot(&self, date: &DateSeen) -> String {
        words::slot(self.v, &date.date)
    }
}

/// `GET /together`: what neighbors do together here.
pub async fn together(visit: Visit, State(web): State<Web>) -> Answer {
    let gaps = view::gaps(&web.app, visit.who()?, GAP_DAYS).await?.len();
    page::show(&visit, &Together { v: &visit, gaps })
}

/// `GET /rotas`.
pub async fn page(visit: Visit, State(web): State<Web>) -> Answer {
    let who = visit.who()?;
    let all = view::list(&web.app, who, NEXT).await?;
    let gaps = view::gaps(&web.app, who, GAP_DAYS).await?.len();
    let mut again = Vec::new();
    if visit.is_organizer() {
        let found = again::repeated(&web.app, who).await?;
        let mut tx = web.app.db.read().await?;
        let names = Names::of(&mut tx, who.community()).await?;
        for again_one in found {
            let what = names.category(again_one.category_id, visit.language.tag);
            again.push(AgainLine {
                what,
                again: again_one,
            });
        }
    }
    page::show(
        &visit,
        &ListPage {
            v: &visit,
            all,
            gaps,
            again,
        },
    )
}

/// `GET /rotas/gaps`: the next month at a glance.
pub async fn gaps(visit: Visit, State(web): State<Web>) -> Answer {
    let gaps = view::gaps(&web.app, visit.who()?, GAP_DAYS.min(AHEAD_DAYS)).await?;
    page::show(&visit, &GapsPage { v: &visit, gaps })
}
