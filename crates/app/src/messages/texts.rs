//! A gateway for text messages that speaks HTTP. The usual form (`To`, `From`, `Body`, with account and
//! password) is understood by Twilio and those who copied it; an address that ends in `#json` gets the shape of
//! an old phone in a drawer that runs a gateway of its own.

use std::time::Duration;

use data_encoding::BASE64;
use domain::messages::TEXT_LIMIT;
use domain::words::lines;
use ureq::http::StatusCode;

use super::carriers::{Carrying, Text, Texter, Trouble};
use crate::{Broken, Error, config};

/// How long one text message may take in all.
const PATIENCE: Duration = Duration::from_secs(30);

/// In which shape the gateway takes a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// `To=…&From=…&Body=…`.
    Form,
    /// `{"textMessage": {"text": …}, "phoneNumbers": […]}`.
    Json,
}

/// A gateway.
pub struct Gateway {
    url: String,
    shape: Shape,
    authorization: Option<String>,
    from: String,
    patience: Duration,
    agent: ureq::Agent,
}

impl Gateway {
    /// The gateway that is set.
    pub fn new(texts: &config::Texts) -> Result<Self, Error> {
        let (url, shape) = match texts.url.0.split_once('#') {
            None => (texts.url.0.as_str(), Shape::Form),
            Some((url, "json")) => (url, Shape::Json),
            Some(_) => return Err(Broken::told("text gateway: only #json is known").into()),
        };
        if !url.starts_with("https://") && !url.starts_with("http://") {
            return Err(Broken::told("text gateway: use https:// or http://").into());
        }
        let basic =
            |account: &config::Hidden| format!("Basic {}", BASE64.encode(account.0.as_bytes()));
        Ok(Self {
            url: url.to_owned(),
            shape,
            authorization: texts.account.as_ref().map(basic),
            from: texts.from.clone(),
            patience: PATIENCE,
            agent: agent(),
        })
    }

    /// The same gateway with another limit for one text message.
    pub fn with_patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    fn request(&self, text: &Text) -> impl FnOnce() -> Result<StatusCode, ureq::Error> + use<> {
        let body = lines(&text.body, TEXT_LIMIT);
        let (to, from, shape) = (text.to.clone(), self.from.clone(), self.shape);
        let mut request = self
            .agent
            .post(&self.url)
            .config()
            .timeout_global(Some(self.patience))
            .build()
            .header("Idempotency-Key", text.id.to_string());
        if let Some(authorization) = &self.authorization {
            request = request.header("Authorization", authorization);
        }
        move || {
            let answer = match shape {
                Shape::Form => {
                    request.send_form([("To", &to), ("From", &from), ("Body", &body)])?
                }
                Shape::Json => {
                    let message = serde_json::json!({
                        "textMessage": { "text": body },
                        "phoneNumbers": [to],
                    });
                    request
                        .header("Content-Type", "application/json")
                        .send(message.to_string())?
                }
            };
            Ok(answer.status())
        }
    }
}

/// Follows nobody elsewhere, and keeps no connection that could go stale between two messages.
fn agent() -> ureq::Agent {
    ureq::Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .max_idle_connections(0)
        .user_agent("Manyhands")
        .build()
        .new_agent()
}

impl Texter for Gateway {
    fn text<'a>(&'a self, text: &'a Text) -> Carrying<'a> {
        let request = self.request(text);
        Box::pin(async move {
            let asked = tokio::task::spawn_blocking(request).await;
            match asked.map_err(|_| Trouble::Again("http".to_owned()))? {
                Ok(status) => judge(status.as_u16()),
                Err(ureq::Error::Timeout(_)) => Err(Trouble::Unreachable("timeout".to_owned())),
                Err(_) => Err(Trouble::Unreachable("http connection".to_owned())),
            }
        })
    }
}

/// What follows from the gateway's answer. What it says about our account keeps every message from leaving;
/// other refusals are about this number.
fn judge(status: u16) -> Result<(), Trouble> {
    let code = format!("http {status}");
    match status {
        200..=299 => Ok(()),
        408 | 425 => Err(Trouble::Again(code)),
        300..=399 | 401..=407 | 429 => Err(Trouble::Unreachable(code)),
        400..=499 => Err(Trouble::Never(code)),
        _ => Err(Trouble::Unreachable(code)),
    }
}
