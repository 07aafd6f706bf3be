//! What happens in a neighborhood, tried on both database engines.
#![expect(missing_docs, reason = "tests are named as sentences")]

mod backups;
mod doctor;
mod erasing;
mod exporting;
mod faults;
mod intake;
mod moving_house;
mod plenty;
mod real;
mod retention;
mod sql_is_valid;
mod upgrade;
mod world;
