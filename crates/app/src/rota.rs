//! Rotas: a series and its dates; who promised which place; and how a place that came free finds somebody.
//!
//! A place on a date is an opening, and a promise to come is a pledge: whether there is room is decided there. Here
//! stands who may take it, what becomes of promises when a series changes, and who is told what. Nobody who promised
//! is ever lost: they are kept, or they are asked.

pub mod again;
pub mod covers;
pub mod dates;
pub mod feeds;
pub mod own;
pub mod places;
pub mod sql;
pub mod view;
pub mod watch;

use std::collections::BTreeSet;

use domain::messages::Letter;
use domain::openings::{Opening, OpeningState, Program, Slot};
use domain::people::Actor;
use domain::rota::{Bond, Date, SERIES_LIMIT, Series, SeriesState, reshape};
use domain::{CommunityId, DateId, NeighborId, Refusal, RoleId, SeriesId};

use crate::db::Tx;
use crate::{App, Error, community, messages, openings, people};

/// Begins a series, and makes its first dates.
pub async fn start(app: &App, who: Actor, series: Series) -> Result<SeriesId, Error> {
    who.organizes()?;
    let community = who.community();
    let series = series.checked()?;
    let mut tx = app.db.write(community).await?;
    if sql::all(&mut tx, community).await?.len() >= SERIES_LIMIT {
        return Err(Refusal::TooMany.into());
    }
    sql::save(&mut tx, community, &series, who.neighbor(), app.clock.now()).await?;
    dates::make_ahead(&mut tx, app, community, &series).await?;
    tx.commit().await?;
    Ok(series.id)
}

/// What changing a series did to its dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Changed {
    /// Dates that lie at another time now.
    pub moved: usize,
    /// Dates that the rule has no place for any more, kept because somebody promised them.
    pub kept: usize,
    /// Dates that went, which nobody had promised.
    pub gone: usize,
    /// People who were asked whether it still suits them.
    pub asked: usize,
}

/// Changes a series. Dates follow; everybody who had promised one that changed keeps it and is asked whether it still
/// suits.
pub async fn change(app: &App, who: Actor, after: Series) -> Result<Changed, Error> {
    who.organizes()?;
    let community = who.community();
    let after = after.checked()?;
    let mut tx = app.db.write(community).await?;
    let before = sql::found(&mut tx, community, after.id).await?;
    let kept: Vec<RoleId> = after.roles.iter().map(|role| role.id).collect();
    if before.roles.iter().any(|role| !kept.contains(&role.id)) {
        return Err(Refusal::StillPromised.into());
    }
    sql::save(&mut tx, community, &after, who.neighbor(), app.clock.now()).await?;
    let changed = follow(&mut tx, app, who, &before, &after).await?;
    dates::make_ahead(&mut tx, app, community, &after).await?;
    tx.commit().await?;
    Ok(changed)
}

/// Lets the dates that are there follow a series that changed.
async fn follow(
    tx: &mut Tx,
    app: &App,
    who: Actor,
    before: &Series,
    after: &Series,
) -> Result<Changed, Error> {
    let community = who.community();
    let now = app.clock.now();
    let zone = community::load(tx, community).await?.zone;
    let there = sql::ahead(tx, community, after.id, now).await?;
    let promised = sql::promised_dates(tx, community, after.id).await?;
    let reshaped = reshape(after, &there, &promised, now, &zone);
    let (moved, kept, gone) = (
        reshaped.moved.len(),
        reshaped.stranded.len(),
        reshaped.gone.len(),
    );
    let mut changed = Changed {
        moved,
        kept,
        gone,
        asked: 0,
    };
    for (id, original) in reshaped.moved {
        let date = find(&there, id)?;
        let (begins, ends) = after.slot(original, &zone);
        let moved = Date {
            original,
            ..date.moved_to(begins, ends, now)?
        };
        changed.asked += dates::put_elsewhere(tx, app, community, &moved).await?;
    }
    for id in reshaped.stranded {
        let kept = find(&there, id)?;
        let touched = Date {
            sequence: kept.sequence + 1,
            ..kept.clone()
        };
        sql::save_date(tx, community, &touched, now).await?;
        changed.asked += dates::ask_whether_it_suits(tx, app, community, &touched).await?;
    }
    for id in reshaped.gone {
        sql::drop_date(tx, community, id).await?;
    }
    resize(tx, app, community, before, after, &there).await?;
    Ok(changed)
}

fn find(there: &[Date], id: DateId) -> Result<&Date, Error> {
    there
        .iter()
        .find(|date| date.id == id)
        .ok_or(Error::NotFound)
}

/// Gives the places of every date the room that their roles have now, and makes places of new roles.
async fn resize(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    before: &Series,
    after: &Series,
    there: &[Date],
) -> Result<(), Error> {
    if before.roles == after.roles {
        return Ok(());
    }
    for date in there {
        let places = sql::places(tx, community, date.id).await?;
        for role in &after.roles {
            match places.iter().find(|place| place.role_id == role.id) {
                Some(place) => {
                    openings::change_room(tx, app, community, place.opening_id, role.most).await?;
                }
                None if !places.is_empty() => {
                    dates::make_place(tx, app, community, date, role).await?;
                }
                None => {}
            }
        }
    }
    Ok(())
}

/// Lets a series rest, go on, or end. What is promised stays promised; who wants to cancel dates does so one by one,
/// or ends the series, which calls off all that lies ahead and tells everybody.
pub async fn turn(app: &App, who: Actor, id: SeriesId, state: SeriesState) -> Result<(), Error> {
    who.organizes()?;
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    let series = sql::found(&mut tx, community, id).await?;
    let turned = Series { state, ..series };
    sql::save(&mut tx, community, &turned, who.neighbor(), app.clock.now()).await?;
    match state {
        SeriesState::Running => dates::make_ahead(&mut tx, app, community, &turned).await?,
        SeriesState::Resting => {}
        SeriesState::Ended => {
            let now = app.clock.now();
            for date in sql::ahead(&mut tx, community, id, now).await? {
                dates::call_off_within(&mut tx, app, who, &date).await?;
            }
        }
    }
    tx.commit().await
}

/// Somebody comes to every date of a series from now on. They hold a place on all that are made already and free.
pub async fn stand(
    app: &App,
    who: Actor,
    series: SeriesId,
    role: RoleId,
    whose: NeighborId,
) -> Result<usize, Error> {
    who.may_change(whose)?;
    let community = who.community();
    let now = app.clock.now();
    let mut tx = app.db.write(community).await?;
    let found = sql::found(&mut tx, community, series).await?;
    let role = found
        .roles
        .iter()
        .find(|known| known.id == role)
        .ok_or(Error::NotFound)?
        .id;
    people::row(&mut tx, community, whose).await?;
    sql::set_standing(&mut tx, community, (series, role, whose), Some(now)).await?;
    let mut taken = 0;
    for date in sql::ahead(&mut tx, community, series, now).await? {
        let joined = places::seat_standing(&mut tx, app, community, &found, &date, role, whose);
        taken += usize::from(joined.await?);
    }
    tx.commit().await?;
    Ok(taken)
}

/// Somebody no longer comes to every date. What they hold on single dates they keep until they say otherwise.
pub async fn stand_down(
    app: &App,
    who: Actor,
    series: SeriesId,
    role: RoleId,
    whose: NeighborId,
) -> Result<(), Error> {
    who.may_change(whose)?;
    let mut tx = app.db.write(who.community()).await?;
    sql::set_standing(&mut tx, who.community(), (series, role, whose), None).await?;
    tx.commit().await
}

/// Somebody would step in, or relies on it, from now on or no longer.
pub async fn bind(
    app: &App,
    who: Actor,
    series: SeriesId,
    whose: NeighborId,
    bond: Bond,
    holds: Holds,
) -> Result<(), Error> {
    who.may_change(whose)?;
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    sql::found(&mut tx, community, series).await?;
    people::row(&mut tx, community, whose).await?;
    let since = (holds == Holds::FromNowOn).then(|| app.clock.now());
    sql::set_bond(&mut tx, community, (series, whose, bond), since).await?;
    tx.commit().await
}

/// Whether something holds from now on, or no longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// It does.
    FromNowOn,
    /// It does not.
    NoLonger,
}

/// The opening of one role on a date.
fn opening(app: &App, date: &Date, room: u32) -> Opening {
    Opening {
        id: app.chance.id(app.clock.now()),
        program: Program::Rota,
        subject: date.id.0,
        room,
        slot: Slot::At {
            begins: date.begins,
            ends: date.ends,
        },
        gap_days: 0,
        state: OpeningState::Open,
    }
}

/// Tells everybody who organizes, and those who rely on a series, something about one of its dates, each once.
async fn tell_those_who_rely(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    date: &Date,
    letter: Letter,
) -> Result<(), Error> {
    let now = app.clock.now();
    let mut told: BTreeSet<NeighborId> = BTreeSet::new();
    let organizers = people::roles::organizers(tx, community, now).await?;
    told.extend(organizers.iter().map(|organizer| organizer.neighbor_id));
    told.extend(sql::bound(tx, community, date.series, Bond::Relies).await?);
    let about = date.id.to_string();
    for neighbor in told {
        messages::tell_again(
            tx,
            app,
            community,
            neighbor,
            letter,
            Some(&about),
            date.sequence.into(),
        )
        .await?;
    }
    Ok(())
}
