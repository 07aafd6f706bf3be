//! The pairs around one offer or need, on its page: what is under way, who else would fit and why, and why
//! nobody does. Nobody's name stands here.

use app::introductions;
use app::matching::{self, Around, Pair};
use app::people;
use axum::extract::{Path, State};
use domain::introductions::MatchState;
use domain::needs::{Listing, Side};
use domain::{CommunityId, ListingId, MatchId, Moment, Times};

use super::{Names, sentences};
use crate::form::Posted;
use crate::page::{self, Answer};
use crate::{Problem, Visit, Web};

/// A pair on the page.
pub struct Line {
    /// The match, when there is one.
    pub id: Option<MatchId>,
    /// The need.
    pub need: ListingId,
    /// The offer.
    pub offer: ListingId,
    /// The other listing, to look at.
    pub other: ListingId,
    /// What the other listing is called: "An offer in Northside".
    pub title: String,
    /// How much of the need it covers.
    pub quantity: u32,
    /// Why the two.
    pub reason: String,
    /// Who set something aside; empty when nobody did.
    pub aside: String,
    /// Where it stands, when somebody was asked.
    pub state: Option<MatchState>,
    /// Since when.
    pub since: Option<Moment>,
}

impl Line {
    /// Nobody was asked yet.
    pub fn is_open(&self) -> bool {
        self.state.is_none()
    }
}

/// The pairs around an offer or a need, as its page shows them.
pub struct Pairs {
    /// The pairs.
    pub lines: Vec<Line>,
    /// Why nobody fits; empty when somebody does, or nothing is looked for.
    pub why: String,
    /// More is looked for.
    pub is_looking: bool,
    /// How many would fit if something soft were set aside.
    pub almost: usize,
}

/// What another listing is called without saying whose it is.
pub fn title(visit: &Visit, names: &Names, other: &Listing) -> String {
    let (somewhere, nowhere) = match other.side {
        Side::Offer => ("pair-offer-in", "pair-offer"),
        Side::Need => ("pair-need-in", "pair-need"),
    };
    match other.terms.area {
        Some(area) => visit.t1(somewhere, "area", names.area(area)),
        None => visit.t(nowhere),
    }
}

/// Loads them.
pub async fn load(visit: &Visit, web: &Web, listing: &Listing) -> Result<Pairs, Problem> {
    let home = visit.home_id()?;
    let mut tx = web.app.db.read().await?;
    let names = Names::of(&mut tx, home).await?;
    let around = matching::around(&mut tx, &web.app, home, listing.id).await?;
    let mut lines = Vec::with_capacity(around.pairs.len());
    for pair in &around.pairs {
        lines.push(line(visit, web, &mut tx, home, &names, pair).await?);
    }
    let times = sentences::times_of(&mut tx, home, listing.id).await?;
    Ok(Pairs {
        lines,
        why: why(visit, listing, &around, &times),
        is_looking: around.is_looking,
        almost: around.almost,
    })
}

fn why(visit: &Visit, listing: &Listing, around: &Around, times: &Times) -> String {
    let covered: u32 = around.pairs.iter().map(|pair| pair.quantity).sum();
    match (&around.why, listing.side) {
        _ if !around.is_looking => String::new(),
        (None, Side::Need) => visit.t("pair-none-resting"),
        (_, Side::Offer) if around.pairs.is_empty() => visit.t("pair-none-needs"),
        (Some(why), Side::Need) if covered < listing.room() => sentences::why(visit, why, times),
        _ => String::new(),
    }
}

async fn line(
    visit: &Visit,
    web: &Web,
    tx: &mut app::db::Tx,
    home: CommunityId,
    names: &Names,
    pair: &Pair,
) -> Result<Line, Problem> {
    let aside = match pair.by {
        Some(by) if pair.by_hand => {
            by_hand(visit, &people::first_name_of(tx, &web.app, home, by).await?)
        }
        _ => String::new(),
    };
    let asked = pair
        .found
        .as_ref()
        .filter(|found| found.state != MatchState::Suggested);
    Ok(Line {
        id: pair.found.as_ref().map(|found| found.id),
        need: pair.need,
        offer: pair.offer,
        other: pair.other.id,
        title: title(visit, names, &pair.other),
        quantity: pair.quantity,
        reason: sentences::because(visit, names, &pair.because),
        aside,
        state: asked.map(|found| found.state),
        since: asked.map(|found| found.changed_at),
    })
}

/// "Put together by hand by Olga".
pub fn by_hand(visit: &Visit, name: &str) -> String {
    if name.is_empty() {
        visit.t("pair-by-hand")
    } else {
        visit.t1("pair-by-hand-name", "name", name)
    }
}

/// `POST /listing/{id}/pair`: asks about a pair, or sets it aside.
pub async fn decide(
    State(web): State<Web>,
    Path(text): Path<String>,
    Posted { visit, fields }: Posted,
) -> Answer {
    let who = visit.organizer()?;
    let here: ListingId = text.parse().map_err(|_| Problem::NotFound)?;
    let id = |name: &str| fields.one(name).parse().map_err(|_| Problem::NotFound);
    let (need, offer): (ListingId, ListingId) = (id("need")?, id("offer")?);
    let said = match fields.one("do") {
        "ask" => {
            matching::ask(&web.app, who, need, offer).await?;
            "today-asked"
        }
        "skip" => {
            matching::set_aside(&web.app, who, need, offer).await?;
            "today-skipped"
        }
        "next" => {
            let found: MatchId = fields.one("match").parse().map_err(|_| Problem::NotFound)?;
            introductions::skip(&web.app, who, found).await?;
            "today-skipped"
        }
        _ => return Err(Problem::NotFound),
    };
    Ok(page::saying(
        &visit,
        page::go(&visit, &format!("/listing/{here}")),
        said,
    ))
}
