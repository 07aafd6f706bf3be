//! The tables of openings and pledges.

use domain::openings::{Days, Opening, OpeningState, Pledge, PledgeState, Program, Slot};
use domain::{CommunityId, Day, Moment, NeighborId, OpeningId, PledgeId};
use uuid::Uuid;

use super::PLEDGES_LIMIT;
use crate::db::Tx;
use crate::{Broken, Error};

row! {
    struct OpeningRow {
        id: OpeningId,
        program: Program,
        subject_id: Uuid,
        room: u32,
        slot: String,
        begins_at: Option<Moment>,
        ends_at: Option<Moment>,
        gap_days: u32,
        state: OpeningState,
    }
}

impl OpeningRow {
    fn opening(self) -> Result<Opening, Error> {
        let slot = match (self.slot.as_str(), self.begins_at, self.ends_at) {
            ("untimed", ..) => Slot::Untimed,
            ("by_day", ..) => Slot::ByDay,
            ("at", Some(begins), Some(ends)) => Slot::At { begins, ends },
            _ => return Err(Broken::told("an opening has no slot").into()),
        };
        Ok(Opening {
            id: self.id,
            program: self.program,
            subject: self.subject_id,
            room: self.room,
            slot,
            gap_days: self.gap_days,
            state: self.state,
        })
    }
}

fn written(slot: Slot) -> (&'static str, Option<Moment>, Option<Moment>) {
    match slot {
        Slot::Untimed => ("untimed", None, None),
        Slot::ByDay => ("by_day", None, None),
        Slot::At { begins, ends } => ("at", Some(begins), Some(ends)),
    }
}

row! {
    struct PledgeRow {
        id: PledgeId,
        opening_id: OpeningId,
        neighbor_id: NeighborId,
        quantity: u32,
        from_day: Option<Day>,
        to_day: Option<Day>,
        clear_day: Option<Day>,
        state: PledgeState,
        until: Option<Moment>,
        begun_at: Option<Moment>,
        made_at: Moment,
        changed_at: Moment,
    }
}

impl From<PledgeRow> for Pledge {
    fn from(row: PledgeRow) -> Self {
        let days = row.from_day.zip(row.to_day);
        Pledge {
            id: row.id,
            opening: row.opening_id,
            neighbor: row.neighbor_id,
            quantity: row.quantity,
            days: days.map(|(from, to)| Days { from, to }),
            clear: row.clear_day,
            state: row.state,
            until: row.until,
            begun_at: row.begun_at,
            made_at: row.made_at,
            changed_at: row.changed_at,
        }
    }
}

fn pledges(rows: Vec<PledgeRow>) -> Vec<Pledge> {
    rows.into_iter().map(Pledge::from).collect()
}

/// One opening.
pub async fn found(tx: &mut Tx, community: CommunityId, id: OpeningId) -> Result<Opening, Error> {
    let found = opt!(
        tx,
        OpeningRow,
        "select id, program, subject_id, room, slot, begins_at, ends_at, gap_days, state
         from openings where community_id = $1 and id = $2",
        community,
        id
    )?;
    found.ok_or(Error::NotFound)?.opening()
}

/// Writes an opening down.
pub(super) async fn insert(
    tx: &mut Tx,
    community: CommunityId,
    opening: &Opening,
    now: Moment,
) -> Result<(), Error> {
    let (slot, begins, ends) = written(opening.slot);
    exec!(
        tx,
        "insert into openings (community_id, id, program, subject_id, room, slot, begins_at, ends_at, gap_days, state, created_at, changed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)",
        community,
        opening.id,
        opening.program,
        opening.subject,
        opening.room,
        slot,
        begins,
        ends,
        opening.gap_days,
        opening.state,
        now
    )?;
    Ok(())
}

/// Saves an opening.
pub(super) async fn save(
    tx: &mut Tx,
    community: CommunityId,
    opening: &Opening,
    now: Moment,
) -> Result<(), Error> {
    let (slot, begins, ends) = written(opening.slot);
    exec!(
        tx,
        "update openings set room = $3, slot = $4, begins_at = $5, ends_at = $6, gap_days = $7, state = $8, changed_at = $9
         where community_id = $1 and id = $2",
        community,
        opening.id,
        opening.room,
        slot,
        begins,
        ends,
        opening.gap_days,
        opening.state,
        now
    )?;
    Ok(())
}

/// One pledge.
pub async fn pledge(tx: &mut Tx, community: CommunityId, id: PledgeId) -> Result<Pledge, Error> {
    let found = opt!(
        tx,
        PledgeRow,
        "select id, opening_id, neighbor_id, quantity, from_day, to_day, clear_day, state, until, begun_at, made_at, changed_at
         from pledges where community_id = $1 and id = $2",
        community,
        id
    )?;
    found.map(Pledge::from).ok_or(Error::NotFound)
}

/// The pledges of an opening that take room now or on a day to come.
pub async fn taking_room(
    tx: &mut Tx,
    community: CommunityId,
    opening: OpeningId,
    today: Day,
) -> Result<Vec<Pledge>, Error> {
    let found = all!(
        tx,
        PledgeRow,
        "select id, opening_id, neighbor_id, quantity, from_day, to_day, clear_day, state, until, begun_at, made_at, changed_at
         from pledges
         where community_id = $1 and opening_id = $2
           and (state = 'held' or state = 'confirmed' or (state = 'kept' and clear_day > $3))
         order by made_at, id limit $4",
        community,
        opening,
        today,
        PLEDGES_LIMIT
    )?;
    Ok(pledges(found))
}

/// The pledges of an opening of which it is known how they went: kept, or missed.
pub async fn over(
    tx: &mut Tx,
    community: CommunityId,
    opening: OpeningId,
) -> Result<Vec<Pledge>, Error> {
    let found = all!(
        tx,
        PledgeRow,
        "select id, opening_id, neighbor_id, quantity, from_day, to_day, clear_day, state, until, begun_at, made_at, changed_at
         from pledges where community_id = $1 and opening_id = $2 and state in ('kept', 'missed')
         order by made_at, id limit $3",
        community,
        opening,
        PLEDGES_LIMIT
    )?;
    Ok(pledges(found))
}

/// What somebody holds or has promised and not kept.
pub async fn standing_of(
    tx: &mut Tx,
    community: CommunityId,
    neighbor: NeighborId,
) -> Result<Vec<Pledge>, Error> {
    let found = all!(
        tx,
        PledgeRow,
        "select id, opening_id, neighbor_id, quantity, from_day, to_day, clear_day, state, until, begun_at, made_at, changed_at
         from pledges
         where community_id = $1 and neighbor_id = $2 and state in ('held', 'confirmed')
         order by made_at, id limit $3",
        community,
        neighbor,
        PLEDGES_LIMIT
    )?;
    Ok(pledges(found))
}

/// Held pledges whose moment has passed.
pub(super) async fn lapsing(
    tx: &mut Tx,
    community: CommunityId,
    now: Moment,
    limit: i64,
) -> Result<Vec<Pledge>, Error> {
    let found = all!(
        tx,
        PledgeRow,
        "select id, opening_id, neighbor_id, quantity, from_day, to_day, clear_day, state, until, begun_at, made_at, changed_at
         from pledges
         where community_id = $1 and state = 'held' and until <= $2
         order by until, id limit $3",
        community,
        now,
        limit
    )?;
    Ok(pledges(found))
}

/// Pledges of a program that lapsed and of which nobody was told yet.
pub async fn with_news(
    tx: &mut Tx,
    community: CommunityId,
    program: Program,
    limit: i64,
) -> Result<Vec<Pledge>, Error> {
    let found = all!(
        tx,
        PledgeRow,
        "select p.id, p.opening_id, p.neighbor_id, p.quantity, p.from_day, p.to_day, p.clear_day, p.state, p.until, p.begun_at, p.made_at, p.changed_at
         from pledges p join openings o on o.community_id = p.community_id and o.id = p.opening_id
         where p.community_id = $1 and p.news and o.program = $2
         order by p.changed_at, p.id limit $3",
        community,
        program,
        limit
    )?;
    Ok(pledges(found))
}

/// Notes that whoever should know was told.
pub async fn told(tx: &mut Tx, community: CommunityId, id: PledgeId) -> Result<(), Error> {
    exec!(
        tx,
        "update pledges set news = false where community_id = $1 and id = $2",
        community,
        id
    )?;
    Ok(())
}

/// Every pledge of a community.
pub(super) async fn all(tx: &mut Tx, community: CommunityId) -> Result<Vec<Pledge>, Error> {
    let found = all!(
        tx,
        PledgeRow,
        "select id, opening_id, neighbor_id, quantity, from_day, to_day, clear_day, state, until, begun_at, made_at, changed_at
         from pledges where community_id = $1 order by id",
        community
    )?;
    Ok(pledges(found))
}

/// Writes a pledge down.
pub(super) async fn insert_pledge(
    tx: &mut Tx,
    community: CommunityId,
    opening: &Opening,
    pledge: &Pledge,
) -> Result<(), Error> {
    exec!(
        tx,
        "insert into pledges (community_id, id, opening_id, neighbor_id, quantity, from_day, to_day, clear_day, state, single, until, begun_at,
                              news, made_at, changed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, false, $13, $14)",
        community,
        pledge.id,
        pledge.opening,
        pledge.neighbor,
        pledge.quantity,
        pledge.days.map(|days| days.from),
        pledge.days.map(|days| days.to),
        pledge.clear,
        pledge.state,
        is_single(opening, pledge),
        pledge.until,
        pledge.begun_at,
        pledge.made_at,
        pledge.changed_at
    )?;
    Ok(())
}

/// Saves where a pledge stands. One that lapsed is news for its program.
pub(super) async fn save_pledge(
    tx: &mut Tx,
    community: CommunityId,
    opening: &Opening,
    pledge: &Pledge,
) -> Result<(), Error> {
    exec!(
        tx,
        "update pledges
         set from_day = $3, to_day = $4, clear_day = $5, state = $6, single = $7, until = $8, begun_at = $9, news = $10, changed_at = $11
         where community_id = $1 and id = $2",
        community,
        pledge.id,
        pledge.days.map(|days| days.from),
        pledge.days.map(|days| days.to),
        pledge.clear,
        pledge.state,
        is_single(opening, pledge),
        pledge.until,
        pledge.begun_at,
        pledge.state == PledgeState::Lapsed,
        pledge.changed_at
    )?;
    Ok(())
}

/// Whether nobody may hold a second one beside it.
fn is_single(opening: &Opening, pledge: &Pledge) -> bool {
    opening.is_once_each() && pledge.state.takes_room()
}

/// Adds a step to a pledge's history: where it stands now, and by whose hand.
pub(super) async fn note_step(
    tx: &mut Tx,
    community: CommunityId,
    pledge: &Pledge,
    by: Option<NeighborId>,
) -> Result<(), Error> {
    exec!(
        tx,
        "insert into pledge_steps (community_id, pledge_id, step, state, by_id, at)
         select $1, $2, coalesce(max(step), 0) + 1, $3, $4, $5 from pledge_steps where community_id = $1 and pledge_id = $2",
        community,
        pledge.id,
        pledge.state,
        by,
        pledge.changed_at
    )?;
    Ok(())
}

row! {
    /// One step of a pledge's history.
    pub struct Step {
        /// Where it stood from then on.
        pub state: PledgeState,
        /// By whose hand; `None` is the clock or the program.
        pub by_id: Option<NeighborId>,
        /// When.
        pub at: Moment,
    }
}

/// A pledge's history, the first step first.
pub async fn steps(tx: &mut Tx, community: CommunityId, id: PledgeId) -> Result<Vec<Step>, Error> {
    all!(
        tx,
        Step,
        "select state, by_id, at from pledge_steps where community_id = $1 and pledge_id = $2 order by step",
        community,
        id
    )
}
