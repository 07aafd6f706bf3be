//! The demonstration's own page: a clock that can be moved, and the letters that would have left.

use app::worker;
use askama::Template;
use axum::extract::State;
use domain::Moment;
use domain::moment::{DAY, HOUR};

use crate::form::Posted;
use crate::letters::Letters;
use crate::page::{self, Answer};
use crate::{Problem, Routes, Visit, Web};

/// Most letters on the page.
const SHOWN: usize = 40;

/// A letter as it would have left.
struct Letter {
    to: String,
    subject: String,
    text: String,
}

#[derive(Template)]
#[template(path = "demo.html")]
struct DemoPage<'a> {
    v: &'a Visit,
    now: Moment,
    letters: Vec<Letter>,
}

/// `GET /demo`.
async fn show(visit: Visit, State(web): State<Web>) -> Answer {
    let memory = web.demo.as_ref().ok_or(Problem::NotFound)?;
    let mails = memory.mails().into_iter().map(|mail| Letter {
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
    });
    let texts = memory.texts().into_iter().map(|text| Letter {
        to: text.to,
        subject: String::new(),
        text: text.body,
    });
    let mut letters: Vec<Letter> = mails.chain(texts).collect();
    letters.reverse();
    letters.truncate(SHOWN);
    page::show(
        &visit,
        &DemoPage {
            v: &visit,
            now: web.app.clock.now(),
            letters,
        },
    )
}

/// `POST /demo`: moves the clock, and does everything that is due by then.
async fn advance(State(web): State<Web>, Posted { visit, fields }: Posted) -> Answer {
    let memory = web.demo.clone().ok_or(Problem::NotFound)?;
    web.app.clock.advance(match fields.one("by") {
        "hour" => HOUR,
        "day" => DAY,
        "week" => 7 * DAY,
        _ => return Err(Problem::NotFound),
    });
    let carriers = app::messages::Carriers {
        mail: Some(memory.clone()),
        texts: Some(memory),
    };
    worker::run_once(&web.app, &Letters, &carriers).await?;
    Ok(page::go(&visit, "/demo"))
}

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::default().get("/demo", show).post("/demo", advance)
}
