//! People as organizers meet them: a list that names nobody, a search that writes down whom it showed, one
//! page for each record, and two records that may be one person.

mod duplicates;
mod list;
mod record;

use domain::NeighborId;

use crate::{Problem, Routes};

pub(crate) use record::opened;

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::default()
        .get("/people", list::page)
        .post("/people/search", list::search)
        .get("/people/duplicates", duplicates::page)
        .post("/people/duplicates", duplicates::compare)
        .post("/people/duplicates/join", duplicates::join)
        .post("/people/duplicates/part", duplicates::not_the_same)
        .post("/people/merges/{id}/undo", duplicates::undo)
        .get("/people/{id}", record::page)
        .post("/people/{id}/look", record::look)
        .post("/people/{id}/do", record::act)
        .get("/people/{id}/erase", record::ask_to_erase)
        .post("/people/{id}/erase", record::erase)
}

fn id(text: &str) -> Result<NeighborId, Problem> {
    text.parse().map_err(|_| Problem::NotFound)
}
