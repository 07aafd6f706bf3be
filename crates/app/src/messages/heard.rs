//! Each text message is heard once. The gateway gives every message an id of its own and signs it with the rest, so
//! somebody who repeats a message that they overheard cannot say "yes" for anybody a second time.

use domain::Moment;
use domain::moment::DAY;

use crate::vault::hash_of;
use crate::{App, Error};

/// How long it is remembered which messages were heard. Longer than any question waits: an old "yes" must not
/// answer a new one.
const KEPT: i64 = 365 * DAY;

/// Notes that a message is heard; false when it was heard before.
pub async fn note(app: &App, id: &str) -> Result<bool, Error> {
    let mut tx = app.db.write_anywhere().await?;
    let new = exec!(
        &mut tx,
        "insert into heard (hash, at) values ($1, $2) on conflict (hash) do nothing -- crosses communities: a text comes to the whole install",
        hash_of(id),
        app.clock.now()
    )?;
    tx.commit().await?;
    Ok(new == 1)
}

/// Takes that back: it could not be acted on, and the gateway may send it again.
pub async fn take_back(app: &App, id: &str) -> Result<(), Error> {
    let mut tx = app.db.write_anywhere().await?;
    exec!(
        &mut tx,
        "delete from heard where hash = $1 -- crosses communities: a text comes to the whole install",
        hash_of(id)
    )?;
    tx.commit().await
}

/// Forgets what was heard long ago.
pub(super) async fn tidy(app: &App, now: Moment) -> Result<(), Error> {
    let mut tx = app.db.write_anywhere().await?;
    exec!(
        &mut tx,
        "delete from heard where at < $1 -- crosses communities: a text comes to the whole install",
        now.plus(-KEPT)
    )?;
    tx.commit().await
}
