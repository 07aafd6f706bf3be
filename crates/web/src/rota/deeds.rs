//! What can be done on a date: taking a place, giving it back, tapping that it started; for organizers also putting
//! somebody down, noting who came, moving it and calling it off.

use app::Error;
use app::community::organizers::Candidate;
use app::people::directory;
use app::rota::covers::{self, CoverAnswer, CoverReply};
use app::rota::dates::{self, Tap};
use app::rota::places::{self, Came};
use domain::{Day, NeighborId, Refusal};

use super::date::{Beside, DateDoor, show_with};
use crate::form::{Fields, Form};
use crate::page::{self, Answer};
use crate::{Problem, Visit, Web};

/// Most people that a search shows.
const FOUND: usize = 10;

/// Does what the form says.
pub(super) async fn act(visit: &Visit, web: &Web, door: &DateDoor, fields: Fields) -> Answer {
    let done = match fields.one("do") {
        "find" => return find(visit, web, door, fields).await,
        "move" => match new_time(visit, &fields) {
            Ok(begins) => dates::shift(&web.app, door.who, door.date, begins)
                .await
                .map(|()| "rota-said-moved"),
            Err(form) => {
                door.who.organizes()?;
                let beside = Beside {
                    form,
                    ..Beside::default()
                };
                return show_with(visit, web, door, beside).await;
            }
        },
        "join" | "put" => join(web, door, &fields).await?,
        "cannot" | "can" | "came" | "absent" => about_a_promise(web, door, &fields).await?,
        "yes" | "no" => for_somebody(web, door, &fields).await?,
        "off" => dates::call_off(&web.app, door.who, door.date)
            .await
            .map(|()| "rota-said-off"),
        word => {
            let tap = Tap::from_word(word).ok_or(Problem::NotFound)?;
            dates::tap(&web.app, door.who, door.date, tap)
                .await
                .map(|()| "rota-said-tapped")
        }
    };
    match done {
        Ok(said) => Ok(page::saying(visit, page::go(visit, &door.to), said)),
        Err(Error::Refused(refusal)) => refused(visit, web, door, refusal, fields).await,
        Err(error) => Err(error.into()),
    }
}

type Done = Result<&'static str, Error>;

/// Somebody takes a place; or an organizer puts somebody down, beforehand or for having come.
async fn join(web: &Web, door: &DateDoor, fields: &Fields) -> Result<Done, Problem> {
    let role = fields.one("role").parse().map_err(|_| Problem::NotFound)?;
    if fields.one("do") == "join" {
        let me = door.who.is_somebody()?;
        let joined = places::join(&web.app, door.who, door.date, role, me).await;
        return Ok(joined.map(|_| "rota-said-joined"));
    }
    door.who.organizes()?;
    let whose = neighbor(fields)?;
    let done = match fields.said("begun") {
        true => places::came_instead(&web.app, door.who, door.date, role, whose).await,
        false => places::join(&web.app, door.who, door.date, role, whose)
            .await
            .map(drop),
    };
    Ok(done.map(|()| "rota-said-put"))
}

async fn about_a_promise(web: &Web, door: &DateDoor, fields: &Fields) -> Result<Done, Problem> {
    let pledge = fields
        .one("pledge")
        .parse()
        .map_err(|_| Problem::NotFound)?;
    let (app, who) = (&web.app, door.who);
    Ok(match fields.one("do") {
        "cannot" => covers::cannot(app, who, pledge)
            .await
            .map(|()| "rota-said-cannot"),
        "can" => covers::can_after_all(app, who, pledge)
            .await
            .map(|()| "rota-said-can"),
        word => {
            let came = Came::from_word(word).ok_or(Problem::NotFound)?;
            places::came(app, who, pledge, came)
                .await
                .map(|()| "rota-said-saved")
        }
    })
}

/// An organizer writes down what somebody said who was asked.
async fn for_somebody(web: &Web, door: &DateDoor, fields: &Fields) -> Result<Done, Problem> {
    door.who.organizes()?;
    let cover = fields.one("cover").parse().map_err(|_| Problem::NotFound)?;
    let reply = CoverReply::from_word(fields.one("do")).ok_or(Problem::NotFound)?;
    let answered = covers::answer(&web.app, door.who, cover, neighbor(fields)?, reply).await;
    Ok(answered.map(said))
}

/// What is said after an answer.
pub(super) fn said(answer: CoverAnswer) -> &'static str {
    match answer {
        CoverAnswer::Yours => "rota-said-yours",
        CoverAnswer::Taken => "rota-said-taken",
        CoverAnswer::Declined => "rota-said-declined",
    }
}

fn neighbor(fields: &Fields) -> Result<NeighborId, Problem> {
    let found = fields.one("neighbor").parse();
    found.map_err(|_| Problem::NotFound)
}

/// Looks for somebody by name. What was typed stays out of the address.
async fn find(visit: &Visit, web: &Web, door: &DateDoor, fields: Fields) -> Answer {
    let found = directory::search(&web.app, door.who, fields.one("typed")).await?;
    let found = found
        .people
        .into_iter()
        .take(FOUND)
        .map(|(neighbor, person)| Candidate {
            neighbor: neighbor.id,
            name: person.name,
        });
    let beside = Beside {
        form: Form::with(fields),
        found: Some(found.collect()),
        refused: None,
    };
    show_with(visit, web, door, beside).await
}

/// Shows the date again, with why it could not be and what is free instead.
async fn refused(
    visit: &Visit,
    web: &Web,
    door: &DateDoor,
    refusal: Refusal,
    fields: Fields,
) -> Answer {
    let beside = Beside {
        form: Form::with(fields),
        found: None,
        refused: Some(refusal),
    };
    show_with(visit, web, door, beside).await
}

/// When a date begins from now on, by the community's clock.
fn new_time(visit: &Visit, fields: &Fields) -> Result<domain::Moment, Form> {
    let mut form = Form::with(fields.clone());
    let day = fields.one("day").parse::<Day>().ok();
    let clock = super::read::clock(fields.one("clock"));
    if day.is_none() {
        form.wrong("day", "form-date");
    }
    if clock.is_none() {
        form.wrong("clock", "rota-wrong-clock");
    }
    match (day, clock, &visit.community) {
        (Some(day), Some(clock), Some(home)) => Ok(home.zone.at(day.0.to_datetime(clock))),
        _ => Err(form),
    }
}
