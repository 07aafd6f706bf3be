//! A neighbor's own page: what they give and need, where their matches stand, what is known about them and
//! who looked at it; how they come in and go out; and how they are forgotten.

mod card;
mod code;
mod come_in;
mod data;
mod erase;
mod listing;
mod looks;
mod matches;
mod own;

use app::tokens::{self, SESSION_IDLE, SESSION_SHARED};
use axum::response::Response;

use crate::page::{self, Answer};
use crate::visit::SESSION;
use crate::{Routes, Visit};

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::default()
        .get("/in", come_in::ask)
        .post("/in", come_in::asked)
        .get("/in/code", code::code)
        .post("/in/code", code::typed)
        .get("/in/{token}", come_in::link)
        .post("/in/{token}", come_in::by_link)
        .post("/out", come_in::out)
        .post("/out/everywhere", come_in::out_everywhere)
        .get("/me", own::own)
        .post("/me/pause", own::pause)
        .get("/me/add/{side}", listing::add)
        .post("/me/add/{side}", listing::added)
        .get("/me/listing/{id}", listing::change)
        .post("/me/listing/{id}", listing::changed)
        .post("/me/listing/{id}/turn", listing::turn)
        .get("/me/data", data::data)
        .post("/me/data", data::saved)
        .get("/me/looks", looks::looks)
        .get("/me/download", data::download)
        .get("/me/card", card::card)
        .post("/me/link", card::renew)
        .get("/me/erase", erase::erase)
        .post("/me/erase", erase::erased)
        .get("/goodbye", erase::goodbye)
}

/// How long somebody is known on this device without a visit, in microseconds.
pub fn idle(visit: &Visit) -> i64 {
    if visit.shared {
        SESSION_SHARED
    } else {
        SESSION_IDLE
    }
}

/// Somebody is known in this browser from now on; on a shared device only until it is closed.
pub fn known(visit: &Visit, response: Response, session: &str) -> Response {
    let seconds = (!visit.shared).then_some(SESSION_IDLE / 1_000_000);
    page::with_cookie(visit, response, SESSION, session, seconds)
}

/// Nobody is known in this browser any more.
pub fn unknown(visit: &Visit, response: Response) -> Response {
    page::with_cookie(visit, response, SESSION, "", Some(0))
}

/// Ends the session of this browser.
pub async fn leave(visit: &Visit, response: Response) -> Answer {
    if let Some(session) = &visit.session {
        tokens::leave(&visit.web.app, visit.home_id()?, session).await?;
    }
    Ok(unknown(visit, response))
}
