//! What happens in a neighborhood, tried on both database engines.

mod backups;
mod board;
mod erasing;
mod intake;
mod introductions;
mod lapsing;
mod moving_house;
mod plenty;
mod real;
mod setup;
mod sql_is_valid;
mod upgrade;
mod world;
