//! A rota in the neighborhood: one promised a date and cannot come, another was asked to step in.

use app::rota::{self, Holds, covers, places, sql};
use domain::recurrence::{Recurrence, Rule};
use domain::rota::{Bond, Conditions, Role, Series, SeriesState};
use domain::{CoverId, DateId, SeriesId};

use super::city::City;

/// Its ids, as they stand in addresses.
pub struct Rota {
    pub series: SeriesId,
    pub date: DateId,
    pub cover: CoverId,
}

impl Rota {
    /// Makes it: whoever has nothing to do with a match promised the first date; whoever renewed their link would
    /// step in.
    pub async fn in_city(city: &City) -> Rota {
        let (app, home) = (&city.world.app, city.world.community);
        let series = series(city);
        let role = series.roles[0].id;
        let id = rota::start(app, city.as_organizer(), series).await.unwrap();
        let (substitute, holds) = (city.acting(&city.old), Holds::FromNowOn);
        rota::bind(app, substitute, id, city.old.id, Bond::Substitute, holds)
            .await
            .unwrap();
        let mut tx = app.db.read().await.unwrap();
        let date = sql::ahead(&mut tx, home, id, app.clock.now())
            .await
            .unwrap()[0]
            .id;
        drop(tx);
        let promised = city.acting(&city.uninvolved);
        let pledge = places::join(app, promised, date, role, city.uninvolved.id)
            .await
            .unwrap();
        covers::cannot(app, promised, pledge.id).await.unwrap();
        let mut tx = app.db.read().await.unwrap();
        let cover = covers::of_date(&mut tx, home, date).await.unwrap()[0].id;
        Rota {
            series: id,
            date,
            cover,
        }
    }
}

fn series(city: &City) -> Series {
    let app = &city.world.app;
    let today = domain::Zone::named("America/Detroit")
        .unwrap()
        .day(app.clock.now());
    let first = today.plus_days(5).0.at(9, 0, 0, 0);
    Series {
        id: app.chance.id(app.clock.now()),
        name: "Soup kitchen".into(),
        place: "Elm Street 4".into(),
        area: None,
        category: None,
        recurrence: Recurrence::new(first, Rule::read("FREQ=WEEKLY").unwrap()),
        minutes: 60,
        roles: vec![Role {
            id: app.chance.id(app.clock.now()),
            name: "Cook".into(),
            least: 2,
            most: 3,
            newcomers: 0,
        }],
        conditions: Conditions::default(),
        taps: true,
        state: SeriesState::Running,
    }
}
