//! What happens in a neighborhood, tried on both database engines.

mod backups;
mod erasing;
mod exporting;
mod intake;
mod introductions;
mod messages;
mod moving_house;
mod plenty;
mod post;
mod real;
mod setup;
mod sql_is_valid;
mod survey;
mod upgrade;
mod world;
