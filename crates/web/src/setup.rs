//! The first run: three short pages behind the link that `serve` prints. Each page is kept when it is sent,
//! so that a tired organizer can put the phone away; the last one begins everything at once.

mod help;
mod place;
mod you;

use app::community::setup::{self, Door, Draft};

use crate::{Problem, Routes, Web, page};

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::default()
        .get("/setup/{token}", place::page)
        .post("/setup/{token}", place::save)
        .get("/setup/{token}/help", help::page)
        .post("/setup/{token}/help", help::save)
        .get("/setup/{token}/you", you::page)
        .post("/setup/{token}/you", you::begin)
}

/// What waits behind a link. A wrong or used link opens nothing.
async fn door(web: &Web, token: &str) -> Result<Door, Problem> {
    let mut tx = web.app.db.read().await?;
    Ok(setup::open(&mut tx, &web.app, token).await?)
}

/// What was chosen so far; nothing where there is a neighborhood with a name already, so that only the last page is left.
async fn draft(web: &Web, token: &str) -> Result<Option<Draft>, Problem> {
    let door = door(web, token).await?;
    Ok(chosen(&door).cloned())
}

fn chosen(door: &Door) -> Option<&Draft> {
    match door {
        Door::New(draft) | Door::Unnamed(_, draft) => Some(draft),
        Door::Unowned(_) => None,
    }
}

/// On to another page of the wizard.
fn step(visit: &crate::Visit, token: &str, page: &str) -> axum::response::Response {
    page::go(visit, &format!("/setup/{token}{page}"))
}
