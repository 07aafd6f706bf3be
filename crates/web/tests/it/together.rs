//! What organizers do by hand about pairs, answers, messages and problems; and a neighbor's matches on their
//! own page.

use app::introductions::{self, after, sql};
use app::{matching, needs};
use domain::introductions::{Reply, Shows};
use domain::needs::Side;
use domain::people::Actor;
use domain::{ListingId, MatchId, NeighborId, Times};

use crate::world::World;

const PHONE: Shows = Shows {
    phone: true,
    mail: false,
};

/// Anastasia needs a ride and Benedikt drives; nobody has looked yet.
async fn a_ride(world: &World) -> (NeighborId, NeighborId, ListingId, ListingId) {
    let [ana, ben] = [
        world.neighbor("Anastasia").await,
        world.neighbor("Benedikt").await,
    ];
    let ride = world.listing(ana, Side::Need, "transport").await;
    let drive = world.listing(ben, Side::Offer, "transport").await;
    (ana, ben, ride, drive)
}

fn olga(world: &World) -> Actor {
    Actor::Organizer(world.community, world.organizer)
}

async fn asked(world: &World, ride: ListingId, drive: ListingId) -> MatchId {
    matching::ask(&world.app, olga(world), ride, drive)
        .await
        .unwrap();
    let mut tx = world.app.db.read().await.unwrap();
    let live = sql::live_of_listing(&mut tx, world.community, ride).await;
    live.unwrap()[0].id
}

/// Both said yes, the helper to this.
async fn introduced(world: &World, helper: Shows) -> (NeighborId, NeighborId, MatchId) {
    let (ana, ben, ride, drive) = a_ride(world).await;
    let id = asked(world, ride, drive).await;
    for (who, side, shows) in [(ben, Side::Offer, helper), (ana, Side::Need, PHONE)] {
        let who = Actor::Neighbor(world.community, who);
        introductions::answer(&world.app, who, id, side, Reply::Yes(shows))
            .await
            .unwrap();
    }
    (ana, ben, id)
}

#[tokio::test]
async fn a_new_need_shows_who_could_help_and_why_and_one_button_asks() {
    let world = World::new().await;
    let (_, _, ride, drive) = a_ride(&world).await;
    let mut organizer = world.as_organizer().await;
    let page = format!("/listing/{ride}");
    organizer
        .get(&page)
        .await
        .says("Who could help")
        .says("An offer in Northside")
        .says("Both in Northside, Tuesday mornings, both speak English.")
        .is_silent_on("Benedikt");
    organizer
        .get(&format!("/listing/{drive}"))
        .await
        .says("Whom this could help")
        .says("A need in Northside")
        .is_silent_on("Anastasia");
    let (need, offer) = (ride.to_string(), drive.to_string());
    let pair = [("need", need.as_str()), ("offer", offer.as_str())];
    organizer
        .post_on(&format!("{page}/pair"), &[pair[0], pair[1], ("do", "ask")])
        .await
        .says("We are asking now.")
        .says("asking the helper")
        .is_silent_on("value=\"ask\"");
}

#[tokio::test]
async fn a_pair_that_was_set_aside_on_the_page_is_gone_and_the_page_says_why_nobody_is_left() {
    let world = World::new().await;
    let (_, _, ride, drive) = a_ride(&world).await;
    let (need, offer) = (ride.to_string(), drive.to_string());
    let mut organizer = world.as_organizer().await;
    organizer
        .post_on(
            &format!("/listing/{ride}/pair"),
            &[("need", &need), ("offer", &offer), ("do", "skip")],
        )
        .await
        .says("Nobody offers this yet.")
        .is_silent_on("An offer in Northside");
}

#[tokio::test]
async fn two_are_put_together_by_hand_and_the_page_says_what_was_set_aside_by_whom() {
    let world = World::new().await;
    let (_, ben, ride, drive) = a_ride(&world).await;
    let mut tx = world.app.db.read().await.unwrap();
    let mut terms = needs::row(&mut tx, world.community, drive)
        .await
        .unwrap()
        .listing()
        .terms;
    drop(tx);
    terms.times = Times::of(6, 2);
    let who = Actor::Neighbor(world.community, ben);
    needs::change(&world.app, who, drive, &terms, "")
        .await
        .unwrap();
    let mut organizer = world.as_organizer().await;
    let page = format!("/listing/{ride}");
    organizer
        .get(&page)
        .await
        .says("One person offers this, none at the times it is needed (Tuesday mornings).")
        .says("1 almost fit");
    organizer
        .get(&format!("{page}/together"))
        .await
        .says("No time of the week suits both.")
        .is_silent_on("Benedikt");
    let confirm = format!("{page}/together/{drive}");
    organizer
        .get(&confirm)
        .await
        .says("You set this aside:")
        .says("name=\"aside\" value=\"1\"");
    organizer
        .post(&confirm, &[("aside", "0"), ("do", "keep")])
        .await
        .says("This cannot be set aside");
    organizer
        .post_on(&confirm, &[("aside", "1"), ("do", "keep")])
        .await
        .says("an organizer set the times aside")
        .says("Put together by hand by Olga.");
    organizer
        .get("/today")
        .await
        .says("Put together by hand by Olga.");
    organizer.get(&confirm).await.with_status(404);
}

#[tokio::test]
async fn an_answer_that_was_phoned_is_written_down_with_what_may_be_shown() {
    let world = World::new().await;
    let (_, ben, ride, drive) = a_ride(&world).await;
    let id = asked(&world, ride, drive).await;
    let mut organizer = world.as_organizer().await;
    organizer
        .get("/today")
        .await
        .says("Write down their answer")
        .is_silent_on("Benedikt");
    let answer = format!("/today/{id}/answer");
    organizer
        .post(&answer, &[("do", "open")])
        .await
        .with_status(200)
        .says("What does Benedikt say?")
        .says("+15175550101")
        .is_silent_on("Anastasia");
    organizer
        .post_on(
            &answer,
            &[("side", "offer"), ("do", "yes"), ("show", "phone")],
        )
        .await
        .says("Their answer is written down.")
        .says("asking who needs it");
    let mut bens = world.as_neighbor(ben).await;
    bens.get(&format!("/match/{id}"))
        .await
        .says("Olga, an organizer, wrote this answer down for you");
    bens.get("/me/looks")
        .await
        .says("to write down what you answered");
}

#[tokio::test]
async fn messages_are_passed_on_between_two_of_whom_one_shows_no_number() {
    let world = World::new().await;
    let (ana, ben, id) = introduced(&world, Shows::default()).await;
    let mut organizer = world.as_organizer().await;
    organizer
        .get("/today")
        .await
        .says("Messages to pass on (1)")
        .is_silent_on("Benedikt");
    let page = format!("/relay/{id}");
    organizer
        .post(&page, &[("do", "open")])
        .await
        .says("Benedikt and Anastasia")
        .says("shows no contact");
    organizer
        .post(&page, &[("do", "need"), ("words-need", " ")])
        .await
        .with_status(422)
        .says("Please write a few words");
    let mut anas = world.as_neighbor(ana).await;
    anas.post_on(
        &format!("/match/{id}"),
        &[("do", "pass"), ("note", "Zq7words at nine?")],
    )
    .await
    .says("An organizer will pass it on.");
    organizer
        .post(&page, &[("do", "open")])
        .await
        .says(">Zq7words at nine?</textarea>")
        .says("name=\"form\" value=");
    organizer
        .post_on(
            &page,
            &[("do", "offer"), ("words-offer", "Zq7words at nine?")],
        )
        .await
        .says("Your message is on its way.");
    organizer
        .post(&page, &[("do", "open")])
        .await
        .is_silent_on("Zq7words");
    organizer
        .post_on(&page, &[("do", "done")])
        .await
        .is_silent_on("Messages to pass on");
    for who in [ana, ben] {
        let mut browser = world.as_neighbor(who).await;
        browser.get("/me/looks").await.says("to pass a message on");
        browser
            .post(&page, &[("do", "open")])
            .await
            .with_status(404);
    }
}

#[tokio::test]
async fn a_problem_is_listed_without_a_name_read_and_closed_with_a_note() {
    let world = World::new().await;
    let (ana, ben, id) = introduced(&world, PHONE).await;
    let who = Actor::Neighbor(world.community, ana);
    after::report(&world.app, who, id, "Zq7trouble he shouted")
        .await
        .unwrap();
    let mut organizer = world.as_organizer().await;
    organizer
        .get("/today")
        .await
        .says("One problem was reported");
    let list = organizer.get("/problems").await;
    let list = list.is_silent_on("Anastasia").is_silent_on("Zq7trouble");
    let to = list.body.split("action=\"/problems/").nth(1).unwrap();
    let to = format!("/problems/{}", to.split('"').next().unwrap());
    organizer
        .post(&to, &[("do", "open")])
        .await
        .says("Anastasia")
        .says("Zq7trouble he shouted")
        .is_silent_on("Benedikt");
    organizer
        .post_on(&to, &[("do", "block")])
        .await
        .says("kept apart");
    organizer
        .post_on(&to, &[("do", "close"), ("note", "We talked.")])
        .await
        .says("No problems right now.");
    organizer
        .get("/today")
        .await
        .is_silent_on("problem was reported");
    let mut anas = world.as_neighbor(ana).await;
    anas.get("/problems").await.with_status(404);
    anas.post(&to, &[("do", "open")]).await.with_status(404);
    let mut bens = world.as_neighbor(ben).await;
    bens.get(&format!("/match/{id}"))
        .await
        .is_silent_on("We talked.");
}

#[tokio::test]
async fn a_message_that_did_not_arrive_is_counted_today_opened_and_told_by_voice() {
    let world = World::new().await;
    let (_, ben, ride, drive) = a_ride(&world).await;
    asked(&world, ride, drive).await;
    let mut tx = world.app.db.write(world.community).await.unwrap();
    app::exec!(
        &mut tx,
        "update outbox set posting = 'dead' where community_id = $1 and neighbor_id = $2",
        world.community,
        ben
    )
    .unwrap();
    tx.commit().await.unwrap();
    let mut organizer = world.as_organizer().await;
    let today = organizer.get("/today").await;
    today.says("One message did not arrive");
    let list = organizer.get("/voice").await.is_silent_on("Benedikt");
    let to = list.body.split("action=\"/voice/").nth(1).unwrap();
    let to = format!("/voice/{}", to.split('"').next().unwrap());
    let record = organizer.post(&to, &[("do", "who")]).await;
    record.says("Benedikt");
    let mut his = world.as_neighbor(ben).await;
    his.get("/me/looks").await.says("Olga");
    organizer
        .post_on(&to, &[("do", "voice")])
        .await
        .says("Everything arrived.");
    organizer
        .get("/today")
        .await
        .says("One message to tell by voice");
}

#[tokio::test]
async fn after_it_did_not_work_out_both_can_still_report_and_block() {
    let world = World::new().await;
    let (ana, ben, id) = introduced(&world, PHONE).await;
    let [mut hers, mut his] = [world.as_neighbor(ana).await, world.as_neighbor(ben).await];
    let page = format!("/match/{id}");
    hers.get(&page).await;
    hers.post(&page, &[("do", "did_not")]).await;
    for (browser, name) in [(&mut hers, "Benedikt"), (&mut his, "Anastasia")] {
        let own = browser.get("/me").await;
        own.says("What did not work out (1)")
            .says(&format!("{page}#trouble"))
            .is_silent_on(name);
        browser
            .get(&page)
            .await
            .says("Tell the organizers")
            .says("Never again with this person")
            .is_silent_on(name);
        let said = [("do", "report"), ("note", "He shouted.")];
        browser.post(&page, &said).await.with_status(303);
        browser
            .post(&page, &[("do", "block")])
            .await
            .with_status(303);
    }
    world
        .app
        .clock
        .advance(domain::community::RETENTION_DAYS * domain::moment::DAY);
    for who in [ana, ben] {
        let mut browser = world.as_neighbor(who).await;
        browser.get("/me").await.is_silent_on("did not work out");
        browser.get(&page).await.is_silent_on("Never again");
    }
}

#[tokio::test]
async fn a_neighbor_sees_on_their_page_what_is_asked_what_waits_and_whom_they_know() {
    let world = World::new().await;
    let (ana, ben, ride, drive) = a_ride(&world).await;
    let id = asked(&world, ride, drive).await;
    let mut bens = world.as_neighbor(ben).await;
    let mut anas = world.as_neighbor(ana).await;
    anas.get("/me").await.is_silent_on("You are being asked");
    bens.get("/me")
        .await
        .says("You are being asked")
        .says("Somebody near you could use this.")
        .says("this week, Tuesday mornings");
    let page = format!("/match/{id}");
    bens.post(&page, &[("do", "yes"), ("show", "phone")]).await;
    bens.get("/me")
        .await
        .says("Waiting for the other one")
        .says("Take my yes back")
        .is_silent_on("Anastasia");
    anas.get("/me")
        .await
        .says("Somebody could help you with this.")
        .is_silent_on("Benedikt");
    anas.post(&page, &[("do", "yes")]).await;
    anas.get("/me")
        .await
        .says("Whom you know now")
        .says("Benedikt")
        .says("tel:+15175550101")
        .is_silent_on("benedikt@");
    bens.get("/me")
        .await
        .says("Anastasia")
        .says("An organizer passes messages on.");
    anas.post_on(&page, &[("do", "thanks"), ("from", "me")])
        .await
        .says("Thanks were sent.");
    bens.get("/me")
        .await
        .says("They send you their thanks.")
        .is_silent_on("Thanks were sent.");
    bens.post_on(&page, &[("do", "worked"), ("from", "me")])
        .await
        .says("Worked out earlier (1)");
}

#[tokio::test]
async fn a_yes_is_taken_back_from_ones_own_page() {
    let world = World::new().await;
    let (_, ben, ride, drive) = a_ride(&world).await;
    let id = asked(&world, ride, drive).await;
    let page = format!("/match/{id}");
    let mut bens = world.as_neighbor(ben).await;
    bens.post(&page, &[("do", "yes")]).await;
    bens.post_on(&page, &[("do", "back"), ("from", "me")])
        .await
        .says("Your yes is taken back.")
        .is_silent_on("Waiting for the other one");
}

#[tokio::test]
async fn kinds_that_organizers_ticked_are_asked_by_themselves() {
    let world = World::new().await;
    let (_, _, ride, _) = a_ride(&world).await;
    let mut tx = world.app.db.read().await.unwrap();
    let category = needs::row(&mut tx, world.community, ride)
        .await
        .unwrap()
        .listing()
        .terms
        .category;
    drop(tx);
    let mut organizer = world.as_organizer().await;
    let page = format!("/settings/categories/{category}");
    organizer.get(&page).await.says("name=\"ask\"");
    organizer
        .post(
            &page,
            &[
                ("name-en", "Rides"),
                ("hint-en", "To the doctor"),
                ("group", "out"),
                ("ask", "yes"),
            ],
        )
        .await
        .with_status(303);
    organizer
        .post_on("/today/plan", &[])
        .await
        .says("Waiting for an answer (1)")
        .says("asking the helper");
}

#[tokio::test]
async fn when_it_is_needed_is_parted_as_the_language_does_it() {
    let world = World::new().await;
    let (_, ben, ride, drive) = a_ride(&world).await;
    let id = asked(&world, ride, drive).await;
    let mut bens = world.as_neighbor(ben).await.speaking("ar");
    bens.get(&format!("/match/{id}"))
        .await
        .says("هذا الأسبوع، ")
        .is_silent_on("هذا الأسبوع,");
}

#[tokio::test]
async fn what_is_done_by_hand_reads_well_in_every_language() {
    let world = World::new().await;
    let (ana, _, id) = introduced(&world, Shows::default()).await;
    let who = Actor::Neighbor(world.community, ana);
    after::report(&world.app, who, id, "x").await.unwrap();
    let lonely = world.listing(ana, Side::Need, "company").await;
    for language in ["en", "es", "ar"] {
        let mut organizer = world.as_organizer().await.speaking(language);
        for path in [
            "/today".to_owned(),
            "/problems".to_owned(),
            format!("/listing/{lonely}"),
            format!("/listing/{lonely}/together"),
        ] {
            organizer.get(&path).await.with_status(200);
        }
        organizer
            .post(&format!("/relay/{id}"), &[("do", "open")])
            .await
            .with_status(200);
    }
}
