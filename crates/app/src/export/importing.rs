//! Reading an export back: a community comes to another install, with its ids, sealed anew with keys that
//! are made here.
//!
//! It is read piece by piece into a database of its own at the step of the schema that the document names,
//! brought up to date there, and only then copied over in one go: all of it, or nothing.

use std::collections::HashMap;
use std::fmt;
use std::io::{BufReader, Read};

use domain::people::Standing;
use domain::{CommunityId, NeighborId};
use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde_json::{Map, Value};
use tokio::sync::mpsc::{self, Receiver, Sender};

use super::fields::Book;
use super::{FORMAT, LEFT_OUT};
use crate::backup::Folder;
use crate::db::rows::Which;
use crate::db::schema::{self, Table};
use crate::db::{Tx, migrations};
use crate::moving::{self, Arriving, Progress, Step};
use crate::{App, Broken, Db, Error};

/// Rows handed over at once.
const ROWS_AT_ONCE: usize = 200;

/// What came in.
#[derive(Debug, Clone)]
pub struct Imported {
    /// The community.
    pub community: CommunityId,
    /// Each table with its rows.
    pub tables: Vec<(&'static str, u64)>,
}

/// Reads a document that [`super::json`] wrote. A community that is here already is left alone.
pub async fn import_json(
    app: &App,
    from: impl Read + Send + 'static,
    progress: Progress<'_>,
) -> Result<Imported, Error> {
    let folder = Folder::beside(&app.config.data, "importing", &app.chance)?;
    let url = format!("sqlite:{}", folder.0.join("data.db").display());
    let (send, mut receive) = mpsc::channel(4);
    let reading = tokio::task::spawn_blocking(move || read(from, &send));
    let taken = take_in(app, &url, &mut receive, progress).await;
    drop(receive);
    let said = reading
        .await
        .map_err(|_| Broken::told("the import was interrupted"))?;
    let community = match taken? {
        Some(community) => said.map(|()| community)?,
        None => {
            return Err(said
                .err()
                .unwrap_or_else(|| Broken::told("the document ends too early").into()));
        }
    };
    copy_over(app, &url, community, progress).await
}

/// Takes the rows into a database of their own. `None` when the reader stopped before the end.
async fn take_in(
    app: &App,
    url: &str,
    pieces: &mut Receiver<Piece>,
    progress: Progress<'_>,
) -> Result<Option<CommunityId>, Error> {
    let Some(Piece::Migration(migration)) = pieces.recv().await else {
        return Ok(None);
    };
    let steps = migrations::DATA
        .iter()
        .take_while(|step| step.number <= migration)
        .count();
    let db = Db::open(url, &migrations::DATA[..steps]).await?;
    db.migrate(app.clock.now()).await?;
    let tables = schema::tables(migrations::DATA, migration);
    let mut tx = db.write_anywhere().await?;
    let mut coming = Coming {
        app,
        tables,
        book: None,
        arriving: None,
        done: 0,
    };
    while let Some(piece) = pieces.recv().await {
        match piece {
            Piece::Rows(table, rows) => coming.rows(&mut tx, &table, rows, progress).await?,
            Piece::End => {
                let community = coming.end(&mut tx).await?;
                tx.commit().await?;
                db.close().await;
                return Ok(Some(community));
            }
            Piece::Migration(_) => {}
        }
    }
    Ok(None)
}

struct Coming<'a> {
    app: &'a App,
    tables: Vec<Table>,
    book: Option<Book>,
    arriving: Option<(Table, Arriving)>,
    done: u64,
}

impl Coming<'_> {
    async fn rows(
        &mut self,
        tx: &mut Tx,
        name: &str,
        rows: Vec<Map<String, Value>>,
        progress: Progress<'_>,
    ) -> Result<(), Error> {
        let found = self
            .tables
            .iter()
            .find(|table| table.name == name && !LEFT_OUT.contains(&name));
        let table = found
            .cloned()
            .ok_or_else(|| Broken::told(format!("this version knows no {name}")))?;
        if self
            .arriving
            .as_ref()
            .is_none_or(|(before, _)| before.name != table.name)
        {
            self.end_table(tx).await?;
            self.arriving = Some((table.clone(), Arriving::of(table.clone(), Which::All)));
        }
        let mut closed = Vec::with_capacity(rows.len());
        for row in &rows {
            self.key_for(&table, row).await?;
            let book = self
                .book
                .as_ref()
                .ok_or_else(|| Broken::told("the document does not begin with its community"))?;
            closed.push(book.close(&table, row)?);
        }
        self.done += closed.len() as u64;
        if let Some((_, arriving)) = &mut self.arriving {
            arriving.take(tx, closed).await.map_err(|error| {
                tracing::debug!(table = table.name, "{error}");
                Broken::told(format!("rows of {} do not fit to the others", table.name))
            })?;
        }
        progress(Step {
            table: table.name,
            done: self.done,
            of: 0,
        });
        Ok(())
    }

    /// Begins the book with the community, and makes a key for a neighbor who was not forgotten.
    async fn key_for(&mut self, table: &Table, row: &Map<String, Value>) -> Result<(), Error> {
        let id = row.get("id").and_then(Value::as_str);
        match (table.name, &mut self.book) {
            ("communities", None) => {
                let community = id
                    .and_then(|id| id.parse().ok())
                    .ok_or_else(|| Broken::told("the community has no id"))?;
                self.book = Some(Book {
                    app: self.app.clone(),
                    community,
                    keys: HashMap::new(),
                });
            }
            ("communities", Some(_)) => {
                return Err(Broken::told("the document holds more than one community").into());
            }
            ("neighbors", Some(book))
                if row.get("standing").and_then(Value::as_str) != Some(Standing::Erased.word()) =>
            {
                let key = self.app.vault.new_key(self.app.clock.now()).await?;
                if let Some(id) = id.and_then(|id| id.parse::<NeighborId>().ok()) {
                    book.keys.insert(id, key);
                }
            }
            _ => {}
        }
        Ok(())
    }

    async fn end_table(&mut self, tx: &mut Tx) -> Result<(), Error> {
        if let Some((_, arriving)) = self.arriving.take() {
            arriving.end(tx).await?;
        }
        Ok(())
    }

    async fn end(mut self, tx: &mut Tx) -> Result<CommunityId, Error> {
        self.end_table(tx).await?;
        self.book
            .map(|book| book.community)
            .ok_or_else(|| Broken::told("there is no community in the document").into())
    }
}

/// Brings what was taken in up to date and copies it to the data, in one transaction.
async fn copy_over(
    app: &App,
    url: &str,
    community: CommunityId,
    progress: Progress<'_>,
) -> Result<Imported, Error> {
    let db = Db::open(url, migrations::DATA).await?;
    db.migrate(app.clock.now()).await?;
    let its = |table: &Table| {
        let column = if table.name == "communities" {
            "id"
        } else {
            "community_id"
        };
        table
            .has(column)
            .then(|| Which::With(vec![(column, community.to_string())]))
    };
    let tables = schema::tables(migrations::DATA, migrations::newest(migrations::DATA));
    let tables = tables
        .into_iter()
        .filter_map(|table| its(&table).map(|which| (table, which)));
    let tables: Vec<(Table, Which)> = tables.collect();
    let mut from = db.read().await?;
    let mut to = app.db.write_anywhere().await?;
    refuse_if_here(&mut from, &mut to, community).await?;
    let sums = moving::copy(&mut from, &mut to, &tables, progress).await?;
    to.commit().await?;
    drop(from);
    db.close().await;
    let counted = tables
        .iter()
        .zip(sums)
        .map(|((table, _), sum)| (table.name, sum.rows));
    Ok(Imported {
        community,
        tables: counted.collect(),
    })
}

/// Refuses a community that is here already, or whose address is taken here.
pub async fn refuse_if_here(
    from: &mut Tx,
    to: &mut Tx,
    community: CommunityId,
) -> Result<(), Error> {
    let coming = crate::community::load(from, community).await?;
    let here = crate::community::all(to).await?;
    if here
        .iter()
        .any(|home| home.id == community || home.slug == coming.slug)
    {
        let what = "this community, or one with its address, is here already and is left alone; read the export into an empty install";
        return Err(Broken::told(what).into());
    }
    Ok(())
}

/// What the reader hands over.
enum Piece {
    Migration(i64),
    Rows(String, Vec<Map<String, Value>>),
    End,
}

/// Reads the document, piece by piece.
fn read(from: impl Read, to: &Sender<Piece>) -> Result<(), Error> {
    let mut document = serde_json::Deserializer::from_reader(BufReader::new(from));
    let wrong = |error: serde_json::Error| {
        let place = format!("line {}, column {}", error.line(), error.column());
        Broken::told(match error.classify() {
            serde_json::error::Category::Data => {
                format!("this is no export of Manyhands that this version can read ({place})")
            }
            serde_json::error::Category::Eof => "the document ends too early".to_owned(),
            _ => format!("the document is damaged ({place})"),
        })
    };
    document.deserialize_map(Document(to)).map_err(wrong)?;
    document.end().map_err(wrong)?;
    let _ = to.blocking_send(Piece::End);
    Ok(())
}

struct Document<'a>(&'a Sender<Piece>);

impl<'de> Visitor<'de> for Document<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an export of Manyhands")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let (mut format, mut migration) = (None, None);
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "manyhands_export" => format = Some(map.next_value::<i64>()?),
                "exported_at" => drop(map.next_value::<IgnoredAny>()?),
                "migration" => {
                    let number = map.next_value::<i64>()?;
                    let known = (1..=migrations::newest(migrations::DATA)).contains(&number);
                    if format != Some(FORMAT) || !known {
                        return Err(A::Error::custom("of another version"));
                    }
                    migration = Some(number);
                    send(self.0, Piece::Migration(number))?;
                }
                _ if migration.is_none() => return Err(A::Error::custom("no export")),
                table => map.next_value_seed(Rows { to: self.0, table })?,
            }
        }
        Ok(())
    }
}

fn send<E: serde::de::Error>(to: &Sender<Piece>, piece: Piece) -> Result<(), E> {
    to.blocking_send(piece)
        .map_err(|_| E::custom("nobody takes it in"))
}

struct Rows<'a> {
    to: &'a Sender<Piece>,
    table: &'a str,
}

impl<'de> DeserializeSeed<'de> for Rows<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Rows<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of rows")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let mut rows = Vec::new();
        while let Some(row) = seq.next_element::<Map<String, Value>>()? {
            rows.push(row);
            if rows.len() == ROWS_AT_ONCE {
                send(
                    self.to,
                    Piece::Rows(self.table.to_owned(), std::mem::take(&mut rows)),
                )?;
            }
        }
        if rows.is_empty() {
            Ok(())
        } else {
            send(self.to, Piece::Rows(self.table.to_owned(), rows))
        }
    }
}
