//! What comes back by text message, and clicks that come from mail programs.

use app::tokens::{self, Purpose};
use axum::body::Body;
use axum::http::{Method, Request};
use domain::NeighborId;

use crate::world::{Browser, Shown, World};

async fn text(gateway: &mut Browser<'_>, secret: &str, id: &str, body: &str) -> Shown {
    let form = format!("MessageSid={id}&From=%2B15175550101&Body={body}");
    sent(gateway, &format!("/texts/{secret}"), form).await
}

async fn sent(browser: &mut Browser<'_>, path: &str, form: String) -> Shown {
    let request = Request::builder()
        .method(Method::POST)
        .uri(path)
        .header("content-type", "application/x-www-form-urlencoded");
    browser.send(request.body(Body::from(form)).unwrap()).await
}

async fn has_stopped(world: &World, whose: NeighborId) -> bool {
    app::row! {
        struct Found {
            stopped: String,
        }
    }
    let mut tx = world.app.db.read().await.unwrap();
    let found = app::one!(
        &mut tx,
        Found,
        "select stopped from neighbors where community_id = $1 and id = $2",
        world.community,
        whose
    );
    found.unwrap().stopped.contains("text")
}

#[tokio::test]
async fn a_text_message_that_comes_a_second_time_does_nothing() {
    let world = World::with_gateway().await;
    let ben = world.neighbor("Benedikt").await;
    let mut gateway = world.visitor();
    let first = text(&mut gateway, "wording", "SM1", "STOP").await;
    first.with_status(200).says("<Message>");
    assert!(has_stopped(&world, ben).await);
    text(&mut gateway, "wording", "SM2", "START").await;
    assert!(!has_stopped(&world, ben).await);
    let again = text(&mut gateway, "wording", "SM1", "STOP").await;
    again.with_status(200).is_silent_on("<Message>");
    assert!(!has_stopped(&world, ben).await);
}

#[tokio::test]
async fn everybody_who_texts_back_is_heard_however_many_there_are() {
    let world = World::with_gateway().await;
    world.neighbor("Benedikt").await;
    let mut gateway = world.visitor();
    for n in 0..300 {
        let answer = text(&mut gateway, "wording", &format!("SM{n}"), "HELP").await;
        answer.with_status(200);
    }
    for _ in 0..120 {
        let answer = text(&mut gateway, "guess", "SM", "HELP").await;
        answer.with_status(404);
    }
    let guess = text(&mut gateway, "guess", "SM", "HELP").await;
    guess.with_status(429);
    let last = text(&mut gateway, "wording", "SM300", "STOP").await;
    last.with_status(200).says("<Message>");
}

#[tokio::test]
async fn everybody_whose_mail_program_stops_letters_is_heard_however_many_there_are() {
    let world = World::new().await;
    let ben = world.neighbor("Benedikt").await;
    let (app, home) = (&world.app, world.community);
    let mut tx = app.db.write(home).await.unwrap();
    let link = tokens::link(&mut tx, app, home, Purpose::Stop, ben, "mail").await;
    tx.commit().await.unwrap();
    let path = format!("/stop/{}", link.unwrap());
    let click = || "List-Unsubscribe=One-Click".to_owned();
    let mut provider = world.visitor();
    for _ in 0..300 {
        sent(&mut provider, &path, click()).await.with_status(200);
    }
    for _ in 0..120 {
        let unknown = sent(&mut provider, "/stop/nothing", click()).await;
        unknown.with_status(404);
    }
    let unknown = sent(&mut provider, "/stop/nothing", click()).await;
    unknown.with_status(429);
    sent(&mut provider, &path, click()).await.with_status(200);
}
