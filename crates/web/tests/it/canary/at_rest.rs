//! Where things lie: the database with its journals, the key store, backups, exports, and what came in from a
//! spreadsheet.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use app::db::rows::{self, Cell, Pages, Row, Sum, Which};
use app::db::schema::{self, Table};
use app::db::{Engine, migrations};
use app::people;
use app::sealed::{Owner, SEALED};
use app::{backup, export};
use domain::people::Actor;
use domain::{KeyId, NeighborId};

use super::city::City;
use super::token::{Seen, find, find_in_bytes};

/// Sealed columns of the community, which no neighbor's key opens: canaries come there by [`super::sheets`].
const HANDED_IN: &[(&str, &str)] = &[
    ("uploads", "name"),
    ("uploads", "mapping"),
    ("upload_parts", "body"),
    ("imports", "headers"),
    ("import_reports", "cells"),
];

/// Sealed columns in which no canary was put: each is a corner that this test does not see.
pub async fn without_canary(city: &City) -> Vec<String> {
    let app = &city.world.app;
    let mut keys: HashMap<NeighborId, KeyId> = HashMap::new();
    let mut tx = app.db.read().await.unwrap();
    let rows = people::rows(&mut tx, city.world.community).await.unwrap();
    people::fetch_keys(app, &rows).await.unwrap();
    keys.extend(
        rows.iter()
            .filter_map(|row| Some((row.neighbor().id, row.neighbor().key?))),
    );
    let tables = schema::tables(migrations::DATA, migrations::newest(migrations::DATA));
    let mut bare = Vec::new();
    for sealed in SEALED {
        let table = tables
            .iter()
            .find(|table| table.name == sealed.table)
            .unwrap();
        let all = rows_of(city, table).await;
        let has = all.iter().any(|row| match sealed.owner {
            Owner::Neighbor(_) => {
                let key = sealed
                    .neighbor(table, row)
                    .and_then(|id| keys.get(&id).copied());
                let opened = sealed.open(app, table, row, key).unwrap_or_default();
                opened.is_some_and(|text| !find(&text).is_empty())
            }
            Owner::Community => {
                let column = format!("{}_sealed", sealed.column);
                let cell = table.at(&column).map(|at| &row[at]);
                HANDED_IN.contains(&(sealed.table, sealed.column)) && cell != Some(&Cell::Empty)
            }
        });
        if !has {
            bare.push(format!("{}.{}_sealed", sealed.table, sealed.column));
        }
    }
    bare
}

async fn rows_of(city: &City, table: &Table) -> Vec<Row> {
    let mut tx = city.world.app.db.read().await.unwrap();
    let mut pages = Pages::of(table, Which::All);
    let mut all = Vec::new();
    while let Some(some) = pages.next(&mut tx).await.unwrap() {
        all.extend(some);
    }
    all
}

/// Canaries in the open wherever the data lies: in every file, and in every table of a database server.
pub async fn in_the_open(city: &City) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    in_folder(city.world.folder(), &mut found);
    for (table, bytes) in dump(city).await {
        let note = |seen: Seen| format!("the table {table} shows {seen}");
        found.extend(find_in_bytes(&bytes).into_iter().map(note));
    }
    found
}

fn in_folder(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            in_folder(&path, found);
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        let note = |seen: Seen| format!("{} shows {seen}", path.display());
        found.extend(find_in_bytes(&bytes).into_iter().map(note));
    }
}

/// Every table of a database server as text, also those that the program does not know.
async fn dump(city: &City) -> Vec<(String, Vec<u8>)> {
    let mut tx = city.world.app.db.read().await.unwrap();
    let Engine::Postgres(connection) = tx.engine() else {
        return Vec::new();
    };
    let sql =
        "select table_name::text from information_schema.tables where table_schema = 'public'";
    let tables: Vec<(String,)> = sqlx::query_as(sql)
        .fetch_all(&mut *connection)
        .await
        .unwrap();
    assert!(tables.len() > 20);
    let mut all = Vec::new();
    for (table,) in tables {
        let sql = sqlx::AssertSqlSafe(format!("select t::text from {table} t"));
        let rows: Vec<(String,)> = sqlx::query_as(sql)
            .fetch_all(&mut *connection)
            .await
            .unwrap();
        let text: Vec<String> = rows.into_iter().map(|(row,)| row).collect();
        all.push((table, text.join("\n").into_bytes()));
    }
    all
}

/// Makes a backup beside the data, and gives what stands in it once it is unsealed.
pub async fn unsealed_backup(city: &City) -> Vec<u8> {
    let file = city.world.folder().join("backup");
    backup::backup(&city.world.app, &file, &mut |_| {})
        .await
        .unwrap();
    let mut lines = Vec::new();
    backup::lines(&city.world.app.config, &file, &mut lines).unwrap();
    lines
}

/// Whose canaries an organizer takes along, from here or from the other neighborhood.
pub async fn taken_along(city: &City, who: Actor) -> BTreeSet<String> {
    let folder = std::env::temp_dir().join(format!("{}-along", city.world.folder().display()));
    let written = export::folder(&city.world.app, who, &folder, &mut |_| {})
        .await
        .unwrap();
    let mut whose = BTreeSet::new();
    for (path, _) in &written.files {
        let text = std::fs::read_to_string(path).unwrap();
        whose.extend(find(&text).into_iter().map(|seen| seen.whose));
    }
    std::fs::remove_dir_all(&folder).unwrap();
    whose
}

/// What every table holds, in short. What is counted or noted beside a visit is left out: links that somebody
/// opened, sessions that were seen.
pub async fn sums(city: &City) -> Vec<(&'static str, Sum)> {
    let mut tx = city.world.app.db.read().await.unwrap();
    let mut sums = Vec::new();
    for table in schema::tables(migrations::DATA, migrations::newest(migrations::DATA)) {
        if !["links", "sessions", "tallies"].contains(&table.name) {
            let sum = rows::sum(&mut tx, &table, &Which::All).await.unwrap();
            sums.push((table.name, sum));
        }
    }
    sums
}
