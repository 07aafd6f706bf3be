//! Bringing data up to date. One text for both engines, each step in one transaction, never losing data.

use domain::Moment;

use super::{Db, Tx};
use crate::{Broken, Error};

/// One step of the schema.
pub struct Migration {
    /// Its number, counting from 1 without gaps.
    pub number: i64,
    /// What it brings.
    pub name: &'static str,
    /// Its statements.
    pub sql: &'static str,
}

macro_rules! migrations {
    ($($number:literal $name:literal),* $(,)?) => {
        &[$(Migration { number: $number, name: $name, sql: include_str!(concat!("../../../../migrations/", $name, ".sql")) }),*]
    };
}

/// The steps of the data.
pub static DATA: &[Migration] = migrations![1 "0001_ground", 2 "0002_listening", 3 "0003_connecting", 4 "0004_plans", 5 "0005_survey", 6 "0006_messages", 7 "0007_board", 8 "0008_survey_drafts", 9 "0009_importing", 10 "0010_together", 11 "0011_shown", 12 "0012_named", 13 "0013_openings", 14 "0014_asking", 15 "0015_rota"];

/// The steps of the key store.
pub static KEYS: &[Migration] = migrations![1 "keys/0001_keys"];

row! {
    struct Applied {
        number: i64,
    }
}

/// Runs the steps that are missing and names them.
pub(super) async fn run(
    db: &Db,
    steps: &'static [Migration],
    now: Moment,
) -> Result<Vec<&'static str>, Error> {
    let mut tx = db.write_anywhere().await?;
    tx.run("create table if not exists migrations (number bigint primary key, name text not null, applied_at bigint not null)").await?;
    tx.commit().await?;
    let applied = applied(db).await?;
    if applied > newest(steps) {
        return Err(Broken::told(
            "the data was written by a newer version of Manyhands; this one must not touch it",
        )
        .into());
    }
    let mut done = Vec::new();
    for step in steps.iter().filter(|step| step.number > applied) {
        let mut tx = db.write_anywhere().await?;
        apply(&mut tx, step, now).await?;
        tx.commit().await?;
        done.push(step.name);
    }
    Ok(done)
}

/// The number of the newest step that was applied.
pub async fn applied(db: &Db) -> Result<i64, Error> {
    let mut tx = db.read().await?;
    let found = all!(
        &mut tx,
        Applied,
        "select number from migrations order by number desc limit 1"
    )?;
    Ok(found.first().map_or(0, |row| row.number))
}

/// The number of the newest step that this program knows.
pub fn newest(steps: &[Migration]) -> i64 {
    steps.last().map_or(0, |step| step.number)
}

async fn apply(tx: &mut Tx, step: &Migration, now: Moment) -> Result<(), Error> {
    tx.run(step.sql).await?;
    exec!(
        tx,
        "insert into migrations (number, name, applied_at) values ($1, $2, $3)",
        step.number,
        step.name,
        now
    )?;
    Ok(())
}
