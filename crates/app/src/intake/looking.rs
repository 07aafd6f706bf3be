//! Looking at a file before it is brought in: what its columns seem to hold, and which people, offers and needs
//! would come of it. Nothing is written by that.
//!
//! No look is written down for the people in the file: whoever looks handed it in and holds it, and nobody in it
//! has a record here yet whose log could show it.

use std::collections::HashMap;

use domain::UploadId;
use domain::intake::{Entry, Guess, Known, Mapping, Plan, Trouble, What, guess};
use domain::people::Actor;
use domain::words::{LINE_LIMIT, fold};

use super::bringing::{self, Bringing, Outcome, Run};
use super::mappings;
use super::reader::{NotASheet, Row};
use super::waiting::{self, Glimpse, Waiting};
use crate::{App, Broken, Error};

/// Rows that are tried at once for a look; a longer file can be tried as a whole in the background.
pub const LOOK_ROWS: usize = 1_000;
/// Rows that are shown as they would be read.
pub const SHOWN_ROWS: usize = 10;
/// Cells of a column that are shown.
const SHOWN_CELLS: usize = 3;
/// Labels that are asked about.
const LABELS: usize = 40;
/// A text that stands in so many rows is a label, and not somebody's own words.
const LABEL_ROWS: usize = 2;

/// What a look at a file shows.
pub struct Looked {
    /// The file.
    pub file: Waiting,
    /// The headers, one for each column.
    pub headers: Vec<String>,
    /// Whether the file has a header row.
    pub has_header: bool,
    /// Its encoding.
    pub encoding: &'static str,
    /// The sign between cells.
    pub separator: char,
    /// For each column some different cells.
    pub cells: Vec<Vec<String>>,
    /// What was guessed.
    pub guess: Guess,
    /// What the columns are taken to hold now, one for each header.
    pub mapping: Mapping,
    /// The name of the saved mapping that fits these headers.
    pub saved: Option<String>,
    /// The first rows, as they would be read.
    pub first: Vec<Tried>,
    /// Labels of the sheet that are not among the community's categories.
    pub labels: Vec<Label>,
    /// What would come of the rows that were tried.
    pub outcome: Outcome,
    /// Whether these are all rows of the file.
    pub is_all: bool,
}

/// A row that was tried.
pub struct Tried {
    /// The row of data, counted from 1.
    pub row: u64,
    /// The line of the file.
    pub line: u64,
    /// What it says, or why it cannot be read.
    pub read: Result<Entry, Vec<Trouble>>,
}

/// A label that stands in a sheet several times and that the community does not have.
pub struct Label {
    /// The label, as it is written.
    pub label: String,
    /// In how many of the rows that were tried.
    pub rows: usize,
    /// The key of the category that it means; empty for a free line.
    pub means: String,
}

/// Looks at a file that whoever asks handed in.
pub async fn look(app: &App, who: Actor, id: UploadId) -> Result<Looked, Error> {
    let file = waiting::mine(app, who, id).await?;
    let community = who.community();
    let glimpse = waiting::glimpse(app, community, id, LOOK_ROWS)
        .await?
        .map_err(lost)?;
    let mut tx = app.db.read().await?;
    let known = bringing::known(&mut tx, community).await?;
    let said = waiting::mapping(&mut tx, app, community, id).await?;
    let saved = mappings::of(&mut tx, community, &glimpse.headers).await?;
    drop(tx);
    let guess = guess(&glimpse.headers, &glimpse.sample, &known);
    let mapping = match (said, &saved) {
        (Some(said), _) => said,
        (None, Some(saved)) => saved.mapping()?.over(guess.mapping.clone()),
        (None, None) => guess.mapping.clone(),
    };
    let plan = mapping
        .fit(&glimpse.headers)
        .map_err(|_| Broken::told("a mapping does not fit its own file"))?;
    let outcome = tried(app, who, &plan, &known, &glimpse.rows).await?;
    let labels = labels(&unread_words(&mapping), &mapping, &glimpse, &known);
    Ok(Looked {
        file,
        cells: cells(&glimpse),
        first: first(&plan, &known, &glimpse.rows),
        labels,
        headers: glimpse.headers,
        has_header: glimpse.has_header,
        encoding: glimpse.encoding,
        separator: glimpse.separator,
        guess,
        mapping,
        saved: saved.map(|saved| saved.name),
        outcome,
        is_all: glimpse.is_all,
    })
}

/// A file that was a sheet when it came is one now.
fn lost(why: NotASheet) -> Error {
    Broken::told(format!("a file that waits is no sheet: {}", why.code())).into()
}

async fn tried(
    app: &App,
    who: Actor,
    plan: &Plan,
    known: &Known,
    rows: &[Row],
) -> Result<Outcome, Error> {
    let mut bringing = Bringing::begin(app, who, Run::Dry).await?;
    for row in rows {
        let read = bringing::read(plan, known, row);
        bringing.offer(row.clone(), read, 0).await?;
    }
    bringing.end().await
}

fn first(plan: &Plan, known: &Known, rows: &[Row]) -> Vec<Tried> {
    let tried = |row: &Row| Tried {
        row: row.number,
        line: row.line,
        read: bringing::read(plan, known, row),
    };
    rows.iter().take(SHOWN_ROWS).map(tried).collect()
}

fn cells(glimpse: &Glimpse) -> Vec<Vec<String>> {
    let of = |at: usize| {
        let mut some: Vec<String> = Vec::new();
        for row in &glimpse.sample {
            let cell = row.get(at).map_or("", |cell| cell.trim());
            if !cell.is_empty() && !some.iter().any(|known| known == cell) {
                some.push(cell.to_owned());
            }
            if some.len() == SHOWN_CELLS {
                break;
            }
        }
        some
    };
    (0..glimpse.headers.len()).map(of).collect()
}

/// The mapping as if nobody had explained a label yet.
fn unread_words(mapping: &Mapping) -> Mapping {
    Mapping {
        words: Default::default(),
        ..mapping.clone()
    }
}

/// The labels that stand in several rows and that no category is known for, the commonest first.
fn labels(bare: &Mapping, mapping: &Mapping, glimpse: &Glimpse, known: &Known) -> Vec<Label> {
    let Ok(plan) = bare.fit(&glimpse.headers) else {
        return Vec::new();
    };
    let mut counts: HashMap<String, (String, usize)> = HashMap::new();
    let entries = glimpse
        .rows
        .iter()
        .filter_map(|row| bringing::read(&plan, known, row).ok());
    for entry in entries {
        let mut own: Vec<String> = Vec::new();
        for wish in entry.gives.iter().chain(&entry.needs) {
            let What::Line(line) = &wish.what else {
                continue;
            };
            let folded = fold(line);
            if folded.is_empty() || line.chars().count() > LINE_LIMIT || own.contains(&folded) {
                continue;
            }
            own.push(folded.clone());
            counts.entry(folded).or_insert_with(|| (line.clone(), 0)).1 += 1;
        }
    }
    let means = |label: &str| {
        let found = mapping
            .words
            .iter()
            .find(|(said, _)| fold(said) == fold(label));
        found.map_or(String::new(), |(_, key)| key.clone())
    };
    let mut found: Vec<Label> = counts
        .into_values()
        .filter(|(_, rows)| *rows >= LABEL_ROWS)
        .map(|(label, rows)| Label {
            means: means(&label),
            label,
            rows,
        })
        .collect();
    found.sort_by(|one, other| other.rows.cmp(&one.rows).then(one.label.cmp(&other.label)));
    found.truncate(LABELS);
    found
}
