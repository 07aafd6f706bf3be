//! The tables of series, their dates and their places.

use std::collections::BTreeSet;

use domain::recurrence::Recurrence;
use domain::rota::{Bond, Conditions, Date, DateState, Role, Series, SeriesState};
use domain::{
    AreaId, CategoryId, CommunityId, DateId, Day, Moment, NeighborId, OpeningId, RoleId, SeriesId,
};
use jiff::civil::DateTime;

use crate::db::Tx;
use crate::{Broken, Error};

/// How the time of a date stands in the data.
const ORIGINAL: &str = "%Y-%m-%dT%H:%M:%S";

row! {
    struct SeriesRow {
        id: SeriesId,
        name: String,
        place: String,
        area_id: Option<AreaId>,
        category_id: Option<CategoryId>,
        recurrence: String,
        minutes: u32,
        known_least: u32,
        children: u32,
        children_each: u32,
        taps: bool,
        state: SeriesState,
    }
}

row! {
    struct RoleRow {
        id: RoleId,
        series_id: SeriesId,
        name: String,
        least: u32,
        most: u32,
        newcomers: u32,
    }
}

row! {
    struct DateRow {
        id: DateId,
        series_id: SeriesId,
        original: String,
        begins_at: Moment,
        ends_at: Moment,
        state: DateState,
        sequence: u32,
        started_at: Option<Moment>,
        arrived_at: Option<Moment>,
    }
}

impl DateRow {
    fn date(self) -> Result<Date, Error> {
        let original = self.original.parse::<DateTime>();
        Ok(Date {
            id: self.id,
            series: self.series_id,
            original: original.map_err(|_| Broken::told("a date has no time"))?,
            begins: self.begins_at,
            ends: self.ends_at,
            state: self.state,
            sequence: self.sequence,
            started_at: self.started_at,
            arrived_at: self.arrived_at,
        })
    }
}

fn with_roles(row: SeriesRow, roles: Vec<Role>) -> Result<Series, Error> {
    let recurrence = Recurrence::read(&row.recurrence);
    Ok(Series {
        id: row.id,
        name: row.name,
        place: row.place,
        area: row.area_id,
        category: row.category_id,
        recurrence: recurrence.map_err(|_| Broken::told("a series has no rule"))?,
        minutes: row.minutes,
        roles,
        conditions: Conditions {
            known_least: row.known_least,
            children: row.children,
            children_each: row.children_each,
        },
        taps: row.taps,
        state: row.state,
    })
}

fn role(row: RoleRow) -> Role {
    Role {
        id: row.id,
        name: row.name,
        least: row.least,
        most: row.most,
        newcomers: row.newcomers,
    }
}

/// One series with its roles.
pub async fn found(tx: &mut Tx, community: CommunityId, id: SeriesId) -> Result<Series, Error> {
    let row = opt!(
        tx,
        SeriesRow,
        "select id, name, place, area_id, category_id, recurrence, minutes, known_least, children, children_each, taps, state
         from series where community_id = $1 and id = $2",
        community,
        id
    )?;
    let roles = all!(
        tx,
        RoleRow,
        "select id, series_id, name, least, most, newcomers from series_roles
         where community_id = $1 and series_id = $2 order by position, id",
        community,
        id
    )?;
    with_roles(
        row.ok_or(Error::NotFound)?,
        roles.into_iter().map(role).collect(),
    )
}

/// Every series of a community, those that go on first.
pub async fn all(tx: &mut Tx, community: CommunityId) -> Result<Vec<Series>, Error> {
    let rows = all!(
        tx,
        SeriesRow,
        "select id, name, place, area_id, category_id, recurrence, minutes, known_least, children, children_each, taps, state
         from series where community_id = $1
         order by case state when 'running' then 0 when 'resting' then 1 else 2 end, name, id limit 200",
        community
    )?;
    let mut roles = all!(
        tx,
        RoleRow,
        "select id, series_id, name, least, most, newcomers from series_roles where community_id = $1 order by position, id",
        community
    )?;
    let mut list = Vec::new();
    for row in rows {
        let (mine, rest): (Vec<RoleRow>, Vec<RoleRow>) =
            roles.into_iter().partition(|role| role.series_id == row.id);
        roles = rest;
        list.push(with_roles(row, mine.into_iter().map(role).collect())?);
    }
    Ok(list)
}

/// Writes a series down, new or changed.
pub(super) async fn save(
    tx: &mut Tx,
    community: CommunityId,
    series: &Series,
    by: Option<NeighborId>,
    now: Moment,
) -> Result<(), Error> {
    exec!(
        tx,
        "insert into series (community_id, id, name, place, area_id, category_id, recurrence, minutes, known_least, children, children_each, taps,
                             state, made_by, created_at, changed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $15)
         on conflict (community_id, id) do update
         set name = excluded.name, place = excluded.place, area_id = excluded.area_id, category_id = excluded.category_id,
             recurrence = excluded.recurrence, minutes = excluded.minutes, known_least = excluded.known_least, children = excluded.children,
             children_each = excluded.children_each, taps = excluded.taps, state = excluded.state, changed_at = excluded.changed_at",
        community,
        series.id,
        series.name,
        series.place,
        series.area,
        series.category,
        series.recurrence.to_string(),
        series.minutes,
        series.conditions.known_least,
        series.conditions.children,
        series.conditions.children_each,
        series.taps,
        series.state,
        by,
        now
    )?;
    for (position, role) in (0i64..).zip(&series.roles) {
        exec!(
            tx,
            "insert into series_roles (community_id, id, series_id, name, least, most, newcomers, position) values ($1, $2, $3, $4, $5, $6, $7, $8)
             on conflict (community_id, id) do update
             set name = excluded.name, least = excluded.least, most = excluded.most, newcomers = excluded.newcomers, position = excluded.position",
            community,
            role.id,
            series.id,
            role.name,
            role.least,
            role.most,
            role.newcomers,
            position
        )?;
    }
    Ok(())
}

/// One date.
pub async fn date(tx: &mut Tx, community: CommunityId, id: DateId) -> Result<Date, Error> {
    let row = opt!(
        tx,
        DateRow,
        "select id, series_id, original, begins_at, ends_at, state, sequence, started_at, arrived_at
         from series_dates where community_id = $1 and id = $2",
        community,
        id
    )?;
    row.ok_or(Error::NotFound)?.date()
}

/// The dates of a series that are not over at a moment, the next one first.
pub async fn ahead(
    tx: &mut Tx,
    community: CommunityId,
    series: SeriesId,
    now: Moment,
) -> Result<Vec<Date>, Error> {
    let rows = all!(
        tx,
        DateRow,
        "select id, series_id, original, begins_at, ends_at, state, sequence, started_at, arrived_at
         from series_dates where community_id = $1 and series_id = $2 and ends_at > $3
         order by begins_at, id limit 200",
        community,
        series,
        now
    )?;
    rows.into_iter().map(DateRow::date).collect()
}

/// The dates of all series that begin in a stretch of time, in order, at most so many.
pub async fn between(
    tx: &mut Tx,
    community: CommunityId,
    (from, to): (Moment, Moment),
    limit: i64,
) -> Result<Vec<Date>, Error> {
    let rows = all!(
        tx,
        DateRow,
        "select id, series_id, original, begins_at, ends_at, state, sequence, started_at, arrived_at
         from series_dates where community_id = $1 and begins_at >= $2 and begins_at < $3
         order by begins_at, id limit $4",
        community,
        from,
        to,
        limit
    )?;
    rows.into_iter().map(DateRow::date).collect()
}

/// Writes a date down, new or changed.
pub(super) async fn save_date(
    tx: &mut Tx,
    community: CommunityId,
    date: &Date,
    now: Moment,
) -> Result<(), Error> {
    exec!(
        tx,
        "insert into series_dates (community_id, id, series_id, original, begins_at, ends_at, state, sequence, started_at, arrived_at, changed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         on conflict (community_id, id) do update
         set original = excluded.original, begins_at = excluded.begins_at, ends_at = excluded.ends_at, state = excluded.state, sequence = excluded.sequence,
             started_at = excluded.started_at, arrived_at = excluded.arrived_at, changed_at = excluded.changed_at",
        community,
        date.id,
        date.series,
        date.original.strftime(ORIGINAL).to_string(),
        date.begins,
        date.ends,
        date.state,
        date.sequence,
        date.started_at,
        date.arrived_at,
        now
    )?;
    Ok(())
}

/// A date that nobody promised leaves no trace.
pub(super) async fn drop_date(
    tx: &mut Tx,
    community: CommunityId,
    id: DateId,
) -> Result<(), Error> {
    exec!(
        tx,
        "delete from openings where community_id = $1 and id in (select opening_id from date_places where community_id = $1 and date_id = $2)",
        community,
        id
    )?;
    exec!(
        tx,
        "delete from series_dates where community_id = $1 and id = $2",
        community,
        id
    )?;
    Ok(())
}

row! {
    /// A place on a date: the opening for one of its roles.
    #[derive(Debug, Clone, Copy)]
    pub struct PlaceRow {
        /// The date.
        pub date_id: DateId,
        /// The role.
        pub role_id: RoleId,
        /// The opening.
        pub opening_id: OpeningId,
    }
}

/// The places of a date.
pub async fn places(
    tx: &mut Tx,
    community: CommunityId,
    date: DateId,
) -> Result<Vec<PlaceRow>, Error> {
    all!(
        tx,
        PlaceRow,
        "select p.date_id, p.role_id, p.opening_id from date_places p
         join series_roles r on r.community_id = p.community_id and r.id = p.role_id
         where p.community_id = $1 and p.date_id = $2 order by r.position, r.id",
        community,
        date
    )
}

/// The place that an opening is.
pub async fn place_of(
    tx: &mut Tx,
    community: CommunityId,
    opening: OpeningId,
) -> Result<PlaceRow, Error> {
    let found = opt!(
        tx,
        PlaceRow,
        "select date_id, role_id, opening_id from date_places where community_id = $1 and opening_id = $2",
        community,
        opening
    )?;
    found.ok_or(Error::NotFound)
}

/// Writes a place down.
pub(super) async fn insert_place(
    tx: &mut Tx,
    community: CommunityId,
    place: PlaceRow,
) -> Result<(), Error> {
    exec!(
        tx,
        "insert into date_places (community_id, date_id, role_id, opening_id) values ($1, $2, $3, $4)",
        community,
        place.date_id,
        place.role_id,
        place.opening_id
    )?;
    Ok(())
}

row! {
    struct Has {
        date_id: DateId,
    }
}

/// The dates of a series that somebody promised.
pub(super) async fn promised_dates(
    tx: &mut Tx,
    community: CommunityId,
    series: SeriesId,
) -> Result<BTreeSet<DateId>, Error> {
    let found = all!(
        tx,
        Has,
        "select distinct p.date_id from date_places p
         join series_dates d on d.community_id = p.community_id and d.id = p.date_id
         join pledges g on g.community_id = p.community_id and g.opening_id = p.opening_id
         where p.community_id = $1 and d.series_id = $2 and g.state in ('held', 'confirmed')",
        community,
        series
    )?;
    Ok(found.into_iter().map(|row| row.date_id).collect())
}

row! {
    /// Somebody who comes to every date of a series.
    #[derive(Debug, Clone, Copy)]
    pub struct StandingRow {
        /// In which role.
        pub role_id: RoleId,
        /// Who.
        pub neighbor_id: NeighborId,
    }
}

/// Those who come to every date, the longest first.
pub async fn standing(
    tx: &mut Tx,
    community: CommunityId,
    series: SeriesId,
) -> Result<Vec<StandingRow>, Error> {
    all!(
        tx,
        StandingRow,
        "select role_id, neighbor_id from series_standing where community_id = $1 and series_id = $2 order by since_at, neighbor_id",
        community,
        series
    )
}

/// Somebody comes to every date from now on, or no longer.
pub(super) async fn set_standing(
    tx: &mut Tx,
    community: CommunityId,
    (series, role, neighbor): (SeriesId, RoleId, NeighborId),
    since: Option<Moment>,
) -> Result<(), Error> {
    match since {
        Some(since) => exec!(
            tx,
            "insert into series_standing (community_id, series_id, role_id, neighbor_id, since_at) values ($1, $2, $3, $4, $5)
             on conflict (community_id, series_id, role_id, neighbor_id) do nothing",
            community,
            series,
            role,
            neighbor,
            since
        )?,
        None => exec!(
            tx,
            "delete from series_standing where community_id = $1 and series_id = $2 and role_id = $3 and neighbor_id = $4",
            community,
            series,
            role,
            neighbor
        )?,
    };
    Ok(())
}

row! {
    struct Person {
        neighbor_id: NeighborId,
    }
}

fn people(rows: Vec<Person>) -> Vec<NeighborId> {
    rows.into_iter().map(|row| row.neighbor_id).collect()
}

/// Those who belong to a series in a way, the longest first.
pub async fn bound(
    tx: &mut Tx,
    community: CommunityId,
    series: SeriesId,
    bond: Bond,
) -> Result<Vec<NeighborId>, Error> {
    let rows = all!(
        tx,
        Person,
        "select neighbor_id from series_people where community_id = $1 and series_id = $2 and bond = $3 order by since_at, neighbor_id",
        community,
        series,
        bond
    )?;
    Ok(people(rows))
}

/// Somebody belongs to a series in a way from now on, or no longer.
pub(super) async fn set_bond(
    tx: &mut Tx,
    community: CommunityId,
    (series, neighbor, bond): (SeriesId, NeighborId, Bond),
    since: Option<Moment>,
) -> Result<(), Error> {
    match since {
        Some(since) => exec!(
            tx,
            "insert into series_people (community_id, series_id, neighbor_id, bond, since_at) values ($1, $2, $3, $4, $5)
             on conflict (community_id, series_id, neighbor_id, bond) do nothing",
            community,
            series,
            neighbor,
            bond,
            since
        )?,
        None => exec!(
            tx,
            "delete from series_people where community_id = $1 and series_id = $2 and neighbor_id = $3 and bond = $4",
            community,
            series,
            neighbor,
            bond
        )?,
    };
    Ok(())
}

/// Everybody who ever promised a place on a series, those who carried least of it since a moment first.
pub(super) async fn helpers_by_load(
    tx: &mut Tx,
    community: CommunityId,
    series: SeriesId,
    since: Moment,
) -> Result<Vec<NeighborId>, Error> {
    let rows = all!(
        tx,
        Person,
        "select g.neighbor_id from pledges g
         join date_places p on p.community_id = g.community_id and p.opening_id = g.opening_id
         join series_dates d on d.community_id = p.community_id and d.id = p.date_id
         where g.community_id = $1 and d.series_id = $2 and g.state in ('confirmed', 'kept', 'released')
         group by g.neighbor_id
         order by sum(case when d.begins_at > $3 and g.state <> 'released' then 1 else 0 end), g.neighbor_id limit 500",
        community,
        series,
        since
    )?;
    Ok(people(rows))
}

/// Everybody who offers a kind of help, those who were asked for anything longest ago first.
pub(super) async fn who_offers(
    tx: &mut Tx,
    community: CommunityId,
    category: CategoryId,
) -> Result<Vec<NeighborId>, Error> {
    let rows = all!(
        tx,
        Person,
        "select l.neighbor_id from listings l
         where l.community_id = $1 and l.category_id = $2 and l.side = 'offer' and l.state = 'open'
         group by l.neighbor_id
         order by coalesce((select max(a.asked_at) from asked a where a.community_id = $1 and a.neighbor_id = l.neighbor_id), 0), l.neighbor_id
         limit 500",
        community,
        category
    )?;
    Ok(people(rows))
}

row! {
    struct Counted {
        n: i64,
    }
}

/// Whether somebody was away on a day.
pub(super) async fn is_away(
    tx: &mut Tx,
    community: CommunityId,
    neighbor: NeighborId,
    day: Day,
) -> Result<bool, Error> {
    let found = one!(
        tx,
        Counted,
        "select count(*) as n from away where community_id = $1 and neighbor_id = $2 and from_day <= $3 and to_day >= $3",
        community,
        neighbor,
        day
    )?;
    Ok(found.n > 0)
}

/// Whether somebody ever kept a promise on a series.
pub(super) async fn helped_before(
    tx: &mut Tx,
    community: CommunityId,
    series: SeriesId,
    neighbor: NeighborId,
    now: Moment,
) -> Result<bool, Error> {
    let found = one!(
        tx,
        Counted,
        "select count(*) as n from pledges g
         join date_places p on p.community_id = g.community_id and p.opening_id = g.opening_id
         join series_dates d on d.community_id = p.community_id and d.id = p.date_id
         where g.community_id = $1 and d.series_id = $2 and g.neighbor_id = $3 and g.state in ('confirmed', 'kept') and d.begins_at <= $4",
        community,
        series,
        neighbor,
        now
    )?;
    Ok(found.n > 0)
}
