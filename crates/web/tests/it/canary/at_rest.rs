//! Where things lie: the database with its journals, the key store, backups, exports, and what came in from a
//! spreadsheet.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use app::db::rows::{self, Pages, Row, Sum, Which};
use app::db::schema::{self, Table};
use app::db::{Engine, migrations};
use app::intake::bringing::{self, Run};
use app::intake::reader::Sheet;
use app::people;
use app::sealed::{Owner, SEALED};
use app::{backup, exec, export};
use domain::intake::guess;
use domain::people::Actor;
use domain::{ImportId, KeyId, NeighborId, UploadId};

use super::city::City;
use super::token::{Seen, canary, find, find_in_bytes, phone};

/// Sealed columns of the community, which no neighbor's key opens: where a canary was put by [`hand_in`].
const HANDED_IN: &[(&str, &str)] = &[
    ("uploads", "name"),
    ("upload_parts", "body"),
    ("import_reports", "cells"),
];

/// A spreadsheet comes in: somebody in a row that can be read, and a file that waits to be looked at.
pub async fn hand_in(city: &City) -> String {
    let (app, home) = (&city.world.app, city.world.community);
    let word = |field| canary("i09", field);
    let (name, mail, number) = (
        format!("{} {}", word("First"), word("Last")),
        word("Mail"),
        phone("i09"),
    );
    let (words, street, notes) = (word("Words"), word("Street"), word("Notes"));
    let sheet = format!(
        "Timestamp,Your name,Phone,Email,Street address,What can you offer?,What do you need?,Anything else?\n\
         5/1/2026 10:00:00,{name},{number},{mail}@example.org,12 {street} Road,{words},Rides,{notes}\n\
         someday,,,,{street},,,\n"
    );
    let mut sheet = Sheet::open(std::io::Cursor::new(sheet.into_bytes()))
        .ok()
        .unwrap();
    let sample = sheet.sample(10).unwrap();
    let mut tx = app.db.read().await.unwrap();
    let known = bringing::known(&mut tx, home).await.unwrap();
    drop(tx);
    let plan = guess(sheet.headers(), &sample, &known)
        .mapping
        .fit(sheet.headers())
        .unwrap();
    let done = bringing::bring_in(
        app,
        city.as_organizer(),
        sheet,
        &plan,
        Run::Real,
        &mut |_, _| {},
    )
    .await
    .unwrap();
    assert!(done.people > 0);
    file_that_waits(city).await;
    serde_json::to_string(&done).unwrap()
}

async fn file_that_waits(city: &City) {
    let (app, home) = (&city.world.app, city.world.community);
    let now = app.clock.now();
    let (upload, import): (UploadId, ImportId) = (app.chance.id(now), app.chance.id(now));
    let sealed = |field: &str| {
        let text = canary("i09", field);
        app.vault
            .seal_for_community(home, &format!("{upload} {field}"), text.as_bytes())
    };
    let mut tx = app.db.write(home).await.unwrap();
    exec!(
        &mut tx,
        "insert into uploads (community_id, id, name_sealed, bytes, mapping, by_id, made_at, expires_at) values ($1, $2, $3, 9, null, null, $4, $4)",
        home,
        upload,
        sealed("Upload"),
        now
    )
    .unwrap();
    exec!(
        &mut tx,
        "insert into upload_parts (community_id, upload_id, part, body_sealed) values ($1, $2, 1, $3)",
        home,
        upload,
        sealed("Cells")
    )
    .unwrap();
    exec!(
        &mut tx,
        "insert into imports (community_id, id, upload_id, state, rows_seen, imported, unchanged, reported, people, needs, offers, by_id, begun_at, ended_at)
         values ($1, $2, $3, 'done', 1, 0, 0, 1, 0, 0, 0, null, $4, $4)",
        home,
        import,
        upload,
        now
    )
    .unwrap();
    exec!(
        &mut tx,
        "insert into import_reports (community_id, import_id, row_number, column_number, reason, cells_sealed) values ($1, $2, 1, 1, 'empty', $3)",
        home,
        import,
        sealed("Row")
    )
    .unwrap();
    tx.commit().await.unwrap();
}

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
            Owner::Community => HANDED_IN.contains(&(sealed.table, sealed.column)),
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
