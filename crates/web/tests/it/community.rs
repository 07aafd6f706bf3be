//! The neighborhood's own pages.

mod poster;
mod settings;
mod survey;
