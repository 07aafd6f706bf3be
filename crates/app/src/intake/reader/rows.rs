//! Rows out of bytes, a chunk at a time.

use std::io::{self, Read};

use encoding_rs::Decoder;

use super::{
    ROWS_LIMIT, Row,
    encoding::{CHUNK_BYTES, Decoding, fill},
    shape::Shape,
    split::{Step, step},
};
use crate::intake::guard::unguarded;

/// How much text is looked at to find the separator and the header row.
const BEGINNING_BYTES: usize = 256 * 1024;

/// The beginning of a file as text, and whether that is all of it.
pub(super) struct Beginning {
    pub(super) text: String,
    pub(super) ended: bool,
}

/// Reads the beginning of a file.
pub(super) fn beginning(file: &mut impl Read, decoding: Decoding) -> io::Result<Beginning> {
    let mut text = Text::new(decoding);
    while !text.ended && text.rest().len() < BEGINNING_BYTES {
        text.more(file)?;
    }
    Ok(Beginning {
        ended: text.ended,
        text: text.held,
    })
}

/// Where reading stands.
pub(super) struct Rows {
    text: Text,
    separator: char,
    /// Steps that belong to what stands above the first row.
    above: usize,
    line: u64,
    number: u64,
    /// Inside a line too long to hold.
    passing_over: bool,
    /// Blank lines that count only if something follows them, and the line of the first.
    blanks: u64,
    blank_line: u64,
    /// The row that followed them.
    held: Option<Row>,
}

impl Rows {
    /// Stands below the header.
    pub(super) fn after_header(decoding: Decoding, shape: &Shape) -> Self {
        Self {
            text: Text::new(decoding),
            separator: shape.separator,
            above: shape.steps_above,
            line: 1,
            number: 0,
            passing_over: false,
            blanks: 0,
            blank_line: 0,
            held: None,
        }
    }

    pub(super) fn read_bytes(&self) -> u64 {
        self.text.read
    }

    /// The next row; blank lines at the end of the file are none.
    pub(super) fn next(&mut self, file: &mut impl Read) -> io::Result<Option<Row>> {
        loop {
            if let Some(row) = self.waiting() {
                return self.count(row).map(Some);
            }
            if self.passing_over {
                self.pass_over(file)?;
            }
            match step(self.text.rest(), self.separator, self.text.ended) {
                Step::More => self.text.more(file)?,
                Step::End => return Ok(None),
                Step::Row { cells, used, lines } => {
                    let cells = cells.into_iter().map(unguarded).collect();
                    self.take(
                        used,
                        lines,
                        Row {
                            number: 0,
                            line: self.line,
                            cells,
                            broken: None,
                        },
                    );
                }
                Step::Broken {
                    reason,
                    text,
                    used,
                    lines,
                } => {
                    self.passing_over = lines == 0;
                    let row = Row {
                        number: 0,
                        line: self.line,
                        cells: vec![text],
                        broken: Some(reason),
                    };
                    self.take(used, lines, row);
                }
            }
        }
    }

    fn take(&mut self, used: usize, lines: u64, row: Row) {
        self.text.at += used;
        self.line += lines;
        if self.above > 0 {
            self.above -= 1;
        } else if row.cells == [""] && row.broken.is_none() {
            if self.blanks == 0 {
                self.blank_line = row.line;
            }
            self.blanks += 1;
        } else {
            self.held = Some(row);
        }
    }

    /// A blank line that turned out to have something below it, or that something.
    fn waiting(&mut self) -> Option<Row> {
        self.held.as_ref()?;
        if self.blanks == 0 {
            return self.held.take();
        }
        self.blanks -= 1;
        self.blank_line += 1;
        Some(Row {
            number: 0,
            line: self.blank_line - 1,
            cells: vec![String::new()],
            broken: None,
        })
    }

    fn count(&mut self, row: Row) -> io::Result<Row> {
        if self.number == ROWS_LIMIT {
            let said = format!("more than {ROWS_LIMIT} rows");
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, said));
        }
        self.number += 1;
        Ok(Row {
            number: self.number,
            ..row
        })
    }

    fn pass_over(&mut self, file: &mut impl Read) -> io::Result<()> {
        while self.passing_over {
            match self.text.rest().find('\n') {
                Some(end) => {
                    self.text.at += end + 1;
                    self.line += 1;
                    self.passing_over = false;
                }
                None => {
                    self.text.at = self.text.held.len();
                    self.passing_over = !self.text.ended;
                    self.text.more(file)?;
                }
            }
        }
        Ok(())
    }
}

/// Text that was decoded and not yet used up.
struct Text {
    decoder: Decoder,
    chunk: Vec<u8>,
    held: String,
    at: usize,
    read: u64,
    ended: bool,
}

impl Text {
    fn new(decoding: Decoding) -> Self {
        Self {
            decoder: decoding.start(),
            chunk: vec![0; CHUNK_BYTES],
            held: String::new(),
            at: 0,
            read: 0,
            ended: false,
        }
    }

    fn rest(&self) -> &str {
        &self.held[self.at..]
    }

    /// Decodes one more chunk, and lets go of what was used up.
    fn more(&mut self, file: &mut impl Read) -> io::Result<()> {
        if self.ended {
            return Ok(());
        }
        self.held.drain(..self.at);
        self.at = 0;
        let length = fill(file, &mut self.chunk)?;
        self.read += length as u64;
        self.ended = length == 0;
        let most = self
            .decoder
            .max_utf8_buffer_length(length)
            .unwrap_or(CHUNK_BYTES * 3);
        self.held.reserve(most);
        let _ = self
            .decoder
            .decode_to_string(&self.chunk[..length], &mut self.held, self.ended);
        Ok(())
    }
}
