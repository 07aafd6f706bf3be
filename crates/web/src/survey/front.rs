//! `/`: what this is, who runs it, what is kept and for how long, and one big button.

use app::picture;
use askama::Template;
use axum::extract::State;
use domain::picture::Picture;

use super::{Tongue, draft};
use crate::page::{self, Answer};
use crate::visit::SESSION;
use crate::{Problem, Visit, Web};

/// The living summary in words: names of categories with about how many people.
pub struct Seen {
    /// How many answered, when it may be said.
    pub answered: Option<i64>,
    /// What is most offered.
    pub offered: Vec<Bar>,
    /// What is most needed.
    pub needed: Vec<Bar>,
}

/// A category in the summary.
pub struct Bar {
    /// Its name.
    pub name: String,
    /// About how many people.
    pub people: i64,
    /// Its share of the largest, from 1 to 100.
    pub width: i64,
}

impl Seen {
    /// The living summary of the visited community.
    pub async fn of(visit: &Visit, web: &Web) -> Result<Self, Problem> {
        let home = visit.home()?;
        let drawn = picture::living(&web.app, home.id).await?;
        let mut names = Vec::new();
        if !(drawn.offered.is_empty() && drawn.needed.is_empty()) {
            let mut tx = web.app.db.read().await?;
            names = app::community::categories(&mut tx, home.id).await?;
        }
        Ok(Self::put(visit, &drawn, &names))
    }

    fn put(visit: &Visit, drawn: &Picture, names: &[domain::community::Category]) -> Self {
        let sides = drawn.offered.iter().chain(&drawn.needed);
        let most = sides.map(|(_, people)| *people).max().unwrap_or(1).max(1);
        let bars = |side: &[(domain::CategoryId, i64)]| {
            let bar = |(id, people): &(domain::CategoryId, i64)| {
                let category = names.iter().find(|category| category.id == *id)?;
                Some(Bar {
                    name: Tongue::of(visit).said(&category.names).to_owned(),
                    people: *people,
                    width: (people * 100 / most).max(1),
                })
            };
            side.iter().filter_map(bar).collect()
        };
        Self {
            answered: drawn.answered,
            offered: bars(&drawn.offered),
            needed: bars(&drawn.needed),
        }
    }
}

#[derive(Template)]
#[template(path = "survey/front.html")]
struct Front<'a> {
    v: &'a Visit,
    about: &'a str,
    run_by: &'a str,
    days: i64,
    seen: Seen,
}

/// `GET /`. On a shared device this is where everything of the one before is forgotten.
pub async fn front(visit: Visit, State(web): State<Web>) -> Answer {
    let home = visit.home()?;
    let page = Front {
        v: &visit,
        about: Tongue::of(&visit).said(&home.about),
        run_by: Tongue::of(&visit).said(&home.run_by),
        days: home.retention_days,
        seen: Seen::of(&visit, &web).await?,
    };
    let shown = page::show(&visit, &page)?;
    if visit.shared {
        let shown = draft::forget(&visit, shown);
        return Ok(page::with_cookie(&visit, shown, SESSION, "", Some(0)));
    }
    Ok(shown)
}
