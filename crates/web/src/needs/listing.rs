//! One offer or need: its terms, where it stands, what can be done with it.

use app::needs::{self, Row};
use app::people::looks::{self, Reason};
use askama::Template;
use axum::extract::{Path, State};
use domain::moment::DAY;
use domain::needs::{Listing, ListingState, Side, Turn, answer_days};
use domain::people::Person;
use domain::{CommunityId, Day, ListingId, Zone};

use super::names::{self, Names};
use super::terms::{self, Choices};
use crate::introductions::pairs::{self, Pairs};
use crate::page::{self, Answer};
use crate::{Form, Posted, Problem, Visit, Web};

#[derive(Template)]
#[template(path = "needs/listing.html")]
struct ListingPage<'a> {
    v: &'a Visit,
    names: Names,
    listing: Listing,
    shown: Option<Shown>,
    pairs: Pairs,
}

/// What a look shows.
struct Shown {
    person: Person,
    channel: &'static str,
    note: String,
}

#[derive(Template)]
#[template(path = "needs/change.html")]
struct ChangePage<'a> {
    v: &'a Visit,
    f: &'a Form,
    choices: &'a Choices,
    listing: &'a Listing,
    title: String,
}

impl ListingPage<'_> {
    fn title(&self) -> String {
        title(self.v, &self.names, &self.listing)
    }

    fn is_need(&self) -> bool {
        self.listing.side == Side::Need
    }

    fn is_open(&self) -> bool {
        self.listing.state == ListingState::Open
    }

    /// The day on which its owner will be asked whether it still holds.
    fn asks_on(&self) -> Day {
        let asks = self
            .listing
            .expires_at
            .plus(-answer_days(self.listing.terms.urgency) * DAY);
        let zone = self
            .v
            .community
            .as_ref()
            .map_or_else(Zone::utc, |home| home.zone.clone());
        zone.day(asks.max(self.v.web.app.clock.now()))
    }

    fn languages(&self) -> String {
        names::languages(self.v, &self.listing.terms.languages)
    }

    /// What can be done with it now, the likeliest first.
    fn turns(&self) -> Vec<Turn> {
        let now = self.v.web.app.clock.now();
        let asked = self.listing.still_asked_at.is_some();
        [
            Turn::StillHolds,
            Turn::Meet,
            Turn::Pause,
            Turn::Reopen,
            Turn::Withdraw,
        ]
        .into_iter()
        .filter(|turn| {
            let changes = self
                .listing
                .turn(*turn, now)
                .is_ok_and(|to| to.state != self.listing.state);
            match turn {
                Turn::StillHolds => asked && self.listing.turn(*turn, now).is_ok(),
                _ => changes,
            }
        })
        .collect()
    }
}

/// What an offer or a need is called on its own page: "Rides, needed in Northside".
fn title(visit: &Visit, names: &Names, listing: &Listing) -> String {
    let key = match listing.side {
        Side::Need => "needs-title-need",
        Side::Offer => "needs-title-offer",
    };
    visit.t1(key, "category", names.category(&listing.terms.category))
}

async fn load(
    visit: &Visit,
    web: &Web,
    id: ListingId,
) -> Result<(CommunityId, Row, Names), Problem> {
    visit.organizer()?;
    let home = visit.home_id()?;
    let mut tx = web.app.db.read().await?;
    let row = needs::row(&mut tx, home, id).await?;
    let names = Names::load(&mut tx, visit).await?;
    Ok((home, row, names))
}

fn id(text: &str) -> Result<ListingId, Problem> {
    text.parse().map_err(|_| Problem::NotFound)
}

/// The page.
pub async fn page(visit: Visit, State(web): State<Web>, Path(text): Path<String>) -> Answer {
    let (_, row, names) = load(&visit, &web, id(&text)?).await?;
    let listing = row.listing();
    page::show(
        &visit,
        &ListingPage {
            v: &visit,
            names,
            pairs: pairs::load(&visit, &web, &listing).await?,
            listing,
            shown: None,
        },
    )
}

/// Shows whose it is and their note, once the look has been written down.
pub async fn look(
    State(web): State<Web>,
    Path(text): Path<String>,
    Posted { visit, .. }: Posted,
) -> Answer {
    let (home, row, names) = load(&visit, &web, id(&text)?).await?;
    let who = visit.organizer()?;
    let (neighbor, person) =
        looks::look(&web.app, who, row.neighbor_id(), looks::ALL, Reason::Match).await?;
    let note = row.note(&web.app, home, neighbor.key)?;
    let shown = Some(Shown {
        person,
        channel: neighbor.channel.word(),
        note,
    });
    let listing = row.listing();
    page::show(
        &visit,
        &ListingPage {
            v: &visit,
            names,
            pairs: pairs::load(&visit, &web, &listing).await?,
            listing,
            shown,
        },
    )
}

/// Takes a turn.
pub async fn turn(
    State(web): State<Web>,
    Path(text): Path<String>,
    Posted { visit, fields }: Posted,
) -> Answer {
    let who = visit.organizer()?;
    let turn = Turn::from_word(fields.one("turn")).ok_or(Problem::NotFound)?;
    needs::take_turn(&web.app, who, id(&text)?, turn).await?;
    Ok(page::saying(
        &visit,
        page::go(&visit, &format!("/listing/{text}")),
        "needs-saved",
    ))
}

/// The form with its terms.
pub async fn terms(visit: Visit, State(web): State<Web>, Path(text): Path<String>) -> Answer {
    let (_, row, names) = load(&visit, &web, id(&text)?).await?;
    let listing = row.listing();
    let choices = Choices::of(&visit, &names, listing.side, Some(listing.terms.category));
    let f = &Form::with(terms::fill(&listing.terms));
    let title = title(&visit, &names, &listing);
    page::show(
        &visit,
        &ChangePage {
            v: &visit,
            f,
            choices: &choices,
            listing: &listing,
            title,
        },
    )
}

/// Changes its terms.
pub async fn change(
    State(web): State<Web>,
    Path(text): Path<String>,
    Posted { visit, fields }: Posted,
) -> Answer {
    let (_, row, names) = load(&visit, &web, id(&text)?).await?;
    let who = visit.organizer()?;
    let listing = row.listing();
    let choices = Choices::of(&visit, &names, listing.side, Some(listing.terms.category));
    let today = visit.home()?.zone.day(web.app.clock.now());
    let mut form = match terms::read(&fields, &choices, today) {
        Ok(terms) if terms.quantity >= listing.promised => {
            needs::change_terms(&web.app, who, listing.id, &terms).await?;
            return Ok(page::saying(
                &visit,
                page::go(&visit, &format!("/listing/{text}")),
                "needs-saved",
            ));
        }
        Ok(_) => Form::with(fields),
        Err(form) => form,
    };
    if form.is_fine() {
        form.wrong("quantity", "needs-quantity-promised");
    }
    let title = title(&visit, &names, &listing);
    page::show_again(
        &visit,
        &ChangePage {
            v: &visit,
            f: &form,
            choices: &choices,
            listing: &listing,
            title,
        },
    )
}
