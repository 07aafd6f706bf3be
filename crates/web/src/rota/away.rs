//! Being away: all dates in between are opened for others at once.

use app::rota::{own, places};
use askama::Template;
use axum::extract::State;
use domain::Day;

use crate::form::{Form, Posted};
use crate::page::{self, Answer};
use crate::{Problem, Visit, Web};

#[derive(Template)]
#[template(path = "rota/away.html")]
struct AwayPage<'a> {
    v: &'a Visit,
    f: &'a Form,
    aways: Vec<own::Away>,
}

/// `GET /me/away`.
pub async fn page(visit: Visit, State(web): State<Web>) -> Answer {
    let aways = own::aways(&web.app, visit.who()?).await?;
    let f = &Form::default();
    page::show(
        &visit,
        &AwayPage {
            v: &visit,
            f,
            aways,
        },
    )
}

/// `POST /me/away`.
pub async fn act(State(web): State<Web>, Posted { visit, fields }: Posted) -> Answer {
    let who = visit.who()?;
    if fields.said("back") {
        let from: Day = fields.one("back").parse().map_err(|_| Problem::NotFound)?;
        own::not_away(&web.app, who, from).await?;
        let on = page::go(&visit, "/me/away");
        return Ok(page::saying(&visit, on, "rota-said-back"));
    }
    let (from, to) = (fields.one("from").parse(), fields.one("to").parse());
    let mut form = Form::with(fields);
    let today = visit.home()?.zone.day(web.app.clock.now());
    match (from, to) {
        (Ok(from), Ok(to)) => {
            let from: Day = from;
            if to < from || to < today {
                form.wrong("to", "rota-wrong-order");
            } else if to > from.plus_days(places::AWAY_LIMIT) {
                form.wrong("to", "rota-wrong-long");
            } else {
                places::go_away(&web.app, who, from, to).await?;
                let on = page::go(&visit, "/me/away");
                return Ok(page::saying(&visit, on, "rota-said-away"));
            }
        }
        (from, to) => {
            if from.is_err() {
                form.wrong("from", "form-date");
            }
            if to.is_err() {
                form.wrong("to", "form-date");
            }
        }
    }
    let aways = own::aways(&web.app, who).await?;
    page::show_again(
        &visit,
        &AwayPage {
            v: &visit,
            f: &form,
            aways,
        },
    )
}
