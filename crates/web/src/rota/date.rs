//! One date: who comes, who is missing, and everything that can be done about it, by the link in a letter or from
//! one's own page. Opening it changes nothing; only its buttons do.

use app::community::organizers::Candidate;
use app::rota::view::{self, DateSeen, RoleSeen, Seat, SeriesSeen};
use askama::Template;
use axum::extract::{Path, State};
use domain::openings::PledgeState;
use domain::people::Actor;
use domain::rota::{DateState, Lack};
use domain::{DateId, Refusal};

use super::{date_id, deeds, words};
use crate::form::{Fields, Form, Posted};
use crate::page::{self, Answer};
use crate::{Problem, Visit, Web};

/// Dates of the same rota that are named when one is full.
const NEXT: usize = 3;

/// By which door somebody came to a date: where its forms are sent, and back.
pub struct DateDoor {
    /// Who.
    pub who: Actor,
    /// Which date.
    pub date: DateId,
    /// The path of the page.
    pub to: String,
}

#[derive(Template)]
#[template(path = "rota/date.html")]
pub(super) struct DatePage<'a> {
    v: &'a Visit,
    f: &'a Form,
    of: SeriesSeen,
    date: DateSeen,
    to: String,
    organizes: bool,
    /// Somebody an organizer looks for by name, and whom they found.
    found: Option<Vec<Candidate>>,
    /// Why what somebody wanted could not be, and which dates have a place.
    refused: Option<(&'static str, Vec<DateSeen>)>,
}

/// What somebody is told besides the date itself.
#[derive(Default)]
pub(super) struct Beside {
    pub form: Form,
    pub found: Option<Vec<Candidate>>,
    pub refused: Option<Refusal>,
}

/// `GET /rota/date/{id}`.
pub async fn by_session(visit: Visit, State(web): State<Web>, Path(id): Path<String>) -> Answer {
    let door = session(&visit, &id)?;
    show(&visit, &web, &door).await
}

/// `POST /rota/date/{id}`.
pub async fn by_session_sent(
    State(web): State<Web>,
    Path(id): Path<String>,
    Posted { visit, fields }: Posted,
) -> Answer {
    let door = session(&visit, &id)?;
    act(&visit, &web, &door, fields).await
}

fn session(visit: &Visit, id: &str) -> Result<DateDoor, Problem> {
    let date = date_id(id)?;
    let who = visit.who()?;
    who.is_somebody()?;
    let to = format!("/rota/date/{date}");
    Ok(DateDoor { who, date, to })
}

/// Shows a date.
pub async fn show(visit: &Visit, web: &Web, door: &DateDoor) -> Answer {
    show_with(visit, web, door, Beside::default()).await
}

/// Does what somebody wants on a date, and shows it again.
pub async fn act(visit: &Visit, web: &Web, door: &DateDoor, fields: Fields) -> Answer {
    deeds::act(visit, web, door, fields).await
}

pub(super) async fn show_with(visit: &Visit, web: &Web, door: &DateDoor, beside: Beside) -> Answer {
    let (of, date) = view::date(&web.app, door.who, door.date).await?;
    let refused = match beside.refused {
        Some(refusal) => Some((refusal.key(), free_next(web, door, &of, &date).await?)),
        None => None,
    };
    let is_refused = refused.is_some();
    let page = DatePage {
        v: visit,
        f: &beside.form,
        organizes: door.who.organizes().is_ok(),
        of,
        date,
        to: visit.at(&door.to),
        found: beside.found,
        refused,
    };
    match is_refused {
        true => page::respond(visit, axum::http::StatusCode::CONFLICT, &page),
        false if !beside.form.is_fine() => page::show_again(visit, &page),
        false => page::show(visit, &page),
    }
}

/// The next dates of the same rota that have a place.
async fn free_next(
    web: &Web,
    door: &DateDoor,
    of: &SeriesSeen,
    date: &DateSeen,
) -> Result<Vec<DateSeen>, Problem> {
    let seen = view::series(&web.app, door.who, of.series.id).await?;
    let has_room = |one: &DateSeen| one.roles.iter().any(|role| role.free > 0);
    Ok(seen
        .dates
        .into_iter()
        .filter(|one| one.is_planned() && !one.mine && one.date.id != date.date.id && has_room(one))
        .take(NEXT)
        .collect())
}

impl DatePage<'_> {
    fn slot(&self) -> String {
        words::slot(self.v, &self.date.date)
    }

    fn slot_of(&self, date: &DateSeen) -> String {
        words::slot(self.v, &date.date)
    }

    fn is_off(&self) -> bool {
        self.date.date.state == DateState::CalledOff
    }

    fn has_begun(&self) -> bool {
        self.date.date.begins <= self.v.now()
    }

    fn is_over(&self) -> bool {
        self.date.date.ends <= self.v.now()
    }

    /// It can still be joined.
    fn is_ahead(&self) -> bool {
        !self.is_off() && !self.is_over()
    }

    /// Whether the reader can take a place of a role.
    fn can_join(&self, role: &RoleSeen) -> bool {
        self.is_ahead() && !self.date.mine && role.free > 0
    }

    fn can_give_back(&self, seat: &Seat) -> bool {
        (seat.mine || self.organizes)
            && self.is_standing(seat)
            && !self.has_begun()
            && !self.is_off()
    }

    fn is_standing(&self, seat: &Seat) -> bool {
        matches!(seat.state, PledgeState::Held | PledgeState::Confirmed)
    }

    /// An organizer notes who came.
    fn notes_who_came(&self, seat: &Seat) -> bool {
        self.organizes && self.has_begun() && !self.is_off() && self.is_standing(seat)
    }

    fn taps(&self) -> bool {
        let near = self.date.date.begins.plus(-domain::moment::HOUR) <= self.v.now();
        self.of.series.taps && near && !self.is_off() && (self.date.mine || self.organizes)
    }

    /// What is missing, in words.
    fn lacks(&self) -> Vec<String> {
        let lack = |lack: &Lack| match lack {
            Lack::Helpers(at, missing) => {
                let role = self.of.series.roles.get(*at);
                let name = role.map_or("", |role| role.name.as_str());
                self.v
                    .t2("rota-lack-helpers", "count", *missing, "role", name)
            }
            Lack::Known(missing) => self.v.t1("rota-lack-known", "count", *missing),
            Lack::ForChildren(missing) => self.v.t1("rota-lack-children", "count", *missing),
        };
        self.date.cover.lacks.iter().map(lack).collect()
    }
}
