//! Messages: what is to be told, to whom, on which way. A message is a row in the outbox, written in the
//! transaction that makes it true; a worker sends it afterwards. The row holds ids only: words, addresses
//! and links are made when it leaves.

pub mod told;

use domain::messages::{Letter, Posting, Way, after_quiet};
use domain::people::{Channel, Standing};
use domain::{CommunityId, MessageId, NeighborId};

use crate::db::Tx;
use crate::{App, Error, community};

row! {
    struct Reach {
        channel: Channel,
        standing: Standing,
        stopped: Vec<String>,
        phone_hash: Option<String>,
    }
}

/// Tells a neighbor something: once for the same letter about the same thing. `about` is an id, never a text.
///
/// Whoever wishes no messages gets none; whoever can be reached by voice only stands on the list of what is
/// to be told; in quiet hours it waits until morning.
pub async fn tell(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    neighbor: NeighborId,
    letter: Letter,
    about: Option<&str>,
) -> Result<(), Error> {
    tell_again(tx, app, community, neighbor, letter, about, 0).await
}

/// Tells the same thing one more time: a reminder, a second round.
pub async fn tell_again(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    neighbor: NeighborId,
    letter: Letter,
    about: Option<&str>,
    round: i64,
) -> Result<(), Error> {
    let reach = opt!(
        tx,
        Reach,
        "select channel, standing, stopped, phone_hash from neighbors where community_id = $1 and id = $2",
        community,
        neighbor
    )?;
    let Some(way) = reach.and_then(|reach| way_for(&reach, letter, about)) else {
        return Ok(());
    };
    let home = community::load(tx, community).await?;
    let now = app.clock.now();
    let due = if letter.is_awaited() || way == Way::Voice {
        now
    } else {
        after_quiet(now, &home.zone, home.quiet)
    };
    let once = match letter {
        Letter::SignIn => format!("{} {neighbor} {}", letter.word(), now.0),
        _ => format!(
            "{} {neighbor} {} {round}",
            letter.word(),
            about.unwrap_or("")
        ),
    };
    exec!(
        tx,
        "insert into outbox (community_id, id, neighbor_id, letter, way, about_id, once_key, posting, tries, due_at, leased_until, made_at, done_at, trouble)
         values ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9, null, $10, null, null)
         on conflict (community_id, once_key) do nothing",
        community,
        app.chance.id::<MessageId>(now),
        neighbor,
        letter,
        way,
        about,
        once,
        Posting::Waiting,
        due,
        now
    )?;
    Ok(())
}

/// The way a letter takes to somebody, if any.
fn way_for(reach: &Reach, letter: Letter, about: Option<&str>) -> Option<Way> {
    if reach.standing == Standing::Erased {
        return None;
    }
    if letter == Letter::SignIn {
        // It goes to the contact that was typed, whatever their usual channel is.
        let to_phone = reach.phone_hash.is_some() && reach.phone_hash.as_deref() == about;
        return Some(if to_phone { Way::Text } else { Way::Mail });
    }
    let way = match reach.channel {
        Channel::Mail => Way::Mail,
        Channel::Text => Way::Text,
        Channel::Call | Channel::Neighbor => Way::Voice,
        Channel::Nobody => return None,
    };
    let stopped = reach.stopped.iter().any(|word| word == way.word());
    match (stopped, letter.is_asking()) {
        (false, _) => Some(way),
        (true, true) => None,
        (true, false) => Some(Way::Voice),
    }
}
