//! Writing an answer down for somebody whom an organizer phoned: who it is, which is a look that is written
//! down, what to read to them, and their answer with what may be shown.

use app::introductions::{self, on_behalf};
use askama::Template;
use axum::extract::{Path, State};
use domain::MatchId;
use domain::introductions::{Reply, Shows};
use domain::needs::Side;
use domain::words::first_name;

use super::{Names, sentences};
use crate::form::{Fields, Form, Posted};
use crate::page::{self, Answer};
use crate::{Problem, Visit, Web};

#[derive(Template)]
#[template(path = "introductions/on_behalf.html")]
struct OnBehalfPage<'a> {
    v: &'a Visit,
    f: &'a Form,
    who: &'a on_behalf::Awaited,
    what: String,
    place: String,
    when: String,
    reason: String,
    back: &'a str,
}

impl OnBehalfPage<'_> {
    fn name(&self) -> &str {
        first_name(&self.who.person.name)
    }

    fn is_helper(&self) -> bool {
        self.who.side == Side::Offer
    }
}

/// Where the organizer came from, and goes back to.
fn back(fields: &Fields) -> &'static str {
    if fields.one("back") == "voice" {
        "voice"
    } else {
        "today"
    }
}

/// `POST /today/{id}/answer`.
pub async fn answer(
    State(web): State<Web>,
    Path(text): Path<String>,
    Posted { visit, fields }: Posted,
) -> Answer {
    let who = visit.organizer()?;
    let id: MatchId = text.parse().map_err(|_| Problem::NotFound)?;
    let shows = Shows {
        phone: fields.has("show", "phone"),
        mail: fields.has("show", "mail"),
    };
    let reply = match fields.one("do") {
        "open" => return open(&visit, &web, id, back(&fields)).await,
        "yes" => Reply::Yes(shows),
        "no" => Reply::NotNow,
        "never" => Reply::NotThisKind,
        _ => return Err(Problem::NotFound),
    };
    let side = Side::from_word(fields.one("side")).ok_or(Problem::NotFound)?;
    introductions::answer(&web.app, who, id, side, reply).await?;
    let to = format!("/{}", back(&fields));
    Ok(page::saying(
        &visit,
        page::go(&visit, &to),
        "on-behalf-noted",
    ))
}

async fn open(visit: &Visit, web: &Web, id: MatchId, back: &str) -> Answer {
    let who = on_behalf::open(&web.app, visit.organizer()?, id).await?;
    let mut tx = web.app.db.read().await?;
    let names = Names::of(&mut tx, visit.home_id()?).await?;
    drop(tx);
    let need = &who.need;
    page::show(
        visit,
        &OnBehalfPage {
            v: visit,
            f: &Form::default(),
            what: names.category(need.category, visit.language.tag),
            place: need
                .area
                .map_or_else(String::new, |area| names.area(area).to_owned()),
            when: sentences::when(visit, need),
            reason: sentences::because(visit, &names, &who.because),
            who: &who,
            back,
        },
    )
}
