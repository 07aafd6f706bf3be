//! Passing messages on: who the two are and how each is reached, which is a look at both that is written down,
//! and a message to either on their own way.

use app::introductions::relay::{self, OneSide, Relay};
use app::needs;
use askama::Template;
use axum::extract::{Path, State};
use domain::introductions::RELAY_LIMIT;
use domain::needs::Side;
use domain::{MatchId, MessageId, Refusal};

use super::Names;
use crate::form::{Fields, Form, Posted};
use crate::page::{self, Answer};
use crate::{Problem, Visit, Web};

#[derive(Template)]
#[template(path = "introductions/relay.html")]
struct RelayPage<'a> {
    v: &'a Visit,
    f: &'a Form,
    relay: &'a Relay,
    what: String,
    /// By this word it is known when a button is pressed twice.
    form: String,
}

impl RelayPage<'_> {
    fn title(&self) -> String {
        let [helper, needer] = &self.relay.sides;
        self.v.t2(
            "relay-title-two",
            "helper",
            name(self.v, helper),
            "needer",
            name(self.v, needer),
        )
    }

    fn name(&self, side: &OneSide) -> String {
        name(self.v, side)
    }

    fn field(&self, side: &OneSide) -> String {
        format!("words-{}", side.side.word())
    }

    /// How much room a message has.
    fn hint(&self) -> String {
        self.v.t1("relay-words-hint", "limit", RELAY_LIMIT)
    }
}

/// A word for a form that is shown.
pub(super) fn new_form(web: &Web) -> String {
    web.app
        .chance
        .id::<MessageId>(web.app.clock.now())
        .to_string()
}

fn name(visit: &Visit, side: &OneSide) -> String {
    match side.first_name.as_str() {
        "" => visit.t("needs-nameless"),
        name => name.to_owned(),
    }
}

/// `POST /relay/{id}`: opens it, sends words to one of the two, or says that nothing is left to pass on.
pub async fn act(
    State(web): State<Web>,
    Path(text): Path<String>,
    Posted { visit, fields }: Posted,
) -> Answer {
    let who = visit.organizer()?;
    let id: MatchId = text.parse().map_err(|_| Problem::NotFound)?;
    if fields.one("do") == "done" {
        relay::done(&web.app, who, id).await?;
        let to = page::go(&visit, "/today");
        return Ok(page::saying(&visit, to, "relay-done-noted"));
    }
    let Some(to) = Side::from_word(fields.one("do")) else {
        return open(&visit, &web, id, &Form::default()).await;
    };
    let field = format!("words-{}", to.word());
    let form = fields.one("form");
    match relay::pass_on(&web.app, who, id, to, form, fields.one(&field)).await {
        Ok(()) => Ok(page::saying(
            &visit,
            page::go(&visit, "/today"),
            "relay-sent",
        )),
        Err(app::Error::Refused(Refusal::NotFit)) => {
            let mut form = Form::with(Fields(fields.0));
            form.wrong(&field, "relay-words-missing");
            open(&visit, &web, id, &form).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn open(visit: &Visit, web: &Web, id: MatchId, f: &Form) -> Answer {
    let found = relay::open(&web.app, visit.organizer()?, id).await?;
    let mut tx = web.app.db.read().await?;
    let home = visit.home_id()?;
    let names = Names::of(&mut tx, home).await?;
    let need = needs::row(&mut tx, home, found.found.need).await?.listing();
    drop(tx);
    let mut f = f.clone();
    for side in found.sides.iter().filter(|side| !side.wrote.is_empty()) {
        let field = format!("words-{}", side.side.other().word());
        if f.value(&field).is_empty() {
            f.fields.set(&field, &side.wrote);
        }
    }
    let page = RelayPage {
        v: visit,
        f: &f,
        what: names.category(need.terms.category, visit.language.tag),
        relay: &found,
        form: new_form(web),
    };
    if f.is_fine() {
        page::show(visit, &page)
    } else {
        page::show_again(visit, &page)
    }
}
