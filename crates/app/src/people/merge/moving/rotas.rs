//! What somebody is on rotas besides their promises: it follows the person. What both records are stays once.

use domain::rota::Bond;
use domain::{CommunityId, CoverId, Day, NeighborId, RoleId, SeriesId};
use serde::{Deserialize, Serialize};

use crate::Error;
use crate::db::Tx;

/// What moved.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct OnRotas {
    standing: Vec<(SeriesId, RoleId)>,
    bonds: Vec<(SeriesId, String)>,
    aways: Vec<Day>,
    covers: Vec<CoverId>,
}

row! {
    struct Standing {
        series_id: SeriesId,
        role_id: RoleId,
    }
}

row! {
    struct Bound {
        series_id: SeriesId,
        bond: Bond,
    }
}

row! {
    struct Away {
        from_day: Day,
    }
}

row! {
    struct Cover {
        id: CoverId,
    }
}

/// Moves all of it over.
pub(super) async fn over(
    tx: &mut Tx,
    community: CommunityId,
    from: NeighborId,
    to: NeighborId,
) -> Result<OnRotas, Error> {
    let standing = all!(
        tx,
        Standing,
        "select series_id, role_id from series_standing s where community_id = $1 and neighbor_id = $2
           and not exists (select 1 from series_standing t where t.community_id = s.community_id and t.series_id = s.series_id
                                                             and t.role_id = s.role_id and t.neighbor_id = $3)",
        community,
        from,
        to
    )?;
    let bonds = all!(
        tx,
        Bound,
        "select series_id, bond from series_people s where community_id = $1 and neighbor_id = $2
           and not exists (select 1 from series_people t where t.community_id = s.community_id and t.series_id = s.series_id
                                                           and t.bond = s.bond and t.neighbor_id = $3)",
        community,
        from,
        to
    )?;
    let aways = all!(
        tx,
        Away,
        "select from_day from away s where community_id = $1 and neighbor_id = $2
           and not exists (select 1 from away t where t.community_id = s.community_id and t.neighbor_id = $3
                                                  and t.from_day = s.from_day)",
        community,
        from,
        to
    )?;
    let covers = all!(
        tx,
        Cover,
        "select id from covers where community_id = $1 and neighbor_id = $2",
        community,
        from
    )?;
    let moved = OnRotas {
        standing: standing
            .into_iter()
            .map(|row| (row.series_id, row.role_id))
            .collect(),
        bonds: bonds
            .into_iter()
            .map(|row| (row.series_id, row.bond.word().to_owned()))
            .collect(),
        aways: aways.into_iter().map(|row| row.from_day).collect(),
        covers: covers.into_iter().map(|row| row.id).collect(),
    };
    hand_over(tx, community, from, to, &moved).await?;
    Ok(moved)
}

/// Gives to one what the other had: when two records are joined, and back.
pub(super) async fn hand_over(
    tx: &mut Tx,
    community: CommunityId,
    from: NeighborId,
    to: NeighborId,
    moved: &OnRotas,
) -> Result<(), Error> {
    for (series, role) in &moved.standing {
        exec!(
            tx,
            "update series_standing set neighbor_id = $5 where community_id = $1 and series_id = $2 and role_id = $3 and neighbor_id = $4",
            community,
            series,
            role,
            from,
            to
        )?;
    }
    for (series, bond) in &moved.bonds {
        exec!(
            tx,
            "update series_people set neighbor_id = $5 where community_id = $1 and series_id = $2 and bond = $3 and neighbor_id = $4",
            community,
            series,
            bond,
            from,
            to
        )?;
    }
    for day in &moved.aways {
        exec!(
            tx,
            "update away set neighbor_id = $4 where community_id = $1 and from_day = $2 and neighbor_id = $3",
            community,
            day,
            from,
            to
        )?;
    }
    for cover in &moved.covers {
        exec!(
            tx,
            "update covers set neighbor_id = $4 where community_id = $1 and id = $2 and neighbor_id = $3",
            community,
            cover,
            from,
            to
        )?;
    }
    Ok(())
}
