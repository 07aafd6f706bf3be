//! Offers and needs as organizers see them: the board, and one page for each. Nobody's name, contact or note
//! stands on them until an organizer says that they want to look, and that look is written down.

mod as_text;
mod board;
mod filter;
pub mod listing;
pub mod names;
mod new;
pub mod terms;

use crate::Routes;

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::default()
        .get("/board", board::page)
        .get("/board/text", as_text::page)
        .get("/listing/new", new::page)
        .post("/listing/new", new::add)
        .get("/listing/{id}", listing::page)
        .post("/listing/{id}/look", listing::look)
        .post("/listing/{id}/turn", listing::turn)
        .get("/listing/{id}/terms", listing::terms)
        .post("/listing/{id}/terms", listing::change)
}
