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
    waiting: Vec<survey::Unsorted>,
    groups: Vec<Group>,
}

/// `GET /unsorted`.
pub async fn unsorted(visit: Visit, State(web): State<Web>) -> Answer {
    let who = visit.organizer()?;
    let asked = Asked::load(&visit, &web).await?;
    let page = Unsorted {
        v: &visit,
        waiting: survey::unsorted(&web.app, who).await?,
        groups: words::groups(Tongue::of(&visit), &asked.categories, &Form::default(), ""),
    };
    page::show(&visit, &page)
}

/// `POST /unsorted`: these words are about this.
pub async fn sort(State(web): State<Web>, Posted { visit, fields }: Posted) -> Answer {
    let who = visit.organizer()?;
    let asked = Asked::load(&visit, &web).await?;
    let id: AnswerId = fields
        .one("answer")
        .parse()
        .map_err(|_| Problem::NotFound)?;
    let side = Side::from_word(fields.one("side")).ok_or(Problem::NotFound)?;
    let key = fields.one("category");
    let category = asked.categories.iter().find(|category| category.key == key);
    let leaves = fields.one("do") == "leave";
    if category.is_none() && !leaves {
        return Ok(page::saying(
            &visit,
            page::go(&visit, "/unsorted"),
            "form-choose",
        ));
    }
    let category = category.filter(|_| !leaves).map(|category| category.id);
    survey::sorted(&web.app, who, id, side, category).await?;
    Ok(page::go(&visit, "/unsorted"))
}
