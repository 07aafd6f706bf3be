//! What the doctor looks at around the data: files, folder, disk, clock, mail server.

use std::path::Path;
use std::time::Duration;

use domain::Moment;

use super::Finding;
use crate::Config;
use crate::messages::smtp::Smtp;

/// This program was written after the first day of 2026, so it cannot be earlier.
const WRITTEN_AFTER: Moment = Moment(1_767_225_600_000_000);
/// Below this much room something must be done now.
const ROOM_LEAST: u64 = 200 << 20;
/// Below this much room it is time to think about it.
const ROOM_LITTLE: u64 = 1 << 30;
/// How long the mail server may take to answer.
const MAIL_PATIENCE: Duration = Duration::from_secs(5);

/// The clock, if it shows a time before the program was written.
pub(super) fn clock_is_past(now: Moment) -> Option<Finding> {
    (now < WRITTEN_AFTER).then(|| {
        Finding::bad(
            "clock",
            "The clock shows a day long ago. Let the machine set its clock from the network.",
        )
    })
}

/// Only the owner can read the install's key.
pub(super) fn key_file(config: &Config) -> Finding {
    const NAME: &str = "key file";
    let path = config.key_path();
    match open_to_others(&path) {
        None => Finding::bad(
            NAME,
            format!(
                "There is no key file at {}. Put it back, or type in the recovery code.",
                path.display()
            ),
        ),
        Some(0) => Finding::ok(NAME, "Only its owner can read the key file."),
        Some(_) => Finding::bad(
            NAME,
            format!(
                "Others on this machine can read the key file. Run `chmod 600 {}`.",
                path.display()
            ),
        ),
    }
}

/// Only the owner can look into the folder.
pub(super) fn folder(config: &Config) -> Finding {
    const NAME: &str = "folder";
    let path = &config.data;
    match open_to_others(path) {
        None => Finding::bad(
            NAME,
            format!(
                "There is no folder at {}. Check the disk, or the --data that was given.",
                path.display()
            ),
        ),
        Some(0) => Finding::ok(NAME, "Only its owner can look into the folder."),
        Some(bits) if bits & 0o022 != 0 => Finding::bad(
            NAME,
            format!(
                "Others on this machine can write into the folder. Run `chmod 700 {}`.",
                path.display()
            ),
        ),
        Some(_) => Finding::warn(
            NAME,
            format!(
                "Others on this machine can look into the folder. Run `chmod 700 {}`.",
                path.display()
            ),
        ),
    }
}

/// What others than the owner may do with a file; `None` when it is not there.
fn open_to_others(path: &Path) -> Option<u32> {
    let permissions = std::fs::metadata(path).ok()?.permissions();
    #[cfg(unix)]
    let bits = std::os::unix::fs::PermissionsExt::mode(&permissions) & 0o077;
    #[cfg(not(unix))]
    let bits = 0;
    Some(bits)
}

/// There is room on the disk.
pub(super) fn room_on_the_disk(config: &Config) -> Finding {
    const NAME: &str = "disk";
    match room(&config.data) {
        None => Finding::warn(
            NAME,
            "The room on the disk could not be measured. Look at it yourself.",
        ),
        Some(left) if left < ROOM_LEAST => Finding::bad(
            NAME,
            format!(
                "Only {} MB are left on the disk. Make room now; without it nothing can be written.",
                left >> 20
            ),
        ),
        Some(left) if left < ROOM_LITTLE => Finding::warn(
            NAME,
            format!("{} MB are left on the disk. Make room soon.", left >> 20),
        ),
        Some(left) => Finding::ok(NAME, format!("{} GB are left on the disk.", left >> 30)),
    }
}

/// Bytes that are free for this program.
fn room(path: &Path) -> Option<u64> {
    #[cfg(unix)]
    return rustix::fs::statvfs(path)
        .ok()
        .map(|disk| disk.f_bavail.saturating_mul(disk.f_frsize));
    #[cfg(not(unix))]
    return None;
}

/// The mail server answers and knows who we are. Nothing is sent.
pub(super) async fn mail_server(config: &Config) -> Finding {
    const NAME: &str = "mail server";
    let Some(mail) = &config.mail else {
        return Finding::warn(
            NAME,
            "No mail server is set. Nobody can be written to by mail until one is.",
        );
    };
    let server = match Smtp::new(mail, &config.base_url) {
        Ok(server) => server.with_patience(MAIL_PATIENCE),
        Err(error) => {
            return Finding::bad(
                NAME,
                format!("The mail server's address cannot be used: {error}."),
            );
        }
    };
    match server.greet().await {
        Ok(()) => Finding::ok(NAME, "The mail server answers and would take mail."),
        Err(trouble) => Finding::bad(
            NAME,
            format!(
                "The mail server does not take mail ({}). Check its address, the user and password, and whether this machine may reach it; letters wait meanwhile.",
                trouble.code()
            ),
        ),
    }
}
