//! Moving house: everything a neighborhood holds goes along to another database, from the one file to a
//! server or back, and nothing is lost on the way.
//!
//! All rows are copied inside one transaction at the new place and summed up again there before it counts;
//! until then, and after any trouble, the old place stays as it was. Nobody can change anything at the old
//! place meanwhile. Keys stay where they are.

use crate::db::rows::{self, Pages, Row, Sum, Which};
use crate::db::schema::{self, Table};
use crate::db::{Tx, migrations};
use crate::{App, Broken, Db, Error};

/// How far long work has come.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    /// Which table is being seen to.
    pub table: &'static str,
    /// Rows done, in all tables together.
    pub done: u64,
    /// Rows in all, as far as is known.
    pub of: u64,
}

/// Whom long work tells how far it has come.
pub type Progress<'a> = &'a mut (dyn FnMut(Step) + Send);

/// What moved.
#[derive(Debug, Clone)]
pub struct Moved {
    /// Each table with its rows.
    pub tables: Vec<(&'static str, u64)>,
}

impl Moved {
    /// Rows in all.
    pub fn rows(&self) -> u64 {
        self.tables.iter().map(|(_, rows)| rows).sum()
    }
}

/// Copies everything to another database, which must be empty: `sqlite:PATH` or `postgres://…`. From then
/// on the program is to be started with that address.
pub async fn move_to(app: &App, url: &str, progress: Progress<'_>) -> Result<Moved, Error> {
    let there = Db::open(url, migrations::DATA).await?;
    let moved = move_into(app, &there, progress).await;
    there.close().await;
    moved
}

async fn move_into(app: &App, there: &Db, progress: Progress<'_>) -> Result<Moved, Error> {
    let newest = migrations::newest(migrations::DATA);
    if migrations::applied(&app.db).await? != newest {
        return Err(
            Broken::told("the data is not up to date; run `manyhands migrate` first").into(),
        );
    }
    refuse_unless_blank(there, migrations::DATA).await?;
    there.migrate(app.clock.now()).await?;
    let still = app.db.hold_all().await?;
    let mut from = app.db.read().await?;
    let mut to = there.write_anywhere().await?;
    let tables = schema::tables(migrations::DATA, newest);
    let tables: Vec<(Table, Which)> = tables
        .into_iter()
        .map(|table| (table, Which::All))
        .collect();
    let sums = copy(&mut from, &mut to, &tables, progress).await?;
    to.commit().await?;
    drop((from, still));
    let counted = tables
        .iter()
        .zip(sums)
        .map(|((table, _), sum)| (table.name, sum.rows));
    Ok(Moved {
        tables: counted.collect(),
    })
}

/// Copies rows of tables and proves that they came whole: that those rows, and no others, are there now.
pub(crate) async fn copy(
    from: &mut Tx,
    to: &mut Tx,
    tables: &[(Table, Which)],
    progress: Progress<'_>,
) -> Result<Vec<Sum>, Error> {
    let mut of = 0;
    for (table, which) in tables {
        of += rows::count(from, table, which).await?;
    }
    let (mut sums, mut done) = (Vec::new(), 0);
    for (table, which) in tables {
        let mut arriving = Arriving::of(table.clone(), which.clone());
        let mut pages = Pages::of(table, which.clone());
        while let Some(some) = pages.next(from).await? {
            done += some.len() as u64;
            arriving.take(to, some).await?;
            progress(Step {
                table: table.name,
                done,
                of,
            });
        }
        sums.push(arriving.end(to).await?);
    }
    Ok(sums)
}

/// A table that is being filled.
pub(crate) struct Arriving {
    table: Table,
    which: Which,
    sum: Sum,
    pointing: Vec<Row>,
}

impl Arriving {
    /// Begins where none of these rows are there yet.
    pub(crate) fn of(table: Table, which: Which) -> Self {
        Self {
            table,
            which,
            sum: Sum::default(),
            pointing: Vec::new(),
        }
    }

    /// The table's name.
    pub(crate) fn name(&self) -> &'static str {
        self.table.name
    }

    /// Takes some rows in.
    pub(crate) async fn take(&mut self, to: &mut Tx, some: Vec<Row>) -> Result<(), Error> {
        some.iter().for_each(|row| self.sum.add(row));
        self.pointing.extend(rows::pointing(&self.table, &some));
        rows::insert(to, &self.table, some).await
    }

    /// Ends the table and proves that it holds what was taken in.
    pub(crate) async fn end(self, to: &mut Tx) -> Result<Sum, Error> {
        for row in &self.pointing {
            rows::point(to, &self.table, row).await?;
        }
        if rows::sum(to, &self.table, &self.which).await? != self.sum {
            let what = format!(
                "the table {} did not arrive whole; nothing was changed",
                self.table.name
            );
            return Err(Broken::told(what).into());
        }
        Ok(self.sum)
    }
}

/// Refuses a place that holds anything. Tells which step of the schema it has, 0 when none.
pub(crate) async fn refuse_unless_blank(
    db: &Db,
    steps: &'static [migrations::Migration],
) -> Result<i64, Error> {
    if !db.has_table("migrations").await? {
        return Ok(0);
    }
    let applied = migrations::applied(db).await?;
    let mut tx = db.read().await?;
    for table in schema::tables(steps, applied) {
        if !rows::is_empty(&mut tx, &table).await? {
            let what = "there is data at that place already, and it is left alone; choose an empty folder or database";
            return Err(Broken::told(what).into());
        }
    }
    Ok(applied)
}
