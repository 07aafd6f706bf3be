//! Private links: made anew each time, by nobody but this install, and only while it has the neighbor's key.

use app::tokens::{self, Purpose};
use app::vault::hash_of;
use app::{App, Config, Error, exec};
use domain::NeighborId;

use crate::world::World;

async fn word(world: &World, whose: NeighborId) -> String {
    let mut tx = world.app.db.write(world.community).await.unwrap();
    let word = tokens::private_link(&mut tx, &world.app, world.community, whose).await;
    tx.commit().await.unwrap();
    word.unwrap()
}

async fn opens(world: &World, word: &str) -> bool {
    let mut tx = world.app.db.read().await.unwrap();
    match tokens::opened(&mut tx, &world.app, world.community, word).await {
        Ok(_) => true,
        Err(Error::NotFound) => false,
        Err(other) => panic!("{other}"),
    }
}

#[tokio::test]
async fn a_stolen_copy_of_the_data_and_the_installs_key_makes_no_link() {
    for world in World::on_both_engines().await {
        let ana = world.neighbor("Ana").await;
        let private = word(&world, ana).await;
        assert!(opens(&world, &private).await);
        assert_eq!(private, word(&world, ana).await, "the same each time");
        let thief = Config {
            keys: Some(format!(
                "sqlite:{}",
                world.folder().join("none.db").display()
            )),
            ..Config::clone(&world.app.config)
        };
        let thief = App::open(thief, world.app.clock.clone(), world.app.chance.clone())
            .await
            .unwrap();
        let mut tx = thief.db.write(world.community).await.unwrap();
        for purpose in [Purpose::Private, Purpose::Match, Purpose::Stop] {
            let made =
                tokens::link(&mut tx, &thief, world.community, purpose, ana, "epoch 1").await;
            assert!(matches!(made, Err(Error::NotFound)));
        }
        drop(tx);
        let seed = format!("{ana} epoch 1");
        let guess = thief.vault.token_before(world.community, "private", &seed);
        assert!(!opens(&world, &guess).await);
        thief.close().await;
    }
}

#[tokio::test]
async fn a_link_that_was_handed_out_by_an_earlier_version_opens_until_it_is_renewed() {
    for world in World::on_both_engines().await {
        let (app, home) = (&world.app, world.community);
        let ana = world.neighbor("Ana").await;
        let old = app
            .vault
            .token_before(home, "private", &format!("{ana} epoch 1"));
        let mut tx = app.db.write(home).await.unwrap();
        exec!(
            &mut tx,
            "delete from links where community_id = $1 and neighbor_id = $2",
            home,
            ana
        )
        .unwrap();
        exec!(
            &mut tx,
            "insert into links (community_id, hash, purpose, neighbor_id, made_at) values ($1, $2, 'private', $3, $4)",
            home,
            hash_of(&old),
            ana,
            app.clock.now()
        )
        .unwrap();
        let shown = tokens::private_word(&mut tx, app, home, ana).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(shown.as_ref(), Some(&old), "what is printed is still good");
        tokens::enter_by_link(app, home, &old, tokens::SESSION_IDLE)
            .await
            .unwrap();
        let new = word(&world, ana).await;
        assert!(new != old && opens(&world, &old).await);
        tokens::renew_private_link(app, world.as_self(ana), ana)
            .await
            .unwrap();
        assert!(!opens(&world, &old).await && !opens(&world, &new).await);
    }
}

#[tokio::test]
async fn who_is_forgotten_takes_their_links_along() {
    for world in World::on_both_engines().await {
        let ana = world.neighbor("Ana").await;
        let private = word(&world, ana).await;
        app::people::erase::forget(&world.app, world.as_self(ana), ana)
            .await
            .unwrap();
        assert!(!opens(&world, &private).await);
        let mut tx = world.app.db.write(world.community).await.unwrap();
        let again = tokens::private_link(&mut tx, &world.app, world.community, ana).await;
        assert!(matches!(again, Err(Error::NotFound)));
    }
}
