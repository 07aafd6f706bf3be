//! What happens in a neighborhood: use cases that load, let the domain decide, save and announce.
//!
//! Every change, whether it comes from a page, the interface for programs, a text message, the command
//! line or a job, calls the same function here. All SQL, jobs, mail and files live on this floor.

#[macro_use]
pub mod db;
pub mod asking;
pub mod backup;
pub mod clock;
pub mod community;
pub mod config;
pub mod demo;
pub mod doctor;
pub mod error;
pub mod export;
pub mod folder;
pub mod intake;
pub mod introductions;
pub mod matching;
pub mod messages;
pub mod moving;
pub mod needs;
pub mod openings;
pub mod people;
pub mod photos;
pub mod picture;
pub mod retention;
pub mod rota;
pub mod sealed;
pub mod survey;
pub mod tallies;
pub mod tokens;
pub mod trial;
pub mod vault;
pub mod worker;

use std::sync::Arc;

pub use clock::{Chance, Clock};
pub use config::Config;
pub use db::Db;
pub use error::{Broken, Error};
pub use vault::Vault;

/// Everything a use case may reach. Cheap to clone.
#[derive(Clone)]
pub struct App {
    /// The data.
    pub db: Db,
    /// The secrets.
    pub vault: Arc<Vault>,
    /// What time it is.
    pub clock: Clock,
    /// Ids and randomness.
    pub chance: Chance,
    /// What is in force.
    pub config: Arc<Config>,
    /// The pictures that were drawn lately.
    pub pictures: Arc<picture::Drawn>,
}

impl App {
    /// Opens the data and the key store that a configuration names, and brings both up to date.
    pub async fn open(config: Config, clock: Clock, chance: Chance) -> Result<Self, Error> {
        folder::keep_private(&config);
        let db = Db::open(&config.database_url(), db::migrations::DATA).await?;
        let keys = Db::open(&config.keys_url(), db::migrations::KEYS).await?;
        db.migrate(clock.now()).await?;
        keys.migrate(clock.now()).await?;
        let vault = Vault::open(keys, &config, chance.clone()).await?;
        let app = Self {
            db,
            vault: Arc::new(vault),
            clock,
            chance,
            config: Arc::new(config),
            pictures: Arc::default(),
        };
        people::erase::finish_what_was_begun(&app).await?;
        introductions::shown::keep_what_is_missing(&app).await?;
        Ok(app)
    }

    /// Closes both stores so that nothing is left in their journals.
    pub async fn close(&self) {
        self.db.close().await;
        self.vault.close().await;
    }
}
