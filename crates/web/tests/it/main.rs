//! What people see, tried in process with the real router.

mod community;
mod front;
mod introductions;
mod letters;
mod me;
mod setup;
mod survey;
mod texts;
mod tidy;
mod world;
