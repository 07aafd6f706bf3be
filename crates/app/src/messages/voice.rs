//! What only a person can bring home: the list of what is to be told by voice, and the messages that could not
//! be delivered. The lists themselves name nobody; opening an entry is a look that is written down.

use domain::messages::{Letter, Posting, Way};
use domain::people::{Actor, Channel, Neighbor};
use domain::{CommunityId, MatchId, MessageId, Moment, NeighborId, Refusal};

use super::facts::{self, Notice};
use super::{Pen, Written};
use crate::db::Tx;
use crate::people::looks::{self, Reason};
use crate::vault::Place;
use crate::{App, Error, community};

row! {
    /// Something to be told by voice.
    pub struct ToTell {
        /// The message.
        pub id: MessageId,
        /// What kind of letter.
        pub letter: Letter,
        /// Since when it waits.
        pub made_at: Moment,
    }
}

impl Undelivered {
    /// Whether somebody can say it instead.
    pub fn can_be_told(&self) -> bool {
        self.letter != Letter::SignIn
    }
}

row! {
    /// A message that could not be delivered.
    pub struct Undelivered {
        /// The message.
        pub id: MessageId,
        /// What kind of letter.
        pub letter: Letter,
        /// On which way it was sent.
        pub way: Way,
        /// How often it was tried.
        pub tries: i64,
        /// What went wrong, as a code such as `smtp 550`.
        pub trouble: Option<String>,
        /// When it was written.
        pub made_at: Moment,
        /// When it was given up.
        pub done_at: Option<Moment>,
    }
}

/// An entry of the list, opened by whoever is about to tell it.
pub struct Opened {
    /// What kind of letter.
    pub letter: Letter,
    /// The match they are being asked about, when they are.
    pub asks_about: Option<MatchId>,
    /// The match about which they want something passed on, when they do.
    pub passes_on: Option<MatchId>,
    /// The name.
    pub name: String,
    /// How they wish to be reached.
    pub channel: Channel,
    /// Their number, when they gave one.
    pub phone: Option<String>,
    /// Through whom they can be reached, when they named somebody.
    pub through: String,
    /// The words to say.
    pub words: Written,
    /// What they wrote, when they are to be called because of a text message.
    pub wrote: Option<String>,
}

row! {
    struct Entry {
        neighbor_id: NeighborId,
        letter: Letter,
        about_id: Option<String>,
        words_sealed: Option<Vec<u8>>,
    }
}

/// What is to be told by voice, the oldest first.
pub async fn to_tell(
    tx: &mut Tx,
    community: CommunityId,
    limit: i64,
) -> Result<Vec<ToTell>, Error> {
    all!(
        tx,
        ToTell,
        "select id, letter, made_at from outbox
         where community_id = $1 and way = $2 and posting = $3 order by due_at, id limit $4",
        community,
        Way::Voice,
        Posting::Waiting,
        limit
    )
}

/// Opens an entry: whom to call, and what to say. Refused with [`Refusal::MovedOn`] when there is nothing to
/// say any more; the entry is then gone from the list.
pub async fn open_voice(
    app: &App,
    pen: &dyn Pen,
    who: Actor,
    id: MessageId,
) -> Result<Opened, Error> {
    who.organizes()?;
    let community = who.community();
    let mut tx = app.db.read().await?;
    let entry = waiting(&mut tx, community, id).await?;
    drop(tx);
    let whose = entry.neighbor_id;
    let (neighbor, person) = looks::look(app, who, whose, looks::CONTACT, Reason::Voice).await?;
    let mut tx = app.db.write(community).await?;
    let home = community::load(&mut tx, community).await?;
    let notice = Notice {
        id,
        neighbor: whose,
        letter: entry.letter,
        way: Way::Voice,
        about: entry.about_id.as_deref(),
    };
    let Some(enclosed) = facts::gather(&mut tx, app, &home, &notice).await? else {
        tx.commit().await?;
        give_up(app, who, id).await?;
        return Err(Refusal::MovedOn.into());
    };
    if let Some(other) = enclosed.shown {
        let looker = who.neighbor();
        let fields = looks::CONTACT;
        looks::note(
            &mut tx,
            app,
            community,
            looker,
            other,
            fields,
            Reason::Voice,
        )
        .await?;
    }
    tx.commit().await?;
    let wrote = app
        .vault
        .unseal(
            neighbor.key,
            words_place(community, &id.to_string(), whose),
            entry.words_sealed.as_deref(),
        )?
        .filter(|_| entry.letter == Letter::Wrote);
    Ok(Opened {
        letter: entry.letter,
        asks_about: entry
            .about_id
            .as_deref()
            .filter(|_| matches!(entry.letter, Letter::AskHelper | Letter::AskNeeder))
            .and_then(|about| about.parse().ok()),
        passes_on: entry
            .about_id
            .as_deref()
            .filter(|_| entry.letter == Letter::Wrote)
            .and_then(|about| about.parse().ok()),
        name: person.name,
        channel: neighbor.channel,
        phone: person.phone,
        through: person.through,
        words: pen.write(&neighbor.language, entry.letter, &enclosed.facts),
        wrote,
    })
}

/// It was told; the entry leaves the list, and with it what they had written. Told twice is told.
pub async fn told(app: &App, who: Actor, id: MessageId) -> Result<(), Error> {
    who.organizes()?;
    let mut tx = app.db.write(who.community()).await?;
    let changed = exec!(
        &mut tx,
        "update outbox set posting = $3, done_at = coalesce(done_at, $4), words_sealed = null
         where community_id = $1 and id = $2 and way = $5 and posting in ($6, $3)",
        who.community(),
        id,
        Posting::Sent,
        app.clock.now(),
        Way::Voice,
        Posting::Waiting
    )?;
    done(tx, changed).await
}

/// Messages that could not be delivered, the latest first.
pub async fn dead(
    tx: &mut Tx,
    community: CommunityId,
    limit: i64,
) -> Result<Vec<Undelivered>, Error> {
    all!(
        tx,
        Undelivered,
        "select id, letter, way, tries, trouble, made_at, done_at from outbox
         where community_id = $1 and posting = $2 order by done_at desc, id limit $3",
        community,
        Posting::Dead,
        limit
    )
}

/// Tries a message that could not be delivered once more, from the start.
pub async fn try_once_more(app: &App, who: Actor, id: MessageId) -> Result<(), Error> {
    who.organizes()?;
    let mut tx = app.db.write(who.community()).await?;
    let changed = exec!(
        &mut tx,
        "update outbox set posting = $3, tries = 0, due_at = $4, leased_until = null, done_at = null, trouble = null
         where community_id = $1 and id = $2 and posting = $5",
        who.community(),
        id,
        Posting::Waiting,
        app.clock.now(),
        Posting::Dead
    )?;
    done(tx, changed).await
}

/// Whom a message could not reach. Only the id; opening the record is a look that is written down.
pub async fn undelivered_to(
    tx: &mut Tx,
    community: CommunityId,
    id: MessageId,
) -> Result<NeighborId, Error> {
    row! {
        struct Whose {
            neighbor_id: NeighborId,
        }
    }
    let found = opt!(
        tx,
        Whose,
        "select neighbor_id from outbox where community_id = $1 and id = $2 and posting = $3",
        community,
        id,
        Posting::Dead
    )?;
    found.map(|row| row.neighbor_id).ok_or(Error::NotFound)
}

/// Puts a message that could not be delivered onto the list of what is told by voice. A code to come in is not:
/// it is old by the time somebody calls.
pub async fn tell_by_voice(app: &App, who: Actor, id: MessageId) -> Result<(), Error> {
    who.organizes()?;
    let mut tx = app.db.write(who.community()).await?;
    let changed = exec!(
        &mut tx,
        "update outbox set way = $3, posting = $4, tries = 0, due_at = $5, leased_until = null, done_at = null, trouble = null
         where community_id = $1 and id = $2 and posting = $6 and letter <> $7",
        who.community(),
        id,
        Way::Voice,
        Posting::Waiting,
        app.clock.now(),
        Posting::Dead,
        Letter::SignIn
    )?;
    done(tx, changed).await
}

/// Takes a message off the lists: it cannot be told, or need not be.
pub async fn give_up(app: &App, who: Actor, id: MessageId) -> Result<(), Error> {
    who.organizes()?;
    let mut tx = app.db.write(who.community()).await?;
    let changed = exec!(
        &mut tx,
        "update outbox set posting = $3, done_at = $4, words_sealed = null
         where community_id = $1 and id = $2 and (posting in ($5, $3) or (posting = $6 and way = $7))",
        who.community(),
        id,
        Posting::Dropped,
        app.clock.now(),
        Posting::Dead,
        Posting::Waiting,
        Way::Voice
    )?;
    done(tx, changed).await
}

/// What somebody wants to have passed on about something, opened; empty when nothing waits.
pub(crate) async fn wanted(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    from: &Neighbor,
    about: &str,
) -> Result<String, Error> {
    row! {
        struct Wanted {
            id: MessageId,
            words_sealed: Option<Vec<u8>>,
        }
    }
    let rows = all!(
        tx,
        Wanted,
        "select id, words_sealed from outbox
         where community_id = $1 and neighbor_id = $2 and about_id = $3 and letter = $4 and posting = $5 order by made_at, id",
        community,
        from.id,
        about,
        Letter::Wrote,
        Posting::Waiting
    )?;
    let mut words = Vec::new();
    for row in rows {
        let id = row.id.to_string();
        let place = words_place(community, &id, from.id);
        words.extend(
            app.vault
                .unseal(from.key, place, row.words_sealed.as_deref())?,
        );
    }
    Ok(words.join("\n"))
}

/// What somebody wanted to have passed on was passed on: it leaves the list, and its words with it.
pub(crate) async fn passed_on(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    from: NeighborId,
    about: &str,
) -> Result<(), Error> {
    exec!(
        tx,
        "update outbox set posting = $5, done_at = $6, words_sealed = null
         where community_id = $1 and neighbor_id = $2 and about_id = $3 and letter = $4 and posting = $7",
        community,
        from,
        about,
        Letter::Wrote,
        Posting::Sent,
        app.clock.now(),
        Posting::Waiting
    )?;
    Ok(())
}

/// Somebody answered what they were to be asked by voice, however they did: it leaves the list.
pub(crate) async fn settle(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    whose: NeighborId,
    about: &str,
) -> Result<(), Error> {
    exec!(
        tx,
        "update outbox set posting = $4, done_at = $5
         where community_id = $1 and neighbor_id = $2 and about_id = $3 and way = $6 and posting = $7 and letter in ($8, $9)",
        community,
        whose,
        about,
        Posting::Sent,
        app.clock.now(),
        Way::Voice,
        Posting::Waiting,
        Letter::AskHelper,
        Letter::AskNeeder
    )?;
    Ok(())
}

async fn done(tx: Tx, changed: u64) -> Result<(), Error> {
    tx.commit().await?;
    if changed == 1 {
        Ok(())
    } else {
        Err(Error::NotFound)
    }
}

async fn waiting(tx: &mut Tx, community: CommunityId, id: MessageId) -> Result<Entry, Error> {
    let found = opt!(
        tx,
        Entry,
        "select neighbor_id, letter, about_id, words_sealed from outbox
         where community_id = $1 and id = $2 and way = $3 and posting = $4",
        community,
        id,
        Way::Voice,
        Posting::Waiting
    )?;
    found.ok_or(Error::NotFound)
}

/// Where the words of a text message stand, sealed with the key of whoever wrote them.
pub(in crate::messages) fn words_place(
    community: CommunityId,
    id: &str,
    whose: NeighborId,
) -> Place<'_> {
    Place {
        community,
        table: "outbox",
        column: "words",
        row: id,
        neighbor: whose,
        version: 1,
    }
}
