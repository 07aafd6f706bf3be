//! Taking a file from a form, piece by piece, without ever holding all of it.

use app::intake::waiting::{NotTaken, Receiving, SHEET_LIMIT_BYTES};
use axum::extract::multipart::Field;
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request, State};
use axum::http::header::CONTENT_LENGTH;
use domain::UploadId;
use domain::people::Actor;

use super::show_start;
use crate::form::{PROOF, comes_from_here};
use crate::page::{self, Answer};
use crate::{Form, Problem, Visit, Web};

/// A file that is too large is still let come this far, so that a page can say so; further on the line is cut.
const PATIENCE_BYTES: usize = 4 * SHEET_LIMIT_BYTES as usize;
/// What a form has around its file, at most.
const AROUND_BYTES: u64 = 64 * 1024;
/// Longest proof that is read.
const PROOF_LIMIT: usize = 200;

/// A form with a file in it, from an organizer and from a page of ours. It has not been read yet.
pub(super) struct Handed {
    visit: Visit,
    parts: Option<Multipart>,
    /// Whether it says itself that it is too large.
    is_too_large: bool,
}

impl FromRequest<Web> for Handed {
    type Rejection = Problem;

    async fn from_request(mut request: Request, web: &Web) -> Result<Self, Problem> {
        let visit = Visit::of(&request)?;
        visit.organizer()?;
        if !comes_from_here(request.headers()) {
            return Err(Problem::Elsewhere);
        }
        let length = request.headers().get(CONTENT_LENGTH);
        let length = length.and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
        DefaultBodyLimit::max(PATIENCE_BYTES).apply(&mut request);
        // What is no form with a file is a form without one.
        let parts = Multipart::from_request(request, web).await.ok();
        Ok(Self {
            visit,
            parts,
            is_too_large: length.is_some_and(|length| length > SHEET_LIMIT_BYTES + AROUND_BYTES),
        })
    }
}

/// `POST /import`: on to its columns, or back with a word on what is wrong with the file.
pub(super) async fn take(State(web): State<Web>, handed: Handed) -> Answer {
    let Handed {
        visit,
        parts,
        is_too_large,
    } = handed;
    let who = visit.organizer()?;
    let taken = match parts {
        Some(parts) if is_too_large => pass_by(parts).await,
        Some(parts) => read(&web, &visit, who, parts).await?,
        None => Err("intake-not-no-file".to_owned()),
    };
    match taken {
        Ok(id) => Ok(page::go(&visit, &format!("/import/{id}"))),
        Err(key) => {
            let mut form = Form::default();
            form.wrong("file", &key);
            show_start(&visit, &web, &form).await
        }
    }
}

/// The file, or the text key of why there is none.
type Taken = Result<UploadId, String>;

/// Lets a form pass by unread that is too large.
async fn pass_by(mut parts: Multipart) -> Taken {
    while let Ok(Some(mut part)) = parts.next_field().await {
        while let Ok(Some(_)) = part.chunk().await {}
    }
    Err("intake-not-too-large".to_owned())
}

/// The proof stands before the file, so nothing is taken that was not sent from here.
async fn read(
    web: &Web,
    visit: &Visit,
    who: Actor,
    mut parts: Multipart,
) -> Result<Taken, Problem> {
    let mut proven = false;
    while let Ok(Some(mut part)) = parts.next_field().await {
        match part.name() {
            Some(PROOF) => proven = visit.proves(&short(&mut part).await),
            Some("file") if proven => return take_file(web, who, part).await,
            Some("file") => return Ok(Err("intake-not-stale".to_owned())),
            _ => {}
        }
    }
    Ok(Err("intake-not-no-file".to_owned()))
}

async fn short(part: &mut Field<'_>) -> String {
    let mut held = Vec::new();
    while let Ok(Some(piece)) = part.chunk().await {
        if held.len() + piece.len() > PROOF_LIMIT {
            return String::new();
        }
        held.extend_from_slice(&piece);
    }
    String::from_utf8(held).unwrap_or_default()
}

async fn take_file(web: &Web, who: Actor, mut part: Field<'_>) -> Result<Taken, Problem> {
    let name = part.file_name().unwrap_or_default().to_owned();
    let mut first = part.chunk().await;
    while first
        .as_ref()
        .is_ok_and(|piece| piece.as_ref().is_some_and(|piece| piece.is_empty()))
    {
        first = part.chunk().await;
    }
    let Ok(Some(mut piece)) = first else {
        let key = if name.is_empty() { "no-file" } else { "empty" };
        return Ok(Err(format!("intake-not-{key}")));
    };
    let mut receiving = match Receiving::begin(&web.app, who, &name).await {
        Ok(receiving) => receiving,
        Err(why) => return not_taken(part, why).await,
    };
    loop {
        if let Err(why) = receiving.take(&piece).await {
            return not_taken(part, why).await;
        }
        piece = match part.chunk().await {
            Ok(Some(next)) => next,
            Ok(None) => break,
            Err(_) => {
                receiving.let_go().await?;
                return Ok(Err("intake-not-broken-off".to_owned()));
            }
        };
    }
    match receiving.finish().await {
        Ok(id) => Ok(Ok(id)),
        Err(why) => not_taken(part, why).await,
    }
}

/// Lets the rest of a file pass by unread, so that the browser listens, and says why it was not taken.
async fn not_taken(mut part: Field<'_>, why: NotTaken) -> Result<Taken, Problem> {
    if let NotTaken::Failed(error) = why {
        return Err(error.into());
    }
    while let Ok(Some(_)) = part.chunk().await {}
    Ok(Err(format!("intake-not-{}", why.code().replace('_', "-"))))
}
