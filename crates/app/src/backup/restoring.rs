//! Restoring a backup into an empty place, and proving that it can be.

use std::path::{Path, PathBuf};

use domain::people::Standing;

use super::container::Holds;
use super::dump::{Piece, Reading};
use super::{aside, keys_beside};
use crate::db::migrations::{self, Migration};
use crate::db::rows::Which;
use crate::db::schema;
use crate::moving::{self, Arriving, Progress, Step};
use crate::vault::BackupKey;
use crate::{App, Broken, Chance, Clock, Config, Db, Error, folder, sealed};

/// Sealed values that a proof opens.
const OPENED: usize = 20;

/// Where the keys came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeysFrom {
    /// They were there: whoever was forgotten since the backup is forgotten in it too.
    Here,
    /// From the copy beside the backup: whoever was forgotten after it was made is back, and must be
    /// forgotten again by hand.
    Copy,
}

/// What was restored.
#[derive(Debug, Clone)]
pub struct Restored {
    /// When the backup was made, in RFC 3339.
    pub made_at: String,
    /// Each table with its rows, as they were in the backup.
    pub tables: Vec<(String, u64)>,
    /// Where the keys came from.
    pub keys: KeysFrom,
    /// People in the backup who were forgotten again.
    pub forgotten: u64,
}

impl Restored {
    /// Rows in all.
    pub fn rows(&self) -> u64 {
        self.tables.iter().map(|(_, rows)| rows).sum()
    }
}

/// Puts a backup back into an empty folder or database. The whole file is checked before anything is
/// written; data of an earlier version is brought up to date afterwards.
pub async fn restore(
    config: Config,
    from: &Path,
    clock: Clock,
    chance: Chance,
    progress: Progress<'_>,
) -> Result<Restored, Error> {
    let key = BackupKey::read(&config)?;
    check(from, &key, Holds::Data, migrations::DATA).await?;
    let keys = restore_keys(&config, from, &key, &clock).await?;
    let data = Reading::begin(from, &key, migrations::DATA)?;
    let (made_at, tables) = (data.label.made_at.clone(), data.counts.clone());
    let forgotten_then = load(
        &config.database_url(),
        data,
        migrations::DATA,
        &clock,
        progress,
    )
    .await?;
    let app = App::open(config, clock, chance).await?;
    let forgotten_now = count_forgotten(&app.db).await?;
    app.close().await;
    Ok(Restored {
        made_at,
        tables,
        keys,
        forgotten: forgotten_now.saturating_sub(forgotten_then),
    })
}

/// What a proof found.
#[derive(Debug, Clone)]
pub struct Verified {
    /// What was restored for the proof.
    pub restored: Restored,
    /// Sealed values that were opened.
    pub opened: usize,
}

/// Proves that a backup can be restored: really does it in a folder of its own, with a copy of the keys,
/// looks whether everything is whole, opens some sealed values, and removes the folder.
pub async fn verify(
    config: &Config,
    from: &Path,
    clock: Clock,
    chance: Chance,
    progress: Progress<'_>,
) -> Result<Verified, Error> {
    let folder = Folder::beside(&config.data, "verifying", &chance)?;
    let place = Config {
        key_file: Some(config.key_path()),
        ..Config {
            data: folder.0.clone(),
            database: None,
            keys: None,
            ..config.clone()
        }
    };
    copy_keys(config, &place, &clock).await?;
    let restored = restore(place.clone(), from, clock.clone(), chance.clone(), progress).await?;
    let app = App::open(place, clock, chance).await?;
    let found = prove(&app).await;
    app.close().await;
    Ok(Verified {
        restored,
        opened: found?,
    })
}

async fn prove(app: &App) -> Result<usize, Error> {
    let said = app.db.integrity().await?;
    if said != "ok" {
        return Err(Broken::told(format!("the restored data is not whole: {said}")).into());
    }
    let loose = app.db.loose_ends().await?;
    if loose > 0 {
        return Err(Broken::told(format!("{loose} restored rows point at nothing")).into());
    }
    let tried = sealed::open_some(app, OPENED).await?;
    if tried.without_key > 0 {
        let what =
            "the keys that open this backup are not here; without them names and contacts are lost";
        return Err(Broken::told(what).into());
    }
    Ok(tried.opened)
}

/// Reads a whole file of a backup without writing anything.
async fn check(
    from: &Path,
    key: &BackupKey,
    holds: Holds,
    steps: &'static [Migration],
) -> Result<(), Error> {
    let mut reading = Reading::begin(from, key, steps)?;
    if reading.label.holds != holds {
        return Err(Broken::told("this is the other one of the two files of a backup").into());
    }
    if reading.label.migration > migrations::newest(steps) {
        return Err(Broken::told(
            "this backup was made by a newer version of Manyhands; restore it with that one",
        )
        .into());
    }
    aside(move || {
        while reading.next()?.is_some() {}
        Ok(())
    })
    .await
}

/// Leaves the keys alone when they are here, else takes them from the copy.
async fn restore_keys(
    config: &Config,
    from: &Path,
    key: &BackupKey,
    clock: &Clock,
) -> Result<KeysFrom, Error> {
    if has_keys(config).await? {
        return Ok(KeysFrom::Here);
    }
    let copy = keys_beside(from);
    if !copy.exists() {
        let what = format!(
            "the keys are not here: put keys.db back into the folder, or {} beside the backup",
            copy.display()
        );
        return Err(Broken::told(what).into());
    }
    check(&copy, key, Holds::Keys, migrations::KEYS).await?;
    let reading = Reading::begin(&copy, key, migrations::KEYS)?;
    load(
        &config.keys_url(),
        reading,
        migrations::KEYS,
        clock,
        &mut |_| {},
    )
    .await?;
    Ok(KeysFrom::Copy)
}

/// Whether there is a key store that holds anything. Does not make one.
async fn has_keys(config: &Config) -> Result<bool, Error> {
    let url = config.keys_url();
    if !url.starts_with("postgres") && !Path::new(url.trim_start_matches("sqlite:")).exists() {
        return Ok(false);
    }
    let keys = Db::open(&url, migrations::KEYS).await?;
    let blank = moving::refuse_unless_blank(&keys, migrations::KEYS)
        .await
        .is_ok();
    keys.close().await;
    Ok(!blank)
}

async fn copy_keys(from: &Config, to: &Config, clock: &Clock) -> Result<(), Error> {
    if !has_keys(from).await? {
        return Ok(());
    }
    let there = Db::open(&to.keys_url(), migrations::KEYS).await?;
    there.migrate(clock.now()).await?;
    let here = Db::open(&from.keys_url(), migrations::KEYS).await?;
    let tables = schema::tables(migrations::KEYS, migrations::applied(&here).await?);
    let tables: Vec<_> = tables
        .into_iter()
        .map(|table| (table, Which::All))
        .collect();
    let (mut reading, mut writing) = (here.read().await?, there.write_anywhere().await?);
    moving::copy(&mut reading, &mut writing, &tables, &mut |_| {}).await?;
    writing.commit().await?;
    drop(reading);
    here.close().await;
    there.close().await;
    Ok(())
}

/// Loads a backup into an empty database at the step of the schema that it was made with, in one
/// transaction. Gives how many people were forgotten in it.
async fn load(
    url: &str,
    mut reading: Reading,
    steps: &'static [Migration],
    clock: &Clock,
    progress: Progress<'_>,
) -> Result<u64, Error> {
    let wanted = reading.label.migration;
    let of = reading.counts.iter().map(|(_, rows)| rows).sum();
    if let Some(folder) = Path::new(url.trim_start_matches("sqlite:")).parent()
        && !url.starts_with("postgres")
    {
        folder::make(folder)?;
    }
    let until = steps
        .iter()
        .take_while(|step| step.number <= wanted)
        .count();
    let db = Db::open(url, &steps[..until]).await?;
    if moving::refuse_unless_blank(&db, steps).await? > wanted {
        let what =
            "the empty database there is newer than this backup; choose a fresh folder or database";
        return Err(Broken::told(what).into());
    }
    db.migrate(clock.now()).await?;
    let mut tx = db.write_anywhere().await?;
    let (mut done, mut table) = (0, None);
    loop {
        let piece;
        (reading, piece) = aside(move || {
            let piece = reading.next()?;
            Ok((reading, piece))
        })
        .await?;
        match piece {
            None => break,
            Some(Piece::Table(begun)) => table = Some(Arriving::of(begun, Which::All)),
            Some(Piece::Rows(some)) => {
                let arriving = table.as_mut().ok_or_else(super::container::damaged)?;
                done += some.len() as u64;
                arriving.take(&mut tx, some).await?;
                progress(Step {
                    table: arriving.name(),
                    done,
                    of,
                });
            }
            Some(Piece::EndOfTable) => {
                let arriving = table.take().ok_or_else(super::container::damaged)?;
                arriving.end(&mut tx).await?;
            }
        }
    }
    tx.commit().await?;
    let forgotten = if db.has_table("neighbors").await? {
        count_forgotten(&db).await?
    } else {
        0
    };
    db.close().await;
    Ok(forgotten)
}

async fn count_forgotten(db: &Db) -> Result<u64, Error> {
    let mut tx = db.read().await?;
    let (n,) = one!(
        &mut tx,
        (i64,),
        "select count(*) as n from neighbors where standing = $1 -- crosses communities: a whole install is restored",
        Standing::Erased
    )?;
    Ok(u64::try_from(n).unwrap_or(0))
}

/// A folder for a while.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    /// Makes one that only its owner can look into, inside another.
    pub(crate) fn beside(folder: &Path, what: &str, chance: &Chance) -> Result<Self, Error> {
        let name = data_encoding::HEXLOWER.encode(&chance.bytes::<8>());
        let path = folder.join(format!("{what}-{name}"));
        std::fs::create_dir_all(folder)?;
        let mut builder = std::fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&path)?;
        Ok(Self(path))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
