//! The poster.

use crate::world::World;

#[tokio::test]
async fn the_poster_speaks_every_language_of_the_community() {
    let world = World::new().await;
    let mut olga = world.as_organizer().await;
    for (language, words) in [
        ("en", "What could you share?"),
        ("es", "¿Qué podrías compartir?"),
        ("ar", "ماذا يمكنك أن تشارك؟"),
        ("xx", "What could you share?"),
    ] {
        let shown = olga.get(&format!("/poster?lang={language}")).await;
        shown
            .with_status(200)
            .says(words)
            .says("Elm Street")
            .says("Neighbors of Elm Street")
            .says("localhost:8080</p>")
            .says("<svg class=\"qr\"")
            .is_silent_on("style=");
    }
}

#[tokio::test]
async fn ten_strips_can_be_torn_off() {
    let world = World::new().await;
    let mut olga = world.as_organizer().await;
    let shown = olga.get("/poster?strips=yes").await.with_status(200);
    assert_eq!(shown.body.matches("<svg class=\"qr\"").count(), 11);
    let plain = olga.get("/poster").await;
    assert_eq!(plain.body.matches("<svg class=\"qr\"").count(), 1);
}

#[tokio::test]
async fn an_address_of_this_computer_only_is_not_printed_without_a_warning() {
    let world = World::new().await;
    let mut olga = world.as_organizer().await;
    olga.get("/poster").await.says("--base-url");
}

#[tokio::test]
async fn the_message_to_pass_on_ends_in_a_bare_address() {
    let world = World::new().await;
    let mut olga = world.as_organizer().await;
    olga.get("/poster?lang=ar")
        .await
        .says("<bdi dir=\"ltr\">http://localhost:8080/</bdi>")
        .says("%0Ahttp%3A%2F%2Flocalhost%3A8080%2F\"");
}

#[tokio::test]
async fn only_organizers_print_posters() {
    let world = World::new().await;
    let ana = world.neighbor("Ana").await;
    world.visitor().get("/poster").await.with_status(404);
    let mut ana = world.as_neighbor(ana).await;
    ana.get("/poster").await.with_status(404);
}

#[tokio::test]
async fn an_organizer_without_mail_is_told_to_keep_their_link() {
    let world = World::new().await;
    let mut olga = world.as_organizer().await;
    olga.get("/poster").await.says("href=\"/me/card\"");
    olga.get("/me/card").await.with_status(200);
}
