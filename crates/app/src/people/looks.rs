//! The log of who looked at whose data. It can be read by the person themself, and a look that cannot be
//! written down does not happen.

use domain::people::{Actor, Neighbor, Person};
use domain::{CommunityId, LookId, Moment, NeighborId};

use crate::db::Tx;
use crate::{App, Error};

/// Why an organizer looks: one word, a text key under `look-…`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// To see to a match.
    Match,
    /// To tell them something by voice.
    Voice,
    /// To look after their record.
    Record,
    /// To see whether two records are one person.
    Duplicates,
    /// To pass messages on.
    Relay,
    /// To take everything along.
    Export,
    /// To find somebody by name.
    Search,
    /// To look into a problem.
    Report,
    /// To write down what they answered on the phone.
    OnBehalf,
    /// To see who comes to a rota.
    Rota,
}

domain::worded!(Reason {
    Match = "match",
    Voice = "voice",
    Record = "record",
    Duplicates = "duplicates",
    Relay = "relay",
    Export = "export",
    Search = "search",
    Report = "report",
    OnBehalf = "on-behalf",
    Rota = "rota",
});

/// Which fields are looked at, as the log names them.
pub const NAME: &str = "name";
/// Name and contact.
pub const CONTACT: &str = "name contact";
/// Everything in the record.
pub const ALL: &str = "everything";

row! {
    /// A look at somebody's data.
    pub struct Look {
        /// Who looked; nobody for the program's own exports.
        pub looker_id: Option<NeighborId>,
        /// At what.
        pub fields: String,
        /// Why.
        pub reason: String,
        /// When.
        pub at: Moment,
    }
}

/// Looks at one neighbor as an organizer. The look is written down in its own transaction before anything
/// is opened.
pub async fn look(
    app: &App,
    who: Actor,
    whose: NeighborId,
    fields: &'static str,
    reason: Reason,
) -> Result<(Neighbor, Person), Error> {
    let mut found = look_at(app, who, &[whose], fields, reason).await?;
    found.pop().ok_or(Error::NotFound)
}

/// Looks at several neighbors at once; those who are no longer here are left out.
pub async fn look_at(
    app: &App,
    who: Actor,
    whose: &[NeighborId],
    fields: &'static str,
    reason: Reason,
) -> Result<Vec<(Neighbor, Person)>, Error> {
    who.organizes()?;
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    let mut rows = Vec::with_capacity(whose.len());
    for id in whose {
        match super::row(&mut tx, community, *id).await {
            Ok(row) => rows.push(row),
            Err(Error::NotFound) => continue,
            Err(error) => return Err(error),
        }
        if who.neighbor() != Some(*id) {
            note(&mut tx, app, community, who.neighbor(), *id, fields, reason).await?;
        }
    }
    tx.commit().await?;
    super::fetch_keys(app, &rows).await?;
    rows.iter()
        .map(|row| Ok((row.neighbor(), row.person(app, community)?)))
        .collect()
}

/// Writes a look down, inside a larger change. Looks at the same thing within an hour are one.
pub async fn note(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    looker: Option<NeighborId>,
    whose: NeighborId,
    fields: &'static str,
    reason: Reason,
) -> Result<(), Error> {
    let now = app.clock.now();
    let looker_word = looker.map(|id| id.to_string()).unwrap_or_default();
    exec!(
        tx,
        "insert into looks (community_id, id, neighbor_id, looker_id, fields, reason, at)
         select $1, $2, $3, $4, $5, $6, $7
         where not exists (select 1 from looks
                           where community_id = $1 and neighbor_id = $3 and coalesce(looker_id, '') = $8
                             and fields = $5 and reason = $6 and at > $9)",
        community,
        app.chance.id::<LookId>(now),
        whose,
        looker,
        fields,
        reason.word(),
        now,
        looker_word,
        now.plus(-domain::moment::HOUR)
    )?;
    Ok(())
}

/// Who looked at a neighbor's data, the latest first, for that neighbor.
pub async fn of(
    tx: &mut Tx,
    community: CommunityId,
    whose: NeighborId,
    limit: i64,
) -> Result<Vec<Look>, Error> {
    all!(
        tx,
        Look,
        "select looker_id, fields, reason, at from looks where community_id = $1 and neighbor_id = $2 order by at desc limit $3",
        community,
        whose,
        limit
    )
}
