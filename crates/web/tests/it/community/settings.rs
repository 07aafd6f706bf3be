//! Settings, as organizers change them.

use app::community;
use domain::community::{Area, Category, Community};

use crate::world::World;

/// Every page of the settings that is read.
const PAGES: [&str; 6] = [
    "/settings",
    "/settings/neighborhood",
    "/settings/areas",
    "/settings/categories",
    "/settings/categories/new",
    "/settings/organizers",
];

async fn home(world: &World) -> Community {
    let mut tx = world.app.db.read().await.unwrap();
    let home = community::load(&mut tx, world.community).await;
    home.unwrap()
}

async fn areas(world: &World) -> Vec<Area> {
    let mut tx = world.app.db.read().await.unwrap();
    let areas = community::areas(&mut tx, world.community).await;
    areas.unwrap()
}

async fn category(world: &World, key: &str) -> Category {
    let mut tx = world.app.db.read().await.unwrap();
    let all = community::categories(&mut tx, world.community).await;
    let mut all = all.unwrap().into_iter();
    all.find(|category| category.key == key).unwrap()
}

#[tokio::test]
async fn settings_do_not_exist_for_anybody_but_organizers() {
    let world = World::new().await;
    let ana = world.neighbor("Ana").await;
    let north = areas(&world).await[0].id;
    let food = category(&world, "food").await.id;
    let mut pages: Vec<String> = PAGES.map(str::to_owned).into();
    pages.push(format!("/settings/areas/{north}"));
    pages.push(format!("/settings/categories/{food}"));
    for page in &pages {
        world.as_organizer().await.get(page).await.with_status(200);
        world.visitor().get(page).await.with_status(404);
        let mut ana = world.as_neighbor(ana).await;
        ana.get(page).await.with_status(404);
    }
    let forms = [
        "/settings/neighborhood".to_owned(),
        "/settings/areas".to_owned(),
        format!("/settings/areas/{north}/name"),
        format!("/settings/areas/{north}/place"),
        format!("/settings/areas/{north}/touching"),
        format!("/settings/areas/{north}/join"),
        "/settings/categories/new".to_owned(),
        format!("/settings/categories/{food}"),
        format!("/settings/categories/{food}/place"),
        format!("/settings/categories/{food}/retire"),
        format!("/settings/categories/{food}/back"),
        "/settings/organizers/find".to_owned(),
        "/settings/organizers/trust".to_owned(),
        "/settings/organizers/release".to_owned(),
    ];
    for form in &forms {
        let mut ana = world.as_neighbor(ana).await;
        ana.post(form, &[("name", "Mine"), ("step", "up")])
            .await
            .with_status(404);
    }
}

#[tokio::test]
async fn settings_speak_every_language() {
    let world = World::new().await;
    let mut olga = world.as_organizer().await.speaking("es");
    for page in PAGES {
        olga.get(page).await.with_status(200).says("lang=\"es\"");
    }
    let mut olga = world.as_organizer().await.speaking("ar");
    for page in PAGES {
        olga.get(page).await.with_status(200).says("dir=\"rtl\"");
    }
}

#[tokio::test]
async fn the_neighborhood_is_changed_and_nothing_typed_is_lost() {
    let world = World::new().await;
    let mut olga = world.as_organizer().await;
    let good = [
        ("name", "Élan Street"),
        ("run_by-en", "All of us"),
        ("run_by-es", "Todas y todos"),
        ("about-en", "We help.\nThat is all."),
        ("language", "en"),
        ("language", "es"),
        ("first", "es"),
        ("country", "MX"),
        ("zone", "mexico city"),
        ("days", "30"),
        ("from", "22"),
        ("to", "7"),
    ];
    let wrong = good.map(|(name, value)| match name {
        "days" => (name, "3"),
        "zone" => (name, "Atlantis"),
        _ => (name, value),
    });
    olga.post("/settings/neighborhood", &wrong)
        .await
        .with_status(422)
        .says("Please choose between 7 and 3650 days.")
        .says("We do not know this time zone.")
        .says("value=\"Atlantis\"")
        .says("Todas y todos");
    olga.post_on("/settings/neighborhood", &good)
        .await
        .says("Saved.");
    let home = home(&world).await;
    assert_eq!(home.languages, ["es", "en"]);
    assert_eq!(home.run_by.to("es", "en"), "Todas y todos");
    assert_eq!(home.about.to("en", "es"), "We help.\nThat is all.");
    assert_eq!((home.retention_days, home.quiet), (30, (22, 7)));
    assert_eq!(home.zone.name(), "America/Mexico_City");
}

#[tokio::test]
async fn areas_are_added_named_ordered_drawn_and_joined() {
    let world = World::new().await;
    let mut olga = world.as_organizer().await;
    olga.post("/settings/areas", &[("name", "northside")])
        .await
        .with_status(422)
        .says("Please choose another name.")
        .says("value=\"northside\"");
    olga.post_on("/settings/areas", &[("name", "The <Hill>")])
        .await
        .says("The &#60;Hill&#62;");
    let [north, mill, river, hill] = areas(&world).await.try_into().unwrap();
    let at = |area: &Area, what: &str| format!("/settings/areas/{}{what}", area.id);
    olga.post_on(&at(&hill, "/place"), &[("step", "up")])
        .await
        .with_status(200);
    olga.post_on(&at(&hill, "/name"), &[("name", "Hilltop")])
        .await
        .says("Hilltop");
    let touching = [
        ("touches", &*north.id.to_string()),
        ("touches", &*mill.id.to_string()),
    ]
    .map(|(name, id)| (name, id.to_owned()));
    let touching: Vec<_> = touching.iter().map(|(n, id)| (*n, id.as_str())).collect();
    let shown = olga.post_on(&at(&hill, "/touching"), &touching).await;
    assert_eq!(shown.body.matches(" checked").count(), 2);
    olga.post(&at(&hill, "/join"), &[("into", "")])
        .await
        .with_status(422);
    olga.post_on(&at(&hill, "/join"), &[("into", &river.id.to_string())])
        .await
        .says("They are one now.")
        .is_silent_on("Hilltop");
    let shown = olga.get(&at(&river, "")).await;
    assert_eq!(shown.body.matches(" checked").count(), 2, "it touches both");
    olga.get(&at(&hill, "")).await.with_status(404);
    olga.get("/settings/areas/nonsense").await.with_status(404);
}

#[tokio::test]
async fn a_kind_of_help_is_added_changed_moved_retired_and_brought_back() {
    let world = World::new().await;
    let mut olga = world.as_organizer().await;
    let bees = [
        ("name-en", "Bee keeping"),
        ("name-ar", "تربية النحل"),
        ("words-en", "bees, honey"),
        ("group", "learning"),
        ("ask", "yes"),
    ];
    olga.post("/settings/categories/new", &bees[1..3])
        .await
        .with_status(422)
        .says("bees, honey");
    olga.post_on("/settings/categories/new", &bees)
        .await
        .says("Bee keeping")
        .says("asks by itself");
    olga.post("/settings/categories/new", &bees)
        .await
        .with_status(422)
        .says("Please choose another name.");
    let kept = category(&world, "bee-keeping").await;
    assert!(kept.ask_by_itself && !kept.remote);
    let at = |what: &str| format!("/settings/categories/{}{what}", kept.id);
    olga.get(&at("")).await.says("تربية النحل");
    let renamed = [("name-en", "Honey"), ("group", "home"), ("remote", "yes")];
    olga.post_on(&at(""), &renamed).await.says("Honey");
    olga.post_on(&at("/place"), &[("step", "up")])
        .await
        .with_status(200);
    olga.post_on(&at("/retire"), &[])
        .await
        .says("No longer offered");
    olga.post_on(&at("/back"), &[])
        .await
        .is_silent_on("No longer offered");
    let kept = category(&world, "bee-keeping").await;
    assert_eq!(kept.names.to("en", "en"), "Honey");
    assert!(kept.remote && !kept.ask_by_itself && !kept.retired);
}

#[tokio::test]
async fn the_work_is_shared_and_laid_down() {
    let world = World::new().await;
    let ana = world.neighbor("Anastasia").await;
    let mut olga = world.as_organizer().await;
    olga.get("/settings/organizers")
        .await
        .says("You are the only one.")
        .is_silent_on("Lay this down");
    let find = "/settings/organizers/find";
    olga.post(find, &[("typed", "Zoë")])
        .await
        .says("We found nobody who fits.");
    olga.post(find, &[("typed", "anasta")])
        .await
        .says("Trust Anastasia");
    let chosen = ana.to_string();
    olga.post_on("/settings/organizers/trust", &[("neighbor", &chosen)])
        .await
        .says("Anastasia")
        .says("They can help you now.");
    let me = world.organizer.to_string();
    let shown = olga
        .post("/settings/organizers/release", &[("neighbor", &me)])
        .await;
    assert_eq!(shown.headers.get("location").unwrap(), "/me");
    olga.get("/settings").await.with_status(404);
    let mut ana = world.as_neighbor(ana).await;
    ana.get("/settings").await.with_status(200);
    ana.post("/settings/organizers/release", &[("neighbor", &chosen)])
        .await
        .with_status(409)
        .says("Somebody has to stay");
}
