//! What is noted of a message on its way: who holds it, how it went, when it is tried again.

use domain::messages::{LEASE, Posting, TRIES, Way, try_again};
use domain::{CommunityId, MessageId, Moment};

use super::{Step, Trouble};
use crate::db::Tx;
use crate::{App, Error};

/// A message that is ours for a while.
pub(super) struct Lease {
    id: MessageId,
    tries: i64,
    until: Moment,
}

/// Takes a message, which counts as a try. `None` when somebody else holds it.
pub(super) async fn lease(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    id: MessageId,
    tries: i64,
) -> Result<Option<Lease>, Error> {
    let now = app.clock.now();
    let until = now.plus(LEASE);
    let taken = exec!(
        tx,
        "update outbox set leased_until = $3, tries = $4
         where community_id = $1 and id = $2 and posting = $5 and (leased_until is null or leased_until <= $6)",
        community,
        id,
        until,
        tries + 1,
        Posting::Waiting,
        now
    )?;
    Ok((taken == 1).then_some(Lease {
        id,
        tries: tries + 1,
        until,
    }))
}

/// Notes that a message was handed over. What was sent stays sent, whoever holds it by now.
pub(super) async fn sent(app: &App, community: CommunityId, id: MessageId) -> Result<Step, Error> {
    let mut tx = app.db.write(community).await?;
    let step = finish(&mut tx, app, community, id, Posting::Sent, "").await?;
    tx.commit().await?;
    Ok(step)
}

/// Notes a failure, unless somebody else has taken the message over: it is tried again later, or given up.
pub(super) async fn failed(
    app: &App,
    community: CommunityId,
    lease: &Lease,
    trouble: &Trouble,
) -> Result<Step, Error> {
    let now = app.clock.now();
    let given_up = lease.tries >= TRIES || matches!(trouble, Trouble::Never(_));
    let (posting, done_at, step) = if given_up {
        (Posting::Dead, Some(now), Step::Dead)
    } else {
        (Posting::Waiting, None, Step::Again)
    };
    let mut tx = app.db.write(community).await?;
    exec!(
        &mut tx,
        "update outbox set posting = $3, due_at = $4, done_at = $5, trouble = $6, leased_until = null
         where community_id = $1 and id = $2 and posting = $7 and leased_until = $8",
        community,
        lease.id,
        posting,
        try_again(lease.tries, now),
        done_at,
        trouble.code(),
        Posting::Waiting,
        lease.until
    )?;
    tx.commit().await?;
    Ok(step)
}

/// Is done with a message, with a word on why unless it went well. Words that somebody wrote are kept only as
/// long as they may still be sent.
pub(super) async fn finish(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    id: MessageId,
    posting: Posting,
    trouble: &str,
) -> Result<Step, Error> {
    exec!(
        tx,
        "update outbox set posting = $3, done_at = $4, trouble = $5, leased_until = null,
                           words_sealed = case when $3 = 'dead' then words_sealed else null end
         where community_id = $1 and id = $2",
        community,
        id,
        posting,
        app.clock.now(),
        Some(trouble).filter(|trouble| !trouble.is_empty())
    )?;
    Ok(match posting {
        Posting::Sent => Step::Sent,
        Posting::Dead => Step::Dead,
        Posting::Dropped | Posting::Waiting => Step::Dropped,
    })
}

/// Leaves a message for later.
pub(super) async fn put_off(
    tx: &mut Tx,
    community: CommunityId,
    id: MessageId,
    until: Moment,
) -> Result<Step, Error> {
    exec!(
        tx,
        "update outbox set due_at = $3 where community_id = $1 and id = $2",
        community,
        id,
        until
    )?;
    Ok(Step::PutOff)
}

/// Leaves a message to another way: the receiver is reached differently by now.
pub(super) async fn hand_on(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    id: MessageId,
    way: Way,
) -> Result<Step, Error> {
    exec!(
        tx,
        "update outbox set way = $3, tries = 0, due_at = $4, leased_until = null, trouble = null
         where community_id = $1 and id = $2",
        community,
        id,
        way,
        app.clock.now()
    )?;
    Ok(Step::PutOff)
}
