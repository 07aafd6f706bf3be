//! The doctor: looks after the install and says in plain words what to do. It changes nothing.

mod house;
mod inside;

use std::fmt;

use domain::Moment;
use serde::Serialize;

use crate::{App, Clock, Config, Error};

/// What the doctor found about one thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What was looked at: a short stable word.
    pub name: &'static str,
    /// How it is.
    pub health: Health,
    /// What it is like and, unless it is well, what to do.
    pub advice: String,
}

/// How something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Health {
    /// Well.
    Ok,
    /// Something to see to in the next days.
    Warn,
    /// Something to see to now.
    Bad,
}

impl fmt::Display for Health {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Ok => "ok",
            Self::Warn => "warn",
            Self::Bad => "bad",
        })
    }
}

impl Finding {
    fn ok(name: &'static str, advice: impl Into<String>) -> Self {
        Self {
            name,
            health: Health::Ok,
            advice: advice.into(),
        }
    }

    fn warn(name: &'static str, advice: impl Into<String>) -> Self {
        Self {
            name,
            health: Health::Warn,
            advice: advice.into(),
        }
    }

    fn bad(name: &'static str, advice: impl Into<String>) -> Self {
        Self {
            name,
            health: Health::Bad,
            advice: advice.into(),
        }
    }
}

/// Looks at everything.
pub async fn check(app: &App) -> Vec<Finding> {
    let began = app.clock.now();
    let mut found = vec![
        inside::migrated(app).await,
        inside::whole(app).await,
        inside::sealed_values_open(app).await,
        inside::erasures_are_finished(app).await,
        inside::promises_add_up(app).await,
        inside::worker_is_awake(app).await,
        inside::letters_leave(app).await,
        inside::is_backed_up(app).await,
    ];
    found.extend(around(&app.config).await);
    found.push(inside::clock_is_sane(app, began).await);
    found
}

/// Looks at what can be looked at when the install does not open, and says why it does not.
pub async fn check_closed(config: &Config, clock: &Clock, why: &Error) -> Vec<Finding> {
    let mut found = vec![Finding::bad(
        "data",
        format!("The data does not open: {why}. {}", to_do(config)),
    )];
    found.extend(around(config).await);
    found.push(match house::clock_is_past(clock.now()) {
        Some(wrong) => wrong,
        None => Finding::ok("clock", "The clock is plausible."),
    });
    found
}

/// What to look at when the data does not open.
fn to_do(config: &Config) -> &'static str {
    match config.database_url().starts_with("postgres") {
        true => {
            "See that the database server runs, that its address, user and password are right, and that this machine may reach it."
        }
        false => "See that the disk is there, and that this user may read and write the folder.",
    }
}

/// The worst there is: what a script wants to know.
pub fn worst(found: &[Finding]) -> Health {
    found
        .iter()
        .map(|finding| finding.health)
        .max()
        .unwrap_or(Health::Ok)
}

async fn around(config: &Config) -> Vec<Finding> {
    vec![
        house::key_file(config),
        house::folder(config),
        house::room_on_the_disk(config),
        house::mail_server(config).await,
    ]
}

/// How long ago, in words.
fn ago(at: Moment, now: Moment) -> String {
    let hours = now.since(at) / domain::moment::HOUR;
    match (hours / 24, hours) {
        (0, 0) => "less than an hour ago".to_owned(),
        (0, 1) => "an hour ago".to_owned(),
        (0, hours) => format!("{hours} hours ago"),
        (1, _) => "a day ago".to_owned(),
        (days, _) => format!("{days} days ago"),
    }
}
