//! Answering for somebody whom an organizer phoned: what they said is written down as theirs, together with
//! who wrote it. They can read on their page that it was done, and that their details were opened for it.

use domain::introductions::Match;
use domain::matching::Because;
use domain::needs::{Side, Terms};
use domain::people::{Actor, Neighbor, Person};
use domain::{MatchId, Refusal};

use super::sql;
use crate::people::looks::{self, Reason};
use crate::{App, Error, needs};

/// Whom a match waits for, opened by an organizer who spoke to them.
pub struct Awaited {
    /// The match.
    pub found: Match,
    /// The side that is asked.
    pub side: Side,
    /// Who it is.
    pub neighbor: Neighbor,
    /// Their name and contact: what could be shown.
    pub person: Person,
    /// What is needed.
    pub need: Terms,
    /// Why the two.
    pub because: Because,
}

/// Opens who is being asked, to write their answer down: a look that is written down too. Refused with
/// [`Refusal::MovedOn`] when nobody is being asked.
pub async fn open(app: &App, who: Actor, id: MatchId) -> Result<Awaited, Error> {
    who.organizes()?;
    let community = who.community();
    let mut tx = app.db.read().await?;
    let found = sql::found(&mut tx, community, id).await?;
    let side = found.state.asks().ok_or(Refusal::MovedOn)?;
    let need = needs::row(&mut tx, community, found.need)
        .await?
        .listing()
        .terms;
    let because = sql::beside(&mut tx, community, id).await?.because;
    drop(tx);
    let whose = found.neighbor_on(side);
    let (neighbor, person) = looks::look(app, who, whose, looks::CONTACT, Reason::OnBehalf).await?;
    Ok(Awaited {
        found,
        side,
        neighbor,
        person,
        need,
        because,
    })
}
