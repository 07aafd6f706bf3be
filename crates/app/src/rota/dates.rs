//! The dates of a series: made some weeks ahead, moved, called off, without losing anybody who promised.

use domain::messages::Letter;
use domain::openings::Slot;
use domain::people::Actor;
use domain::rota::{Date, DateState, Role, Series, planned};
use domain::{CommunityId, DateId, Moment};

use super::sql::PlaceRow;
use super::{covers, opening, places, sql};
use crate::db::Tx;
use crate::{App, Error, community, messages, openings};

/// Makes the dates that are still missing in the next weeks, each with its places, and seats those who come to every
/// date.
pub(super) async fn make_ahead(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    series: &Series,
) -> Result<(), Error> {
    let now = app.clock.now();
    let zone = community::load(tx, community).await?.zone;
    let there = sql::ahead(tx, community, series.id, now).await?;
    for original in planned(series, &there, now, &zone) {
        let (begins, ends) = series.slot(original, &zone);
        let date = Date {
            id: app.chance.id(now),
            series: series.id,
            original,
            begins,
            ends,
            state: DateState::Planned,
            sequence: 0,
            started_at: None,
            arrived_at: None,
        };
        sql::save_date(tx, community, &date, now).await?;
        for role in &series.roles {
            make_place(tx, app, community, &date, role).await?;
        }
        for standing in sql::standing(tx, community, series.id).await? {
            let (role, whose) = (standing.role_id, standing.neighbor_id);
            places::seat_standing(tx, app, community, series, &date, role, whose).await?;
        }
    }
    Ok(())
}

/// Makes the place of a role on a date.
pub(super) async fn make_place(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    date: &Date,
    role: &Role,
) -> Result<(), Error> {
    let opening = opening(app, date, role.most);
    let place = PlaceRow {
        date_id: date.id,
        role_id: role.id,
        opening_id: opening.id,
    };
    openings::open(tx, app, community, opening).await?;
    sql::insert_place(tx, community, place).await
}

/// Makes the dates of every series that goes on, as the worker does every hour.
pub async fn make_all_ahead(app: &App) -> Result<(), Error> {
    let mut tx = app.db.read().await?;
    let homes = community::all(&mut tx).await?;
    drop(tx);
    for home in homes {
        let mut tx = app.db.write(home.id).await?;
        for series in sql::all(&mut tx, home.id).await? {
            make_ahead(&mut tx, app, home.id, &series).await?;
        }
        tx.commit().await?;
    }
    Ok(())
}

/// Moves one date. Everybody who promised keeps their place and is asked whether it still suits.
pub async fn shift(app: &App, who: Actor, id: DateId, begins: Moment) -> Result<(), Error> {
    who.organizes()?;
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    let date = sql::date(&mut tx, community, id).await?;
    let length = date.ends.since(date.begins);
    let moved = date.moved_to(begins, begins.plus(length), app.clock.now())?;
    put_elsewhere(&mut tx, app, community, &moved).await?;
    tx.commit().await
}

/// Saves a date that moved, with its openings. Gives how many were asked whether it suits.
pub(super) async fn put_elsewhere(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    date: &Date,
) -> Result<usize, Error> {
    sql::save_date(tx, community, date, app.clock.now()).await?;
    for place in sql::places(tx, community, date.id).await? {
        let mut opening = openings::sql::found(tx, community, place.opening_id).await?;
        opening.slot = Slot::At {
            begins: date.begins,
            ends: date.ends,
        };
        openings::change(tx, app, community, &opening).await?;
    }
    ask_whether_it_suits(tx, app, community, date).await
}

/// Asks everybody who promised a date that changed whether it still suits. They stay responsible until they say no.
pub(super) async fn ask_whether_it_suits(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    date: &Date,
) -> Result<usize, Error> {
    let mut asked = 0;
    for pledge in places::pledges(tx, app, community, date.id).await? {
        let (letter, about) = (Letter::RotaChanged, pledge.id.to_string());
        let round = i64::from(date.sequence);
        messages::tell_again(
            tx,
            app,
            community,
            pledge.neighbor,
            letter,
            Some(&about),
            round,
        )
        .await?;
        asked += 1;
    }
    super::tell_those_who_rely(tx, app, community, date, Letter::RotaChanged).await?;
    Ok(asked)
}

/// Calls one date off. Everybody who promised it, and those who rely on it, are told.
pub async fn call_off(app: &App, who: Actor, id: DateId) -> Result<(), Error> {
    who.organizes()?;
    let mut tx = app.db.write(who.community()).await?;
    let date = sql::date(&mut tx, who.community(), id).await?;
    call_off_within(&mut tx, app, who, &date).await?;
    tx.commit().await
}

/// The same, inside a larger change.
pub(super) async fn call_off_within(
    tx: &mut Tx,
    app: &App,
    who: Actor,
    date: &Date,
) -> Result<(), Error> {
    let community = who.community();
    let off = date.called_off(app.clock.now())?;
    if off == *date {
        return Ok(());
    }
    sql::save_date(tx, community, &off, app.clock.now()).await?;
    covers::drop_all(tx, app, community, date.id).await?;
    for place in sql::places(tx, community, date.id).await? {
        for pledge in openings::close(tx, app, who, place.opening_id).await? {
            let about = pledge.id.to_string();
            let letter = Letter::RotaChanged;
            let round = i64::from(off.sequence);
            messages::tell_again(
                tx,
                app,
                community,
                pledge.neighbor,
                letter,
                Some(&about),
                round,
            )
            .await?;
        }
    }
    super::tell_those_who_rely(tx, app, community, &off, Letter::RotaChanged).await
}

/// Somebody who is there taps "started" or "all arrived".
pub async fn tap(app: &App, who: Actor, id: DateId, tap: Tap) -> Result<(), Error> {
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    let date = sql::date(&mut tx, community, id).await?;
    if who.organizes().is_err() {
        let me = who.is_somebody()?;
        let there = places::pledges(&mut tx, app, community, id).await?;
        if !there.iter().any(|pledge| pledge.neighbor == me) {
            return Err(Error::NotFound);
        }
    }
    let now = app.clock.now();
    let tapped = match tap {
        Tap::Started => date.started(now)?,
        Tap::Arrived => date.arrived(now)?,
    };
    sql::save_date(&mut tx, community, &tapped, now).await?;
    tx.commit().await
}

/// What is tapped on a date where a rota asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tap {
    /// It has started.
    Started,
    /// All have arrived.
    Arrived,
}

domain::worded!(Tap { Started = "started", Arrived = "arrived" });
