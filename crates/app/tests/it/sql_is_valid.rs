//! Every statement in the source is prepared on both engines, and names its community unless it says
//! where it stands that it crosses them.

use std::path::{Path, PathBuf};

use sqlx::{Executor, SqlSafeStr};

use crate::world::World;

#[tokio::test]
async fn every_statement_is_understood_by_both_engines() {
    let statements = statements();
    assert!(statements.len() > 50, "the statements were not found");
    for world in World::on_both_engines().await {
        let mut wrong = Vec::new();
        for (place, sql) in &statements {
            let mut tx = world.app.db.read().await.unwrap();
            let sql = sqlx::AssertSqlSafe(sql.clone()).into_sql_str();
            let prepared = match tx.engine() {
                app::db::Engine::Sqlite(connection) => connection.prepare(sql).await.map(drop),
                app::db::Engine::Postgres(connection) => connection.prepare(sql).await.map(drop),
            };
            wrong.extend(prepared.err().map(|error| format!("{place}: {error}")));
        }
        let keys_only = |line: &String| {
            ["neighbor_keys", "tombstones", "install_secrets"]
                .iter()
                .any(|table| line.contains(table))
        };
        wrong.retain(|line| !keys_only(line));
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}

#[test]
fn every_statement_names_its_community_or_says_why_not() {
    let own = [
        "migrations",
        "install",
        "neighbor_keys",
        "tombstones",
        "install_secrets",
        "duties",
    ];
    let silent: Vec<_> = statements()
        .into_iter()
        .filter(|(_, sql)| !sql.contains("community_id") && !sql.contains("crosses communities"))
        .filter(|(_, sql)| {
            !own.iter().any(|table| {
                sql.contains(&format!("from {table}"))
                    || sql.contains(&format!("into {table} "))
                    || sql.contains(&format!("update {table} "))
            })
        })
        .collect();
    assert!(silent.is_empty(), "{silent:#?}");
}

/// The statements with where they stand.
fn statements() -> Vec<(String, String)> {
    let mut files = Vec::new();
    gather(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut files,
    );
    files.iter().flat_map(|file| in_file(file)).collect()
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, files);
        } else if !path.ends_with("db/verbs.rs") {
            files.push(path);
        }
    }
}

fn in_file(file: &Path) -> Vec<(String, String)> {
    let text = std::fs::read_to_string(file).unwrap();
    let mut found = Vec::new();
    for verb in ["all!(", "opt!(", "one!(", "exec!("] {
        for (at, _) in text.match_indices(verb) {
            if text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
                continue;
            }
            let rest = &text[at..];
            let (Some(open), line) = (rest.find('"'), text[..at].lines().count() + 1) else {
                continue;
            };
            let Some(close) = rest[open + 1..].find('"') else {
                continue;
            };
            let sql = rest[open + 1..open + 1 + close].to_owned();
            found.push((
                format!("{}:{line}", file.file_name().unwrap().to_string_lossy()),
                sql,
            ));
        }
    }
    found
}
