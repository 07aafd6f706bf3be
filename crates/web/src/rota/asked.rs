//! "Could you step in?": the page on which somebody answers, by the link in their letter or from their own page.

use app::rota::covers::{self, CoverReply};
use app::rota::view::{self, AskedSeen};
use askama::Template;
use axum::extract::{Path, State};
use domain::CoverId;
use domain::people::Actor;

use super::{deeds, words};
use crate::form::{Fields, Posted};
use crate::page::{self, Answer};
use crate::{Problem, Visit, Web};

#[derive(Template)]
#[template(path = "rota/asked.html")]
struct AskedPage<'a> {
    v: &'a Visit,
    seen: AskedSeen,
    to: String,
}

impl AskedPage<'_> {
    fn slot(&self) -> String {
        words::slot(self.v, &self.seen.date)
    }
}

/// A question to step in, as somebody came to it.
pub struct Asked {
    /// Who was asked.
    pub who: Actor,
    /// What.
    pub cover: CoverId,
    /// The path of the page.
    pub to: String,
}

fn session(visit: &Visit, id: &str) -> Result<Asked, Problem> {
    let cover: CoverId = id.parse().map_err(|_| Problem::NotFound)?;
    let who = visit.who()?;
    let to = format!("/rota/asked/{cover}");
    Ok(Asked { who, cover, to })
}

/// `GET /rota/asked/{id}`.
pub async fn by_session(visit: Visit, State(web): State<Web>, Path(id): Path<String>) -> Answer {
    session(&visit, &id)?.show(&visit, &web).await
}

/// `POST /rota/asked/{id}`.
pub async fn by_session_sent(
    State(web): State<Web>,
    Path(id): Path<String>,
    Posted { visit, fields }: Posted,
) -> Answer {
    session(&visit, &id)?.answer(&visit, &web, &fields).await
}

impl Asked {
    /// Shows it.
    pub async fn show(&self, visit: &Visit, web: &Web) -> Answer {
        let seen = view::asked(&web.app, self.who, self.cover).await?;
        let to = visit.at(&self.to);
        page::show(visit, &AskedPage { v: visit, seen, to })
    }

    /// Takes the answer.
    pub async fn answer(&self, visit: &Visit, web: &Web, fields: &Fields) -> Answer {
        let reply = CoverReply::from_word(fields.one("do")).ok_or(Problem::NotFound)?;
        let me = self.who.is_somebody()?;
        let answered = covers::answer(&web.app, self.who, self.cover, me, reply).await?;
        let on = page::go(visit, &self.to);
        Ok(page::saying(visit, on, deeds::said(answered)))
    }
}
