//! A neighbor's own hand on their own record: what they are called, how and how often they may be reached,
//! a rest from being asked, and what goes when they go.

use domain::moment::DAY;
use domain::people::{ASKS_A_WEEK_LIMIT, Actor, Channel, Neighbor, Person, Standing};
use domain::survey::answer::Circumstances;
use domain::{CommunityId, NeighborId};

use crate::db::Tx;
use crate::{App, Error, survey};

/// What somebody says about themself.
#[derive(Clone)]
pub struct Myself {
    /// Name and contact.
    pub person: Person,
    /// How they wish to be reached.
    pub channel: Channel,
    /// The language to write to them in.
    pub language: String,
    /// Where, when, in which languages and how far.
    pub of: Circumstances,
    /// The most askings in seven days that are welcome.
    pub asks_a_week: i64,
}

/// Changes a neighbor's record. What they offered and needed in the survey follows, unless it was changed
/// by hand.
pub async fn change(
    app: &App,
    who: Actor,
    whose: NeighborId,
    myself: &Myself,
) -> Result<(), Error> {
    who.may_change(whose)?;
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    let (known, _) = super::opened(&mut tx, app, community, whose).await?;
    let now = Neighbor {
        channel: myself.channel,
        language: myself.language.clone(),
        speaks: myself.of.speaks.clone(),
        area: myself.of.area,
        times: myself.of.times,
        radius: myself.of.radius,
        asks_a_week: myself.asks_a_week.clamp(0, ASKS_A_WEEK_LIMIT),
        ..known.clone()
    };
    super::save(&mut tx, app, community, &now, &myself.person).await?;
    if Circumstances::of(&known) != myself.of {
        survey::hand_on(&mut tx, app, community, whose, &myself.of).await?;
    }
    tx.commit().await
}

/// Rests from being asked, for some days or until they say that they are back.
pub async fn pause(
    app: &App,
    who: Actor,
    whose: NeighborId,
    days: Option<i64>,
) -> Result<(), Error> {
    let until = days.map(|days| app.clock.now().plus(days.clamp(1, 366) * DAY));
    stand(app, who, whose, |known| Neighbor {
        standing: Standing::Paused,
        paused_until: until,
        ..known
    })
    .await
}

/// Is back, and may be asked again.
pub async fn come_back(app: &App, who: Actor, whose: NeighborId) -> Result<(), Error> {
    stand(app, who, whose, |known| Neighbor {
        standing: Standing::Active,
        paused_until: None,
        ..known
    })
    .await
}

async fn stand(
    app: &App,
    who: Actor,
    whose: NeighborId,
    how: impl FnOnce(Neighbor) -> Neighbor,
) -> Result<(), Error> {
    who.may_change(whose)?;
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    let (known, person) = super::opened(&mut tx, app, community, whose).await?;
    super::save(&mut tx, app, community, &how(known), &person).await?;
    tx.commit().await
}

/// What is erased with somebody, and what stays as a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Goes {
    /// Offers.
    pub offers: i64,
    /// Needs.
    pub needs: i64,
    /// Answers to the survey.
    pub answers: i64,
}

/// Counts what would be erased.
pub async fn goes(tx: &mut Tx, community: CommunityId, whose: NeighborId) -> Result<Goes, Error> {
    row! {
        struct Counted {
            offers: i64,
            needs: i64,
            answers: i64,
        }
    }
    let counted = one!(
        tx,
        Counted,
        "select (select count(*) from listings where community_id = $1 and neighbor_id = $2 and side = 'offer') as offers,
                (select count(*) from listings where community_id = $1 and neighbor_id = $2 and side = 'need') as needs,
                (select count(*) from answers where community_id = $1 and neighbor_id = $2) as answers",
        community,
        whose
    )?;
    Ok(Goes {
        offers: counted.offers,
        needs: counted.needs,
        answers: counted.answers,
    })
}
