//! The first run, as a tired organizer walks it.

use app::community;
use app::community::naming::{self, Place};
use app::community::setup;
use domain::Zone;
use domain::people::Actor;

use crate::world::{Browser, Empty, World};

const PLACE: [(&str, &str); 6] = [
    ("name", "Élan Street 🙂"),
    ("country", "US"),
    ("zone", "detroit"),
    ("language", "en"),
    ("language", "ar"),
    ("areas", "Northside\nOld Mill"),
];

const YOU: [(&str, &str); 3] = [
    ("run_by", "Neighbors of Élan Street"),
    ("name", "Olga"),
    ("contact", "(313) 555-0142"),
];

async fn link(empty: &Empty) -> String {
    format!("/setup/{}", setup::link(&empty.app).await.unwrap().unwrap())
}

async fn walk(browser: &mut Browser<'_>, link: &str) {
    browser.get(link).await.with_status(200);
    browser
        .post_on(link, &PLACE)
        .await
        .says("What could people");
    let help = format!("{link}/help");
    browser
        .post_on(&help, &[("category", "food"), ("category", "transport")])
        .await
        .says("Neighbors of Élan Street 🙂");
}

#[tokio::test]
async fn three_pages_begin_a_neighborhood_and_end_at_the_poster_as_its_organizer() {
    let empty = Empty::new().await;
    let link = link(&empty).await;
    let mut olga = empty.visitor();
    walk(&mut olga, &link).await;
    let shown = olga.post(&format!("{link}/you"), &YOU).await;
    assert_eq!(shown.headers.get("location").unwrap(), "/poster");
    assert!(olga.cookie(web::visit::SESSION).is_some());

    let mut tx = empty.app.db.read().await.unwrap();
    let home = community::all(&mut tx).await.unwrap().remove(0);
    assert_eq!(
        (home.name.as_str(), home.zone.name(), home.country.as_str()),
        ("Élan Street 🙂", "America/Detroit", "US")
    );
    assert_eq!(home.languages, ["en", "ar"]);
    let areas = community::areas(&mut tx, home.id).await.unwrap();
    let categories = community::categories(&mut tx, home.id).await.unwrap();
    assert_eq!((areas.len(), categories.len()), (2, 2));
}

#[tokio::test]
async fn nothing_typed_is_lost_when_something_is_missing() {
    let empty = Empty::new().await;
    let link = link(&empty).await;
    let mut olga = empty.visitor();
    olga.get(&link).await;
    let wrong = [
        ("name", ""),
        ("country", "MX"),
        ("zone", ""),
        ("areas", "Barrio Norte"),
    ];
    olga.post(&link, &wrong)
        .await
        .with_status(422)
        .says("Barrio Norte")
        .says("<option value=\"MX\" selected>")
        .says("This country has several time zones")
        .says("America/Mexico_City")
        .says("Please give it a name.");
    walk(&mut olga, &link).await;
    olga.post(&format!("{link}/help"), &[])
        .await
        .with_status(422)
        .says("Please leave at least one ticked.");
    let wrong = [("name", "Olga"), ("run_by", "All of us"), ("contact", "12")];
    olga.post(&format!("{link}/you"), &wrong)
        .await
        .with_status(422)
        .says("Olga")
        .says("All of us")
        .says("We could not read this phone number");
}

#[tokio::test]
async fn what_was_kept_is_there_when_somebody_comes_back_on_another_device() {
    let empty = Empty::new().await;
    let link = link(&empty).await;
    walk(&mut empty.visitor(), &link).await;
    let mut laptop = empty.visitor();
    laptop
        .get(&link)
        .await
        .says("value=\"Élan Street 🙂\"")
        .says("Northside\nOld Mill");
    let help = laptop.get(&format!("{link}/help")).await;
    assert_eq!(help.body.matches(" checked").count(), 2);
}

#[tokio::test]
async fn later_pages_wait_for_the_first() {
    let empty = Empty::new().await;
    let link = link(&empty).await;
    for later in ["help", "you"] {
        let shown = empty.visitor().get(&format!("{link}/{later}")).await;
        assert_eq!(shown.headers.get("location").unwrap(), link.as_str());
    }
}

#[tokio::test]
async fn a_wrong_link_and_a_used_link_open_nothing() {
    let empty = Empty::new().await;
    let link = link(&empty).await;
    let pages = |link: &str| ["", "/help", "/you"].map(|page| format!("{link}{page}"));
    for page in pages("/setup/abcdefghijklmnopqrstuvwxyz234567") {
        empty.visitor().get(&page).await.with_status(404);
    }
    let mut olga = empty.visitor();
    walk(&mut olga, &link).await;
    let you = format!("{link}/you");
    olga.post(&you, &YOU).await.with_status(303);
    olga.post(&you, &YOU).await.with_status(303);
    for page in pages(&link) {
        olga.get(&page).await.with_status(404);
        empty.visitor().get(&page).await.with_status(404);
    }
    let mut mallory = empty.visitor();
    mallory.post(&you, &YOU).await.with_status(404);
    mallory.post(&link, &PLACE).await.with_status(404);
}

#[tokio::test]
async fn a_neighborhood_from_a_spreadsheet_is_asked_its_name_and_place_first() {
    let empty = Empty::new().await;
    let home = naming::begin(&empty.app, &Place::default()).await.unwrap();
    let sheet = Actor::Program(home);
    community::add_area(&empty.app, sheet, "Riverside")
        .await
        .unwrap();
    let link = link(&empty).await;
    let mut olga = empty.visitor();
    olga.get(&link)
        .await
        .with_status(200)
        .says("Riverside")
        .says("came with your sheet");
    walk(&mut olga, &link).await;
    let shown = olga.post(&format!("{link}/you"), &YOU).await;
    assert_eq!(shown.headers.get("location").unwrap(), "/poster");
    olga.get("/").await.says("Élan Street");
}

#[tokio::test]
async fn a_neighborhood_that_has_a_name_is_asked_only_who_looks_after_it() {
    let empty = Empty::new().await;
    let named = Place {
        name: Some("Elm Street".into()),
        country: Some("US".into()),
        zone: Some(Zone::named("America/Detroit").unwrap()),
    };
    naming::begin(&empty.app, &named).await.unwrap();
    let link = link(&empty).await;
    let mut olga = empty.visitor();
    let shown = olga.get(&link).await;
    let you = shown.headers.get("location").unwrap().to_str().unwrap();
    assert_eq!(you, format!("{link}/you"));
    olga.get(you).await.says("Who looks after Elm Street?");
    let shown = olga.post(you, &YOU).await;
    assert_eq!(shown.headers.get("location").unwrap(), "/poster");
}

#[tokio::test]
async fn the_pages_speak_the_readers_language_and_guess_the_country() {
    let empty = Empty::new().await;
    let link = link(&empty).await;
    empty
        .visitor()
        .speaking("ar-EG")
        .get(&link)
        .await
        .says("dir=\"rtl\"")
        .says("لنجهّز حيّكم")
        .says("<option value=\"EG\" selected>");
    let world = World::new().await;
    world.visitor().get(&link).await.with_status(404);
}
