//! `manyhands demo`: a made-up neighborhood in a temporary folder, with a clock that can be moved.

use std::path::PathBuf;
use std::sync::Arc;

use app::messages::Carriers;
use app::tokens;
use app::worker::Worker;
use app::{App, Chance, Clock, Config, Error, demo};
use domain::NeighborId;

use super::options::Options;
use crate::Web;
use crate::letters::Letters;

/// The same neighborhood every time.
const SEED: u64 = 2_026;

/// A folder that goes away with the demonstration.
struct Passing(PathBuf);

impl Drop for Passing {
    fn drop(&mut self) {
        // A folder that cannot be removed lies in the machine's temporary folder and goes with it.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Serves the demonstration until told to stop.
pub async fn run(options: &Options, people: usize) -> Result<(), Error> {
    let listener = super::serve::listen(options)?;
    let folder =
        Passing(std::env::temp_dir().join(format!("manyhands-demo-{}", std::process::id())));
    app::folder::make(&folder.0)?;
    let config = Config {
        base_url: options.base_url(),
        ..Config::in_folder(&folder.0)
    };
    let app = App::open(config, Clock::of_the_machine(), Chance::seeded(SEED)).await?;
    let made = demo::make(&app, people).await?;
    println!(
        "A made-up neighborhood of {people} people is running. Nothing in it is real, and nothing leaves this computer."
    );
    println!("  The front door:        {}/", app.config.base_url);
    println!(
        "  Walk in as organizer:  {}",
        way_in(&app, made.community, made.organizer).await?
    );
    println!(
        "  Walk in as a neighbor: {}",
        way_in(&app, made.community, made.neighbor).await?
    );
    println!("  Move the clock:        {}/demo", app.config.base_url);
    let (carriers, memory) = Carriers::in_memory();
    let worker = Worker::new(app.clone(), Arc::new(Letters), carriers);
    let web = Web {
        demo: Some(memory),
        ..Web::new(app)
    };
    super::serve::until_told_to_stop(listener, web, worker).await
}

async fn way_in(
    app: &App,
    community: domain::CommunityId,
    who: NeighborId,
) -> Result<String, Error> {
    let mut tx = app.db.write(community).await?;
    let token = tokens::private_link(&mut tx, app, community, who).await?;
    tx.commit().await?;
    Ok(format!("{}/in/{token}", app.config.base_url))
}
