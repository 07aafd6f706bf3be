//! Rows of any table, for whoever takes everything along. This is the only place where statements are put
//! together while the program runs; their words are names from [`super::schema`], never from the data.

use sha2::{Digest, Sha256};
use sqlx::{AssertSqlSafe, Row as _};

use super::schema::{Column, Kind, Table};
use super::{Engine, Tx};
use crate::Error;

/// Most rows in a page.
const PAGE_ROWS: usize = 500;
/// Rows of the first page, before it is known how large they are.
const FIRST_PAGE: usize = 16;
/// About how many bytes a page should hold.
const PAGE_BYTES: usize = 1 << 20;
/// Most values in one statement. Both engines allow more, but SQLite looks each `$n` up among those before
/// it, one by one.
const VALUES_LIMIT: usize = 900;

/// What stands in one column of one row.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A text.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// Yes or no.
    YesNo(bool),
    /// A number with a fraction.
    Real(f64),
    /// Bytes.
    Bytes(Vec<u8>),
}

impl Cell {
    /// The text, if it is one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The whole number, if it is one.
    pub fn whole(&self) -> Option<i64> {
        match self {
            Self::Whole(number) => Some(*number),
            _ => None,
        }
    }

    /// The bytes, if it holds some.
    pub fn bytes(&self) -> Option<&[u8]> {
        match self {
            Self::Bytes(bytes) => Some(bytes),
            _ => None,
        }
    }

    fn size(&self) -> usize {
        match self {
            Self::Text(text) => text.len(),
            Self::Bytes(bytes) => bytes.len(),
            _ => 8,
        }
    }
}

/// One row, in the order of its table's columns.
pub type Row = Vec<Cell>;

/// Which rows of a table.
#[derive(Debug, Clone)]
pub enum Which {
    /// All of them. Crosses communities: everything is taken along.
    All,
    /// Those that have a text in a column: a community's, a neighbor's.
    With(Vec<(&'static str, String)>),
}

/// Reads a table page by page, so that memory stays bounded however large it is.
pub struct Pages {
    table: Table,
    which: Which,
    after: Option<Row>,
    rows: usize,
    done: bool,
}

impl Pages {
    /// Begins at the first row.
    pub fn of(table: &Table, which: Which) -> Self {
        Self {
            table: table.clone(),
            which,
            after: None,
            rows: FIRST_PAGE,
            done: false,
        }
    }

    /// The next rows, in the order of the primary key; `None` after the last.
    pub async fn next(&mut self, tx: &mut Tx) -> Result<Option<Vec<Row>>, Error> {
        if self.done {
            return Ok(None);
        }
        let (sql, binds) = self.question();
        let rows = fetch(tx, &self.table.columns, sql, binds).await?;
        self.done = rows.len() < self.rows;
        let key = |row: &Row| -> Row {
            let places = self.table.key.iter().filter_map(|name| self.table.at(name));
            places.map(|at| row[at].clone()).collect()
        };
        self.after = rows.last().map(key).or(self.after.take());
        let bytes: usize = rows.iter().flatten().map(Cell::size).sum();
        let each = bytes / rows.len().max(1);
        self.rows = (PAGE_BYTES / each.max(1)).clamp(1, PAGE_ROWS);
        Ok((!rows.is_empty()).then_some(rows))
    }

    fn question(&self) -> (String, Vec<(Kind, Cell)>) {
        let (mut conditions, mut binds) = conditions(&self.which);
        let key = names(&self.table.key);
        if let Some(after) = &self.after {
            let mut places = Vec::new();
            for (column, cell) in self.table.key.iter().zip(after) {
                binds.push((kind_of(&self.table, column), cell.clone()));
                places.push(format!("${}", binds.len()));
            }
            conditions.push(format!("({key}) > ({})", places.join(", ")));
        }
        let columns: Vec<&str> = self.table.columns.iter().map(|c| c.name).collect();
        let (columns, name, all) = (names(&columns), self.table.name, all_of(&conditions));
        let rows = self.rows;
        let sql = format!("select {columns} from \"{name}\"{all} order by {key} limit {rows}");
        (sql, binds)
    }
}

/// Writes rows into a table. Columns that point at other rows of the same table stay empty; give them with
/// [`point`] when all rows are there.
pub async fn insert(tx: &mut Tx, table: &Table, rows: Vec<Row>) -> Result<(), Error> {
    let width = table.columns.len();
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let some: Vec<Row> = rows
            .by_ref()
            .take((VALUES_LIMIT / width).min(PAGE_ROWS))
            .collect();
        let brackets: Vec<String> = (0..some.len())
            .map(|row| {
                let places: Vec<String> = (1..=width)
                    .map(|at| format!("${}", row * width + at))
                    .collect();
                format!("({})", places.join(", "))
            })
            .collect();
        let columns: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
        let sql = format!(
            "insert into \"{}\" ({}) values {}",
            table.name,
            names(&columns),
            brackets.join(", ")
        );
        let cells = some.into_iter().flat_map(|row| {
            table.columns.iter().zip(row).map(|(column, cell)| {
                let later = table.points_at_itself.contains(&column.name);
                (column.kind, if later { Cell::Empty } else { cell })
            })
        });
        run(tx, sql, cells.collect()).await?;
    }
    Ok(())
}

/// The rows of a page that point at other rows of their own table.
pub fn pointing(table: &Table, rows: &[Row]) -> Vec<Row> {
    let places: Vec<usize> = table
        .points_at_itself
        .iter()
        .filter_map(|name| table.at(name))
        .collect();
    let points = |row: &&Row| places.iter().any(|at| row[*at] != Cell::Empty);
    rows.iter().filter(points).cloned().collect()
}

/// Lets a row that is there point at another row of its table.
pub async fn point(tx: &mut Tx, table: &Table, row: &Row) -> Result<(), Error> {
    let mut binds = Vec::new();
    let mut equal = |name: &'static str| {
        let cell = table.at(name).map_or(Cell::Empty, |at| row[at].clone());
        binds.push((kind_of(table, name), cell));
        format!("\"{name}\" = ${}", binds.len())
    };
    let set: Vec<String> = table
        .points_at_itself
        .iter()
        .map(|name| equal(name))
        .collect();
    let found: Vec<String> = table.key.iter().map(|name| equal(name)).collect();
    let (set, found) = (set.join(", "), found.join(" and "));
    run(
        tx,
        format!("update \"{}\" set {set} where {found}", table.name),
        binds,
    )
    .await
}

/// Whether a table holds no row at all.
pub async fn is_empty(tx: &mut Tx, table: &Table) -> Result<bool, Error> {
    let mut pages = Pages::of(table, Which::All);
    pages.rows = 1;
    Ok(pages.next(tx).await?.is_none())
}

/// How many rows there are.
pub async fn count(tx: &mut Tx, table: &Table, which: &Which) -> Result<u64, Error> {
    const N: &[Column] = &[Column {
        name: "n",
        kind: Kind::Whole,
    }];
    let (conditions, binds) = conditions(which);
    let name = table.name;
    let sql = format!(
        "select count(*) as n from \"{name}\"{}",
        all_of(&conditions)
    );
    let rows = fetch(tx, N, sql, binds).await?;
    let n = rows
        .first()
        .and_then(|row| row.first())
        .and_then(Cell::whole);
    Ok(n.and_then(|n| u64::try_from(n).ok()).unwrap_or(0))
}

/// The conditions for some rows, with what is bound to them.
fn conditions(which: &Which) -> (Vec<String>, Vec<(Kind, Cell)>) {
    let wanted: &[(&str, String)] = match which {
        Which::All => &[],
        Which::With(wanted) => wanted,
    };
    let texts = wanted.iter().enumerate();
    let conditions = texts.map(|(at, (column, _))| format!("\"{column}\" = ${}", at + 1));
    let binds = wanted
        .iter()
        .map(|(_, text)| (Kind::Text, Cell::Text(text.clone())));
    (conditions.collect(), binds.collect())
}

fn all_of(conditions: &[String]) -> String {
    if conditions.is_empty() {
        String::new()
    } else {
        format!(" where {}", conditions.join(" and "))
    }
}

async fn fetch(
    tx: &mut Tx,
    columns: &[Column],
    sql: String,
    binds: Vec<(Kind, Cell)>,
) -> Result<Vec<Row>, Error> {
    let sql = AssertSqlSafe(sql);
    Ok(match tx.engine() {
        Engine::Sqlite(connection) => {
            let mut query = sqlx::query::<sqlx::Sqlite>(sql);
            for (kind, cell) in binds {
                query = bind!(query, kind, cell);
            }
            let rows = query.fetch_all(connection).await?;
            rows.iter()
                .map(|row| read!(row, columns))
                .collect::<Result<_, sqlx::Error>>()?
        }
        Engine::Postgres(connection) => {
            let mut query = sqlx::query::<sqlx::Postgres>(sql);
            for (kind, cell) in binds {
                query = bind!(query, kind, cell);
            }
            let rows = query.fetch_all(connection).await?;
            rows.iter()
                .map(|row| read!(row, columns))
                .collect::<Result<_, sqlx::Error>>()?
        }
    })
}

async fn run(tx: &mut Tx, sql: String, binds: Vec<(Kind, Cell)>) -> Result<(), Error> {
    let sql = AssertSqlSafe(sql);
    match tx.engine() {
        Engine::Sqlite(connection) => {
            let mut query = sqlx::query::<sqlx::Sqlite>(sql);
            for (kind, cell) in binds {
                query = bind!(query, kind, cell);
            }
            query.execute(connection).await?;
        }
        Engine::Postgres(connection) => {
            let mut query = sqlx::query::<sqlx::Postgres>(sql);
            for (kind, cell) in binds {
                query = bind!(query, kind, cell);
            }
            query.execute(connection).await?;
        }
    }
    Ok(())
}

/// Binds a value; nothing has a type too, which PostgreSQL wants to know.
macro_rules! bind {
    ($query:expr, $kind:expr, $cell:expr) => {
        match ($kind, $cell) {
            (_, Cell::Text(text)) => $query.bind(text),
            (_, Cell::Whole(number)) => $query.bind(number),
            (_, Cell::YesNo(yes)) => $query.bind(yes),
            (_, Cell::Real(number)) => $query.bind(number),
            (_, Cell::Bytes(bytes)) => $query.bind(bytes),
            (Kind::Text, Cell::Empty) => $query.bind(None::<String>),
            (Kind::Whole, Cell::Empty) => $query.bind(None::<i64>),
            (Kind::YesNo, Cell::Empty) => $query.bind(None::<bool>),
            (Kind::Real, Cell::Empty) => $query.bind(None::<f64>),
            (Kind::Bytes, Cell::Empty) => $query.bind(None::<Vec<u8>>),
        }
    };
}
use bind;

/// Reads a row by its columns' kinds.
macro_rules! read {
    ($row:expr, $columns:expr) => {{
        let cells = $columns.iter().enumerate().map(|(at, column)| {
            Ok(match column.kind {
                Kind::Text => $row.try_get::<Option<String>, _>(at)?.map(Cell::Text),
                Kind::Whole => $row.try_get::<Option<i64>, _>(at)?.map(Cell::Whole),
                Kind::YesNo => $row.try_get::<Option<bool>, _>(at)?.map(Cell::YesNo),
                Kind::Real => $row.try_get::<Option<f64>, _>(at)?.map(Cell::Real),
                Kind::Bytes => $row.try_get::<Option<Vec<u8>>, _>(at)?.map(Cell::Bytes),
            }
            .unwrap_or(Cell::Empty))
        });
        cells.collect::<Result<Row, sqlx::Error>>()
    }};
}
use read;

fn names(columns: &[&str]) -> String {
    let quoted: Vec<String> = columns.iter().map(|name| format!("\"{name}\"")).collect();
    quoted.join(", ")
}

fn kind_of(table: &Table, column: &str) -> Kind {
    table
        .at(column)
        .map_or(Kind::Text, |at| table.columns[at].kind)
}

/// What a table holds, in short: how many rows, and a sum over all of them that does not depend on their
/// order, since engines sort text differently. It finds accidents; against people, what leaves the program
/// is sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sum {
    /// Rows.
    pub rows: u64,
    lanes: [u64; 4],
}

impl Sum {
    /// Counts a row in.
    pub fn add(&mut self, row: &Row) {
        let mut hash = Sha256::new();
        for cell in row {
            let (tag, bytes) = match cell {
                Cell::Empty => (0u8, Vec::new()),
                Cell::Text(text) => (1, text.as_bytes().to_vec()),
                Cell::Whole(number) => (2, number.to_le_bytes().to_vec()),
                Cell::YesNo(yes) => (3, vec![u8::from(*yes)]),
                Cell::Real(number) => (4, number.to_le_bytes().to_vec()),
                Cell::Bytes(bytes) => (5, bytes.clone()),
            };
            hash.update([tag]);
            hash.update((bytes.len() as u64).to_le_bytes());
            hash.update(bytes);
        }
        let digest: [u8; 32] = hash.finalize().into();
        for (lane, part) in self.lanes.iter_mut().zip(digest.chunks_exact(8)) {
            let part: [u8; 8] = part.try_into().unwrap_or_default();
            *lane = lane.wrapping_add(u64::from_le_bytes(part));
        }
        self.rows += 1;
    }

    /// The sum as text, for manifests.
    pub fn text(&self) -> String {
        let bytes: Vec<u8> = self
            .lanes
            .iter()
            .flat_map(|lane| lane.to_le_bytes())
            .collect();
        data_encoding::HEXLOWER.encode(&bytes)
    }
}

/// The sum of rows as they lie there.
pub async fn sum(tx: &mut Tx, table: &Table, which: &Which) -> Result<Sum, Error> {
    let mut sum = Sum::default();
    let mut pages = Pages::of(table, which.clone());
    while let Some(rows) = pages.next(tx).await? {
        rows.iter().for_each(|row| sum.add(row));
    }
    Ok(sum)
}
