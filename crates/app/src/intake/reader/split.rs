//! Taking one row off the beginning of a text: RFC 4180, and what programs make of it.

use domain::intake::Reason;

use super::{CELL_LIMIT, COLUMNS_LIMIT, ROW_LIMIT_BYTES};

/// What stands at the beginning of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// A row.
    Row {
        cells: Vec<String>,
        /// Bytes it took, its line end included.
        used: usize,
        /// Lines it took.
        lines: u64,
    },
    /// A row that cannot be taken apart.
    Broken {
        reason: Reason,
        /// Its beginning.
        text: String,
        used: usize,
        /// Zero when its line goes on beyond the text.
        lines: u64,
    },
    /// Nothing whole: more text is needed.
    More,
    /// Nothing at all.
    End,
}

/// Takes a row off. `ended` says that no more text will come.
pub(super) fn step(text: &str, separator: char, ended: bool) -> Step {
    if text.is_empty() {
        return if ended { Step::End } else { Step::More };
    }
    match scan(text, separator, ended) {
        Some(Scan {
            reason: None,
            cells,
            used,
            lines,
        }) => Step::Row { cells, used, lines },
        Some(Scan {
            reason: Some(reason),
            used,
            lines,
            ..
        }) => broken(reason, text, used, lines),
        None if ended || text.len() > ROW_LIMIT_BYTES => unfinished(text, ended),
        None => Step::More,
    }
}

struct Scan {
    cells: Vec<String>,
    reason: Option<Reason>,
    used: usize,
    lines: u64,
}

/// The row at the beginning of the text, if it ends within it.
fn scan(text: &str, separator: char, ended: bool) -> Option<Scan> {
    let mut row = Scan {
        cells: Vec::new(),
        reason: None,
        used: 0,
        lines: 1,
    };
    let (mut cell, mut length, mut quoted, mut fresh) = (String::new(), 0, false, true);
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        if next.is_none() && !ended && matches!(c, '"' | '\r') {
            return None;
        }
        match c {
            '"' if quoted && next == Some('"') => {
                chars.next();
            }
            '"' if quoted => {
                quoted = false;
                continue;
            }
            '"' if fresh => {
                (quoted, fresh) = (true, false);
                continue;
            }
            '\n' if quoted => row.lines += 1,
            '\r' if !quoted && next == Some('\n') => continue,
            '\n' | '\r' if !quoted => {
                row.push(cell);
                row.used = at + c.len_utf8();
                return Some(row);
            }
            _ if c == separator && !quoted => {
                row.push(std::mem::take(&mut cell));
                (length, fresh) = (0, true);
                continue;
            }
            _ => {}
        }
        fresh = false;
        length += 1;
        match length {
            1..=CELL_LIMIT => cell.push(c),
            _ => row.reason = row.reason.or(Some(Reason::TooLong)),
        }
    }
    (ended && !quoted).then(|| {
        row.push(cell);
        row.used = text.len();
        row
    })
}

impl Scan {
    fn push(&mut self, cell: String) {
        match self.cells.len() {
            0..COLUMNS_LIMIT => self.cells.push(cell),
            _ => self.reason = self.reason.or(Some(Reason::TooManyCells)),
        }
    }
}

/// The text does not end its row within all that may be looked at. If a quotation mark is to blame,
/// only its line is given up, and reading goes on with the next; otherwise the line itself is too
/// long, and the reader passes over the rest of it.
fn unfinished(text: &str, ended: bool) -> Step {
    match text.find('\n').map(|end| end + 1) {
        Some(used) => broken(Reason::QuoteNotClosed, text, used, 1),
        None if ended => broken(Reason::QuoteNotClosed, text, text.len(), 1),
        None => broken(Reason::TooLong, text, text.len(), 0),
    }
}

fn broken(reason: Reason, text: &str, used: usize, lines: u64) -> Step {
    let text = text[..used].chars().take(CELL_LIMIT).collect::<String>();
    Step::Broken {
        reason,
        text: text.trim_end_matches(['\r', '\n']).to_owned(),
        used,
        lines,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows_of(text: &str, separator: char) -> Vec<Result<Vec<String>, Reason>> {
        let (mut rows, mut at) = (Vec::new(), 0);
        loop {
            let (row, used) = match step(&text[at..], separator, true) {
                Step::Row { cells, used, .. } => (Ok(cells), used),
                Step::Broken { reason, used, .. } => (Err(reason), used),
                Step::More => panic!("asked for more than there is"),
                Step::End => return rows,
            };
            rows.push(row);
            at += used;
        }
    }

    fn cells(texts: &[&str]) -> Result<Vec<String>, Reason> {
        Ok(texts.iter().map(|text| (*text).to_owned()).collect())
    }

    #[test]
    fn rows_end_where_programs_end_them() {
        assert_eq!(
            rows_of("a,b\n1,2", ','),
            [cells(&["a", "b"]), cells(&["1", "2"])]
        );
        assert_eq!(
            rows_of("a;b\r\n1;2\r\n", ';'),
            [cells(&["a", "b"]), cells(&["1", "2"])]
        );
        assert_eq!(
            rows_of("a\tb\r1\t2\r", '\t'),
            [cells(&["a", "b"]), cells(&["1", "2"])]
        );
        assert_eq!(
            rows_of("a\n\nb", ','),
            [cells(&["a"]), cells(&[""]), cells(&["b"])]
        );
    }

    #[test]
    fn quotation_marks_hold_a_cell_together() {
        assert_eq!(
            rows_of("\"a,\nb\",\"say \"\"hi\"\"\"", ','),
            [cells(&["a,\nb", "say \"hi\""])]
        );
        assert_eq!(
            rows_of("6\" pipe,\"x\" y", ','),
            [cells(&["6\" pipe", "x y"])]
        );
        assert_eq!(rows_of("\"\",", ','), [cells(&["", ""])]);
    }

    #[test]
    fn a_mark_that_is_never_closed_costs_only_its_own_row() {
        let read = rows_of("a,\"b\nc,d\ne,f", ',');
        assert_eq!(
            read,
            [
                Err(Reason::QuoteNotClosed),
                cells(&["c", "d"]),
                cells(&["e", "f"])
            ]
        );
    }

    #[test]
    fn sizes_have_limits() {
        let long = "x".repeat(CELL_LIMIT + 1);
        assert_eq!(
            rows_of(&format!("{long},1\n2,3"), ','),
            [Err(Reason::TooLong), cells(&["2", "3"])]
        );
        let wide = ",".repeat(COLUMNS_LIMIT);
        assert_eq!(
            rows_of(&format!("{wide}\n2"), ','),
            [Err(Reason::TooManyCells), cells(&["2"])]
        );
    }

    #[test]
    fn what_is_not_whole_waits_for_more() {
        for text in ["a", "a,\"b", "a,\"b\"", "a\r", ""] {
            assert_eq!(step(text, ',', false), Step::More, "{text}");
        }
    }
}
