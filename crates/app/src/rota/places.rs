//! Who comes to which date: joining, stepping in for somebody, who came and who did not.

use domain::openings::{Pledge, PledgeState, Wish};
use domain::people::Actor;
use domain::rota::{Date, Helper, Series, may_join};
use domain::{CommunityId, DateId, Day, NeighborId, OpeningId, PledgeId, Refusal, RoleId};

use super::{covers, sql};
use crate::db::Tx;
use crate::openings::{self, Taking, Turn};
use crate::{App, Error, community, people};

/// The pledges that stand on a date.
pub async fn pledges(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    date: DateId,
) -> Result<Vec<Pledge>, Error> {
    let mut all = Vec::new();
    for place in sql::places(tx, community, date).await? {
        let stand = openings::Stand::of(tx, app, community, place.opening_id).await?;
        all.extend(stand.standing().cloned());
    }
    Ok(all)
}

/// The helpers of each role on a date, in the order of the roles.
pub async fn helpers(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    date: &Date,
) -> Result<Vec<Vec<(Pledge, Helper)>>, Error> {
    let mut roles = Vec::new();
    for place in sql::places(tx, community, date.id).await? {
        let stand = openings::Stand::of(tx, app, community, place.opening_id).await?;
        let mut there = Vec::new();
        for pledge in stand.standing() {
            let mut helper = helper(tx, community, date, pledge.neighbor, app).await?;
            helper.leaving = covers::of_pledge(tx, community, pledge.id).await?.is_some();
            there.push((pledge.clone(), helper));
        }
        roles.push(there);
    }
    Ok(roles)
}

async fn helper(
    tx: &mut Tx,
    community: CommunityId,
    date: &Date,
    neighbor: NeighborId,
    app: &App,
) -> Result<Helper, Error> {
    let now = app.clock.now();
    let known = people::row(tx, community, neighbor).await?.neighbor().known;
    let new = !sql::helped_before(tx, community, date.series, neighbor, now).await?;
    Ok(Helper {
        neighbor,
        known,
        new,
        leaving: false,
    })
}

/// Somebody takes a place on a date: for themself, or an organizer for them. Where somebody else wished to be
/// replaced, this replaces them.
pub async fn join(
    app: &App,
    who: Actor,
    date: DateId,
    role: RoleId,
    whose: NeighborId,
) -> Result<Pledge, Error> {
    who.may_change(whose)?;
    let mut tx = app.db.write(who.community()).await?;
    let date = sql::date(&mut tx, who.community(), date).await?;
    let pledge = join_within(&mut tx, app, who, &date, role, whose).await?;
    tx.commit().await?;
    Ok(pledge)
}

/// The same, inside a larger change.
pub(super) async fn join_within(
    tx: &mut Tx,
    app: &App,
    who: Actor,
    date: &Date,
    role: RoleId,
    whose: NeighborId,
) -> Result<Pledge, Error> {
    let community = who.community();
    if !date.is_ahead(app.clock.now()) {
        return Err(Refusal::TooLate.into());
    }
    let series = sql::found(tx, community, date.series).await?;
    let opening = place(tx, community, date, role).await?;
    allowed(tx, app, community, &series, date, role, whose).await?;
    covers::make_room(tx, app, who, date, role, whose).await?;
    let wish = Wish {
        neighbor: whose,
        quantity: 1,
        days: None,
        until: None,
    };
    let pledge = openings::take(tx, app, who, opening, wish).await?.yours()?;
    covers::joined(tx, app, who, date, role, &pledge).await?;
    Ok(pledge)
}

/// The rules of the rota about who may take a place.
async fn allowed(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    series: &Series,
    date: &Date,
    role: RoleId,
    whose: NeighborId,
) -> Result<(), Error> {
    let at = series.roles.iter().position(|known| known.id == role);
    let at = at.ok_or(Error::NotFound)?;
    let there: Vec<Vec<Helper>> = helpers(tx, app, community, date)
        .await?
        .into_iter()
        .map(|role| role.into_iter().map(|(_, helper)| helper).collect())
        .collect();
    let staying = |helpers: &[Helper]| -> Vec<Helper> {
        helpers
            .iter()
            .filter(|helper| !helper.leaving)
            .copied()
            .collect()
    };
    let of_role = staying(there.get(at).map_or(&[], Vec::as_slice));
    let all = staying(&there.concat());
    if all.iter().any(|helper| helper.neighbor == whose) {
        return Err(Refusal::AlreadyYours.into());
    }
    let places: u32 = series.roles.iter().map(|role| role.most).sum();
    let who = helper(tx, community, date, whose, app).await?;
    let when = (date.begins, app.clock.now());
    Ok(may_join(
        &series.roles[at],
        series.conditions,
        &of_role,
        &all,
        places,
        who,
        when,
    )?)
}

/// On which date somebody's promise is.
pub async fn date_of(app: &App, who: Actor, pledge: PledgeId) -> Result<DateId, Error> {
    let community = who.community();
    let mut tx = app.db.read().await?;
    let found = openings::sql::pledge(&mut tx, community, pledge).await?;
    who.may_change(found.neighbor)?;
    let place = sql::place_of(&mut tx, community, found.opening).await?;
    Ok(place.date_id)
}

/// The opening of a role on a date.
pub(super) async fn place(
    tx: &mut Tx,
    community: CommunityId,
    date: &Date,
    role: RoleId,
) -> Result<OpeningId, Error> {
    let places = sql::places(tx, community, date.id).await?;
    let place = places.iter().find(|place| place.role_id == role);
    Ok(place.ok_or(Error::NotFound)?.opening_id)
}

/// Seats somebody who comes to every date, unless they are away, hold it already, or the rules say no. Tells
/// whether they were seated.
pub(super) async fn seat_standing(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    series: &Series,
    date: &Date,
    role: RoleId,
    whose: NeighborId,
) -> Result<bool, Error> {
    let zone = community::load(tx, community).await?.zone;
    if sql::is_away(tx, community, whose, zone.day(date.begins)).await? {
        return Ok(false);
    }
    match allowed(tx, app, community, series, date, role, whose).await {
        Ok(()) => {}
        Err(Error::Refused(_) | Error::NotFound) => return Ok(false),
        Err(error) => return Err(error),
    }
    let opening = place(tx, community, date, role).await?;
    let wish = Wish {
        neighbor: whose,
        quantity: 1,
        days: None,
        until: None,
    };
    match openings::take(tx, app, Actor::Program(community), opening, wish).await {
        Ok(taking) => Ok(matches!(taking, Taking::Yours(_))),
        Err(Error::Refused(_)) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Most days that somebody is away at a time.
pub const AWAY_LIMIT: i64 = 366;

/// Somebody is away from one day to another, both of them too: every date in between that they promised is opened at
/// once for somebody else, and they are seated on none. Gives how many were opened.
pub async fn go_away(app: &App, who: Actor, from: Day, to: Day) -> Result<usize, Error> {
    let me = who.is_somebody()?;
    let community = who.community();
    let now = app.clock.now();
    let mut tx = app.db.write(community).await?;
    let zone = community::load(&mut tx, community).await?.zone;
    if to < from || to < zone.day(now) || to > from.plus_days(AWAY_LIMIT) {
        return Err(Refusal::NotFit.into());
    }
    exec!(
        &mut tx,
        "insert into away (community_id, neighbor_id, from_day, to_day, made_at) values ($1, $2, $3, $4, $5)
         on conflict (community_id, neighbor_id, from_day) do update set to_day = excluded.to_day, made_at = excluded.made_at",
        community,
        me,
        from,
        to,
        now
    )?;
    let mut opened = 0;
    for pledge in openings::sql::standing_of(&mut tx, community, me).await? {
        let Ok(place) = sql::place_of(&mut tx, community, pledge.opening).await else {
            continue;
        };
        let date = sql::date(&mut tx, community, place.date_id).await?;
        let day = zone.day(date.begins);
        if date.begins > now && from <= day && day <= to {
            covers::cannot_within(&mut tx, app, who, pledge.id).await?;
            opened += 1;
        }
    }
    tx.commit().await?;
    Ok(opened)
}

/// Somebody came instead of whoever had promised, or besides: written down afterwards by an organizer.
pub async fn came_instead(
    app: &App,
    who: Actor,
    date: DateId,
    role: RoleId,
    whose: NeighborId,
) -> Result<(), Error> {
    who.organizes()?;
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    let date = sql::date(&mut tx, community, date).await?;
    people::row(&mut tx, community, whose).await?;
    if date.begins > app.clock.now() {
        return Err(Refusal::TooLate.into());
    }
    let opening = place(&mut tx, community, &date, role).await?;
    openings::write_down(&mut tx, app, who, opening, whose).await?;
    tx.commit().await
}

/// An organizer writes down that somebody came or did not.
pub async fn came(app: &App, who: Actor, pledge: PledgeId, came: Came) -> Result<(), Error> {
    who.organizes()?;
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    let found = openings::sql::pledge(&mut tx, community, pledge).await?;
    let place = sql::place_of(&mut tx, community, found.opening).await?;
    let date = sql::date(&mut tx, community, place.date_id).await?;
    if date.begins > app.clock.now() {
        return Err(Refusal::TooLate.into());
    }
    let turn = match came {
        Came::Came => Turn::Keep,
        Came::Absent => Turn::Miss,
    };
    openings::take_turn(&mut tx, app, who, pledge, turn).await?;
    tx.commit().await
}

/// Whether somebody came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Came {
    /// They did.
    Came,
    /// They did not.
    Absent,
}

domain::worded!(Came { Came = "came", Absent = "absent" });

/// Whether a pledge is somebody's own and still counts on a date ahead.
pub(super) fn still_counts(pledge: &Pledge) -> bool {
    matches!(pledge.state, PledgeState::Held | PledgeState::Confirmed)
}
