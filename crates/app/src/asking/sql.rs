//! The tables of ladders and of those who stand on them.

use domain::asking::{Asking, AskingState, Candidate, Pressing, Said};
use domain::messages::Letter;
use domain::needs::Urgency;
use domain::openings::Program;
use domain::{AskingId, CommunityId, Moment, NeighborId};
use uuid::Uuid;

use crate::Error;
use crate::db::Tx;

row! {
    struct AskingRow {
        id: AskingId,
        program: Program,
        subject_id: Uuid,
        letter: Letter,
        wanted: u32,
        found: u32,
        rung: u32,
        urgency: Option<Urgency>,
        needed_at: Option<Moment>,
        state: AskingState,
        created_at: Moment,
        changed_at: Moment,
    }
}

impl From<AskingRow> for Asking {
    fn from(row: AskingRow) -> Self {
        Asking {
            id: row.id,
            program: row.program,
            subject: row.subject_id,
            letter: row.letter,
            wanted: row.wanted,
            found: row.found,
            rung: row.rung,
            pressing: match row.needed_at {
                Some(at) => Pressing::By(at),
                None => Pressing::Said(row.urgency.unwrap_or(Urgency::Whenever)),
            },
            state: row.state,
            created_at: row.created_at,
            changed_at: row.changed_at,
        }
    }
}

fn written(pressing: Pressing) -> (Option<Urgency>, Option<Moment>) {
    match pressing {
        Pressing::By(at) => (None, Some(at)),
        Pressing::Said(urgency) => (Some(urgency), None),
    }
}

row! {
    struct CandidateRow {
        asking_id: AskingId,
        neighbor_id: NeighborId,
        place: u32,
        about_id: Uuid,
        brings: u32,
        said: Said,
        asked_at: Option<Moment>,
        until: Option<Moment>,
        answered_at: Option<Moment>,
    }
}

impl CandidateRow {
    fn with_ladder(self) -> (AskingId, Candidate) {
        let candidate = Candidate {
            neighbor: self.neighbor_id,
            place: self.place,
            about: self.about_id,
            brings: self.brings,
            said: self.said,
            asked_at: self.asked_at,
            until: self.until,
            answered_at: self.answered_at,
        };
        (self.asking_id, candidate)
    }
}

/// One ladder.
pub async fn found(tx: &mut Tx, community: CommunityId, id: AskingId) -> Result<Asking, Error> {
    let found = opt!(
        tx,
        AskingRow,
        "select id, program, subject_id, letter, wanted, found, rung, urgency, needed_at, state, created_at, changed_at
         from askings where community_id = $1 and id = $2",
        community,
        id
    )?;
    found.map(Asking::from).ok_or(Error::NotFound)
}

/// The latest ladder about something.
pub async fn latest(
    tx: &mut Tx,
    community: CommunityId,
    program: Program,
    subject: Uuid,
) -> Result<Option<Asking>, Error> {
    let found = opt!(
        tx,
        AskingRow,
        "select id, program, subject_id, letter, wanted, found, rung, urgency, needed_at, state, created_at, changed_at
         from askings where community_id = $1 and program = $2 and subject_id = $3
         order by created_at desc, id desc limit 1",
        community,
        program,
        subject
    )?;
    Ok(found.map(Asking::from))
}

/// The ladders of a program that stand somewhere, those first on which nothing moved longest.
pub async fn in_state(
    tx: &mut Tx,
    community: CommunityId,
    program: Program,
    state: AskingState,
    limit: i64,
) -> Result<Vec<Asking>, Error> {
    let found = all!(
        tx,
        AskingRow,
        "select id, program, subject_id, letter, wanted, found, rung, urgency, needed_at, state, created_at, changed_at
         from askings where community_id = $1 and program = $2 and state = $3
         order by changed_at, id limit $4",
        community,
        program,
        state,
        limit
    )?;
    Ok(found.into_iter().map(Asking::from).collect())
}

/// Writes a ladder down.
pub(super) async fn insert(
    tx: &mut Tx,
    community: CommunityId,
    asking: &Asking,
) -> Result<(), Error> {
    let (urgency, needed_at) = written(asking.pressing);
    exec!(
        tx,
        "insert into askings (community_id, id, program, subject_id, letter, wanted, found, rung, urgency, needed_at, state, created_at, changed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        community,
        asking.id,
        asking.program,
        asking.subject,
        asking.letter,
        asking.wanted,
        asking.found,
        asking.rung,
        urgency,
        needed_at,
        asking.state,
        asking.created_at,
        asking.changed_at
    )?;
    Ok(())
}

/// Saves where a ladder stands.
pub(super) async fn save(
    tx: &mut Tx,
    community: CommunityId,
    asking: &Asking,
) -> Result<(), Error> {
    let (urgency, needed_at) = written(asking.pressing);
    exec!(
        tx,
        "update askings set wanted = $3, found = $4, urgency = $5, needed_at = $6, state = $7, changed_at = $8, rung = $9
         where community_id = $1 and id = $2",
        community,
        asking.id,
        asking.wanted,
        asking.found,
        urgency,
        needed_at,
        asking.state,
        asking.changed_at,
        asking.rung
    )?;
    Ok(())
}

/// Everybody on a ladder, in order.
pub async fn candidates(
    tx: &mut Tx,
    community: CommunityId,
    asking: AskingId,
) -> Result<Vec<Candidate>, Error> {
    let found = all!(
        tx,
        CandidateRow,
        "select asking_id, neighbor_id, place, about_id, brings, said, asked_at, until, answered_at
         from asked where community_id = $1 and asking_id = $2 order by place",
        community,
        asking
    )?;
    Ok(found.into_iter().map(|row| row.with_ladder().1).collect())
}

/// Writes a candidate down.
pub(super) async fn insert_candidate(
    tx: &mut Tx,
    community: CommunityId,
    asking: AskingId,
    one: &Candidate,
) -> Result<(), Error> {
    exec!(
        tx,
        "insert into asked (community_id, asking_id, place, neighbor_id, about_id, brings, said, asked_at, until, answered_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        community,
        asking,
        one.place,
        one.neighbor,
        one.about,
        one.brings,
        one.said,
        one.asked_at,
        one.until,
        one.answered_at
    )?;
    Ok(())
}

/// Saves what a candidate said.
pub(super) async fn save_candidate(
    tx: &mut Tx,
    community: CommunityId,
    asking: AskingId,
    one: &Candidate,
) -> Result<(), Error> {
    exec!(
        tx,
        "update asked set said = $4, asked_at = $5, until = $6, answered_at = $7
         where community_id = $1 and asking_id = $2 and place = $3",
        community,
        asking,
        one.place,
        one.said,
        one.asked_at,
        one.until,
        one.answered_at
    )?;
    Ok(())
}

/// Whose answer about something is awaited, with their ladder.
pub async fn awaited(
    tx: &mut Tx,
    community: CommunityId,
    about: Uuid,
) -> Result<Option<(AskingId, Candidate)>, Error> {
    let found = opt!(
        tx,
        CandidateRow,
        "select asking_id, neighbor_id, place, about_id, brings, said, asked_at, until, answered_at
         from asked where community_id = $1 and about_id = $2 and said = 'asked'
         order by asked_at desc limit 1",
        community,
        about
    )?;
    Ok(found.map(CandidateRow::with_ladder))
}

/// The ladder on which somebody was lined up for something, the latest first.
pub async fn ladder_about(
    tx: &mut Tx,
    community: CommunityId,
    about: Uuid,
    neighbor: NeighborId,
) -> Result<Option<(AskingId, Candidate)>, Error> {
    let found = opt!(
        tx,
        CandidateRow,
        "select a.asking_id, a.neighbor_id, a.place, a.about_id, a.brings, a.said, a.asked_at, a.until, a.answered_at
         from asked a join askings l on l.community_id = a.community_id and l.id = a.asking_id
         where a.community_id = $1 and a.about_id = $2 and a.neighbor_id = $3
         order by l.created_at desc, a.place desc limit 1",
        community,
        about,
        neighbor
    )?;
    Ok(found.map(CandidateRow::with_ladder))
}

/// Everybody of a program who was asked and whose time is over, at most so many.
pub(super) async fn overdue(
    tx: &mut Tx,
    community: CommunityId,
    program: Program,
    now: Moment,
    limit: i64,
) -> Result<Vec<(AskingId, Candidate)>, Error> {
    let found = all!(
        tx,
        CandidateRow,
        "select a.asking_id, a.neighbor_id, a.place, a.about_id, a.brings, a.said, a.asked_at, a.until, a.answered_at
         from asked a join askings l on l.community_id = a.community_id and l.id = a.asking_id
         where a.community_id = $1 and a.said = 'asked' and a.until <= $2 and l.program = $3
         order by a.until, a.asking_id, a.place limit $4",
        community,
        now,
        program,
        limit
    )?;
    Ok(found.into_iter().map(CandidateRow::with_ladder).collect())
}

/// Everything somebody is being asked, the most pressing first.
pub async fn asked_of(
    tx: &mut Tx,
    community: CommunityId,
    neighbor: NeighborId,
    limit: i64,
) -> Result<Vec<(AskingId, Candidate)>, Error> {
    let found = all!(
        tx,
        CandidateRow,
        "select asking_id, neighbor_id, place, about_id, brings, said, asked_at, until, answered_at
         from asked where community_id = $1 and neighbor_id = $2 and said = 'asked'
         order by until, asking_id limit $3",
        community,
        neighbor,
        limit
    )?;
    Ok(found.into_iter().map(CandidateRow::with_ladder).collect())
}
