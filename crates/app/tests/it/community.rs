//! What organizers change about their neighborhood.

use app::community::{self, categories, organizers, settings};
use app::{Error, needs, people};
use domain::community::{AREAS_LIMIT, Area, Category, Said, Step, Wording};
use domain::needs::Side;
use domain::people::Actor;
use domain::{AreaId, ListingId, NeighborId, Refusal, Zone};

use crate::world::World;

async fn areas(world: &World) -> Vec<Area> {
    let mut tx = world.app.db.read().await.unwrap();
    community::areas(&mut tx, world.community).await.unwrap()
}

async fn area(world: &World, name: &str) -> AreaId {
    let found = areas(world).await;
    found.iter().find(|area| area.name == name).unwrap().id
}

async fn category(world: &World, key: &str) -> Category {
    let mut tx = world.app.db.read().await.unwrap();
    let found = community::categories(&mut tx, world.community).await;
    let mut found = found.unwrap().into_iter();
    found.find(|category| category.key == key).unwrap()
}

fn refused<T>(done: Result<T, Error>) -> Option<Refusal> {
    match done {
        Err(Error::Refused(refusal)) => Some(refusal),
        _ => None,
    }
}

async fn ana_who_needs_food_in(world: &World, area: AreaId) -> (NeighborId, ListingId) {
    let (app, home) = (&world.app, world.community);
    let ana = world.neighbor("Ana").await;
    let need = world.listing(ana, Side::Need, "food").await;
    let mut tx = app.db.write(home).await.unwrap();
    let (mut neighbor, person) = people::opened(&mut tx, app, home, ana).await.unwrap();
    neighbor.area = Some(area);
    people::save(&mut tx, app, home, &neighbor, &person)
        .await
        .unwrap();
    let row = needs::row(&mut tx, home, need).await.unwrap();
    tx.commit().await.unwrap();
    let mut terms = row.listing().terms;
    terms.area = Some(area);
    needs::change(app, world.as_self(ana), need, &terms, "")
        .await
        .unwrap();
    (ana, need)
}

#[tokio::test]
async fn organizers_change_what_the_neighborhood_says_of_itself() {
    for world in World::on_both_engines().await {
        let mut tx = world.app.db.read().await.unwrap();
        let home = community::load(&mut tx, world.community).await.unwrap();
        drop(tx);
        let mut wanted = home.settings();
        wanted.name = "Élan Street".into();
        wanted.zone = Zone::named("America/Mexico_City").unwrap();
        wanted.languages = vec!["es".into(), "en".into()];
        wanted.about.say("es", "Nos ayudamos.");
        wanted.retention_days = 30;
        wanted.quiet = (22, 7);
        let changed = settings::change(&world.app, world.organizer(), &wanted).await;
        assert_eq!(changed.unwrap().settings(), wanted);
        wanted.retention_days = 1;
        let tried = settings::change(&world.app, world.organizer(), &wanted).await;
        assert_eq!(refused(tried), Some(Refusal::NotFit));
    }
}

#[tokio::test]
async fn two_areas_never_have_the_same_name() {
    for world in World::on_both_engines().await {
        let (app, who) = (&world.app, world.organizer());
        let mill = area(&world, "Old Mill").await;
        let tried = community::add_area(app, who, " OLD mill ").await;
        assert_eq!(refused(tried), Some(Refusal::NameTaken));
        let tried = community::rename(app, who, mill, "northside").await;
        assert_eq!(refused(tried), Some(Refusal::NameTaken));
        community::rename(app, who, mill, "OLD MILL").await.unwrap();
        assert_eq!(area(&world, "OLD MILL").await, mill);
        let tried = community::add_area(app, who, " - ").await;
        assert_eq!(refused(tried), Some(Refusal::NotFit));
    }
}

#[tokio::test]
async fn there_is_room_for_so_many_areas_and_no_more() {
    for world in World::on_both_engines().await {
        for n in areas(&world).await.len()..AREAS_LIMIT {
            let name = format!("Area {n}");
            community::add_area(&world.app, world.organizer(), &name)
                .await
                .unwrap();
        }
        let tried = community::add_area(&world.app, world.organizer(), "One more").await;
        assert_eq!(refused(tried), Some(Refusal::TooMany));
    }
}

#[tokio::test]
async fn areas_stand_in_the_order_that_people_put_them() {
    for world in World::on_both_engines().await {
        let riverside = area(&world, "Riverside").await;
        for _ in 0..3 {
            community::step(&world.app, world.organizer(), riverside, Step::Up)
                .await
                .unwrap();
        }
        let names: Vec<_> = areas(&world).await.into_iter().map(|a| a.name).collect();
        assert_eq!(names, ["Riverside", "Northside", "Old Mill"]);
    }
}

#[tokio::test]
async fn joining_two_areas_moves_everybody_and_everything_and_loses_nothing() {
    for world in World::on_both_engines().await {
        let (app, who) = (&world.app, world.organizer());
        let [north, mill, river] = [
            area(&world, "Northside").await,
            area(&world, "Old Mill").await,
            area(&world, "Riverside").await,
        ];
        let (ana, need) = ana_who_needs_food_in(&world, mill).await;
        community::draw(app, who, mill, &[north, river])
            .await
            .unwrap();

        community::merge(app, who, mill, river).await.unwrap();

        let mut tx = app.db.read().await.unwrap();
        let home = world.community;
        let row = people::row(&mut tx, home, ana).await.unwrap();
        assert_eq!(row.neighbor().area, Some(river));
        let row = needs::row(&mut tx, home, need).await.unwrap();
        assert_eq!(row.listing().terms.area, Some(river));
        let drawn = community::touching(&mut tx, home).await.unwrap();
        assert_eq!(drawn, [(north.min(river), north.max(river))]);
        let now = community::area_now(&mut tx, home, mill).await.unwrap();
        assert_eq!(now, river);
        let called = community::area_called(&mut tx, home, "old mill").await;
        assert_eq!(called.unwrap(), Some(river));
        drop(tx);
        assert_eq!(areas(&world).await.len(), 2);
        community::merge(app, who, river, north).await.unwrap();
        let mut tx = app.db.read().await.unwrap();
        let now = community::area_now(&mut tx, home, mill).await.unwrap();
        assert_eq!(now, north, "joined twice");
        drop(tx);
        let again = community::add_area(app, who, "Old Mill").await;
        assert!(again.is_ok(), "the name is free again");
    }
}

#[tokio::test]
async fn areas_that_touch_are_one_step_apart() {
    for world in World::on_both_engines().await {
        let (app, who) = (&world.app, world.organizer());
        let [north, mill, river] = [
            area(&world, "Northside").await,
            area(&world, "Old Mill").await,
            area(&world, "Riverside").await,
        ];
        community::draw(app, who, mill, &[north, river, mill])
            .await
            .unwrap();
        community::draw(app, who, north, &[mill]).await.unwrap();
        let mut tx = app.db.read().await.unwrap();
        let steps = community::steps(&mut tx, world.community).await.unwrap();
        assert_eq!(steps.from_to(north, river), Some(2));
        drop(tx);
        community::draw(app, who, mill, &[]).await.unwrap();
        let mut tx = app.db.read().await.unwrap();
        let drawn = community::touching(&mut tx, world.community).await;
        assert!(drawn.unwrap().is_empty());
    }
}

#[tokio::test]
async fn a_category_is_added_said_anew_retired_and_brought_back() {
    for world in World::on_both_engines().await {
        let (app, who) = (&world.app, world.organizer());
        let mut bees = Wording {
            names: Said::only("en", "Bee keeping"),
            group: "learning".into(),
            ..Wording::default()
        };
        let id = categories::add(app, who, &bees).await.unwrap();
        let tried = categories::add(app, who, &bees).await;
        assert_eq!(refused(tried), Some(Refusal::NameTaken));
        bees.names.say("es", "Abejas");
        bees.ask_by_itself = true;
        categories::edit(app, who, id, &bees).await.unwrap();
        let kept = category(&world, "bee-keeping").await;
        assert_eq!((kept.id, kept.wording()), (id, bees.clone()));

        categories::retire(app, who, id).await.unwrap();
        let second = categories::add(app, who, &bees).await.unwrap();
        assert_eq!(category(&world, "bee-keeping-2").await.id, second);
        let tried = categories::bring_back(app, who, id).await;
        assert_eq!(refused(tried), Some(Refusal::NameTaken));
        categories::retire(app, who, second).await.unwrap();
        categories::bring_back(app, who, id).await.unwrap();
        assert!(!category(&world, "bee-keeping").await.retired);
    }
}

#[tokio::test]
async fn a_category_moves_among_its_own_group() {
    for world in World::on_both_engines().await {
        let (app, who) = (&world.app, world.organizer());
        let order = async |world: &World| {
            let mut tx = world.app.db.read().await.unwrap();
            let all = community::categories(&mut tx, world.community).await;
            let all = all.unwrap().into_iter();
            let mine = all.filter(|category| category.group == "out");
            mine.map(|category| category.key).collect::<Vec<_>>()
        };
        let before = order(&world).await;
        let second = category(&world, &before[1]).await.id;
        categories::step(app, who, second, Step::Up).await.unwrap();
        let after = order(&world).await;
        assert_eq!((&after[0], &after[1]), (&before[1], &before[0]));
        categories::step(app, who, second, Step::Up).await.unwrap();
        assert_eq!(order(&world).await, after, "it is the first already");
    }
}

#[tokio::test]
async fn one_category_always_stays() {
    for world in World::on_both_engines().await {
        let (app, who) = (&world.app, world.organizer());
        let mut tx = app.db.read().await.unwrap();
        let all = community::categories(&mut tx, world.community).await;
        drop(tx);
        let mut all = all.unwrap();
        let last = all.pop().unwrap();
        for category in all {
            categories::retire(app, who, category.id).await.unwrap();
        }
        let tried = categories::retire(app, who, last.id).await;
        assert_eq!(refused(tried), Some(Refusal::LastOne));
    }
}

#[tokio::test]
async fn somebody_is_found_by_name_or_contact_trusted_and_released() {
    for world in World::on_both_engines().await {
        let (app, who) = (&world.app, world.organizer());
        let ana = world.neighbor("Anastasia").await;
        for typed in ["anast", "ANASTASIA@example.org", "(517) 555-0101"] {
            let found = organizers::candidates(app, who, typed).await.unwrap();
            assert_eq!(found.len(), 1, "{typed}");
            assert_eq!(
                (found[0].neighbor, found[0].name.as_str()),
                (ana, "Anastasia")
            );
        }
        let none = organizers::candidates(app, who, " ").await.unwrap();
        assert!(none.is_empty(), "nobody is listed for nothing");
        people::roles::trust(app, who, ana).await.unwrap();
        let serving = organizers::serving(app, who).await.unwrap();
        let names: Vec<_> = serving.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["Olga Organizer", "Anastasia"]);
        let found = organizers::candidates(app, who, "anast").await.unwrap();
        assert!(found.is_empty(), "she organizes already");
        let mut tx = app.db.read().await.unwrap();
        let row = people::row(&mut tx, world.community, ana).await.unwrap();
        assert!(row.neighbor().known, "the circle knows her");
        let looks = people::looks::of(&mut tx, world.community, ana, 9).await;
        assert!(!looks.unwrap().is_empty(), "she can read who looked");
        drop(tx);
        people::roles::release(app, who, world.organizer)
            .await
            .unwrap();
        let tried = people::roles::release(app, Actor::Organizer(world.community, ana), ana).await;
        assert_eq!(refused(tried), Some(Refusal::LastOrganizer));
        let left = people::erase::forget(app, world.as_self(ana), ana).await;
        assert_eq!(refused(left), Some(Refusal::LastOrganizer));
    }
}

#[tokio::test]
async fn nobody_else_changes_the_neighborhood() {
    for world in World::on_both_engines().await {
        let app = &world.app;
        let ana = world.neighbor("Ana").await;
        let north = area(&world, "Northside").await;
        let food = category(&world, "food").await;
        for who in [world.as_self(ana), Actor::Visitor(world.community)] {
            let mut tx = app.db.read().await.unwrap();
            let home = community::load(&mut tx, world.community).await.unwrap();
            drop(tx);
            let tried = [
                settings::change(app, who, &home.settings()).await.map(drop),
                community::add_area(app, who, "Mine").await.map(drop),
                community::rename(app, who, north, "Mine").await,
                community::step(app, who, north, Step::Down).await,
                community::merge(app, who, north, north).await,
                community::draw(app, who, north, &[]).await,
                categories::add(app, who, &food.wording()).await.map(drop),
                categories::edit(app, who, food.id, &food.wording()).await,
                categories::step(app, who, food.id, Step::Down).await,
                categories::retire(app, who, food.id).await,
                categories::bring_back(app, who, food.id).await,
                organizers::serving(app, who).await.map(drop),
                organizers::candidates(app, who, "Olga").await.map(drop),
                people::roles::trust(app, who, ana).await,
                people::roles::release(app, who, world.organizer).await,
            ];
            for (n, tried) in tried.into_iter().enumerate() {
                assert!(matches!(tried, Err(Error::NotFound)), "number {n}");
            }
        }
    }
}
