//! Two people who were introduced: what they see of each other, for how long, and what happens when one of them
//! leaves or says something else.

use app::introductions::{self, after, mine, shown, sql};
use app::messages::Carriers;
use app::needs::lapse;
use app::people::own::{self, Myself};
use app::people::{self, merge, standing};
use app::{Error, export, matching, needs, retention};
use domain::introductions::{MatchState, Outcome, Reply, Shows};
use domain::moment::{DAY, HOUR};
use domain::needs::{ListingState, Side, Turn};
use domain::people::Channel;
use domain::survey::answer::Circumstances;
use domain::{ListingId, MatchId, NeighborId, Refusal};

use crate::post::{by_text, matched, round};
use crate::world::World;

const PHONE: Reply = Reply::Yes(Shows {
    phone: true,
    mail: false,
});

/// Ana needs a ride, Ben drives, and Ben is being asked.
struct Two {
    ana: NeighborId,
    ben: NeighborId,
    ride: ListingId,
    drive: ListingId,
    id: MatchId,
}

impl Two {
    async fn asked(world: &World) -> Two {
        let [ana, ben] = [world.neighbor("Ana").await, world.neighbor("Ben").await];
        let ride = world.listing(ana, Side::Need, "transport").await;
        let drive = world.listing(ben, Side::Offer, "transport").await;
        let id = matching::put_together(&world.app, world.organizer(), ride, drive, 0)
            .await
            .unwrap();
        introductions::ask(&world.app, world.organizer(), id)
            .await
            .unwrap();
        Two {
            ana,
            ben,
            ride,
            drive,
            id,
        }
    }

    async fn introduced(world: &World) -> Two {
        let two = Two::asked(world).await;
        two.answer(world, Side::Offer, PHONE).await.unwrap();
        two.answer(world, Side::Need, PHONE).await.unwrap();
        two
    }

    async fn answer(&self, world: &World, side: Side, reply: Reply) -> Result<MatchState, Error> {
        let who = match side {
            Side::Offer => self.ben,
            Side::Need => self.ana,
        };
        let who = world.as_self(who);
        let found = introductions::answer(&world.app, who, self.id, side, reply).await?;
        Ok(found.state)
    }

    /// Ana says how it went.
    async fn went(&self, world: &World, outcome: Outcome) {
        let who = world.as_self(self.ana);
        after::tell_how_it_went(&world.app, who, self.id, Side::Need, outcome)
            .await
            .unwrap();
    }
}

async fn number_seen(world: &World, who: NeighborId, id: MatchId) -> Option<String> {
    let mut tx = world.app.db.read().await.unwrap();
    let seen = mine::one(&mut tx, &world.app, world.as_self(who), id).await;
    seen.unwrap().other.and_then(|other| other.phone)
}

/// Somebody has another number from now on.
async fn new_number(world: &World, whose: NeighborId, phone: &str) {
    let mut tx = world.app.db.read().await.unwrap();
    let (_, mut person) = people::opened(&mut tx, &world.app, world.community, whose)
        .await
        .unwrap();
    drop(tx);
    person.phone = Some(phone.into());
    let myself = Myself {
        person,
        channel: Channel::Mail,
        language: "en".into(),
        of: Circumstances::default(),
        asks_a_week: 3,
    };
    own::change(&world.app, world.as_self(whose), whose, &myself)
        .await
        .unwrap();
}

#[tokio::test]
async fn what_was_shown_stays_what_it_was_when_the_two_were_introduced() {
    for world in World::on_both_engines().await {
        let two = Two::introduced(&world).await;
        new_number(&world, two.ben, "+15175550177").await;
        let seen = number_seen(&world, two.ana, two.id).await;
        assert_eq!(seen.as_deref(), Some("+15175550101"));
        two.went(&world, Outcome::Worked).await;
        let seen = number_seen(&world, two.ana, two.id).await;
        assert_eq!(seen.as_deref(), Some("+15175550101"));
        let told = export::own(&world.app, world.as_self(two.ben), two.ben)
            .await
            .unwrap();
        assert_eq!(
            told["what_you_showed"][0]["contact"]["phone"],
            "+15175550101"
        );
    }
}

#[tokio::test]
async fn a_pair_of_an_earlier_version_sees_what_it_saw_and_nothing_later() {
    for world in World::on_both_engines().await {
        let two = Two::introduced(&world).await;
        let mut tx = world.app.db.write(world.community).await.unwrap();
        app::exec!(
            &mut tx,
            "delete from shown where community_id = $1",
            world.community
        )
        .unwrap();
        tx.commit().await.unwrap();
        assert_eq!(number_seen(&world, two.ana, two.id).await, None);
        shown::keep_what_is_missing(&world.app).await.unwrap();
        new_number(&world, two.ben, "+15175550177").await;
        shown::keep_what_is_missing(&world.app).await.unwrap();
        let seen = number_seen(&world, two.ana, two.id).await;
        assert_eq!(seen.as_deref(), Some("+15175550101"));
    }
}

#[tokio::test]
async fn two_who_met_see_each_others_number_for_the_communitys_days_and_no_longer() {
    for world in World::on_both_engines().await {
        let two = Two::introduced(&world).await;
        two.went(&world, Outcome::Worked).await;
        for who in [two.ana, two.ben] {
            world.listing(who, Side::Need, "tools").await;
        }
        world.app.clock.advance(89 * DAY);
        retention::forget_who_left(&world.app).await.unwrap();
        assert!(number_seen(&world, two.ana, two.id).await.is_some());
        world.app.clock.advance(2 * DAY);
        retention::forget_who_left(&world.app).await.unwrap();
        shown::keep_what_is_missing(&world.app).await.unwrap();
        for who in [two.ana, two.ben] {
            assert_eq!(number_seen(&world, who, two.id).await, None);
        }
    }
}

#[tokio::test]
async fn nothing_that_was_shown_is_kept_once_it_came_to_nothing_or_one_was_forgotten() {
    for world in World::on_both_engines().await {
        let two = Two::introduced(&world).await;
        assert_eq!(kept(&world).await, 2);
        two.went(&world, Outcome::DidNot).await;
        assert_eq!(kept(&world).await, 0);
        let other = Two::introduced(&world).await;
        other.went(&world, Outcome::Worked).await;
        assert_eq!(kept(&world).await, 2);
        people::erase::forget(&world.app, world.as_self(other.ben), other.ben)
            .await
            .unwrap();
        assert_eq!(kept(&world).await, 0);
    }
}

#[tokio::test]
async fn what_was_shown_moves_with_records_that_are_joined_and_back() {
    for world in World::on_both_engines().await {
        let ana = by_text(&world, "Ana", "+15175550120").await;
        let [ben, benny] = [
            by_text(&world, "Ben", "+15175550121").await,
            by_text(&world, "Ben", "+15175550122").await,
        ];
        let id = matched(&world, ana, benny, MatchState::Introduced).await;
        let by = world.organizer();
        let merge = merge::join(&world.app, by, ben, benny).await.unwrap();
        let seen = number_seen(&world, ana, id).await;
        assert_eq!(seen.as_deref(), Some("+15175550122"));
        merge::part(&world.app, by, merge).await.unwrap();
        let seen = number_seen(&world, ana, id).await;
        assert_eq!(seen.as_deref(), Some("+15175550122"));
    }
}

async fn kept(world: &World) -> i64 {
    app::row! {
        struct Counted {
            n: i64,
        }
    }
    let mut tx = world.app.db.read().await.unwrap();
    app::one!(
        &mut tx,
        Counted,
        "select count(*) as n from shown where community_id = $1",
        world.community
    )
    .unwrap()
    .n
}

#[tokio::test]
async fn not_this_kind_again_counts_also_after_not_this_time() {
    for world in World::on_both_engines().await {
        let two = Two::asked(&world).await;
        two.answer(&world, Side::Offer, Reply::NotNow)
            .await
            .unwrap();
        two.answer(&world, Side::Offer, Reply::NotThisKind)
            .await
            .unwrap();
        let dana = world.neighbor("Dana").await;
        world.listing(dana, Side::Need, "transport").await;
        let planned = matching::plan(&world.app, world.organizer()).await.unwrap();
        assert_eq!(planned.standing, 0);
    }
}

#[tokio::test]
async fn whoever_needs_it_can_say_not_again_after_not_this_time() {
    for world in World::on_both_engines().await {
        let two = Two::asked(&world).await;
        two.answer(&world, Side::Offer, PHONE).await.unwrap();
        for reply in [Reply::NotNow, Reply::NotThisKind] {
            two.answer(&world, Side::Need, reply).await.unwrap();
        }
        assert_eq!(world.state_of(two.ride).await, ListingState::Paused);
    }
}

#[tokio::test]
async fn a_no_after_a_yes_takes_the_yes_back_and_tells_whoever_was_being_asked() {
    for world in World::on_both_engines().await {
        let two = Two::asked(&world).await;
        two.answer(&world, Side::Offer, PHONE).await.unwrap();
        let state = two
            .answer(&world, Side::Offer, Reply::NotNow)
            .await
            .unwrap();
        assert_eq!(state, MatchState::Undone);
        assert_eq!(
            world.letters_to(two.ana).await,
            ["ask-needer", "fell-through"]
        );
        let late = two.answer(&world, Side::Need, PHONE).await;
        assert!(matches!(late, Err(Error::Refused(Refusal::MovedOn))));
        assert_eq!(world.state_of(two.ride).await, ListingState::Open);
    }
}

#[tokio::test]
async fn a_block_that_comes_while_the_plan_is_made_counts() {
    for world in World::on_both_engines().await {
        let (app, home) = (&world.app, world.community);
        let [ana, ben] = [world.neighbor("Ana").await, world.neighbor("Ben").await];
        let ride = world.listing(ana, Side::Need, "transport").await;
        world.listing(ben, Side::Offer, "transport").await;
        // Whoever writes now holds the plan up between reading and keeping.
        let mut tx = app.db.write(home).await.unwrap();
        let planning = tokio::spawn({
            let (app, by) = (app.clone(), world.organizer());
            async move { matching::plan(&app, by).await }
        });
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        sql::block(&mut tx, home, ana, ben, app.clock.now())
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let planned = planning.await.unwrap().unwrap();
        assert_eq!((planned.new, planned.standing), (0, 0));
        let mut tx = app.db.read().await.unwrap();
        let live = sql::live_of_listing(&mut tx, home, ride).await.unwrap();
        assert!(live.is_empty());
    }
}

#[tokio::test]
async fn nobody_is_asked_about_what_somebody_spoke_against_since_it_was_suggested() {
    for world in World::on_both_engines().await {
        let (app, home, by) = (&world.app, world.community, world.organizer());
        let [ana, ben] = [world.neighbor("Ana").await, world.neighbor("Ben").await];
        let ride = world.listing(ana, Side::Need, "transport").await;
        let drive = world.listing(ben, Side::Offer, "transport").await;
        let id = matching::put_together(app, by, ride, drive, 0)
            .await
            .unwrap();
        let mut tx = app.db.write(home).await.unwrap();
        sql::block(&mut tx, home, ben, ana, app.clock.now())
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let asked = introductions::ask(app, by, id).await;
        assert!(matches!(asked, Err(Error::Refused(Refusal::MovedOn))));
        assert!(world.letters_to(ben).await.is_empty());
    }
}

#[tokio::test]
async fn organizers_hear_each_time_that_nobody_is_left_who_could_be_asked() {
    for world in World::on_both_engines().await {
        let (app, by) = (&world.app, world.organizer());
        let two = Two::asked(&world).await;
        two.answer(&world, Side::Offer, Reply::NotNow)
            .await
            .unwrap();
        assert_eq!(world.letters_to(world.organizer).await, ["nobody-answered"]);
        let cruz = world.neighbor("Cruz").await;
        let drive = world.listing(cruz, Side::Offer, "transport").await;
        matching::ask(app, by, two.ride, drive).await.unwrap();
        let mut tx = app.db.read().await.unwrap();
        let live = sql::live_of_listing(&mut tx, world.community, two.ride).await;
        drop(tx);
        let (who, id) = (world.as_self(cruz), live.unwrap()[0].id);
        introductions::answer(app, who, id, Side::Offer, Reply::NotNow)
            .await
            .unwrap();
        assert_eq!(
            world.letters_to(world.organizer).await,
            ["nobody-answered", "nobody-answered"]
        );
    }
}

/// Ana is driven every week, and Ben drives her: it worked the first time.
async fn every_week(world: &World) -> Two {
    let two = Two::asked(world).await;
    let mut tx = world.app.db.write(world.community).await.unwrap();
    app::exec!(
        &mut tx,
        "update listings set often = 'weekly' where community_id = $1",
        world.community
    )
    .unwrap();
    tx.commit().await.unwrap();
    two.answer(world, Side::Offer, PHONE).await.unwrap();
    two.answer(world, Side::Need, PHONE).await.unwrap();
    two.went(world, Outcome::Worked).await;
    assert_eq!(world.state_of(two.ride).await, ListingState::Matched);
    two
}

#[tokio::test]
async fn when_whoever_helps_every_week_goes_away_the_need_opens_and_its_owner_is_told() {
    for world in World::on_both_engines().await {
        for way in 0..3 {
            let two = every_week(&world).await;
            let his = world.as_self(two.ben);
            match way {
                0 => drop(
                    needs::take_turn(&world.app, his, two.drive, Turn::Withdraw)
                        .await
                        .unwrap(),
                ),
                1 => standing::withdraw(&world.app, his, two.ben).await.unwrap(),
                _ => people::erase::forget(&world.app, his, two.ben)
                    .await
                    .unwrap(),
            }
            assert_eq!(world.state_of(two.ride).await, ListingState::Open, "{way}");
            let hers = world.letters_to(two.ana).await;
            assert_eq!(hers, ["ask-needer", "introduced", "fell-through"], "{way}");
            let mut tx = world.app.db.read().await.unwrap();
            let ride = needs::row(&mut tx, world.community, two.ride).await;
            assert_eq!(ride.unwrap().listing().room(), 1, "{way}");
        }
    }
}

#[tokio::test]
async fn a_weekly_ride_is_asked_about_and_rests_when_nobody_answers() {
    for world in World::on_both_engines().await {
        let two = every_week(&world).await;
        world.app.clock.advance(400 * DAY);
        lapse::see_to(&world.app).await.unwrap();
        assert!(
            world
                .letters_to(two.ana)
                .await
                .contains(&"still-holds".into())
        );
        let who = world.as_self(two.ana);
        needs::take_turn(&world.app, who, two.ride, Turn::StillHolds)
            .await
            .unwrap();
        assert_eq!(world.state_of(two.ride).await, ListingState::Matched);
        world.app.clock.advance(400 * DAY);
        let (carriers, _) = Carriers::in_memory();
        for _ in 0..3 {
            lapse::see_to(&world.app).await.unwrap();
            round(&world, &carriers).await;
            world.app.clock.advance(20 * DAY);
        }
        assert_eq!(world.state_of(two.ride).await, ListingState::Expired);
        assert!(world.letters_to(two.ana).await.contains(&"lapsed".into()));
        needs::take_turn(&world.app, who, two.ride, Turn::Reopen)
            .await
            .unwrap();
        let mut tx = world.app.db.read().await.unwrap();
        let ride = needs::row(&mut tx, world.community, two.ride).await;
        assert_eq!(ride.unwrap().listing().room(), 1);
    }
}

#[tokio::test]
async fn as_long_as_the_ride_comes_every_week_the_number_is_shown() {
    for world in World::on_both_engines().await {
        let two = every_week(&world).await;
        world.app.clock.advance(200 * DAY);
        retention::forget_who_left(&world.app).await.unwrap();
        assert!(number_seen(&world, two.ana, two.id).await.is_some());
    }
}

#[tokio::test]
async fn whoever_needs_it_by_tomorrow_comes_first_and_its_helper_is_given_hours() {
    for world in World::on_both_engines().await {
        let (app, by) = (&world.app, world.organizer());
        let [ana, dana] = [world.neighbor("Ana").await, world.neighbor("Dana").await];
        world.listing(ana, Side::Need, "transport").await;
        world.app.clock.advance(HOUR);
        let dated = world.listing(dana, Side::Need, "transport").await;
        let ben = world.neighbor("Ben").await;
        world.listing(ben, Side::Offer, "transport").await;
        let mut tx = app.db.write(world.community).await.unwrap();
        app::exec!(
            &mut tx,
            "update listings set urgency = 0, due = '2026-06-02' where community_id = $1 and id = $2",
            world.community,
            dated
        )
        .unwrap();
        tx.commit().await.unwrap();
        matching::plan(app, by).await.unwrap();
        let mut tx = app.db.read().await.unwrap();
        let live = sql::live_of_listing(&mut tx, world.community, dated).await;
        drop(tx);
        let id = live.unwrap()[0].id;
        introductions::ask(app, by, id).await.unwrap();
        let mut tx = app.db.read().await.unwrap();
        let asked = sql::found(&mut tx, world.community, id).await.unwrap();
        assert_eq!(asked.until, Some(app.clock.now().plus(3 * HOUR)));
    }
}
