//! The rules of the neighborhood, read as sentences.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod calendar;
mod contact;
mod intake;
mod openings;
mod real;
mod recurrence;
