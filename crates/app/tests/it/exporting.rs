//! Taking everything along, and reading it in again.

use std::io::Cursor;

use app::db::{migrations, schema};
use app::export::{self, Pieces, Sheet};
use app::people::{erase, looks};
use app::{App, Chance, Config};
use domain::people::Actor;
use serde_json::Value;

use crate::plenty::{CANARY, Plenty, furnish, names};
use crate::world::{World, fresh_database};

async fn all_of(mut pieces: Pieces) -> String {
    let mut bytes = Vec::new();
    while let Some(piece) = pieces.next().await.unwrap() {
        bytes.extend(piece);
    }
    String::from_utf8(bytes).unwrap()
}

async fn exported(app: &App, who: Actor) -> String {
    all_of(export::json(app, who).await.unwrap()).await
}

/// An install of its own, with other keys.
async fn another_install(world: &World, name: &str, postgres: bool) -> Option<App> {
    let folder = world.folder().join(name);
    std::fs::create_dir_all(&folder).unwrap();
    let database = match (postgres, std::env::var("MANYHANDS_TEST_POSTGRES")) {
        (false, _) => None,
        (true, Ok(server)) => Some(fresh_database(&server).await),
        (true, Err(_)) => return None,
    };
    let config = Config {
        database,
        ..Config::in_folder(&folder)
    };
    Some(
        App::open(config, world.app.clock.clone(), Chance::seeded(4711))
            .await
            .unwrap(),
    )
}

async fn import(app: &App, document: &str) -> Result<export::Imported, app::Error> {
    export::import_json(app, Cursor::new(document.to_owned()), &mut |_| {}).await
}

async fn furnished(world: &World) -> Plenty {
    let plenty = furnish(world).await;
    let gone = world.neighbor("Gone").await;
    erase::forget(&world.app, world.as_self(gone), gone)
        .await
        .unwrap();
    plenty
}

#[tokio::test]
async fn an_export_read_into_an_empty_install_gives_the_same_state() {
    for world in World::on_both_engines().await {
        furnished(&world).await;
        let document = exported(&world.app, world.organizer()).await;
        for postgres in [false, true] {
            let Some(app) = another_install(&world, &format!("new-{postgres}"), postgres).await
            else {
                continue;
            };
            let done = import(&app, &document).await.unwrap();
            assert_eq!(done.community, world.community);
            assert_eq!(exported(&app, world.organizer()).await, document);
            assert_eq!(
                names(&app, world.community).await,
                names(&world.app, world.community).await
            );
            let mut tx = app.db.read().await.unwrap();
            let hash = app::people::email_hash(&app, world.community, "ben@example.org");
            assert!(
                app::people::with_contact(&mut tx, world.community, &hash)
                    .await
                    .unwrap()
                    .is_some()
            );
            drop(tx);
            let again = import(&app, &document).await.unwrap_err();
            assert!(again.to_string().contains("left alone"), "{again}");
            let left = std::fs::read_dir(&app.config.data)
                .unwrap()
                .filter(|entry| entry.as_ref().unwrap().path().is_dir());
            assert_eq!(left.count(), 0);
            app.close().await;
        }
    }
}

#[tokio::test]
async fn an_export_holds_everything_but_what_opens_doors() {
    for world in World::on_both_engines().await {
        let plenty = furnished(&world).await;
        let document: Value =
            serde_json::from_str(&exported(&world.app, world.organizer()).await).unwrap();
        for table in schema::tables(migrations::DATA, i64::MAX) {
            let taken = table.name == "communities"
                || table.has("community_id") && !export::LEFT_OUT.contains(&table.name);
            assert_eq!(document.get(table.name).is_some(), taken, "{}", table.name);
        }
        let somebody = |name: &str| {
            let people = document["neighbors"].as_array().unwrap();
            people.iter().find(|one| one["name"] == name).cloned()
        };
        let canary = somebody(CANARY).unwrap();
        assert_eq!(
            (&canary["phone"], &canary["id"]),
            (&"+15175550101".into(), &plenty.canary.to_string().into())
        );
        assert_eq!(document["listings"][0]["times"], "tuesday-morning");
        assert_eq!(
            document["categories"][0]["names"]["en"],
            document["categories"][0]["names"]["en"].as_str().unwrap()
        );
        assert!(somebody("Gone").is_none());
        let text = document.to_string();
        for secret in ["phone_hash", "key_id", "sealed", "hash\":\"h\"}"] {
            assert!(!text.contains(secret), "{secret}");
        }
    }
}

#[tokio::test]
async fn taking_everything_along_is_written_down_for_everybody_first() {
    for world in World::on_both_engines().await {
        let plenty = furnished(&world).await;
        let pieces = export::sheet(&world.app, world.organizer(), Sheet::People)
            .await
            .unwrap();
        let mut tx = world.app.db.read().await.unwrap();
        for whose in [plenty.canary, plenty.ben] {
            let seen = looks::of(&mut tx, world.community, whose, 9).await.unwrap();
            assert_eq!(
                (
                    seen[0].looker_id,
                    seen[0].reason.as_str(),
                    seen[0].fields.as_str()
                ),
                (Some(world.organizer), "export", looks::ALL)
            );
        }
        // Whoever comes after the looks were written down is not in it.
        let late = world.neighbor("Late").await;
        assert!(!all_of(pieces).await.contains(&late.to_string()));
        for who in [world.as_self(plenty.ben), Actor::Visitor(world.community)] {
            assert!(matches!(
                export::json(&world.app, who).await,
                Err(app::Error::NotFound)
            ));
            assert!(matches!(
                export::sheet(&world.app, who, Sheet::Needs).await,
                Err(app::Error::NotFound)
            ));
        }
    }
}

#[tokio::test]
async fn the_sheets_open_in_any_spreadsheet_program_and_run_nothing() {
    for world in World::on_both_engines().await {
        furnished(&world).await;
        let folder = world.folder().join("out");
        let written = export::folder(&world.app, world.organizer(), &folder, &mut |_| {})
            .await
            .unwrap();
        assert_eq!(written.files.len(), 6);
        let rows: Vec<u64> = written.files[1..].iter().map(|(_, rows)| *rows).collect();
        assert_eq!(rows, [5, 1, 1, 1, 1]);
        let mut cells = Vec::new();
        for (path, _) in &written.files[1..] {
            let bytes = std::fs::read(path).unwrap();
            assert!(bytes.starts_with("\u{FEFF}".as_bytes()));
            let mut sheet = csv::Reader::from_reader(&bytes[3..]);
            let width = sheet.headers().unwrap().len();
            for row in sheet.records() {
                let row = row.unwrap();
                assert_eq!(row.len(), width);
                cells.extend(row.iter().map(str::to_owned));
            }
        }
        assert!(
            cells
                .iter()
                .all(|cell| !cell.starts_with(['=', '+', '-', '@']))
        );
        for known in [
            "'+15175550101",
            "'+ two seats",
            CANARY,
            "tuesday-morning",
            "today",
        ] {
            assert!(cells.iter().any(|cell| cell == known), "{known}");
        }
        let again = export::folder(&world.app, world.organizer(), &folder, &mut |_| {}).await;
        assert!(again.is_err(), "files that are there are left alone");
    }
}

#[tokio::test]
async fn a_person_gets_everything_that_is_held_of_them_and_nothing_of_others() {
    for world in World::on_both_engines().await {
        let plenty = furnished(&world).await;
        looks::look(
            &world.app,
            world.organizer(),
            plenty.canary,
            looks::CONTACT,
            looks::Reason::Match,
        )
        .await
        .unwrap();
        let mine = export::own(&world.app, world.as_self(plenty.canary), plenty.canary)
            .await
            .unwrap();
        assert_eq!(mine["about_you"]["name"], CANARY);
        assert_eq!(mine["about_you"]["phone"], "+15175550101");
        assert!(
            mine["offers_and_needs"][0]["note"]
                .as_str()
                .unwrap()
                .contains("clinic")
        );
        assert_eq!(mine["offers_and_needs"][0]["urgency"], "today");
        assert!(
            mine["answers"][0]["body"]
                .as_str()
                .unwrap()
                .contains(CANARY)
        );
        assert_eq!(mine["you_were_helped"][0]["you_agreed_to_show"], "name");
        assert_eq!(
            mine["you_were_helped"][0]["your_listing"],
            plenty.need.to_string()
        );
        assert_eq!(mine["who_looked_at_your_data"][0]["by"], "Olga");
        let text = mine.to_string();
        for others in [
            "Ben",
            "ben@",
            &plenty.ben.to_string(),
            &plenty.offer.to_string(),
            "Organizer",
        ] {
            assert!(!text.contains(others), "{others}");
        }
        let bens = export::own(&world.app, world.as_self(plenty.ben), plenty.ben)
            .await
            .unwrap();
        assert_eq!(bens["messages_to_you"][0]["letter"], "welcome");
        assert_eq!(bens["your_links"][0]["purpose"], "private");
        assert!(
            bens["you_helped"].as_array().unwrap().len() == 1 && !bens.to_string().contains(CANARY)
        );
    }
}

#[tokio::test]
async fn nobody_else_gets_what_is_held_of_a_person_and_an_organizer_is_written_down() {
    for world in World::on_both_engines().await {
        let plenty = furnished(&world).await;
        let tried = export::own(&world.app, world.as_self(plenty.ben), plenty.canary).await;
        assert!(matches!(tried, Err(app::Error::NotFound)));
        export::own(&world.app, world.organizer(), plenty.canary)
            .await
            .unwrap();
        let mut tx = world.app.db.read().await.unwrap();
        assert_eq!(
            looks::of(&mut tx, world.community, plenty.canary, 9)
                .await
                .unwrap()[0]
                .reason,
            "export"
        );
    }
}

#[test]
fn every_table_that_names_a_neighbor_is_told_or_it_is_said_why_not() {
    for table in schema::tables(migrations::DATA, i64::MAX) {
        let told = export::TOLD.iter().any(|(_, name, _)| *name == table.name);
        let why = export::NOT_TOLD.iter().any(|(name, _)| *name == table.name);
        let names_a_neighbor = ["neighbor_id", "needer_id", "kept_id"]
            .iter()
            .any(|column| table.has(column));
        assert!(
            !names_a_neighbor || told || why,
            "{} is missing in export/own.rs",
            table.name
        );
    }
}

#[tokio::test]
async fn a_document_that_is_not_whole_changes_nothing() {
    let world = &World::on_both_engines().await[0];
    furnished(world).await;
    let whole = exported(&world.app, world.organizer()).await;
    let app = another_install(world, "new", false).await.unwrap();
    let half = &whole[..whole.floor_char_boundary(whole.len() / 2)];
    let broken = [
        ("", "ends too early"),
        ("[]", "no export"),
        ("{\"name\": 1}", "no export"),
        (half, "ends too early"),
        (
            &whole.replace("\"migration\": ", "\"migration\": 99"),
            "no export",
        ),
        (
            &whole.replace("\"channel\": \"mail\"", "\"channel\": \"pigeon\""),
            "neighbors",
        ),
        (
            &whole.replace("\"channel\": \"mail\"", "\"chanel\": \"mail\""),
            "does not know",
        ),
        (
            &whole.replace("\"urgency\": \"today\"", "\"urgency\": 1e99"),
            "listings",
        ),
        (&whole.replacen("\"areas\"", "\"arenas\"", 1), "arenas"),
        (
            &whole.replacen("\"listings\": [", "\"listings\": [], \"more\": [", 1),
            "more",
        ),
        (
            &whole.replacen(
                "\"area_id\": null",
                "\"area_id\": \"0198b7a0-0000-7000-8000-00000000dead\"",
                1,
            ),
            "do not fit",
        ),
    ];
    for (document, says) in broken {
        let tried = import(&app, document).await.unwrap_err().to_string();
        assert!(tried.contains(says), "{says}: {tried}");
        let mut tx = app.db.read().await.unwrap();
        assert!(app::community::all(&mut tx).await.unwrap().is_empty());
    }
    import(&app, &whole).await.unwrap();
    app.close().await;
}
