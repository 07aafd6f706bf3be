//! The shape of a sheet: which sign stands between cells, which row is the header.

use std::collections::HashMap;

use domain::contact::Email;

use super::{
    COLUMNS_LIMIT, NotASheet,
    rows::Beginning,
    split::{Step, step},
};
use crate::intake::guard::unguarded;

/// The signs that programs put between cells.
const SEPARATORS: [char; 4] = [',', ';', '\t', '|'];
/// Rows that are looked at to tell the signs apart.
const LOOK_ROWS: usize = 50;
/// Most lines of title above a header row.
const TITLE_ROWS: usize = 10;
/// A number of so many digits stands in data, not in headers.
const DATA_DIGITS: usize = 7;

/// How a sheet is laid out.
pub(super) struct Shape {
    pub(super) separator: char,
    pub(super) headers: Vec<String>,
    pub(super) has_header: bool,
    /// Rows and blank lines down to the header, itself included.
    pub(super) steps_above: usize,
}

/// Finds the shape from the beginning of the text.
pub(super) fn find(start: &Beginning) -> Result<Shape, NotASheet> {
    let told = told_separator(&start.text);
    let separator = told.unwrap_or_else(|| likely_separator(start));
    let rows = first_rows(start, separator)?;
    let first = usize::from(told.is_some());
    let first = first
        + rows[first..]
            .iter()
            .position(|row| !is_blank(row))
            .ok_or(NotASheet::Empty)?;
    let at = first + titles_above(&rows[first..]);
    let columns = rows[at..].iter().map(Vec::len).max().unwrap_or(0);
    let has_header = !rows[at].iter().any(|cell| is_data(cell));
    let headers = match has_header {
        true => rows[at].clone(),
        false => vec![String::new(); columns],
    };
    if headers.len() > COLUMNS_LIMIT {
        return Err(NotASheet::TooManyColumns);
    }
    let steps_above = if has_header { at + 1 } else { at };
    Ok(Shape {
        separator,
        headers: distinct(headers),
        has_header,
        steps_above,
    })
}

/// `sep=;` is how some programs say it themselves.
fn told_separator(text: &str) -> Option<char> {
    let line = text.lines().next()?.trim().trim_matches('"');
    let sign = line
        .strip_prefix("sep=")
        .or_else(|| line.strip_prefix("SEP="))?;
    let mut signs = sign.chars();
    let told = signs.next().unwrap_or('\t');
    signs.next().is_none().then_some(told)
}

/// The sign that gives most rows the same number of cells, and the more cells the better.
fn likely_separator(start: &Beginning) -> char {
    let rate = |separator: char| {
        let rows = first_rows(start, separator).unwrap_or_default();
        let lengths = rows.iter().filter(|row| !is_blank(row)).map(Vec::len);
        let mut counts: HashMap<usize, usize> = HashMap::new();
        lengths.for_each(|length| *counts.entry(length).or_default() += 1);
        let all: usize = counts.values().sum();
        let (length, count) = counts
            .into_iter()
            .max_by_key(|&(length, count)| (count, length))
            .unwrap_or((0, 0));
        let agreeing = if length > 1 {
            count * 100 / all.max(1)
        } else {
            0
        };
        (agreeing / 10, length)
    };
    let rated = SEPARATORS
        .into_iter()
        .rev()
        .max_by_key(|&separator| rate(separator));
    rated
        .filter(|&separator| rate(separator).0 > 0)
        .unwrap_or(',')
}

fn first_rows(start: &Beginning, separator: char) -> Result<Vec<Vec<String>>, NotASheet> {
    let (mut rows, mut at) = (Vec::new(), 0);
    while rows.len() < LOOK_ROWS {
        match step(&start.text[at..], separator, start.ended) {
            Step::Row { cells, used, .. } => {
                rows.push(cells.into_iter().map(unguarded).collect());
                at += used;
            }
            Step::Broken {
                reason: domain::intake::Reason::TooManyCells,
                ..
            } if rows.is_empty() => {
                return Err(NotASheet::TooManyColumns);
            }
            Step::Broken { used, lines, .. } => {
                rows.push(Vec::new());
                at += used;
                if lines == 0 {
                    break;
                }
            }
            Step::More | Step::End => break,
        }
    }
    if rows.is_empty() {
        Err(NotASheet::NotText)
    } else {
        Ok(rows)
    }
}

/// Rows with a single cell, above one with several, are a title.
fn titles_above(rows: &[Vec<String>]) -> usize {
    let filled = |row: &Vec<String>| row.iter().filter(|cell| !cell.trim().is_empty()).count();
    let typical = rows.iter().map(filled).max().unwrap_or(0);
    if typical < 3 {
        return 0;
    }
    let titles = rows
        .iter()
        .take(TITLE_ROWS)
        .take_while(|row| filled(row) <= 1)
        .count();
    if titles < rows.len() && titles < TITLE_ROWS {
        titles
    } else {
        0
    }
}

fn is_blank(row: &[String]) -> bool {
    row.iter().all(|cell| cell.trim().is_empty())
}

/// Mail addresses and long numbers do not stand in header rows.
fn is_data(cell: &str) -> bool {
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    let words = cell.split_whitespace().count();
    (cell.contains('@') && Email::parse(cell).is_ok()) || (digits >= DATA_DIGITS && words <= 4)
}

/// Gives nameless columns a number, and tells those of the same name apart.
fn distinct(headers: Vec<String>) -> Vec<String> {
    let mut distinct: Vec<String> = Vec::with_capacity(headers.len());
    for (at, header) in headers.into_iter().enumerate() {
        let name = match header.trim() {
            "" => format!("Column {}", at + 1),
            _ => header,
        };
        let numbered = (2..).map(|number| format!("{} ({number})", name.trim_end()));
        let free = std::iter::once(name.clone())
            .chain(numbered)
            .find(|name| !distinct.contains(name));
        distinct.extend(free);
    }
    distinct
}
