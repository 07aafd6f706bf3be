//! What happens in a neighborhood, tried on both database engines.
#![expect(
    clippy::unwrap_used,
    reason = "where a test stumbles, the test has failed"
)]

mod backups;
mod board;
mod bringing;
mod community;
mod directory;
mod doctor;
mod erasing;
mod exporting;
mod faults;
mod folder;
mod hanging_up;
mod importing;
mod intake;
mod introductions;
mod lapsing;
mod likeness;
mod links;
mod messages;
mod month;
mod moving_house;
mod openings;
mod pairs;
mod photos;
mod plenty;
mod post;
mod real;
mod records;
mod retention;
mod rota;
mod sealing;
mod setup;
mod sql_is_valid;
mod survey;
mod survey_drafts;
mod tallies;
mod together;
mod upgrade;
mod world;
