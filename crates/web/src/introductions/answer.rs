//! The page on which somebody answers about a match, a listing or a rota: by the link in their mail, without logging
//! in, or from their own page. Opening it changes nothing; only its buttons do.

use app::introductions::{self, after, mine, relay};
use app::needs;
use app::rota::places;
use app::tokens::{self, Purpose};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use domain::introductions::{MatchState, Outcome, Reply, Shows};
use domain::needs::{ListingState, Side, Turn};
use domain::people::{Actor, Channel};
use domain::{CoverId, DateId, ListingId, MatchId};

use super::{Names, relay as relay_page, sentences};
use crate::form::{Fields, Form, Posted};
use crate::limits::Deed;
use crate::page::{self, Answer};
use crate::{Problem, Visit, Web, rota};

/// What a link is about, and who answers by it.
enum About {
    Match(MatchId),
    Listing(ListingId),
    /// A place on a rota that somebody is asked to take.
    Cover(CoverId),
    /// A date of a rota that somebody promised, or relies on.
    Date(DateId),
}

#[derive(Template)]
#[template(path = "introductions/answer.html")]
struct AnswerPage<'a> {
    v: &'a Visit,
    f: &'a Form,
    m: &'a mine::Mine,
    /// By this word it is known when a button is pressed twice.
    form: String,
    /// Where the form is sent.
    to: String,
    what: String,
    place: String,
    when: String,
    reason: String,
    languages: String,
}

#[derive(Template)]
#[template(path = "introductions/still.html")]
struct StillPage<'a> {
    v: &'a Visit,
    to: String,
    what: String,
    is_need: bool,
    state: ListingState,
}

/// What a link opened: something to answer, or the way to the community that it belongs to.
enum Opened {
    Here(Actor, About),
    Elsewhere(Response),
}

async fn opened(visit: &Visit, web: &Web, token: &str) -> Result<Opened, Problem> {
    visit.allow(Deed::Open)?;
    let (community, link) = tokens::opened_anywhere(&web.app, token).await?;
    if let Some(there) = page::where_it_belongs(visit, community, &format!("/l/{token}")).await? {
        return Ok(Opened::Elsewhere(there));
    }
    let actor = Actor::Neighbor(community, link.neighbor_id.ok_or(Problem::NotFound)?);
    let about = link.about_id.unwrap_or_default();
    let about = about.split(' ').next().unwrap_or("");
    let about = match Purpose::from_word(&link.purpose) {
        Some(Purpose::Match) => About::Match(about.parse().map_err(|_| Problem::NotFound)?),
        Some(Purpose::Listing) => About::Listing(about.parse().map_err(|_| Problem::NotFound)?),
        Some(Purpose::Cover) => About::Cover(about.parse().map_err(|_| Problem::NotFound)?),
        Some(Purpose::Date) => About::Date(about.parse().map_err(|_| Problem::NotFound)?),
        Some(Purpose::Pledge) => {
            let pledge = about.parse().map_err(|_| Problem::NotFound)?;
            About::Date(places::date_of(&web.app, actor, pledge).await?)
        }
        _ => return Err(Problem::NotFound),
    };
    Ok(Opened::Here(actor, about))
}

/// `GET /l/{token}`.
pub async fn by_link(visit: Visit, State(web): State<Web>, Path(token): Path<String>) -> Answer {
    let (who, about) = match opened(&visit, &web, &token).await? {
        Opened::Here(who, about) => (who, about),
        Opened::Elsewhere(there) => return Ok(there),
    };
    let to = visit.at(&format!("/l/{token}"));
    match about {
        About::Match(id) => show(&visit, &web, who, id, to).await,
        About::Listing(id) => show_listing(&visit, &web, who, id, to).await,
        About::Cover(cover) => {
            let to = format!("/l/{token}");
            rota::Asked { who, cover, to }.show(&visit, &web).await
        }
        About::Date(date) => {
            let to = format!("/l/{token}");
            rota::show_date(&visit, &web, &rota::DateDoor { who, date, to }).await
        }
    }
}

/// `POST /l/{token}`.
pub async fn by_link_sent(
    State(web): State<Web>,
    Path(token): Path<String>,
    Posted { visit, fields }: Posted,
) -> Answer {
    let (who, about) = match opened(&visit, &web, &token).await? {
        Opened::Here(who, about) => (who, about),
        Opened::Elsewhere(there) => return Ok(there),
    };
    let back = format!("/l/{token}");
    match about {
        About::Match(id) => act(&visit, &web, who, id, &fields, &back).await,
        About::Listing(id) => {
            let turn = Turn::from_word(fields.one("do")).ok_or(Problem::NotFound)?;
            needs::take_turn(&web.app, who, id, turn).await?;
            Ok(page::saying(
                &visit,
                page::go(&visit, &back),
                "answer-noted",
            ))
        }
        About::Cover(cover) => {
            let asked = rota::Asked {
                who,
                cover,
                to: back,
            };
            asked.answer(&visit, &web, &fields).await
        }
        About::Date(date) => {
            let door = rota::DateDoor {
                who,
                date,
                to: back,
            };
            rota::act_on_date(&visit, &web, &door, fields).await
        }
    }
}

/// `GET /match/{id}`.
pub async fn by_session(visit: Visit, State(web): State<Web>, Path(id): Path<String>) -> Answer {
    let who = visit.who()?;
    let id: MatchId = id.parse().map_err(|_| Problem::NotFound)?;
    let to = visit.at(&format!("/match/{id}"));
    show(&visit, &web, who, id, to).await
}

/// `POST /match/{id}`.
pub async fn by_session_sent(
    State(web): State<Web>,
    Path(id): Path<String>,
    Posted { visit, fields }: Posted,
) -> Answer {
    let who = visit.who()?;
    let id: MatchId = id.parse().map_err(|_| Problem::NotFound)?;
    let back = match fields.one("from") {
        "me" => "/me".to_owned(),
        _ => format!("/match/{id}"),
    };
    act(&visit, &web, who, id, &fields, &back).await
}

async fn show(visit: &Visit, web: &Web, who: Actor, id: MatchId, to: String) -> Answer {
    let mut tx = web.app.db.read().await?;
    let names = Names::of(&mut tx, who.community()).await?;
    let m = mine::one(&mut tx, &web.app, who, id).await?;
    drop(tx);
    let mut f = Form::default();
    match m.channel {
        Channel::Mail => f.fields.set("show", "mail"),
        Channel::Text | Channel::Call => f.fields.set("show", "phone"),
        Channel::Neighbor | Channel::Nobody => {}
    }
    let page = AnswerPage {
        v: visit,
        f: &f,
        what: names.category(m.need.category, visit.language.tag),
        place: m
            .need
            .area
            .map_or_else(String::new, |area| names.area(area).to_owned()),
        when: sentences::when(visit, &m.need),
        reason: sentences::because(visit, &names, &m.because),
        languages: sentences::languages(visit, &m.need.languages),
        m: &m,
        form: relay_page::new_form(web),
        to,
    };
    page::show(visit, &page)
}

async fn show_listing(visit: &Visit, web: &Web, who: Actor, id: ListingId, to: String) -> Answer {
    let mut tx = web.app.db.read().await?;
    let names = Names::of(&mut tx, who.community()).await?;
    let listing = needs::row(&mut tx, who.community(), id).await?.listing();
    who.may_change(listing.neighbor)?;
    let what = names.category(listing.terms.category, visit.language.tag);
    page::show(
        visit,
        &StillPage {
            v: visit,
            to,
            what,
            is_need: listing.side == Side::Need,
            state: listing.state,
        },
    )
}

/// Does what a button says, and comes back to the page, which shows what is now true.
async fn act(
    visit: &Visit,
    web: &Web,
    who: Actor,
    id: MatchId,
    fields: &Fields,
    back: &str,
) -> Answer {
    let app = &web.app;
    let mut tx = app.db.read().await?;
    let side = mine::one(&mut tx, app, who, id).await?.side;
    drop(tx);
    let shows = Shows {
        phone: fields.has("show", "phone"),
        mail: fields.has("show", "mail"),
    };
    let said = match fields.one("do") {
        "yes" => {
            introductions::answer(app, who, id, side, Reply::Yes(shows)).await?;
            "answer-yes-noted"
        }
        "no" => {
            introductions::answer(app, who, id, side, Reply::NotNow).await?;
            "answer-no-noted"
        }
        "never" => {
            introductions::answer(app, who, id, side, Reply::NotThisKind).await?;
            "answer-never-noted"
        }
        "back" => {
            introductions::take_back(app, who, id, side).await?;
            "answer-back-noted"
        }
        "thanks" => {
            after::thank(app, who, id).await?;
            "answer-thanks-noted"
        }
        "report" => {
            after::report(app, who, id, fields.one("note")).await?;
            "answer-report-noted"
        }
        "pass" => {
            let (form, words) = (fields.one("form"), fields.one("note"));
            relay::ask_to_pass_on(app, who, id, form, words).await?;
            "answer-pass-noted"
        }
        "block" => {
            after::block(app, who, id).await?;
            "answer-block-noted"
        }
        word => {
            let outcome = Outcome::from_word(word).ok_or(Problem::NotFound)?;
            after::tell_how_it_went(app, who, id, side, outcome).await?;
            "answer-noted"
        }
    };
    Ok(page::saying(visit, page::go(visit, back), said))
}

impl AnswerPage<'_> {
    fn is_helper(&self) -> bool {
        self.m.side == Side::Offer
    }

    fn is_over(&self) -> bool {
        matches!(
            self.m.state,
            MatchState::Declined
                | MatchState::Silent
                | MatchState::Undone
                | MatchState::FellThrough
        )
    }

    fn is_introduced(&self) -> bool {
        self.m.state == MatchState::Introduced
    }

    fn is_met(&self) -> bool {
        self.m.state == MatchState::Met
    }
}
