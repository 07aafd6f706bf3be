//! `/unsorted`: what neighbors wrote in their own words that no category was heard in. An organizer says
//! what it is about.

use app::survey;
use askama::Template;
use axum::extract::State;
use domain::AnswerId;
use domain::needs::Side;

use super::words::{self, Group};
use super::{Asked, Tongue};
use crate::page::{self, Answer};
use crate::{Form, Posted, Problem, Visit, Web};

#[derive(Template)]
#[template(path = "survey/unsorted.html")]
struct Unsorted<'a> {
    v: &'a Visit,
    /// How many answers wait.
    count: i64,
    /// The words, once somebody asked to read them.
    waiting: Vec<survey::Unsorted>,
    groups: Vec<Group>,
}

/// `GET /unsorted`: how many wait. Nobody's words are opened by following a link.
pub async fn unsorted(visit: Visit, State(web): State<Web>) -> Answer {
    let who = visit.organizer()?;
    let mut tx = web.app.db.read().await?;
    let page = Unsorted {
        v: &visit,
        count: survey::count_unsorted(&mut tx, who.community()).await?,
        waiting: Vec::new(),
        groups: Vec::new(),
    };
    page::show(&visit, &page)
}

/// `POST /unsorted`: opens the words, or says what some of them are about, and goes on with the rest.
pub async fn sort(State(web): State<Web>, Posted { visit, fields }: Posted) -> Answer {
    let who = visit.organizer()?;
    let asked = Asked::load(&visit, &web).await?;
    if !fields.one("answer").is_empty() {
        let id: AnswerId = fields
            .one("answer")
            .parse()
            .map_err(|_| Problem::NotFound)?;
        let side = Side::from_word(fields.one("side")).ok_or(Problem::NotFound)?;
        let key = fields.one("category");
        let category = asked.categories.iter().find(|category| category.key == key);
        let leaves = fields.one("do") == "leave";
        if category.is_some() || leaves {
            let category = category.filter(|_| !leaves).map(|category| category.id);
            survey::sorted(&web.app, who, id, side, category).await?;
        }
    }
    let waiting = survey::unsorted(&web.app, who).await?;
    let page = Unsorted {
        v: &visit,
        count: waiting.len() as i64,
        waiting,
        groups: words::groups(Tongue::of(&visit), &asked.categories, &Form::default(), ""),
    };
    page::show(&visit, &page)
}
