//! The data folder, and a database that is not there or has no room.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use app::db::migrations;
use app::{App, Broken, Chance, Clock, Config, Db, Error, doctor, exec};

use crate::plenty::names;
use crate::world::{NOON, World};

struct Place(PathBuf);

impl Place {
    /// A folder that everybody on the machine may look into.
    fn open_to_all(name: &str) -> Place {
        let name = format!("manyhands-folder-{name}-{}", std::process::id());
        let place = Place(std::env::temp_dir().join(name));
        std::fs::create_dir_all(&place.0).unwrap();
        set_mode(&place.0, 0o755);
        place
    }

    async fn start(&self) -> App {
        let config = Config::in_folder(&self.0);
        App::open(config, Clock::standing_at(NOON), Chance::seeded(7))
            .await
            .unwrap()
    }

    fn modes(&self) -> Vec<(String, u32)> {
        let entries = std::fs::read_dir(&self.0).unwrap();
        let one = |path: PathBuf| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, mode(&path))
        };
        entries.map(|entry| one(entry.unwrap().path())).collect()
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}

fn set_mode(path: &Path, mode: u32) {
    std::fs::set_permissions(path, PermissionsExt::from_mode(mode)).unwrap();
}

#[tokio::test]
async fn nobody_else_on_the_machine_can_look_into_the_data() {
    let place = Place::open_to_all("data");
    let app = place.start().await;
    assert_eq!(mode(&place.0), 0o700);
    let modes = place.modes();
    assert!(modes.len() >= 5, "the journals are there too: {modes:?}");
    assert!(modes.iter().all(|(_, mode)| *mode == 0o600), "{modes:?}");
    app.close().await;

    // What an earlier version left open is closed at the next start.
    set_mode(&place.0, 0o755);
    for name in ["data.db", "keys.db", "install.key"] {
        set_mode(&place.0.join(name), 0o644);
    }
    let app = place.start().await;
    assert_eq!(mode(&place.0), 0o700);
    let modes = place.modes();
    assert!(modes.iter().all(|(_, mode)| *mode == 0o600), "{modes:?}");
    app.close().await;
}

#[tokio::test]
async fn a_folder_in_which_something_else_lies_is_left_as_it_is() {
    let place = Place::open_to_all("other");
    std::fs::write(place.0.join("letter.txt"), "Dear Ana").unwrap();
    let app = place.start().await;
    assert_eq!(mode(&place.0), 0o755);
    assert_eq!(mode(&place.0.join("data.db")), 0o600);
    app.close().await;
}

#[tokio::test]
async fn a_database_that_does_not_answer_is_named_without_its_password() {
    let url = "postgres://manyhands:open-sesame@localhost:1/x";
    let error = Db::open(url, migrations::DATA).await.err().unwrap();
    assert_eq!(
        error.to_string(),
        "the database at localhost:1 does not answer"
    );
    let config = Config {
        database: Some(url.to_owned()),
        ..Config::in_folder(Path::new("nowhere"))
    };
    let found = doctor::check_closed(&config, &Clock::standing_at(NOON), &error).await;
    let advice = &found[0].advice;
    assert!(advice.contains("does not answer. See that"), "{advice}");
    assert!(!advice.contains("sesame"), "{advice}");
}

#[tokio::test]
async fn a_data_file_that_cannot_grow_is_full_until_something_is_written_again() {
    let world = &World::on_both_engines().await[0];
    let (app, home) = (&world.app, world.community);
    let mut tx = app.db.write(home).await.unwrap();
    tx.run("pragma max_page_count = 1").await.unwrap();
    let full = loop {
        let filled = exec!(
            &mut tx,
            "insert into install (name, value) values ($1, $2)",
            app.chance
                .bytes::<8>()
                .map(|byte| byte.to_string())
                .join(""),
            "x".repeat(4_000)
        );
        if let Err(error) = filled {
            break error;
        }
    };
    assert!(matches!(full, Error::Broken(Broken::Full)), "{full:?}");
    drop(tx);
    assert!(app.db.is_full());
    assert!(!names(app, home).await.is_empty(), "reading goes on");
    assert!(app.db.is_full(), "to read is not to write");
    app.db.write(home).await.unwrap().commit().await.unwrap();
    assert!(app.db.is_full(), "to change nothing is not to write");
    world.neighbor("Ana").await;
    assert!(!app.db.is_full());
}
