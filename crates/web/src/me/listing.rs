//! Adding, changing and turning one offer or one need.

use app::needs::{self, NewListing, Row};
use app::people;
use askama::Template;
use axum::extract::{Path, State};
use domain::ListingId;
use domain::needs::{Listing, ListingState, Often, Side, Terms, Turn};
use domain::people::{Neighbor, Source};
use domain::survey::answer::Circumstances;
use domain::survey::listing;

use crate::page::{self, Answer};
use crate::survey::words::{self, Choosable, Group};
use crate::survey::{Asked, Tongue, again, more, typed};
use crate::{Fields, Form, Posted, Problem, Visit, Web};

#[derive(Template)]
#[template(path = "me/listing.html")]
struct ListingPage<'a> {
    v: &'a Visit,
    f: &'a Form,
    side: Side,
    /// Where the form is sent.
    to: String,
    is_new: bool,
    groups: Vec<Group>,
    areas: Vec<Choosable>,
    radius: Vec<Choosable>,
}

impl ListingPage<'_> {
    fn is_need(&self) -> bool {
        self.side == Side::Need
    }

    fn title(&self) -> &'static str {
        match (self.is_new, self.side) {
            (true, Side::Offer) => "me-add-offer",
            (true, Side::Need) => "me-add-need",
            (false, Side::Offer) => "me-change-offer",
            (false, Side::Need) => "me-change-need",
        }
    }

    fn often(&self) -> &'static [Often] {
        Often::ALL
    }
}

fn show(visit: &Visit, asked: &Asked, form: &Form, side: Side, id: Option<ListingId>) -> Answer {
    let tongue = Tongue::of(visit);
    let to = match id {
        Some(id) => format!("/me/listing/{id}"),
        None => format!("/me/add/{}", side.word()),
    };
    let page = ListingPage {
        v: visit,
        f: form,
        side,
        to,
        is_new: id.is_none(),
        groups: words::groups(tongue, &asked.categories, form, "category"),
        areas: asked
            .areas
            .iter()
            .map(|area| (area.id.to_string(), area.name.clone()))
            .collect(),
        radius: more::radius(tongue),
    };
    if form.is_fine() {
        page::show(visit, &page)
    } else {
        page::show_again(visit, &page)
    }
}

/// `GET /me/add/{side}`.
pub async fn add(visit: Visit, State(web): State<Web>, Path(side): Path<String>) -> Answer {
    let side = Side::from_word(&side).ok_or(Problem::NotFound)?;
    let me = me(&visit, &web).await?;
    let asked = Asked::load(&visit, &web).await?;
    let of = Circumstances::of(&me);
    let usual = if side == Side::Need {
        Often::Once
    } else {
        Often::Standing
    };
    let fields = circumstances(&of)
        .with("often", usual.word())
        .with("soon", "whenever");
    show(&visit, &asked, &Form::with(fields), side, None)
}

/// `POST /me/add/{side}`.
pub async fn added(
    State(web): State<Web>,
    Path(side): Path<String>,
    Posted { visit, fields }: Posted,
) -> Answer {
    let side = Side::from_word(&side).ok_or(Problem::NotFound)?;
    let me = me(&visit, &web).await?;
    let asked = Asked::load(&visit, &web).await?;
    let of = Circumstances::of(&me);
    let (terms, note) = match listing::listing(typed(&fields), &asked.asking(), side, None, &of) {
        Ok(read) => read,
        Err(wrong) => return show(&visit, &asked, &again(fields, wrong), side, None),
    };
    let new = NewListing {
        side,
        terms,
        note,
        source: Source::Web,
        answer: None,
        state: ListingState::Open,
    };
    needs::add(&web.app, visit.who()?, me.id, &new).await?;
    Ok(page::saying(&visit, page::go(&visit, "/me"), "me-added"))
}

/// `GET /me/listing/{id}`.
pub async fn change(visit: Visit, State(web): State<Web>, Path(id): Path<String>) -> Answer {
    let (row, me) = own(&visit, &web, &id).await?;
    let asked = Asked::load(&visit, &web).await?;
    let listing = row.listing();
    let note = row.note(&web.app, visit.home_id()?, me.key)?;
    let fields = terms(&asked, &listing.terms).with("note", note);
    show(
        &visit,
        &asked,
        &Form::with(fields),
        listing.side,
        Some(listing.id),
    )
}

/// `POST /me/listing/{id}`.
pub async fn changed(
    State(web): State<Web>,
    Path(id): Path<String>,
    Posted { visit, fields }: Posted,
) -> Answer {
    let (row, me) = own(&visit, &web, &id).await?;
    let asked = Asked::load(&visit, &web).await?;
    let Listing {
        id,
        side,
        terms: before,
        ..
    } = row.listing();
    let of = Circumstances::of(&me);
    match listing::listing(typed(&fields), &asked.asking(), side, Some(&before), &of) {
        Ok((terms, note)) => {
            needs::change(&web.app, visit.who()?, id, &terms, &note).await?;
            Ok(page::saying(&visit, page::go(&visit, "/me"), "me-saved"))
        }
        Err(wrong) => show(&visit, &asked, &again(fields, wrong), side, Some(id)),
    }
}

/// `POST /me/listing/{id}/turn`: pause, reopen, withdraw, met, still holds.
pub async fn turn(
    State(web): State<Web>,
    Path(id): Path<String>,
    Posted { visit, fields }: Posted,
) -> Answer {
    let (row, _) = own(&visit, &web, &id).await?;
    let turn = Turn::from_word(fields.one("do")).ok_or(Problem::NotFound)?;
    needs::take_turn(&web.app, visit.who()?, row.listing().id, turn).await?;
    Ok(page::saying(&visit, page::go(&visit, "/me"), "me-saved"))
}

/// The record of the one who is looking.
async fn me(visit: &Visit, web: &Web) -> Result<Neighbor, Problem> {
    let mut tx = web.app.db.read().await?;
    let (me, _) = people::opened(&mut tx, &web.app, visit.home_id()?, visit.neighbor()?).await?;
    Ok(me)
}

/// An offer or a need of the one who is looking. Another's does not exist here, not for organizers either.
async fn own(visit: &Visit, web: &Web, id: &str) -> Result<(Row, Neighbor), Problem> {
    let id: ListingId = id.parse().map_err(|_| Problem::NotFound)?;
    let me = me(visit, web).await?;
    let mut tx = web.app.db.read().await?;
    let row = needs::row(&mut tx, visit.home_id()?, id).await?;
    if row.listing().neighbor != me.id {
        return Err(Problem::NotFound);
    }
    Ok((row, me))
}

fn circumstances(of: &Circumstances) -> Fields {
    let mut fields = Fields::default();
    if let Some(area) = of.area {
        fields = fields.with("area", area.to_string());
    }
    for word in of.times.to_words().split(' ') {
        fields = fields.with("times", word);
    }
    match of.radius {
        Some(steps) => fields.with("radius", steps.to_string()),
        None => fields.with("radius", "any"),
    }
}

fn terms(asked: &Asked, terms: &Terms) -> Fields {
    let of = Circumstances {
        area: terms.area,
        times: terms.times,
        speaks: vec![],
        radius: terms.radius,
    };
    let category = asked
        .categories
        .iter()
        .find(|category| category.id == terms.category);
    let tick = |is: bool| if is { "yes" } else { "" };
    circumstances(&of)
        .with(
            "category",
            category.map_or("", |category| category.key.as_str()),
        )
        .with("often", terms.often.word())
        .with("quantity", terms.quantity.to_string())
        .with("soon", terms.urgency.word())
        .with(
            "due",
            terms.due.map(|due| due.to_string()).unwrap_or_default(),
        )
        .with("remote", tick(terms.remote))
        .with("language-matters", tick(terms.language_matters))
        .with("wants-known", tick(terms.wants_known))
}
