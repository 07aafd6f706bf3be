//! What is somebody's own on rotas: the dates they promised, what they are asked, when they are away; and that they
//! go for good.

use domain::openings::Program;
use domain::people::Actor;
use domain::rota::{Bond, CoverState, Date, Series};
use domain::{CommunityId, CoverId, Day, Moment, NeighborId, PledgeId, RoleId};

use super::{covers, sql};
use crate::db::Tx;
use crate::{App, Error, community, openings};

/// Most dates on somebody's own page.
const MINE: usize = 30;
/// Most questions on it.
const ASKED: i64 = 50;
/// Most stretches of being away that are shown.
const AWAYS: i64 = 50;

/// A date that somebody promised.
#[derive(Debug, Clone)]
pub struct Mine {
    /// The series.
    pub series: Series,
    /// The date.
    pub date: Date,
    /// The promise.
    pub pledge: PledgeId,
    /// In which role.
    pub role: RoleId,
    /// Since when somebody else is looked for, when they said that they cannot.
    pub leaving_since: Option<Moment>,
}

/// The next dates that somebody promised, the first one first.
pub async fn mine(app: &App, who: Actor) -> Result<Vec<Mine>, Error> {
    let me = who.is_somebody()?;
    let community = who.community();
    let now = app.clock.now();
    let mut tx = app.db.read().await?;
    let mut mine = Vec::new();
    for pledge in openings::sql::standing_of(&mut tx, community, me).await? {
        let Ok(place) = sql::place_of(&mut tx, community, pledge.opening).await else {
            continue;
        };
        let date = sql::date(&mut tx, community, place.date_id).await?;
        if !date.is_ahead(now) {
            continue;
        }
        let cover = covers::of_pledge(&mut tx, community, pledge.id).await?;
        mine.push(Mine {
            series: sql::found(&mut tx, community, date.series).await?,
            date,
            pledge: pledge.id,
            role: place.role_id,
            leaving_since: cover.map(|cover| cover.made_at),
        });
    }
    mine.sort_by_key(|one| (one.date.begins, one.pledge));
    mine.truncate(MINE);
    Ok(mine)
}

/// Something that somebody is asked to step in for and has not answered.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The search.
    pub cover: CoverId,
    /// The series.
    pub series: Series,
    /// The date.
    pub date: Date,
    /// Until when the next one is not asked yet.
    pub until: Option<Moment>,
}

/// Where somebody is asked to step in.
pub async fn asked(app: &App, who: Actor) -> Result<Vec<Asked>, Error> {
    let me = who.is_somebody()?;
    let community = who.community();
    let mut tx = app.db.read().await?;
    let mut list = Vec::new();
    for (ladder, one) in crate::asking::sql::asked_of(&mut tx, community, me, ASKED).await? {
        let found = crate::asking::sql::found(&mut tx, community, ladder).await?;
        if found.program != Program::Rota {
            continue;
        }
        let cover = covers::found(&mut tx, community, CoverId(found.subject)).await?;
        let date = sql::date(&mut tx, community, cover.date_id).await?;
        if cover.state == CoverState::Open && date.begins > app.clock.now() {
            list.push(Asked {
                cover: cover.id,
                series: sql::found(&mut tx, community, date.series).await?,
                date,
                until: one.until,
            });
        }
    }
    list.sort_by_key(|one| one.date.begins);
    Ok(list)
}

row! {
    /// A stretch of days on which somebody is away.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub struct Away {
        /// The first day.
        pub from_day: Day,
        /// The last day.
        pub to_day: Day,
    }
}

/// When somebody is away, from today on.
pub async fn aways(app: &App, who: Actor) -> Result<Vec<Away>, Error> {
    let me = who.is_somebody()?;
    let community = who.community();
    let mut tx = app.db.read().await?;
    let today = community::load(&mut tx, community)
        .await?
        .zone
        .day(app.clock.now());
    all!(
        &mut tx,
        Away,
        "select from_day, to_day from away where community_id = $1 and neighbor_id = $2 and to_day >= $3 order by from_day limit $4",
        community,
        me,
        today,
        AWAYS
    )
}

/// Somebody is not away after all. Dates that were opened for others stay as they are, until they say on each that
/// they can come.
pub async fn not_away(app: &App, who: Actor, from: Day) -> Result<(), Error> {
    let me = who.is_somebody()?;
    let mut tx = app.db.write(who.community()).await?;
    exec!(
        &mut tx,
        "delete from away where community_id = $1 and neighbor_id = $2 and from_day = $3",
        who.community(),
        me,
        from
    )?;
    tx.commit().await
}

/// Somebody is forgotten: what they promised is free again, they stand nowhere any more, and nobody waits for an
/// answer of theirs. Where too few are left, the worker looks for somebody.
pub(crate) async fn let_go_of_neighbor(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    whose: NeighborId,
) -> Result<(), Error> {
    let series: Vec<_> = sql::all(tx, community).await?;
    for series in series {
        for standing in sql::standing(tx, community, series.id).await? {
            if standing.neighbor_id == whose {
                sql::set_standing(tx, community, (series.id, standing.role_id, whose), None)
                    .await?;
            }
        }
        for bond in Bond::ALL {
            sql::set_bond(tx, community, (series.id, whose, *bond), None).await?;
        }
    }
    exec!(
        tx,
        "delete from away where community_id = $1 and neighbor_id = $2",
        community,
        whose
    )?;
    exec!(
        tx,
        "delete from feeds where community_id = $1 and neighbor_id = $2",
        community,
        whose
    )?;
    covers::let_go_of_neighbor(tx, app, community, whose).await
}
