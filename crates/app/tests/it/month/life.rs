//! What people do in that month: read, answer or stay silent, change their mind, leave, wish for something new;
//! and what an organizer does for those who can only be told by voice.

use std::collections::BTreeSet;

use app::introductions::{self, after};
use app::messages::voice;
use app::needs::{self, NewListing};
use app::{Chance, Error, community, tokens};
use domain::introductions::{Outcome, Reply, Shows};
use domain::messages::Letter;
use domain::moment::HOUR;
use domain::needs::{ListingState, Often, Side, Terms, Turn, Urgency};
use domain::people::{Actor, Source};
use domain::{CategoryId, ListingId, MatchId, MessageId, Moment, NeighborId, Times};

use super::Month;
use super::post::PlainPen;

/// Of a hundred questions so many stay unanswered.
const SILENT: u64 = 30;

/// What somebody made up their mind to say.
#[derive(Debug, Clone, Copy)]
enum Said {
    Answer(MatchId, Side, Reply),
    Went(MatchId, Side, Outcome),
    Holds(ListingId, Turn),
}

/// Everything that people did, for the laws to look at.
pub struct Life {
    chance: Chance,
    intended: Vec<(Moment, NeighborId, Said)>,
    /// When somebody was asked to help.
    pub asked: Vec<(NeighborId, Moment)>,
    /// Every letter that arrived, and when.
    pub arrived: Vec<(Letter, Moment)>,
    /// Who said yes.
    pub yes: BTreeSet<(MatchId, bool)>,
}

impl Life {
    pub fn new(chance: Chance) -> Life {
        Life {
            chance,
            intended: Vec::new(),
            asked: Vec::new(),
            arrived: Vec::new(),
            yes: BTreeSet::new(),
        }
    }

    fn one_of<T: Copy>(&self, list: &[T]) -> T {
        list[self.chance.below(list.len() as u64) as usize]
    }

    fn reply(&self) -> Reply {
        let shows = self.one_of(&[(true, false), (false, true), (true, true), (false, false)]);
        let yes = Reply::Yes(Shows {
            phone: shows.0,
            mail: shows.1,
        });
        self.one_of(&[
            yes,
            yes,
            yes,
            yes,
            yes,
            yes,
            Reply::NotNow,
            Reply::NotNow,
            Reply::NotThisKind,
        ])
    }

    fn outcome(&self) -> Outcome {
        self.one_of(&[
            Outcome::Worked,
            Outcome::Worked,
            Outcome::Worked,
            Outcome::NotYet,
            Outcome::DidNot,
        ])
    }

    fn turn(&self) -> Turn {
        self.one_of(&[
            Turn::StillHolds,
            Turn::StillHolds,
            Turn::Withdraw,
            Turn::Meet,
        ])
    }

    /// What somebody will say to a letter, unless they stay silent.
    fn answer_to(&self, letter: Letter, about: &str) -> Option<Said> {
        let (id, side) = about.split_once(' ').unwrap_or((about, ""));
        let side = Side::from_word(side);
        let said = match letter {
            Letter::AskHelper => Said::Answer(id.parse().unwrap(), Side::Offer, self.reply()),
            Letter::AskNeeder => Said::Answer(id.parse().unwrap(), Side::Need, self.reply()),
            Letter::DidItWork => Said::Went(id.parse().unwrap(), side?, self.outcome()),
            Letter::StillHolds => Said::Holds(id.parse().unwrap(), self.turn()),
            _ => return None,
        };
        (self.chance.below(100) >= SILENT).then_some(said)
    }
}

/// Whether the rules allowed it. What is broken breaks the test.
pub fn was_allowed<T>(went: Result<T, Error>) -> bool {
    match went {
        Ok(_) => true,
        Err(Error::Refused(_) | Error::NotFound) => false,
        Err(error) => panic!("{error:?}"),
    }
}

pub async fn read_the_post(month: &mut Month) {
    for letter in month.post.take() {
        month.life.arrived.push((letter.letter, letter.at));
        let Some(token) = letter.token else { continue };
        let Ok((_, link)) = tokens::opened_anywhere(&month.app, &token).await else {
            continue;
        };
        let (whose, about) = (link.neighbor_id.unwrap(), link.about_id.unwrap_or_default());
        heard(month, whose, letter.letter, &about);
    }
}

/// Somebody hears of something, and makes up their mind.
fn heard(month: &mut Month, whose: NeighborId, letter: Letter, about: &str) {
    let now = month.now();
    month.note(&format!("{} to {}", letter.word(), month.numbers[&whose]));
    if letter == Letter::AskHelper {
        month.life.asked.push((whose, now));
    }
    if let Some(said) = month.life.answer_to(letter, about) {
        let hours = 1 + month.life.chance.below(30) as i64;
        month
            .life
            .intended
            .push((now.plus(hours * HOUR), whose, said));
    }
}

pub async fn answer_what_is_due(month: &mut Month) {
    let now = month.now();
    let intended = std::mem::take(&mut month.life.intended);
    let (due, later) = intended.into_iter().partition(|(at, _, _)| *at <= now);
    month.life.intended = later;
    let due: Vec<(Moment, NeighborId, Said)> = due;
    for (_, whose, said) in due {
        let who = Actor::Neighbor(month.home, whose);
        say(month, who, whose, said).await;
    }
}

async fn say(month: &mut Month, who: Actor, whose: NeighborId, said: Said) {
    let app = &month.app;
    let went = match said {
        Said::Answer(id, side, reply) => {
            let went = introductions::answer(app, who, id, side, reply).await;
            let went = match (went, reply) {
                // Whoever has no such contact shows what they have.
                (Err(Error::Refused(domain::Refusal::NothingToShow)), Reply::Yes(_)) => {
                    let less = Reply::Yes(Shows::default());
                    introductions::answer(app, who, id, side, less).await
                }
                (went, _) => went,
            };
            let went = was_allowed(went);
            if went && matches!(reply, Reply::Yes(_)) {
                month.life.yes.insert((id, side == Side::Offer));
            }
            went
        }
        Said::Went(id, side, outcome) => {
            was_allowed(after::tell_how_it_went(app, who, id, side, outcome).await)
        }
        Said::Holds(id, turn) => was_allowed(needs::take_turn(app, who, id, turn).await),
    };
    let what = match said {
        Said::Answer(_, side, reply) => format!("{} answers {reply:?}", side.word()),
        Said::Went(_, _, outcome) => format!("tells {}", outcome.word()),
        Said::Holds(_, turn) => format!("turns {}", turn.word()),
    };
    month.note(&format!("{} {what}: {went}", month.numbers[&whose]));
}

/// The organizer calls some of those who can only be told by voice, and takes their answers.
pub async fn tell_by_voice(month: &mut Month) {
    app::row! {
        struct Entry {
            neighbor_id: NeighborId,
            about_id: Option<String>,
        }
    }
    let who = month.as_organizer();
    let mut tx = month.app.db.read().await.unwrap();
    let list = voice::to_tell(&mut tx, month.home, 200).await.unwrap();
    drop(tx);
    for entry in list {
        if month.life.chance.below(100) < 15 {
            continue;
        }
        let id: MessageId = entry.id;
        let mut tx = month.app.db.read().await.unwrap();
        let row = app::one!(
            &mut tx,
            Entry,
            "select neighbor_id, about_id from outbox where community_id = $1 and id = $2",
            month.home,
            id
        )
        .unwrap();
        drop(tx);
        if !was_allowed(voice::open_voice(&month.app, &PlainPen, who, id).await) {
            continue;
        }
        voice::told(&month.app, who, id).await.unwrap();
        let side = match (entry.letter, row.about_id) {
            (Letter::DidItWork, Some(about)) => {
                let mut tx = month.app.db.read().await.unwrap();
                let id: MatchId = about.parse().unwrap();
                let found = introductions::sql::found(&mut tx, month.home, id).await;
                let side = found.unwrap().side_of(row.neighbor_id).unwrap();
                format!("{about} {}", side.word())
            }
            (_, about) => about.unwrap_or_default(),
        };
        heard(month, row.neighbor_id, entry.letter, &side);
    }
}

/// Every day somebody wishes for something new, somebody offers something, and now and then somebody leaves.
pub async fn new_wishes(month: &mut Month) {
    let mut tx = month.app.db.read().await.unwrap();
    let categories = community::categories(&mut tx, month.home).await.unwrap();
    drop(tx);
    let categories: Vec<CategoryId> = categories.iter().map(|category| category.id).collect();
    let everybody: Vec<NeighborId> = month.numbers.keys().copied().collect();
    for urgency in [Urgency::Today, Urgency::Week, Urgency::Whenever] {
        let category = month.life.one_of(&categories[..8]);
        let new = wish(Side::Need, category, urgency);
        let whose = month.life.one_of(&everybody);
        let who = Actor::Neighbor(month.home, whose);
        was_allowed(needs::add(&month.app, who, whose, &new).await);
    }
    let (category, whose) = (
        month.life.one_of(&categories[..8]),
        month.life.one_of(&everybody),
    );
    let new = wish(Side::Offer, category, Urgency::Whenever);
    let who = Actor::Neighbor(month.home, whose);
    was_allowed(needs::add(&month.app, who, whose, &new).await);
    let leaver = month.life.one_of(&everybody);
    if leaver != month.organizer && month.life.chance.below(3) == 0 {
        let went = app::people::standing::withdraw(&month.app, month.as_organizer(), leaver).await;
        let went = was_allowed(went);
        month.note(&format!("{} leaves: {went}", month.numbers[&leaver]));
    }
}

fn wish(side: Side, category: CategoryId, urgency: Urgency) -> NewListing {
    NewListing {
        side,
        terms: Terms {
            category,
            often: Often::Once,
            quantity: 1,
            area: None,
            times: Times::default(),
            languages: vec![],
            language_matters: false,
            radius: None,
            remote: false,
            wants_known: false,
            urgency,
            due: None,
        },
        note: String::new(),
        source: Source::Web,
        answer: None,
        state: ListingState::Open,
    }
}
