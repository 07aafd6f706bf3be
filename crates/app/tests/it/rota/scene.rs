//! A bus stop, and what tests ask about it.

use std::sync::Arc;

use app::Error;
use app::messages::{Carriers, Memory};
use app::rota::{self, Holds, covers, places, sql, watch};
use domain::recurrence::{Recurrence, Rule};
use domain::rota::{Bond, Conditions, Date, Role, Series, SeriesState};
use domain::{DateId, NeighborId, RoleId, SeriesId};
use jiff::civil::{DateTime, date};

use crate::post;
use crate::world::World;

/// Tuesdays and Thursdays at a quarter to eight, from the day after the world's noon.
pub fn first() -> DateTime {
    date(2026, 6, 2).at(7, 45, 0, 0)
}

pub fn bus(world: &World, rule: &str, least: u32, most: u32) -> Series {
    Series {
        id: world.app.chance.id(world.app.clock.now()),
        name: "School bus stop".into(),
        place: "Elm Street 4".into(),
        area: None,
        category: None,
        recurrence: Recurrence::new(first(), Rule::read(rule).unwrap()),
        minutes: 30,
        roles: vec![Role {
            id: world.app.chance.id(world.app.clock.now()),
            name: "Walker".into(),
            least,
            most,
            newcomers: 0,
        }],
        conditions: Conditions::default(),
        taps: false,
        state: SeriesState::Running,
    }
}

pub const TWICE_A_WEEK: &str = "FREQ=WEEKLY;BYDAY=TU,TH";

pub async fn started(world: &World, series: Series) -> (SeriesId, RoleId) {
    let role = series.roles[0].id;
    let id = rota::start(&world.app, world.organizer(), series)
        .await
        .unwrap();
    (id, role)
}

pub async fn ahead(world: &World, id: SeriesId) -> Vec<Date> {
    let mut tx = world.app.db.read().await.unwrap();
    sql::ahead(&mut tx, world.community, id, world.app.clock.now())
        .await
        .unwrap()
}

/// Who is responsible on a date: their ids.
pub async fn there(world: &World, date: DateId) -> Vec<NeighborId> {
    let mut tx = world.app.db.read().await.unwrap();
    let pledges = places::pledges(&mut tx, &world.app, world.community, date)
        .await
        .unwrap();
    pledges.iter().map(|pledge| pledge.neighbor).collect()
}

pub async fn joins(
    world: &World,
    date: DateId,
    role: RoleId,
    who: NeighborId,
) -> Result<domain::PledgeId, Error> {
    let pledge = places::join(&world.app, world.as_self(who), date, role, who).await?;
    Ok(pledge.id)
}

pub async fn substitute(world: &World, series: SeriesId, who: NeighborId) {
    let (app, me) = (&world.app, world.as_self(who));
    rota::bind(app, me, series, who, Bond::Substitute, Holds::FromNowOn)
        .await
        .unwrap();
}

/// How often a letter about a date was written to somebody.
pub async fn told_about(world: &World, who: NeighborId, letter: &str, date: DateId) -> i64 {
    app::row! {
        struct Counted {
            n: i64,
        }
    }
    let mut tx = world.app.db.read().await.unwrap();
    let counted = app::one!(
        &mut tx,
        Counted,
        "select count(*) as n from outbox where community_id = $1 and neighbor_id = $2 and letter = $3 and about_id = $4",
        world.community,
        who,
        letter,
        date
    );
    counted.unwrap().n
}

/// Everybody who is asked to step in and has not answered.
pub async fn asked(world: &World, date: DateId) -> Vec<NeighborId> {
    let mut tx = world.app.db.read().await.unwrap();
    let mut asked = Vec::new();
    for cover in covers::of_date(&mut tx, world.community, date)
        .await
        .unwrap()
    {
        let ladder = app::asking::sql::candidates(&mut tx, world.community, cover.asking_id)
            .await
            .unwrap();
        let waits = ladder
            .iter()
            .filter(|one| one.said == domain::asking::Said::Asked);
        asked.extend(waits.map(|one| one.neighbor));
    }
    asked
}

pub async fn cover_of(world: &World, date: DateId) -> covers::Cover {
    let mut tx = world.app.db.read().await.unwrap();
    covers::of_date(&mut tx, world.community, date)
        .await
        .unwrap()
        .remove(0)
}

/// Letters leave, and arrive.
pub async fn work(world: &World) {
    let carriers = Carriers {
        mail: Some(Arc::new(Memory::default())),
        texts: None,
    };
    post::round(world, &carriers).await;
}

/// Time passes and the worker does what is due, also bringing letters out.
pub async fn pass(world: &World, micros: i64) {
    world.app.clock.advance(micros);
    work(world).await;
    watch::see_to(&world.app).await.unwrap();
    work(world).await;
}
