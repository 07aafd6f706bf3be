//! The data folder: nobody but its owner may look into it. It is made that way, and one that was made otherwise
//! is mended at the next start.

use std::fs::{DirBuilder, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use crate::{Broken, Config, Error};

/// What lies in the data folder, unless it was told to lie elsewhere.
const FILES: [&str; 7] = [
    "data.db",
    "data.db-wal",
    "data.db-shm",
    "keys.db",
    "keys.db-wal",
    "keys.db-shm",
    "install.key",
];

/// Makes a folder, and those around it, that only its owner can look into. One that is there stays as it is.
pub fn make(folder: &Path) -> Result<(), Error> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    let made = builder.create(folder);
    made.map_err(|error| Broken::told(format!("the data folder cannot be made: {error}")).into())
}

/// Makes an empty file that only its owner can read, where there is none. What the database writes beside it
/// takes after it.
pub(crate) fn make_file(path: &Path) -> Result<(), Error> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let what = format!("there is no folder for {}", path.display());
            Err(Broken::told(what).into())
        }
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error.into()),
        _ => Ok(()),
    }
}

/// Takes the folder of an install, and what lies in it, out of the reach of others on this machine. A folder that
/// holds something else and nothing of ours is left alone, and so is one that everybody shares.
pub(crate) fn keep_private(config: &Config) {
    let files: Vec<PathBuf> = FILES.iter().map(|name| config.data.join(name)).collect();
    let is_ours = files.iter().any(|file| file.exists()) || is_empty(&config.data);
    if !is_ours {
        return;
    }
    close(&config.data, 0o700);
    for file in &files {
        close(file, 0o600);
    }
}

fn is_empty(folder: &Path) -> bool {
    std::fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none())
}

/// Lets nobody but the owner at it. What cannot be changed is left to the doctor to tell of.
#[cfg(unix)]
fn close(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    const SHARED: u32 = 0o1000;
    let Ok(found) = std::fs::metadata(path) else {
        return;
    };
    let before = found.permissions().mode();
    if before & 0o077 == 0 || before & SHARED != 0 {
        return;
    }
    let closed = std::fs::set_permissions(path, PermissionsExt::from_mode(mode));
    let what = path.file_name().unwrap_or_default().to_string_lossy();
    match closed {
        Ok(()) => {
            tracing::info!("others on this machine could read {what}; now only its owner can")
        }
        Err(error) => tracing::warn!("others on this machine can read {what}: {error}"),
    }
}

#[cfg(not(unix))]
fn close(_: &Path, _: u32) {}
