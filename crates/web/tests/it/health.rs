//! `GET /health`, for whatever watches over the machine.

use app::exec;

use crate::world::World;

#[tokio::test]
async fn an_install_that_cannot_write_is_not_well() {
    let world = World::new().await;
    let says = async |word: &str| {
        let shown = world.visitor().get("/health").await;
        shown.says(word);
    };
    says("\"data\":true").await;
    let mut tx = world.app.db.write(world.community).await.unwrap();
    tx.run("pragma max_page_count = 1").await.unwrap();
    while exec!(
        &mut tx,
        "insert into install (name, value) values ($1, $2)",
        data_encoding::HEXLOWER.encode(&world.app.chance.bytes::<8>()),
        "x".repeat(4_000)
    )
    .is_ok()
    {}
    drop(tx);
    let shown = world.visitor().get("/health").await;
    shown.with_status(503).says("\"data\":false");
    world.neighbor("Ana").await;
    says("\"data\":true").await;
}
