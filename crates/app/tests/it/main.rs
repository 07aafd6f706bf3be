//! What happens in a neighborhood, tried on both database engines.
#![expect(missing_docs, reason = "tests are named as sentences")]

mod erasing;
mod real;
mod sql_is_valid;
mod survey;
mod world;
