//! `/me`: everything that is somebody's own, at a glance.

use app::{community, needs, people};
use askama::Template;
use axum::extract::State;
use domain::needs::{Listing, ListingState, Side, Urgency};
use domain::people::{Neighbor, Person, Standing};
use domain::words::first_name;

use super::matches::{self, Matches};
use crate::page::{self, Answer};
use crate::rota::mine::OnRotas;
use crate::survey::Tongue;
use crate::{Posted, Visit, Web};

/// An offer or a need on its owner's page.
struct Line {
    listing: Listing,
    name: String,
    note: String,
    area: String,
}

impl Line {
    /// It may still be matched, or is.
    fn is_current(&self) -> bool {
        matches!(
            self.listing.state,
            ListingState::Open | ListingState::Paused | ListingState::Matched
        )
    }

    fn is_need(&self) -> bool {
        self.listing.side == Side::Need
    }

    /// Its owner was asked whether it still holds.
    fn is_asked(&self) -> bool {
        self.listing.goes_on() && self.listing.still_asked_at.is_some()
    }

    /// What can be done with it, as words for the buttons.
    fn turns(&self) -> Vec<&'static str> {
        let mut turns = match self.listing.state {
            ListingState::Open => vec!["pause", "withdraw"],
            ListingState::Paused => vec!["reopen", "withdraw"],
            ListingState::Matched => vec!["withdraw"],
            ListingState::Met | ListingState::Withdrawn | ListingState::Expired => vec!["reopen"],
        };
        if self.is_asked() {
            turns.insert(0, "still");
        }
        if self.is_need() && self.is_current() {
            turns.insert(0, "meet");
        }
        turns
    }

    /// What is particular about it, in words.
    fn facts(&self, v: &Visit) -> String {
        let terms = &self.listing.terms;
        let mut facts = Vec::new();
        if terms.quantity > 1 {
            facts.push(v.t1("me-quantity", "count", terms.quantity));
        }
        if let Some(due) = &terms.due {
            facts.push(v.t1("me-due", "day", v.day(due)));
        } else if self.is_need() && terms.urgency != Urgency::Whenever {
            facts.push(v.tw("survey-soon", terms.urgency.word()));
        }
        if !self.area.is_empty() {
            facts.push(self.area.clone());
        }
        if !terms.times.is_unsaid() {
            facts.push(v.times(&terms.times));
        }
        v.language.list(&facts)
    }
}

#[derive(Template)]
#[template(path = "me/own.html")]
struct Own<'a> {
    v: &'a Visit,
    person: &'a Person,
    neighbor: &'a Neighbor,
    gives: Vec<Line>,
    needs: Vec<Line>,
    earlier: Vec<Line>,
    matches: Matches,
    rotas: OnRotas,
}

impl Own<'_> {
    fn name(&self) -> &str {
        first_name(&self.person.name)
    }

    fn rests(&self) -> bool {
        self.neighbor.standing == Standing::Paused && !self.neighbor.may_be_asked(self.v.now())
    }
}

/// `GET /me`.
pub async fn own(visit: Visit, State(web): State<Web>) -> Answer {
    let (community, whose) = (visit.home_id()?, visit.neighbor()?);
    let mut tx = web.app.db.read().await?;
    let categories = community::categories(&mut tx, community).await?;
    let areas = community::areas(&mut tx, community).await?;
    let (neighbor, person) = people::opened(&mut tx, &web.app, community, whose).await?;
    let name = |id| {
        let found = categories.iter().find(|category| category.id == id);
        found
            .map_or("", |category| Tongue::of(&visit).said(&category.names))
            .to_owned()
    };
    let mut lines = Vec::new();
    for row in needs::rows_of(&mut tx, community, whose).await? {
        let listing = row.listing();
        let area = areas
            .iter()
            .find(|area| Some(area.id) == listing.terms.area);
        lines.push(Line {
            name: name(listing.terms.category),
            note: row.note(&web.app, community, neighbor.key)?,
            area: area.map_or_else(String::new, |area| area.name.clone()),
            listing,
        });
    }
    let matches = matches::load(&visit, &mut tx, whose).await?;
    drop(tx);
    let rotas = OnRotas::load(&web, visit.who()?).await?;
    let (current, earlier): (Vec<_>, Vec<_>) = lines.into_iter().partition(Line::is_current);
    let (needs, gives) = current.into_iter().partition(Line::is_need);
    let page = Own {
        v: &visit,
        person: &person,
        neighbor: &neighbor,
        gives,
        needs,
        earlier,
        matches,
        rotas,
    };
    page::show(&visit, &page)
}

/// `POST /me/pause`: a rest from being asked, or back from it.
pub async fn pause(State(web): State<Web>, Posted { visit, fields }: Posted) -> Answer {
    let whose = visit.neighbor()?;
    let said = if fields.one("do") == "back" {
        people::own::come_back(&web.app, visit.who()?, whose).await?;
        "me-back-done"
    } else {
        let days = fields.one("days").parse().ok();
        people::own::pause(&web.app, visit.who()?, whose, days).await?;
        "me-pause-done"
    };
    Ok(page::saying(&visit, page::go(&visit, "/me"), said))
}
