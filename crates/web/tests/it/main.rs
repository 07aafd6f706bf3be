//! What people see, tried in process with the real router.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod canary;
mod community;
mod front;
mod intake;
mod introductions;
mod letters;
mod me;
mod setup;
mod survey;
mod texts;
mod tidy;
mod together;
mod world;
