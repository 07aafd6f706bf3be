//! From help that worked twice to a rota in one step: the second time that the same two helped each other with the
//! same kind of thing, organizers are shown it, once.

use domain::moment::DAY;
use domain::people::Actor;
use domain::rota::{Bond, Series};
use domain::{AreaId, CategoryId, CommunityId, MatchId, Moment, NeighborId, SeriesId};

use super::{Holds, bind, stand};
use crate::db::Tx;
use crate::{App, Error};

/// How often it has to have worked.
const TIMES: i64 = 2;
/// Within how many days.
const WITHIN_DAYS: i64 = 180;
/// Most of them shown at once.
const SHOWN: i64 = 20;

row! {
    /// Two who helped each other with the same kind of thing more than once. Who they are is not said here.
    #[derive(Debug, Clone)]
    pub struct Again {
        /// The last time.
        pub match_id: MatchId,
        /// What kind of help.
        pub category_id: CategoryId,
        /// Where.
        pub area_id: Option<AreaId>,
        /// How often.
        pub times: i64,
        /// Who helped.
        pub helper_id: NeighborId,
        /// Whom.
        pub needer_id: NeighborId,
    }
}

/// Help that came again, and about which nobody decided yet.
pub async fn repeated(app: &App, who: Actor) -> Result<Vec<Again>, Error> {
    who.organizes()?;
    let mut tx = app.db.read().await?;
    load(&mut tx, who.community(), app.clock.now()).await
}

async fn load(tx: &mut Tx, community: CommunityId, now: Moment) -> Result<Vec<Again>, Error> {
    all!(
        tx,
        Again,
        "select max(m.id) as match_id, l.category_id, max(l.area_id) as area_id, count(*) as times, m.helper_id, m.needer_id
         from matches m join listings l on l.community_id = m.community_id and l.id = m.need_id
         where m.community_id = $1 and m.state = 'met' and m.changed_at > $2
           and not exists (select 1 from series_ideas i where i.community_id = m.community_id and i.helper_id = m.helper_id
                                                         and i.needer_id = m.needer_id and i.category_id = l.category_id)
         group by l.category_id, m.helper_id, m.needer_id having count(*) >= $3
         order by match_id desc limit $4",
        community,
        now.plus(-WITHIN_DAYS * DAY),
        TIMES,
        SHOWN
    )
}

/// The one of them that ended with a match.
pub async fn one(app: &App, who: Actor, last: MatchId) -> Result<Again, Error> {
    let all = repeated(app, who).await?;
    let found = all.into_iter().find(|again| again.match_id == last);
    found.ok_or(Error::NotFound)
}

/// No rota is wanted of it.
pub async fn decline(app: &App, who: Actor, last: MatchId) -> Result<(), Error> {
    let again = one(app, who, last).await?;
    let mut tx = app.db.write(who.community()).await?;
    decide(&mut tx, app, who.community(), &again, None).await?;
    tx.commit().await
}

/// Makes a rota of it. Whoever was helped relies on it. Whoever helped comes every time if both agreed to that;
/// otherwise they are the first to be asked for each date.
pub async fn start(
    app: &App,
    who: Actor,
    last: MatchId,
    series: Series,
    both_agreed: bool,
) -> Result<SeriesId, Error> {
    let again = one(app, who, last).await?;
    let role = series.roles.first().map(|role| role.id);
    let id = super::start(app, who, series).await?;
    let mut tx = app.db.write(who.community()).await?;
    decide(&mut tx, app, who.community(), &again, Some(id)).await?;
    tx.commit().await?;
    let holds = Holds::FromNowOn;
    bind(app, who, id, again.needer_id, Bond::Relies, holds).await?;
    match role.filter(|_| both_agreed) {
        Some(role) => {
            stand(app, who, id, role, again.helper_id).await?;
        }
        None => bind(app, who, id, again.helper_id, Bond::Substitute, holds).await?,
    }
    Ok(id)
}

async fn decide(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    again: &Again,
    series: Option<SeriesId>,
) -> Result<(), Error> {
    exec!(
        tx,
        "insert into series_ideas (community_id, helper_id, needer_id, category_id, series_id, decided_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (community_id, helper_id, needer_id, category_id) do update set series_id = excluded.series_id, decided_at = excluded.decided_at",
        community,
        again.helper_id,
        again.needer_id,
        again.category_id,
        series,
        app.clock.now()
    )?;
    Ok(())
}
