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
