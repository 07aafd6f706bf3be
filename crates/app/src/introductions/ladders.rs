//! How introductions ask: the helpers of a need stand on one ladder, which matching fills; whoever needs something
//! stands on a ladder alone, when they are asked about a helper who said yes.

use domain::asking::{Answered, Candidate, Pressing};
use domain::introductions::{Match, MatchState};
use domain::messages::Letter;
use domain::needs::Side;
use domain::openings::Program;
use domain::{CommunityId, ListingId, Refusal};

use super::sql;
use crate::asking::{self, New, Said, Who};
use crate::db::Tx;
use crate::{App, Error, messages, needs};

/// Asks the helper of a match.
pub(super) async fn ask_helper(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    found: &Match,
) -> Result<(), Error> {
    let need = needs::row(tx, community, found.need).await?.listing();
    let new = New {
        program: Program::Introductions,
        subject: found.need.0,
        letter: Letter::AskHelper,
        wanted: need.room(),
        rung: 1,
        pressing: Pressing::Said(found.urgency),
    };
    let ladder = asking::ladder(tx, app, community, new).await?;
    let who = Who {
        neighbor: found.helper,
        about: found.id.0,
        brings: found.quantity,
    };
    asking::ask_now(tx, app, community, &ladder, who)
        .await
        .map(drop)
}

/// Asks whoever needs it about a helper who said yes.
pub(super) async fn ask_needer(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    found: &Match,
) -> Result<(), Error> {
    let new = New {
        program: Program::Introductions,
        subject: found.id.0,
        letter: Letter::AskNeeder,
        wanted: 1,
        rung: 1,
        pressing: Pressing::Said(found.urgency),
    };
    let ladder = asking::begin(tx, app, community, new).await?;
    let who = Who {
        neighbor: found.needer,
        about: found.id.0,
        brings: 1,
    };
    asking::ask_now(tx, app, community, &ladder, who)
        .await
        .map(drop)
}

/// Takes one side's answer on the ladder where they stand. When a helper's yes is all that was wanted, others who
/// were being asked are thanked and need not answer.
pub(super) async fn answer(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    found: &Match,
    side: Side,
    answered: &Match,
) -> Result<(), Error> {
    if answered.state == MatchState::Undone {
        return let_go(tx, app, community, found, Said::No).await;
    }
    let yes = matches!(
        answered.state,
        MatchState::AskedSecond | MatchState::Introduced
    );
    let whose = found.neighbor_on(side);
    let stood = asking::sql::ladder_about(tx, community, found.id.0, whose).await?;
    let (ladder, one) = stood.ok_or(Refusal::MovedOn)?;
    let (meant, spared) = asking::answer(tx, app, community, ladder, &one, yes).await?;
    if meant == Answered::Enough {
        return Err(Refusal::AlreadyMet.into());
    }
    if side == Side::Offer {
        for one in spared {
            thank(tx, app, community, &one).await?;
        }
    } else if !yes {
        uncount(tx, app, community, found, Said::Spared).await?;
    }
    Ok(())
}

/// Thanks a helper whom somebody else forestalled. The pair is not proposed again.
async fn thank(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    one: &Candidate,
) -> Result<(), Error> {
    let found = sql::found(tx, community, domain::MatchId(one.about)).await?;
    let gone = found.let_go(app.clock.now())?;
    sql::save(tx, community, &gone).await?;
    let about = found.id.to_string();
    messages::tell(
        tx,
        app,
        community,
        one.neighbor,
        Letter::FellThrough,
        Some(&about),
    )
    .await
}

/// A match comes to nothing: whoever is being asked about it need not answer, and a helper's yes does not count any
/// more.
pub(super) async fn let_go(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    found: &Match,
    because: Said,
) -> Result<(), Error> {
    if found.state.asks().is_some() {
        asking::spare_one(tx, app, community, found.id.0).await?;
    }
    uncount(tx, app, community, found, because).await
}

async fn uncount(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    found: &Match,
    because: Said,
) -> Result<(), Error> {
    let stood = asking::sql::ladder_about(tx, community, found.id.0, found.helper).await?;
    match stood {
        Some((ladder, one)) if one.said == Said::Yes => {
            asking::uncount(tx, app, community, ladder, &one, because).await
        }
        _ => Ok(()),
    }
}

/// Notes that nobody is left who could be asked about a need.
pub(crate) async fn nobody_is_left(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    need: ListingId,
) -> Result<(), Error> {
    let program = Program::Introductions;
    if let Some(ladder) = asking::sql::latest(tx, community, program, need.0).await? {
        asking::climb(tx, app, community, ladder.id).await?;
    }
    Ok(())
}
