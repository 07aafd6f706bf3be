//! What the solver promises, tried on towns small enough to try out every plan.

mod best;
mod examples;
mod gathering;
mod limits;
mod oracle;
mod pairs;
mod promises;
mod town;
mod unmet;
