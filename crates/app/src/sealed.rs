//! Every sealed column there is, and whose key opens it: for exports, and for proving that a backup can be
//! read again. A test fails when a column whose name ends in `_sealed` is missing here.

use domain::{CommunityId, KeyId, NeighborId};

use crate::db::migrations;
use crate::db::rows::{self, Cell, Pages, Row, Which};
use crate::db::schema::{self, Table};
use crate::vault::Place;
use crate::{App, Broken, Error};

/// A sealed column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sealed {
    /// Its table.
    pub table: &'static str,
    /// Its name in the open, without `_sealed`.
    pub column: &'static str,
    /// Who can open it.
    pub owner: Owner,
}

/// Who can open a sealed column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// The neighbor whose id stands in a column of the row.
    Neighbor(&'static str),
    /// The community: a file that an organizer handed in and that will not stay.
    Community,
}

const fn of_neighbor(table: &'static str, column: &'static str, id: &'static str) -> Sealed {
    Sealed {
        table,
        column,
        owner: Owner::Neighbor(id),
    }
}

const fn of_community(table: &'static str, column: &'static str) -> Sealed {
    Sealed {
        table,
        column,
        owner: Owner::Community,
    }
}

/// All of them.
pub const SEALED: &[Sealed] = &[
    of_neighbor("neighbors", "name", "id"),
    of_neighbor("neighbors", "phone", "id"),
    of_neighbor("neighbors", "email", "id"),
    of_neighbor("neighbors", "through", "id"),
    of_neighbor("neighbors", "notes", "id"),
    of_neighbor("answers", "body", "neighbor_id"),
    of_neighbor("listings", "note", "neighbor_id"),
    of_neighbor("shown", "contact", "neighbor_id"),
    of_neighbor("reports", "note", "neighbor_id"),
    of_neighbor("reports", "closing", "neighbor_id"),
    of_neighbor("outbox", "words", "neighbor_id"),
    of_community("uploads", "name"),
    of_community("uploads", "mapping"),
    of_community("upload_parts", "body"),
    of_community("imports", "headers"),
    of_community("import_reports", "cells"),
];

/// The sealed column of a table, by its name in the schema.
pub fn find(table: &str, column: &str) -> Option<&'static Sealed> {
    let open = column.strip_suffix("_sealed")?;
    SEALED
        .iter()
        .find(|sealed| sealed.table == table && sealed.column == open)
}

impl Sealed {
    /// The neighbor whose key opens it in a row.
    pub fn neighbor(&self, table: &Table, row: &Row) -> Option<NeighborId> {
        match self.owner {
            Owner::Neighbor(column) => text(table, row, column)?.parse().ok(),
            Owner::Community => None,
        }
    }

    /// Opens it. The key must be at hand; `None` when there is nothing, or nobody's key opens it any more.
    pub fn open(
        &self,
        app: &App,
        table: &Table,
        row: &Row,
        key: Option<KeyId>,
    ) -> Result<Option<String>, Error> {
        let sealed = table
            .at(&format!("{}_sealed", self.column))
            .and_then(|at| row[at].bytes());
        let (Some(sealed), Some(neighbor)) = (sealed, self.neighbor(table, row)) else {
            return Ok(None);
        };
        let place = self.place(table, row, neighbor)?;
        app.vault.unseal(key, place, Some(sealed))
    }

    /// Seals a text for a row whose other columns are filled in.
    pub fn seal(
        &self,
        app: &App,
        table: &Table,
        row: &Row,
        key: KeyId,
        plain: &str,
    ) -> Result<Cell, Error> {
        let neighbor = self
            .neighbor(table, row)
            .ok_or_else(|| Broken::told("a sealed value has no owner"))?;
        let place = self.place(table, row, neighbor)?;
        app.vault.seal(key, place, plain).map(Cell::Bytes)
    }

    /// Where it stands. A row without a version of its own counts as the first.
    fn place<'a>(
        &self,
        table: &Table,
        row: &'a Row,
        neighbor: NeighborId,
    ) -> Result<Place<'a>, Error> {
        let lost = || Broken::told(format!("a row of {} has no id", self.table));
        let community: CommunityId = text(table, row, "community_id")
            .and_then(|id| id.parse().ok())
            .ok_or_else(lost)?;
        Ok(Place {
            community,
            table: self.table,
            column: self.column,
            row: text(table, row, "id").ok_or_else(lost)?,
            neighbor,
            version: table
                .at("version")
                .and_then(|at| row[at].whole())
                .unwrap_or(1),
        })
    }
}

/// What came of trying to open sealed values.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tried {
    /// Values that opened.
    pub opened: usize,
    /// Values whose neighbor was not forgotten, but whose key is not here.
    pub without_key: usize,
}

/// Opens some sealed values of neighbors, up to a limit and spread over everybody, to prove that they can be.
pub async fn open_some(app: &App, limit: usize) -> Result<Tried, Error> {
    let all = schema::tables(migrations::DATA, migrations::applied(&app.db).await?);
    let Some(table) = all.iter().find(|table| table.name == "neighbors") else {
        return Ok(Tried::default());
    };
    let mut tx = app.db.read().await?;
    let every = usize::try_from(rows::count(&mut tx, table, &Which::All).await?)
        .unwrap_or(usize::MAX)
        .div_ceil(limit)
        .max(1);
    let mut pages = Pages::of(table, Which::All);
    let (mut tried, mut seen) = (Tried::default(), 0);
    while let Some(some) = pages.next(&mut tx).await? {
        for row in some {
            seen += 1;
            let key: Option<KeyId> = text(table, &row, "key_id").and_then(|id| id.parse().ok());
            if seen % every != 0 || key.is_none() {
                continue;
            }
            app.vault.fetch(key).await?;
            for sealed in SEALED.iter().filter(|sealed| sealed.table == table.name) {
                let column = table.at(&format!("{}_sealed", sealed.column));
                match sealed.open(app, table, &row, key)? {
                    Some(_) => tried.opened += 1,
                    None if column.is_some_and(|at| row[at] != Cell::Empty) => {
                        tried.without_key += 1
                    }
                    None => {}
                }
            }
        }
    }
    Ok(tried)
}

/// A text of a row.
pub(crate) fn text<'a>(table: &Table, row: &'a Row, column: &str) -> Option<&'a str> {
    row.get(table.at(column)?)?.text()
}
