//! The board: what fits, in which order, page by page.

use app::needs::board::{self, Board, Filter, Mark, PAGE};
use app::needs::{self, NewListing};
use app::{community, matching};
use domain::moment::DAY;
use domain::needs::{ListingState, Often, Side, Terms, Turn, Urgency};
use domain::people::Source;
use domain::{ListingId, NeighborId, Times};

use crate::world::World;

/// A need as it is said: its category by key, how urgent, in which of the three areas.
async fn needs(
    world: &World,
    whose: NeighborId,
    category: &str,
    urgency: Urgency,
    area: usize,
) -> ListingId {
    let mut tx = world.app.db.read().await.unwrap();
    let categories = community::categories(&mut tx, world.community)
        .await
        .unwrap();
    let areas = community::areas(&mut tx, world.community).await.unwrap();
    drop(tx);
    let terms = Terms {
        category: categories
            .iter()
            .find(|known| known.key == category)
            .unwrap()
            .id,
        often: Often::Once,
        quantity: 1,
        area: Some(areas[area].id),
        times: Times::default(),
        languages: vec![],
        language_matters: false,
        radius: None,
        remote: false,
        wants_known: false,
        urgency,
        due: None,
    };
    let new = NewListing {
        side: Side::Need,
        terms,
        note: "canaryword".into(),
        source: Source::Web,
        answer: None,
        state: ListingState::Open,
    };
    needs::add(&world.app, world.as_self(whose), whose, &new)
        .await
        .unwrap()
}

async fn look(world: &World, filter: &Filter, from: Option<Mark>) -> Board {
    let mut tx = world.app.db.read().await.unwrap();
    board::board(&mut tx, world.community, filter, from)
        .await
        .unwrap()
}

fn ids(board: &Board) -> Vec<ListingId> {
    board.lines.iter().map(|line| line.id).collect()
}

#[tokio::test]
async fn the_most_urgent_stands_first_and_then_whoever_waited_longest() {
    for world in World::on_both_engines().await {
        let ana = world.neighbor("Ana").await;
        let old = needs(&world, ana, "transport", Urgency::Week, 0).await;
        world.app.clock.advance(DAY);
        let new = needs(&world, ana, "food", Urgency::Week, 1).await;
        let later = needs(&world, ana, "food", Urgency::Whenever, 1).await;
        let now = needs(&world, ana, "pets", Urgency::Today, 2).await;
        let board = look(&world, &Filter::open(Side::Need), None).await;
        assert_eq!((ids(&board), board.count), (vec![now, old, new, later], 4));
        assert!(
            look(&world, &Filter::open(Side::Offer), None)
                .await
                .lines
                .is_empty()
        );
    }
}

#[tokio::test]
async fn typed_words_in_any_language_find_the_kind_and_the_area() {
    for world in World::on_both_engines().await {
        let ana = world.neighbor("Ana").await;
        let ride = needs(&world, ana, "transport", Urgency::Week, 1).await;
        let food = needs(&world, ana, "food", Urgency::Week, 0).await;
        let words = |words: &str| Filter {
            words: words.into(),
            ..Filter::open(Side::Need)
        };
        for typed in ["rides", "coche", "سيارة", "old mill", "rides old mill"] {
            assert_eq!(
                ids(&look(&world, &words(typed), None).await),
                [ride],
                "{typed}"
            );
        }
        assert_eq!(ids(&look(&world, &words("northside"), None).await), [food]);
        assert!(
            look(&world, &words("rides northside"), None)
                .await
                .lines
                .is_empty()
        );
        for unheard in ["zebra", "Ana", "canaryword"] {
            let board = look(&world, &words(unheard), None).await;
            assert!(board.lines.is_empty() && board.found.is_lost(), "{unheard}");
        }
    }
}

#[tokio::test]
async fn a_filter_narrows_by_kind_area_urgency_and_state() {
    for world in World::on_both_engines().await {
        let ana = world.neighbor("Ana").await;
        let ride = needs(&world, ana, "transport", Urgency::Today, 1).await;
        let food = needs(&world, ana, "food", Urgency::Week, 0).await;
        let all = look(&world, &Filter::open(Side::Need), None).await;
        let of = |id| all.lines.iter().find(|line| line.id == id).unwrap();
        let open = Filter::open(Side::Need);
        let by_kind = Filter {
            category: Some(of(ride).category),
            ..open.clone()
        };
        let by_area = Filter {
            area: of(food).area,
            ..open.clone()
        };
        let by_urgency = Filter {
            urgency: Some(Urgency::Today),
            ..open.clone()
        };
        let by_both = Filter {
            words: "food".into(),
            ..by_kind.clone()
        };
        assert_eq!(ids(&look(&world, &by_kind, None).await), [ride]);
        assert_eq!(ids(&look(&world, &by_area, None).await), [food]);
        assert_eq!(ids(&look(&world, &by_urgency, None).await), [ride]);
        assert!(ids(&look(&world, &by_both, None).await).is_empty());
        needs::take_turn(&world.app, world.organizer(), food, Turn::Pause)
            .await
            .unwrap();
        let resting = Filter {
            state: ListingState::Paused,
            ..open
        };
        assert_eq!(ids(&look(&world, &resting, None).await), [food]);
    }
}

#[tokio::test]
async fn pages_are_of_bounded_size_and_show_everything_once() {
    for world in World::on_both_engines().await {
        let mut said = Vec::new();
        for n in 0..3 {
            let whose = world.neighbor(&format!("Ana{n}")).await;
            for urgency in [Urgency::Whenever, Urgency::Today, Urgency::Week] {
                for _ in 0..15 {
                    said.push(needs(&world, whose, "food", urgency, 0).await);
                }
            }
            world.app.clock.advance(DAY);
        }
        let (mut seen, mut from) = (Vec::new(), None);
        loop {
            let board = look(&world, &Filter::open(Side::Need), from).await;
            assert!(board.lines.len() <= PAGE && board.count == 135);
            seen.extend(
                board
                    .lines
                    .iter()
                    .map(|line| (std::cmp::Reverse(line.urgency), line.created_at, line.id)),
            );
            match board.next {
                Some(mark) => from = Some(mark.to_string().parse().unwrap()),
                None => break,
            }
        }
        assert!(seen.is_sorted());
        let mut ids: Vec<_> = seen.into_iter().map(|(_, _, id)| id).collect();
        ids.sort();
        said.sort();
        assert_eq!(ids, said);
    }
}

#[tokio::test]
async fn a_line_says_what_is_under_way() {
    for world in World::on_both_engines().await {
        let [ana, ben, cruz] = [
            world.neighbor("Ana").await,
            world.neighbor("Ben").await,
            world.neighbor("Cruz").await,
        ];
        let ride = world.listing(ana, Side::Need, "transport").await;
        world.listing(ana, Side::Need, "pets").await;
        world.listing(ben, Side::Offer, "transport").await;
        world.listing(cruz, Side::Offer, "food").await;
        matching::plan(&world.app, world.organizer()).await.unwrap();
        let board = look(&world, &Filter::open(Side::Need), None).await;
        for line in board.lines {
            assert_eq!(line.waiting.suggested, i64::from(line.id == ride));
            assert_eq!((line.waiting.asked, line.waiting.introduced), (0, 0));
        }
    }
}
