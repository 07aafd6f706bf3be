//! Who looks after the neighborhood. Few people, never only one, and nobody for ever.

use app::community::organizers::{self, Candidate, Serving};
use app::people::roles;
use askama::Template;
use axum::extract::State;
use domain::NeighborId;
use domain::people::Actor;

use super::id;
use crate::page::{self, Answer};
use crate::{Form, Posted, Problem, Visit, Web};

#[derive(Template)]
#[template(path = "community/organizers.html")]
struct OrganizersPage<'a> {
    v: &'a Visit,
    f: &'a Form,
    serving: Vec<Serving>,
    /// `None` until somebody was looked for.
    found: Option<Vec<Candidate>>,
}

impl OrganizersPage<'_> {
    fn is_me(&self, neighbor: &NeighborId) -> bool {
        self.v.actor.and_then(Actor::neighbor) == Some(*neighbor)
    }
}

/// Shows who organizes.
pub(super) async fn page(visit: Visit, State(web): State<Web>) -> Answer {
    let who = visit.organizer()?;
    let page = OrganizersPage {
        v: &visit,
        f: &Form::default(),
        serving: organizers::serving(&web.app, who).await?,
        found: None,
    };
    page::show(&visit, &page)
}

/// Looks for somebody to share it with. What was typed stays out of the address.
pub(super) async fn find(State(web): State<Web>, Posted { visit, fields }: Posted) -> Answer {
    let who = visit.organizer()?;
    let found = organizers::candidates(&web.app, who, fields.one("typed")).await?;
    let page = OrganizersPage {
        v: &visit,
        f: &Form::with(fields),
        serving: organizers::serving(&web.app, who).await?,
        found: Some(found),
    };
    page::show(&visit, &page)
}

/// Trusts somebody with it.
pub(super) async fn trust(State(web): State<Web>, Posted { visit, fields }: Posted) -> Answer {
    let who = visit.organizer()?;
    roles::trust(&web.app, who, chosen(&fields)?).await?;
    let on = page::go(&visit, "/settings/organizers");
    Ok(page::saying(&visit, on, "community-organizers-trusted"))
}

/// Takes it back, or lays it down.
pub(super) async fn release(State(web): State<Web>, Posted { visit, fields }: Posted) -> Answer {
    let who = visit.organizer()?;
    let neighbor = chosen(&fields)?;
    roles::release(&web.app, who, neighbor).await?;
    let on = match who.neighbor() == Some(neighbor) {
        true => "/me",
        false => "/settings/organizers",
    };
    let on = page::go(&visit, on);
    Ok(page::saying(&visit, on, "community-organizers-released"))
}

fn chosen(fields: &crate::Fields) -> Result<NeighborId, Problem> {
    id(fields.one("neighbor"))
}
