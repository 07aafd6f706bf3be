//! Dates in a calendar of one's own: the secret link, and what it brings.

use app::rota::feeds::{self, Turn};
use app::tokens::{self, Purpose};
use askama::Template;
use axum::extract::{Path, RawQuery, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::IntoResponse;
use domain::SeriesId;
use domain::calendar::{self, Calendar, Event, Status, When};
use domain::rota::DateState;

use super::series_id;
use crate::form::Posted;
use crate::page::{self, Answer};
use crate::{Fields, Problem, Visit, Web};

/// How often a calendar is asked to look again, in minutes.
const REFRESH: u32 = 60;

#[derive(Template)]
#[template(path = "rota/calendar.html")]
struct CalendarPage<'a> {
    v: &'a Visit,
    /// What the calendar shows besides the reader's own dates.
    series: Option<(SeriesId, String)>,
    link: Option<String>,
}

async fn of(visit: &Visit, web: &Web, text: &str) -> Result<Option<(SeriesId, String)>, Problem> {
    if text.is_empty() {
        return Ok(None);
    }
    let id = series_id(text)?;
    let mut tx = web.app.db.read().await?;
    let found = app::rota::sql::found(&mut tx, visit.home_id()?, id).await?;
    Ok(Some((id, found.name)))
}

/// `GET /me/calendar`, of one's own dates or, with `?rota=`, of all dates of a rota.
pub async fn page(visit: Visit, State(web): State<Web>, RawQuery(query): RawQuery) -> Answer {
    let who = visit.who()?;
    visit.neighbor()?;
    let fields = Fields::read(query.unwrap_or_default().as_bytes());
    let series = of(&visit, &web, fields.one("rota")).await?;
    let which = series.as_ref().map(|(id, _)| *id);
    let word = feeds::word(&web.app, who, which).await?;
    let link = word.map(|word| visit.url(&format!("/calendar/{word}")));
    page::show(
        &visit,
        &CalendarPage {
            v: &visit,
            series,
            link,
        },
    )
}

/// `POST /me/calendar`: makes the link, or makes it anew.
pub async fn renew(State(web): State<Web>, Posted { visit, fields }: Posted) -> Answer {
    let series = of(&visit, &web, fields.one("rota")).await?;
    let which = series.map(|(id, _)| id);
    feeds::renew(&web.app, visit.who()?, which).await?;
    let to = match which {
        Some(id) => format!("/me/calendar?rota={id}"),
        None => "/me/calendar".to_owned(),
    };
    Ok(page::saying(
        &visit,
        page::go(&visit, &to),
        "rota-said-calendar",
    ))
}

/// `GET /calendar/{token}`: the calendar itself, for a program.
pub async fn feed(visit: Visit, State(web): State<Web>, Path(token): Path<String>) -> Answer {
    let token = token.trim_end_matches(".ics");
    let (community, link) = tokens::opened_anywhere(&web.app, token).await?;
    if Purpose::from_word(&link.purpose) != Some(Purpose::Calendar) {
        return Err(Problem::NotFound);
    }
    let to = format!("/calendar/{token}");
    if let Some(there) = page::where_it_belongs(&visit, community, &to).await? {
        return Ok(there);
    }
    let whose = link.neighbor_id.ok_or(Problem::NotFound)?;
    let about = link.about_id.unwrap_or_default();
    let (which, turns) = feeds::turns(&web.app, community, whose, &about).await?;
    let name = match (&which, turns.first()) {
        (Some(_), Some(first)) => first.series.name.clone(),
        _ => visit.t1("rota-calendar-name", "community", visit.home_name()),
    };
    let calendar = Calendar {
        name,
        refresh_minutes: Some(REFRESH),
        events: turns.iter().map(|turn| event(&visit, turn)).collect(),
    };
    Ok((
        [
            (CONTENT_TYPE, calendar::CONTENT_TYPE),
            (CACHE_CONTROL, "no-store"),
        ],
        calendar.write(),
    )
        .into_response())
}

fn event(visit: &Visit, turn: &Turn) -> Event {
    let date = &turn.date;
    let planned = date.state == DateState::Planned;
    let summary = match turn.missing {
        0 => turn.series.name.clone(),
        missing if planned => visit.t2(
            "rota-calendar-missing",
            "name",
            &turn.series.name,
            "count",
            missing,
        ),
        _ => turn.series.name.clone(),
    };
    Event {
        uid: format!("{}@manyhands", date.id),
        sequence: date.sequence,
        stamp: turn.changed_at,
        recurrence_id: None,
        start: When::Moment(date.begins),
        end: Some(When::Moment(date.ends)),
        summary,
        location: turn.series.place.clone(),
        url: visit.url(&format!("/rota/date/{}", date.id)),
        status: match planned {
            true => Status::Confirmed,
            false => Status::Cancelled,
        },
    }
}
