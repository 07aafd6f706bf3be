//! What is allowed in a neighborhood: its words and its rules.
//!
//! Nothing here waits, reads a file, asks the clock or throws dice. Time and ids are passed in, and
//! every rule answers with a value or a [`Refusal`]. The modules are named after the rooms of the
//! house, so that whoever knows the word knows where everything about it is.

pub mod asking;
pub mod calendar;
pub mod community;
pub mod contact;
pub mod duplicates;
pub mod ids;
pub mod intake;
pub mod introductions;
pub mod matching;
pub mod messages;
pub mod moment;
pub mod needs;
pub mod openings;
pub mod people;
pub mod picture;
pub mod privacy;
pub mod recurrence;
pub mod refusal;
pub mod rota;
pub mod search;
pub mod survey;
pub mod words;

pub use ids::*;
pub use moment::{Day, Moment, Times, Zone};
pub use refusal::Refusal;
