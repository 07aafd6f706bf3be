//! Real input that nobody here made. It lies beside the checkout and is never part of it; where it is
//! absent, what needs it is skipped with a printed line.

use std::path::PathBuf;

fn file(name: &str) -> Option<String> {
    let root = match std::env::var_os("MANYHANDS_REAL_INPUT") {
        Some(root) => PathBuf::from(root),
        None => PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"),
    };
    let found = std::fs::read_to_string(root.join(name)).ok();
    if found.is_none() {
        eprintln!("skipped: {name} is not beside the checkout");
    }
    found
}

/// Texts that break programs.
pub fn naughty_strings() -> Option<Vec<String>> {
    Some(serde_json::from_str(&file("blns/blns.json")?).unwrap())
}

/// Messages that people wrote after disasters, in their own languages where these are known.
pub fn messages(most: usize) -> Option<Vec<String>> {
    let text = file("messages/messages_train.csv")?;
    let mut rows = csv::Reader::from_reader(text.as_bytes());
    let read = rows.records().map(|row| {
        let row = row.unwrap();
        if row[2].is_empty() {
            row[1].to_owned()
        } else {
            row[2].to_owned()
        }
    });
    Some(read.take(most).collect())
}
