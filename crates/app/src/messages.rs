//! Messages: what is to be told, to whom, on which way. A message is a row in the outbox, written in the
//! transaction that makes it true; a worker sends it afterwards ([`deliver`]). The row holds ids only: words,
//! addresses and links are made when it leaves ([`facts`]), by somebody who can write ([`Pen`]), and go out by
//! [`Carriers`]. Who can be reached by voice only stands on a list of what is to be told ([`voice`]).

mod carriers;
pub mod deliver;
mod facts;
pub mod heard;
pub mod inbound;
pub mod mail;
mod pen;
pub mod smtp;
pub mod stop;
pub mod texts;
pub mod told;
pub mod voice;

use domain::messages::{ASKING_WINDOW, Letter, Posting, REMEMBERED, Way, after_quiet};
use domain::people::{Channel, Standing};
use domain::{CommunityId, MessageId, Moment, NeighborId, Refusal};

pub use carriers::{Carrier, Carriers, Carrying, Mail, Memory, Text, Texter, Trouble};
pub use deliver::{Delivered, deliver_due};
pub use pen::{Facts, ORGANIZERS_PAGE, Pen, Written};

use crate::db::Tx;
use crate::people::reach::{self, Reach};
use crate::{App, Error, community, people};

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
    post(tx, app, community, neighbor, letter, about, round)
        .await
        .map(drop)
}

/// Puts a letter into the outbox, unless it is there or they wish none.
async fn post(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    neighbor: NeighborId,
    letter: Letter,
    about: Option<&str>,
    round: i64,
) -> Result<Option<MessageId>, Error> {
    let id = app.chance.id(app.clock.now());
    post_as(tx, app, community, (id, neighbor), letter, about, round).await
}

/// The same, with an id that it has already.
async fn post_as(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    (id, neighbor): (MessageId, NeighborId),
    letter: Letter,
    about: Option<&str>,
    round: i64,
) -> Result<Option<MessageId>, Error> {
    let reach = reach::of(tx, community, neighbor).await?;
    let Some(way) = reach.and_then(|reach| way_for(&reach, letter, about)) else {
        return Ok(None);
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
    let new = exec!(
        tx,
        "insert into outbox (community_id, id, neighbor_id, letter, way, about_id, once_key, posting, tries, due_at, leased_until, made_at, done_at, trouble, words_sealed)
         values ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9, null, $10, null, null, null)
         on conflict (community_id, once_key) do nothing",
        community,
        id,
        neighbor,
        letter,
        way,
        about,
        once,
        Posting::Waiting,
        due,
        now
    )?;
    Ok((new == 1).then_some(id))
}

/// Whether a message with this id is there: the form that it was sent with came before.
pub(crate) async fn is_known(
    tx: &mut Tx,
    community: CommunityId,
    id: MessageId,
) -> Result<bool, Error> {
    row! {
        struct Known {
            n: i64,
        }
    }
    let known = one!(
        tx,
        Known,
        "select count(*) as n from outbox where community_id = $1 and id = $2",
        community,
        id
    )?;
    Ok(known.n > 0)
}

/// Carries words from one of two neighbors to the other, as an organizer passes them on. They are sealed with
/// the key of whoever receives them until they are sent. The id was given to the form they were typed into.
pub(crate) async fn carry(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    (id, to): (MessageId, NeighborId),
    about: &str,
    words: &str,
) -> Result<(), Error> {
    let round = i64::from_be_bytes(app.chance.bytes());
    let letter = Letter::PassedOn;
    let id = post_as(tx, app, community, (id, to), letter, Some(about), round).await?;
    let Some(id) = id else {
        return Err(Refusal::CannotReach.into());
    };
    let key = people::row(tx, community, to).await?.neighbor().key;
    let key = key.ok_or(Error::NotFound)?;
    app.vault.fetch([key]).await?;
    let row = id.to_string();
    let sealed = app
        .vault
        .seal(key, voice::words_place(community, &row, to), words)?;
    exec!(
        tx,
        "update outbox set words_sealed = $3 where community_id = $1 and id = $2",
        community,
        id,
        sealed
    )?;
    Ok(())
}

/// Keeps words that somebody wants to have passed on, sealed with their own key, on the organizers' list.
pub(crate) async fn keep_words(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    (id, from): (MessageId, NeighborId),
    about: &str,
    words: &str,
) -> Result<(), Error> {
    let key = people::row(tx, community, from).await?.neighbor().key;
    let key = key.ok_or(Error::NotFound)?;
    app.vault.fetch([key]).await?;
    let now = app.clock.now();
    let row = id.to_string();
    let place = voice::words_place(community, &row, from);
    let sealed = app.vault.seal(key, place, words)?;
    exec!(
        tx,
        "insert into outbox (community_id, id, neighbor_id, letter, way, about_id, once_key, posting, tries, due_at, leased_until, made_at, done_at, trouble, words_sealed)
         values ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9, null, $9, null, null, $10)",
        community,
        id,
        from,
        Letter::Wrote,
        Way::Voice,
        about,
        format!("{} {id}", Letter::Wrote.word()),
        Posting::Waiting,
        now,
        sealed
    )?;
    Ok(())
}

/// The first moment from now on at which a letter that is not awaited can be read: patience with whoever is
/// asked begins then, not in the middle of the night.
pub async fn when_it_is_heard(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
) -> Result<Moment, Error> {
    let home = community::load(tx, community).await?;
    Ok(after_quiet(app.clock.now(), &home.zone, home.quiet))
}

/// Whether a letter would find a way to somebody.
pub(crate) async fn reaches(
    tx: &mut Tx,
    community: CommunityId,
    neighbor: NeighborId,
    letter: Letter,
) -> Result<bool, Error> {
    let reach = reach::of(tx, community, neighbor).await?;
    Ok(reach.is_some_and(|reach| way_for(&reach, letter, None).is_some()))
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
    match (reach.has_stopped(way), letter.is_asking()) {
        (false, _) => Some(way),
        (true, true) => None,
        (true, false) => Some(Way::Voice),
    }
}

/// Whether a letter about something waits to leave.
pub(crate) async fn is_on_its_way(
    tx: &mut Tx,
    community: CommunityId,
    neighbor: NeighborId,
    letter: Letter,
    about: &str,
) -> Result<bool, Error> {
    row! {
        struct Waiting {
            n: i64,
        }
    }
    let waiting = one!(
        tx,
        Waiting,
        "select count(*) as n from outbox
         where community_id = $1 and neighbor_id = $2 and letter = $3 and about_id = $4 and posting = $5",
        community,
        neighbor,
        letter,
        about,
        Posting::Waiting
    )?;
    Ok(waiting.n > 0)
}

/// How often somebody was asked for something in the last seven days: what reached them since, and all that is
/// still on its way. Whoever is asked once more compares it with [`domain::messages::may_be_asked_again`].
pub async fn asked_this_week(
    tx: &mut Tx,
    community: CommunityId,
    neighbor: NeighborId,
    now: Moment,
) -> Result<i64, Error> {
    row! {
        struct Counted {
            n: i64,
        }
    }
    let counted = one!(
        tx,
        Counted,
        "select count(*) as n from outbox
         where community_id = $1 and neighbor_id = $2 and letter in ($3, $7)
           and (posting = $4 or (posting = $5 and coalesce(done_at, made_at) > $6))",
        community,
        neighbor,
        Letter::AskHelper,
        Posting::Waiting,
        Posting::Sent,
        now.plus(-ASKING_WINDOW),
        Letter::RotaAsk
    )?;
    Ok(counted.n)
}

/// Forgets messages that were done with long ago. What went wrong stays until somebody has seen to it.
pub async fn tidy(app: &App) -> Result<(), Error> {
    heard::tidy(app, app.clock.now()).await?;
    let long_ago = app.clock.now().plus(-REMEMBERED);
    let mut tx = app.db.read().await?;
    let homes = community::all(&mut tx).await?;
    drop(tx);
    for home in homes {
        let mut tx = app.db.write(home.id).await?;
        exec!(
            &mut tx,
            "delete from outbox where community_id = $1 and posting in ($2, $3) and done_at < $4",
            home.id,
            Posting::Sent,
            Posting::Dropped,
            long_ago
        )?;
        tx.commit().await?;
    }
    Ok(())
}
