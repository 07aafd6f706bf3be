//! What happens in a neighborhood, tried on both database engines.

mod backups;
mod doctor;
mod erasing;
mod introductions;
mod exporting;
mod faults;
mod intake;
mod moving_house;
mod plenty;
mod real;
mod retention;
mod setup;
mod sql_is_valid;
mod upgrade;
mod world;
