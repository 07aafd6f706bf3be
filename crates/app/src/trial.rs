//! Trying something out: an install in a folder of its own that only its owner can look into, and that goes
//! away with everything in it.

use std::path::Path;

use crate::backup::Folder;
use crate::db::migrations;
use crate::{App, Chance, Clock, Config, Db, Error, community};

/// An install that is thrown away.
pub struct Trial {
    /// The install.
    pub app: App,
    _folder: Folder,
}

impl Trial {
    /// Opens one in the machine's temporary folder.
    pub async fn begin(clock: Clock, chance: Chance) -> Result<Self, Error> {
        let folder = Folder::beside(&std::env::temp_dir(), "manyhands-trial", &chance)?;
        let app = App::open(Config::in_folder(&folder.0), clock, chance).await?;
        Ok(Self {
            app,
            _folder: folder,
        })
    }
}

/// Whether a neighborhood has begun where a configuration points to. Makes nothing there.
pub async fn has_begun(config: &Config) -> Result<bool, Error> {
    let url = config.database_url();
    if !url.starts_with("postgres") && !Path::new(url.trim_start_matches("sqlite:")).exists() {
        return Ok(false);
    }
    let db = Db::open(&url, migrations::DATA).await?;
    let has_begun = match db.has_table("communities").await? {
        true => community::are_any(&mut db.read().await?).await?,
        false => false,
    };
    db.close().await;
    Ok(has_begun)
}
