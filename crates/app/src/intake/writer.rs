//! Writing a sheet that any spreadsheet program opens rightly and safely.
//!
//! UTF-8 with a byte order mark (without it some programs take `Łucja` for `Å ucja`), commas, and
//! every cell guarded against being run as a formula. What is written here reads back the same.

use std::io::{self, Write};

use super::guard::guarded;

/// A sheet that is being written, row by row.
pub struct Writer<W: Write> {
    rows: csv::Writer<W>,
}

impl<W: Write> Writer<W> {
    /// Begins a sheet with its header row.
    pub fn new<H: AsRef<str>>(mut out: W, headers: &[H]) -> io::Result<Self> {
        out.write_all("\u{FEFF}".as_bytes())?;
        let rows = csv::WriterBuilder::new().flexible(true).from_writer(out);
        let mut writer = Self { rows };
        writer.row(headers)?;
        Ok(writer)
    }

    /// Writes one row.
    pub fn row<C: AsRef<str>>(&mut self, cells: &[C]) -> io::Result<()> {
        let cells = cells.iter().map(|cell| guarded(cell.as_ref()).into_owned());
        self.rows
            .write_record(cells.map(String::into_bytes))
            .map_err(io::Error::other)
    }

    /// Ends the sheet and gives back what it was written to.
    pub fn finish(self) -> io::Result<W> {
        self.rows.into_inner().map_err(|failed| failed.into_error())
    }
}
