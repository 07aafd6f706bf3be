//! `/me/card`: the private link as a card for the pocket, and a new one when it may have got into wrong
//! hands.

use app::tokens;
use askama::Template;
use axum::extract::State;

use crate::page::{self, Answer};
use crate::{Posted, Visit, Web, qr};

#[derive(Template)]
#[template(path = "me/card.html")]
struct Card<'a> {
    v: &'a Visit,
    link: Option<(String, String)>,
}

/// `GET /me/card`.
pub async fn card(visit: Visit, State(web): State<Web>) -> Answer {
    let (community, whose) = (visit.home_id()?, visit.neighbor()?);
    let mut tx = web.app.db.read().await?;
    let word = tokens::private_word(&mut tx, &web.app, community, whose).await?;
    drop(tx);
    let link = word.map(|word| {
        let address = visit.url(&format!("/in/{word}"));
        let picture = qr::svg(&address, &visit.t("survey-link"));
        (address, picture)
    });
    page::show(&visit, &Card { v: &visit, link })
}

/// `POST /me/link`: a new link; the old one opens nothing any more.
pub async fn renew(State(web): State<Web>, Posted { visit, .. }: Posted) -> Answer {
    let whose = visit.neighbor()?;
    tokens::renew_private_link(&web.app, visit.who()?, whose).await?;
    Ok(page::saying(
        &visit,
        page::go(&visit, "/me/card"),
        "me-link-renewed",
    ))
}
