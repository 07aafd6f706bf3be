//! What people see, tried in process with the real router.

mod front;
mod introductions;
mod setup;
mod texts;
mod tidy;
mod world;
