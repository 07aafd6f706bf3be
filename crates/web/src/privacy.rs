//! `/privacy`: what is kept, why, for how long, and who can see it. Each sentence is kept by the program.

use askama::Template;

use crate::page::{self, Answer};
use crate::survey::Tongue;
use crate::{Routes, Visit};

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::default().get("/privacy", privacy)
}

#[derive(Template)]
#[template(path = "privacy.html")]
struct Privacy<'a> {
    v: &'a Visit,
    run_by: &'a str,
    days: i64,
}

async fn privacy(visit: Visit) -> Answer {
    let home = visit.home()?;
    let page = Privacy {
        v: &visit,
        run_by: Tongue::of(&visit).said(&home.run_by),
        days: home.retention_days,
    };
    page::show(&visit, &page)
}
