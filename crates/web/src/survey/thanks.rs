//! "Thank you, you are done": the private link, what was heard, the living summary, and only then what the
//! community would also like to know. Leaving here loses nothing.

use app::survey::{self, Told};
use app::{people, tokens};
use askama::Template;
use axum::extract::State;
use domain::needs::Side;
use domain::people::Channel;
use domain::survey::reading;

use super::front::Seen;
use super::more::{self, Entry};
use super::{Asked, Tongue, again, typed};
use crate::page::{self, Answer};
use crate::{Form, Posted, Problem, Visit, Web};

#[derive(Template)]
#[template(path = "survey/thanks.html")]
struct Thanks<'a> {
    v: &'a Visit,
    f: &'a Form,
    link: Option<String>,
    /// `mail` or `text` when the link was sent there as well.
    sent: &'static str,
    gives: Vec<String>,
    needs: Vec<String>,
    entries: Vec<Entry>,
    seen: Seen,
}

/// `GET /survey/thanks`: for somebody who has just answered.
pub async fn thanks(visit: Visit, State(web): State<Web>) -> Answer {
    if !visit.is_somebody() {
        return Ok(page::go(&visit, "/"));
    }
    let told = told(&visit, &web).await?;
    let replies = told.as_ref().map(|told| more::fields(&told.answer.more));
    show(&visit, &web, &Form::with(replies.unwrap_or_default()), told).await
}

/// The latest answer of the one who is looking.
async fn told(visit: &Visit, web: &Web) -> Result<Option<Told>, Problem> {
    let (community, neighbor) = (visit.home_id()?, visit.neighbor()?);
    let mut tx = web.app.db.read().await?;
    let (known, _) = people::opened(&mut tx, &web.app, community, neighbor).await?;
    Ok(survey::latest(&mut tx, &web.app, community, neighbor, known.key).await?)
}

async fn show(visit: &Visit, web: &Web, form: &Form, told: Option<Told>) -> Answer {
    let asked = Asked::load(visit, web).await?;
    let (community, neighbor) = (visit.home_id()?, visit.neighbor()?);
    let mut tx = web.app.db.read().await?;
    let (known, _) = people::opened(&mut tx, &web.app, community, neighbor).await?;
    let link = tokens::private_word(&mut tx, &web.app, community, neighbor).await?;
    drop(tx);
    let names = |side: Side| {
        let listings = told.iter().flat_map(|told| told.answer.listings());
        let name = |id| {
            let category = asked.categories.iter().find(|category| category.id == id)?;
            Some(Tongue::of(visit).said(&category.names).to_owned())
        };
        listings
            .filter(|one| one.side == side)
            .filter_map(|one| name(one.category))
            .collect()
    };
    let page = Thanks {
        v: visit,
        f: form,
        link: link.map(|word| visit.url(&format!("/in/{word}"))),
        sent: match known.channel {
            Channel::Mail => "mail",
            Channel::Text => "text",
            _ => "",
        },
        gives: names(Side::Offer),
        needs: names(Side::Need),
        entries: more::entries(Tongue::of(visit), &asked),
        seen: Seen::of(visit, web).await?,
    };
    if form.is_fine() {
        page::show(visit, &page)
    } else {
        page::show_again(visit, &page)
    }
}

/// `POST /survey/thanks`: what was told beyond the three questions joins the answer.
pub async fn more_sent(State(web): State<Web>, Posted { visit, fields }: Posted) -> Answer {
    visit.neighbor()?;
    let asked = Asked::load(&visit, &web).await?;
    match reading::more(typed(&fields), &asked.asking()) {
        Ok(replies) => {
            survey::more(&web.app, visit.who()?, asked.version, &replies).await?;
            Ok(page::saying(
                &visit,
                page::go(&visit, "/me"),
                "survey-more-saved",
            ))
        }
        Err(wrong) => {
            let told = told(&visit, &web).await?;
            show(&visit, &web, &again(fields, wrong), told).await
        }
    }
}
