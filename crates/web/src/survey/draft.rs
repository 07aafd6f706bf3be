//! A half-finished answer. It is kept only in the browser, in one sealed cookie for each page, so that the
//! back button, a reload and a lost connection lose nothing, and the program knows of nobody who did not
//! finish.

use axum::http::HeaderMap;
use axum::response::Response;
use domain::people::Source;
use serde::{Deserialize, Serialize};

use super::{kept_name, new_form};
use crate::form::Fields;
use crate::{Problem, Visit, cookies, page};

/// Longest value of a cookie, so that every browser keeps it (RFC 6265 promises 4,096 bytes with its name).
const COOKIE_LIMIT: usize = 3_500;
/// How long a half-finished answer is kept in a browser, in seconds.
const KEPT: i64 = 24 * 3_600;
/// How long on a device that is shared.
const KEPT_SHARED: i64 = 10 * 60;

const START: &str = "mh_0";
const GIVES: &str = "mh_1";
const NEEDS: &str = "mh_2";

/// How a form began.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Start {
    /// The form's id: the same however often it is sent.
    pub form: String,
    /// It is filled in for a neighbor.
    pub behalf: bool,
}

/// A page whose answer is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// "What could you share?"
    Gives,
    /// "What would make life easier?"
    Needs,
}

impl Step {
    fn cookie(self) -> &'static str {
        match self {
            Self::Gives => GIVES,
            Self::Needs => NEEDS,
        }
    }

    fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Gives => &["gives", "gives-words", "gives-pass"],
            Self::Needs => &["needs", "needs-words", "needs-pass", "soon", "due"],
        }
    }
}

/// What the browser brought along.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// How it began.
    pub start: Option<Start>,
    /// The first page.
    pub gives: Option<Fields>,
    /// The second page.
    pub needs: Option<Fields>,
}

impl Draft {
    /// Reads what a browser kept. What is not ours, or of another community, is as good as nothing.
    pub fn of(visit: &Visit, headers: &HeaderMap) -> Self {
        let page = |step: Step| {
            let kept = opened(visit, headers, step.cookie())?;
            serde_json::from_str(&kept).ok().map(Fields)
        };
        let start = opened(visit, headers, START);
        Self {
            start: start.and_then(|kept| serde_json::from_str(&kept).ok()),
            gives: page(Step::Gives),
            needs: page(Step::Needs),
        }
    }

    /// Whether it is filled in for a neighbor.
    pub fn is_behalf(&self) -> bool {
        self.start.as_ref().is_some_and(|start| start.behalf)
    }

    /// Which way an answer from this browser comes in.
    pub fn source(&self, visit: &Visit) -> Source {
        match () {
            () if visit.shared => Source::Kiosk,
            () if self.is_behalf() => Source::OnBehalf,
            () => Source::Web,
        }
    }
}

fn opened(visit: &Visit, headers: &HeaderMap, name: &str) -> Option<String> {
    let kept = cookies::read(headers, &cookies::named(name, visit.secure))?;
    let name = kept_name(name, visit.home_id().ok()?);
    visit.web.app.vault.unseal_from_browser(&name, kept)
}

/// Gives a browser something to keep; nothing when it would not fit.
fn kept(
    visit: &Visit,
    response: Response,
    name: &str,
    text: &str,
) -> Result<Option<Response>, Problem> {
    let sealed_name = kept_name(name, visit.home_id()?);
    let sealed = visit.web.app.vault.seal_for_browser(&sealed_name, text);
    if sealed.len() > COOKIE_LIMIT {
        return Ok(None);
    }
    let seconds = if visit.shared { KEPT_SHARED } else { KEPT };
    Ok(Some(page::with_cookie(
        visit,
        response,
        name,
        &sealed,
        Some(seconds),
    )))
}

/// Begins a form.
pub fn begin(visit: &Visit, response: Response, behalf: bool) -> Result<Response, Problem> {
    let start = Start {
        form: new_form(visit),
        behalf,
    };
    let text = serde_json::to_string(&start).map_err(|_| Problem::Broken)?;
    kept(visit, response, START, &text)?.ok_or(Problem::Broken)
}

/// Keeps a page in the browser; `None` when it is more than a browser keeps.
pub fn keep(
    visit: &Visit,
    response: Response,
    step: Step,
    fields: &Fields,
) -> Result<Option<Response>, Problem> {
    let own = |name: &str| step.fields().contains(&name);
    let said: Vec<&(String, String)> = fields
        .0
        .iter()
        .filter(|(name, value)| own(name) && !value.is_empty())
        .collect();
    let text = serde_json::to_string(&said).map_err(|_| Problem::Broken)?;
    kept(visit, response, step.cookie(), &text)
}

/// Makes the browser forget a half-finished answer.
pub fn forget(visit: &Visit, response: Response) -> Response {
    [START, GIVES, NEEDS]
        .iter()
        .fold(response, |response, name| {
            page::with_cookie(visit, response, name, "", Some(0))
        })
}
