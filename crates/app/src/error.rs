//! How a use case can end without its result: the rules said no, there is no such thing, or something
//! of ours is broken. A broken thing is logged once, where it leaves the program, without personal data.

use std::fmt;

use domain::Refusal;

/// Why a use case did not happen.
#[derive(Debug)]
pub enum Error {
    /// The rules say no.
    Refused(Refusal),
    /// There is no such thing, or it is none of this person's business.
    NotFound,
    /// A fault of ours.
    Broken(Broken),
}

/// What is broken.
#[derive(Debug)]
pub enum Broken {
    /// The disk is full or read-only: reading still works.
    Full,
    /// Too much at once: the same request may work in a moment.
    Busy,
    /// Anything else, with the error that said so.
    Other(Box<dyn std::error::Error + Send + Sync>),
}

impl Broken {
    /// A fault told in our own words, which must not contain personal data.
    pub fn told(what: impl Into<String>) -> Self {
        Self::Other(what.into().into())
    }
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Full => f.write_str("the disk is full or cannot be written"),
            Self::Busy => f.write_str("too much at once"),
            Self::Other(error) => error.fmt(f),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(refusal) => refusal.fmt(f),
            Self::NotFound => f.write_str("not found"),
            Self::Broken(broken) => broken.fmt(f),
        }
    }
}

impl std::error::Error for Error {}
impl std::error::Error for Broken {}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NotFound | Refusal::Forgotten => Self::NotFound,
            other => Self::Refused(other),
        }
    }
}

impl From<Broken> for Error {
    fn from(broken: Broken) -> Self {
        Self::Broken(broken)
    }
}

impl From<sqlx::Error> for Broken {
    fn from(error: sqlx::Error) -> Self {
        if matches!(error, sqlx::Error::PoolTimedOut) {
            return Self::Busy;
        }
        let code = error
            .as_database_error()
            .and_then(|e| e.code())
            .map(|code| code.into_owned());
        match code.as_deref() {
            Some("53100" | "25006" | "13" | "8" | "1032" | "1544") => Self::Full,
            Some(code) if sqlite_primary(code) == Some(10) => Self::Full,
            Some(code) if sqlite_primary(code) == Some(5) => Self::Busy,
            Some("40001" | "40P01" | "55P03") => Self::Busy,
            _ => Self::Other(error.into()),
        }
    }
}

/// The primary result code in the low byte of SQLite's extended codes (sqlite.org/rescode.html).
fn sqlite_primary(code: &str) -> Option<u32> {
    (code.len() <= 4)
        .then(|| code.parse::<u32>().ok())
        .flatten()
        .map(|code| code & 0xff)
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        Self::Broken(error.into())
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        let full = matches!(
            error.kind(),
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::ReadOnlyFilesystem
        );
        Self::Broken(if full {
            Broken::Full
        } else {
            Broken::Other(error.into())
        })
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Broken(Broken::told(format!(
            "stored JSON cannot be read: {:?} at line {}",
            error.classify(),
            error.line()
        )))
    }
}
