//! Where the real input lies that tests read in place and that is never part of the project.

use std::path::PathBuf;

/// The path of a piece of real input, or `None`, said aloud, when this machine has none.
pub fn input(name: &str) -> Option<PathBuf> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data");
    let folder = std::env::var_os("MANYHANDS_REAL_INPUT")
        .map_or_else(|| PathBuf::from(beside), PathBuf::from);
    let path = folder.join(name);
    if !path.exists() {
        println!("skipped: there is no real input at {name}");
        return None;
    }
    Some(path)
}

/// Texts that break programs.
pub fn naughty_strings() -> Option<Vec<String>> {
    let text = std::fs::read_to_string(input("blns/blns.json")?).ok()?;
    serde_json::from_str(&text).ok()
}

/// Messages that people wrote after disasters, in their own languages where these are known.
pub fn messages(most: usize) -> Option<Vec<String>> {
    let mut rows = csv::Reader::from_path(input("messages/messages_train.csv")?).ok()?;
    let told = |row: csv::StringRecord| {
        let own = row.get(2).filter(|text| !text.is_empty());
        own.or(row.get(1)).unwrap_or("").to_owned()
    };
    Some(rows.records().flatten().map(told).take(most).collect())
}
