//! Intake: taking in the spreadsheet that a group already has, and writing sheets that are safe to
//! open. What a row means is decided in [`domain::intake`]; here are the files.

pub mod bringing;
mod guard;
pub mod reader;
pub mod writer;
