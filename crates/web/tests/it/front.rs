//! The front door, from outside.

use crate::world::World;

#[tokio::test]
async fn a_page_that_is_not_there_is_a_kind_page_in_the_readers_language() {
    let world = World::new().await;
    world
        .visitor()
        .get("/no-such-page")
        .await
        .with_status(404)
        .says("We could not find this");
    world
        .visitor()
        .speaking("ar")
        .get("/no-such-page")
        .await
        .with_status(404)
        .says("dir=\"rtl\"")
        .says("لم نجد هذا");
}

#[tokio::test]
async fn every_answer_forbids_what_is_not_ours() {
    let world = World::new().await;
    let shown = world.visitor().get("/no-such-page").await;
    let policy = shown
        .headers
        .get("content-security-policy")
        .unwrap()
        .to_str()
        .unwrap();
    assert!(policy.starts_with("default-src 'none'") && policy.contains("frame-ancestors 'none'"));
    assert_eq!(shown.headers.get("referrer-policy").unwrap(), "no-referrer");
}
