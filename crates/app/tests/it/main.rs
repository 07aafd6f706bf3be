//! What happens in a neighborhood, tried on both database engines.

mod erasing;
mod introductions;
mod sql_is_valid;
mod world;
