//! The timetable by which the program forgets by itself, as the front page promises.
//!
//! Whoever has nothing open any more is forgotten after the community's days: who left, whose needs were
//! met, withdrawn or expired, and who only left their name. Never somebody with something open or paused,
//! with a promise under way, with the organizer's role, or who came by in that time. And what was only
//! needed for a while goes when its while is over.

use domain::community::Community;
use domain::moment::DAY;
use domain::people::Standing;
use domain::{CommunityId, Moment, NeighborId};

use crate::db::Tx;
use crate::people::erase;
use crate::{App, Error, community, intake, introductions, tallies};

/// Looks are kept this long, so that people can ask after them.
pub const LOOKS_KEPT: i64 = 730 * DAY;
/// Links that were used are kept this long. Letters are tidied by [`crate::messages::tidy`].
pub const TRACES_KEPT: i64 = 30 * DAY;
/// Counts of tries are kept this long after they began: a day longer than they count.
const TALLIES_KEPT: i64 = tallies::WINDOW + DAY;
/// Codes that were not used are kept this long after they lapsed.
const CODES_KEPT: i64 = DAY;
/// People forgotten in one round.
const ROUND: i64 = 200;

/// What was forgotten.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Forgotten {
    /// People.
    pub people: u64,
    /// Rows that were only needed for a while.
    pub traces: u64,
}

/// The duty as the worker calls it, every day.
pub async fn duty(app: &App) -> Result<(), Error> {
    forget_who_left(app).await.map(drop)
}

/// Forgets, in every community, whoever left long enough ago, and the traces whose while is over. May be
/// cut off at any point and begun anew.
pub async fn forget_who_left(app: &App) -> Result<Forgotten, Error> {
    let mut tx = app.db.read().await?;
    let homes = community::all(&mut tx).await?;
    drop(tx);
    let mut done = Forgotten::default();
    for home in &homes {
        done.people += forget_people(app, home).await?;
        done.traces += forget_traces(app, home).await?;
    }
    if done != Forgotten::default() {
        app.db.checkpoint().await?;
    }
    Ok(done)
}

async fn forget_people(app: &App, home: &Community) -> Result<u64, Error> {
    let mut forgotten = 0;
    loop {
        let mut tx = app.db.read().await?;
        let gone = who_left(&mut tx, home, app.clock.now(), None).await?;
        drop(tx);
        if gone.is_empty() {
            return Ok(forgotten);
        }
        for whose in gone {
            let mut tx = app.db.write(home.id).await?;
            // They may have come back since they were listed.
            if who_left(&mut tx, home, app.clock.now(), Some(whose))
                .await?
                .is_empty()
            {
                continue;
            }
            let begun = erase::begin(&mut tx, app, home.id, whose).await?;
            tx.commit().await?;
            begun.finish(app).await?;
            forgotten += 1;
        }
    }
}

/// Some people who have nothing open and were not here for the community's days; or just one, if it still
/// holds for them.
async fn who_left(
    tx: &mut Tx,
    home: &Community,
    now: Moment,
    just: Option<NeighborId>,
) -> Result<Vec<NeighborId>, Error> {
    row! {
        struct Gone {
            id: NeighborId,
        }
    }
    let since = now.plus(-home.retention_days.max(0).saturating_mul(DAY));
    let found = all!(
        tx,
        Gone,
        "select n.id from neighbors n
         where n.community_id = $1 and n.merged_into is null and n.standing <> $2 and n.touched_at <= $3 and ($4 = '' or n.id = $4)
           and not exists (select 1 from roles r where r.community_id = n.community_id and r.neighbor_id = n.id
                           and (r.until is null or r.until > $5))
           and not exists (select 1 from listings l where l.community_id = n.community_id and l.neighbor_id = n.id
                           and (l.state in ('open', 'paused', 'matched') or l.changed_at > $3))
           and not exists (select 1 from matches m where m.community_id = n.community_id and (m.needer_id = n.id or m.helper_id = n.id)
                           and (m.held or m.changed_at > $3))
           and not exists (select 1 from sessions s where s.community_id = n.community_id and s.neighbor_id = n.id and s.seen_at > $3)
         order by n.id limit $6",
        home.id,
        Standing::Erased,
        since,
        just.map(|id| id.to_string()).unwrap_or_default(),
        now,
        ROUND
    )?;
    Ok(found.into_iter().map(|row| row.id).collect())
}

async fn forget_traces(app: &App, home: &Community) -> Result<u64, Error> {
    let (now, id) = (app.clock.now(), home.id);
    let long_ago = now.plus(-home.retention_days.max(0).saturating_mul(DAY));
    let mut tx = app.db.write(id).await?;
    let mut gone = doors(&mut tx, id, now).await?;
    gone += exec!(
        &mut tx,
        "delete from looks where community_id = $1 and at < $2",
        id,
        now.plus(-LOOKS_KEPT)
    )?;
    gone += exec!(
        &mut tx,
        "delete from tallies where community_id = $1 and starts_at < $2",
        id,
        now.plus(-TALLIES_KEPT)
    )?;
    gone += introductions::shown::forget_since(&mut tx, id, long_ago).await?;
    gone += intake::waiting::forget_late_in(&mut tx, id, now).await?;
    gone += exec!(
        &mut tx,
        "update import_reports set cells_sealed = null
         where community_id = $1 and cells_sealed is not null
           and import_id in (select id from imports where community_id = $1 and ended_at < $2)",
        id,
        long_ago
    )?;
    exec!(
        &mut tx,
        "update imports set headers_sealed = null where community_id = $1 and headers_sealed is not null and ended_at < $2",
        id,
        long_ago
    )?;
    tx.commit().await?;
    Ok(gone)
}

/// What once opened a door and opens none any more.
async fn doors(tx: &mut Tx, community: CommunityId, now: Moment) -> Result<u64, Error> {
    let mut gone = exec!(
        tx,
        "delete from sessions where community_id = $1 and expires_at <= $2",
        community,
        now
    )?;
    gone += exec!(
        tx,
        "delete from links where community_id = $1 and (used_at < $2 or expires_at < $2)",
        community,
        now.plus(-TRACES_KEPT)
    )?;
    gone += exec!(
        tx,
        "delete from codes where community_id = $1 and expires_at < $2",
        community,
        now.plus(-CODES_KEPT)
    )?;
    Ok(gone)
}
