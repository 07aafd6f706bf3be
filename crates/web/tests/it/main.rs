//! What people see, tried in process with the real router.
#![expect(missing_docs, reason = "tests are named as sentences")]

mod community;
mod front;
mod setup;
mod texts;
mod world;
