//! Putting two together by hand: who would fit if something soft were set aside, and a page that says what is
//! set aside before it happens. Nobody's name stands here.

use app::introductions;
use app::matching::{self, Almost};
use app::needs;
use askama::Template;
use axum::extract::{Path, State};
use domain::ListingId;
use domain::matching::conditions;
use domain::needs::{Listing, Side};

use super::{Names, pairs, sentences};
use crate::form::Posted;
use crate::page::{self, Answer};
use crate::{Problem, Visit, Web};

/// Somebody who almost fits.
struct Line {
    other: ListingId,
    title: String,
    times: String,
    languages: String,
    reason: String,
    aside: Vec<String>,
}

#[derive(Template)]
#[template(path = "introductions/together.html")]
struct TogetherPage<'a> {
    v: &'a Visit,
    listing: &'a Listing,
    what: String,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "introductions/confirm.html")]
struct ConfirmPage<'a> {
    v: &'a Visit,
    listing: &'a Listing,
    what: String,
    line: Line,
    bits: u8,
}

impl TogetherPage<'_> {
    fn is_need(&self) -> bool {
        self.listing.side == Side::Need
    }
}

struct Found {
    names: Names,
    listing: Listing,
    almost: Vec<Almost>,
}

async fn load(visit: &Visit, web: &Web, id: ListingId) -> Result<Found, Problem> {
    visit.organizer()?;
    let home = visit.home_id()?;
    let mut tx = web.app.db.read().await?;
    Ok(Found {
        names: Names::of(&mut tx, home).await?,
        listing: needs::row(&mut tx, home, id).await?.listing(),
        almost: matching::almost(&mut tx, &web.app, home, id).await?,
    })
}

fn line(visit: &Visit, names: &Names, pair: &Almost) -> Line {
    let aside = conditions(pair.aside).map(|word| visit.t(&format!("together-aside-{word}")));
    let mut because = pair.because.clone();
    because.softened = 0;
    Line {
        other: pair.other.id,
        title: pairs::title(visit, names, &pair.other),
        times: visit.times(&pair.other.terms.times),
        languages: sentences::languages(visit, &pair.other.terms.languages),
        reason: sentences::because(visit, names, &because),
        aside: aside.collect(),
    }
}

fn id(text: &str) -> Result<ListingId, Problem> {
    text.parse().map_err(|_| Problem::NotFound)
}

/// `GET /listing/{id}/together`.
pub async fn page(visit: Visit, State(web): State<Web>, Path(text): Path<String>) -> Answer {
    let found = load(&visit, &web, id(&text)?).await?;
    let lines = found.almost.iter();
    page::show(
        &visit,
        &TogetherPage {
            v: &visit,
            what: found
                .names
                .category(found.listing.terms.category, visit.language.tag),
            lines: lines.map(|pair| line(&visit, &found.names, pair)).collect(),
            listing: &found.listing,
        },
    )
}

/// `GET /listing/{id}/together/{other}`: what is set aside, before it happens.
pub async fn confirm(
    visit: Visit,
    State(web): State<Web>,
    Path((text, other)): Path<(String, String)>,
) -> Answer {
    let found = load(&visit, &web, id(&text)?).await?;
    let other = id(&other)?;
    let pair = found.almost.iter().find(|pair| pair.other.id == other);
    let pair = pair.ok_or(Problem::NotFound)?;
    page::show(
        &visit,
        &ConfirmPage {
            v: &visit,
            what: found
                .names
                .category(found.listing.terms.category, visit.language.tag),
            line: line(&visit, &found.names, pair),
            bits: pair.aside,
            listing: &found.listing,
        },
    )
}

/// `POST /listing/{id}/together/{other}`: puts the two together, and asks if wished. Only what the page said
/// is set aside; when something else has come between meanwhile, it does not happen.
pub async fn put(
    State(web): State<Web>,
    Path((text, other)): Path<(String, String)>,
    Posted { visit, fields }: Posted,
) -> Answer {
    let who = visit.organizer()?;
    let (here, other) = (id(&text)?, id(&other)?);
    let mut tx = web.app.db.read().await?;
    let listing = needs::row(&mut tx, visit.home_id()?, here).await?.listing();
    drop(tx);
    let (need, offer) = match listing.side {
        Side::Need => (here, other),
        Side::Offer => (other, here),
    };
    let aside = fields.one("aside").parse().map_err(|_| Problem::NotFound)?;
    let found = matching::put_together(&web.app, who, need, offer, aside).await?;
    let said = if fields.one("do") == "ask" {
        introductions::ask(&web.app, who, found).await?;
        "today-asked"
    } else {
        "together-done"
    };
    Ok(page::saying(
        &visit,
        page::go(&visit, &format!("/listing/{here}")),
        said,
    ))
}
