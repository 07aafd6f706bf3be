//! Taking everything along: what a community holds as one JSON document or as sheets, and what is held of
//! one person, for that person.
//!
//! Names and contacts are open in it, so only organizers get it, and it is written down as a look at
//! everybody before anything is opened: who was not written down is not in it. What opens doors is left
//! out: links, sessions, codes and letters that wait.

mod fields;
mod importing;
mod own;

use std::collections::{HashMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use domain::people::{Actor, Standing};
use domain::{CommunityId, KeyId, NeighborId};
use serde_json::Value;

pub use importing::{Imported, import_json, refuse_if_here};
pub use own::{NOT_TOLD, TOLD, own};

use crate::db::rows::{Pages, Row, Which};
use crate::db::schema::{self, Table};
use crate::db::{Tx, migrations};
use crate::intake::writer::Writer;
use crate::moving::{Progress, Step};
use crate::people::looks::{self, Reason};
use crate::{App, Error};
use fields::Book;

/// The format of the document.
const FORMAT: i64 = 1;
/// Tables of a community that are not taken along: what opens doors, what waits to be sent or counted, and
/// files that were handed in and will not stay.
pub const LEFT_OUT: &[&str] = &[
    "links",
    "feeds",
    "codes",
    "sessions",
    "tallies",
    "outbox",
    "uploads",
    "upload_parts",
    "import_reports",
];
/// Columns that say nothing to somebody who reads a sheet.
const NOT_IN_SHEETS: &[&str] = &[
    "version",
    "link_epoch",
    "form_id",
    "form_hash",
    "stopped",
    "held",
];
/// Looks written down in one go.
const LOOKS_AT_ONCE: usize = 500;

/// The sheets there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    /// Everybody.
    People,
    /// What could be given.
    Offers,
    /// What would make life easier.
    Needs,
    /// Who was brought together.
    Matches,
    /// Answers to the survey.
    Answers,
}

domain::worded!(Sheet { People = "people", Offers = "offers", Needs = "needs", Matches = "matches", Answers = "answers" });

impl Sheet {
    fn table(self) -> &'static str {
        match self {
            Self::People => "neighbors",
            Self::Offers | Self::Needs => "listings",
            Self::Matches => "matches",
            Self::Answers => "answers",
        }
    }

    fn which(self, community: CommunityId) -> Which {
        let mut wanted = vec![("community_id", community.to_string())];
        match self {
            Self::Offers => wanted.push(("side", "offer".to_owned())),
            Self::Needs => wanted.push(("side", "need".to_owned())),
            Self::People | Self::Matches | Self::Answers => {}
        }
        Which::With(wanted)
    }
}

/// Something that is written piece by piece, as it is fetched, in bounded memory.
pub struct Pieces {
    tx: Tx,
    book: Book,
    form: Form,
    tables: VecDeque<(Table, Which)>,
    open: Option<(Table, Pages)>,
    rows: u64,
    ended: bool,
}

enum Form {
    Json { first_table: bool, first_row: bool },
    Sheet(Box<SheetForm>),
}

struct SheetForm {
    names: Names,
    written: Drain,
    writer: Option<Writer<Drain>>,
}

/// Where a sheet is written to, and taken from piece by piece.
#[derive(Clone, Default)]
struct Drain(Arc<Mutex<Vec<u8>>>);

impl Drain {
    fn taken(&self) -> Vec<u8> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl std::io::Write for Drain {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Everything of a community as one JSON document: every table with its rows, ids kept.
pub async fn json(app: &App, who: Actor) -> Result<Pieces, Error> {
    let community = who.community();
    let tables = schema::tables(migrations::DATA, migrations::newest(migrations::DATA));
    let taken = tables.into_iter().filter_map(|table| {
        let column = if table.name == "communities" {
            "id"
        } else {
            "community_id"
        };
        let is_taken = table.has(column) && (column != "id" || table.name == "communities");
        let which = Which::With(vec![(column, community.to_string())]);
        (is_taken && !LEFT_OUT.contains(&table.name)).then_some((table, which))
    });
    let (tx, book) = begin(app, who).await?;
    Ok(Pieces::of(
        tx,
        book,
        Form::Json {
            first_table: true,
            first_row: true,
        },
        taken.collect(),
    ))
}

/// One sheet of a community: a header, and a row for each. Areas and categories by their names.
pub async fn sheet(app: &App, who: Actor, sheet: Sheet) -> Result<Pieces, Error> {
    let tables = schema::tables(migrations::DATA, migrations::newest(migrations::DATA));
    let found = tables
        .into_iter()
        .filter(|table| table.name == sheet.table());
    let taken = found.map(|table| (table, sheet.which(who.community())));
    let (mut tx, book) = begin(app, who).await?;
    let names = Names::load(&mut tx, who.community(), None).await?;
    let form = Form::Sheet(Box::new(SheetForm {
        names,
        written: Drain::default(),
        writer: None,
    }));
    Ok(Pieces::of(tx, book, form, taken.collect()))
}

/// What was written into a folder.
#[derive(Debug, Clone)]
pub struct Written {
    /// The files with how many rows each has.
    pub files: Vec<(PathBuf, u64)>,
}

/// Writes the document and all sheets into a folder. Files that are there already are left alone.
pub async fn folder(
    app: &App,
    who: Actor,
    folder: &Path,
    progress: Progress<'_>,
) -> Result<Written, Error> {
    who.organizes()?;
    std::fs::create_dir_all(folder)?;
    let mut files = Vec::new();
    let path = folder.join("everything.json");
    let rows = json(app, who).await?.write_to(&path, progress).await?;
    files.push((path, rows));
    for kind in Sheet::ALL {
        let path = folder.join(format!("{}.csv", kind.word()));
        let rows = sheet(app, who, *kind)
            .await?
            .write_to(&path, progress)
            .await?;
        files.push((path, rows));
    }
    Ok(Written { files })
}

/// Writes down that everybody is looked at, and brings the keys to hand of those it was written down for.
async fn begin(app: &App, who: Actor) -> Result<(Tx, Book), Error> {
    row! {
        struct Somebody {
            id: NeighborId,
            key_id: Option<KeyId>,
        }
    }
    who.organizes()?;
    let community = who.community();
    // What is opened is what was there at this moment, and everybody in it is written down.
    let mut tx = app.db.read().await?;
    let everybody = all!(
        &mut tx,
        Somebody,
        "select id, key_id from neighbors where community_id = $1 and standing <> $2 order by id",
        community,
        Standing::Erased
    )?;
    for some in everybody.chunks(LOOKS_AT_ONCE) {
        let mut noting = app.db.write(community).await?;
        for somebody in some
            .iter()
            .filter(|somebody| who.neighbor() != Some(somebody.id))
        {
            looks::note(
                &mut noting,
                app,
                community,
                who.neighbor(),
                somebody.id,
                looks::ALL,
                Reason::Export,
            )
            .await?;
        }
        noting.commit().await?;
    }
    let keys: HashMap<NeighborId, KeyId> = everybody
        .iter()
        .filter_map(|one| Some((one.id, one.key_id?)))
        .collect();
    app.vault.fetch(keys.values().copied()).await?;
    Ok((
        tx,
        Book {
            app: app.clone(),
            community,
            keys,
        },
    ))
}

impl Pieces {
    fn of(tx: Tx, book: Book, form: Form, tables: VecDeque<(Table, Which)>) -> Self {
        Self {
            tx,
            book,
            form,
            tables,
            open: None,
            rows: 0,
            ended: false,
        }
    }

    /// Rows written so far.
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// The next piece; `None` at the end.
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>, Error> {
        if self.ended {
            return Ok(None);
        }
        if let Some((table, mut pages)) = self.open.take() {
            let mut piece = Vec::new();
            match pages.next(&mut self.tx).await? {
                None => self.form.end_table(&mut piece)?,
                Some(rows) => {
                    self.rows += rows.len() as u64;
                    self.form.rows(&self.book, &table, &rows, &mut piece)?;
                    self.open = Some((table, pages));
                }
            }
            return Ok(Some(piece));
        }
        let mut piece = Vec::new();
        match self.tables.pop_front() {
            Some((table, which)) => {
                self.form.begin_table(&self.book, &table, &mut piece)?;
                let pages = Pages::of(&table, which);
                self.open = Some((table, pages));
            }
            None => {
                self.ended = true;
                if matches!(self.form, Form::Json { .. }) {
                    piece.extend_from_slice(b"\n}\n");
                }
            }
        }
        Ok(Some(piece))
    }

    /// Writes all pieces into a new file that only its owner can read.
    pub async fn write_to(mut self, path: &Path, progress: Progress<'_>) -> Result<u64, Error> {
        use tokio::io::AsyncWriteExt;
        let mut options = tokio::fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        options.mode(0o600);
        let mut file = options.open(path).await?;
        while let Some(piece) = self.next().await? {
            file.write_all(&piece).await?;
            let table = self.open.as_ref().map_or("", |(table, _)| table.name);
            progress(Step {
                table,
                done: self.rows,
                of: 0,
            });
        }
        file.sync_all().await?;
        Ok(self.rows)
    }
}

impl Form {
    fn begin_table(
        &mut self,
        book: &Book,
        table: &Table,
        piece: &mut Vec<u8>,
    ) -> Result<(), Error> {
        match self {
            Self::Json {
                first_table,
                first_row,
            } => {
                if std::mem::take(first_table) {
                    let at = Value::from(book.app.clock.now().rfc3339());
                    let migration = migrations::newest(migrations::DATA);
                    let head = format!(
                        "{{\n\"manyhands_export\": {FORMAT},\n\"migration\": {migration},\n\"exported_at\": {at}"
                    );
                    piece.extend_from_slice(head.as_bytes());
                }
                *first_row = true;
                piece.extend_from_slice(format!(",\n\"{}\": [", table.name).as_bytes());
            }
            Self::Sheet(sheet) => {
                let mut headers = Vec::new();
                for column in &table.columns {
                    let name = fields::name(column);
                    if fields::shape(table, column)? != fields::Shape::Hidden
                        && !NOT_IN_SHEETS.contains(&name)
                    {
                        headers.push(Names::field(name));
                    }
                }
                sheet.writer = Some(Writer::new(sheet.written.clone(), &headers)?);
            }
        }
        Ok(())
    }

    fn rows(
        &mut self,
        book: &Book,
        table: &Table,
        rows: &[Row],
        piece: &mut Vec<u8>,
    ) -> Result<(), Error> {
        for row in rows {
            let fields = book.open(table, row)?;
            match self {
                Self::Json { first_row, .. } => {
                    piece.extend_from_slice(if std::mem::take(first_row) {
                        b"\n{"
                    } else {
                        b",\n{"
                    });
                    for (at, (name, value)) in fields.iter().enumerate() {
                        let comma = if at == 0 { "" } else { ", " };
                        piece.extend_from_slice(format!("{comma}\"{name}\": {value}").as_bytes());
                    }
                    piece.push(b'}');
                }
                Self::Sheet(sheet) => {
                    let shown = fields
                        .into_iter()
                        .filter(|(name, _)| !NOT_IN_SHEETS.contains(name));
                    let cells: Vec<String> = shown
                        .map(|(name, value)| sheet.names.cell(name, value))
                        .collect();
                    if let Some(writer) = &mut sheet.writer {
                        writer.row(&cells)?;
                    }
                }
            }
        }
        if let Self::Sheet(sheet) = self {
            piece.extend(sheet.written.taken());
        }
        Ok(())
    }

    fn end_table(&mut self, piece: &mut Vec<u8>) -> Result<(), Error> {
        match self {
            Self::Json { .. } => piece.extend_from_slice(b"\n]"),
            Self::Sheet(sheet) => {
                if let Some(writer) = sheet.writer.take() {
                    piece.extend(writer.finish()?.taken());
                }
            }
        }
        Ok(())
    }
}

/// Names of areas and categories, in place of their ids.
struct Names {
    areas: HashMap<String, String>,
    categories: HashMap<String, String>,
}

impl Names {
    /// Loads them. Categories go by their name in a language, or by their key when none is given.
    async fn load(
        tx: &mut Tx,
        community: CommunityId,
        language: Option<&str>,
    ) -> Result<Self, Error> {
        let home = crate::community::load(tx, community).await?;
        let areas = crate::community::areas(tx, community).await?;
        let categories = crate::community::categories(tx, community).await?;
        Ok(Self {
            areas: areas
                .into_iter()
                .map(|area| (area.id.to_string(), area.name))
                .collect(),
            categories: categories
                .into_iter()
                .map(|category| {
                    let named = language.map(|language| {
                        category
                            .names
                            .to(language, home.first_language())
                            .to_owned()
                    });
                    (
                        category.id.to_string(),
                        named
                            .filter(|name| !name.is_empty())
                            .unwrap_or(category.key),
                    )
                })
                .collect(),
        })
    }

    /// What a field is called when its id is a name.
    fn field(name: &'static str) -> &'static str {
        match name {
            "area_id" => "area",
            "category_id" => "category",
            other => other,
        }
    }

    /// The value with a name in place of an id.
    fn named(&self, field: &str, value: Value) -> Value {
        let names = match field {
            "area_id" => &self.areas,
            "category_id" => &self.categories,
            _ => return value,
        };
        let found = value.as_str().and_then(|id| names.get(id));
        found.map_or(value.clone(), |name| name.as_str().into())
    }

    fn cell(&self, field: &str, value: Value) -> String {
        match self.named(field, value) {
            Value::Null => String::new(),
            Value::String(text) => text,
            Value::Bool(true) => "yes".to_owned(),
            Value::Bool(false) => "no".to_owned(),
            other => other.to_string(),
        }
    }
}
