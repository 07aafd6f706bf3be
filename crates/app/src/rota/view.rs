//! What somebody may see of a rota. How many are missing everybody here may see; who comes, by first name, only those
//! who belong to it, because they will meet. An organizer who looks at names is written down as having looked.

use std::collections::{BTreeMap, BTreeSet};

use domain::moment::DAY;
use domain::openings::{Pledge, PledgeState};
use domain::people::Actor;
use domain::rota::{
    AHEAD_DAYS, Bond, Cover as Covered, CoverState, Date, DateState, Helper, Series, Stage,
};
use domain::words::{NAME_LIMIT, first_name, line};
use domain::{CommunityId, CoverId, DateId, Moment, NeighborId, PledgeId, RoleId, SeriesId};

use super::{covers, places, sql};
use crate::db::Tx;
use crate::people::looks::{self, Reason};
use crate::{App, Error, people};

/// Most dates on one page.
pub const SHOWN: usize = 24;

/// One place that somebody promised.
#[derive(Debug, Clone)]
pub struct Seat {
    /// The promise.
    pub pledge: PledgeId,
    /// Whether it is the reader's own.
    pub mine: bool,
    /// The first name, for those who may see it; empty when they said none.
    pub name: Option<String>,
    /// They cannot after all, and stay responsible until somebody accepts.
    pub leaving: bool,
    /// They are new here.
    pub new: bool,
    /// Whether they came, once it is over.
    pub state: PledgeState,
}

/// One role on a date.
#[derive(Debug, Clone)]
pub struct RoleSeen {
    /// Its id.
    pub id: RoleId,
    /// What it is called.
    pub name: String,
    /// So many are needed.
    pub least: u32,
    /// So many can come.
    pub most: u32,
    /// So many more are needed.
    pub missing: u32,
    /// Who comes.
    pub seats: Vec<Seat>,
    /// So many places are left.
    pub free: u32,
}

/// The search for somebody, as it stands.
#[derive(Debug, Clone)]
pub struct SearchSeen {
    /// Its id.
    pub id: CoverId,
    /// Whom it asks now.
    pub stage: Stage,
    /// How many were asked and have not answered.
    pub asked: usize,
    /// How many did not answer in time.
    pub silent: usize,
    /// How many said no.
    pub no: usize,
    /// Since when it goes on.
    pub since: Moment,
    /// Whom it waits for, by first name: for organizers only.
    pub whom: Vec<Waits>,
}

/// Somebody who was asked to step in and has not answered.
#[derive(Debug, Clone)]
pub struct Waits {
    /// Who.
    pub neighbor: NeighborId,
    /// Their first name.
    pub name: String,
}

/// One date.
#[derive(Debug, Clone)]
pub struct DateSeen {
    /// The date.
    pub date: Date,
    /// Its roles.
    pub roles: Vec<RoleSeen>,
    /// What it has and lacks.
    pub cover: Covered,
    /// Searches for somebody, for organizers and those who belong to it.
    pub searches: Vec<SearchSeen>,
    /// Whether the reader comes.
    pub mine: bool,
    /// Whether those who rely on it were told that it is not covered.
    pub uncovered: bool,
}

impl DateSeen {
    /// Whether it goes ahead as planned.
    pub fn is_planned(&self) -> bool {
        self.date.state == DateState::Planned
    }
}

/// A series with its next dates.
pub struct SeriesSeen {
    /// The series.
    pub series: Series,
    /// Its next dates.
    pub dates: Vec<DateSeen>,
    /// Whether the reader belongs to it and sees names.
    pub belongs: bool,
    /// Which roles the reader comes to every date for.
    pub standing: Vec<RoleId>,
    /// Whether the reader would step in.
    pub substitute: bool,
    /// Whether the reader relies on it.
    pub relies: bool,
}

/// Every series, each with its next dates.
pub async fn list(app: &App, who: Actor, shown: usize) -> Result<Vec<SeriesSeen>, Error> {
    who.is_somebody()?;
    let mut tx = app.db.read().await?;
    let mut list = Vec::new();
    for series in sql::all(&mut tx, who.community()).await? {
        list.push(seen(&mut tx, app, who, series, shown).await?);
    }
    Ok(list)
}

/// One series, with the names of those who come for whoever may see them.
pub async fn series(app: &App, who: Actor, id: SeriesId) -> Result<SeriesSeen, Error> {
    who.is_somebody()?;
    let mut tx = app.db.read().await?;
    let found = sql::found(&mut tx, who.community(), id).await?;
    let mut seen = seen(&mut tx, app, who, found, SHOWN).await?;
    drop(tx);
    let mut dates: Vec<&mut DateSeen> = seen.dates.iter_mut().collect();
    name(app, who, seen.belongs, &mut dates).await?;
    Ok(seen)
}

/// The dates of one series in a stretch of time, with names, for those who belong to it and for organizers: what is
/// printed on a sheet.
pub async fn stretch(
    app: &App,
    who: Actor,
    id: SeriesId,
    (from, to): (Moment, Moment),
) -> Result<SeriesSeen, Error> {
    let me = who.is_somebody()?;
    let community = who.community();
    let mut tx = app.db.read().await?;
    let found = sql::found(&mut tx, community, id).await?;
    let mut of_series = seen(&mut tx, app, who, found, 0).await?;
    if !of_series.belongs && who.organizes().is_err() {
        return Err(Error::NotFound);
    }
    for date in sql::between_of(&mut tx, community, id, (from, to)).await? {
        let one = date_seen(&mut tx, app, community, &of_series.series, date, Some(me)).await?;
        of_series.dates.push(one);
    }
    drop(tx);
    let mut dates: Vec<&mut DateSeen> = of_series.dates.iter_mut().collect();
    name(app, who, of_series.belongs, &mut dates).await?;
    Ok(of_series)
}

/// What somebody sees who was asked to step in.
pub struct AskedSeen {
    /// The search.
    pub cover: CoverId,
    /// The series. Where it is stands there only once the place is theirs.
    pub series: Series,
    /// The date.
    pub date: Date,
    /// What the place is called.
    pub role: String,
    /// Whether an answer is awaited.
    pub is_awaited: bool,
    /// Whether the place is theirs.
    pub is_mine: bool,
    /// Until when the next one is not asked.
    pub until: Option<Moment>,
}

/// A question to step in, for whoever was asked it.
pub async fn asked(app: &App, who: Actor, id: CoverId) -> Result<AskedSeen, Error> {
    use domain::asking::Said;
    let me = who.is_somebody()?;
    let community = who.community();
    let mut tx = app.db.read().await?;
    let cover = covers::found(&mut tx, community, id).await?;
    let stood = crate::asking::sql::ladder_about(&mut tx, community, id.0, me).await?;
    let (_, one) = stood.ok_or(Error::NotFound)?;
    if matches!(one.said, Said::Waiting | Said::Passed) {
        return Err(Error::NotFound);
    }
    let date = sql::date(&mut tx, community, cover.date_id).await?;
    let series = sql::found(&mut tx, community, date.series).await?;
    let there = places::pledges(&mut tx, app, community, date.id).await?;
    let is_mine = there.iter().any(|pledge| pledge.neighbor == me);
    let open = cover.state == CoverState::Open && date.begins > app.clock.now();
    let role = series.roles.iter().find(|role| role.id == cover.role_id);
    Ok(AskedSeen {
        cover: id,
        role: role.map(|role| role.name.clone()).unwrap_or_default(),
        series: without_place_for_others(series, who, is_mine),
        is_awaited: open && one.said == Said::Asked,
        until: one.until,
        date,
        is_mine,
    })
}

/// One date, with names for whoever may see them.
pub async fn date(app: &App, who: Actor, id: DateId) -> Result<(SeriesSeen, DateSeen), Error> {
    let me = who.is_somebody()?;
    let mut tx = app.db.read().await?;
    let date = sql::date(&mut tx, who.community(), id).await?;
    let found = sql::found(&mut tx, who.community(), date.series).await?;
    let mut one = date_seen(&mut tx, app, who.community(), &found, date, Some(me)).await?;
    let seen = seen(&mut tx, app, who, found, 1).await?;
    drop(tx);
    let belongs = seen.belongs || one.mine;
    name(app, who, belongs, &mut [&mut one]).await?;
    Ok((seen, one))
}

async fn seen(
    tx: &mut Tx,
    app: &App,
    who: Actor,
    series: Series,
    shown: usize,
) -> Result<SeriesSeen, Error> {
    let community = who.community();
    let me = who.is_somebody()?;
    let mut dates = Vec::new();
    let ahead = sql::ahead(tx, community, series.id, app.clock.now()).await?;
    for date in ahead.into_iter().take(shown) {
        dates.push(date_seen(tx, app, community, &series, date, Some(me)).await?);
    }
    let standing: Vec<RoleId> = sql::standing(tx, community, series.id)
        .await?
        .into_iter()
        .filter(|row| row.neighbor_id == me)
        .map(|row| row.role_id)
        .collect();
    let relies = sql::bound(tx, community, series.id, Bond::Relies).await?;
    let substitutes = sql::bound(tx, community, series.id, Bond::Substitute).await?;
    let belongs = belongs(tx, app, community, &series, me).await?;
    Ok(SeriesSeen {
        series: without_place_for_others(series, who, belongs),
        belongs,
        dates,
        standing,
        substitute: substitutes.contains(&me),
        relies: relies.contains(&me),
    })
}

/// Where it is may be somebody's home: it is said to those who belong to it and to organizers.
fn without_place_for_others(series: Series, who: Actor, belongs: bool) -> Series {
    if belongs || who.organizes().is_ok() {
        return series;
    }
    Series {
        place: String::new(),
        ..series
    }
}

/// Whether somebody belongs to a series: they come to one of its dates or to all, would step in, or rely on it.
pub(super) async fn belongs(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    series: &Series,
    whose: NeighborId,
) -> Result<bool, Error> {
    row! {
        struct Counted {
            n: i64,
        }
    }
    let counted = one!(
        tx,
        Counted,
        "select (select count(*) from series_standing where community_id = $1 and series_id = $2 and neighbor_id = $3)
              + (select count(*) from series_people where community_id = $1 and series_id = $2 and neighbor_id = $3)
              + (select count(*) from pledges g
                 join date_places p on p.community_id = g.community_id and p.opening_id = g.opening_id
                 join series_dates d on d.community_id = p.community_id and d.id = p.date_id
                 where g.community_id = $1 and g.neighbor_id = $3 and g.state in ('held', 'confirmed', 'kept')
                   and d.series_id = $2 and d.ends_at > $4) as n",
        community,
        series.id,
        whose,
        app.clock.now().plus(-DAY)
    )?;
    Ok(counted.n > 0)
}

/// One date without any name.
pub(super) async fn date_seen(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    series: &Series,
    date: Date,
    reader: Option<NeighborId>,
) -> Result<DateSeen, Error> {
    let there = places::helpers(tx, app, community, &date).await?;
    let helpers: Vec<Vec<Helper>> = there
        .iter()
        .map(|role| role.iter().map(|(_, helper)| *helper).collect())
        .collect();
    let cover = Covered::of(&series.roles, series.conditions, &helpers);
    let mut roles = Vec::new();
    let over = over(tx, app, community, &date).await?;
    for (role, there) in series.roles.iter().zip(&there) {
        let mut seats: Vec<Seat> = there
            .iter()
            .map(|(pledge, helper)| Seat {
                pledge: pledge.id,
                mine: Some(pledge.neighbor) == reader,
                name: None,
                leaving: helper.leaving,
                new: helper.new,
                state: pledge.state,
            })
            .collect();
        let staying = seats.iter().filter(|seat| !seat.leaving).count() as u32;
        let known = over.iter().filter(|(of, _)| *of == role.id);
        seats.extend(known.map(|(_, pledge)| Seat {
            pledge: pledge.id,
            mine: Some(pledge.neighbor) == reader,
            name: None,
            leaving: false,
            new: false,
            state: pledge.state,
        }));
        roles.push(RoleSeen {
            id: role.id,
            name: role.name.clone(),
            least: role.least,
            most: role.most,
            missing: role.least.saturating_sub(staying),
            free: role.most.saturating_sub(staying),
            seats,
        });
    }
    let mut searches = Vec::new();
    for cover in covers::of_date(tx, community, date.id).await? {
        searches.push(search(tx, community, &cover).await?);
    }
    let mine = roles
        .iter()
        .any(|role| role.seats.iter().any(|seat| seat.mine));
    let uncovered = is_uncovered(tx, community, date.id).await?;
    Ok(DateSeen {
        date,
        roles,
        cover,
        searches,
        mine,
        uncovered,
    })
}

/// Who came and who did not, by role, once a date has begun.
async fn over(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    date: &Date,
) -> Result<Vec<(RoleId, Pledge)>, Error> {
    let mut over = Vec::new();
    if date.begins > app.clock.now() {
        return Ok(over);
    }
    for place in sql::places(tx, community, date.id).await? {
        let pledges = crate::openings::sql::over(tx, community, place.opening_id).await?;
        over.extend(pledges.into_iter().map(|pledge| (place.role_id, pledge)));
    }
    Ok(over)
}

async fn search(
    tx: &mut Tx,
    community: CommunityId,
    cover: &covers::Cover,
) -> Result<SearchSeen, Error> {
    use domain::asking::Said;
    let ladder = crate::asking::sql::candidates(tx, community, cover.asking_id).await?;
    let count = |said: Said| ladder.iter().filter(|one| one.said == said).count();
    Ok(SearchSeen {
        id: cover.id,
        stage: cover.stage,
        asked: count(Said::Asked),
        silent: count(Said::Silent),
        no: count(Said::No),
        since: cover.made_at,
        whom: ladder
            .iter()
            .filter(|one| one.said == Said::Asked)
            .map(|one| Waits {
                neighbor: one.neighbor,
                name: String::new(),
            })
            .collect(),
    })
}

async fn is_uncovered(tx: &mut Tx, community: CommunityId, date: DateId) -> Result<bool, Error> {
    row! {
        struct Told {
            uncovered_at: Option<Moment>,
        }
    }
    let told = opt!(
        tx,
        Told,
        "select uncovered_at from series_dates where community_id = $1 and id = $2",
        community,
        date
    )?;
    Ok(told.is_some_and(|told| told.uncovered_at.is_some()))
}

/// Puts first names to the seats, for those who belong to the rota and for organizers, whose look is written down.
/// Who is being asked only organizers see.
async fn name(
    app: &App,
    who: Actor,
    belongs: bool,
    dates: &mut [&mut DateSeen],
) -> Result<(), Error> {
    let organizes = who.organizes().is_ok();
    if !organizes {
        searches(dates).for_each(|search| search.whom.clear());
    }
    if !belongs && !organizes {
        return Ok(());
    }
    let community = who.community();
    let mut whose: BTreeMap<PledgeId, NeighborId> = BTreeMap::new();
    let mut tx = app.db.write(community).await?;
    for seat in seats(dates) {
        let pledge = crate::openings::sql::pledge(&mut tx, community, seat.pledge).await?;
        whose.insert(seat.pledge, pledge.neighbor);
    }
    let mut seen: BTreeSet<NeighborId> = whose.values().copied().collect();
    seen.extend(searches(dates).flat_map(|search| search.whom.iter().map(|one| one.neighbor)));
    let mut names: BTreeMap<NeighborId, String> = BTreeMap::new();
    for neighbor in seen {
        if who.neighbor() != Some(neighbor) && !belongs {
            let by = who.neighbor();
            let (at, reason) = (looks::NAME, Reason::Rota);
            looks::note(&mut tx, app, community, by, neighbor, at, reason).await?;
        }
        let (_, person) = people::opened(&mut tx, app, community, neighbor).await?;
        names.insert(neighbor, line(first_name(&person.name), NAME_LIMIT));
    }
    tx.commit().await?;
    for seat in seats(dates) {
        seat.name = whose
            .get(&seat.pledge)
            .and_then(|id| names.get(id))
            .cloned();
    }
    for one in searches(dates).flat_map(|search| search.whom.iter_mut()) {
        one.name = names.get(&one.neighbor).cloned().unwrap_or_default();
    }
    Ok(())
}

fn searches<'a>(dates: &'a mut [&mut DateSeen]) -> impl Iterator<Item = &'a mut SearchSeen> {
    dates.iter_mut().flat_map(|date| date.searches.iter_mut())
}

fn seats<'a>(dates: &'a mut [&mut DateSeen]) -> impl Iterator<Item = &'a mut Seat> {
    dates
        .iter_mut()
        .flat_map(|date| date.roles.iter_mut())
        .flat_map(|role| role.seats.iter_mut())
}

/// The dates of the next weeks that lack somebody, of all series, for organizers and whoever would like to help.
pub async fn gaps(app: &App, who: Actor, days: i64) -> Result<Vec<(Series, DateSeen)>, Error> {
    let me = who.is_somebody()?;
    let community = who.community();
    let now = app.clock.now();
    let mut tx = app.db.read().await?;
    let until = now.plus(days.clamp(1, AHEAD_DAYS) * DAY);
    let mut gaps = Vec::new();
    for date in sql::between(&mut tx, community, (now, until), 500).await? {
        if date.state != DateState::Planned {
            continue;
        }
        let series = sql::found(&mut tx, community, date.series).await?;
        let seen = date_seen(&mut tx, app, community, &series, date, Some(me)).await?;
        if !seen.cover.is_whole() || !seen.searches.is_empty() {
            gaps.push((without_place_for_others(series, who, seen.mine), seen));
        }
    }
    Ok(gaps)
}

/// How much somebody carries on a series.
#[derive(Debug, Clone)]
pub struct Load {
    /// The first name.
    pub name: String,
    /// Dates they came to in the last eight weeks.
    pub came: i64,
    /// Dates they promised in the next eight weeks.
    pub promised: i64,
}

/// Who carries how much of a series, so that it can be shared more evenly: for organizers, whose look is written
/// down. In the order of names, not of numbers: it is no ranking.
pub async fn load(app: &App, who: Actor, id: SeriesId) -> Result<Vec<Load>, Error> {
    who.organizes()?;
    row! {
        struct Counted {
            neighbor_id: NeighborId,
            came: i64,
            promised: i64,
        }
    }
    let community = who.community();
    let now = app.clock.now();
    let mut tx = app.db.read().await?;
    let counted = all!(
        &mut tx,
        Counted,
        "select g.neighbor_id, cast(sum(case when d.begins_at <= $3 then 1 else 0 end) as bigint) as came,
                cast(sum(case when d.begins_at > $3 then 1 else 0 end) as bigint) as promised
         from pledges g
         join date_places p on p.community_id = g.community_id and p.opening_id = g.opening_id
         join series_dates d on d.community_id = p.community_id and d.id = p.date_id
         where g.community_id = $1 and d.series_id = $2 and g.state in ('confirmed', 'kept') and d.begins_at > $4
         group by g.neighbor_id limit 500",
        community,
        id,
        now,
        now.plus(-AHEAD_DAYS * DAY)
    )?;
    drop(tx);
    let ids: Vec<NeighborId> = counted.iter().map(|row| row.neighbor_id).collect();
    let people = looks::look_at(app, who, &ids, looks::NAME, Reason::Rota).await?;
    let mut loads: Vec<Load> = counted
        .into_iter()
        .filter_map(|row| {
            let (_, person) = people.iter().find(|(who, _)| who.id == row.neighbor_id)?;
            Some(Load {
                name: line(first_name(&person.name), NAME_LIMIT),
                came: row.came,
                promised: row.promised,
            })
        })
        .collect();
    loads.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(loads)
}
