//! One rota: its next dates and who comes, what the reader is on it, and what organizers can do with it.

use app::rota::view::{self, DateSeen, Load, SeriesSeen};
use app::rota::{self, Holds};
use askama::Template;
use axum::extract::{Path, RawQuery, State};
use domain::moment::DAY;
use domain::rota::{Bond, Series, SeriesState};
use domain::{Day, RoleId};

use super::{series_id, words};
use crate::page::{self, Answer};
use crate::{Fields, Posted, Problem, Visit, Web};

/// Dates that are shown before the rest is folded away.
const FIRST: usize = 8;
/// Days on a sheet of paper.
const SHEET_DAYS: i64 = 7;

#[derive(Template)]
#[template(path = "rota/series.html")]
struct SeriesPage<'a> {
    v: &'a Visit,
    seen: SeriesSeen,
    load: Option<Vec<Load>>,
}

#[derive(Template)]
#[template(path = "rota/sheet.html")]
struct Sheet<'a> {
    v: &'a Visit,
    series: Series,
    dates: Vec<DateSeen>,
    from: Day,
    before: Day,
    after: Day,
}

impl SeriesPage<'_> {
    fn when(&self) -> String {
        words::when(self.v, &self.seen.series)
    }

    fn slot(&self, date: &DateSeen) -> String {
        words::slot(self.v, &date.date)
    }

    fn stands(&self, role: &RoleId) -> bool {
        self.seen.standing.contains(role)
    }

    /// What an organizer can do with it now.
    fn turns(&self) -> &'static [SeriesState] {
        match self.seen.series.state {
            SeriesState::Running => &[SeriesState::Resting, SeriesState::Ended],
            SeriesState::Resting => &[SeriesState::Running, SeriesState::Ended],
            SeriesState::Ended => &[SeriesState::Running],
        }
    }

    fn goes_on(&self) -> bool {
        self.seen.series.state != SeriesState::Ended
    }
}

impl Sheet<'_> {
    fn clock(&self, at: &domain::Moment) -> String {
        let zone = self.v.community.as_ref().map(|home| &home.zone);
        zone.map_or_else(String::new, |zone| {
            let wall = zone.wall(*at);
            format!("{:02}:{:02}", wall.hour(), wall.minute())
        })
    }

    fn day(&self, at: &domain::Moment) -> String {
        let zone = self.v.community.as_ref().map(|home| &home.zone);
        zone.map_or_else(String::new, |zone| self.v.day(&zone.day(*at)))
    }
}

/// `GET /rota/{id}`.
pub async fn page(visit: Visit, State(web): State<Web>, Path(id): Path<String>) -> Answer {
    let seen = view::series(&web.app, visit.who()?, series_id(&id)?).await?;
    page::show(
        &visit,
        &SeriesPage {
            v: &visit,
            seen,
            load: None,
        },
    )
}

/// `POST /rota/{id}/load`: who carries how much, for organizers.
pub async fn load(
    State(web): State<Web>,
    Path(id): Path<String>,
    Posted { visit, .. }: Posted,
) -> Answer {
    let who = visit.organizer()?;
    let id = series_id(&id)?;
    let seen = view::series(&web.app, who, id).await?;
    let load = Some(view::load(&web.app, who, id).await?);
    page::show(
        &visit,
        &SeriesPage {
            v: &visit,
            seen,
            load,
        },
    )
}

/// `POST /rota/{id}`: what the reader is on it from now on; for organizers, whether it goes on.
pub async fn act(
    State(web): State<Web>,
    Path(text): Path<String>,
    Posted { visit, fields }: Posted,
) -> Answer {
    let (app, who, id) = (&web.app, visit.who()?, series_id(&text)?);
    let me = who.is_somebody()?;
    let role =
        || -> Result<RoleId, Problem> { fields.one("role").parse().map_err(|_| Problem::NotFound) };
    let said = match fields.one("do") {
        "stand" => {
            rota::stand(app, who, id, role()?, me).await?;
            "rota-said-stand"
        }
        "stand-down" => {
            rota::stand_down(app, who, id, role()?, me).await?;
            "rota-said-stand-down"
        }
        "state" => {
            let state = SeriesState::from_word(fields.one("state")).ok_or(Problem::NotFound)?;
            rota::turn(app, who, id, state).await?;
            "rota-said-saved"
        }
        word => {
            let (bond, holds) = bond(word).ok_or(Problem::NotFound)?;
            rota::bind(app, who, id, me, bond, holds).await?;
            "rota-said-saved"
        }
    };
    Ok(page::saying(
        &visit,
        page::go(&visit, &format!("/rota/{text}")),
        said,
    ))
}

fn bond(word: &str) -> Option<(Bond, Holds)> {
    match word.strip_prefix("not-") {
        Some(word) => Some((Bond::from_word(word)?, Holds::NoLonger)),
        None => Some((Bond::from_word(word)?, Holds::FromNowOn)),
    }
}

/// `GET /rota/{id}/sheet`: a week on paper.
pub async fn sheet(
    visit: Visit,
    State(web): State<Web>,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Answer {
    let who = visit.who()?;
    let fields = Fields::read(query.unwrap_or_default().as_bytes());
    let zone = visit.home()?.zone.clone();
    let today = zone.day(web.app.clock.now());
    let from: Day = fields.one("from").parse().unwrap_or(today);
    let begins = zone.at(from.0.at(0, 0, 0, 0));
    let stretch = (begins, begins.plus(SHEET_DAYS * DAY));
    let seen = view::stretch(&web.app, who, series_id(&id)?, stretch).await?;
    page::show(
        &visit,
        &Sheet {
            v: &visit,
            series: seen.series,
            dates: seen.dates,
            from,
            before: from.plus_days(-SHEET_DAYS),
            after: from.plus_days(SHEET_DAYS),
        },
    )
}
