//! Bringing a spreadsheet in: each row becomes a neighbor with what they give and need, or is reported.
//!
//! Running the same file again changes nothing, a longer one adds only what is new: a row is known again by a
//! keyed hash of who, when and what, and a person by the same contact under the same name. Rows go in by
//! batches, each all or nothing and together with the count of how far the run has come, so that memory stays
//! bounded and a run that broke off is taken up where it was.

mod person;
mod run;

use std::io::{Read, Seek};

use domain::CommunityId;
use domain::contact::Country;
use domain::intake::{Entry, Known, Mapping, Misfit, Plan, Trouble};
use domain::people::Actor;
use serde::Serialize;

use super::reader::{Row, Sheet};
use crate::community::starter;
use crate::db::Tx;
use crate::{App, Error, community};

pub(super) use run::{Bringing, Remarks, Tally};

/// Most remarks and reports that are kept in the answer; all are counted.
const REPORTED: usize = 100_000;

/// A row that was not taken in, or something in a row that was not understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reported {
    /// The row of data, counted from 1 below the header.
    pub row: u64,
    /// The header of the column, when it is about one cell.
    pub column: Option<String>,
    /// Why, as a stable word.
    pub reason: &'static str,
}

impl From<Trouble> for Reported {
    fn from(trouble: Trouble) -> Self {
        Self {
            row: trouble.row,
            column: trouble.column,
            reason: trouble.reason.word(),
        }
    }
}

/// What a run came to.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Outcome {
    /// Rows of data in the file.
    pub rows: u64,
    /// Rows that were taken in.
    pub imported: u64,
    /// Rows that were here already.
    pub unchanged: u64,
    /// Rows that were not taken in, and why.
    pub reported: Vec<Reported>,
    /// Rows that were taken in with something in them that was not understood and kept as it was written.
    pub remarks: Vec<Reported>,
    /// New neighbors.
    pub people: u64,
    /// New needs.
    pub needs: u64,
    /// New offers.
    pub offers: u64,
}

/// How far a run has come: bytes read, bytes in all.
pub type Progress<'a> = &'a mut (dyn FnMut(u64, u64) + Send);

/// Whether anything is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Run {
    /// Nothing: only what would come is counted.
    Dry,
    /// Everything.
    Real,
}

/// What a community knows, for reading its sheets: its categories, areas and languages by all their names.
pub async fn known(tx: &mut Tx, community: CommunityId) -> Result<Known, Error> {
    let home = community::load(tx, community).await?;
    let country = home.country.parse().unwrap_or(Country::US);
    let mut known = Known::new(country, home.zone.clone());
    for category in community::categories(tx, community).await? {
        known.learn(&category);
    }
    for area in community::areas(tx, community).await? {
        known.add_area(area.id, [area.name]);
    }
    for language in starter::LANGUAGES.iter() {
        let names = language
            .names
            .0
            .values()
            .chain([&language.own])
            .chain(&language.words);
        known.add_language(&language.code, names);
    }
    Ok(known)
}

/// Fits a mapping to a sheet, or says which of its columns are not there.
pub fn plan<R: Read + Seek>(mapping: &Mapping, sheet: &Sheet<R>) -> Result<Plan, Vec<Misfit>> {
    mapping.fit(sheet.headers())
}

/// Brings a sheet in.
pub async fn bring_in<R: Read + Seek>(
    app: &App,
    who: Actor,
    mut sheet: Sheet<R>,
    plan: &Plan,
    run: Run,
    progress: Progress<'_>,
) -> Result<Outcome, Error> {
    who.organizes()?;
    let mut tx = app.db.read().await?;
    let known = known(&mut tx, who.community()).await?;
    drop(tx);
    let mut bringing = Bringing::begin(app, who, run).await?;
    while let Some(row) = sheet.next().transpose()? {
        let read = read(plan, &known, &row);
        let so_far = sheet.read_bytes();
        if bringing.offer(row, read, so_far).await? {
            progress(so_far, sheet.size_bytes());
        }
    }
    let outcome = bringing.end().await?;
    progress(sheet.size_bytes(), sheet.size_bytes());
    Ok(outcome)
}

/// Reads one row by the plan.
pub(super) fn read(plan: &Plan, known: &Known, row: &Row) -> Result<Entry, Vec<Trouble>> {
    match row.broken {
        Some(reason) => Err(vec![Trouble {
            row: row.number,
            column: None,
            reason,
        }]),
        None => plan.read(known, row.number, &row.cells),
    }
}
