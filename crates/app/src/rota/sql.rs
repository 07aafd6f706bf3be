//! The tables of series, their dates and their places.

mod helpers;

use std::collections::BTreeSet;

use domain::recurrence::Recurrence;
use domain::rota::{Conditions, DATES_LIMIT, Date, DateState, Role, Series, SeriesState};
use domain::{
    AreaId, CategoryId, CommunityId, DateId, Moment, NeighborId, OpeningId, RoleId, SeriesId,
};
use jiff::civil::DateTime;

use crate::db::Tx;
use crate::{Broken, Error};

pub use helpers::*;

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

/// The dates of one series that begin in a stretch of time, in order.
pub(super) async fn between_of(
    tx: &mut Tx,
    community: CommunityId,
    series: SeriesId,
    (from, to): (Moment, Moment),
) -> Result<Vec<Date>, Error> {
    let rows = all!(
        tx,
        DateRow,
        "select id, series_id, original, begins_at, ends_at, state, sequence, started_at, arrived_at
         from series_dates where community_id = $1 and series_id = $2 and begins_at >= $3 and begins_at < $4
         order by begins_at, id limit $5",
        community,
        series,
        from,
        to,
        DATES_LIMIT as i64
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
