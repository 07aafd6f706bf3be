//! The neighborhood's own pages, for organizers: the poster and everything that can be changed.

mod poster;

use crate::Routes;

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::default().get("/poster", poster::page)
}
