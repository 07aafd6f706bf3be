//! Intake: reading the spreadsheet that a group already has.
//!
//! A sheet is a header row and rows of text. [`guess`] looks at the headers and some rows and says
//! what each column holds; the organizer corrects that [`Mapping`]; fitted to the sheet it becomes a
//! [`Plan`], and the plan reads one row at a time into an [`Entry`]: a neighbor, what they give, what
//! they need.
//!
//! Invariants: every row becomes an entry or a list of [`Trouble`]s, never nothing; text that was not
//! understood is kept as a note or a free line and remarked upon, never dropped; a column that nobody
//! mapped is left out, and so is every address; no trouble repeats what somebody wrote. Reading knows
//! no database and no clock: the same row gives the same entry.

mod answers;
mod entry;
mod folded;
mod guess;
mod kinds;
mod known;
mod mapping;
mod pieces;
mod row;
mod times;
mod trouble;
mod when;

pub use entry::{Entry, Note, Place, Stage, Wants, What, Wish};
pub use guess::{Guess, Guessed, Question, Sure, Why, guess};
pub use known::Known;
pub use mapping::{Column, DateOrder, Kind, Mapping, Misfit, Plan, Weekday, headers_key};
pub use trouble::{Reason, Trouble};

/// Headers of the columns that a sheet of rows to be mended has besides its own: the line, and the reason. They are
/// left out when the sheet is handed in again.
pub const MENDING_HEADERS: [&str; 2] = ["Manyhands: line", "Manyhands: reason"];

/// Rows that [`guess`] looks at; more make it no wiser.
pub const SAMPLE_ROWS: usize = 200;
/// Most gives and needs that one row may state.
pub const WISHES_LIMIT: usize = 100;
