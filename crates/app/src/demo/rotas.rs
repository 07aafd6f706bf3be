//! What neighbors of the made-up neighborhood do together again and again.

use domain::people::Actor;
use domain::recurrence::{Every, Plain, Recurrence, Until};
use domain::rota::{Bond, Conditions, Role, Series, SeriesState};
use domain::{CommunityId, NeighborId, Zone};
use jiff::civil::Weekday;

use crate::rota::{self, Holds, covers, places, sql};
use crate::{App, Error, community};

/// Makes a bus stop and a soup kitchen. The last of these people promised the next bus stop; some others help, and
/// one of them cannot come.
pub(super) async fn make(
    app: &App,
    home: CommunityId,
    organizer: NeighborId,
    people: &[NeighborId],
) -> Result<(), Error> {
    let mut tx = app.db.read().await?;
    let zone = community::load(&mut tx, home).await?.zone;
    drop(tx);
    let olga = Actor::Organizer(home, organizer);
    let (Some(me), Some(others)) = (people.last(), people.get(..6)) else {
        return Ok(());
    };
    let bus = rota::start(app, olga, bus_stop(app, &zone)).await?;
    let soup = rota::start(app, olga, soup(app, &zone)).await?;
    for other in &others[..2] {
        let (bond, holds) = (Bond::Substitute, Holds::FromNowOn);
        rota::bind(app, Actor::Neighbor(home, *other), bus, *other, bond, holds).await?;
    }
    let mut tx = app.db.read().await?;
    let now = app.clock.now();
    let walks = sql::ahead(&mut tx, home, bus, now).await?;
    let cooks = sql::ahead(&mut tx, home, soup, now).await?;
    let walker = sql::found(&mut tx, home, bus).await?.roles[0].id;
    let cook = sql::found(&mut tx, home, soup).await?.roles[0].id;
    drop(tx);
    let joins = |date, role, who: NeighborId| async move {
        places::join(app, Actor::Neighbor(home, who), date, role, who).await
    };
    for (date, who) in walks.iter().skip(1).zip([*me, others[2], *me, others[3]]) {
        joins(date.id, walker, who).await?;
    }
    if let Some(date) = walks.get(6) {
        let pledge = joins(date.id, walker, others[2]).await?;
        covers::cannot(app, Actor::Neighbor(home, others[2]), pledge.id).await?;
    }
    for who in &others[4..6] {
        rota::stand(app, Actor::Neighbor(home, *who), soup, cook, *who).await?;
    }
    if let Some(date) = cooks.get(1) {
        joins(date.id, cook, *me).await?;
    }
    Ok(())
}

fn bus_stop(app: &App, zone: &Zone) -> Series {
    let weekdays = vec![
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
    ];
    Series {
        taps: true,
        ..series(
            app,
            zone,
            ("School bus stop", "Corner of Elm Street and Mill Lane"),
            (7, 45, 30),
            weekdays,
            vec![role(app, "Walker", 1, 2)],
        )
    }
}

fn soup(app: &App, zone: &Zone) -> Series {
    series(
        app,
        zone,
        ("Tuesday soup", "The hall behind the library"),
        (17, 0, 150),
        vec![Weekday::Tuesday],
        vec![role(app, "Cook", 2, 3), role(app, "Driver", 1, 1)],
    )
}

fn series(
    app: &App,
    zone: &Zone,
    (name, place): (&str, &str),
    (hour, minute, minutes): (i8, i8, u32),
    on: Vec<Weekday>,
    roles: Vec<Role>,
) -> Series {
    let now = app.clock.now();
    let first = zone.day(now).plus_days(1).0.at(hour, minute, 0, 0);
    let plain = Plain {
        every: Every::Weeks { weeks: 1, on },
        until: Until::Open,
    };
    let recurrence = match plain.rule() {
        Ok(rule) => Recurrence::new(first, rule),
        Err(_) => Recurrence::once(first),
    };
    Series {
        id: app.chance.id(now),
        name: name.into(),
        place: place.into(),
        area: None,
        category: None,
        recurrence,
        minutes,
        roles,
        conditions: Conditions::default(),
        taps: false,
        state: SeriesState::Running,
    }
}

fn role(app: &App, name: &str, least: u32, most: u32) -> Role {
    Role {
        id: app.chance.id(app.clock.now()),
        name: name.into(),
        least,
        most,
        newcomers: 0,
    }
}
