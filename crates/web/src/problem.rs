//! When a page cannot be shown: an ordinary page with a way forward, in the reader's language. The only
//! way for a handler to say no.

use app::{Broken, Error};
use askama::Template;
use axum::http::StatusCode;
use axum::http::header::RETRY_AFTER;
use axum::response::{IntoResponse, Response};
use domain::Refusal;

use crate::form::Fields;
use crate::{Visit, page};

/// Seconds until what was done too often to one person or contact may be tried again: their day has to end,
/// but nobody has to know when it began.
const LATER: i64 = 6 * 3_600;

/// Why there is no page.
#[derive(Debug, Clone)]
pub enum Problem {
    /// There is no such thing, or it is none of this person's business.
    NotFound,
    /// The rules say no.
    Refused(Refusal),
    /// The form was shown to another browser session; it can be sent again from here, with all that was typed.
    Stale(Fields),
    /// The form was sent from somewhere else.
    Elsewhere,
    /// More than we take.
    TooLarge,
    /// Too many tries; so many seconds to wait.
    TooOften(i64),
    /// The disk is full: reading works, writing does not.
    Full,
    /// Too much at once.
    Busy,
    /// A fault of ours; it was logged.
    Broken,
    /// The neighborhood has not been set up yet.
    NotBegun,
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound => Self::NotFound,
            Error::Refused(Refusal::TooOften) => Self::TooOften(LATER),
            Error::Refused(refusal) => Self::Refused(refusal),
            Error::Broken(Broken::Full) => Self::Full,
            Error::Broken(Broken::Busy) => Self::Busy,
            Error::Broken(broken) => {
                tracing::error!(fault = %broken, "a page is broken");
                Self::Broken
            }
        }
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        Error::from(refusal).into()
    }
}

impl From<askama::Error> for Problem {
    fn from(error: askama::Error) -> Self {
        tracing::error!(fault = %error, "a template is broken");
        Self::Broken
    }
}

impl Problem {
    /// The status that machines read.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Refused(_) | Self::Stale(_) => StatusCode::CONFLICT,
            Self::Elsewhere => StatusCode::FORBIDDEN,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooOften(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Full | Self::Busy | Self::NotBegun => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn key(&self) -> &'static str {
        match self {
            Self::NotFound => "problem-not-found",
            Self::Refused(refusal) => refusal.key(),
            Self::Stale(_) => "problem-stale",
            Self::Elsewhere => "problem-elsewhere",
            Self::TooLarge => "problem-too-large",
            Self::TooOften(_) => "problem-too-often",
            Self::Full => "problem-full",
            Self::Busy => "problem-busy",
            Self::Broken => "problem-broken",
            Self::NotBegun => "problem-not-begun",
        }
    }
}

/// A problem leaves a handler bare; [`dress`] turns it into a page in the reader's language.
impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        let wait = match self {
            Self::TooOften(seconds) => Some(seconds),
            Self::Busy | Self::Full => Some(60),
            _ => None,
        };
        if let Some(wait) = wait {
            response.headers_mut().insert(RETRY_AFTER, wait.into());
        }
        response.extensions_mut().insert(self);
        response
    }
}

#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPage<'a> {
    v: &'a Visit,
    title: String,
    text: String,
    /// What to do instead, if there is something.
    instead: String,
    again: &'a [(String, String)],
}

/// Turns a bare problem into a page with a way forward.
pub fn dress(visit: &Visit, problem: Problem, bare: Response) -> Response {
    let again: &[(String, String)] = match &problem {
        Problem::Stale(fields) => &fields.0,
        _ => &[],
    };
    let title = visit.t(&format!("{}-title", problem.key()));
    let (text, instead) = match problem {
        Problem::TooOften(seconds) => {
            let minutes = (seconds + 59) / 60;
            let key = if minutes < 60 {
                "problem-wait-minutes"
            } else {
                "problem-wait-hours"
            };
            let count = if minutes < 60 {
                minutes
            } else {
                (minutes + 59) / 60
            };
            let text = format!(
                "{} {}",
                visit.t(problem.key()),
                visit.t1(key, "count", count)
            );
            (text, visit.t("problem-too-often-instead"))
        }
        _ => (visit.t(problem.key()), String::new()),
    };
    let page = ProblemPage {
        v: visit,
        title,
        text,
        instead,
        again,
    };
    match page::respond(visit, problem.status(), &page) {
        Ok(mut dressed) => {
            if let Some(wait) = bare.headers().get(RETRY_AFTER) {
                dressed.headers_mut().insert(RETRY_AFTER, wait.clone());
            }
            dressed
        }
        Err(_) => bare,
    }
}
