//! Backups. One file holds the data, and beside it another holds the key store; each alone is unreadable,
//! and both are without the install's key. Whoever was forgotten stays forgotten: a backup is restored with
//! the keys of today when they are there, and everybody who has a tombstone is forgotten again.
//!
//! The format is the same for both database engines, so that a backup made on one is restored on the other.

mod container;
mod dump;
mod restoring;

use std::fs::File;
use std::io::{BufReader, Write};
use std::path::{Path, PathBuf};

use domain::Moment;
use domain::moment::DAY;

pub use container::{Holds, Label};
pub(crate) use restoring::Folder;
pub use restoring::{KeysFrom, Restored, Verified, restore, verify};

use crate::db::migrations::{self, Migration};
use crate::db::rows::{self, Pages, Sum, Which};
use crate::db::schema;
use crate::moving::{Progress, Step};
use crate::vault::BackupKey;
use crate::{App, Broken, Config, Db, Error};
use dump::Writing;

/// The copy of the keys should be deleted after this long, so that whoever was forgotten since then is
/// forgotten in every backup too.
pub const KEYS_KEPT: i64 = 30 * DAY;
/// What to do with the two files.
pub const ADVICE: &str = "Keep the two files in two different places: each alone says nothing. \
     Keep the install's key or its recovery code in a third. \
     Delete the copy of the keys after 30 days, so that whoever asks to be forgotten is forgotten everywhere.";

const DATA_NOTE: &str = "The data of a Manyhands install, sealed. To restore it you need the install's key, and its key store or a copy of it.";
const KEYS_NOTE: &str = "A copy of the keys of a Manyhands install, sealed. Keep it apart from the data, and delete it 30 days after the day above.";
/// Under which name the install notes when it was last backed up.
const BACKED_UP_AT: &str = "backed_up_at";

/// What was backed up.
#[derive(Debug, Clone)]
pub struct Backed {
    /// The file with the data.
    pub data: PathBuf,
    /// The file with the keys.
    pub keys: PathBuf,
    /// Bytes of the file with the data.
    pub bytes: u64,
    /// Each table with its rows.
    pub tables: Vec<(&'static str, u64)>,
    /// When.
    pub made_at: Moment,
    /// When the copy of the keys should be gone.
    pub delete_keys_by: Moment,
}

/// Writes everything into a new file, and the key store's copy beside it. People can go on using the
/// program meanwhile; what they change is in the next backup.
pub async fn backup(app: &App, to: &Path, progress: Progress<'_>) -> Result<Backed, Error> {
    let (data, keys) = (NewFile::at(to)?, NewFile::at(&keys_beside(to))?);
    let made_at = app.clock.now();
    // The data first: keys that came since do no harm, but a row without its key could not be opened.
    let (bytes, tables) =
        write(app, &app.db, migrations::DATA, Holds::Data, &data, progress).await?;
    write(
        app,
        app.vault.store(),
        migrations::KEYS,
        Holds::Keys,
        &keys,
        &mut |_| {},
    )
    .await?;
    let (data, keys) = (data.keep()?, keys.keep()?);
    note(app, made_at).await?;
    Ok(Backed {
        data,
        keys,
        bytes,
        tables,
        made_at,
        delete_keys_by: made_at.plus(KEYS_KEPT),
    })
}

/// Where the copy of the keys lies: `FILE.keys`.
pub fn keys_beside(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".keys");
    name.into()
}

/// What a file of a backup says of itself, without a key.
pub fn label(file: &Path) -> Result<Label, Error> {
    container::label(BufReader::new(File::open(file)?))
}

/// Writes out the lines of a backup, unsealed, for who wants to look with their own eyes. What belongs to
/// a neighbor stays sealed in them.
pub fn lines(config: &Config, from: &Path, to: &mut dyn Write) -> Result<(), Error> {
    let key = BackupKey::read(config)?;
    let (opener, _) = container::Opener::begin(BufReader::new(File::open(from)?), &key)?;
    std::io::copy(&mut flate2::read::GzDecoder::new(opener), to)?;
    Ok(())
}

/// When this install was last backed up, as far as it knows.
pub async fn last(app: &App) -> Result<Option<Moment>, Error> {
    let mut tx = app.db.read().await?;
    let found = opt!(
        &mut tx,
        (String,),
        "select value from install where name = $1",
        BACKED_UP_AT
    )?;
    Ok(found.and_then(|(at,)| at.parse().ok()).map(Moment))
}

async fn note(app: &App, at: Moment) -> Result<(), Error> {
    let mut tx = app.db.write_anywhere().await?;
    exec!(
        &mut tx,
        "insert into install (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value",
        BACKED_UP_AT,
        at.0.to_string()
    )?;
    tx.commit().await
}

async fn write(
    app: &App,
    db: &Db,
    steps: &'static [Migration],
    holds: Holds,
    file: &NewFile,
    progress: Progress<'_>,
) -> Result<(u64, Vec<(&'static str, u64)>), Error> {
    let migration = migrations::applied(db).await?;
    let key = app.vault.backup_key();
    let label = Label {
        holds,
        install: key.install.clone(),
        made_at: app.clock.now().rfc3339(),
        migration,
        note: if holds == Holds::Data {
            DATA_NOTE
        } else {
            KEYS_NOTE
        }
        .to_owned(),
    };
    let mut writing = Writing::begin(file.create()?, key, &label, &app.chance)?;
    let tables = schema::tables(steps, migration);
    let mut tx = db.read().await?;
    let mut counts = Vec::new();
    for table in &tables {
        counts.push((table.name, rows::count(&mut tx, table, &Which::All).await?));
    }
    let of = counts.iter().map(|(_, rows)| rows).sum();
    writing.contents(&counts)?;
    let mut done = 0;
    for table in &tables {
        writing.table(table)?;
        let (mut sum, mut pages) = (Sum::default(), Pages::of(table, Which::All));
        while let Some(some) = pages.next(&mut tx).await? {
            done += some.len() as u64;
            (writing, sum) = aside(move || {
                some.iter().for_each(|row| sum.add(row));
                writing.rows(&some)?;
                Ok((writing, sum))
            })
            .await?;
            progress(Step {
                table: table.name,
                done,
                of,
            });
        }
        writing.end_table(&sum)?;
    }
    let bytes = aside(move || writing.end()).await?;
    Ok((bytes, counts))
}

/// Does slow work with files aside, so that others are served meanwhile.
async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|_| Broken::told("the work was interrupted"))?
}

/// A file that gets its name only when it is whole.
struct NewFile {
    name: PathBuf,
    part: PathBuf,
}

impl NewFile {
    fn at(name: &Path) -> Result<Self, Error> {
        if name.exists() {
            let what = format!(
                "{} is there already; it is left alone, choose another name",
                name.display()
            );
            return Err(Broken::told(what).into());
        }
        let mut part = name.as_os_str().to_owned();
        part.push(".part");
        Ok(Self {
            name: name.to_owned(),
            part: part.into(),
        })
    }

    fn create(&self) -> Result<File, Error> {
        let mut options = File::options();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        Ok(options.open(&self.part)?)
    }

    fn keep(self) -> Result<PathBuf, Error> {
        std::fs::rename(&self.part, &self.name)?;
        let folder = self
            .name
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?;
        Ok(self.name.clone())
    }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.part);
    }
}
