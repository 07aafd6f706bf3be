//! Real input that nobody here made. It lies beside the checkout and is never part of it; where it is
//! absent, what needs it is skipped with a printed line.

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
    let text = std::fs::read_to_string(input("blns/blns.json")?).unwrap();
    Some(serde_json::from_str(&text).unwrap())
}

/// Messages that people wrote after disasters, in their own languages where these are known.
pub fn messages(most: usize) -> Option<Vec<String>> {
    let mut rows = csv::Reader::from_path(input("messages/messages_train.csv")?).unwrap();
    let read = rows.records().map(|row| {
        let row = row.unwrap();
        let own = if row[2].is_empty() { &row[1] } else { &row[2] };
        own.to_owned()
    });
    Some(read.take(most).collect())
}
