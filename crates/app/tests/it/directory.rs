//! Finding people: a list without names, and a search whose every hit is written down.

use app::people::directory::{self, FOUND_LIMIT, PAGE, Wanted};
use app::people::{erase, looks};
use domain::NeighborId;
use domain::needs::Side;
use domain::people::Standing;

use crate::world::World;

async fn looks_at(world: &World, whose: NeighborId) -> usize {
    let mut tx = world.app.db.read().await.unwrap();
    looks::of(&mut tx, world.community, whose, 100)
        .await
        .unwrap()
        .len()
}

#[tokio::test]
async fn a_search_finds_by_name_phone_and_mail_and_only_the_found_are_looked_at() {
    for world in World::on_both_engines().await {
        let [amina, ben] = [
            world.neighbor("أمينة").await,
            world.neighbor("Benedikt").await,
        ];
        for (typed, found) in [
            ("bene", vec![ben]),
            ("BENEDIKT", vec![ben]),
            ("امينه", vec![amina]),
            ("benedikt@example.org", vec![ben]),
            ("nobody", vec![]),
            ("  ", vec![]),
        ] {
            let search = directory::search(&world.app, world.organizer(), typed)
                .await
                .unwrap();
            let ids: Vec<NeighborId> = search
                .people
                .iter()
                .map(|(neighbor, _)| neighbor.id)
                .collect();
            assert_eq!((ids, search.more), (found, false), "{typed}");
        }
        let by_phone = directory::search(&world.app, world.organizer(), "(517) 555-0101")
            .await
            .unwrap();
        assert_eq!(by_phone.people.len(), 2);
        assert_eq!(
            (
                looks_at(&world, amina).await,
                looks_at(&world, world.organizer).await
            ),
            (1, 0)
        );
        let by_neighbor = directory::search(&world.app, world.as_self(ben), "amina").await;
        assert!(matches!(by_neighbor, Err(app::Error::NotFound)));
    }
}

#[tokio::test]
async fn a_search_shows_only_a_few() {
    for world in World::on_both_engines().await {
        for n in 0..FOUND_LIMIT + 1 {
            world.neighbor(&format!("Ana{n}")).await;
        }
        let search = directory::search(&world.app, world.organizer(), "ana")
            .await
            .unwrap();
        assert_eq!((search.people.len(), search.more), (FOUND_LIMIT, true));
    }
}

#[tokio::test]
async fn everybody_stands_once_in_the_list_page_by_page() {
    for world in World::on_both_engines().await {
        let mut here = vec![world.organizer];
        for n in 0..PAGE + 10 {
            here.push(world.neighbor(&format!("Ana{n}")).await);
        }
        let gone = here.pop().unwrap();
        world.listing(here[1], Side::Need, "transport").await;
        erase::forget(&world.app, world.as_self(gone), gone)
            .await
            .unwrap();
        let (mut seen, mut from) = (Vec::new(), None);
        loop {
            let mut tx = world.app.db.read().await.unwrap();
            let page = directory::page(&mut tx, world.community, &Wanted::default(), from)
                .await
                .unwrap();
            assert_eq!(page.count, here.len() as i64);
            seen.extend(
                page.entries
                    .iter()
                    .map(|entry| (entry.id, entry.counts.needs)),
            );
            match page.next {
                Some(next) => from = Some(next),
                None => break,
            }
        }
        assert!(seen.contains(&(here[1], 1)));
        let mut ids: Vec<NeighborId> = seen.into_iter().map(|(id, _)| id).collect();
        ids.sort();
        here.sort();
        assert_eq!(ids, here);
        let forgotten = Wanted {
            standing: Some(Standing::Erased),
            ..Wanted::default()
        };
        let mut tx = world.app.db.read().await.unwrap();
        let page = directory::page(&mut tx, world.community, &forgotten, None)
            .await
            .unwrap();
        assert_eq!(
            page.entries
                .iter()
                .map(|entry| entry.id)
                .collect::<Vec<_>>(),
            [gone]
        );
    }
}
