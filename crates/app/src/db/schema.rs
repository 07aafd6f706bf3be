//! Which tables and columns there are, for whoever takes everything along: backups, moves, exports.
//!
//! The one place that says so is the migrations themselves: their own text is read, up to any of them, so
//! that no table can be forgotten and data of an earlier version is known by the columns it had then.
//! Every name that comes from here is part of the program, never of the data.

use super::migrations::Migration;

/// A table, in the shape it had after some migration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// Its columns, in the order they came.
    pub columns: Vec<Column>,
    /// Its primary key.
    pub key: Vec<&'static str>,
    /// Columns that point at other rows of the same table, which may come later.
    pub points_at_itself: Vec<&'static str>,
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
}

/// What a column holds: the five kinds that both engines have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `text`
    Text,
    /// `bigint`
    Whole,
    /// `boolean`
    YesNo,
    /// `double precision`
    Real,
    /// `bytea`
    Bytes,
}

impl Table {
    /// Where a column stands among the others.
    pub fn at(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|found| found.name == column)
    }

    /// Whether it has a column.
    pub fn has(&self, column: &str) -> bool {
        self.at(column).is_some()
    }
}

/// The tables as the migrations up to a number leave them, each after those it points at.
pub fn tables(steps: &'static [Migration], up_to: i64) -> Vec<Table> {
    let mut tables = Vec::new();
    for step in steps.iter().filter(|step| step.number <= up_to) {
        for statement in statements(step.sql) {
            follow(&mut tables, statement);
        }
    }
    tables
}

/// What one statement does to the tables. Indexes and changes of rows do nothing to them.
fn follow(tables: &mut Vec<Table>, statement: &'static str) {
    let words: Vec<&str> = statement.split_whitespace().collect();
    match words.as_slice() {
        ["create", "table", ..] => tables.extend(created(statement)),
        ["drop", "table", rest @ ..] => {
            let gone = rest.last().copied().unwrap_or_default();
            tables.retain(|table| table.name != gone);
        }
        ["alter", "table", name, change @ ..] => {
            if let Some(table) = tables.iter_mut().find(|table| table.name == *name) {
                alter(table, change);
            }
        }
        _ => {}
    }
}

fn created(statement: &'static str) -> Option<Table> {
    let (head, body) = statement.split_once('(')?;
    let name = head.split_whitespace().next_back()?;
    let body = body.trim_end().strip_suffix(')')?;
    let mut table = Table {
        name,
        columns: Vec::new(),
        key: Vec::new(),
        points_at_itself: Vec::new(),
    };
    for part in parts(body) {
        let words: Vec<&'static str> = part.split_whitespace().collect();
        let first = part.split([' ', '(']).next().unwrap_or_default();
        match first {
            "" | "check" | "constraint" | "unique" => {}
            "primary" => table.key = in_brackets(part),
            "foreign" => {
                let (own, other) = part.split_once("references").unwrap_or((part, ""));
                if other.split_whitespace().next() == Some(name) {
                    let pointing = in_brackets(own).into_iter();
                    table
                        .points_at_itself
                        .extend(pointing.filter(|column| *column != "community_id"));
                }
            }
            column => {
                table.columns.extend(column_of(&words));
                if part.contains("primary key") {
                    table.key = vec![column];
                }
            }
        }
    }
    Some(table)
}

fn alter(table: &mut Table, change: &[&'static str]) {
    match change {
        ["add", "column", rest @ ..] => table.columns.extend(column_of(rest)),
        ["drop", "column", name] => table.columns.retain(|column| column.name != *name),
        ["rename", "to", name] => table.name = name,
        ["rename", "column", old, "to", new] => {
            let found = table.columns.iter_mut().find(|column| column.name == *old);
            if let Some(column) = found {
                column.name = new;
            }
        }
        _ => {}
    }
}

fn column_of(words: &[&'static str]) -> Option<Column> {
    let kind = match *words.get(1)? {
        "text" => Kind::Text,
        "bigint" => Kind::Whole,
        "boolean" => Kind::YesNo,
        "double" => Kind::Real,
        "bytea" => Kind::Bytes,
        _ => return None,
    };
    Some(Column {
        name: words.first()?,
        kind,
    })
}

/// The names in the first pair of brackets.
fn in_brackets(part: &'static str) -> Vec<&'static str> {
    let inside = part
        .split_once('(')
        .and_then(|(_, rest)| rest.split_once(')'));
    inside.map_or(Vec::new(), |(inside, _)| {
        inside.split(',').map(str::trim).collect()
    })
}

fn statements(sql: &'static str) -> impl Iterator<Item = &'static str> {
    split_outside(sql, ';')
        .into_iter()
        .map(without_comments_before)
}

/// The columns and conditions of a table.
fn parts(body: &'static str) -> impl Iterator<Item = &'static str> {
    split_outside(body, ',')
        .into_iter()
        .map(without_comments_before)
}

fn without_comments_before(text: &'static str) -> &'static str {
    let mut rest = text.trim();
    while rest.starts_with("--") {
        rest = rest.split_once('\n').map_or("", |(_, rest)| rest).trim();
    }
    rest
}

/// Parts a text where a sign stands outside of brackets, quotes and comments.
fn split_outside(text: &'static str, sign: char) -> Vec<&'static str> {
    let (mut found, mut from, mut depth) = (Vec::new(), 0, 0);
    let (mut quoted, mut comment, mut before) = (false, false, ' ');
    for (at, c) in text.char_indices() {
        match c {
            '\n' => comment = false,
            _ if comment => {}
            '\'' => quoted = !quoted,
            _ if quoted => {}
            '-' if before == '-' => comment = true,
            '(' => depth += 1,
            ')' => depth -= 1,
            _ if c == sign && depth == 0 => {
                found.push(&text[from..at]);
                from = at + c.len_utf8();
            }
            _ => {}
        }
        before = c;
    }
    found.push(&text[from..]);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEPS: &[Migration] = &[
        Migration {
            number: 1,
            name: "one",
            sql: "-- first; with a sign\ncreate table a (\n    id text primary key, -- its name, short\n    n bigint not null check (n in (1, 2)),\n    up text,\n    foreign key (up) references a (id)\n);\ninsert into a (id, n) values ('x;y', 1);\ncreate index a_n on a (n);",
        },
        Migration {
            number: 2,
            name: "two",
            sql: "alter table a add column seen boolean not null default false;\nalter table a rename column n to many;\ncreate table b (x bytea, y double precision, primary key (x, y));",
        },
    ];

    #[test]
    fn every_version_is_known_by_the_columns_it_had() {
        let names = |table: &Table| -> Vec<&str> {
            table.columns.iter().map(|column| column.name).collect()
        };
        let first = tables(STEPS, 1);
        assert_eq!(first.len(), 1);
        assert_eq!(names(&first[0]), ["id", "n", "up"]);
        assert_eq!(
            (&*first[0].key, &*first[0].points_at_itself),
            (&["id"][..], &["up"][..])
        );
        let second = tables(STEPS, 2);
        assert_eq!(names(&second[0]), ["id", "many", "up", "seen"]);
        assert_eq!(second[1].columns[1].kind, Kind::Real);
        assert_eq!(second[1].key, ["x", "y"]);
    }
}
