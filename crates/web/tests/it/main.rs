//! What people see, tried in process with the real router.

mod community;
mod front;
mod introductions;
mod letters;
mod setup;
mod texts;
mod tidy;
mod world;
