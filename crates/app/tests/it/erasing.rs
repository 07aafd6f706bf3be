//! Forgetting somebody.

use app::people;

use crate::world::World;

fn holds(bytes: &[u8], word: &str) -> bool {
    bytes
        .windows(word.len())
        .any(|part| part == word.as_bytes())
}

#[tokio::test]
async fn a_neighbor_can_be_read_back_and_nobody_reads_them_on_the_disk() {
    for world in World::on_both_engines().await {
        let ana = world.neighbor("Anastasia").await;
        let mut tx = world.app.db.read().await.unwrap();
        let (_, person) = people::opened(&mut tx, &world.app, world.community, ana)
            .await
            .unwrap();
        assert_eq!(
            (person.name.as_str(), person.phone.as_deref()),
            ("Anastasia", Some("+15175550101"))
        );
        for file in ["data.db", "keys.db"] {
            let bytes = world.bytes_on_disk(file);
            assert!(!holds(&bytes, "nastasia") && !holds(&bytes, "5175550101"));
        }
    }
}

#[tokio::test]
async fn whoever_is_forgotten_is_gone_and_only_counts() {
    for world in World::on_both_engines().await {
        let ana = world.neighbor("Anastasia").await;
        people::erase::forget(&world.app, world.as_self(ana), ana)
            .await
            .unwrap();
        let mut tx = world.app.db.read().await.unwrap();
        let (neighbor, person) = people::opened(&mut tx, &world.app, world.community, ana)
            .await
            .unwrap();
        assert_eq!(
            (person.name.as_str(), person.phone, neighbor.key),
            ("", None, None)
        );
    }
}

#[tokio::test]
async fn nobody_else_can_have_somebody_forgotten() {
    for world in World::on_both_engines().await {
        let [ana, ben] = [world.neighbor("Ana").await, world.neighbor("Ben").await];
        let tried = people::erase::forget(&world.app, world.as_self(ben), ana).await;
        assert!(matches!(tried, Err(app::Error::NotFound)));
    }
}
