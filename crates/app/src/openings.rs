//! Openings and pledges: one place where anything with limited room is promised, for every program.
//!
//! A program decides who may and what it means; whether there is room is decided here, inside the program's
//! own change. Two things keep anything from being promised twice: the rule ([`domain::openings`]), which sees
//! all pledges of the opening while nobody else changes the community, and the database, which refuses to
//! count past the room there is (`opening_room`), whoever asks it to.

mod room;
pub mod sql;

use domain::openings::{Days, Now, Opening, OpeningState, Pledge, PledgeState, Wish};
use domain::people::Actor;
use domain::{CommunityId, Day, NeighborId, OpeningId, PledgeId, Refusal};

use crate::db::Tx;
use crate::{App, Error, community};

/// Most pledges of one opening that are looked at: those that take room now or on a day to come.
pub const PLEDGES_LIMIT: i64 = 5_000;

/// The clock of a community.
pub async fn now(tx: &mut Tx, app: &App, community: CommunityId) -> Result<Now, Error> {
    let at = app.clock.now();
    let zone = community::load(tx, community).await?.zone;
    Ok(Now {
        at,
        today: zone.day(at),
    })
}

/// An opening with everything that takes room of it.
pub struct Stand {
    /// The opening.
    pub opening: Opening,
    /// The pledges that take room now or on a day to come.
    pub pledges: Vec<Pledge>,
    /// The clock by which it was looked at.
    pub now: Now,
}

impl Stand {
    /// Looks at an opening.
    pub async fn of(
        tx: &mut Tx,
        app: &App,
        community: CommunityId,
        id: OpeningId,
    ) -> Result<Self, Error> {
        let now = now(tx, app, community).await?;
        let opening = sql::found(tx, community, id).await?;
        let pledges = sql::taking_room(tx, community, id, now.today).await?;
        Ok(Self {
            opening,
            pledges,
            now,
        })
    }

    /// How much is free: at all, or on each of these days.
    pub fn free(&self, days: Option<Days>) -> u32 {
        self.opening.free_for(days, &self.pledges, self.now)
    }

    /// What is free instead, from a day on, for as many days.
    pub fn next_free(&self, from: Day, length_days: i64, quantity: u32) -> Vec<Days> {
        self.opening
            .next_free(from, length_days, quantity, &self.pledges, self.now)
    }

    /// The pledges that stand now.
    pub fn standing(&self) -> impl Iterator<Item = &Pledge> {
        self.pledges
            .iter()
            .filter(|pledge| pledge.stands(self.now.at))
    }
}

/// Makes an opening.
pub async fn open(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    opening: Opening,
) -> Result<(), Error> {
    sql::insert(tx, community, &opening.checked()?, app.clock.now()).await
}

/// How an attempt to take something ended.
#[derive(Debug, Clone, PartialEq)]
pub enum Taking {
    /// It is promised, or held until they confirm.
    Yours(Pledge),
    /// It is taken. These days are free instead, if it is taken by days.
    Gone(Vec<Days>),
}

impl Taking {
    /// The pledge, for whoever has nothing else to offer: what is gone is refused.
    pub fn yours(self) -> Result<Pledge, Error> {
        match self {
            Self::Yours(pledge) => Ok(pledge),
            Self::Gone(_) => Err(Refusal::NotFree.into()),
        }
    }
}

/// Takes some of an opening for somebody. Places whose moment passed are free at once.
pub async fn take(
    tx: &mut Tx,
    app: &App,
    who: Actor,
    id: OpeningId,
    wish: Wish,
) -> Result<Taking, Error> {
    let community = who.community();
    let mut stand = Stand::of(tx, app, community, id).await?;
    lapse(tx, community, &mut stand).await?;
    let new = app.chance.id(stand.now.at);
    match stand.opening.take(new, wish, &stand.pledges, stand.now) {
        Ok(pledge) => {
            sql::insert_pledge(tx, community, &stand.opening, &pledge).await?;
            sql::note_step(tx, community, &pledge, who.neighbor()).await?;
            room::fill(tx, community, &stand.opening, &pledge).await?;
            Ok(Taking::Yours(pledge))
        }
        Err(Refusal::NotFree) => Ok(Taking::Gone(instead(&stand, wish))),
        Err(refusal) => Err(refusal.into()),
    }
}

/// Writes down afterwards that somebody did what an opening was for, although they had not promised it. It takes no
/// room: it is over.
pub async fn write_down(
    tx: &mut Tx,
    app: &App,
    who: Actor,
    id: OpeningId,
    whose: NeighborId,
) -> Result<(), Error> {
    let community = who.community();
    let opening = sql::found(tx, community, id).await?;
    let now = now(tx, app, community).await?;
    let pledge = Pledge {
        id: app.chance.id(now.at),
        opening: id,
        neighbor: whose,
        quantity: 1,
        days: None,
        clear: None,
        state: PledgeState::Kept,
        until: None,
        begun_at: Some(now.at),
        made_at: now.at,
        changed_at: now.at,
    };
    sql::insert_pledge(tx, community, &opening, &pledge).await?;
    sql::note_step(tx, community, &pledge, who.neighbor()).await
}

fn instead(stand: &Stand, wish: Wish) -> Vec<Days> {
    wish.days.map_or(Vec::new(), |days| {
        stand.next_free(days.from, days.count(), wish.quantity)
    })
}

/// Notes what has lapsed, and gives its room back.
async fn lapse(tx: &mut Tx, community: CommunityId, stand: &mut Stand) -> Result<(), Error> {
    let (now, opening) = (stand.now, &stand.opening);
    let mut left = Vec::with_capacity(stand.pledges.len());
    for pledge in std::mem::take(&mut stand.pledges) {
        if pledge.has_lapsed(now.at) {
            let lapsed = pledge.lapse(now)?;
            turn(tx, community, opening, &pledge, &lapsed, None).await?;
        } else {
            left.push(pledge);
        }
    }
    stand.pledges = left;
    Ok(())
}

/// Writes down that a pledge stands elsewhere now, with the room that it takes or gives back.
async fn turn(
    tx: &mut Tx,
    community: CommunityId,
    opening: &Opening,
    before: &Pledge,
    after: &Pledge,
    by: Option<NeighborId>,
) -> Result<(), Error> {
    if before == after {
        return Ok(());
    }
    room::give_back(tx, community, before).await?;
    sql::save_pledge(tx, community, opening, after).await?;
    if before.state != after.state || before.begun_at != after.begun_at {
        sql::note_step(tx, community, after, by).await?;
    }
    room::fill(tx, community, opening, after).await
}

/// One thing that can happen to a pledge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Yes to what was held.
    Confirm,
    /// It begins: handed over, started.
    Begin,
    /// It was done; what was lent is back.
    Keep,
    /// Given back before it began.
    Release,
    /// Nobody came.
    Miss,
    /// Kept longer, until a later day.
    Extend(Day),
}

/// Turns a pledge, by the hand of somebody who may: whoever calls this has asked the program's rules. Gives the
/// pledge as it was and as it is now.
pub async fn take_turn(
    tx: &mut Tx,
    app: &App,
    who: Actor,
    id: PledgeId,
    to: Turn,
) -> Result<(Pledge, Pledge), Error> {
    let community = who.community();
    let before = sql::pledge(tx, community, id).await?;
    let mut stand = Stand::of(tx, app, community, before.opening).await?;
    let (opening, now) = (stand.opening.clone(), stand.now);
    if let Turn::Extend(_) = to {
        lapse(tx, community, &mut stand).await?;
    }
    let after = match to {
        Turn::Confirm => before.confirm(now)?,
        Turn::Begin => opening.hand_over(&before, &stand.pledges, now)?,
        Turn::Keep => before.keep(opening.gap_days, now)?,
        Turn::Release => before.release(now)?,
        Turn::Miss => before.miss(now)?,
        Turn::Extend(day) => opening.extend(&before, day, &stand.pledges, now)?,
    };
    turn(tx, community, &opening, &before, &after, who.neighbor()).await?;
    Ok((before, after))
}

/// Changes how much there is of it. Refused when more than that is promised, now or on a day to come.
pub async fn change_room(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    id: OpeningId,
    room: u32,
) -> Result<(), Error> {
    let mut stand = Stand::of(tx, app, community, id).await?;
    lapse(tx, community, &mut stand).await?;
    let changed = Opening {
        room,
        ..stand.opening.clone()
    }
    .checked()?;
    if room::most_promised(tx, community, id, stand.now.today).await? > i64::from(room) {
        return Err(Refusal::StillPromised.into());
    }
    sql::save(tx, community, &changed, stand.now.at).await?;
    room::resize(tx, community, id, room, stand.now.today).await
}

/// Changes when an opening is, or whether it may be taken. What is promised stays promised.
pub async fn change(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    opening: &Opening,
) -> Result<(), Error> {
    let before = sql::found(tx, community, opening.id).await?;
    let changed = Opening {
        room: before.room,
        ..opening.clone()
    };
    sql::save(tx, community, &changed.checked()?, app.clock.now()).await
}

/// Closes an opening and gives back everything that was promised of it and had not begun; who had promised is for
/// the program to tell.
pub async fn close(
    tx: &mut Tx,
    app: &App,
    who: Actor,
    id: OpeningId,
) -> Result<Vec<Pledge>, Error> {
    let community = who.community();
    let stand = Stand::of(tx, app, community, id).await?;
    let closed = Opening {
        state: OpeningState::Closed,
        ..stand.opening.clone()
    };
    sql::save(tx, community, &closed, stand.now.at).await?;
    let mut let_go = Vec::new();
    for pledge in &stand.pledges {
        if pledge.stands(stand.now.at) && !pledge.is_out() {
            let released = pledge.release(stand.now)?;
            turn(tx, community, &closed, pledge, &released, who.neighbor()).await?;
            let_go.push(pledge.clone());
        }
    }
    Ok(let_go)
}

/// Notes everything of a community whose moment passed, at most so many, so that the programs can tell whoever
/// should know. Readers saw it lapse long before: this only writes it down.
pub async fn sweep(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    limit: i64,
) -> Result<usize, Error> {
    let now = now(tx, app, community).await?;
    let late = sql::lapsing(tx, community, now.at, limit).await?;
    for pledge in &late {
        let opening = sql::found(tx, community, pledge.opening).await?;
        let lapsed = pledge.lapse(now)?;
        turn(tx, community, &opening, pledge, &lapsed, None).await?;
    }
    Ok(late.len())
}

/// What somebody who goes away had promised and not begun is free again. Gives those pledges as they were.
pub async fn let_go_of_neighbor(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    whose: NeighborId,
) -> Result<Vec<Pledge>, Error> {
    let now = now(tx, app, community).await?;
    let mut let_go = Vec::new();
    for pledge in sql::standing_of(tx, community, whose).await? {
        let opening = sql::found(tx, community, pledge.opening).await?;
        let gone = if pledge.is_out() {
            pledge.keep(0, now)?
        } else if pledge.state == PledgeState::Held || pledge.state == PledgeState::Confirmed {
            pledge.release(now)?
        } else {
            continue;
        };
        turn(tx, community, &opening, &pledge, &gone, None).await?;
        let_go.push(pledge);
    }
    Ok(let_go)
}

/// Counts anew, from the pledges, what is promised of every opening, and names how many counters differ: for
/// whoever proves that the data is whole.
pub async fn counted_wrong(tx: &mut Tx, community: CommunityId) -> Result<i64, Error> {
    room::counted_wrong(tx, community).await
}
