//! Text messages that come back through the gateway. The post must prove that it comes from there; the
//! answer is the same whether the number is known here or not.

use app::introductions::{self, after};
use app::messages::heard;
use app::messages::inbound::{Inbound, proof, received};
use app::needs;
use app::rota::covers;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use domain::contact::Phone;

use super::{reply, silence};
use crate::limits::Deed;
use crate::page::Answer;
use crate::{Fields, Problem, Visit, Web};

/// `POST /texts`: signed by the gateway.
pub async fn signed(
    visit: Visit,
    State(web): State<Web>,
    headers: HeaderMap,
    body: String,
) -> Answer {
    let texts = web.app.config.texts.as_ref().ok_or(Problem::NotFound)?;
    let fields = Fields::read(body.as_bytes());
    let signature = headers
        .get("x-twilio-signature")
        .and_then(|value| value.to_str().ok())
        .unwrap_or("");
    if !proof::is_signed(texts, &visit.url("/texts"), &fields.0, signature) {
        return Err(Problem::NotFound);
    }
    take(&visit, &web, &fields).await
}

/// `POST /texts/{secret}`: for gateways that cannot sign.
pub async fn with_secret(
    visit: Visit,
    State(web): State<Web>,
    Path(secret): Path<String>,
    body: String,
) -> Answer {
    let texts = web.app.config.texts.as_ref().ok_or(Problem::NotFound)?;
    if !proof::is_the_secret(texts, &secret) {
        // Only wrong words count: all replies of a neighborhood come from one address.
        visit.allow(Deed::Open)?;
        return Err(Problem::NotFound);
    }
    take(&visit, &web, &Fields::read(body.as_bytes())).await
}

/// Takes a message once: a second post of the same message does nothing, and is answered with nothing.
async fn take(visit: &Visit, web: &Web, fields: &Fields) -> Answer {
    let from = Phone::from_e164(fields.one("From").trim()).map_err(|_| Problem::NotFound)?;
    let id = ["MessageSid", "SmsMessageSid", "SmsSid"]
        .map(|name| fields.one(name))
        .into_iter()
        .find(|id| !id.is_empty());
    if let Some(id) = id
        && !heard::note(&web.app, id).await?
    {
        return Ok(silence());
    }
    let went = act(visit, web, &from, fields).await;
    if let (Some(id), Err(Problem::Broken)) = (id, &went) {
        heard::take_back(&web.app, id).await?;
    }
    went
}

async fn act(visit: &Visit, web: &Web, from: &Phone, fields: &Fields) -> Answer {
    let said = received(&web.app, from.e164(), fields.one("Body")).await?;
    let done = match said {
        Inbound::Answered {
            who,
            found,
            side,
            reply,
        } => introductions::answer(&web.app, who, found, side, reply)
            .await
            .map(drop),
        Inbound::Went {
            who,
            found,
            side,
            outcome,
        } => after::tell_how_it_went(&web.app, who, found, side, outcome)
            .await
            .map(drop),
        Inbound::Holds { who, listing, turn } => needs::take_turn(&web.app, who, listing, turn)
            .await
            .map(drop),
        Inbound::Covers { who, cover, reply } => {
            let whose = who.is_somebody()?;
            let answered = covers::answer(&web.app, who, cover, whose, reply).await;
            answered.map(drop)
        }
        Inbound::Stopped
        | Inbound::Started
        | Inbound::Help
        | Inbound::Unclear
        | Inbound::Unknown => Ok(()),
    };
    match done {
        Ok(()) => Ok(reply(&visit.t(said.key()))),
        Err(app::Error::Refused(refusal)) => Ok(reply(&visit.t(refusal.key()))),
        Err(app::Error::NotFound) => Ok(reply(&visit.t(domain::Refusal::MovedOn.key()))),
        Err(error) => Err(error.into()),
    }
}
