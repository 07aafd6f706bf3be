//! Rotas in the browser: an organizer makes one, neighbors join, one cannot come and another steps in.

use app::rota::{self, Holds, sql, watch};
use app::tokens::{self, Purpose};
use app::worker;
use domain::moment::{DAY, MINUTE};
use domain::people::Actor;
use domain::rota::Bond;
use domain::{DateId, NeighborId, SeriesId};
use web::letters::Letters;

use crate::world::{Browser, Shown, World};

/// The form of a bus stop on Tuesdays and Thursdays.
const BUS: [(&str, &str); 17] = [
    ("name", "School bus stop"),
    ("place", "Elm Street 4"),
    ("first", "2026-06-02"),
    ("clock", "07:45"),
    ("minutes", "30"),
    ("every", "weeks"),
    ("weeks", "1"),
    ("on", "tuesday"),
    ("on", "thursday"),
    ("until", "open"),
    ("role-id", ""),
    ("role-name", "Walker"),
    ("role-least", "1"),
    ("role-most", "2"),
    ("role-new", "0"),
    ("known", "0"),
    ("taps", "yes"),
];

async fn made(world: &World) -> SeriesId {
    let mut olga = world.as_organizer().await;
    let shown = olga.post("/rota/new", &BUS).await.with_status(303);
    shown
        .leads_to()
        .rsplit('/')
        .next()
        .unwrap()
        .parse()
        .unwrap()
}

async fn dates(world: &World, id: SeriesId) -> Vec<DateId> {
    let mut tx = world.app.db.read().await.unwrap();
    let now = world.app.clock.now();
    let dates = sql::ahead(&mut tx, world.community, id, now).await.unwrap();
    dates.iter().map(|date| date.id).collect()
}

/// The value of the first hidden field of a name.
fn hidden(shown: &Shown, name: &str) -> String {
    let mark = format!("name=\"{name}\" value=\"");
    let rest = shown.body.split(&mark).nth(1);
    let value = rest.and_then(|rest| rest.split('"').next());
    value
        .unwrap_or_else(|| panic!("no {name}:\n{}", shown.body))
        .to_owned()
}

async fn joins(browser: &mut Browser<'_>, date: DateId) -> Shown {
    let path = format!("/rota/date/{date}");
    let shown = browser.get(&path).await.with_status(200);
    let role = hidden(&shown, "role");
    browser
        .post(&path, &[("do", "join"), ("role", &role)])
        .await
}

async fn link(world: &World, purpose: Purpose, whose: NeighborId, about: &str) -> String {
    let mut tx = world.app.db.write(world.community).await.unwrap();
    let home = world.community;
    let token = tokens::link(&mut tx, &world.app, home, purpose, whose, about).await;
    tx.commit().await.unwrap();
    format!("/l/{}", token.unwrap())
}

#[tokio::test]
async fn a_bus_stop_loses_a_walker_and_another_steps_in() {
    for world in World::on_both_engines().await {
        let [ana, ben] = [
            world.neighbor("Anastasia").await,
            world.neighbor("Benedikt").await,
        ];
        let id = made(&world).await;
        let date = dates(&world, id).await[2];
        let mut anas = world.as_neighbor(ana).await;
        anas.get("/rotas")
            .await
            .says("Every week: Tuesday, Thursday, at 07:45");
        joins(&mut anas, date).await.with_status(303);
        anas.get("/me")
            .await
            .says("School bus stop")
            .says("Dates you promised");
        let mut bens = world.as_neighbor(ben).await;
        let path = format!("/rota/{id}");
        bens.get(&path)
            .await
            .is_silent_on("Anastasia")
            .is_silent_on("Elm Street 4");
        bens.post_on(&path, &[("do", "substitute")])
            .await
            .says("You would step in.")
            .says("Anastasia")
            .says("Elm Street 4");
        let shown = anas.get(&format!("/rota/date/{date}")).await;
        let pledge = hidden(&shown, "pledge");
        let from_the_letter = link(&world, Purpose::Pledge, ana, &pledge).await;
        let mut phone = world.visitor();
        phone.get(&from_the_letter).await.says("I cannot");
        phone
            .post_on(&from_the_letter, &[("do", "cannot"), ("pledge", &pledge)])
            .await
            .says("until then it is still yours");
        let mine = bens.get("/me").await.says("Could you step in?");
        let asked = mine.body.split("/rota/asked/").nth(1).unwrap();
        let cover = asked.split('"').next().unwrap().to_owned();
        let question = link(&world, Purpose::Cover, ben, &cover).await;
        let mut tablet = world.visitor();
        tablet
            .get(&question)
            .await
            .says("Could you step in?")
            .is_silent_on("Anastasia");
        tablet
            .post_on(&question, &[("do", "yes")])
            .await
            .says("The place is yours");
        anas.get("/me").await.is_silent_on("Dates you promised");
        bens.get(&format!("/rota/date/{date}"))
            .await
            .says("<b>You</b>");
    }
}

#[tokio::test]
async fn whoever_comes_too_late_reads_which_dates_have_a_place() {
    let world = World::new().await;
    let id = made(&world).await;
    let all = dates(&world, id).await;
    for name in ["Ana", "Ben"] {
        let mut browser = world.as_neighbor(world.neighbor(name).await).await;
        joins(&mut browser, all[0]).await.with_status(303);
    }
    let mut late = world.as_neighbor(world.neighbor("Cruz").await).await;
    let shown = late.get(&format!("/rota/date/{}", all[1])).await;
    let role = hidden(&shown, "role");
    late.post(
        &format!("/rota/date/{}", all[0]),
        &[("do", "join"), ("role", &role)],
    )
    .await
    .with_status(409)
    .says("These dates have a place:")
    .says(&all[1].to_string());
}

#[tokio::test]
async fn a_form_that_cannot_be_read_says_why_and_keeps_what_was_typed() {
    let world = World::new().await;
    let mut olga = world.as_organizer().await;
    let mut form = BUS.to_vec();
    form.retain(|(name, _)| *name != "on");
    form.push(("extra", "tomorrow"));
    olga.post("/rota/new", &form)
        .await
        .with_status(422)
        .says("Please choose at least one day of the week.")
        .says("Please write days like 2026-05-31")
        .says("value=\"School bus stop\"")
        .says("value=\"Walker\"");
    let mut form = BUS.to_vec();
    form[12] = ("role-least", "7");
    olga.post("/rota/new", &form)
        .await
        .with_status(422)
        .says("Please check the numbers");
}

#[tokio::test]
async fn what_the_form_shows_of_a_rota_saves_it_as_it_was() {
    let world = World::new().await;
    let id = made(&world).await;
    let mut olga = world.as_organizer().await;
    let before = sql::found(&mut world.app.db.read().await.unwrap(), world.community, id)
        .await
        .unwrap();
    let shown = olga
        .get(&format!("/rota/{id}/change"))
        .await
        .with_status(200);
    let role = hidden(&shown, "role-id");
    let mut form = BUS.to_vec();
    form[10] = ("role-id", &role);
    form.push(("extra", "2026-06-05"));
    form.push(("except", "2026-06-09"));
    olga.post_on(&format!("/rota/{id}/change"), &form)
        .await
        .says("Friday, June 5");
    let after = sql::found(&mut world.app.db.read().await.unwrap(), world.community, id)
        .await
        .unwrap();
    assert_eq!(before.roles, after.roles);
    assert_eq!(before.recurrence.rules(), after.recurrence.rules());
    olga.get(&format!("/rota/{id}"))
        .await
        .is_silent_on("Tuesday, June 9");
    olga.get(&format!("/rota/{id}/change"))
        .await
        .says("value=\"2026-06-05\"")
        .says("value=\"2026-06-09\"");
}

#[tokio::test]
async fn an_organizer_notes_what_somebody_said_on_the_phone_and_who_came() {
    let world = World::new().await;
    let [ana, ben] = [world.neighbor("Ana").await, world.neighbor("Ben").await];
    let id = made(&world).await;
    let date = dates(&world, id).await[0];
    let path = format!("/rota/date/{date}");
    let mut olga = world.as_organizer().await;
    let shown = olga
        .post(&path, &[("do", "find"), ("typed", "Ana")])
        .await
        .says("<bdi>Ana</bdi>");
    let role = hidden(&shown, "role");
    let put = [
        ("do", "put"),
        ("neighbor", &ana.to_string()),
        ("role", &role),
    ];
    olga.post_on(&path, &put).await.says("Written down.");
    let home = world.community;
    let bens = Actor::Neighbor(home, ben);
    let (bond, holds) = (Bond::Substitute, Holds::FromNowOn);
    rota::bind(&world.app, bens, id, ben, bond, holds)
        .await
        .unwrap();
    let shown = olga.get(&path).await;
    let pledge = hidden(&shown, "pledge");
    let shown = olga
        .post_on(&path, &[("do", "cannot"), ("pledge", &pledge)])
        .await
        .says("<bdi>Ben</bdi>");
    let cover = hidden(&shown, "cover");
    let yes = [
        ("do", "yes"),
        ("cover", &cover),
        ("neighbor", &ben.to_string()),
    ];
    olga.post_on(&path, &yes)
        .await
        .says("<b><bdi>Ben</bdi></b>");
    world.app.clock.advance(2 * DAY);
    let shown = olga.get(&path).await.says("Did not come");
    let pledge = hidden(&shown, "pledge");
    olga.post_on(&path, &[("do", "absent"), ("pledge", &pledge)])
        .await
        .says("Did not come</span>");
}

#[tokio::test]
async fn a_calendar_reads_dates_by_a_secret_address_until_it_is_made_anew() {
    let world = World::new().await;
    let id = made(&world).await;
    let date = dates(&world, id).await[0];
    let mut ana = world.as_neighbor(world.neighbor("Anastasia").await).await;
    joins(&mut ana, date).await.with_status(303);
    let address = |shown: &Shown| {
        let rest = shown.body.split("/calendar/").nth(1).unwrap();
        format!("/calendar/{}", rest.split('<').next().unwrap())
    };
    let first = address(&ana.post_on("/me/calendar", &[]).await);
    let mut program = world.visitor();
    let feed = program.get(&first).await.with_status(200);
    assert_eq!(feed.headers["content-type"], "text/calendar; charset=utf-8");
    let feed = feed
        .says(&format!("UID:{date}@manyhands"))
        .says("DTSTART:20260602T114500Z")
        .says("SUMMARY:School bus stop")
        .is_silent_on("Anastasia");
    let read = domain::calendar::Reading::of(feed.body.as_bytes(), &domain::Zone::utc()).unwrap();
    assert_eq!(read.entries.len(), 1);
    let second = address(&ana.post_on("/me/calendar", &[]).await);
    program.get(&first).await.with_status(404);
    program.get(&second).await.with_status(200);
    let of_all = ana
        .post_on("/me/calendar", &[("rota", &id.to_string())])
        .await;
    let feed = program.get(&address(&of_all)).await.with_status(200);
    assert!(feed.body.matches("BEGIN:VEVENT").count() > 10);
}

#[tokio::test]
async fn being_away_opens_dates_and_can_be_taken_back() {
    let world = World::new().await;
    let id = made(&world).await;
    let date = dates(&world, id).await[1];
    let mut ana = world.as_neighbor(world.neighbor("Ana").await).await;
    joins(&mut ana, date).await.with_status(303);
    ana.post("/me/away", &[("from", "2026-06-09"), ("to", "2026-06-01")])
        .await
        .with_status(422)
        .says("The last day should not lie before the first")
        .says("value=\"2026-06-09\"");
    ana.post_on("/me/away", &[("from", "2026-06-03"), ("to", "2026-06-10")])
        .await
        .says("You are away");
    ana.get(&format!("/rota/date/{date}"))
        .await
        .says("We look for somebody; until then it is still yours.");
    ana.post_on("/me/away", &[("back", "2026-06-03")])
        .await
        .is_silent_on("You are away");
}

#[tokio::test]
async fn taps_are_for_those_who_come() {
    let world = World::new().await;
    let id = made(&world).await;
    let date = dates(&world, id).await[0];
    let path = format!("/rota/date/{date}");
    let mut ana = world.as_neighbor(world.neighbor("Ana").await).await;
    joins(&mut ana, date).await.with_status(303);
    let mut ben = world.as_neighbor(world.neighbor("Ben").await).await;
    let begins = world.app.clock.now().since(domain::Moment(0));
    let start = 1_780_400_700_000_000 - begins;
    world.app.clock.advance(start);
    ana.post_on(&path, &[("do", "started")])
        .await
        .says("Started: Tuesday, June 2, 07:45");
    ben.get(&path).await.is_silent_on("All have arrived");
    ben.post(&path, &[("do", "arrived")]).await.with_status(404);
}

#[tokio::test]
async fn when_the_worker_falls_silent_every_page_of_an_organizer_says_so() {
    let world = World::new().await;
    let (carriers, _) = app::messages::Carriers::in_memory();
    worker::run_once(&world.app, &Letters, &carriers)
        .await
        .unwrap();
    let words = "has been silent for a while";
    let mut olga = world.as_organizer().await;
    world.app.clock.advance(14 * MINUTE);
    olga.get("/today").await.is_silent_on(words);
    world.app.clock.advance(MINUTE);
    for page in ["/today", "/board", "/people", "/settings", "/me", "/rotas"] {
        olga.get(page).await.says(words);
    }
    let mut ana = world.as_neighbor(world.neighbor("Ana").await).await;
    ana.get("/me").await.is_silent_on(words);
    watch::see_to(&world.app).await.unwrap();
    worker::run_once(&world.app, &Letters, &carriers)
        .await
        .unwrap();
    olga.get("/today").await.is_silent_on(words);
}
