//! `/me/looks`: who has seen my data.

use app::people::{self, looks};
use askama::Template;
use axum::extract::State;
use domain::Moment;

use crate::page::{self, Answer};
use crate::{Visit, Web};

/// Most looks on the page.
const SHOWN: i64 = 200;

/// A look, in words.
struct Line {
    at: Moment,
    by: String,
    what: String,
    why: String,
}

#[derive(Template)]
#[template(path = "me/looks.html")]
struct Looks<'a> {
    v: &'a Visit,
    lines: Vec<Line>,
}

/// `GET /me/looks`.
pub async fn looks(visit: Visit, State(web): State<Web>) -> Answer {
    let (community, whose) = (visit.home_id()?, visit.neighbor()?);
    let mut tx = web.app.db.read().await?;
    let mut lines = Vec::new();
    for look in looks::of(&mut tx, community, whose, SHOWN).await? {
        let by = match look.looker_id {
            Some(looker) => people::first_name_of(&mut tx, &web.app, community, looker).await?,
            None => visit.t("me-look-by-program"),
        };
        lines.push(Line {
            at: look.at,
            by: if by.is_empty() {
                visit.t("me-look-by-organizer")
            } else {
                by
            },
            what: told(&visit, "me-look-at", &look.fields, "me-look-at-everything"),
            why: told(&visit, "me-look-for", &look.reason, "me-look-for-record"),
        });
    }
    page::show(&visit, &Looks { v: &visit, lines })
}

/// The text for a word of the log, or a general one for a word that came later.
fn told(visit: &Visit, kind: &str, word: &str, otherwise: &str) -> String {
    let key = format!("{kind}-{}", word.replace(' ', "-"));
    visit.t(if visit.language.has(&key) {
        &key
    } else {
        otherwise
    })
}
