//! An offer or a need that an organizer writes down for somebody who is here already.

use app::needs::{self, NewListing};
use app::people;
use askama::Template;
use axum::extract::{RawQuery, State};
use domain::NeighborId;
use domain::needs::{ListingState, Side};
use domain::people::Source;
use domain::words::{NOTE_LIMIT, lines};

use super::terms::{self, Choices};
use crate::page::{self, Answer};
use crate::{Fields, Form, Posted, Problem, Visit, Web};

#[derive(Template)]
#[template(path = "needs/new.html")]
struct NewPage<'a> {
    v: &'a Visit,
    f: &'a Form,
    choices: &'a Choices,
    neighbor: NeighborId,
}

/// Whose it is and on which side, from the address or the form.
async fn whose(
    visit: &Visit,
    web: &Web,
    fields: &Fields,
) -> Result<(NeighborId, Choices), Problem> {
    visit.organizer()?;
    let neighbor: NeighborId = fields
        .one("neighbor")
        .parse()
        .map_err(|_| Problem::NotFound)?;
    let side = Side::from_word(fields.one("side")).ok_or(Problem::NotFound)?;
    let mut tx = web.app.db.read().await?;
    people::row(&mut tx, visit.home_id()?, neighbor).await?;
    Ok((neighbor, Choices::load(&mut tx, visit, side, None).await?))
}

/// The form.
pub(super) async fn page(
    visit: Visit,
    State(web): State<Web>,
    RawQuery(query): RawQuery,
) -> Answer {
    let fields = Fields::read(query.unwrap_or_default().as_bytes());
    let (neighbor, choices) = whose(&visit, &web, &fields).await?;
    let f = &Form::with(terms::blank());
    page::show(
        &visit,
        &NewPage {
            v: &visit,
            f,
            choices: &choices,
            neighbor,
        },
    )
}

/// Writes it down.
pub(super) async fn add(State(web): State<Web>, Posted { visit, fields }: Posted) -> Answer {
    let (neighbor, choices) = whose(&visit, &web, &fields).await?;
    let who = visit.organizer()?;
    let today = visit.home()?.zone.day(web.app.clock.now());
    match terms::read(&fields, &choices, today) {
        Ok(terms) => {
            let new = NewListing {
                side: choices.side,
                terms,
                note: lines(fields.one("note"), NOTE_LIMIT),
                source: Source::OnBehalf,
                answer: None,
                state: ListingState::Open,
            };
            let id = needs::add(&web.app, who, neighbor, &new).await?;
            Ok(page::saying(
                &visit,
                page::go(&visit, &format!("/listing/{id}")),
                "needs-saved",
            ))
        }
        Err(form) => page::show_again(
            &visit,
            &NewPage {
                v: &visit,
                f: &form,
                choices: &choices,
                neighbor,
            },
        ),
    }
}
