//! What people see, tried in process with the real router.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod canary;
mod cli;
mod community;
mod front;
mod gateway;
mod health;
mod intake;
mod introductions;
mod knocking;
mod letters;
mod me;
mod one_click;
mod rota;
mod setup;
mod several;
mod slow;
mod survey;
mod texts;
mod tidy;
mod together;
mod world;
