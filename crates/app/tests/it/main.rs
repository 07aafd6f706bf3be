//! What happens in a neighborhood, tried on both database engines.
#![expect(
    clippy::unwrap_used,
    reason = "where a test stumbles, the test has failed"
)]

mod backups;
mod doctor;
mod erasing;
mod exporting;
mod faults;
mod intake;
mod introductions;
mod moving_house;
mod plenty;
mod real;
mod retention;
mod sealing;
mod setup;
mod sql_is_valid;
mod upgrade;
mod world;
