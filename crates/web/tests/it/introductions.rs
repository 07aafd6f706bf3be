//! The organizer's day and the page on which somebody answers.

use app::introductions::sql;
use domain::needs::Side;
use domain::{MatchId, NeighborId};

use crate::world::World;

/// Ana needs a ride, Ben drives; the organizer has found them and asks Ben.
async fn ben_is_asked(world: &World) -> (NeighborId, NeighborId, MatchId) {
    let [ana, ben] = [
        world.neighbor("Anastasia").await,
        world.neighbor("Benedikt").await,
    ];
    let ride = world.listing(ana, Side::Need, "transport").await;
    world.listing(ben, Side::Offer, "transport").await;
    let mut olga = world.as_organizer().await;
    olga.post_on("/today/plan", &[])
        .await
        .says("Both in Northside, Tuesday mornings, both speak English.");
    let mut tx = world.app.db.read().await.unwrap();
    let id = sql::live_of_listing(&mut tx, world.community, ride)
        .await
        .unwrap()[0]
        .id;
    drop(tx);
    olga.post_on(&format!("/today/{id}"), &[("do", "ask")])
        .await
        .says("asking the helper");
    (ana, ben, id)
}

#[tokio::test]
async fn both_say_yes_from_their_mails_and_see_what_the_other_shared() {
    let world = World::new().await;
    let (ana, ben, id) = ben_is_asked(&world).await;
    let bens = world.answer_link(ben, id, Side::Offer).await;
    let anas = world.answer_link(ana, id, Side::Need).await;
    let mut phone = world.visitor();
    phone.get(&anas).await.with_status(404);
    phone
        .get(&bens)
        .await
        .with_status(200)
        .says("Could you help?")
        .is_silent_on("Anastasia")
        .is_silent_on("anastasia@");
    phone
        .post_on(&bens, &[("do", "yes"), ("show", "phone")])
        .await
        .says("We are asking the other one")
        .is_silent_on("Anastasia");
    let mut tablet = world.visitor();
    tablet
        .get(&anas)
        .await
        .says("May we introduce you?")
        .is_silent_on("Benedikt");
    tablet
        .post_on(&anas, &[("do", "yes")])
        .await
        .says("Benedikt")
        .says("tel:+15175550101")
        .is_silent_on("benedikt@");
    phone
        .get(&bens)
        .await
        .says("Anastasia")
        .says("An organizer passes messages on")
        .is_silent_on("anastasia@");
    tablet
        .post_on(&anas, &[("do", "worked")])
        .await
        .says("It worked");
}

#[tokio::test]
async fn looking_at_a_link_changes_nothing_however_often() {
    let world = World::new().await;
    let (_, ben, id) = ben_is_asked(&world).await;
    let bens = world.answer_link(ben, id, Side::Offer).await;
    for _ in 0..20 {
        world
            .visitor()
            .get(&bens)
            .await
            .with_status(200)
            .says("Could you help?");
    }
}

#[tokio::test]
async fn what_organizers_see_does_not_exist_for_others() {
    let world = World::new().await;
    let (ana, _, id) = ben_is_asked(&world).await;
    let mut browser = world.as_neighbor(ana).await;
    browser.get("/today").await.with_status(404);
    browser.post("/today/plan", &[]).await.with_status(404);
    browser
        .post(&format!("/today/{id}"), &[("do", "ask")])
        .await
        .with_status(404);
    world.visitor().get("/today").await.with_status(404);
    world
        .visitor()
        .get(&format!("/match/{id}"))
        .await
        .with_status(404);
}

#[tokio::test]
async fn the_organizers_day_names_nobody() {
    let world = World::new().await;
    ben_is_asked(&world).await;
    for language in ["en", "es", "ar"] {
        let mut olga = world.as_organizer().await.speaking(language);
        olga.get("/today")
            .await
            .with_status(200)
            .is_silent_on("Anastasia")
            .is_silent_on("Benedikt")
            .is_silent_on("5175550101");
    }
}

#[tokio::test]
async fn a_form_from_another_site_or_without_its_proof_is_not_taken() {
    let world = World::new().await;
    let (_, ben, id) = ben_is_asked(&world).await;
    let link = world.answer_link(ben, id, Side::Offer).await;
    let mut browser = world.visitor();
    browser.get(&link).await;
    let forged = axum::http::Request::post(&link)
        .header("sec-fetch-site", "cross-site")
        .header("content-type", "application/x-www-form-urlencoded");
    browser
        .send(
            forged
                .body(axum::body::Body::from("do=yes&show=phone"))
                .unwrap(),
        )
        .await
        .with_status(403);
    let unproven = axum::http::Request::post(&link)
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/x-www-form-urlencoded");
    let shown = browser
        .send(
            unproven
                .body(axum::body::Body::from("do=yes&note=two%20words"))
                .unwrap(),
        )
        .await;
    shown
        .with_status(409)
        .says("Nothing you typed is lost")
        .says("two words");
}

#[tokio::test]
async fn an_organizer_asks_about_all_that_is_on_the_page_at_once() {
    let world = World::new().await;
    let wishes = [
        ("Ana", Side::Need),
        ("Ben", Side::Offer),
        ("Cruz", Side::Need),
        ("Dina", Side::Offer),
    ];
    for (name, side) in wishes {
        let who = world.neighbor(name).await;
        world.listing(who, side, "transport").await;
    }
    let mut olga = world.as_organizer().await;
    let page = olga.post_on("/today/plan", &[]).await.says("Suggested (2)");
    let matches: Vec<(&str, &str)> = page
        .body
        .split("name=\"match\" value=\"")
        .skip(1)
        .map(|rest| ("match", &rest[..36]))
        .collect();
    assert_eq!(matches.len(), 2);
    let asked = olga.post_on("/today/ask", &matches).await;
    asked
        .says("Suggested (0)")
        .says("Waiting for an answer (2)");
    // A second tap asks nobody twice.
    olga.post_on("/today/ask", &matches)
        .await
        .says("Waiting for an answer (2)");
    let mut stranger = world.visitor();
    stranger.post("/today/ask", &matches).await.with_status(404);
}
