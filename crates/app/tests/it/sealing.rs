//! A sealed value opens in its place and nowhere else.

use app::{Error, exec, people};
use domain::NeighborId;

use crate::plenty::furnish;
use crate::world::World;

async fn opens(world: &World, whose: NeighborId) -> bool {
    let mut tx = world.app.db.read().await.unwrap();
    match people::opened(&mut tx, &world.app, world.community, whose).await {
        Ok(_) => true,
        Err(Error::Broken(_)) => false,
        Err(other) => panic!("{other}"),
    }
}

#[tokio::test]
async fn a_value_put_in_another_column_row_person_or_version_does_not_open() {
    for world in World::on_both_engines().await {
        let plenty = furnish(&world).await;
        let (c, mine, other) = (world.community, plenty.canary, plenty.ben);
        for forgery in ["column", "person", "version", "bytes"] {
            assert!(opens(&world, mine).await);
            let mut tx = world.app.db.write(c).await.unwrap();
            let (was,) = app::one!(
                &mut tx,
                (Vec<u8>,),
                "select email_sealed from neighbors where community_id = $1 and id = $2",
                c,
                mine
            )
            .unwrap();
            match forgery {
                "column" => exec!(&mut tx, "update neighbors set email_sealed = phone_sealed where community_id = $1 and id = $2", c, mine),
                "version" => exec!(&mut tx, "update neighbors set version = version + 1 where community_id = $1 and id = $2", c, mine),
                "person" => exec!(
                    &mut tx,
                    "update neighbors set email_sealed = (select email_sealed from neighbors where community_id = $1 and id = $3) where community_id = $1 and id = $2",
                    c,
                    mine,
                    other
                ),
                _ => {
                    let mut changed = was.clone();
                    changed[40] ^= 1;
                    exec!(&mut tx, "update neighbors set email_sealed = $3 where community_id = $1 and id = $2", c, mine, changed)
                }
            }
            .unwrap();
            tx.commit().await.unwrap();
            assert!(!opens(&world, mine).await, "{forgery}");
            let mut tx = world.app.db.write(c).await.unwrap();
            exec!(&mut tx, "update neighbors set email_sealed = $3, version = 1 where community_id = $1 and id = $2", c, mine, was).unwrap();
            tx.commit().await.unwrap();
        }
    }
}

/// The pages and the worker run on several threads.
#[test]
fn keeping_can_be_done_on_any_thread() {
    fn any_thread<T: Send>(
        _: impl Fn(app::App, app::Config, domain::people::Actor, NeighborId) -> T,
    ) {
    }
    fn path() -> &'static std::path::Path {
        std::path::Path::new("x")
    }
    any_thread(|app, _, _, _| async move { app::backup::backup(&app, path(), &mut |_| {}).await });
    any_thread(|app, config, _, _| async move {
        app::backup::restore(config, path(), app.clock, app.chance, &mut |_| {}).await
    });
    any_thread(|app, config, _, _| async move {
        app::backup::verify(&config, path(), app.clock, app.chance, &mut |_| {}).await
    });
    any_thread(|app, _, _, _| async move { app::moving::move_to(&app, "x", &mut |_| {}).await });
    any_thread(|app, _, who, _| async move {
        app::export::folder(&app, who, path(), &mut |_| {}).await
    });
    any_thread(|app, _, _, _| async move {
        app::export::import_json(&app, std::io::empty(), &mut |_| {}).await
    });
    any_thread(|app, _, who, whose| async move { app::export::own(&app, who, whose).await });
    any_thread(|app, _, _, _| async move { app::doctor::check(&app).await });
    any_thread(|app, _, _, _| async move { app::retention::duty(&app).await });
}
