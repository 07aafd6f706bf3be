//! What people write back by text message. Words that stop or start come before everything else; a plain yes
//! or no answers what was asked last; anything more is for a person to read, who finds it sealed beside
//! the task to call. Whether a number is known here cannot be told from the answer.

pub mod proof;
mod question;

use domain::introductions::{Outcome, Reply};
use domain::messages::{Letter, Posting, Said, Way, read_reply};
use domain::needs::{Side, Turn};
use domain::people::Actor;
use domain::words::{NOTE_LIMIT, lines};
use domain::{CommunityId, CoverId, ListingId, MatchId, MessageId, NeighborId};

use super::voice::words_place;
use crate::people::reach;
use crate::rota::covers::CoverReply;
use crate::{App, Error, community, people};
use question::last_question;

/// Most characters of what somebody wrote that wait for an organizer.
const WORDS_LIMIT: usize = 4 * NOTE_LIMIT;

/// What a text message turned out to be, for the caller to act on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inbound {
    /// An answer about a match: to be given to `introductions`.
    Answered {
        /// Who answers.
        who: Actor,
        /// About which match.
        found: MatchId,
        /// On which side they are.
        side: Side,
        /// What they say.
        reply: Reply,
    },
    /// How it went: to be given to `introductions`.
    Went {
        /// Who tells it.
        who: Actor,
        /// About which match.
        found: MatchId,
        /// On which side they are.
        side: Side,
        /// How it went.
        outcome: Outcome,
    },
    /// Whether an offer or need still holds: to be given to `needs`.
    Holds {
        /// Who tells it.
        who: Actor,
        /// Which listing.
        listing: ListingId,
        /// What follows.
        turn: Turn,
    },
    /// Whether they step in on a rota: to be given to `rota`.
    Covers {
        /// Who answers.
        who: Actor,
        /// For which place.
        cover: CoverId,
        /// What they say.
        reply: CoverReply,
    },
    /// They get no more text messages.
    Stopped,
    /// They get text messages again.
    Started,
    /// They ask what this is.
    Help,
    /// Only a person can answer it; organizers find it on their list.
    Unclear,
    /// Nobody here has this number.
    Unknown,
}

impl Inbound {
    /// The text to answer with, when the caller has nothing of its own to say: the same for a number that is
    /// known and one that is not.
    pub fn key(self) -> &'static str {
        match self {
            Self::Answered { .. }
            | Self::Went { .. }
            | Self::Holds { .. }
            | Self::Covers { .. } => "text-thanks",
            Self::Stopped => "text-stopped",
            Self::Started => "text-started",
            Self::Help => "text-help",
            Self::Unclear | Self::Unknown => "text-passed-on",
        }
    }
}

/// Somebody with the number a text message came from.
#[derive(Clone, Copy)]
struct Sender {
    community: CommunityId,
    neighbor: NeighborId,
}

/// Reads a text message. Stopping and starting are done here, and what is unclear is put on the organizers'
/// list; the rest is for the caller.
pub async fn received(app: &App, from_e164: &str, body: &str) -> Result<Inbound, Error> {
    let senders = senders(app, from_e164).await?;
    let said = read_reply(body);
    match said {
        Said::Stop | Said::Start => {
            for sender in &senders {
                let mut tx = app.db.write(sender.community).await?;
                if said == Said::Stop {
                    reach::stop(&mut tx, sender.community, sender.neighbor, Way::Text).await?;
                } else {
                    reach::start(&mut tx, sender.community, sender.neighbor, Way::Text).await?;
                }
                tx.commit().await?;
            }
            return Ok(if said == Said::Stop {
                Inbound::Stopped
            } else {
                Inbound::Started
            });
        }
        Said::Help => return Ok(Inbound::Help),
        Said::Yes | Said::No | Said::NotThisKind | Said::Unclear => {}
    }
    let Some(first) = senders.first() else {
        return Ok(Inbound::Unknown);
    };
    let question = last_question(app, &senders).await?;
    if let Some(answer) = question
        .as_ref()
        .and_then(|question| question.answered(said))
    {
        return Ok(answer);
    }
    let whose = question.map_or(*first, |question| question.sender);
    pass_on(app, whose, body).await?;
    Ok(Inbound::Unclear)
}

/// Everybody with a number, in every community.
async fn senders(app: &App, from_e164: &str) -> Result<Vec<Sender>, Error> {
    let mut tx = app.db.read().await?;
    let mut senders = Vec::new();
    for home in community::all(&mut tx).await? {
        let hash = people::phone_hash(app, home.id, from_e164.trim());
        for neighbor in reach::with_phone(&mut tx, home.id, &hash).await? {
            let community = home.id;
            senders.push(Sender {
                community,
                neighbor,
            });
        }
    }
    Ok(senders)
}

/// Puts what somebody wrote on the organizers' list, sealed with their own key. What they write before
/// anybody called them joins it.
async fn pass_on(app: &App, from: Sender, body: &str) -> Result<(), Error> {
    row! {
        struct Earlier {
            id: MessageId,
            words_sealed: Option<Vec<u8>>,
        }
    }
    let (community, neighbor) = (from.community, from.neighbor);
    let now = app.clock.now();
    let mut tx = app.db.write(community).await?;
    let key = people::row(&mut tx, community, neighbor)
        .await?
        .neighbor()
        .key;
    let key = key.ok_or(Error::NotFound)?;
    app.vault.fetch([key]).await?;
    let earlier = opt!(
        &mut tx,
        Earlier,
        "select id, words_sealed from outbox
         where community_id = $1 and neighbor_id = $2 and letter = $3 and posting = $4 and about_id is null
         order by made_at desc, id desc limit 1",
        community,
        neighbor,
        Letter::Wrote,
        Posting::Waiting
    )?;
    let (id, before) = match earlier {
        None => (app.chance.id::<MessageId>(now), None),
        Some(row) => {
            let text = row.id.to_string();
            let place = words_place(community, &text, neighbor);
            let words = app
                .vault
                .unseal(Some(key), place, row.words_sealed.as_deref())?;
            (row.id, words)
        }
    };
    let words = lines(
        &format!("{}\n{body}", before.unwrap_or_default()),
        WORDS_LIMIT,
    );
    let place_row = id.to_string();
    let sealed = app
        .vault
        .seal(key, words_place(community, &place_row, neighbor), &words)?;
    exec!(
        &mut tx,
        "insert into outbox (community_id, id, neighbor_id, letter, way, about_id, once_key, posting, tries, due_at, leased_until, made_at, done_at, trouble, words_sealed)
         values ($1, $2, $3, $4, $5, null, $6, $7, 0, $8, null, $8, null, null, $9)
         on conflict (community_id, id) do update set words_sealed = excluded.words_sealed",
        community,
        id,
        neighbor,
        Letter::Wrote,
        Way::Voice,
        format!("{} {id}", Letter::Wrote.word()),
        Posting::Waiting,
        now,
        sealed
    )?;
    tx.commit().await
}
