//! Taking the next message that is due: whether it is still wished, still true and for now, and with what in
//! its envelope. Everything that is decided here is on the disk before the message leaves.

use domain::messages::{Letter, Posting, TRIES, Way, after_quiet};
use domain::{CommunityId, MessageId, Moment, NeighborId};

use super::noting::{self, Lease};
use super::{Carriers, Step, Trouble};
use crate::db::Tx;
use crate::messages::facts::{self, Enclosed, Notice};
use crate::messages::way_for;
use crate::people::reach;
use crate::{App, Broken, Error, community};

/// What came of taking the next message.
pub(super) enum Taken {
    /// None is due.
    Nothing,
    /// It does not leave now.
    Settled(Step),
    /// It is in our hands.
    ToSend(Box<Leased>),
}

/// A message in our hands, with all it needs to leave.
pub(super) struct Leased {
    /// The message.
    pub id: MessageId,
    /// Which letter.
    pub letter: Letter,
    /// On which way.
    pub way: Way,
    /// How long it is ours.
    pub lease: Lease,
    /// The community's short word.
    pub slug: String,
    /// What it says, to whom.
    pub enclosed: Enclosed,
}

row! {
    struct Waiting {
        id: MessageId,
        neighbor_id: NeighborId,
        letter: Letter,
        about_id: Option<String>,
        tries: i64,
        made_at: Moment,
    }
}

/// Takes the next message that is due, or settles it at once when it is not to leave now.
pub(super) async fn take(
    app: &App,
    carriers: &Carriers,
    community: CommunityId,
    way: Way,
) -> Result<Taken, Error> {
    let now = app.clock.now();
    let mut tx = app.db.write(community).await?;
    let found = opt!(
        &mut tx,
        Waiting,
        "select id, neighbor_id, letter, about_id, tries, made_at from outbox
         where community_id = $1 and way = $2 and posting = $3 and due_at <= $4 and (leased_until is null or leased_until <= $4)
         order by due_at, id limit 1",
        community,
        way,
        Posting::Waiting,
        now
    )?;
    let Some(row) = found else {
        tx.commit().await?;
        return Ok(Taken::Nothing);
    };
    match decide(&mut tx, app, carriers, community, way, &row).await {
        Ok(taken) => {
            tx.commit().await?;
            Ok(taken)
        }
        Err(Error::Broken(Broken::Other(error))) => {
            drop(tx);
            tracing::error!(id = %row.id, %error, "a message cannot be prepared");
            let mut tx = app.db.write(community).await?;
            let lease = noting::lease(&mut tx, app, community, row.id, row.tries).await?;
            tx.commit().await?;
            let Some(lease) = lease else {
                return Ok(Taken::Nothing);
            };
            let trouble = Trouble::Again("broken".to_owned());
            let step = noting::failed(app, community, &lease, &trouble).await?;
            Ok(Taken::Settled(step))
        }
        Err(error) => Err(error),
    }
}

async fn decide(
    tx: &mut Tx,
    app: &App,
    carriers: &Carriers,
    community: CommunityId,
    way: Way,
    row: &Waiting,
) -> Result<Taken, Error> {
    let now = app.clock.now();
    if now.since(row.made_at) > row.letter.good_for() {
        return settled(
            noting::finish(tx, app, community, row.id, Posting::Dropped, "too old").await,
        );
    }
    if row.tries >= TRIES {
        return settled(noting::finish(tx, app, community, row.id, Posting::Dead, "lost").await);
    }
    let reach = reach::of(tx, community, row.neighbor_id).await?;
    let wished = reach.and_then(|reach| way_for(&reach, row.letter, row.about_id.as_deref()));
    let Some(wished) = wished else {
        return settled(
            noting::finish(tx, app, community, row.id, Posting::Dropped, "not wished").await,
        );
    };
    if wished != way {
        return settled(noting::hand_on(tx, app, community, row.id, wished).await);
    }
    if !carriers.reach(way) {
        return if row.letter.is_awaited() {
            settled(
                noting::finish(tx, app, community, row.id, Posting::Dropped, "no carrier").await,
            )
        } else {
            settled(noting::hand_on(tx, app, community, row.id, Way::Voice).await)
        };
    }
    let home = community::load(tx, community).await?;
    let morning = after_quiet(now, &home.zone, home.quiet);
    if morning > now && !row.letter.is_awaited() {
        return settled(noting::put_off(tx, community, row.id, morning).await);
    }
    let notice = Notice {
        id: row.id,
        neighbor: row.neighbor_id,
        letter: row.letter,
        way,
        about: row.about_id.as_deref(),
    };
    let Some(enclosed) = facts::gather(tx, app, &home, &notice).await? else {
        return settled(
            noting::finish(tx, app, community, row.id, Posting::Dropped, "moved on").await,
        );
    };
    if row.letter.is_asking() && !enclosed.neighbor.may_be_asked(now) {
        return settled(
            noting::finish(tx, app, community, row.id, Posting::Dropped, "not wished").await,
        );
    }
    let Some(lease) = noting::lease(tx, app, community, row.id, row.tries).await? else {
        return Ok(Taken::Nothing);
    };
    Ok(Taken::ToSend(Box::new(Leased {
        id: row.id,
        letter: row.letter,
        way,
        lease,
        slug: home.slug,
        enclosed,
    })))
}

fn settled(step: Result<Step, Error>) -> Result<Taken, Error> {
    step.map(Taken::Settled)
}
