//! From a suggestion to two people who know each other, and on.

use app::introductions::{self, after, mine, sql};
use app::messages::Carriers;
use app::{Error, matching, needs, people};
use domain::introductions::{Match, MatchState, Outcome, Reply, Shows};
use domain::moment::{DAY, HOUR};
use domain::needs::{ListingState, Side, Turn};
use domain::people::Actor;
use domain::{ListingId, MatchId, NeighborId, Refusal};

use crate::post::round;
use crate::world::World;

const PHONE: Reply = Reply::Yes(Shows {
    phone: true,
    mail: false,
});

/// Ana needs a ride and Ben drives; the plan has put them together and Ben is being asked.
async fn ben_is_asked(world: &World) -> (NeighborId, NeighborId, MatchId, ListingId) {
    let [ana, ben] = [world.neighbor("Ana").await, world.neighbor("Ben").await];
    let ride = world.listing(ana, Side::Need, "transport").await;
    world.listing(ben, Side::Offer, "transport").await;
    matching::plan(&world.app, world.organizer()).await.unwrap();
    let found = only_match(world, ride).await;
    introductions::ask(&world.app, world.organizer(), found)
        .await
        .unwrap();
    (ana, ben, found, ride)
}

async fn only_match(world: &World, listing: ListingId) -> MatchId {
    let mut tx = world.app.db.read().await.unwrap();
    let live = sql::live_of_listing(&mut tx, world.community, listing)
        .await
        .unwrap();
    assert_eq!(live.len(), 1);
    live[0].id
}

async fn view(world: &World, who: NeighborId, id: MatchId) -> Result<mine::Mine, Error> {
    let mut tx = world.app.db.read().await.unwrap();
    mine::one(&mut tx, &world.app, world.as_self(who), id).await
}

#[tokio::test]
async fn both_say_yes_and_see_what_the_other_shared_and_it_works() {
    for world in World::on_both_engines().await {
        let (ana, ben, id, ride) = ben_is_asked(&world).await;
        assert!(matches!(view(&world, ana, id).await, Err(Error::NotFound)));
        introductions::answer(&world.app, world.as_self(ben), id, Side::Offer, PHONE)
            .await
            .unwrap();
        let anas = view(&world, ana, id).await.unwrap();
        assert!(anas.is_asked && anas.other.is_none());
        introductions::answer(&world.app, world.as_self(ana), id, Side::Need, PHONE)
            .await
            .unwrap();
        let other = view(&world, ana, id).await.unwrap().other.unwrap();
        assert_eq!(
            (
                other.first_name.as_str(),
                other.phone.is_some(),
                other.email
            ),
            ("Ben", true, None)
        );
        assert_eq!(world.state_of(ride).await, ListingState::Matched);
        after::tell_how_it_went(
            &world.app,
            world.as_self(ana),
            id,
            Side::Need,
            Outcome::Worked,
        )
        .await
        .unwrap();
        after::thank(&world.app, world.as_self(ana), id)
            .await
            .unwrap();
        assert_eq!(world.state_of(ride).await, ListingState::Met);
        assert_eq!(
            world.letters_to(ben).await,
            ["ask-helper", "introduced", "thanked"]
        );
        assert_eq!(world.letters_to(ana).await, ["ask-needer", "introduced"]);
    }
}

#[tokio::test]
async fn nobody_else_sees_or_answers_a_match() {
    for world in World::on_both_engines().await {
        let (_, ben, id, _) = ben_is_asked(&world).await;
        let cruz = world.neighbor("Cruz").await;
        assert!(matches!(view(&world, cruz, id).await, Err(Error::NotFound)));
        for side in [Side::Offer, Side::Need] {
            let tried =
                introductions::answer(&world.app, world.as_self(cruz), id, side, PHONE).await;
            assert!(matches!(tried, Err(Error::NotFound)));
        }
        let tried =
            introductions::answer(&world.app, world.as_self(ben), id, Side::Need, PHONE).await;
        assert!(matches!(tried, Err(Error::NotFound)));
    }
}

#[tokio::test]
async fn after_a_no_or_silence_the_next_one_is_asked_and_at_the_end_an_organizer_is_told() {
    for world in World::on_both_engines().await {
        let (ana, ben, id, ride) = ben_is_asked(&world).await;
        let cruz = world.neighbor("Cruz").await;
        world.listing(cruz, Side::Offer, "transport").await;
        introductions::answer(
            &world.app,
            world.as_self(ben),
            id,
            Side::Offer,
            Reply::NotNow,
        )
        .await
        .unwrap();
        assert_eq!(world.letters_to(cruz).await, ["ask-helper"]);
        let (carriers, _) = Carriers::in_memory();
        round(&world, &carriers).await;
        world.app.clock.advance(25 * HOUR);
        introductions::pass_on_silent(&world.app).await.unwrap();
        introductions::pass_on_silent(&world.app).await.unwrap();
        assert_eq!(world.letters_to(world.organizer).await, ["nobody-answered"]);
        assert_eq!(world.state_of(ride).await, ListingState::Open);
        assert!(world.letters_to(ana).await.is_empty());
        matching::plan(&world.app, world.organizer()).await.unwrap();
        let mut tx = world.app.db.read().await.unwrap();
        assert!(
            sql::live_of_listing(&mut tx, world.community, ride)
                .await
                .unwrap()
                .is_empty()
        );
    }
}

#[tokio::test]
async fn not_this_kind_again_is_remembered() {
    for world in World::on_both_engines().await {
        let (_, ben, id, _) = ben_is_asked(&world).await;
        introductions::answer(
            &world.app,
            world.as_self(ben),
            id,
            Side::Offer,
            Reply::NotThisKind,
        )
        .await
        .unwrap();
        let dana = world.neighbor("Dana").await;
        let other = world.listing(dana, Side::Need, "transport").await;
        let planned = matching::plan(&world.app, world.organizer()).await.unwrap();
        assert_eq!(planned.standing, 0);
        assert!(planned.open.iter().any(|open| open.need == other));
    }
}

#[tokio::test]
async fn a_need_that_its_owner_wishes_to_hear_no_more_about_rests_and_is_no_secret() {
    for world in World::on_both_engines().await {
        let (ana, ben, id, ride) = ben_is_asked(&world).await;
        let yes = Reply::Yes(Shows::default());
        introductions::answer(&world.app, world.as_self(ben), id, Side::Offer, yes)
            .await
            .unwrap();
        let never = Reply::NotThisKind;
        introductions::answer(&world.app, world.as_self(ana), id, Side::Need, never)
            .await
            .unwrap();
        let mut tx = world.app.db.read().await.unwrap();
        let need = needs::row(&mut tx, world.community, ride).await.unwrap();
        assert_eq!(need.listing().state, ListingState::Paused);
        drop(tx);
        // What somebody will not hear of for themself, they may still help others with.
        world.listing(ana, Side::Offer, "transport").await;
        let dana = world.neighbor("Dana").await;
        world.listing(dana, Side::Need, "transport").await;
        let planned = matching::plan(&world.app, world.organizer()).await.unwrap();
        assert_eq!(planned.standing, 1);
    }
}

#[tokio::test]
async fn a_need_can_be_met_only_once_however_many_answer_at_once() {
    for world in World::on_both_engines().await {
        let ana = world.neighbor("Ana").await;
        let ride = world.listing_of(ana, Side::Need, "transport", 8).await;
        let mut halves = Vec::new();
        for n in 0..8 {
            let helper = world.neighbor(&format!("Helper{n}")).await;
            let offer = world.listing(helper, Side::Offer, "transport").await;
            let id = matching::put_together(&world.app, world.organizer(), ride, offer, 0)
                .await
                .unwrap();
            introductions::ask(&world.app, world.organizer(), id)
                .await
                .unwrap();
            introductions::answer(&world.app, world.as_self(helper), id, Side::Offer, PHONE)
                .await
                .unwrap();
            halves.push(id);
        }
        let who = world.as_self(ana);
        let mut tx = world.app.db.read().await.unwrap();
        let mut terms = needs::row(&mut tx, world.community, ride)
            .await
            .unwrap()
            .listing()
            .terms;
        drop(tx);
        terms.quantity = 1;
        needs::change(&world.app, who, ride, &terms, "")
            .await
            .unwrap();
        let tasks: Vec<_> = halves
            .into_iter()
            .map(|id| {
                let app = world.app.clone();
                tokio::spawn(async move {
                    introductions::answer(&app, who, id, Side::Need, PHONE).await
                })
            })
            .collect();
        let mut introduced = 0;
        for task in tasks {
            match task.await.unwrap() {
                Ok(found) => introduced += usize::from(found.state == MatchState::Introduced),
                Err(Error::Refused(Refusal::AlreadyMet | Refusal::NotOpen)) => {}
                Err(error) => panic!("{error}"),
            }
        }
        assert_eq!(introduced, 1);
    }
}

#[tokio::test]
async fn a_big_need_is_shared_by_several() {
    for world in World::on_both_engines().await {
        let ana = world.neighbor("Ana").await;
        let chairs = world.listing_of(ana, Side::Need, "tools", 20).await;
        for name in ["Ben", "Cruz"] {
            let helper = world.neighbor(name).await;
            world.listing_of(helper, Side::Offer, "tools", 12).await;
        }
        let planned = matching::plan(&world.app, world.organizer()).await.unwrap();
        assert_eq!((planned.new, planned.open.len()), (2, 0));
        assert_eq!(
            matching::plan(&world.app, world.organizer())
                .await
                .unwrap()
                .new,
            0
        );
        let mut tx = world.app.db.read().await.unwrap();
        let shares: u32 = sql::live_of_listing(&mut tx, world.community, chairs)
            .await
            .unwrap()
            .iter()
            .map(|found| found.quantity)
            .sum();
        assert_eq!(shares, 20);
    }
}

#[tokio::test]
async fn for_what_a_need_still_lacks_others_are_asked_while_some_are_being_asked() {
    for world in World::on_both_engines().await {
        let ana = world.neighbor("Ana").await;
        let chairs = world.listing_of(ana, Side::Need, "tools", 3).await;
        for name in ["Ben", "Cruz", "Dora", "Eve", "Finn"] {
            let helper = world.neighbor(name).await;
            world.listing_of(helper, Side::Offer, "tools", 1).await;
        }
        matching::plan(&world.app, world.organizer()).await.unwrap();
        let live = |world: &World| {
            let (app, home) = (world.app.clone(), world.community);
            async move {
                let mut tx = app.db.read().await.unwrap();
                sql::live_of_listing(&mut tx, home, chairs).await.unwrap()
            }
        };
        let first = live(&world).await[0].clone();
        introductions::ask(&world.app, world.organizer(), first.id)
            .await
            .unwrap();
        let helper = world.as_self(first.helper);
        introductions::answer(&world.app, helper, first.id, Side::Offer, Reply::NotNow)
            .await
            .unwrap();
        let asked = |live: &[Match]| -> Vec<Match> {
            let asked = live.iter().filter(|found| found.state.asks().is_some());
            asked.cloned().collect()
        };
        let three = asked(&live(&world).await);
        assert_eq!(three.len(), 3, "all that is lacking is asked for at once");
        let one = &three[0];
        for (who, side) in [(one.helper, Side::Offer), (ana, Side::Need)] {
            introductions::answer(&world.app, world.as_self(who), one.id, side, PHONE)
                .await
                .unwrap();
        }
        assert_eq!(asked(&live(&world).await).len(), 2);
        let two = &three[1];
        let helper = world.as_self(two.helper);
        introductions::answer(&world.app, helper, two.id, Side::Offer, Reply::NotNow)
            .await
            .unwrap();
        let still = asked(&live(&world).await);
        assert_eq!(still.len(), 2, "the next one is asked beside the other");
        assert!(still.iter().all(|found| found.helper != first.helper));
    }
}

#[tokio::test]
async fn a_blocked_person_is_never_suggested_and_never_told() {
    for world in World::on_both_engines().await {
        let (ana, ben, id, _) = ben_is_asked(&world).await;
        introductions::answer(&world.app, world.as_self(ben), id, Side::Offer, PHONE)
            .await
            .unwrap();
        introductions::answer(&world.app, world.as_self(ana), id, Side::Need, PHONE)
            .await
            .unwrap();
        after::block(&world.app, world.as_self(ana), id)
            .await
            .unwrap();
        assert!(
            view(&world, ben, id).await.is_err()
                || view(&world, ben, id).await.unwrap().other.is_none()
        );
        assert_eq!(
            world.letters_to(ben).await,
            ["ask-helper", "introduced", "fell-through"]
        );
        let again = world.listing(ana, Side::Need, "transport").await;
        matching::plan(&world.app, world.organizer()).await.unwrap();
        let mut tx = world.app.db.read().await.unwrap();
        assert!(
            sql::live_of_listing(&mut tx, world.community, again)
                .await
                .unwrap()
                .is_empty()
        );
    }
}

#[tokio::test]
async fn whoever_withdraws_or_is_forgotten_in_the_middle_leaves_nobody_waiting() {
    for world in World::on_both_engines().await {
        let (ana, ben, id, ride) = ben_is_asked(&world).await;
        introductions::answer(&world.app, world.as_self(ben), id, Side::Offer, PHONE)
            .await
            .unwrap();
        needs::take_turn(&world.app, world.as_self(ana), ride, Turn::Withdraw)
            .await
            .unwrap();
        assert_eq!(world.letters_to(ben).await, ["ask-helper", "fell-through"]);
        let again = world.listing(ana, Side::Need, "transport").await;
        matching::plan(&world.app, world.organizer()).await.unwrap();
        let id = only_match(&world, again).await;
        introductions::ask(&world.app, world.organizer(), id)
            .await
            .unwrap();
        introductions::answer(&world.app, world.as_self(ben), id, Side::Offer, PHONE)
            .await
            .unwrap();
        introductions::answer(&world.app, world.as_self(ana), id, Side::Need, PHONE)
            .await
            .unwrap();
        people::erase::forget(&world.app, world.as_self(ben), ben)
            .await
            .unwrap();
        assert!(view(&world, ana, id).await.unwrap().other.is_none());
        assert_eq!(world.state_of(again).await, ListingState::Open);
    }
}

#[tokio::test]
async fn the_two_are_asked_how_it_went_and_then_an_organizer_is_told() {
    for world in World::on_both_engines().await {
        let (ana, ben, id, _) = ben_is_asked(&world).await;
        introductions::answer(&world.app, world.as_self(ben), id, Side::Offer, PHONE)
            .await
            .unwrap();
        introductions::answer(&world.app, world.as_self(ana), id, Side::Need, PHONE)
            .await
            .unwrap();
        for _ in 0..5 {
            world.app.clock.advance(5 * DAY);
            after::ask_how_it_went(&world.app).await.unwrap();
            after::ask_how_it_went(&world.app).await.unwrap();
        }
        let asked = world
            .letters_to(ana)
            .await
            .iter()
            .filter(|letter| *letter == "did-it-work")
            .count();
        assert_eq!(asked, 3);
        assert_eq!(world.letters_to(world.organizer).await, ["nobody-answered"]);
    }
}

#[tokio::test]
async fn only_organizers_plan_ask_and_put_together() {
    for world in World::on_both_engines().await {
        let (ana, _, id, ride) = ben_is_asked(&world).await;
        let who = world.as_self(ana);
        assert!(matches!(
            matching::plan(&world.app, who).await,
            Err(Error::NotFound)
        ));
        assert!(matches!(
            introductions::ask(&world.app, who, id).await,
            Err(Error::NotFound)
        ));
        assert!(matches!(
            matching::put_together(&world.app, who, ride, ride, 15).await,
            Err(Error::NotFound)
        ));
        assert!(matches!(
            matching::plan(&world.app, Actor::Visitor(world.community)).await,
            Err(Error::NotFound)
        ));
    }
}

#[tokio::test]
async fn an_organizer_can_set_a_soft_condition_aside_and_it_is_written_down() {
    for world in World::on_both_engines().await {
        let [ana, ben] = [world.neighbor("Ana").await, world.neighbor("Ben").await];
        let ride = world.listing(ana, Side::Need, "transport").await;
        let offer = world.listing(ben, Side::Offer, "transport").await;
        let mut tx = world.app.db.read().await.unwrap();
        let mut terms = needs::row(&mut tx, world.community, ride)
            .await
            .unwrap()
            .listing()
            .terms;
        drop(tx);
        terms.wants_known = true;
        needs::change(&world.app, world.as_self(ana), ride, &terms, "")
            .await
            .unwrap();
        let refused = matching::put_together(&world.app, world.organizer(), ride, offer, 0).await;
        assert!(matches!(
            refused,
            Err(Error::Refused(Refusal::CannotOverride))
        ));
        let id = matching::put_together(&world.app, world.organizer(), ride, offer, 8)
            .await
            .unwrap();
        let mut tx = world.app.db.read().await.unwrap();
        let beside = sql::beside(&mut tx, world.community, id).await.unwrap();
        assert!(beside.overridden && beside.because.softened == 8);
    }
}
