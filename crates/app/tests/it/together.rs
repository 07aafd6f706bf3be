//! What organizers do by hand: pairs around a need at once, putting two together, answering for somebody they
//! phoned, passing messages on, seeing to problems.

mod relay;
mod reports;

use app::introductions::{self, after, mine, on_behalf, sql};
use app::matching::{self, around, by_itself};
use app::messages::voice;
use app::people::looks;
use app::{Error, needs};
use domain::introductions::{MatchState, Reply, Shows};
use domain::messages::Letter;
use domain::moment::HOUR;
use domain::needs::{ListingState, Side, Turn};
use domain::people::Channel;
use domain::{ListingId, MatchId, NeighborId, Refusal, Times};

use crate::post::{Plain, by_mail, matched, somebody, tell};
use crate::world::World;

const PHONE: Reply = Reply::Yes(Shows {
    phone: true,
    mail: false,
});

/// Ana needs a ride, Ben and Cruz drive; nobody has looked yet.
async fn two_drivers(world: &World) -> (NeighborId, ListingId, [ListingId; 2]) {
    let ana = world.neighbor("Ana").await;
    let ride = world.listing(ana, Side::Need, "transport").await;
    let mut offers = Vec::new();
    for name in ["Ben", "Cruz"] {
        let driver = world.neighbor(name).await;
        offers.push(world.listing(driver, Side::Offer, "transport").await);
    }
    (ana, ride, offers.try_into().unwrap())
}

async fn look_around(world: &World, id: ListingId) -> matching::Around {
    let mut tx = world.app.db.read().await.unwrap();
    around(&mut tx, &world.app, world.community, id)
        .await
        .unwrap()
}

async fn change(world: &World, id: ListingId, how: impl FnOnce(&mut domain::needs::Terms)) {
    let mut tx = world.app.db.read().await.unwrap();
    let listing = needs::row(&mut tx, world.community, id)
        .await
        .unwrap()
        .listing();
    drop(tx);
    let mut terms = listing.terms;
    how(&mut terms);
    needs::change(&world.app, world.as_self(listing.neighbor), id, &terms, "")
        .await
        .unwrap();
}

#[tokio::test]
async fn a_need_that_was_just_said_has_its_suggestions_at_once() {
    for world in World::on_both_engines().await {
        let (_, ride, [bens, cruzs]) = two_drivers(&world).await;
        let before = look_around(&world, ride).await;
        assert!(before.pairs.iter().all(|pair| pair.found.is_none()));
        let mut seen: Vec<_> = before.pairs.iter().map(|pair| pair.offer).collect();
        seen.sort();
        let mut both = vec![bens, cruzs];
        both.sort();
        assert_eq!(seen, both);
        matching::ask(&world.app, world.organizer(), ride, cruzs)
            .await
            .unwrap();
        let asked = look_around(&world, ride).await;
        assert_eq!(asked.pairs.len(), 1);
        let found = asked.pairs[0].found.as_ref().unwrap();
        assert_eq!((found.state, found.offer), (MatchState::AskedFirst, cruzs));
        let twice = matching::ask(&world.app, world.organizer(), ride, cruzs).await;
        assert!(matches!(twice, Err(Error::Refused(Refusal::MovedOn))));
    }
}

#[tokio::test]
async fn an_offer_sees_the_needs_it_fits() {
    for world in World::on_both_engines().await {
        let (_, ride, [bens, _]) = two_drivers(&world).await;
        let seen = look_around(&world, bens).await;
        assert_eq!(seen.pairs.len(), 1);
        assert_eq!((seen.pairs[0].need, seen.pairs[0].other.id), (ride, ride));
        assert!(seen.why.is_none());
    }
}

#[tokio::test]
async fn a_pair_that_was_set_aside_is_not_suggested_again() {
    for world in World::on_both_engines().await {
        let (_, ride, [bens, cruzs]) = two_drivers(&world).await;
        matching::set_aside(&world.app, world.organizer(), ride, bens)
            .await
            .unwrap();
        let left: Vec<_> = look_around(&world, ride)
            .await
            .pairs
            .iter()
            .map(|pair| pair.offer)
            .collect();
        assert_eq!(left, [cruzs]);
        matching::plan(&world.app, world.organizer()).await.unwrap();
        let mut tx = world.app.db.read().await.unwrap();
        let live = sql::live_of_listing(&mut tx, world.community, bens)
            .await
            .unwrap();
        assert!(live.is_empty());
    }
}

#[tokio::test]
async fn a_need_says_why_nobody_fits_and_who_almost_does() {
    for world in World::on_both_engines().await {
        let (_, ride, [bens, cruzs]) = two_drivers(&world).await;
        change(&world, ride, |terms| terms.times = Times::of(6, 0)).await;
        change(&world, bens, |terms| terms.times = Times::of(1, 0)).await;
        change(&world, cruzs, |terms| terms.times = Times::of(2, 0)).await;
        let seen = look_around(&world, ride).await;
        let why = seen.why.unwrap();
        assert!(seen.pairs.is_empty() && seen.is_looking);
        assert_eq!((why.people, why.fails[0], seen.almost), (2, 2, 2));

        let id = matching::put_together(&world.app, world.organizer(), ride, bens, 1)
            .await
            .unwrap();
        let seen = look_around(&world, ride).await;
        let pair = &seen.pairs[0];
        assert_eq!(pair.found.as_ref().unwrap().id, id);
        assert_eq!(pair.because.softened, 1);
        assert!(pair.by_hand && pair.by == Some(world.organizer));
        assert_eq!(seen.almost, 1);
        let mut tx = world.app.db.read().await.unwrap();
        let almost = matching::almost(&mut tx, &world.app, world.community, ride)
            .await
            .unwrap();
        assert_eq!(almost.len(), 1);
        assert_eq!((almost[0].offer, almost[0].aside), (cruzs, 1));
    }
}

#[tokio::test]
async fn what_keeps_people_safe_is_never_set_aside() {
    for world in World::on_both_engines().await {
        let (ana, ride, [bens, cruzs]) = two_drivers(&world).await;
        let by = world.organizer();
        let mut tx = world.app.db.read().await.unwrap();
        let row = needs::row(&mut tx, world.community, bens).await.unwrap();
        let (ben, category) = (row.neighbor_id(), row.listing().terms.category);
        let cruz = needs::row(&mut tx, world.community, cruzs)
            .await
            .unwrap()
            .neighbor_id();
        drop(tx);
        let now = world.app.clock.now();
        let mut tx = world.app.db.write(world.community).await.unwrap();
        sql::block(&mut tx, world.community, ben, ana, now)
            .await
            .unwrap();
        sql::decline_kind(&mut tx, world.community, cruz, category, now)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        for offer in [bens, cruzs] {
            let tried = matching::put_together(&world.app, by, ride, offer, 15).await;
            assert!(matches!(
                tried,
                Err(Error::Refused(Refusal::CannotOverride))
            ));
        }
        let company = world.listing(ben, Side::Offer, "company").await;
        let tried = matching::put_together(&world.app, by, ride, company, 15).await;
        assert!(matches!(
            tried,
            Err(Error::Refused(Refusal::CannotOverride))
        ));
        let seen = look_around(&world, ride).await;
        assert!(seen.pairs.is_empty() && seen.almost == 0);
    }
}

#[tokio::test]
async fn nothing_is_looked_for_while_its_owner_rests_or_it_is_not_open() {
    for world in World::on_both_engines().await {
        let (ana, ride, [bens, _]) = two_drivers(&world).await;
        needs::take_turn(&world.app, world.as_self(ana), ride, Turn::Pause)
            .await
            .unwrap();
        let seen = look_around(&world, ride).await;
        assert!(seen.pairs.is_empty() && !seen.is_looking && seen.why.is_none());
        let tried = matching::put_together(&world.app, world.organizer(), ride, bens, 0).await;
        assert!(matches!(tried, Err(Error::Refused(Refusal::NotOpen))));
        assert!(
            matching::ask(&world.app, world.as_self(ana), ride, bens)
                .await
                .is_err()
        );
    }
}

#[tokio::test]
async fn an_answer_on_the_phone_is_theirs_and_says_who_wrote_it_down() {
    for world in World::on_both_engines().await {
        let (app, home) = (&world.app, world.community);
        let ana = by_mail(&world, "Ana").await;
        let phone = Some("+15175550116");
        let ben = somebody(&world, "Ben", Channel::Call, phone, None).await;
        let id = matched(&world, ana, ben, MatchState::AskedFirst).await;
        tell(&world, ben, Letter::AskHelper, Some(&id.to_string())).await;

        assert!(on_behalf::open(app, world.as_self(ana), id).await.is_err());
        let awaited = on_behalf::open(app, world.organizer(), id).await.unwrap();
        assert_eq!(
            (awaited.side, awaited.person.name.as_str()),
            (Side::Offer, "Ben")
        );
        introductions::answer(app, world.organizer(), id, Side::Offer, PHONE)
            .await
            .unwrap();

        let mut tx = app.db.read().await.unwrap();
        assert!(voice::to_tell(&mut tx, home, 10).await.unwrap().is_empty());
        let seen = looks::of(&mut tx, home, ben, 10).await.unwrap();
        assert_eq!(seen[0].reason, "on-behalf");
        let bens = mine::one(&mut tx, app, world.as_self(ben), id)
            .await
            .unwrap();
        assert_eq!(bens.answered_by.as_deref(), Some("Olga"));
        drop(tx);
        let over = on_behalf::open(app, world.organizer(), id).await.unwrap();
        assert_eq!(over.side, Side::Need);
        let tried = introductions::answer(app, world.as_self(ana), id, Side::Need, PHONE).await;
        assert!(matches!(tried, Err(Error::Refused(Refusal::NothingToShow))));
    }
}

#[tokio::test]
async fn each_of_the_two_can_thank_the_other_once() {
    for world in World::on_both_engines().await {
        let [ana, ben] = [by_mail(&world, "Ana").await, by_mail(&world, "Ben").await];
        let id = matched(&world, ana, ben, MatchState::Introduced).await;
        let thanked = |who: NeighborId| {
            let world = &world;
            async move {
                let mut tx = world.app.db.read().await.unwrap();
                let seen = mine::one(&mut tx, &world.app, world.as_self(who), id).await;
                let seen = seen.unwrap();
                (seen.thanked, seen.was_thanked)
            }
        };
        for _ in 0..2 {
            after::thank(&world.app, world.as_self(ana), id)
                .await
                .unwrap();
        }
        assert_eq!(thanked(ana).await, (true, false));
        assert_eq!(thanked(ben).await, (false, true));
        after::thank(&world.app, world.as_self(ben), id)
            .await
            .unwrap();
        assert_eq!(thanked(ben).await, (true, true));
        assert_eq!(world.letters_to(ben).await, ["thanked"]);
        assert_eq!(world.letters_to(ana).await, ["thanked"]);
    }
}

#[tokio::test]
async fn what_an_organizer_put_together_is_not_suggested_a_second_time() {
    for world in World::on_both_engines().await {
        let (_, ride, [bens, _]) = two_drivers(&world).await;
        matching::put_together(&world.app, world.organizer(), ride, bens, 0)
            .await
            .unwrap();
        for _ in 0..2 {
            matching::plan(&world.app, world.organizer()).await.unwrap();
        }
        let mut tx = world.app.db.read().await.unwrap();
        let live = sql::live_of_listing(&mut tx, world.community, ride)
            .await
            .unwrap();
        let of_ben = live.iter().filter(|found| found.offer == bens);
        assert_eq!(of_ben.count(), 1);
    }
}

async fn rides_are_asked_by_themselves(world: &World) {
    let mut tx = world.app.db.write(world.community).await.unwrap();
    app::exec!(
        &mut tx,
        "update categories set ask_by_itself = true where community_id = $1 and key = 'transport'",
        world.community
    )
    .unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_new_need_of_such_a_kind_does_not_wait_for_the_night_and_its_helper_is_asked_once() {
    for world in World::on_both_engines().await {
        rides_are_asked_by_themselves(&world).await;
        matching::plan(&world.app, world.organizer()).await.unwrap();
        let [ana, ben] = [world.neighbor("Ana").await, world.neighbor("Ben").await];
        world.app.clock.advance(HOUR);
        let ride = world.listing(ana, Side::Need, "transport").await;
        let meal = world.listing(ana, Side::Need, "food").await;
        // Nobody drives yet: nothing is asked, and nobody is bothered with that.
        by_itself::ask_for_what_is_new(&world.app).await.unwrap();
        let bens = world.listing(ben, Side::Offer, "transport").await;
        world.listing(ben, Side::Offer, "food").await;
        for _ in 0..2 {
            by_itself::ask_for_what_is_new(&world.app).await.unwrap();
        }
        let mut tx = world.app.db.read().await.unwrap();
        let asked = sql::live_of_listing(&mut tx, world.community, ride)
            .await
            .unwrap();
        let states: Vec<_> = asked
            .iter()
            .map(|found| (found.offer, found.state))
            .collect();
        assert_eq!(states, [(bens, MatchState::AskedFirst)]);
        let of_meal = sql::live_of_listing(&mut tx, world.community, meal)
            .await
            .unwrap();
        assert!(of_meal.is_empty(), "meals are asked about by an organizer");
        drop(tx);
        assert_eq!(world.letters_to(ben).await, ["ask-helper"]);
    }
}

#[tokio::test]
async fn kinds_that_organizers_chose_are_asked_by_themselves_even_beside_one_that_moved_on() {
    for world in World::on_both_engines().await {
        let (_, ride, [bens, cruzs]) = two_drivers(&world).await;
        rides_are_asked_by_themselves(&world).await;
        matching::put_together(&world.app, world.organizer(), ride, bens, 0)
            .await
            .unwrap();
        let mut tx = world.app.db.write(world.community).await.unwrap();
        app::exec!(
            &mut tx,
            "update listings set state = $3 where community_id = $1 and id = $2",
            world.community,
            bens,
            ListingState::Paused
        )
        .unwrap();
        tx.commit().await.unwrap();
        let planned = matching::plan(&world.app, world.organizer()).await.unwrap();
        assert_eq!(planned.asked, 1);
        let found = of_offer(&world, cruzs).await;
        let mut tx = world.app.db.read().await.unwrap();
        let found = sql::found(&mut tx, world.community, found).await.unwrap();
        assert_eq!(found.state, MatchState::AskedFirst);
    }
}

async fn of_offer(world: &World, offer: ListingId) -> MatchId {
    let mut tx = world.app.db.read().await.unwrap();
    let live = sql::live_of_listing(&mut tx, world.community, offer)
        .await
        .unwrap();
    live[0].id
}

#[tokio::test]
async fn what_is_told_by_voice_says_whom_to_write_an_answer_down_for() {
    for world in World::on_both_engines().await {
        let ana = by_mail(&world, "Ana").await;
        let ben = somebody(&world, "Ben", Channel::Call, Some("+15175550116"), None).await;
        let id = matched(&world, ana, ben, MatchState::AskedFirst).await;
        tell(&world, ben, Letter::AskHelper, Some(&id.to_string())).await;
        let mut tx = world.app.db.read().await.unwrap();
        let list = voice::to_tell(&mut tx, world.community, 10).await.unwrap();
        drop(tx);
        let opened = voice::open_voice(&world.app, &Plain, world.organizer(), list[0].id)
            .await
            .unwrap();
        assert_eq!(opened.asks_about, Some(id));
    }
}
