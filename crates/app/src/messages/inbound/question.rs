//! Which question a bare yes or no by text message answers.

use std::cmp::Reverse;

use domain::introductions::{MatchState, Outcome, Reply};
use domain::messages::{Letter, Posting, SHOWN_BY_TEXT, Said, Way};
use domain::moment::DAY;
use domain::needs::{Side, Turn};
use domain::people::Actor;
use domain::rota::CoverState;
use domain::{CoverId, ListingId, MatchId, Moment};

use super::{Inbound, Sender};
use crate::db::Tx;
use crate::rota::covers::{self, CoverReply};
use crate::{App, Error, introductions, needs};

/// How long after a question a bare yes or no is taken as its answer.
const ANSWERABLE: i64 = 14 * DAY;

/// A question that was sent by text message.
pub(super) struct Question {
    /// Who was asked.
    pub sender: Sender,
    letter: Letter,
    /// The match with the side they are on, or the listing.
    about: About,
    waits: bool,
}

#[derive(Clone, Copy)]
enum About {
    Match(MatchId, Side),
    Listing(ListingId),
    Cover(CoverId),
}

impl Question {
    /// What a word answers it with, if it does.
    pub(super) fn answered(&self, said: Said) -> Option<Inbound> {
        let who = Actor::Neighbor(self.sender.community, self.sender.neighbor);
        match (self.about, self.letter, said) {
            (About::Match(found, side), Letter::DidItWork, Said::Yes | Said::No) => {
                let outcome = match said {
                    Said::Yes => Outcome::Worked,
                    _ => Outcome::DidNot,
                };
                Some(Inbound::Went {
                    who,
                    found,
                    side,
                    outcome,
                })
            }
            (About::Match(found, side), Letter::AskHelper | Letter::AskNeeder, said) => {
                let reply = match said {
                    Said::Yes => Reply::Yes(SHOWN_BY_TEXT),
                    Said::No => Reply::NotNow,
                    Said::NotThisKind => Reply::NotThisKind,
                    _ => return None,
                };
                Some(Inbound::Answered {
                    who,
                    found,
                    side,
                    reply,
                })
            }
            (About::Listing(listing), _, Said::Yes | Said::No) => {
                let turn = match said {
                    Said::Yes => Turn::StillHolds,
                    _ => Turn::Withdraw,
                };
                Some(Inbound::Holds { who, listing, turn })
            }
            (About::Cover(cover), _, Said::Yes | Said::No) => {
                let reply = match said {
                    Said::Yes => CoverReply::Yes,
                    _ => CoverReply::No,
                };
                Some(Inbound::Covers { who, cover, reply })
            }
            _ => None,
        }
    }
}

/// The question that a bare yes or no answers: the one that was asked last. When that one has been answered
/// already and an older one still waits, nobody can tell which is meant, and a yes shows a phone number, so
/// it answers none. When none waits, it is the last one said again.
pub(super) async fn last_question(
    app: &App,
    senders: &[Sender],
) -> Result<Option<Question>, Error> {
    let mut tx = app.db.read().await?;
    let mut asked = Vec::new();
    for sender in senders {
        asked.extend(questions_to(&mut tx, app, *sender).await?);
    }
    asked.sort_by_key(|(at, _)| Reverse(*at));
    let mut asked = asked.into_iter().map(|(_, question)| question);
    let last = asked.next();
    let is_plain = last.as_ref().is_some_and(|last| last.waits) || !asked.any(|older| older.waits);
    Ok(last.filter(|_| is_plain))
}

/// The latest questions to one person that a reply may be about.
async fn questions_to(
    tx: &mut Tx,
    app: &App,
    sender: Sender,
) -> Result<Vec<(Moment, Question)>, Error> {
    row! {
        struct Asked {
            letter: Letter,
            about_id: Option<String>,
            done_at: Option<Moment>,
        }
    }
    let now = app.clock.now();
    let rows = all!(
        tx,
        Asked,
        "select letter, about_id, done_at from outbox
         where community_id = $1 and neighbor_id = $2 and way = $3 and posting = $4 and done_at > $5
         order by done_at desc, id desc limit 50",
        sender.community,
        sender.neighbor,
        Way::Text,
        Posting::Sent,
        now.plus(-ANSWERABLE)
    )?;
    let mut questions = Vec::new();
    for row in rows.iter().filter(|row| row.letter.awaits_a_word()) {
        let about = row.about_id.as_deref().unwrap_or_default();
        match question(tx, sender, row.letter, about).await {
            Ok(question) => questions.push((row.done_at.unwrap_or(now), question)),
            Err(Error::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(questions)
}

async fn question(
    tx: &mut Tx,
    sender: Sender,
    letter: Letter,
    about: &str,
) -> Result<Question, Error> {
    let (about, waits) = if letter == Letter::StillHolds {
        let id: ListingId = about.parse().map_err(|_| Error::NotFound)?;
        let found = needs::row(tx, sender.community, id).await?.listing();
        let waits = found.goes_on() && found.still_asked_at.is_some();
        (About::Listing(id), waits)
    } else if letter == Letter::RotaAsk {
        let id: CoverId = about.parse().map_err(|_| Error::NotFound)?;
        let waits = covers::found(tx, sender.community, id).await?.state == CoverState::Open;
        (About::Cover(id), waits)
    } else {
        let word = about.split(' ').next().unwrap_or_default();
        let id: MatchId = word.parse().map_err(|_| Error::NotFound)?;
        let found = introductions::sql::found(tx, sender.community, id).await?;
        let side = found.side_of(sender.neighbor)?;
        let waits = match letter {
            Letter::DidItWork => found.state == MatchState::Introduced,
            _ => found.state.asks() == Some(side),
        };
        (About::Match(id, side), waits)
    };
    Ok(Question {
        sender,
        letter,
        about,
        waits,
    })
}
