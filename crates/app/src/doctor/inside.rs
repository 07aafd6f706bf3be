//! What the doctor asks the data.

use domain::Moment;
use domain::messages::Posting;
use domain::moment::{DAY, HOUR, MINUTE};
use domain::people::Standing;

use super::{Finding, ago, house};
use crate::db::migrations;
use crate::{App, Error, backup, sealed, worker};

/// Sealed values that are opened.
const OPENED: usize = 20;
/// A letter should leave within this, once it is due.
const LETTER_LIMIT: i64 = HOUR;
/// The age of a backup that is worth a word, and one that is worth a loud one.
const BACKUP_OLD: i64 = 2 * DAY;
const BACKUP_TOO_OLD: i64 = 14 * DAY;
/// How far clocks may differ without harm.
const CLOCK_SLACK: i64 = 10 * MINUTE;

fn broken(name: &'static str, error: &Error) -> Finding {
    Finding::bad(
        name,
        format!("This could not be looked at: {error}. See to the data first."),
    )
}

/// The data answers and is up to date.
pub(super) async fn migrated(app: &App) -> Finding {
    let newest = migrations::newest(migrations::DATA);
    match migrations::applied(&app.db).await {
        Ok(applied) if applied == newest => {
            Finding::ok("data", "The data can be read and is up to date.")
        }
        Ok(_) => Finding::bad(
            "data",
            "The data is of an earlier version. Run `manyhands migrate`.",
        ),
        Err(error) => Finding::bad(
            "data",
            format!("The data cannot be read: {error}. Check that its disk or server is there."),
        ),
    }
}

/// The file of the data is whole.
pub(super) async fn whole(app: &App) -> Finding {
    const NAME: &str = "integrity";
    let said = match app.db.integrity().await {
        Ok(said) => said,
        Err(error) => return broken(NAME, &error),
    };
    match app.db.loose_ends().await {
        Ok(0) if said == "ok" => Finding::ok(NAME, "The data is whole."),
        Ok(_) => Finding::bad(
            NAME,
            "The data is damaged. Stop the program, keep a copy of the folder, and restore the newest backup.",
        ),
        Err(error) => broken(NAME, &error),
    }
}

/// The keys open what they should.
pub(super) async fn sealed_values_open(app: &App) -> Finding {
    const NAME: &str = "keys";
    match sealed::open_some(app, OPENED).await {
        Ok(tried) if tried.without_key == 0 => {
            Finding::ok(NAME, "The keys fit and open what they should.")
        }
        Ok(_) => Finding::bad(
            NAME,
            "Some names and contacts have no key here. Put the newest keys.db back, or the copy beside the backup.",
        ),
        Err(error) => Finding::bad(
            NAME,
            format!(
                "The keys do not open the data: {error}. Put the right key file and keys.db back."
            ),
        ),
    }
}

/// Nobody is half forgotten.
pub(super) async fn erasures_are_finished(app: &App) -> Finding {
    const NAME: &str = "erasures";
    match half_forgotten(app).await {
        Ok(0) => Finding::ok(NAME, "Everybody who asked to be forgotten is."),
        Ok(n) => Finding::bad(
            NAME,
            format!(
                "Forgetting {n} people was begun and not finished. Start the program again; it finishes then."
            ),
        ),
        Err(error) => broken(NAME, &error),
    }
}

/// What is promised of anything is what its promises add up to.
pub(super) async fn promises_add_up(app: &App) -> Finding {
    const NAME: &str = "promises";
    match counted_wrong(app).await {
        Ok(0) => Finding::ok(NAME, "What is promised adds up."),
        Ok(n) => Finding::bad(
            NAME,
            format!(
                "{n} places or things do not count what is promised of them rightly. Nothing is promised twice, but something may look taken. Make a backup, and tell the people who make Manyhands."
            ),
        ),
        Err(error) => broken(NAME, &error),
    }
}

async fn counted_wrong(app: &App) -> Result<i64, Error> {
    let mut tx = app.db.read().await?;
    let mut wrong = 0;
    for home in crate::community::all(&mut tx).await? {
        wrong += crate::openings::counted_wrong(&mut tx, home.id).await?;
    }
    Ok(wrong)
}

async fn half_forgotten(app: &App) -> Result<i64, Error> {
    let mut tx = app.db.read().await?;
    let (mut n,) = one!(
        &mut tx,
        (i64,),
        "select count(*) as n from neighbors where standing = $1 and key_id is not null -- crosses communities: the whole install",
        Standing::Erased
    )?;
    for stone in app.vault.tombstones().await? {
        let here = opt!(
            &mut tx,
            (String,),
            "select id from neighbors where community_id = $1 and id = $2 and standing <> $3",
            stone.community_id,
            stone.neighbor_id,
            Standing::Erased
        )?;
        n += i64::from(here.is_some());
    }
    Ok(n)
}

/// The worker's heart beats.
pub(super) async fn worker_is_awake(app: &App) -> Finding {
    const NAME: &str = "worker";
    let now = app.clock.now();
    let found = async {
        let mut tx = app.db.read().await?;
        worker::last_beat(&mut tx).await
    };
    match found.await {
        Ok(beat) if worker::is_well(beat, now) => Finding::ok(NAME, "The worker is awake."),
        Ok(Some(at)) => Finding::warn(
            NAME,
            format!(
                "The worker was last awake {}. Letters only leave while `manyhands serve` runs; start it.",
                ago(at, now)
            ),
        ),
        Ok(None) => Finding::warn(
            NAME,
            "The worker was never awake here. Start `manyhands serve`.",
        ),
        Err(error) => broken(NAME, &error),
    }
}

/// Letters leave in time.
pub(super) async fn letters_leave(app: &App) -> Finding {
    const NAME: &str = "letters";
    let late = app.clock.now().plus(-LETTER_LIMIT);
    let found = async {
        let mut tx = app.db.read().await?;
        let (dead,) = one!(
            &mut tx,
            (i64,),
            "select count(*) as n from outbox where posting = $1 -- crosses communities: the whole install",
            Posting::Dead
        )?;
        let (waiting,) = one!(
            &mut tx,
            (i64,),
            "select count(*) as n from outbox where posting = $1 and way in ('mail', 'text') and due_at < $2 -- crosses communities: the whole install",
            Posting::Waiting,
            late
        )?;
        Ok::<_, Error>((dead, waiting))
    };
    match found.await {
        Ok((0, 0)) => Finding::ok(NAME, "All letters left in time."),
        Ok((0, waiting)) => Finding::warn(
            NAME,
            format!(
                "{waiting} letters have waited for more than an hour. Look at the worker and the mail server."
            ),
        ),
        Ok((dead, _)) => Finding::warn(
            NAME,
            format!(
                "{dead} letters could not be delivered. Look at the list of undelivered letters; a call may help."
            ),
        ),
        Err(error) => broken(NAME, &error),
    }
}

/// There is a backup of these days.
pub(super) async fn is_backed_up(app: &App) -> Finding {
    const NAME: &str = "backup";
    let now = app.clock.now();
    match backup::last(app).await {
        Ok(None) => Finding::warn(
            NAME,
            "There is no backup that this install knows of. Run `manyhands backup`, and keep it elsewhere.",
        ),
        Ok(Some(at)) if now.since(at) > BACKUP_TOO_OLD => Finding::bad(
            NAME,
            format!("The newest backup was made {}. Make one now.", ago(at, now)),
        ),
        Ok(Some(at)) if now.since(at) > BACKUP_OLD => Finding::warn(
            NAME,
            format!(
                "The newest backup was made {}. One every day is better.",
                ago(at, now)
            ),
        ),
        Ok(Some(at)) => Finding::ok(
            NAME,
            format!("The newest backup was made {}.", ago(at, now)),
        ),
        Err(error) => broken(NAME, &error),
    }
}

/// The clock is not behind what was already written, and does not jump while it is looked at.
pub(super) async fn clock_is_sane(app: &App, began: Moment) -> Finding {
    const NAME: &str = "clock";
    let now = app.clock.now();
    if let Some(wrong) = house::clock_is_past(now) {
        return wrong;
    }
    if now < began || now.0 - began.0 > CLOCK_SLACK {
        return Finding::bad(
            NAME,
            "The clock jumped while it was looked at. Let the machine set its clock from the network.",
        );
    }
    match newest_row(app).await {
        Ok(newest) if newest.0 - now.0 > CLOCK_SLACK => Finding::bad(
            NAME,
            "The clock is behind what was already written. Set it right before you go on, or letters and limits come at the wrong time.",
        ),
        Ok(_) => Finding::ok(NAME, "The clock is plausible."),
        Err(error) => broken(NAME, &error),
    }
}

async fn newest_row(app: &App) -> Result<Moment, Error> {
    row! {
        struct Newest {
            at: Option<Moment>,
        }
    }
    let mut tx = app.db.read().await?;
    let touched = one!(
        &mut tx,
        Newest,
        "select max(touched_at) as at from neighbors -- crosses communities: the whole install"
    )?;
    let changed = one!(
        &mut tx,
        Newest,
        "select max(changed_at) as at from listings -- crosses communities: the whole install"
    )?;
    let done = one!(&mut tx, Newest, "select max(last_at) as at from duties")?;
    Ok([touched, changed, done]
        .into_iter()
        .filter_map(|row| row.at)
        .max()
        .unwrap_or_default())
}
