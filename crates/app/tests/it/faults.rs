//! Real faults: a disk that fills, a program that is killed in the middle of a write.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use app::people::{self, NewNeighbor, erase};
use app::{App, Broken, Chance, Clock, Config, Error, doctor};
use domain::people::{Actor, Person, Standing};
use domain::{CommunityId, NeighborId};

use crate::plenty::names;
use crate::world::World;

/// How soon the program must be well again.
const RECOVERY: Duration = Duration::from_secs(5);

/// A small disk that is there while the test runs.
struct SmallDisk(PathBuf);

impl SmallDisk {
    /// Mounts it. Only root can; without root there is none, and the test is skipped with a printed line.
    fn mount(megabytes: u32) -> Option<SmallDisk> {
        let root = Command::new("id")
            .arg("-u")
            .output()
            .is_ok_and(|said| said.stdout == b"0\n");
        let folder =
            std::env::temp_dir().join(format!("manyhands-small-disk-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let mount = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &format!("size={megabytes}m"), "tmpfs"])
            .arg(&folder)
            .status();
        if root && mount.is_ok_and(|status| status.success()) {
            return Some(SmallDisk(folder));
        }
        let _ = std::fs::remove_dir(&folder);
        assert!(
            !(root && std::env::var("CI").is_ok_and(|ci| ci == "true")),
            "root in CI must be able to mount a small disk"
        );
        eprintln!("skipped: only root can mount a small disk");
        None
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
        let _ = std::fs::remove_dir(&self.0);
    }
}

async fn write_somebody(
    app: &App,
    community: CommunityId,
    name: &str,
) -> Result<NeighborId, Error> {
    let key = app.vault.new_key(app.clock.now()).await?;
    let mut tx = app.db.write(community).await?;
    let person = Person {
        name: name.into(),
        ..Person::default()
    };
    let id = people::insert(
        &mut tx,
        app,
        community,
        NewNeighbor {
            person,
            ..NewNeighbor::unknown(key)
        },
    )
    .await?;
    tx.commit().await?;
    Ok(id)
}

#[tokio::test]
async fn a_disk_that_fills_stops_writing_only_and_only_until_there_is_room_again() {
    let Some(disk) = SmallDisk::mount(8) else {
        return;
    };
    let world = World::in_folder(disk.0.join("data"), None).await;
    for round in 0..3 {
        let ballast = disk.0.join("ballast");
        let mut file = std::fs::File::create(&ballast).unwrap();
        while file.write_all(&[7; 4096]).is_ok() {}
        let mut written = names(&world.app, world.community).await;
        let full = loop {
            let name = format!("Somebody {round}-{}", written.len());
            match write_somebody(&world.app, world.community, &name).await {
                Ok(_) => written.push(name),
                Err(error) => break error,
            }
        };
        assert!(matches!(full, Error::Broken(Broken::Full)), "{full:?}");
        assert!(world.app.db.is_full());
        // Reading goes on, and trying again says the same instead of something stranger.
        for _ in 0..3 {
            assert_eq!(
                names(&world.app, world.community).await.len(),
                written.len()
            );
            let again = write_somebody(&world.app, world.community, "Again").await;
            assert!(
                matches!(again, Err(Error::Broken(Broken::Full))),
                "{again:?}"
            );
        }
        let backup = disk.0.join("backup");
        let tried = app::backup::backup(&world.app, &backup, &mut |_| {}).await;
        assert!(
            matches!(tried, Err(Error::Broken(Broken::Full))),
            "{tried:?}"
        );
        let left = std::fs::read_dir(&disk.0).unwrap().count();
        assert_eq!(
            left, 2,
            "half a backup is no backup: only the data and the ballast are there"
        );
        drop(file);
        std::fs::remove_file(&ballast).unwrap();
        let well = tokio::time::timeout(
            RECOVERY,
            write_somebody(&world.app, world.community, "Back"),
        )
        .await;
        well.expect("it recovers in time")
            .expect("it writes again without a restart");
        assert!(!world.app.db.is_full());
        written.push("Back".into());
        let mut there = names(&world.app, world.community).await;
        there.sort();
        written.sort();
        assert_eq!(
            there, written,
            "everything that was acknowledged is there, and nothing else"
        );
        assert_eq!(world.app.db.integrity().await.unwrap(), "ok");
    }
    world.app.close().await;
}

const KILLED_FOLDER: &str = "MANYHANDS_TEST_KILLED_FOLDER";

#[tokio::test]
async fn a_program_that_is_killed_loses_nothing_it_said_was_done() {
    if let Ok(folder) = std::env::var(KILLED_FOLDER) {
        return work_until_killed(Path::new(&folder)).await;
    }
    let folder = std::env::temp_dir().join(format!("manyhands-killed-{}", std::process::id()));
    let world = World::in_folder(folder, None).await;
    let (community, config) = (world.community, Config::clone(&world.app.config));
    world.app.close().await;
    let mut everybody = Vec::new();
    for round in 0..30 {
        let said = killed_after(world.folder(), 1 + round * 7 % 40);
        let app = tokio::time::timeout(
            RECOVERY,
            App::open(
                config.clone(),
                Clock::of_the_machine(),
                Chance::of_the_machine().unwrap(),
            ),
        );
        let app = app.await.expect("it recovers in time").unwrap();
        assert_eq!(app.db.integrity().await.unwrap(), "ok");
        assert_eq!(app.vault.store().integrity().await.unwrap(), "ok");
        assert_all_kept(&app, community, &said).await;
        everybody.extend(said);
        if round == 29 {
            assert_all_kept(&app, community, &everybody).await;
            let half = doctor::check(&app)
                .await
                .into_iter()
                .find(|finding| finding.name == "erasures");
            assert_eq!(half.unwrap().health, doctor::Health::Ok);
        }
        app.close().await;
    }
    assert!(everybody.len() > 300, "it did work: {}", everybody.len());
}

/// What the killed one said was done.
#[derive(Clone, Copy)]
enum Said {
    Wrote(NeighborId),
    Forgot(NeighborId),
}

async fn assert_all_kept(app: &App, community: CommunityId, said: &[Said]) {
    let forgotten: Vec<NeighborId> = said
        .iter()
        .filter_map(|said| {
            if let Said::Forgot(id) = said {
                Some(*id)
            } else {
                None
            }
        })
        .collect();
    let mut tx = app.db.read().await.unwrap();
    for said in said {
        let (Said::Wrote(id) | Said::Forgot(id)) = *said;
        let (neighbor, person) = people::opened(&mut tx, app, community, id).await.unwrap();
        // Being forgotten may have been done and not yet said.
        if forgotten.contains(&id) || neighbor.standing == Standing::Erased {
            assert_eq!(
                (neighbor.standing, neighbor.key, person.name.as_str()),
                (Standing::Erased, None, "")
            );
        } else {
            assert_eq!(person.name, "Somebody");
        }
    }
}

/// Starts this very test again as the one that is killed, and kills it after it said some things.
fn killed_after(folder: &Path, things: usize) -> Vec<Said> {
    let test = "faults::a_program_that_is_killed_loses_nothing_it_said_was_done";
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture"])
        .env(KILLED_FOLDER, folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut said = Vec::new();
    let mut line = String::new();
    while out.read_line(&mut line).unwrap() > 0 {
        let word = line
            .strip_suffix('\n')
            .and_then(|line| line.split_once(' '));
        match word.and_then(|(word, id)| Some((word, id.parse().ok()?))) {
            Some(("wrote", id)) => said.push(Said::Wrote(id)),
            Some(("forgot", id)) => said.push(Said::Forgot(id)),
            _ => {}
        }
        line.clear();
        if said.len() == things {
            // What it still says until it is dead counts as well.
            child.kill().unwrap();
        }
    }
    let ended = child.wait().unwrap();
    assert!(
        !ended.success() && said.len() >= things,
        "it was killed, it did not end by itself"
    );
    said
}

/// Writes people down and forgets some of them, four at a time, and says so when it is done.
async fn work_until_killed(folder: &Path) {
    let app = App::open(
        Config::in_folder(folder),
        Clock::of_the_machine(),
        Chance::of_the_machine().unwrap(),
    )
    .await
    .unwrap();
    let mut tx = app.db.read().await.unwrap();
    let community = app::community::all(&mut tx).await.unwrap()[0].id;
    drop(tx);
    let hands: Vec<_> = (0..4)
        .map(|hand| {
            let app = app.clone();
            tokio::spawn(async move {
                for n in 0.. {
                    let id = write_somebody(&app, community, "Somebody").await.unwrap();
                    say("wrote", id);
                    if (n + hand) % 5 == 0 {
                        erase::forget(&app, Actor::Program(community), id)
                            .await
                            .unwrap();
                        say("forgot", id);
                    }
                }
            })
        })
        .collect();
    for hand in hands {
        hand.await.unwrap();
    }
}

fn say(word: &str, id: NeighborId) {
    let mut out = std::io::stdout().lock();
    out.write_all(format!("{word} {id}\n").as_bytes()).unwrap();
    out.flush().unwrap();
}
