//! Messages from the organizers' side: what is to be told by voice, what could not be delivered, problems
//! that were reported; and from everybody's: how to stop letters, and what comes back by text message.

mod inbound;

use app::messages::stop;
use app::messages::voice::{self, Opened, ToTell, Undelivered};
use app::people::looks::Reason;
use askama::Template;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::MessageId;

use crate::form::Posted;
use crate::letters::Letters;
use crate::page::{self, Answer};
use crate::{Problem, Routes, Visit, Web, people};

/// Most entries of a list.
const SHOWN: i64 = 100;

#[derive(Template)]
#[template(path = "messages/voice.html")]
struct VoicePage<'a> {
    v: &'a Visit,
    list: Vec<ToTell>,
    undelivered: Vec<Undelivered>,
}

#[derive(Template)]
#[template(path = "messages/tell.html")]
struct TellPage<'a> {
    v: &'a Visit,
    id: MessageId,
    entry: Opened,
    words: Vec<String>,
}

#[derive(Template)]
#[template(path = "messages/stop.html")]
struct StopPage<'a> {
    v: &'a Visit,
    to: String,
    stopped: bool,
}

/// `GET /voice`: what is to be told, and what did not arrive. The lists name nobody.
async fn list(visit: Visit, State(web): State<Web>) -> Answer {
    let who = visit.organizer()?;
    let mut tx = web.app.db.read().await?;
    let list = voice::to_tell(&mut tx, who.community(), SHOWN).await?;
    let undelivered = voice::dead(&mut tx, who.community(), SHOWN).await?;
    page::show(
        &visit,
        &VoicePage {
            v: &visit,
            list,
            undelivered,
        },
    )
}

/// `POST /voice/{id}`: opens an entry, which is a look that is written down; or says what became of it.
async fn tell(
    State(web): State<Web>,
    Path(id): Path<String>,
    Posted { visit, fields }: Posted,
) -> Answer {
    let who = visit.organizer()?;
    let id: MessageId = id.parse().map_err(|_| Problem::NotFound)?;
    let said = match fields.one("do") {
        "open" => {
            let entry = voice::open_voice(&web.app, &Letters, who, id).await?;
            let words = entry
                .words
                .text
                .lines()
                .filter(|line| !line.is_empty())
                .map(str::to_owned)
                .collect();
            return page::show(
                &visit,
                &TellPage {
                    v: &visit,
                    id,
                    entry,
                    words,
                },
            );
        }
        "who" => {
            let mut tx = web.app.db.read().await?;
            let whose = voice::undelivered_to(&mut tx, who.community(), id).await?;
            drop(tx);
            return people::opened(&visit, &web, whose, Reason::Voice).await;
        }
        "voice" => {
            voice::tell_by_voice(&web.app, who, id).await?;
            "voice-by-voice-noted"
        }
        "told" => {
            voice::told(&web.app, who, id).await?;
            "voice-told-noted"
        }
        "again" => {
            voice::try_once_more(&web.app, who, id).await?;
            "voice-again-noted"
        }
        "drop" => {
            voice::give_up(&web.app, who, id).await?;
            "voice-drop-noted"
        }
        _ => return Err(Problem::NotFound),
    };
    Ok(page::saying(&visit, page::go(&visit, "/voice"), said))
}

/// `GET /stop/{token}`: a page with a button; mail programs that follow links change nothing.
async fn stopping(visit: Visit, State(web): State<Web>, Path(token): Path<String>) -> Answer {
    visit.allow(crate::limits::Deed::Open)?;
    let (community, _) = app::tokens::opened_anywhere(&web.app, &token).await?;
    let path = format!("/stop/{token}");
    if let Some(there) = page::where_it_belongs(&visit, community, &path).await? {
        return Ok(there);
    }
    let stopped = stop::is_stopped(&web.app, &token).await?;
    let to = visit.at(&format!("/stop/{token}"));
    page::show(
        &visit,
        &StopPage {
            v: &visit,
            to,
            stopped,
        },
    )
}

/// `POST /stop/{token}`: the one click of RFC 8058, which comes from a mail program without cookie or proof,
/// and the same click from our own page. The secret word in the address is what counts.
async fn stopped(
    visit: Visit,
    State(web): State<Web>,
    Path(token): Path<String>,
    body: Bytes,
) -> Answer {
    let fields = crate::Fields::read(&body);
    let done = if fields.one("do") == "start" {
        stop::start(&web.app, &token).await
    } else {
        stop::stop(&web.app, &token).await
    };
    if matches!(done, Err(app::Error::NotFound)) {
        // Only unknown words count: a mail provider clicks for many people from few addresses.
        visit.allow(crate::limits::Deed::Open)?;
    }
    done?;
    if fields.said("List-Unsubscribe") || is_one_click_in_parts(&body) {
        return Ok(StatusCode::OK.into_response());
    }
    Ok(page::go(&visit, &format!("/stop/{token}")))
}

/// Mail programs may send their click as `multipart/form-data`; a redirect is not for them either (RFC 8058, 3.1).
fn is_one_click_in_parts(body: &[u8]) -> bool {
    let name = br#"name="List-Unsubscribe""#;
    body.windows(name.len()).any(|part| part == name)
}

/// What the gateway for text messages is answered: a reply in its own small language.
fn reply(text: &str) -> Response {
    let escaped = text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    let body = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><Message>{escaped}</Message></Response>"
    );
    ([("content-type", "text/xml; charset=utf-8")], body).into_response()
}

/// The gateway has nothing to say.
fn silence() -> Response {
    let body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response></Response>";
    ([("content-type", "text/xml; charset=utf-8")], body).into_response()
}

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::default()
        .get("/voice", list)
        .post("/voice/{id}", tell)
        .get("/stop/{token}", stopping)
        .post("/stop/{token}", stopped)
        .post("/texts", inbound::signed)
        .post("/texts/{secret}", inbound::with_secret)
}
