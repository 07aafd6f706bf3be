//! What one side of a match may see of it. Pages, mails and interfaces can only show such views.

use domain::introductions::reports::Report;
use domain::introductions::{Match, MatchState, Outcome};
use domain::matching::Because;
use domain::needs::{Side, Terms};
use domain::people::{Actor, Channel};
use domain::privacy::Shared;
use domain::{CommunityId, MatchId, Moment, NeighborId};

use super::{reports, shown, sql};
use crate::db::Tx;
use crate::{App, Error, community, needs, people};

/// Most matches on somebody's own page.
const SHOWN: i64 = 50;

/// A match as one of its two sides sees it.
#[derive(Clone)]
pub struct Mine {
    /// The match.
    pub id: MatchId,
    /// Which side they are on.
    pub side: Side,
    /// Where it stands.
    pub state: MatchState,
    /// What is needed: never by whom, and never its note.
    pub need: Terms,
    /// What speaks for it.
    pub because: Because,
    /// Whether their own answer is awaited.
    pub is_asked: bool,
    /// They said yes and could still take it back.
    pub can_take_back: bool,
    /// Until when an answer is awaited.
    pub until: Option<Moment>,
    /// The other one, as far as they agreed to be shown, once both said yes.
    pub other: Option<Shared>,
    /// Their own contact that could be shown: a phone, a mail address.
    pub own: (Option<String>, Option<String>),
    /// How they wish to be reached themselves: what is suggested to be shown.
    pub channel: Channel,
    /// How it went, as they told it.
    pub told: Option<Outcome>,
    /// An organizer passes messages on between the two.
    pub is_relayed: bool,
    /// They can report a problem with the other one, or block them.
    pub can_report: bool,
    /// Whether they sent thanks.
    pub thanked: bool,
    /// Whether the other one sent thanks.
    pub was_thanked: bool,
    /// An organizer wrote their answer down for them: the first name, empty when it is not known any more.
    pub answered_by: Option<String>,
    /// Problems they reported about it: when, whether it is closed, and what an organizer wrote then.
    pub reports: Vec<(Report, String)>,
}

/// All matches of somebody, for their own page.
pub async fn all(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    whose: NeighborId,
) -> Result<Vec<Mine>, Error> {
    let mut list = Vec::new();
    for found in sql::of_neighbor(tx, community, whose, SHOWN).await? {
        let side = found.side_of(whose)?;
        if found.is_known_to(side) {
            list.push(view(tx, app, community, &found, side).await?);
        }
    }
    Ok(list)
}

/// One match as the acting person sees it. Whoever needs something does not hear of a helper who has not
/// said yes.
pub async fn one(tx: &mut Tx, app: &App, who: Actor, id: MatchId) -> Result<Mine, Error> {
    let found = sql::found(tx, who.community(), id).await?;
    let side = found.side_of(who.is_somebody()?)?;
    if found.is_known_to(side) {
        view(tx, app, who.community(), &found, side).await
    } else {
        Err(Error::NotFound)
    }
}

async fn view(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    found: &Match,
    side: Side,
) -> Result<Mine, Error> {
    let mine = found.neighbor_on(side);
    let (me, own) = people::opened(tx, app, community, mine).await?;
    let other = shown::by(tx, app, community, found, side.other()).await?;
    let beside = sql::beside(tx, community, found.id).await?;
    let home = community::load(tx, community).await?;
    Ok(Mine {
        id: found.id,
        side,
        state: found.state,
        need: needs::row(tx, community, found.need).await?.listing().terms,
        because: beside.because.clone(),
        is_asked: found.state.asks() == Some(side),
        can_take_back: found.state == MatchState::AskedSecond && side == Side::Offer,
        until: found.until,
        other,
        own: (own.phone, own.email),
        channel: me.channel,
        told: if side == Side::Offer {
            found.helper_outcome
        } else {
            found.needer_outcome
        },
        is_relayed: found.is_relayed(),
        can_report: found.can_be_reported(home.retention_days, app.clock.now()),
        thanked: beside.has_thanked(side),
        was_thanked: beside.has_thanked(side.other()),
        answered_by: match beside.answered_by(side) {
            Some(by) => Some(people::first_name_of(tx, app, community, by).await?),
            None => None,
        },
        reports: reports::of_match(tx, app, community, found.id, mine).await?,
    })
}
