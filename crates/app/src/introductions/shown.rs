//! What two people showed each other when they were introduced: kept as it was then, beside the match, sealed with
//! the key of whoever showed it. A yes names exactly what will be shown, so a number that changes later is not
//! shown by itself, and erasing somebody destroys it.
//!
//! It is there only while the two know each other: [`super::sql::save`] drops it when it comes to nothing, and the
//! timetable when the community's days are over.

use domain::introductions::Match;
use domain::needs::Side;
use domain::privacy::{Shared, shared, shared_with};
use domain::{CommunityId, MatchId, Moment, NeighborId};

use super::sql;
use crate::db::Tx;
use crate::vault::Place;
use crate::{App, Error, people};

/// Keeps what both show each other from now on.
pub(super) async fn keep(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    found: &Match,
) -> Result<(), Error> {
    for side in [Side::Offer, Side::Need] {
        let whose = found.neighbor_on(side);
        let Some(shows) = found.shows_of(side) else {
            continue;
        };
        let (neighbor, person) = people::opened(tx, app, community, whose).await?;
        let key = neighbor.key.ok_or(Error::NotFound)?;
        let words = serde_json::to_string(&shared(&person, shows))?;
        let row = found.id.to_string();
        let sealed = app.vault.seal(key, place(community, &row, whose), &words)?;
        exec!(
            tx,
            "insert into shown (community_id, id, neighbor_id, contact_sealed) values ($1, $2, $3, $4)
             on conflict (community_id, id, neighbor_id) do nothing",
            community,
            found.id,
            whose,
            sealed
        )?;
    }
    Ok(())
}

/// What the one on a side showed the other. `None` before both said yes, and after it came to nothing.
pub(crate) async fn by(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    found: &Match,
    side: Side,
) -> Result<Option<Shared>, Error> {
    row! {
        struct Kept {
            contact_sealed: Option<Vec<u8>>,
        }
    }
    let whose = found.neighbor_on(side);
    let kept = opt!(
        tx,
        Kept,
        "select contact_sealed from shown where community_id = $1 and id = $2 and neighbor_id = $3",
        community,
        found.id,
        whose
    )?;
    let Some(kept) = kept else {
        return Ok(None);
    };
    let key = people::row(tx, community, whose).await?.neighbor().key;
    app.vault.fetch(key).await?;
    let row = found.id.to_string();
    let words = app.vault.unseal(
        key,
        place(community, &row, whose),
        kept.contact_sealed.as_deref(),
    )?;
    let kept = words
        .map(|words| serde_json::from_str(&words))
        .transpose()?;
    Ok(shared_with(found, kept))
}

/// What was shown between two people is shown no more, also where it worked out between them.
pub(super) async fn hide_between(
    tx: &mut Tx,
    community: CommunityId,
    one: NeighborId,
    other: NeighborId,
) -> Result<(), Error> {
    exec!(
        tx,
        "delete from shown where community_id = $1 and id in (
           select id from matches where community_id = $1 and ((helper_id = $2 and needer_id = $3) or (helper_id = $3 and needer_id = $2)))",
        community,
        one,
        other
    )?;
    Ok(())
}

/// Two people who met stop being shown to each other when their match and its need have not changed since a
/// moment. As long as somebody helps again and again, the two go on seeing each other's number.
pub(crate) async fn forget_since(
    tx: &mut Tx,
    community: CommunityId,
    since: Moment,
) -> Result<u64, Error> {
    exec!(
        tx,
        "update matches set helper_shows = null, needer_shows = null
         where community_id = $1 and state in ('met', 'fell_through') and changed_at < $2
           and (helper_shows is not null or needer_shows is not null)
           and exists (select 1 from listings n where n.community_id = matches.community_id and n.id = matches.need_id
                       and n.state <> 'matched' and n.changed_at < $2)",
        community,
        since
    )?;
    exec!(
        tx,
        "delete from shown where community_id = $1 and id in (
           select id from matches where community_id = $1 and helper_shows is null and needer_shows is null)",
        community
    )
}

/// Keeps what was shown where that was not done: pairs that an earlier version introduced, or an older export
/// brought. From then on they see what they see now.
pub async fn keep_what_is_missing(app: &App) -> Result<(), Error> {
    row! {
        struct Missing {
            community_id: CommunityId,
            id: MatchId,
        }
    }
    let mut tx = app.db.read().await?;
    let missing = all!(
        &mut tx,
        Missing,
        "select m.community_id, m.id from matches m
         where m.state in ('introduced', 'met') and m.helper_shows is not null and m.needer_shows is not null
           and not exists (select 1 from shown s where s.community_id = m.community_id and s.id = m.id) -- crosses communities: repair at start"
    )?;
    drop(tx);
    for row in missing {
        let mut tx = app.db.write(row.community_id).await?;
        let found = sql::found(&mut tx, row.community_id, row.id).await?;
        match keep(&mut tx, app, row.community_id, &found).await {
            Ok(()) => tx.commit().await?,
            Err(Error::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

fn place(community: CommunityId, row: &str, whose: NeighborId) -> Place<'_> {
    Place {
        community,
        table: "shown",
        column: "contact",
        row,
        neighbor: whose,
        version: 1,
    }
}
