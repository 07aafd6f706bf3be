//! Rotas: what comes again, its dates, who comes; stepping in and being replaced; calendars and sheets of paper.

mod asked;
mod away;
mod calendar;
mod date;
mod deeds;
mod form;
mod list;
pub mod mine;
mod read;
mod series;
mod words;

pub use asked::Asked;
pub use date::{DateDoor, act as act_on_date, show as show_date};

use domain::{DateId, SeriesId};

use crate::{Problem, Routes};

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::default()
        .get("/together", list::together)
        .get("/rotas", list::page)
        .get("/rotas/gaps", list::gaps)
        .get("/rota/new", form::new)
        .post("/rota/new", form::add)
        .post("/rota/again", form::decline)
        .get("/rota/{id}", series::page)
        .post("/rota/{id}", series::act)
        .get("/rota/{id}/change", form::change)
        .post("/rota/{id}/change", form::save)
        .post("/rota/{id}/load", series::load)
        .get("/rota/{id}/sheet", series::sheet)
        .get("/rota/date/{id}", date::by_session)
        .post("/rota/date/{id}", date::by_session_sent)
        .get("/rota/asked/{id}", asked::by_session)
        .post("/rota/asked/{id}", asked::by_session_sent)
        .get("/me/away", away::page)
        .post("/me/away", away::act)
        .get("/me/calendar", calendar::page)
        .post("/me/calendar", calendar::renew)
        .get("/calendar/{token}", calendar::feed)
}

fn series_id(text: &str) -> Result<SeriesId, Problem> {
    text.parse().map_err(|_| Problem::NotFound)
}

fn date_id(text: &str) -> Result<DateId, Problem> {
    text.parse().map_err(|_| Problem::NotFound)
}
