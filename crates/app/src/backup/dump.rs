//! What is inside a backup: every table as lines of JSON, the same for both database engines, compressed.
//! First how many rows each table has; then for each table its columns, its rows and, at its end, their sum;
//! at the very end a line that says so. It is written and read piece by piece, in bounded memory.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::path::Path;

use data_encoding::BASE64;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::container::{Label, Opener, Sealer, damaged};
use crate::db::migrations::Migration;
use crate::db::rows::{Cell, Row, Sum};
use crate::db::schema::{self, Kind, Table};
use crate::vault::BackupKey;
use crate::{Chance, Error};

/// Longest line: a row with everything in it.
const LINE_LIMIT: u64 = 64 << 20;
/// Most rows that are read at once.
const ROWS_AT_ONCE: usize = 500;
/// About how many bytes are read at once.
const BYTES_AT_ONCE: usize = 1 << 20;

/// A line that is no row.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Line {
    /// The tables with how many rows they have.
    Contents(Vec<(String, u64)>),
    /// A table begins.
    Table { name: String, columns: Vec<String> },
    /// A table ends.
    End { rows: u64, sum: String },
    /// Everything is there.
    Whole,
}

/// A backup that is being written.
pub(super) struct Writing(GzEncoder<Sealer<BufWriter<File>>>);

impl Writing {
    /// Begins in a file that is open.
    pub(super) fn begin(
        file: File,
        key: &BackupKey,
        label: &Label,
        chance: &Chance,
    ) -> Result<Self, Error> {
        let sealer = Sealer::begin(BufWriter::new(file), key, label, chance)?;
        Ok(Self(GzEncoder::new(sealer, Compression::fast())))
    }

    /// Tells what will come.
    pub(super) fn contents(&mut self, counts: &[(&'static str, u64)]) -> Result<(), Error> {
        let counts = counts
            .iter()
            .map(|(name, rows)| ((*name).to_owned(), *rows));
        self.line(&Line::Contents(counts.collect()))
    }

    /// Begins a table.
    pub(super) fn table(&mut self, table: &Table) -> Result<(), Error> {
        self.line(&Line::Table {
            name: table.name.to_owned(),
            columns: table
                .columns
                .iter()
                .map(|column| column.name.to_owned())
                .collect(),
        })
    }

    /// Writes rows of the table that was begun.
    pub(super) fn rows(&mut self, rows: &[Row]) -> Result<(), Error> {
        for row in rows {
            let values: Vec<Value> = row.iter().map(value_of).collect();
            serde_json::to_writer(&mut self.0, &values)?;
            self.0.write_all(b"\n")?;
        }
        Ok(())
    }

    /// Ends a table.
    pub(super) fn end_table(&mut self, sum: &Sum) -> Result<(), Error> {
        self.line(&Line::End {
            rows: sum.rows,
            sum: sum.text(),
        })
    }

    /// Ends the backup. Everything is on the disk when this returns.
    pub(super) fn end(mut self) -> Result<u64, Error> {
        self.line(&Line::Whole)?;
        let file = self
            .0
            .finish()?
            .end()?
            .into_inner()
            .map_err(std::io::IntoInnerError::into_error)?;
        file.sync_all()?;
        Ok(file.metadata()?.len())
    }

    fn line(&mut self, line: &Line) -> Result<(), Error> {
        serde_json::to_writer(&mut self.0, line)?;
        Ok(self.0.write_all(b"\n")?)
    }
}

/// A backup that is being read.
pub(super) struct Reading {
    lines: BufReader<GzDecoder<Opener<BufReader<File>>>>,
    tables: Vec<Table>,
    table: Option<Table>,
    sum: Sum,
    /// What it says of itself.
    pub(super) label: Label,
    /// Its tables with how many rows they have.
    pub(super) counts: Vec<(String, u64)>,
}

/// What comes next in a backup.
pub(super) enum Piece {
    /// A table begins.
    Table(Table),
    /// Rows of it.
    Rows(Vec<Row>),
    /// It ends, and its sum is right.
    EndOfTable,
}

impl Reading {
    /// Begins. The tables are taken in the shape they had at the step of the schema that the backup names.
    pub(super) fn begin(
        path: &Path,
        key: &BackupKey,
        steps: &'static [Migration],
    ) -> Result<Self, Error> {
        let (opener, label) = Opener::begin(BufReader::new(File::open(path)?), key)?;
        let mut reading = Self {
            lines: BufReader::new(GzDecoder::new(opener)),
            tables: schema::tables(steps, label.migration),
            table: None,
            sum: Sum::default(),
            label,
            counts: Vec::new(),
        };
        match serde_json::from_slice(&reading.line()?) {
            Ok(Line::Contents(counts)) => reading.counts = counts,
            _ => return Err(damaged().into()),
        }
        Ok(reading)
    }

    /// What comes next; `None` when everything was read and was whole.
    pub(super) fn next(&mut self) -> Result<Option<Piece>, Error> {
        if self.starts_with(b'[')? {
            return self.some_rows().map(|rows| Some(Piece::Rows(rows)));
        }
        match serde_json::from_slice(&self.line()?).map_err(|_| damaged())? {
            Line::Table { name, columns } if self.table.is_none() => {
                let known = self.tables.iter().find(|table| table.name == name).cloned();
                let fits = |table: &Table| {
                    table
                        .columns
                        .iter()
                        .map(|column| column.name)
                        .eq(columns.iter().map(String::as_str))
                };
                let table = known.filter(fits).ok_or_else(damaged)?;
                self.table = Some(table.clone());
                self.sum = Sum::default();
                Ok(Some(Piece::Table(table)))
            }
            Line::End { rows, sum }
                if self.table.is_some() && (rows, &sum) == (self.sum.rows, &self.sum.text()) =>
            {
                self.table = None;
                Ok(Some(Piece::EndOfTable))
            }
            Line::Whole if self.table.is_none() => {
                // The end of the compressed stream, and the chunk that says that it is the last.
                let rest = self.lines.fill_buf()?.len();
                let after = std::io::copy(self.lines.get_mut().get_mut(), &mut std::io::sink())?;
                if rest == 0 && after == 0 {
                    Ok(None)
                } else {
                    Err(damaged().into())
                }
            }
            _ => Err(damaged().into()),
        }
    }

    fn some_rows(&mut self) -> Result<Vec<Row>, Error> {
        let (mut rows, mut bytes) = (Vec::new(), 0);
        while rows.len() < ROWS_AT_ONCE && bytes < BYTES_AT_ONCE && self.starts_with(b'[')? {
            let line = self.line()?;
            bytes += line.len();
            let values: Vec<Value> = serde_json::from_slice(&line).map_err(|_| damaged())?;
            let table = self.table.as_ref().ok_or_else(damaged)?;
            if values.len() != table.columns.len() {
                return Err(damaged().into());
            }
            let cells = table.columns.iter().zip(values);
            let row = cells
                .map(|(column, value)| cell_of(column.kind, value))
                .collect::<Option<Row>>();
            let row = row.ok_or_else(damaged)?;
            self.sum.add(&row);
            rows.push(row);
        }
        Ok(rows)
    }

    fn starts_with(&mut self, byte: u8) -> Result<bool, Error> {
        Ok(self.lines.fill_buf()?.first() == Some(&byte))
    }

    fn line(&mut self) -> Result<Vec<u8>, Error> {
        let mut line = Vec::new();
        (&mut self.lines)
            .take(LINE_LIMIT)
            .read_until(b'\n', &mut line)?;
        Ok(line)
    }
}

fn value_of(cell: &Cell) -> Value {
    match cell {
        Cell::Empty => Value::Null,
        Cell::Text(text) => text.as_str().into(),
        Cell::Whole(number) => (*number).into(),
        Cell::YesNo(yes) => (*yes).into(),
        // As text, which Rust reads back to the very same number.
        Cell::Real(number) => format!("{number:?}").into(),
        Cell::Bytes(bytes) => BASE64.encode(bytes).into(),
    }
}

fn cell_of(kind: Kind, value: Value) -> Option<Cell> {
    Some(match (kind, value) {
        (_, Value::Null) => Cell::Empty,
        (Kind::Text, Value::String(text)) => Cell::Text(text),
        (Kind::Whole, Value::Number(number)) => Cell::Whole(number.as_i64()?),
        (Kind::YesNo, Value::Bool(yes)) => Cell::YesNo(yes),
        (Kind::Real, Value::String(text)) => Cell::Real(text.parse().ok()?),
        (Kind::Bytes, Value::String(text)) => Cell::Bytes(BASE64.decode(text.as_bytes()).ok()?),
        _ => return None,
    })
}
