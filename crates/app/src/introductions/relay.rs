//! Passing messages on between two who were introduced without a number: whom an organizer carries words
//! between, and the words on their way, sealed with the key of whoever receives them.

use domain::introductions::Match;
use domain::needs::Side;
use domain::people::{Actor, Neighbor, Person};
use domain::words::first_name;
use domain::{CommunityId, MatchId, MessageId, NeighborId};

use super::sql;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::db::Tx;
use crate::messages::voice;
use crate::people::looks::{self, Reason};
use crate::tallies::{self, Deed};
use crate::{App, Error, messages};

/// One of the two, as an organizer sees them who passes messages on.
pub struct OneSide {
    /// Their side.
    pub side: Side,
    /// Their first name.
    pub first_name: String,
    /// How they wish to be reached.
    pub neighbor: Neighbor,
    /// Their contact.
    pub person: Person,
    /// They show the other no contact.
    pub hides: bool,
    /// What they want to have passed on; empty when nothing waits.
    pub wrote: String,
}

/// Both of them, the helper first.
pub struct Relay {
    /// The match.
    pub found: Match,
    /// The two.
    pub sides: [OneSide; 2],
    /// Messages are no longer passed on.
    pub is_done: bool,
}

/// Pairs between whom messages are passed on, those who wait longest first. Nobody's name is among it.
pub async fn waiting(tx: &mut Tx, community: CommunityId, limit: i64) -> Result<Vec<Match>, Error> {
    sql::to_relay(tx, community, limit).await
}

/// Opens who the two are and how each is reached: a look at both that is written down.
pub async fn open(app: &App, who: Actor, id: MatchId) -> Result<Relay, Error> {
    who.organizes()?;
    let mut tx = app.db.read().await?;
    let found = relayed(&mut tx, who.community(), id).await?;
    let beside = sql::beside(&mut tx, who.community(), id).await?;
    drop(tx);
    let mut opened = Vec::with_capacity(2);
    for side in [Side::Offer, Side::Need] {
        let whose = found.neighbor_on(side);
        let (neighbor, person) =
            looks::look(app, who, whose, looks::CONTACT, Reason::Relay).await?;
        opened.push((side, neighbor, person));
    }
    let mut tx = app.db.read().await?;
    let mut sides = Vec::with_capacity(2);
    let about = id.to_string();
    for (side, neighbor, person) in opened {
        let wrote = voice::wanted(&mut tx, app, who.community(), &neighbor, &about).await?;
        sides.push(OneSide {
            side,
            first_name: first_name(&person.name).to_owned(),
            neighbor,
            person,
            wrote,
            hides: found
                .shows_of(side)
                .is_some_and(domain::introductions::Shows::needs_relay),
        });
    }
    let sides: [OneSide; 2] = sides.try_into().map_err(|_| Error::NotFound)?;
    Ok(Relay {
        found,
        sides,
        is_done: beside.relayed_at.is_some(),
    })
}

/// Sends words to one of the two on their own way, in the name of the other. `form` is the word that the form had
/// when it was shown: the same words from the same form are sent once, however often the button is pressed.
pub async fn pass_on(
    app: &App,
    who: Actor,
    id: MatchId,
    to: Side,
    form: &str,
    words: &str,
) -> Result<(), Error> {
    who.organizes()?;
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    let found = relayed(&mut tx, community, id).await?;
    let words = found.carry(words)?;
    let message = message_of(form, found.neighbor_on(to), &words);
    if messages::is_known(&mut tx, community, message).await? {
        return Ok(());
    }
    let whose = (message, found.neighbor_on(to));
    let about = id.to_string();
    messages::carry(&mut tx, app, community, whose, &about, &words).await?;
    voice::passed_on(
        &mut tx,
        app,
        community,
        found.neighbor_on(to.other()),
        &about,
    )
    .await?;
    tx.commit().await
}

/// One of the two asks that words be passed on to the other. They wait, sealed with the key of whoever wrote
/// them, until an organizer passes them on. `form` is the word that the form had when it was shown.
pub async fn ask_to_pass_on(
    app: &App,
    who: Actor,
    id: MatchId,
    form: &str,
    words: &str,
) -> Result<(), Error> {
    let from = who.is_somebody()?;
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    let found = relayed(&mut tx, community, id).await?;
    found.side_of(from)?;
    let words = found.carry(words)?;
    let message = message_of(form, from, &words);
    if messages::is_known(&mut tx, community, message).await? {
        return Ok(());
    }
    tallies::count(&mut tx, app, community, Deed::PassOn, &from.to_string()).await?;
    let (whose, about) = ((message, from), id.to_string());
    messages::keep_words(&mut tx, app, community, whose, &about, &words).await?;
    sql::relayed(&mut tx, community, id, None).await?;
    tx.commit().await
}

/// Nothing has to be passed on any more between the two.
pub async fn done(app: &App, who: Actor, id: MatchId) -> Result<(), Error> {
    who.organizes()?;
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    relayed(&mut tx, community, id).await?;
    sql::relayed(&mut tx, community, id, Some(app.clock.now())).await?;
    tx.commit().await
}

/// The id of a message from a form to or from somebody: the same for the same words.
fn message_of(form: &str, whose: NeighborId, words: &str) -> MessageId {
    let hash: [u8; 32] = Sha256::digest(format!("{form} {whose} {words}")).into();
    let mut id = [0; 16];
    id.copy_from_slice(&hash[..16]);
    Uuid::from_bytes(id).into()
}

async fn relayed(tx: &mut Tx, community: CommunityId, id: MatchId) -> Result<Match, Error> {
    let found = sql::found(tx, community, id).await?;
    if found.is_relayed() {
        Ok(found)
    } else {
        Err(Error::NotFound)
    }
}
