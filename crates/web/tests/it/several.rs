//! Two neighborhoods in one install: each person's links lead to their own, and what belongs to one does not
//! exist for the organizer of the other.

use app::community::{self, Beginning};
use app::db::{migrations, rows, schema};
use app::introductions;
use app::messages::{self, Carriers, Mail};
use app::needs::{self, NewListing};
use app::people::NewNeighbor;
use app::tokens::{self, Purpose};
use axum::http::Method;
use domain::messages::Letter;
use domain::moment::MINUTE;
use domain::needs::{ListingState, Often, Side, Terms, Urgency};
use domain::people::{Actor, Channel, Person, Source};
use domain::{CommunityId, ListingId, MatchId, NeighborId, Times, Zone};
use web::letters::Letters;

use crate::world::World;

/// The second neighborhood, with somebody who needs something, somebody who offers it, and their match.
struct Oak {
    home: CommunityId,
    petra: NeighborId,
    berta: NeighborId,
    need: ListingId,
    offer: ListingId,
    found: MatchId,
}

async fn oak_lane(world: &World) -> Oak {
    let person = |name: &str| Person {
        name: name.into(),
        email: Some(format!("{}@example.org", name.to_lowercase())),
        ..Person::default()
    };
    let app = &world.app;
    let beginning = Beginning {
        name: "Oak Lane".into(),
        zone: Zone::named("America/Detroit").unwrap(),
        country: "US".into(),
        languages: vec!["en".into()],
        areas: vec!["Brookside".into()],
        categories: vec![],
        run_by: "People of Oak Lane".into(),
        organizer: Some((person("Petronella"), Channel::Mail)),
    };
    let (home, petra) = community::begin(app, beginning).await.unwrap();
    let petra = petra.unwrap();
    let key = app.vault.new_key(app.clock.now()).await.unwrap();
    let mut tx = app.db.write(home).await.unwrap();
    let new = NewNeighbor {
        person: person("Bertilda"),
        channel: Channel::Mail,
        ..NewNeighbor::unknown(key)
    };
    let berta = app::people::insert(&mut tx, app, home, new).await.unwrap();
    tx.commit().await.unwrap();
    let need = wish(world, home, berta, Side::Need).await;
    let offer = wish(world, home, petra, Side::Offer).await;
    let who = Actor::Organizer(home, petra);
    let found = app::matching::put_together(app, who, need, offer, 0)
        .await
        .unwrap();
    introductions::ask(app, who, found).await.unwrap();
    Oak {
        home,
        petra,
        berta,
        need,
        offer,
        found,
    }
}

async fn wish(world: &World, home: CommunityId, whose: NeighborId, side: Side) -> ListingId {
    let mut tx = world.app.db.read().await.unwrap();
    let categories = community::categories(&mut tx, home).await.unwrap();
    drop(tx);
    let new = NewListing {
        side,
        terms: Terms {
            category: categories[0].id,
            often: Often::Once,
            quantity: 1,
            area: None,
            times: Times::default(),
            languages: vec![],
            language_matters: false,
            radius: None,
            remote: false,
            wants_known: false,
            urgency: Urgency::Week,
            due: None,
        },
        note: "the blue ladder".into(),
        source: Source::Web,
        answer: None,
        state: ListingState::Open,
    };
    let who = Actor::Neighbor(home, whose);
    needs::add(&world.app, who, whose, &new).await.unwrap()
}

async fn welcome(world: &World, home: CommunityId, whose: NeighborId) {
    let mut tx = world.app.db.write(home).await.unwrap();
    messages::tell(&mut tx, &world.app, home, whose, Letter::Welcome, None)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

/// The mails that leave now.
async fn mails(world: &World) -> Vec<Mail> {
    let (carriers, memory) = Carriers::in_memory();
    messages::deliver_due(&world.app, &Letters, &carriers)
        .await
        .unwrap();
    memory.mails()
}

/// The path of a link in a mail.
fn path(mail: &Mail, shelf: &str) -> String {
    let found = mail
        .text
        .split_whitespace()
        .find(|word| word.contains(shelf));
    let link = found.unwrap_or_else(|| panic!("no {shelf} in {}", mail.text));
    link.strip_prefix("http://localhost:8080")
        .unwrap()
        .to_owned()
}

#[tokio::test]
async fn a_letter_leads_to_the_readers_own_neighborhood() {
    let world = World::new().await;
    let ana = world.neighbor("Ana").await;
    welcome(&world, world.community, ana).await;
    let alone = mails(&world).await;
    assert!(
        !path(&alone[0], "/in/").contains("/c/"),
        "one neighborhood needs no path of its own"
    );

    let oak = oak_lane(&world).await;
    welcome(&world, oak.home, oak.berta).await;
    let sent = mails(&world).await;
    let to = |name: &str, what: &str| {
        let found = sent
            .iter()
            .find(|mail| mail.to.starts_with(name) && mail.text.contains(what));
        found.unwrap_or_else(|| panic!("no letter to {name}"))
    };
    let hers = to("bertilda", "/in/");
    let asked = to("petronella", "/l/");
    for (mail, shelf) in [
        (hers, "/in/"),
        (hers, "/stop/"),
        (asked, "/l/"),
        (asked, "/stop/"),
    ] {
        let path = path(mail, shelf);
        assert!(path.starts_with("/c/oak-lane/"), "{path}");
        let mut browser = world.visitor();
        browser
            .get(&path)
            .await
            .with_status(200)
            .says("Oak Lane")
            .is_silent_on("Elm Street");
        // Without its neighborhood, as somebody may copy it, it leads there.
        let bare = path.strip_prefix("/c/oak-lane").unwrap();
        assert_eq!(browser.get(bare).await.leads_to(), path);
        assert_eq!(
            browser
                .get(&format!("/c/elm-street{bare}"))
                .await
                .leads_to(),
            path
        );
    }
    let mut browser = world.visitor();
    browser.get(&path(hers, "/in/")).await;
    browser
        .post_on(&path(hers, "/in/"), &[])
        .await
        .says("Hello, Bertilda")
        .says("Oak Lane");
    // The session is of no use next door.
    browser
        .get("/c/elm-street/me")
        .await
        .is_silent_on("Bertilda");
    assert!(
        hers.stop_link
            .as_deref()
            .unwrap()
            .contains("/c/oak-lane/stop/")
    );
}

#[tokio::test]
async fn an_answer_given_at_the_neighbors_door_changes_nothing_and_leads_home() {
    let world = World::new().await;
    let oak = oak_lane(&world).await;
    let mut tx = world.app.db.write(oak.home).await.unwrap();
    let about = format!("{} {}", oak.found, Side::Offer.word());
    let token = tokens::link(
        &mut tx,
        &world.app,
        oak.home,
        Purpose::Match,
        oak.petra,
        &about,
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
    let mut browser = world.visitor();
    let yes = [("do", "yes"), ("show", "mail")];
    let sent = browser.post(&format!("/l/{token}"), &yes).await;
    assert_eq!(sent.leads_to(), format!("/c/oak-lane/l/{token}"));
    let before = sums(&world, oak.home).await;
    browser
        .post_on(&format!("/c/oak-lane/l/{token}"), &yes)
        .await
        .with_status(200);
    assert_ne!(sums(&world, oak.home).await, before);
}

/// What everything of a community comes to.
async fn sums(world: &World, home: CommunityId) -> Vec<(&'static str, rows::Sum)> {
    let mut tx = world.app.db.read().await.unwrap();
    let mut sums = Vec::new();
    for table in schema::tables(migrations::DATA, i64::MAX) {
        if table.has("community_id") {
            let which = rows::Which::With(vec![("community_id", home.to_string())]);
            sums.push((
                table.name,
                rows::sum(&mut tx, &table, &which).await.unwrap(),
            ));
        }
    }
    sums
}

#[tokio::test]
async fn nothing_of_one_neighborhood_exists_for_the_organizer_of_the_other() {
    let world = World::new().await;
    let oak = oak_lane(&world).await;
    let mut tx = world.app.db.read().await.unwrap();
    let areas = community::areas(&mut tx, oak.home).await.unwrap();
    let categories = community::categories(&mut tx, oak.home).await.unwrap();
    let letters = app::all!(
        &mut tx,
        (String,),
        "select id from outbox where community_id = $1",
        oak.home
    )
    .unwrap();
    drop(tx);
    let mut ids = vec![
        oak.petra.to_string(),
        oak.berta.to_string(),
        oak.need.to_string(),
        oak.offer.to_string(),
        oak.found.to_string(),
        areas[0].id.to_string(),
        categories[0].id.to_string(),
    ];
    ids.extend(letters.into_iter().map(|(id,)| id));
    let before = sums(&world, oak.home).await;
    let mut tried = 0;
    for (method, route) in web::routes().list() {
        if !route.contains("{id}") {
            continue;
        }
        for id in &ids {
            for base in ["", "/c/elm-street", "/c/oak-lane"] {
                let path = format!("{base}{}", route.replace("{id}", id));
                // A second later each time, so that nobody is sent away for knocking too often.
                world.app.clock.advance(MINUTE / 60);
                let mut olga = world.as_organizer().await;
                let shown = if *method == Method::GET {
                    olga.get(&path).await
                } else {
                    let fields = [
                        ("do", "ask"),
                        ("why", "call"),
                        ("name", "X"),
                        ("turn", "withdraw"),
                    ];
                    olga.post(&path, &fields).await
                };
                let shown = shown.is_silent_on("Bertilda").is_silent_on("blue ladder");
                assert_eq!(shown.status, 404, "{method} {path}: {}", shown.body);
                tried += 1;
            }
        }
    }
    assert!(tried > 300, "only {tried}");
    assert!(
        sums(&world, oak.home).await == before,
        "something of theirs was changed"
    );
}

#[tokio::test]
async fn the_pages_of_organizers_are_not_there_for_those_of_another_neighborhood() {
    let world = World::new().await;
    oak_lane(&world).await;
    let mut pages = 0;
    for (method, route) in web::routes().list() {
        if *method != Method::GET || route.contains('{') {
            continue;
        }
        let mut olga = world.as_organizer().await;
        let theirs = world.visitor().get(route).await.status == 404;
        if theirs && olga.get(route).await.status == 200 {
            let next_door = format!("/c/oak-lane{route}");
            olga.get(&next_door).await.with_status(404);
            pages += 1;
        }
    }
    assert!(pages > 8, "only {pages} pages of organizers were found");
}
