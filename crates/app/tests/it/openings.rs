//! Nothing is promised twice: by the rule, by the database, and by two hundred people at once.

use std::sync::Arc;

use app::openings::{self, Stand, Taking, Turn, sql};
use app::{App, Error};
use domain::moment::{DAY, HOUR};
use domain::openings::{Days, Opening, OpeningState, PledgeState, Program, Slot, Wish};
use domain::people::Actor;
use domain::{Day, NeighborId, OpeningId, PledgeId, Refusal};
use tokio::sync::Barrier;
use uuid::Uuid;

use crate::world::{NOON, World};

async fn opening(world: &World, room: u32, slot: Slot) -> OpeningId {
    let opening = Opening {
        id: world.app.chance.id(world.app.clock.now()),
        program: Program::Tools,
        subject: Uuid::nil(),
        room,
        slot,
        gap_days: 0,
        state: OpeningState::Open,
    };
    let id = opening.id;
    let mut tx = world.app.db.write(world.community).await.unwrap();
    openings::open(&mut tx, &world.app, world.community, opening)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    id
}

fn wish(neighbor: NeighborId, quantity: u32, days: Option<Days>) -> Wish {
    Wish {
        neighbor,
        quantity,
        days,
        until: None,
    }
}

async fn take(app: &App, who: Actor, id: OpeningId, wish: Wish) -> Result<Taking, Error> {
    let mut tx = app.db.write(who.community()).await?;
    let taking = openings::take(&mut tx, app, who, id, wish).await?;
    tx.commit().await?;
    Ok(taking)
}

async fn turn(world: &World, id: PledgeId, to: Turn) -> Result<(), Error> {
    let mut tx = world.app.db.write(world.community).await?;
    openings::take_turn(&mut tx, &world.app, world.organizer(), id, to).await?;
    tx.commit().await
}

async fn counted_wrong(world: &World) -> i64 {
    let mut tx = world.app.db.read().await.unwrap();
    openings::counted_wrong(&mut tx, world.community)
        .await
        .unwrap()
}

async fn stand(world: &World, id: OpeningId) -> Stand {
    let mut tx = world.app.db.read().await.unwrap();
    Stand::of(&mut tx, &world.app, world.community, id)
        .await
        .unwrap()
}

async fn people(world: &World, n: usize) -> Vec<NeighborId> {
    let mut people = Vec::new();
    for n in 0..n {
        people.push(world.neighbor(&format!("Taker{n}")).await);
    }
    people
}

/// Everybody at once wishes something of one opening; gives what became of each.
async fn all_at_once(world: &World, id: OpeningId, wishes: Vec<Wish>) -> Vec<Taking> {
    let start = Arc::new(Barrier::new(wishes.len()));
    let mut takers = tokio::task::JoinSet::new();
    for wish in wishes {
        let (app, start, who) = (
            world.app.clone(),
            start.clone(),
            world.as_self(wish.neighbor),
        );
        takers.spawn(async move {
            start.wait().await;
            take(&app, who, id, wish).await.unwrap()
        });
    }
    takers.join_all().await
}

fn promised(takings: &[Taking]) -> u32 {
    takings
        .iter()
        .map(|taking| match taking {
            Taking::Yours(pledge) => pledge.quantity,
            Taking::Gone(_) => 0,
        })
        .sum()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_hundred_at_once_never_take_more_than_there_is_and_each_gets_an_answer() {
    for world in World::on_both_engines().await {
        let people = people(&world, 200).await;
        let monday: Day = "2026-06-08".parse().unwrap();
        let days = |from: usize| {
            let from = monday.plus_days(i64::try_from(from).unwrap());
            Some(Days::new(from, from.plus_days(3)).unwrap())
        };
        for _ in 0..3 {
            let seat = opening(&world, 3, Slot::Untimed).await;
            let wishes = people.iter().map(|who| wish(*who, 1, None)).collect();
            assert_eq!(promised(&all_at_once(&world, seat, wishes).await), 3);

            let chairs = opening(&world, 20, Slot::Untimed).await;
            let wishes = (1..)
                .zip(&people)
                .map(|(n, who)| wish(*who, 1 + n % 4, None));
            let taken = promised(&all_at_once(&world, chairs, wishes.collect()).await);
            assert!((17..=20).contains(&taken), "{taken}");

            let drill = opening(&world, 1, Slot::ByDay).await;
            let wishes = (0..)
                .zip(&people)
                .map(|(n, who)| wish(*who, 1, days(n % 5)));
            let takings = all_at_once(&world, drill, wishes.collect()).await;
            let mine: Vec<Days> = takings
                .iter()
                .filter_map(|taking| match taking {
                    Taking::Yours(pledge) => pledge.days,
                    Taking::Gone(instead) => {
                        assert_eq!(instead.len(), 3, "what is free instead was not said");
                        None
                    }
                })
                .collect();
            for (n, one) in mine.iter().enumerate() {
                assert!(
                    mine[n + 1..]
                        .iter()
                        .all(|other| one.to <= other.from || other.to <= one.from)
                );
            }
            assert!(!mine.is_empty());
        }
        assert_eq!(counted_wrong(&world).await, 0);
    }
}

#[tokio::test]
async fn the_database_itself_refuses_to_promise_more_than_there_is() {
    for world in World::on_both_engines().await {
        let [ana, ben] = [world.neighbor("Ana").await, world.neighbor("Ben").await];
        let seat = opening(&world, 1, Slot::Untimed).await;
        take(&world.app, world.as_self(ana), seat, wish(ana, 1, None))
            .await
            .unwrap();
        let mut tx = world.app.db.write(world.community).await.unwrap();
        let over = app::exec!(
            &mut tx,
            "update opening_room set taken = taken + 1 where community_id = $1 and opening_id = $2",
            world.community,
            seat
        );
        assert!(over.is_err());
        drop(tx);
        let roomy = opening(&world, 5, Slot::Untimed).await;
        take(&world.app, world.as_self(ana), roomy, wish(ana, 1, None))
            .await
            .unwrap();
        let mut tx = world.app.db.write(world.community).await.unwrap();
        let twice = app::exec!(
            &mut tx,
            "insert into pledges (community_id, id, opening_id, neighbor_id, quantity, state, single, news, made_at, changed_at)
             values ($1, $2, $3, $4, 1, 'confirmed', true, false, 1, 1)",
            world.community,
            ben,
            roomy,
            ana
        );
        assert!(twice.is_err());
    }
}

#[tokio::test]
async fn a_held_place_is_free_when_its_moment_passes_whoever_has_noticed() {
    for world in World::on_both_engines().await {
        let [ana, ben] = [world.neighbor("Ana").await, world.neighbor("Ben").await];
        let seat = opening(&world, 1, Slot::Untimed).await;
        let held = Wish {
            until: Some(NOON.plus(HOUR)),
            ..wish(ana, 1, None)
        };
        let held = take(&world.app, world.as_self(ana), seat, held)
            .await
            .unwrap()
            .yours()
            .unwrap();
        let gone = take(&world.app, world.as_self(ben), seat, wish(ben, 1, None)).await;
        assert_eq!(gone.unwrap(), Taking::Gone(Vec::new()));
        world.app.clock.advance(HOUR);
        assert_eq!(stand(&world, seat).await.free(None), 1);
        take(&world.app, world.as_self(ben), seat, wish(ben, 1, None))
            .await
            .unwrap()
            .yours()
            .unwrap();
        assert_eq!(counted_wrong(&world).await, 0);
        let late = turn(&world, held.id, Turn::Confirm).await;
        assert!(matches!(late, Err(Error::Refused(Refusal::MovedOn))));
        let mut tx = world.app.db.read().await.unwrap();
        let news = sql::with_news(&mut tx, world.community, Program::Tools, 10)
            .await
            .unwrap();
        assert_eq!(news.len(), 1);
        assert_eq!((news[0].id, news[0].state), (held.id, PledgeState::Lapsed));
    }
}

#[tokio::test]
async fn the_sweep_writes_down_what_lapsed_once_and_gives_the_room_back() {
    for world in World::on_both_engines().await {
        let ana = world.neighbor("Ana").await;
        let seat = opening(&world, 1, Slot::Untimed).await;
        let held = Wish {
            until: Some(NOON.plus(HOUR)),
            ..wish(ana, 1, None)
        };
        take(&world.app, world.as_self(ana), seat, held)
            .await
            .unwrap();
        let mut swept = Vec::new();
        for later in [0, HOUR, 0] {
            world.app.clock.advance(later);
            let mut tx = world.app.db.write(world.community).await.unwrap();
            swept.push(
                openings::sweep(&mut tx, &world.app, world.community, 100)
                    .await
                    .unwrap(),
            );
            tx.commit().await.unwrap();
        }
        assert_eq!(swept, [0, 1, 0]);
        assert_eq!(counted_wrong(&world).await, 0);
    }
}

#[tokio::test]
async fn every_step_of_a_promise_is_remembered_with_whose_hand_it_was() {
    for world in World::on_both_engines().await {
        let ana = world.neighbor("Ana").await;
        let drill = opening(&world, 1, Slot::ByDay).await;
        let today = stand(&world, drill).await.now.today;
        let days = Some(Days::new(today, today.plus_days(2)).unwrap());
        let mine = take(&world.app, world.as_self(ana), drill, wish(ana, 1, days))
            .await
            .unwrap()
            .yours()
            .unwrap();
        turn(&world, mine.id, Turn::Begin).await.unwrap();
        turn(&world, mine.id, Turn::Begin).await.unwrap();
        turn(&world, mine.id, Turn::Extend(today.plus_days(5)))
            .await
            .unwrap();
        turn(&world, mine.id, Turn::Keep).await.unwrap();
        let mut tx = world.app.db.read().await.unwrap();
        let steps = sql::steps(&mut tx, world.community, mine.id).await.unwrap();
        let steps: Vec<_> = steps.iter().map(|step| (step.state, step.by_id)).collect();
        assert_eq!(
            steps,
            [
                (PledgeState::Confirmed, Some(ana)),
                (PledgeState::Confirmed, Some(world.organizer)),
                (PledgeState::Kept, Some(world.organizer)),
            ]
        );
        drop(tx);
        assert_eq!(stand(&world, drill).await.free(days), 1);
        assert_eq!(counted_wrong(&world).await, 0);
    }
}

#[tokio::test]
async fn there_is_never_less_of_it_than_is_promised() {
    for world in World::on_both_engines().await {
        let ana = world.neighbor("Ana").await;
        let chairs = opening(&world, 20, Slot::ByDay).await;
        let today = stand(&world, chairs).await.now.today;
        let days = Some(Days::new(today.plus_days(3), today.plus_days(5)).unwrap());
        take(&world.app, world.as_self(ana), chairs, wish(ana, 12, days))
            .await
            .unwrap();
        for (room, allowed) in [(11, false), (12, true), (15, true)] {
            let mut tx = world.app.db.write(world.community).await.unwrap();
            let changed =
                openings::change_room(&mut tx, &world.app, world.community, chairs, room).await;
            assert_eq!(changed.is_ok(), allowed, "{room}");
            if allowed {
                tx.commit().await.unwrap();
            }
        }
        assert_eq!(stand(&world, chairs).await.free(days), 3);
        let more = take(&world.app, world.as_self(ana), chairs, wish(ana, 4, days)).await;
        assert!(matches!(more.unwrap(), Taking::Gone(_)));
    }
}

#[tokio::test]
async fn closing_gives_back_what_had_not_begun_and_names_whom_to_tell() {
    for world in World::on_both_engines().await {
        let [ana, ben] = [world.neighbor("Ana").await, world.neighbor("Ben").await];
        let seats = opening(&world, 5, Slot::Untimed).await;
        for who in [ana, ben] {
            let mine = take(&world.app, world.as_self(who), seats, wish(who, 1, None))
                .await
                .unwrap()
                .yours()
                .unwrap();
            if who == ben {
                turn(&world, mine.id, Turn::Begin).await.unwrap();
            }
        }
        let mut tx = world.app.db.write(world.community).await.unwrap();
        let let_go = openings::close(&mut tx, &world.app, world.organizer(), seats)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let told: Vec<_> = let_go.iter().map(|pledge| pledge.neighbor).collect();
        assert_eq!(told, [ana]);
        let late = take(&world.app, world.as_self(ana), seats, wish(ana, 1, None)).await;
        assert!(matches!(late, Err(Error::Refused(Refusal::NotOpen))));
        assert_eq!(counted_wrong(&world).await, 0);
    }
}

/// One of many things that somebody might do with a thing that is lent.
async fn anything(
    world: &World,
    drill: OpeningId,
    people: &[NeighborId],
    known: &mut Vec<PledgeId>,
) {
    let chance = &world.app.chance;
    let now = stand(world, drill).await.now;
    let pick = |limit: usize| usize::try_from(chance.below(limit as u64)).unwrap();
    let from = now.today.plus_days(chance.below(12) as i64);
    let span = Days::new(from, from.plus_days(1 + chance.below(4) as i64)).unwrap();
    let who = people[pick(people.len())];
    let one = known.get(pick(known.len().max(1))).copied();
    match (chance.below(9), one) {
        (0..=3, _) | (_, None) => {
            let until = (chance.below(2) == 0).then(|| now.at.plus(10 * HOUR));
            let wish = Wish {
                until,
                ..wish(who, 1 + chance.below(2) as u32, Some(span))
            };
            let shown = stand(world, drill).await.free(wish.days) >= wish.quantity;
            let taking = take(&world.app, world.as_self(who), drill, wish)
                .await
                .unwrap();
            assert_eq!(shown, matches!(taking, Taking::Yours(_)));
            if let Taking::Yours(pledge) = taking {
                known.push(pledge.id);
            }
        }
        (n, Some(id)) => {
            let to = match n {
                4 => Turn::Confirm,
                5 => Turn::Begin,
                6 => Turn::Keep,
                7 => Turn::Extend(span.to),
                _ => Turn::Release,
            };
            let _ = turn(world, id, to).await;
        }
    }
}

#[tokio::test]
async fn whatever_happens_the_page_the_rule_and_the_counters_agree() {
    for world in World::on_both_engines().await {
        let people = people(&world, 5).await;
        let things = [
            opening(&world, 1, Slot::ByDay).await,
            opening(&world, 3, Slot::ByDay).await,
        ];
        let mut known = [Vec::new(), Vec::new()];
        for n in 0..400 {
            let which = n % 2;
            anything(&world, things[which], &people, &mut known[which]).await;
            world
                .app
                .clock
                .advance((world.app.chance.below(8) as i64) * HOUR);
            if n % 100 == 99 {
                assert_eq!(counted_wrong(&world).await, 0, "after {n} steps");
                world.app.clock.advance(DAY);
            }
        }
        assert!(known[0].len() + known[1].len() > 40);
    }
}
