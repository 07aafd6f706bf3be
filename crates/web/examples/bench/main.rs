//! Measures the program as people meet it: the release binary, on data of its own, over loopback.
//!
//! `scripts/bench` builds and starts it. It prints one table of what was promised and what was measured;
//! pages that do not exist are named and left out. Every loop is bounded, and all data goes away at the end.

mod answers;
mod client;
mod measures;
mod program;
mod table;
mod town;

use std::path::{Path, PathBuf};

use measures::Measures;
use table::Table;

/// What the measurements may fail with: the reason is printed, and the run ends.
type Result<T> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// Neighbors, and needs, in the large town.
const NEIGHBORS: u64 = 10_000;
/// Needs, and offers, in the town whose plan is made.
const TO_PLAN: u64 = 1_000;

#[tokio::main]
async fn main() -> Result<()> {
    let binary = PathBuf::from(
        std::env::args()
            .nth(1)
            .ok_or("usage: bench MANYHANDS [NEIGHBORS]")?,
    );
    let neighbors = match std::env::args().nth(2) {
        Some(number) => number.parse()?,
        None => NEIGHBORS,
    };
    let folder = std::env::temp_dir().join(format!("manyhands-bench-{}", std::process::id()));
    let measured = measure(&binary, &folder, neighbors).await;
    std::fs::remove_dir_all(&folder)?;
    println!("{}", measured?);
    Ok(())
}

async fn measure(binary: &Path, folder: &Path, neighbors: u64) -> Result<Table> {
    let mut table = Table::default();
    let small = town::make(&folder.join("small"), TO_PLAN.min(neighbors)).await?;
    let large = town::make(&folder.join("large"), neighbors).await?;
    table.known(
        "Surveys heard without pages, one after the other",
        large.answers_a_second,
        "a second",
    );
    let measures = Measures {
        binary,
        town: &large,
    };
    measures.start_up(&mut table, &folder.join("empty")).await?;
    measures.pages(&mut table).await?;
    answers::measure(&mut table, binary, &large).await?;
    measures::plan(&mut table, &small).await?;
    Ok(table)
}
