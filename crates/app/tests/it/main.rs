//! What happens in a neighborhood, tried on both database engines.

mod backups;
mod board;
mod community;
mod directory;
mod doctor;
mod erasing;
mod exporting;
mod faults;
mod hanging_up;
mod intake;
mod introductions;
mod lapsing;
mod likeness;
mod messages;
mod moving_house;
mod plenty;
mod post;
mod real;
mod records;
mod retention;
mod setup;
mod sql_is_valid;
mod survey;
mod survey_drafts;
mod upgrade;
mod world;
