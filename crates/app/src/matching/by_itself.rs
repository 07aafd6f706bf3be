//! What is planned and asked while nobody sits before it: every community's plan in its own night, and, in the
//! kinds of help that its organizers let be asked by itself, every new need within minutes.

use domain::matching::is_time_to_plan;
use domain::people::Actor;
use domain::{CommunityId, ListingId, Moment};

use super::{plan, planned_at, try_next};
use crate::db::Tx;
use crate::{App, Error, community};

/// Most new needs that are looked at in a community at a time.
const AT_ONCE: i64 = 50;

/// Makes the plan of every community in whose night it is due.
pub async fn plan_at_night(app: &App) -> Result<(), Error> {
    let now = app.clock.now();
    let mut tx = app.db.read().await?;
    let mut due = Vec::new();
    for home in community::all(&mut tx).await? {
        let last = planned_at(&mut tx, home.id).await?;
        if is_time_to_plan(last, now, &home.zone) {
            due.push(home.id);
        }
    }
    drop(tx);
    for home in due {
        plan(app, Actor::Program(home)).await?;
    }
    Ok(())
}

/// Asks for new needs of the kinds that ask by themselves: a ride that is needed today does not wait for the
/// night. Where nobody may be asked yet, it is tried again the next time.
pub async fn ask_for_what_is_new(app: &App) -> Result<(), Error> {
    let mut tx = app.db.read().await?;
    let mut new = Vec::new();
    for home in community::all(&mut tx).await? {
        let since = planned_at(&mut tx, home.id).await?;
        for need in unasked(&mut tx, home.id, since.unwrap_or(home.created_at)).await? {
            new.push((home.id, need));
        }
    }
    drop(tx);
    for (home, need) in new {
        let mut tx = app.db.write(home).await?;
        try_next(&mut tx, app, home, need).await?;
        tx.commit().await?;
    }
    Ok(())
}

row! {
    struct Unasked {
        id: ListingId,
    }
}

/// Open needs that came after the latest plan, of kinds that ask by themselves, of which less is being asked for or was
/// found than they lack, and about which nobody has said no yet; the most pressing first. (After a no, the next one is
/// asked at once.)
async fn unasked(
    tx: &mut Tx,
    community: CommunityId,
    since: Moment,
) -> Result<Vec<ListingId>, Error> {
    let found = all!(
        tx,
        Unasked,
        "select l.id from listings l join categories c on c.community_id = l.community_id and c.id = l.category_id
         where l.community_id = $1 and l.side = 'need' and l.state = 'open' and c.ask_by_itself and l.created_at >= $2
           and not exists (select 1 from matches m where m.community_id = l.community_id and m.need_id = l.id
                             and m.state not in ('suggested', 'asked_first', 'asked_second', 'introduced'))
           and l.quantity - l.promised > (select coalesce(sum(m.quantity), 0) from matches m
                                          where m.community_id = l.community_id and m.need_id = l.id
                                            and m.state in ('asked_first', 'asked_second'))
         order by l.urgency desc, l.created_at, l.id limit $3",
        community,
        since,
        AT_ONCE
    )?;
    Ok(found.into_iter().map(|row| row.id).collect())
}
