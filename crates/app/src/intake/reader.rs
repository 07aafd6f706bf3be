//! Reading a file as rows of text, whatever program wrote it.
//!
//! The encoding is found from the whole file, the separator and the header row from its beginning.
//! Rows then stream by in bounded memory: a named limit stands on every size, and a row that breaks
//! one is handed on as broken, never dropped. A quotation mark that is never closed costs its own row
//! and no other.

mod encoding;
mod rows;
mod shape;
mod split;

use std::{
    fs::File,
    io::{self, BufReader, Read, Seek},
    path::Path,
};

use domain::intake::Reason;

use encoding::Decoding;
use rows::Rows;
use shape::Shape;

/// Most columns of a sheet.
pub const COLUMNS_LIMIT: usize = 500;
/// Longest cell, in characters.
pub const CELL_LIMIT: usize = 20_000;
/// Longest row, in bytes of UTF-8.
pub const ROW_LIMIT_BYTES: usize = 1_000_000;
/// Most rows of a sheet.
pub const ROWS_LIMIT: u64 = 1_000_000;

/// A file that was opened as a sheet. Iterating yields its rows.
pub struct Sheet<R> {
    file: R,
    decoding: Decoding,
    shape: Shape,
    rows: Rows,
    size: u64,
}

/// A row below the header.
#[derive(Clone, PartialEq, Eq)]
pub struct Row {
    /// Counted from 1 below the header. Blank rows count.
    pub number: u64,
    /// The line of the file on which it begins, counted from 1.
    pub line: u64,
    /// Its cells, guards against formulas taken off. Of a broken row, its text in a single cell.
    pub cells: Vec<String>,
    /// Why it could not be taken apart.
    pub broken: Option<Reason>,
}

/// Why a file is not a sheet.
#[derive(Debug, thiserror::Error)]
pub enum NotASheet {
    /// It could not be read.
    #[error("the file could not be read: {0}")]
    Unreadable(#[from] io::Error),
    /// It is a workbook of a spreadsheet program; it can be saved as CSV there.
    #[error("this is a workbook: save the sheet as CSV and bring that")]
    Workbook,
    /// It is not text at all.
    #[error("this is not a sheet of text")]
    NotText,
    /// Nothing is written in it.
    #[error("nothing is written in it")]
    Empty,
    /// It has more columns than any group's sheet.
    #[error("more than {COLUMNS_LIMIT} columns")]
    TooManyColumns,
}

impl NotASheet {
    /// The stable name of this reason, for texts and for the API.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "unreadable",
            Self::Workbook => "workbook",
            Self::NotText => "not_text",
            Self::Empty => "empty",
            Self::TooManyColumns => "too_many_columns",
        }
    }
}

impl Sheet<BufReader<File>> {
    /// Opens a file on this machine.
    pub fn open_path(path: &Path) -> Result<Self, NotASheet> {
        Self::open(BufReader::new(File::open(path)?))
    }
}

impl<R: Read + Seek> Sheet<R> {
    /// Opens a file: reads it once through to find its encoding, then looks at its beginning.
    pub fn open(mut file: R) -> Result<Self, NotASheet> {
        let (decoding, size) = encoding::find(&mut file)?;
        file.rewind()?;
        let start = rows::beginning(&mut file, decoding)?;
        let shape = shape::find(&start)?;
        let rows = Rows::after_header(decoding, &shape);
        file.rewind()?;
        Ok(Self {
            file,
            decoding,
            shape,
            rows,
            size,
        })
    }

    /// The headers, one for each column, none empty and no two the same.
    pub fn headers(&self) -> &[String] {
        &self.shape.headers
    }

    /// Whether the file has a header row. If not, the columns are called by their numbers.
    pub fn has_header(&self) -> bool {
        self.shape.has_header
    }

    /// The sign between cells.
    pub fn separator(&self) -> char {
        self.shape.separator
    }

    /// The name of the encoding, as the web knows it: `UTF-8`, `windows-1252`, `UTF-16LE`.
    pub fn encoding(&self) -> &'static str {
        self.decoding.name()
    }

    /// The size of the file in bytes.
    pub fn size_bytes(&self) -> u64 {
        self.size
    }

    /// How much of the file has been read, in bytes; for showing progress.
    pub fn read_bytes(&self) -> u64 {
        self.rows.read_bytes()
    }

    /// The cells of the first rows, for guessing what the columns hold. Reading begins anew after it.
    pub fn sample(&mut self, count: usize) -> io::Result<Vec<Vec<String>>> {
        self.rewind()?;
        let whole = |row: &io::Result<Row>| row.as_ref().map_or(true, |row| row.broken.is_none());
        let sample: io::Result<Vec<Row>> = self.by_ref().filter(whole).take(count).collect();
        self.rewind()?;
        Ok(sample?.into_iter().map(|row| row.cells).collect())
    }

    /// Begins again at the first row.
    pub fn rewind(&mut self) -> io::Result<()> {
        self.file.rewind()?;
        self.rows = Rows::after_header(self.decoding, &self.shape);
        Ok(())
    }
}

impl<R: Read> Iterator for Sheet<R> {
    type Item = io::Result<Row>;

    fn next(&mut self) -> Option<io::Result<Row>> {
        self.rows.next(&mut self.file).transpose()
    }
}
