//! The tables of those who help on a series, step in, or rely on it.

use domain::rota::Bond;
use domain::{CategoryId, CommunityId, Day, Moment, NeighborId, RoleId, SeriesId};

use crate::Error;
use crate::db::Tx;

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
pub(in crate::rota) async fn set_standing(
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
pub(in crate::rota) async fn set_bond(
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
pub(in crate::rota) async fn helpers_by_load(
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
pub(in crate::rota) async fn who_offers(
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
pub(in crate::rota) async fn is_away(
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
pub(in crate::rota) async fn helped_before(
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
