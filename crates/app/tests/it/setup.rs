//! The first run.

use app::community::naming::{self, Place};
use app::community::setup::{self, Door, Draft, Founder};
use app::community::{self, Beginning};
use app::messages::{self, Carriers};
use app::people::NewNeighbor;
use app::{App, Error, people};
use domain::Zone;
use domain::messages::Letter;
use domain::moment::MINUTE;
use domain::people::{Actor, Channel, Person};

use crate::post::Plain;
use crate::world::{Empty, World};

fn place() -> Draft {
    Draft {
        name: "Elm Street".into(),
        country: "US".into(),
        zone: "America/Detroit".into(),
        languages: vec!["es".into(), "en".into()],
        areas: vec!["Northside".into(), "Old Mill".into()],
        categories: Some(vec!["food".into()]),
    }
}

fn founder(name: &str) -> Founder {
    Founder {
        run_by: "Vecinos de la calle".into(),
        person: Person {
            name: name.into(),
            email: Some("olga@example.org".into()),
            ..Person::default()
        },
        language: "es".into(),
        form: format!("the form that {name} sent"),
    }
}

async fn door(app: &App, token: &str) -> Result<Door, Error> {
    let mut tx = app.db.read().await.unwrap();
    setup::open(&mut tx, app, token).await
}

#[tokio::test]
async fn the_printed_link_begins_a_neighborhood_once() {
    for empty in Empty::on_both_engines().await {
        let app = &empty.app;
        let link = setup::link(app).await.unwrap().unwrap();
        assert_eq!(door(app, &link).await.unwrap(), Door::New(Draft::default()));
        setup::keep(app, &link, &place()).await.unwrap();
        assert_eq!(door(app, &link).await.unwrap(), Door::New(place()));

        let begun = setup::begin(app, &link, founder("Olga")).await.unwrap();

        let mut tx = app.db.read().await.unwrap();
        let home = community::load(&mut tx, begun.community).await.unwrap();
        let areas = community::areas(&mut tx, home.id).await.unwrap();
        let categories = community::categories(&mut tx, home.id).await.unwrap();
        assert_eq!(
            (home.name.as_str(), home.first_language(), areas.len()),
            ("Elm Street", "es", 2)
        );
        assert_eq!(categories.len(), 1);
        let now = app.clock.now();
        assert!(
            people::roles::organizes(&mut tx, home.id, begun.organizer, now)
                .await
                .unwrap()
        );
        drop(tx);
        assert!(matches!(door(app, &link).await, Err(Error::NotFound)));
        let again = setup::begin(app, &link, founder("Mallory")).await;
        assert!(matches!(again, Err(Error::NotFound)));
        assert_eq!(setup::link(app).await.unwrap(), None);
    }
}

#[tokio::test]
async fn a_second_tap_is_the_same_tap_but_not_for_long() {
    for empty in Empty::on_both_engines().await {
        let app = &empty.app;
        let link = setup::link(app).await.unwrap().unwrap();
        setup::keep(app, &link, &place()).await.unwrap();
        let (first, second) = tokio::join!(
            setup::begin(app, &link, founder("Olga")),
            setup::begin(app, &link, founder("Olga"))
        );
        let (first, second) = (first.unwrap(), second.unwrap());
        assert_eq!(
            (first.community, first.organizer),
            (second.community, second.organizer)
        );
        app.clock.advance(10 * MINUTE);
        let late = setup::begin(app, &link, founder("Olga")).await;
        assert!(matches!(late, Err(Error::NotFound)));
    }
}

#[tokio::test]
async fn each_start_prints_a_new_link_and_the_old_one_is_worthless() {
    for empty in Empty::on_both_engines().await {
        let app = &empty.app;
        let old = setup::link(app).await.unwrap().unwrap();
        setup::keep(app, &old, &place()).await.unwrap();
        let new = setup::link(app).await.unwrap().unwrap();
        assert!(matches!(door(app, &old).await, Err(Error::NotFound)));
        assert!(matches!(
            setup::keep(app, &old, &place()).await,
            Err(Error::NotFound)
        ));
        assert_eq!(door(app, &new).await.unwrap(), Door::New(place()));
    }
}

#[tokio::test]
async fn what_is_not_whole_begins_nothing_and_the_link_stays_good() {
    for empty in Empty::on_both_engines().await {
        let app = &empty.app;
        let link = setup::link(app).await.unwrap().unwrap();
        let tried = setup::begin(app, &link, founder("Olga")).await;
        assert!(matches!(tried, Err(Error::Refused(_))), "no place yet");
        setup::keep(app, &link, &place()).await.unwrap();
        let tried = setup::begin(app, &link, founder("")).await;
        assert!(matches!(tried, Err(Error::Refused(_))), "nobody yet");
        let mut tx = app.db.read().await.unwrap();
        assert!(community::all(&mut tx).await.unwrap().is_empty());
        drop(tx);
        setup::begin(app, &link, founder("Olga")).await.unwrap();
    }
}

#[tokio::test]
async fn a_neighborhood_that_nobody_organizes_is_taken_over_by_the_link() {
    for empty in Empty::on_both_engines().await {
        let app = &empty.app;
        let imported = Beginning {
            name: "Elm Street".into(),
            zone: Zone::utc(),
            country: "US".into(),
            languages: vec!["en".into()],
            areas: vec![],
            categories: vec![],
            run_by: String::new(),
            organizer: None,
        };
        let (home, _) = community::begin(app, imported).await.unwrap();
        let link = setup::link(app).await.unwrap().unwrap();
        assert_eq!(door(app, &link).await.unwrap(), Door::Unowned(home));
        let begun = setup::begin(app, &link, founder("Olga")).await.unwrap();
        assert_eq!(begun.community, home);
        let mut tx = app.db.read().await.unwrap();
        let home = community::load(&mut tx, home).await.unwrap();
        assert_eq!(home.run_by.to("es", "en"), "Vecinos de la calle");
        drop(tx);
        assert_eq!(setup::link(app).await.unwrap(), None);
    }
}

#[tokio::test]
async fn nobody_is_shown_a_link_to_a_neighborhood_that_is_looked_after() {
    for world in World::on_both_engines().await {
        assert_eq!(setup::link(&world.app).await.unwrap(), None);
        assert!(matches!(door(&world.app, "").await, Err(Error::NotFound)));
    }
}

#[tokio::test]
async fn a_neighborhood_out_of_a_spreadsheet_is_named_before_a_letter_leaves() {
    for empty in Empty::on_both_engines().await {
        let app = &empty.app;
        let home = naming::begin(app, &Place::default()).await.unwrap();
        let sheet = Actor::Program(home);
        let old_mill = community::add_area(app, sheet, "Old Mill").await.unwrap();
        let key = app.vault.new_key(app.clock.now()).await.unwrap();
        let mut tx = app.db.write(home).await.unwrap();
        let ana = NewNeighbor {
            person: founder("Ana").person,
            channel: Channel::Mail,
            area: Some(old_mill),
            ..NewNeighbor::unknown(key)
        };
        let ana = people::insert(&mut tx, app, home, ana).await.unwrap();
        messages::tell(&mut tx, app, home, ana, Letter::Welcome, None)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let (carriers, memory) = Carriers::in_memory();
        let sent = messages::deliver_due(app, &Plain, &carriers).await;
        assert!(sent.unwrap().is_nothing());

        let link = setup::link(app).await.unwrap().unwrap();
        let waiting = door(app, &link).await.unwrap();
        let Door::Unnamed(unnamed, draft) = waiting else {
            panic!("it has no name: {waiting:?}")
        };
        assert_eq!((unnamed, draft.areas), (home, vec!["Old Mill".to_owned()]));
        let tried = setup::begin(app, &link, founder("Olga")).await;
        assert!(matches!(tried, Err(Error::Refused(_))), "no place yet");
        setup::keep(app, &link, &place()).await.unwrap();
        let begun = setup::begin(app, &link, founder("Olga")).await.unwrap();

        assert_eq!(begun.community, home);
        let mut tx = app.db.read().await.unwrap();
        let named = community::load(&mut tx, home).await.unwrap();
        assert_eq!(
            (named.name.as_str(), named.zone.name(), named.slug.as_str()),
            ("Elm Street", "America/Detroit", "elm-street")
        );
        let areas = community::areas(&mut tx, home).await.unwrap();
        let names: Vec<&str> = areas.iter().map(|area| area.name.as_str()).collect();
        assert_eq!(
            (names, areas[0].id),
            (vec!["Old Mill", "Northside"], old_mill)
        );
        let categories = community::categories(&mut tx, home).await.unwrap();
        let offered = categories.iter().filter(|category| !category.retired);
        assert_eq!(offered.count(), 1);
        drop(tx);
        let sent = messages::deliver_due(app, &Plain, &carriers).await;
        assert_eq!((sent.unwrap().sent, memory.mails().len()), (1, 1));
    }
}

#[tokio::test]
async fn a_spreadsheet_that_comes_with_a_name_and_a_place_asks_only_who_looks_after_it() {
    for empty in Empty::on_both_engines().await {
        let app = &empty.app;
        let said = Place {
            name: Some("Elm Street".into()),
            country: Some("US".into()),
            zone: Zone::named("America/Detroit"),
        };
        let home = naming::begin(app, &said).await.unwrap();
        let link = setup::link(app).await.unwrap().unwrap();
        assert_eq!(door(app, &link).await.unwrap(), Door::Unowned(home));
    }
}

#[tokio::test]
async fn what_a_spreadsheet_said_of_its_place_stands_on_the_first_page_already() {
    for empty in Empty::on_both_engines().await {
        let app = &empty.app;
        let said = Place {
            country: Some("CO".into()),
            zone: Zone::named("America/Bogota"),
            ..Place::default()
        };
        let home = naming::begin(app, &said).await.unwrap();
        let link = setup::link(app).await.unwrap().unwrap();
        let draft = Draft {
            country: "CO".into(),
            zone: "America/Bogota".into(),
            ..Draft::default()
        };
        assert_eq!(door(app, &link).await.unwrap(), Door::Unnamed(home, draft));
    }
}
