//! Intake: taking in the spreadsheet that a group already has, and writing sheets that are safe to
//! open. What a row means is decided in [`domain::intake`]; here are the files.
//!
//! A file that is handed in on a page waits, sealed ([`waiting`]), while whoever handed it in looks at what would
//! come of it and corrects it ([`looking`]); then it runs in the background ([`runs`]) and is deleted. What is in
//! it, and what could not be read of it, is shown to that organizer only.

pub mod bringing;
mod guard;
pub mod looking;
pub mod mappings;
pub mod mending;
pub mod reader;
pub mod runs;
pub mod waiting;
pub mod writer;

use domain::ImportId;

/// The name under which the cells of a row that could not be read are sealed.
fn cells_name(import: ImportId, row: u64) -> String {
    format!("import_reports\u{1f}cells\u{1f}{import}\u{1f}{row}")
}

/// The name under which the headers of a run are sealed.
fn headers_name(import: ImportId) -> String {
    format!("imports\u{1f}headers\u{1f}{import}")
}
