//! What the program sees to on rotas by itself: it passes on from who is silent, widens the search as a date comes
//! near, looks for somebody where too few promised, reminds, and tells in time when a date is not covered or a tap is
//! missing. Each of it can be done again without anybody hearing it twice.

use domain::messages::Letter;
use domain::moment::DAY;
use domain::openings::Program;
use domain::people::Actor;
use domain::rota::{
    ALARM, Cover as Covered, Date, DateState, Helper, LAST_HOUR, Lack, REMINDER, stage,
};
use domain::{CommunityId, CoverId, Moment};

use super::{covers, places, sql};
use crate::db::Tx;
use crate::openings::{self, Turn};
use crate::{App, Error, asking, community, messages};

/// How long before a date it is looked whether enough promised.
const LOOK_AHEAD: i64 = 7 * DAY;
/// Most dates seen to in one go.
const DATES: i64 = 500;

/// All of it, for every community, as the worker does every minute.
pub async fn see_to(app: &App) -> Result<(), Error> {
    let mut tx = app.db.read().await?;
    let homes = community::all(&mut tx).await?;
    drop(tx);
    for home in homes {
        let mut tx = app.db.write(home.id).await?;
        pass_on(&mut tx, app, home.id).await?;
        widen(&mut tx, app, home.id).await?;
        let now = app.clock.now();
        let near = (now.plus(-DAY), now.plus(LOOK_AHEAD));
        for date in sql::between(&mut tx, home.id, near, DATES).await? {
            if date.state == DateState::Planned {
                look_at(&mut tx, app, home.id, &date).await?;
            }
        }
        tx.commit().await?;
    }
    Ok(())
}

/// Passes on from everybody who did not answer.
async fn pass_on(tx: &mut Tx, app: &App, community: CommunityId) -> Result<(), Error> {
    let mut covers: Vec<CoverId> = Vec::new();
    for (asking, _) in asking::silence(tx, app, community, Program::Rota).await? {
        let id = CoverId(asking.subject);
        if !covers.contains(&id) {
            covers.push(id);
        }
    }
    for id in covers {
        let cover = covers::found(tx, community, id).await?;
        let date = sql::date(tx, community, cover.date_id).await?;
        covers::climb_on(tx, app, community, &cover, &date).await?;
    }
    Ok(())
}

/// Asks more people where the time for it has come.
async fn widen(tx: &mut Tx, app: &App, community: CommunityId) -> Result<(), Error> {
    for cover in covers::open(tx, community).await? {
        let date = sql::date(tx, community, cover.date_id).await?;
        if stage(date.begins, app.clock.now()) > cover.stage {
            covers::climb_on(tx, app, community, &cover, &date).await?;
        }
    }
    Ok(())
}

/// Sees to one date that is near.
async fn look_at(tx: &mut Tx, app: &App, community: CommunityId, date: &Date) -> Result<(), Error> {
    let now = app.clock.now();
    if date.begins > now {
        if date.begins <= now.plus(REMINDER) {
            remind(tx, app, community, date).await?;
        }
        look_for_who_is_missing(tx, app, community, date).await
    } else {
        raise_an_alarm(tx, app, community, date).await?;
        if date.ends.plus(DAY / 2) <= now {
            count_as_kept(tx, app, community, date).await?;
        }
        Ok(())
    }
}

/// Looks for somebody where too few promised; in the last hour tells those who should know.
async fn look_for_who_is_missing(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    date: &Date,
) -> Result<(), Error> {
    let series = sql::found(tx, community, date.series).await?;
    let there: Vec<Vec<Helper>> = places::helpers(tx, app, community, date)
        .await?
        .into_iter()
        .map(|role| role.into_iter().map(|(_, helper)| helper).collect())
        .collect();
    let cover = Covered::of(&series.roles, series.conditions, &there);
    if cover.is_whole() {
        return Ok(());
    }
    if date.begins.since(app.clock.now()) <= LAST_HOUR {
        return covers::not_covered(tx, app, community, date).await;
    }
    let open = covers::of_date(tx, community, date.id).await?;
    for lack in cover.lacks {
        let at = match lack {
            Lack::Helpers(at, _) => at,
            Lack::Known(_) | Lack::ForChildren(_) => roomiest(&series.roles, &there),
        };
        let Some(role) = series.roles.get(at) else {
            continue;
        };
        if !open.iter().any(|cover| cover.role_id == role.id) {
            covers::look_for(tx, app, community, date, role.id, None).await?;
        }
    }
    Ok(())
}

/// The role with the most places left.
fn roomiest(roles: &[domain::rota::Role], there: &[Vec<Helper>]) -> usize {
    let left = |at: &usize| {
        let taken = there.get(*at).map_or(0, Vec::len);
        i64::from(roles[*at].most) - taken as i64
    };
    (0..roles.len()).max_by_key(left).unwrap_or(0)
}

/// Reminds everybody who promised, once for each time the date was changed.
async fn remind(tx: &mut Tx, app: &App, community: CommunityId, date: &Date) -> Result<(), Error> {
    for pledge in places::pledges(tx, app, community, date.id).await? {
        if covers::of_pledge(tx, community, pledge.id).await?.is_some() {
            continue;
        }
        let (letter, about) = (Letter::RotaRemind, pledge.id.to_string());
        let round = i64::from(date.sequence);
        messages::tell_again(
            tx,
            app,
            community,
            pledge.neighbor,
            letter,
            Some(&about),
            round,
        )
        .await?;
    }
    Ok(())
}

/// Tells organizers and those who rely on it that a tap is missing: once for the beginning and once for the end.
async fn raise_an_alarm(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    date: &Date,
) -> Result<(), Error> {
    let now = app.clock.now();
    let series = sql::found(tx, community, date.series).await?;
    if !series.taps || !date.tap_missing(now) || date.ends.plus(ALARM) <= now {
        return Ok(());
    }
    let of_the_end = date.started_at.is_some() || date.ends <= now;
    let since = if of_the_end { date.ends } else { date.begins };
    if alarm_is_new(tx, community, date, since, now).await? {
        super::tell_those_who_rely(tx, app, community, date, Letter::RotaAlarm).await?;
    }
    Ok(())
}

async fn alarm_is_new(
    tx: &mut Tx,
    community: CommunityId,
    date: &Date,
    since: Moment,
    now: Moment,
) -> Result<bool, Error> {
    let new = exec!(
        tx,
        "update series_dates set alarmed_at = $3, sequence = sequence + 1
         where community_id = $1 and id = $2 and (alarmed_at is null or alarmed_at < $4)",
        community,
        date.id,
        now,
        since
    )?;
    Ok(new == 1)
}

/// Half a day after a date, whoever promised it and was not written down as absent has kept their word.
async fn count_as_kept(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    date: &Date,
) -> Result<(), Error> {
    let program = Actor::Program(community);
    for cover in covers::of_date(tx, community, date.id).await? {
        if let Some(pledge) = cover.pledge_id {
            openings::take_turn(tx, app, program, pledge, Turn::Release).await?;
        }
    }
    covers::drop_all(tx, app, community, date.id).await?;
    for pledge in places::pledges(tx, app, community, date.id).await? {
        openings::take_turn(tx, app, program, pledge.id, Turn::Keep).await?;
    }
    Ok(())
}
