//! What letters about rotas say: what it is, where and when. Who else comes stands on the page, for those who belong
//! to it.

use domain::asking::Said;
use domain::community::Community;
use domain::messages::{Letter, Way};
use domain::rota::{CoverState, Date, DateState};
use domain::words::{LINE_LIMIT, line};
use domain::{CoverId, DateId, PledgeId};

use super::{Enclosed, Notice, parsed, url};
use crate::db::Tx;
use crate::rota::{covers, sql};
use crate::tokens::{self, Purpose};
use crate::{App, Error, asking, openings, people};

/// Whether somebody could step in, or need not any more.
pub(super) async fn about_a_search(
    tx: &mut Tx,
    app: &App,
    home: &Community,
    notice: &Notice<'_>,
    letter: &mut Enclosed,
) -> Result<bool, Error> {
    let id: CoverId = parsed(notice)?;
    let cover = covers::found(tx, home.id, id).await?;
    let date = sql::date(tx, home.id, cover.date_id).await?;
    if notice.letter == Letter::RotaAsk {
        let stood = asking::sql::ladder_about(tx, home.id, id.0, notice.neighbor).await?;
        let asked = stood
            .as_ref()
            .is_some_and(|(_, one)| one.said == Said::Asked);
        if cover.state != CoverState::Open || !asked || date.begins <= app.clock.now() {
            return Ok(false);
        }
        letter.facts.until = stood.and_then(|(_, one)| one.until);
    }
    say(tx, home, letter, &date).await?;
    let role = sql::found(tx, home.id, date.series).await?;
    let role = role.roles.iter().find(|role| role.id == cover.role_id);
    letter.facts.category = role.map(|role| line(&role.name, LINE_LIMIT));
    link(
        tx,
        app,
        home,
        notice,
        letter,
        Purpose::Cover,
        &id.to_string(),
    )
    .await
}

/// A promise that comes near.
pub(super) async fn about_a_promise(
    tx: &mut Tx,
    app: &App,
    home: &Community,
    notice: &Notice<'_>,
    letter: &mut Enclosed,
) -> Result<bool, Error> {
    let id: PledgeId = parsed(notice)?;
    let pledge = openings::sql::pledge(tx, home.id, id).await?;
    let place = sql::place_of(tx, home.id, pledge.opening).await?;
    let date = sql::date(tx, home.id, place.date_id).await?;
    let now = app.clock.now();
    let holds = pledge.neighbor == notice.neighbor && pledge.stands(now);
    if !holds || date.begins <= now || date.state != DateState::Planned {
        return Ok(false);
    }
    say(tx, home, letter, &date).await?;
    link(
        tx,
        app,
        home,
        notice,
        letter,
        Purpose::Pledge,
        &id.to_string(),
    )
    .await
}

/// News about a date: to whoever promised it (about their pledge, or their search), to those who rely on it and to
/// organizers (about the date).
pub(super) async fn about_a_date(
    tx: &mut Tx,
    app: &App,
    home: &Community,
    notice: &Notice<'_>,
    letter: &mut Enclosed,
) -> Result<bool, Error> {
    let word = notice.about.unwrap_or_default();
    let by_pledge = match word.parse::<PledgeId>() {
        Ok(id) => openings::sql::pledge(tx, home.id, id).await.ok(),
        Err(_) => None,
    };
    let cover = match word.parse::<CoverId>() {
        Ok(id) => covers::found(tx, home.id, id).await.ok(),
        Err(_) => None,
    };
    let (date, purpose) = match (&by_pledge, &cover) {
        (Some(pledge), _) if pledge.neighbor == notice.neighbor => {
            let place = sql::place_of(tx, home.id, pledge.opening).await?;
            (place.date_id, Purpose::Pledge)
        }
        (None, Some(cover)) => (cover.date_id, Purpose::Date),
        _ => (parsed::<DateId>(notice)?, Purpose::Date),
    };
    let date = sql::date(tx, home.id, date).await?;
    if !still_true(notice.letter, &date, app.clock.now()) {
        return Ok(false);
    }
    say(tx, home, letter, &date).await?;
    letter.facts.turn = match () {
        () if date.state == DateState::CalledOff => "off",
        () if purpose == Purpose::Pledge => "mine",
        () if cover.is_some() => "mine",
        () => "theirs",
    };
    let about = match purpose {
        Purpose::Pledge => word.to_owned(),
        _ => date.id.to_string(),
    };
    link(tx, app, home, notice, letter, purpose, &about).await
}

fn still_true(letter: Letter, date: &Date, now: domain::Moment) -> bool {
    match letter {
        Letter::RotaAlarm => date.arrived_at.is_none(),
        Letter::RotaUncovered | Letter::RotaNobody => {
            date.state == DateState::Planned && date.ends > now
        }
        _ => date.ends > now,
    }
}

async fn say(
    tx: &mut Tx,
    home: &Community,
    letter: &mut Enclosed,
    date: &Date,
) -> Result<(), Error> {
    let series = sql::found(tx, home.id, date.series).await?;
    letter.facts.thing = Some(line(&series.name, LINE_LIMIT));
    letter.facts.begins = Some(date.begins);
    if !series.place.is_empty() {
        letter.facts.area = Some(line(&series.place, LINE_LIMIT));
    }
    Ok(())
}

async fn link(
    tx: &mut Tx,
    app: &App,
    home: &Community,
    notice: &Notice<'_>,
    letter: &mut Enclosed,
    purpose: Purpose,
    about: &str,
) -> Result<bool, Error> {
    people::row(tx, home.id, notice.neighbor).await?;
    if notice.way != Way::Voice {
        let token = tokens::link(tx, app, home.id, purpose, notice.neighbor, about).await?;
        letter.facts.link = Some(url(&letter.facts, "l", &token));
    }
    Ok(true)
}
