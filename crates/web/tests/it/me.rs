//! A neighbor's own page, and how they come to it and leave.

use app::people::{self, looks};
use app::tokens;
use domain::NeighborId;
use domain::needs::{ListingState, Side};

use crate::world::World;

async fn private_link(world: &World, whose: NeighborId) -> String {
    let mut tx = world.app.db.write(world.community).await.unwrap();
    let word = tokens::private_link(&mut tx, &world.app, world.community, whose)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    format!("/in/{word}")
}

/// The six digits that were sent to a mail address.
async fn digits(world: &World, mail: &str) -> Option<String> {
    let target = people::email_hash(&world.app, world.community, mail);
    let mut tx = world.app.db.read().await.unwrap();
    tokens::waiting_code(&mut tx, &world.app, world.community, &target)
        .await
        .unwrap()
}

#[tokio::test]
async fn opening_a_link_changes_nothing_and_its_button_opens_the_page() {
    let world = World::new().await;
    let ana = world.neighbor("Ana").await;
    let link = private_link(&world, ana).await;
    let mut browser = world.visitor();
    browser
        .get(&link)
        .await
        .says("Open my page")
        .is_silent_on("Ana");
    assert_eq!(browser.cookie(web::visit::SESSION), None);
    browser.post_on(&link, &[]).await.says("Hello, Ana");
}

#[tokio::test]
async fn a_new_link_makes_the_old_one_worthless() {
    let world = World::new().await;
    let ana = world.neighbor("Ana").await;
    let old = private_link(&world, ana).await;
    let mut browser = world.as_neighbor(ana).await;
    browser.get("/me/card").await.says(&old).says("<svg");
    browser
        .post_on("/me/link", &[])
        .await
        .is_silent_on(&old)
        .says("/in/");
    world.visitor().get(&old).await.with_status(404);
}

#[tokio::test]
async fn somebody_without_a_link_yet_can_make_one() {
    let world = World::new().await;
    let mut olga = world.as_organizer().await;
    olga.get("/me/card")
        .await
        .says("You have no private link yet");
    olga.post_on("/me/link", &[]).await.says("<svg");
}

#[tokio::test]
async fn six_digits_open_the_page_in_the_digits_of_any_script() {
    let world = World::new().await;
    world.neighbor("Ana").await;
    let mut browser = world.visitor();
    browser.get("/in").await.says("Come back to your page");
    browser
        .post_on("/in", &[("contact", "ANA@example.org")])
        .await
        .says("Six digits");
    let sent = digits(&world, "ana@example.org").await.unwrap();
    let wrong = if sent == "000000" { "111111" } else { "000000" };
    browser
        .post("/in/code", &[("code", wrong)])
        .await
        .with_status(422)
        .says("did not work");
    let arabic: String = sent
        .chars()
        .map(|digit| char::from_u32(0x0660 + digit.to_digit(10).unwrap()).unwrap())
        .collect();
    browser
        .post_on("/in/code", &[("code", &arabic)])
        .await
        .says("Hello, Ana");
}

#[tokio::test]
async fn nobody_learns_who_is_here() {
    let world = World::new().await;
    world.neighbor("Ana").await;
    let mut shown = Vec::new();
    for contact in ["ana@example.org", "eva@example.org"] {
        let mut browser = world.visitor();
        browser.get("/in").await;
        let sent = browser.post("/in", &[("contact", contact)]).await;
        assert_eq!(sent.leads_to(), "/in/code");
        let page = browser.get("/in/code").await;
        let tried = browser
            .post("/in/code", &[("code", "123456")])
            .await
            .with_status(422);
        let plain = |body: &str| {
            let body = body.replace(contact, "");
            body.split("name=\"_f\"").next().unwrap().to_owned()
        };
        shown.push((plain(&page.body), plain(&tried.body)));
    }
    assert_eq!(shown[0], shown[1]);
    let mut browser = world.visitor();
    browser.get("/in").await;
    browser
        .post("/in", &[("contact", "somebody")])
        .await
        .with_status(422)
        .says("We could not read this");
    assert_eq!(browser.get("/in/code").await.leads_to(), "/in");
}

#[tokio::test]
async fn logging_out_everywhere_ends_every_session() {
    let world = World::new().await;
    let ana = world.neighbor("Ana").await;
    let [mut phone, mut tablet] = [world.as_neighbor(ana).await, world.as_neighbor(ana).await];
    phone.get("/me").await.with_status(200);
    phone.post_on("/out", &[]).await.says("You are logged out");
    phone.get("/me").await.with_status(404);
    let mut laptop = world.as_neighbor(ana).await;
    laptop.get("/me").await;
    laptop.post("/out/everywhere", &[]).await;
    tablet.get("/me").await.with_status(404);
}

#[tokio::test]
async fn what_i_give_and_need_is_mine_to_turn() {
    let world = World::new().await;
    let ana = world.neighbor("Ana").await;
    let need = world.listing(ana, Side::Need, "company").await;
    let mut browser = world.as_neighbor(ana).await;
    browser.get("/me").await.says("Company").says("Northside");
    for (turn, state) in [
        ("pause", ListingState::Paused),
        ("reopen", ListingState::Open),
        ("meet", ListingState::Met),
        ("reopen", ListingState::Open),
        ("still", ListingState::Open),
        ("withdraw", ListingState::Withdrawn),
    ] {
        let path = format!("/me/listing/{need}/turn");
        browser.post_on(&path, &[("do", turn)]).await.says("Saved.");
        let mut tx = world.app.db.read().await.unwrap();
        let row = app::needs::row(&mut tx, world.community, need)
            .await
            .unwrap();
        assert_eq!(row.listing().state, state, "{turn}");
    }
}

#[tokio::test]
async fn what_somebody_else_gives_and_needs_is_not_there() {
    let world = World::new().await;
    let [ana, ben] = [world.neighbor("Ana").await, world.neighbor("Ben").await];
    let need = world.listing(ana, Side::Need, "company").await;
    for mut other in [world.as_neighbor(ben).await, world.as_organizer().await] {
        other.get("/me").await;
        other
            .get(&format!("/me/listing/{need}"))
            .await
            .with_status(404);
        let path = format!("/me/listing/{need}/turn");
        other
            .post(&path, &[("do", "withdraw")])
            .await
            .with_status(404);
        other
            .post(&format!("/me/listing/{need}"), &[("category", "food")])
            .await
            .with_status(404);
    }
    for path in [
        "/me",
        "/me/data",
        "/me/download",
        "/me/card",
        "/me/looks",
        "/me/erase",
    ] {
        world.visitor().get(path).await.with_status(404);
    }
}

#[tokio::test]
async fn something_new_can_be_added_and_changed() {
    let world = World::new().await;
    let ana = world.neighbor("Ana").await;
    let mut browser = world.as_neighbor(ana).await;
    browser.get("/me/add/need").await.says("How soon?");
    let typed = [("category", ""), ("note", "up the stairs"), ("due", "soon")];
    browser
        .post("/me/add/need", &typed)
        .await
        .with_status(422)
        .says("up the stairs");
    let typed = [
        ("category", "moving"),
        ("note", "up the stairs"),
        ("soon", "today"),
        ("quantity", "2"),
    ];
    let page = browser
        .post_on("/me/add/need", &typed)
        .await
        .says("Moving and lifting")
        .says("up the stairs");
    let id = page.body.split("/me/listing/").nth(1).unwrap()[..36].to_owned();
    let path = format!("/me/listing/{id}");
    browser
        .get(&path)
        .await
        .says("up the stairs")
        .says("value=\"2\"")
        .says("value=\"moving\" selected");
    let typed = [
        ("category", "moving"),
        ("note", "a piano"),
        ("soon", "week"),
    ];
    browser
        .post_on(&path, &typed)
        .await
        .says("a piano")
        .is_silent_on("up the stairs");
}

#[tokio::test]
async fn my_data_is_mine_to_put_right() {
    let world = World::new().await;
    let ana = world.neighbor("Ana").await;
    let mut browser = world.as_neighbor(ana).await;
    browser
        .get("/me/data")
        .await
        .says("value=\"Ana\"")
        .says("ana@example.org");
    let wrong = [
        ("name", "Ana"),
        ("email", "nowhere"),
        ("way", "mail"),
        ("asks", "often"),
    ];
    browser
        .post("/me/data", &wrong)
        .await
        .with_status(422)
        .says("nowhere")
        .says("often");
    let right = [
        ("name", "Anita"),
        ("phone", "517 555 0199"),
        ("way", "call"),
        ("language", "es"),
        ("asks", "1"),
        ("speaks", "es"),
        ("times", "monday-evening"),
        ("radius", "1"),
    ];
    browser
        .post_on("/me/data", &right)
        .await
        .says("Hello, Anita");
    let mut tx = world.app.db.read().await.unwrap();
    let (me, person) = people::opened(&mut tx, &world.app, world.community, ana)
        .await
        .unwrap();
    assert_eq!(
        (person.phone.as_deref(), person.email),
        (Some("+15175550199"), None)
    );
    assert_eq!(
        (me.asks_a_week, me.radius, me.language.as_str()),
        (1, Some(1), "es")
    );
}

#[tokio::test]
async fn whoever_needs_a_rest_gets_one_and_comes_back() {
    let world = World::new().await;
    let ana = world.neighbor("Ana").await;
    let mut browser = world.as_neighbor(ana).await;
    browser.get("/me").await.says("I need a rest");
    browser
        .post_on("/me/pause", &[("days", "7")])
        .await
        .says("You are resting until");
    browser
        .post_on("/me/pause", &[("days", "")])
        .await
        .says("You are resting. Nobody");
    browser
        .post_on("/me/pause", &[("do", "back")])
        .await
        .says("Welcome back")
        .says("I need a rest");
}

#[tokio::test]
async fn i_see_who_has_looked() {
    let world = World::new().await;
    let ana = world.neighbor("Ana").await;
    let mut browser = world.as_neighbor(ana).await;
    browser.get("/me/looks").await.says("Nobody has looked");
    let who = domain::people::Actor::Organizer(world.community, world.organizer);
    looks::look(&world.app, who, ana, looks::CONTACT, looks::Reason::Voice)
        .await
        .unwrap();
    browser
        .get("/me/looks")
        .await
        .says("Olga")
        .says("how to reach you")
        .says("to tell you something");
}

#[tokio::test]
async fn everything_about_me_can_be_taken_along() {
    let world = World::new().await;
    let ana = world.neighbor("Ana").await;
    world.listing(ana, Side::Offer, "tools").await;
    let mut browser = world.as_neighbor(ana).await;
    let taken = browser
        .get("/me/download")
        .await
        .says("ana@example.org")
        .says("Tools");
    assert!(
        taken.headers["content-disposition"]
            .to_str()
            .unwrap()
            .starts_with("attachment")
    );
}

#[tokio::test]
async fn whoever_wants_to_be_forgotten_is_forgotten_here_and_in_the_browser() {
    let world = World::new().await;
    let ana = world.neighbor("Anastasia").await;
    world.listing(ana, Side::Need, "company").await;
    let link = private_link(&world, ana).await;
    let mut browser = world.as_neighbor(ana).await;
    browser
        .get("/me/erase")
        .await
        .says("one thing was needed")
        .is_silent_on("offered, and");
    browser
        .post("/me/erase", &[])
        .await
        .with_status(422)
        .says("Please tick this");
    browser
        .post_on("/me/erase", &[("sure", "yes")])
        .await
        .says("You are forgotten here");
    let left: Vec<_> = browser
        .cookies()
        .iter()
        .map(|(name, _)| (*name).to_owned())
        .collect();
    assert_eq!(left, ["mh_b"]);
    world.visitor().get(&link).await.with_status(404);
    let known = crate::survey::people(&world).await;
    assert!(known.iter().all(|person| person.name != "Anastasia"));
}

#[tokio::test]
async fn a_chosen_language_stays_and_leads_back() {
    let world = World::new().await;
    let mut browser = world.visitor();
    let went = browser.get("/language/ar?to=/privacy").await;
    assert_eq!(went.leads_to(), "/privacy");
    browser.get("/privacy").await.says("dir=\"rtl\"").says("90");
    let went = browser.get("/language/en?to=//example.org").await;
    assert_eq!(went.leads_to(), "/");
    browser.get("/language/tlh").await.with_status(404);
}
