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
