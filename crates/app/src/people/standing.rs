//! What an organizer notes about where somebody stands: that they left, and whether the circle knows them.

use domain::needs::Turn;
use domain::people::{Actor, Standing};
use domain::{NeighborId, Refusal};

use crate::db::Tx;
use crate::{App, Error, introductions, needs};

/// Somebody leaves: everything they offer and need is taken back, whoever waits for them is told, and their
/// contact is erased after the stated time.
pub async fn withdraw(app: &App, who: Actor, whose: NeighborId) -> Result<(), Error> {
    let community = who.community();
    let mut tx = begin(app, who, whose).await?;
    for row in needs::rows_of(&mut tx, community, whose).await? {
        match needs::turn_within(&mut tx, app, community, row.listing(), Turn::Withdraw).await {
            Ok(_) | Err(Error::Refused(Refusal::MovedOn)) => {}
            Err(error) => return Err(error),
        }
    }
    introductions::again::end(&mut tx, app, community, whose, None).await?;
    exec!(
        &mut tx,
        "update neighbors set standing = $3, paused_until = null, touched_at = $4 where community_id = $1 and id = $2",
        community,
        whose,
        Standing::Withdrawn,
        app.clock.now()
    )?;
    tx.commit().await
}

/// An organizer has met somebody, or knows who has.
pub async fn vouch(app: &App, who: Actor, whose: NeighborId) -> Result<(), Error> {
    know(app, who, whose, true).await
}

/// Takes that back.
pub async fn take_back_vouch(app: &App, who: Actor, whose: NeighborId) -> Result<(), Error> {
    know(app, who, whose, false).await
}

/// Begins a change of somebody who is here, by themself or an organizer.
async fn begin(app: &App, who: Actor, whose: NeighborId) -> Result<Tx, Error> {
    who.may_change(whose)?;
    let mut tx = app.db.write(who.community()).await?;
    let neighbor = super::row(&mut tx, who.community(), whose)
        .await?
        .neighbor();
    if neighbor.standing == Standing::Erased {
        return Err(Error::NotFound);
    }
    Ok(tx)
}

async fn know(app: &App, who: Actor, whose: NeighborId, known: bool) -> Result<(), Error> {
    who.organizes()?;
    let mut tx = begin(app, who, whose).await?;
    exec!(
        &mut tx,
        "update neighbors set known = $3 where community_id = $1 and id = $2",
        who.community(),
        whose,
        known
    )?;
    tx.commit().await
}
