//! Backups: made, restored, proved, and forgetting with everybody else.

use std::io::Write;
use std::path::{Path, PathBuf};

use app::backup::{self, KeysFrom};
use app::db::migrations;
use app::db::rows::Sum;
use app::people::erase;
use app::{App, Config, Db, moving};

use crate::plenty::{CANARY, furnish, names, sums};
use crate::world::{World, fresh_database};

fn quiet() -> impl FnMut(moving::Step) + Send {
    |_| {}
}

async fn made(world: &World, name: &str) -> PathBuf {
    let file = world.folder().join(name);
    backup::backup(&world.app, &file, &mut quiet())
        .await
        .unwrap();
    file
}

/// An empty place with the install's key, on either engine.
async fn elsewhere(world: &World, name: &str, postgres: bool) -> Option<Config> {
    let folder = world.folder().join(name);
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::copy(world.app.config.key_path(), folder.join("install.key")).unwrap();
    let database = match (postgres, std::env::var("MANYHANDS_TEST_POSTGRES")) {
        (false, _) => None,
        (true, Ok(server)) => Some(fresh_database(&server).await),
        (true, Err(_)) => return None,
    };
    Some(Config {
        database,
        ..Config::in_folder(&folder)
    })
}

async fn restored(
    world: &World,
    file: &Path,
    config: Config,
) -> Result<backup::Restored, app::Error> {
    backup::restore(
        config,
        file,
        world.app.clock.clone(),
        world.app.chance.clone(),
        &mut quiet(),
    )
    .await
}

async fn open(world: &World, config: Config) -> App {
    App::open(config, world.app.clock.clone(), world.app.chance.clone())
        .await
        .unwrap()
}

fn every_byte(folder: &Path) -> Vec<u8> {
    let files = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    files
        .filter(|path| path.is_file())
        .flat_map(|path| std::fs::read(path).unwrap())
        .collect()
}

fn holds(bytes: &[u8], word: &str) -> bool {
    bytes
        .windows(word.len())
        .any(|part| part == word.as_bytes())
}

#[tokio::test]
async fn a_backup_comes_back_whole_on_either_engine() {
    for world in World::on_both_engines().await {
        furnish(&world).await;
        let file = made(&world, "b1").await;
        for postgres in [false, true] {
            let Some(config) = elsewhere(&world, &format!("new-{postgres}"), postgres).await else {
                continue;
            };
            let done = restored(&world, &file, config.clone()).await.unwrap();
            assert_eq!((done.keys, done.forgotten), (KeysFrom::Copy, 0));
            let app = open(&world, config).await;
            assert_eq!(sums(&app.db).await, sums(&world.app.db).await);
            assert_eq!(
                names(&app, world.community).await,
                names(&world.app, world.community).await
            );
            app.close().await;
        }
    }
}

#[tokio::test]
async fn whoever_was_forgotten_after_a_backup_is_nothing_in_it() {
    for world in World::on_both_engines().await {
        let plenty = furnish(&world).await;
        let file = made(&world, "old").await;
        erase::forget(&world.app, world.as_self(plenty.canary), plenty.canary)
            .await
            .unwrap();
        for postgres in [false, true] {
            let Some(config) = elsewhere(&world, &format!("new-{postgres}"), postgres).await else {
                continue;
            };
            std::fs::copy(world.folder().join("keys.db"), config.data.join("keys.db")).unwrap();
            let done = restored(&world, &file, config.clone()).await.unwrap();
            assert_eq!((done.keys, done.forgotten), (KeysFrom::Here, 1));
            let app = open(&world, config.clone()).await;
            // The letter that tells the other one gets a new id; all else is forgotten in the same way.
            let but_letters = |mut sums: Vec<(&'static str, Sum)>| {
                sums.retain(|(table, _)| *table != "outbox");
                sums
            };
            assert_eq!(
                but_letters(sums(&app.db).await),
                but_letters(sums(&world.app.db).await)
            );
            assert!(
                names(&app, world.community)
                    .await
                    .iter()
                    .all(|name| name != CANARY)
            );
            app.close().await;
            assert!(!holds(&every_byte(&config.data), CANARY));
        }
    }
}

#[tokio::test]
async fn a_backup_says_nothing_about_anybody_even_when_it_is_unsealed() {
    for world in World::on_both_engines().await {
        furnish(&world).await;
        let file = made(&world, "b").await;
        let raw = [
            std::fs::read(&file).unwrap(),
            std::fs::read(backup::keys_beside(&file)).unwrap(),
        ]
        .concat();
        let mut lines = Vec::new();
        backup::lines(&world.app.config, &file, &mut lines).unwrap();
        assert!(holds(&lines, "Northside") && !holds(&raw, "Northside"));
        for bytes in [raw, lines] {
            assert!(!holds(&bytes, CANARY) && !holds(&bytes, "5175550101"));
        }
    }
}

#[tokio::test]
async fn another_installs_key_does_not_open_a_backup() {
    let worlds = World::on_both_engines().await;
    let file = made(&worlds[0], "b").await;
    let other = worlds[0].folder().join("other");
    let config = Config::in_folder(&other);
    std::fs::create_dir_all(&other).unwrap();
    let chance = app::Chance::seeded(99);
    App::open(config.clone(), worlds[0].app.clock.clone(), chance.clone())
        .await
        .unwrap()
        .close()
        .await;
    std::fs::remove_file(other.join("data.db")).unwrap();
    let tried = restored(&worlds[0], &file, config).await.unwrap_err();
    assert!(tried.to_string().contains("another install"), "{tried}");
    let nothing = Config::in_folder(&worlds[0].folder().join("no-key"));
    let tried = restored(&worlds[0], &file, nothing.clone())
        .await
        .unwrap_err();
    assert!(
        tried.to_string().contains("key is not here") && !nothing.data.exists(),
        "{tried}"
    );
}

#[tokio::test]
async fn a_changed_or_shortened_backup_is_refused_before_anything_is_written() {
    for world in World::on_both_engines().await {
        furnish(&world).await;
        let file = made(&world, "b").await;
        let whole = std::fs::read(&file).unwrap();
        let mut bad: Vec<Vec<u8>> = (1..40)
            .map(|part| whole[..whole.len() * part / 40].to_vec())
            .collect();
        for part in 0..40 {
            let mut changed = whole.clone();
            changed[whole.len() * part / 40] ^= 1;
            bad.push(changed);
        }
        bad.push([&whole[..], b" "].concat());
        let config = elsewhere(&world, "new", false).await.unwrap();
        for bytes in bad {
            std::fs::File::create(&file)
                .unwrap()
                .write_all(&bytes)
                .unwrap();
            restored(&world, &file, config.clone()).await.unwrap_err();
            assert!(!config.data.join("data.db").exists() && !config.data.join("keys.db").exists());
        }
    }
}

#[tokio::test]
async fn a_place_that_holds_anything_is_left_alone() {
    for world in World::on_both_engines().await {
        let file = made(&world, "b").await;
        let config = Config::clone(&world.app.config);
        let tried = restored(&world, &file, config).await.unwrap_err();
        assert!(tried.to_string().contains("left alone"), "{tried}");
        let again = backup::backup(&world.app, &file, &mut quiet())
            .await
            .unwrap_err();
        assert!(again.to_string().contains("left alone"), "{again}");
    }
}

#[tokio::test]
async fn a_backup_is_proved_by_restoring_it() {
    for world in World::on_both_engines().await {
        let plenty = furnish(&world).await;
        let before = sums(&world.app.db).await;
        let file = made(&world, "b").await;
        erase::forget(&world.app, world.as_self(plenty.ben), plenty.ben)
            .await
            .unwrap();
        let (clock, chance) = (world.app.clock.clone(), world.app.chance.clone());
        let proof = backup::verify(
            &world.app.config,
            &file,
            clock.clone(),
            chance.clone(),
            &mut quiet(),
        )
        .await
        .unwrap();
        let rows: u64 = before.iter().map(|(_, sum)| sum.rows).sum();
        assert_eq!((proof.restored.rows(), proof.restored.forgotten), (rows, 1));
        assert!(proof.opened >= 6, "{}", proof.opened);
        let mut bytes = std::fs::read(&file).unwrap();
        *bytes.last_mut().unwrap() ^= 1;
        std::fs::write(&file, bytes).unwrap();
        backup::verify(&world.app.config, &file, clock, chance, &mut quiet())
            .await
            .unwrap_err();
        let left = std::fs::read_dir(world.folder())
            .unwrap()
            .filter(|entry| entry.as_ref().unwrap().path().is_dir());
        assert_eq!(left.count(), 0, "the folder of the proof is gone");
    }
}

#[tokio::test]
async fn a_backup_without_the_keys_that_open_it_is_no_proof() {
    for world in World::on_both_engines().await {
        let file = made(&world, "b").await;
        let config = elsewhere(&world, "lost", false).await.unwrap();
        std::fs::rename(backup::keys_beside(&file), world.folder().join("somewhere")).unwrap();
        let tried = restored(&world, &file, config.clone()).await.unwrap_err();
        assert!(
            tried.to_string().contains("the keys are not here"),
            "{tried}"
        );
        open(&world, config.clone()).await.close().await;
        let tried = backup::verify(
            &config,
            &file,
            world.app.clock.clone(),
            world.app.chance.clone(),
            &mut quiet(),
        )
        .await;
        assert!(
            tried
                .unwrap_err()
                .to_string()
                .contains("names and contacts are lost")
        );
    }
}

#[tokio::test]
async fn a_backup_of_an_earlier_version_is_brought_up_to_date() {
    for world in World::on_both_engines().await {
        for step in 1..=migrations::DATA.len() {
            let path = world.folder().join(format!("early-{step}.db"));
            let db = Db::open(
                &format!("sqlite:{}", path.display()),
                &migrations::DATA[..step],
            )
            .await
            .unwrap();
            db.migrate(world.app.clock.now()).await.unwrap();
            crate::upgrade::one_row_in_every_table(&db, step).await;
            let early = App {
                db,
                ..world.app.clone()
            };
            let file = world.folder().join(format!("b{step}"));
            backup::backup(&early, &file, &mut quiet()).await.unwrap();
            let config = elsewhere(&world, &format!("new{step}"), world.app.db.is_postgres())
                .await
                .unwrap();
            std::fs::copy(world.folder().join("keys.db"), config.data.join("keys.db")).unwrap();
            restored(&world, &file, config.clone()).await.unwrap();
            let app = open(&world, config).await;
            crate::upgrade::assert_one_row_in_every_table(&app.db, step).await;
            app.close().await;
        }
    }
}
