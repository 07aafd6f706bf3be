//! Asking: the one engine by which anything finds somebody. A program lines candidates up and says what a yes
//! means; here they are asked in order, by their own channel, within their own limit, awaited with patience that
//! begins when they could hear the question, and passed on from when they are silent.
//!
//! A ladder is climbed inside the program's own change. The worker asks for what fell silent ([`silence`]), and each
//! program climbs on or tells those who should know that nobody is left.

pub mod sql;

pub use domain::asking::Said;
use domain::asking::{Answered, Asking, AskingState, CANDIDATES_LIMIT, Candidate, Next, Pressing};
use domain::messages::{Letter, may_be_asked_again};
use domain::openings::Program;
use domain::{AskingId, CommunityId, Moment, NeighborId, Refusal};
use uuid::Uuid;

use crate::db::Tx;
use crate::messages::told::{self, Came};
use crate::{App, Error, messages, people};

/// Most silent ones that are passed on from in one go.
pub const AT_ONCE: i64 = 200;

/// What a program wishes to find somebody for.
#[derive(Debug, Clone, Copy)]
pub struct New {
    /// The program.
    pub program: Program,
    /// What it is about there.
    pub subject: Uuid,
    /// The letter that asks.
    pub letter: Letter,
    /// How much is wanted.
    pub wanted: u32,
    /// How many are asked at once.
    pub rung: u32,
    /// How pressing it is.
    pub pressing: Pressing,
}

/// Somebody to be lined up.
#[derive(Debug, Clone, Copy)]
pub struct Who {
    /// Who.
    pub neighbor: NeighborId,
    /// What the question is about, for them.
    pub about: Uuid,
    /// How much their yes brings.
    pub brings: u32,
}

/// Where a ladder came to.
#[derive(Debug, Clone, PartialEq)]
pub enum Climbed {
    /// These are being asked now.
    Asked(Vec<Candidate>),
    /// Somebody was being asked already.
    Waiting,
    /// Nobody is left who may be asked.
    Nobody,
    /// It is answered, or called off.
    Nothing,
}

/// Begins a ladder. Nobody is asked yet.
pub async fn begin(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    new: New,
) -> Result<Asking, Error> {
    let now = app.clock.now();
    let asking = Asking {
        id: app.chance.id(now),
        program: new.program,
        subject: new.subject,
        letter: new.letter,
        wanted: new.wanted.max(1),
        found: 0,
        rung: new.rung.max(1),
        pressing: new.pressing,
        state: AskingState::Climbing,
        created_at: now,
        changed_at: now,
    };
    sql::insert(tx, community, &asking).await?;
    Ok(asking)
}

/// The ladder that is being climbed for something, or a new one. How pressing it is follows the day.
pub async fn ladder(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    new: New,
) -> Result<Asking, Error> {
    let found = sql::latest(tx, community, new.program, new.subject).await?;
    match found {
        Some(asking) if asking.is_wanted() && asking.letter == new.letter => {
            let pressed = Asking {
                pressing: new.pressing,
                ..asking.go_on(app.clock.now())
            };
            sql::save(tx, community, &pressed).await?;
            Ok(pressed)
        }
        _ => begin(tx, app, community, new).await,
    }
}

/// Lines candidates up behind those who stand there. Whoever stands on the ladder already is not lined up again.
pub async fn line_up(
    tx: &mut Tx,
    community: CommunityId,
    asking: &Asking,
    candidates: &[Who],
) -> Result<(), Error> {
    let known = sql::candidates(tx, community, asking.id).await?;
    let mut place = known.last().map_or(0, |last| last.place);
    let mut there: Vec<NeighborId> = known.iter().map(|one| one.neighbor).collect();
    let room = CANDIDATES_LIMIT.saturating_sub(known.len());
    for who in candidates.iter().take(room) {
        if there.contains(&who.neighbor) {
            continue;
        }
        there.push(who.neighbor);
        place += 1;
        let candidate = Candidate {
            neighbor: who.neighbor,
            place,
            about: who.about,
            brings: who.brings.max(1),
            said: Said::Waiting,
            asked_at: None,
            until: None,
            answered_at: None,
        };
        sql::insert_candidate(tx, community, asking.id, &candidate).await?;
    }
    Ok(())
}

/// Asks whoever is next. Those who may not be asked now (they rest, were asked enough this week, or cannot be
/// reached) are passed, which is written down. At the end of the ladder it is noted that nobody is left.
pub async fn climb(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    id: AskingId,
) -> Result<Climbed, Error> {
    let asking = sql::found(tx, community, id).await?;
    loop {
        let candidates = sql::candidates(tx, community, id).await?;
        let places = match asking.next(&candidates) {
            Next::Ask(places) => places,
            Next::Wait => return Ok(Climbed::Waiting),
            Next::Nothing => return Ok(Climbed::Nothing),
            Next::Nobody => {
                sql::save(tx, community, &asking.end(app.clock.now())).await?;
                return Ok(Climbed::Nobody);
            }
        };
        let mut asked = Vec::new();
        for one in candidates.iter().filter(|one| places.contains(&one.place)) {
            asked.extend(try_to_ask(tx, app, community, &asking, one).await?);
        }
        if !asked.is_empty() {
            return Ok(Climbed::Asked(asked));
        }
    }
}

/// Asks one candidate, or passes them.
async fn try_to_ask(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    asking: &Asking,
    one: &Candidate,
) -> Result<Option<Candidate>, Error> {
    match may_be_asked(tx, app, community, one.neighbor, asking.letter).await {
        Ok(()) => put_the_question(tx, app, community, asking, one)
            .await
            .map(Some),
        Err(Error::Refused(_) | Error::NotFound) => {
            sql::save_candidate(tx, community, asking.id, &one.passed()).await?;
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

async fn put_the_question(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    asking: &Asking,
    one: &Candidate,
) -> Result<Candidate, Error> {
    let now = app.clock.now();
    let heard = messages::when_it_is_heard(tx, app, community).await?;
    let asked = one.asked(now, heard.plus(asking.patience(heard)));
    sql::save_candidate(tx, community, asking.id, &asked).await?;
    let about = one.about.to_string();
    messages::tell(
        tx,
        app,
        community,
        one.neighbor,
        asking.letter,
        Some(&about),
    )
    .await?;
    let touched = Asking {
        changed_at: now,
        ..asking.clone()
    };
    sql::save(tx, community, &touched).await?;
    Ok(asked)
}

/// More are asked at once from the next rung on; a ladder that had ended goes on.
pub async fn widen(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    id: AskingId,
    rung: u32,
) -> Result<(), Error> {
    let asking = sql::found(tx, community, id).await?;
    let wider = Asking {
        rung: rung.max(1),
        ..asking.go_on(app.clock.now())
    };
    sql::save(tx, community, &wider).await
}

/// Lines one candidate up and asks them at once, whoever else is being asked: an organizer's own choice. Refused,
/// without any trace, when they may not be asked now.
pub async fn ask_now(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    asking: &Asking,
    who: Who,
) -> Result<Candidate, Error> {
    may_be_asked(tx, app, community, who.neighbor, asking.letter).await?;
    let candidates = sql::candidates(tx, community, asking.id).await?;
    let one = Candidate {
        neighbor: who.neighbor,
        place: candidates.last().map_or(0, |last| last.place) + 1,
        about: who.about,
        brings: who.brings.max(1),
        said: Said::Waiting,
        asked_at: None,
        until: None,
        answered_at: None,
    };
    sql::insert_candidate(tx, community, asking.id, &one).await?;
    put_the_question(tx, app, community, asking, &one).await
}

/// Passes somebody who may be asked for one more thing now: they do not rest, were asked less often this week than
/// they said is welcome, and can be reached. Who is only asked about what they wished for themself is always
/// welcome to hear of it.
pub async fn may_be_asked(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    whose: NeighborId,
    letter: Letter,
) -> Result<(), Error> {
    if !letter.is_asking() {
        return Ok(());
    }
    let now = app.clock.now();
    let neighbor = people::row(tx, community, whose).await?.neighbor();
    if !neighbor.may_be_asked(now) {
        return Err(Refusal::AskedEnough.into());
    }
    if !messages::reaches(tx, community, whose, letter).await? {
        return Err(Refusal::CannotReach.into());
    }
    let asked = messages::asked_this_week(tx, community, whose, now).await?;
    Ok(may_be_asked_again(asked, neighbor.asks_a_week)?)
}

/// Takes somebody's answer. The first yes that is enough ends the ladder: everybody else who is being asked is
/// spared, and given back for the program to thank.
pub async fn answer(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    id: AskingId,
    one: &Candidate,
    yes: bool,
) -> Result<(Answered, Vec<Candidate>), Error> {
    let now = app.clock.now();
    let asking = sql::found(tx, community, id).await?;
    let (asking, one, answered) = asking.answer(one, yes, now)?;
    sql::save(tx, community, &asking).await?;
    sql::save_candidate(tx, community, id, &one).await?;
    let spared = match asking.state {
        AskingState::Answered => spare(tx, community, &asking, now).await?,
        _ => Vec::new(),
    };
    Ok((answered, spared))
}

/// Those who are being asked need not answer any more.
async fn spare(
    tx: &mut Tx,
    community: CommunityId,
    asking: &Asking,
    now: Moment,
) -> Result<Vec<Candidate>, Error> {
    let mut spared = Vec::new();
    for one in sql::candidates(tx, community, asking.id).await? {
        if one.said == Said::Asked {
            let one = one.spared(now);
            sql::save_candidate(tx, community, asking.id, &one).await?;
            spared.push(one);
        }
    }
    Ok(spared)
}

/// A yes does not count any more; the ladder goes on when it is climbed next.
pub async fn uncount(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    id: AskingId,
    one: &Candidate,
    because: Said,
) -> Result<(), Error> {
    let asking = sql::found(tx, community, id).await?;
    let (asking, one) = asking.uncount(one, because, app.clock.now())?;
    sql::save(tx, community, &asking).await?;
    sql::save_candidate(tx, community, id, &one).await
}

/// It is not needed any more. Those who were being asked are given back, for the program to thank.
pub async fn call_off(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    id: AskingId,
) -> Result<Vec<Candidate>, Error> {
    let now = app.clock.now();
    let asking = sql::found(tx, community, id).await?.call_off(now);
    sql::save(tx, community, &asking).await?;
    spare(tx, community, &asking, now).await
}

/// One who is being asked need not answer any more: what they were asked about went away.
pub async fn spare_one(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    about: Uuid,
) -> Result<(), Error> {
    if let Some((asking, one)) = sql::awaited(tx, community, about).await? {
        let one = one.spared(app.clock.now());
        sql::save_candidate(tx, community, asking, &one).await?;
    }
    Ok(())
}

/// Nobody waits any longer for the answers of somebody who goes for good: the worker passes on at once.
pub(crate) async fn let_go_of_neighbor(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    whose: NeighborId,
) -> Result<(), Error> {
    for (asking, one) in sql::asked_of(tx, community, whose, AT_ONCE).await? {
        let over = Candidate {
            until: Some(app.clock.now()),
            ..one
        };
        sql::save_candidate(tx, community, asking, &over).await?;
    }
    Ok(())
}

/// Notes everybody of a program who did not answer in time, and gives them to it, so that it can climb on. Nobody
/// is silent before the question reached them and they had their time: while a mail server is down, a ladder does
/// not use everybody up.
pub async fn silence(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    program: Program,
) -> Result<Vec<(Asking, Candidate)>, Error> {
    let now = app.clock.now();
    let mut silent = Vec::new();
    for (id, one) in sql::overdue(tx, community, program, now, AT_ONCE).await? {
        let asking = sql::found(tx, community, id).await?;
        if let Some(until) = not_heard_yet(tx, app, community, &asking, &one).await? {
            let patient = Candidate {
                until: Some(until),
                ..one
            };
            sql::save_candidate(tx, community, id, &patient).await?;
            continue;
        }
        let passed = one.silent(now)?;
        sql::save_candidate(tx, community, id, &passed).await?;
        silent.push((asking, passed));
    }
    Ok(silent)
}

/// Until when somebody is given, who has not had their time since the question reached them.
async fn not_heard_yet(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    asking: &Asking,
    one: &Candidate,
) -> Result<Option<Moment>, Error> {
    let now = app.clock.now();
    let about = one.about.to_string();
    let heard = match told::came(tx, community, one.neighbor, asking.letter, &about).await? {
        Came::Arrived(at) => at,
        Came::OnItsWay => now,
        Came::NotByItself => return Ok(None),
    };
    let until = heard.plus(asking.patience(heard));
    Ok((until > now).then_some(until))
}
