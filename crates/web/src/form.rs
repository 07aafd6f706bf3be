//! Forms: what somebody typed, what was wrong with it, and the proof that they typed it here.
//!
//! A form is read, checked, and either saved and left by a redirect, or shown again with everything that
//! was typed and a kind message beside each field.

use std::collections::BTreeMap;

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::HeaderMap;
use axum::http::header::{HOST, ORIGIN};

use crate::{Problem, Visit, Web};

/// The field that ties a form to the browser it was shown to.
pub const PROOF: &str = "_f";
/// Largest form, in bytes.
pub const FORM_LIMIT: usize = 256 * 1024;
/// Most fields of a form.
const FIELDS_LIMIT: usize = 2_000;

/// What somebody typed: names with values, a name as often as it was sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields(pub Vec<(String, String)>);

impl Fields {
    /// Reads `application/x-www-form-urlencoded`.
    pub fn read(body: &[u8]) -> Self {
        let pairs = serde_html_form::from_bytes::<Vec<(String, String)>>(body).unwrap_or_default();
        Self(pairs.into_iter().take(FIELDS_LIMIT).collect())
    }

    /// The first value of a field, or nothing.
    pub fn one(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(found, _)| found == name)
            .map_or("", |(_, value)| value.as_str())
    }

    /// All values of a field.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(found, _)| found == name)
            .map(|(_, value)| value.as_str())
    }

    /// Whether a field was sent with this value: a ticked box, a chosen answer.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.all(name).any(|found| found == value)
    }

    /// Whether a field was sent with a part of a day, such as `monday-morning`.
    pub fn has_pair(&self, name: &str, day: &str, part: &str) -> bool {
        self.all(name)
            .any(|found| found.split_once('-') == Some((day, part)))
    }

    /// Whether a field was sent at all and is not empty.
    pub fn said(&self, name: &str) -> bool {
        self.all(name).any(|value| !value.is_empty())
    }

    /// Sets a field to one value.
    pub fn set(&mut self, name: &str, value: &str) {
        self.0.retain(|(found, _)| found != name);
        self.0.push((name.to_owned(), value.to_owned()));
    }

    /// Adds a value to a field.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.0.push((name.to_owned(), value.into()));
        self
    }
}

/// A form as it is shown: what was typed so far, and what was wrong with it.
#[derive(Debug, Clone, Default)]
pub struct Form {
    /// What was typed.
    pub fields: Fields,
    /// Text keys of messages, by field.
    pub errors: BTreeMap<String, String>,
}

impl Form {
    /// A form with values to begin with.
    pub fn with(fields: Fields) -> Self {
        Self {
            fields,
            errors: BTreeMap::new(),
        }
    }

    /// Notes what is wrong with a field, as a text key. The first word on a field stays.
    pub fn wrong(&mut self, field: &str, key: &str) {
        self.errors
            .entry(field.to_owned())
            .or_insert_with(|| key.to_owned());
    }

    /// Nothing is wrong.
    pub fn is_fine(&self) -> bool {
        self.errors.is_empty()
    }

    /// What is wrong with a field: a text key, or nothing.
    pub fn error(&self, field: &str) -> &str {
        self.errors.get(field).map_or("", String::as_str)
    }

    /// What was typed into a field.
    pub fn value(&self, field: &str) -> &str {
        self.fields.one(field)
    }

    /// Whether a box is ticked or an answer chosen.
    pub fn has(&self, field: &str, value: &str) -> bool {
        self.fields.has(field, value)
    }
}

/// A form that somebody sent from a page of ours. Nothing else is taken: it came from this site, and it
/// carries the proof that it was shown to this browser.
pub struct Posted {
    /// Who sent it.
    pub visit: Visit,
    /// What they typed.
    pub fields: Fields,
}

impl FromRequest<Web> for Posted {
    type Rejection = Problem;

    async fn from_request(request: Request, web: &Web) -> Result<Self, Problem> {
        let visit = Visit::of(&request)?;
        if !comes_from_here(request.headers()) {
            return Err(Problem::Elsewhere);
        }
        let body = Bytes::from_request(request, web)
            .await
            .map_err(|_| Problem::TooLarge)?;
        let fields = Fields::read(&body);
        if !visit.proves(fields.one(PROOF)) {
            return Err(Problem::Stale(fields));
        }
        Ok(Self { visit, fields })
    }
}

/// Whether a browser says that a request was made by our own pages (Fetch Metadata), or, when it is too old
/// to say, whether the origin it names is this host.
pub fn comes_from_here(headers: &HeaderMap) -> bool {
    let said = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match said("sec-fetch-site") {
        Some(site) => matches!(site, "same-origin" | "none"),
        None => match said(ORIGIN.as_str()) {
            Some(origin) => origin.split_once("://").map(|(_, host)| host) == said(HOST.as_str()),
            None => true,
        },
    }
}
