//! Dates in somebody's own calendar, by a secret link: all that they promised, or all dates of one series. Nobody's
//! name stands in it. A calendar asks when it likes, so nobody relies on it for a cancellation: that is told by letter.

use domain::moment::DAY;
use domain::people::Actor;
use domain::rota::{AHEAD_DAYS, Date, Series};
use domain::{CommunityId, Moment, NeighborId, SeriesId};

use super::{sql, view};
use crate::db::Tx;
use crate::tokens::{self, Purpose};
use crate::{App, Error};

/// Days for which a calendar still shows what is over.
const PAST_DAYS: i64 = 31;
/// Most dates in a calendar.
const DATES: i64 = 1_000;

/// What a calendar shows: one series, or all that somebody promised.
pub type Which = Option<SeriesId>;

/// One date in a calendar.
#[derive(Debug, Clone)]
pub struct Turn {
    /// The series.
    pub series: Series,
    /// The date.
    pub date: Date,
    /// When it was changed last.
    pub changed_at: Moment,
    /// How many more people it needs.
    pub missing: u32,
}

/// The secret word of the link as it is now; `None` when it was never made.
pub async fn word(app: &App, who: Actor, which: Which) -> Result<Option<String>, Error> {
    let me = who.is_somebody()?;
    let community = who.community();
    let mut tx = app.db.read().await?;
    match epoch(&mut tx, community, me, which).await? {
        Some(epoch) => {
            let about = about(which, epoch);
            tokens::word(&mut tx, app, community, Purpose::Calendar, me, &about).await
        }
        None => Ok(None),
    }
}

/// Makes the link, or makes it anew: an earlier one opens nothing any more.
pub async fn renew(app: &App, who: Actor, which: Which) -> Result<String, Error> {
    let me = who.is_somebody()?;
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    if let Some(series) = which {
        sql::found(&mut tx, community, series).await?;
    }
    let before = epoch(&mut tx, community, me, which).await?;
    drop_link(&mut tx, community, me, which, before).await?;
    exec!(
        &mut tx,
        "insert into feeds (community_id, neighbor_id, series_id, epoch, made_at) values ($1, $2, $3, $4, $5)
         on conflict (community_id, neighbor_id, series_id) do update set epoch = excluded.epoch, made_at = excluded.made_at",
        community,
        me,
        column(which),
        before.unwrap_or(0) + 1,
        app.clock.now()
    )?;
    let about = about(which, before.unwrap_or(0) + 1);
    let word = tokens::link(&mut tx, app, community, Purpose::Calendar, me, &about).await?;
    tx.commit().await?;
    Ok(word)
}

/// What a link shows, for whoever holds it.
pub async fn turns(
    app: &App,
    community: CommunityId,
    whose: NeighborId,
    about: &str,
) -> Result<(Which, Vec<Turn>), Error> {
    let which: Which = match about.split(' ').next() {
        Some("mine") => None,
        Some(word) => Some(word.parse().map_err(|_| Error::NotFound)?),
        None => return Err(Error::NotFound),
    };
    let mut tx = app.db.read().await?;
    let now = app.clock.now();
    let mut turns = Vec::new();
    let found = match which {
        Some(series) => of_series(&mut tx, community, series, now).await?,
        None => promised(&mut tx, community, whose, now).await?,
    };
    for row in found {
        let date = sql::date(&mut tx, community, row.id).await?;
        let mut series = sql::found(&mut tx, community, date.series).await?;
        let seen = view::date_seen(&mut tx, app, community, &series, date, None).await?;
        if which.is_some() && !view::belongs(&mut tx, app, community, &series, whose).await? {
            series.place.clear();
        }
        turns.push(Turn {
            missing: seen.cover.missing(),
            date: seen.date,
            series,
            changed_at: row.changed_at,
        });
    }
    Ok((which, turns))
}

row! {
    struct Found {
        id: domain::DateId,
        changed_at: Moment,
    }
}

async fn of_series(
    tx: &mut Tx,
    community: CommunityId,
    series: SeriesId,
    now: Moment,
) -> Result<Vec<Found>, Error> {
    all!(
        tx,
        Found,
        "select id, changed_at from series_dates
         where community_id = $1 and series_id = $2 and begins_at > $3 and begins_at < $4 order by begins_at, id limit $5",
        community,
        series,
        now.plus(-PAST_DAYS * DAY),
        now.plus((AHEAD_DAYS + 1) * DAY),
        DATES
    )
}

/// What somebody promised and did not give back; also what was called off.
async fn promised(
    tx: &mut Tx,
    community: CommunityId,
    whose: NeighborId,
    now: Moment,
) -> Result<Vec<Found>, Error> {
    all!(
        tx,
        Found,
        "select distinct d.id, d.changed_at, d.begins_at from pledges g
         join date_places p on p.community_id = g.community_id and p.opening_id = g.opening_id
         join series_dates d on d.community_id = p.community_id and d.id = p.date_id
         where g.community_id = $1 and g.neighbor_id = $2 and d.begins_at > $3
           and (g.state in ('held', 'confirmed', 'kept') or d.state = 'called_off')
         order by d.begins_at, d.id limit $4",
        community,
        whose,
        now.plus(-PAST_DAYS * DAY),
        DATES
    )
}

fn column(which: Which) -> String {
    which.map_or_else(String::new, |series| series.to_string())
}

fn about(which: Which, epoch: i64) -> String {
    match which {
        Some(series) => format!("{series} {epoch}"),
        None => format!("mine {epoch}"),
    }
}

async fn epoch(
    tx: &mut Tx,
    community: CommunityId,
    whose: NeighborId,
    which: Which,
) -> Result<Option<i64>, Error> {
    row! {
        struct Epoch {
            epoch: i64,
        }
    }
    let found = opt!(
        tx,
        Epoch,
        "select epoch from feeds where community_id = $1 and neighbor_id = $2 and series_id = $3",
        community,
        whose,
        column(which)
    )?;
    Ok(found.map(|row| row.epoch))
}

async fn drop_link(
    tx: &mut Tx,
    community: CommunityId,
    whose: NeighborId,
    which: Which,
    before: Option<i64>,
) -> Result<(), Error> {
    let Some(before) = before else {
        return Ok(());
    };
    exec!(
        tx,
        "delete from links where community_id = $1 and neighbor_id = $2 and purpose = $3 and about_id = $4",
        community,
        whose,
        Purpose::Calendar.word(),
        about(which, before)
    )?;
    Ok(())
}
