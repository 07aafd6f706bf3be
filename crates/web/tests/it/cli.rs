//! The command line, as a host and a script use it: the built program, in a folder of its own.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::Value;

static FOLDERS: AtomicU32 = AtomicU32::new(0);

const SHEET: &str = "Name,Phone,What can you give?,What do you need?,Area\n\
    Ana,(313) 555-0142,Rides,,Northside\n\
    Ben,(313) 555-0143,,Rides,Old Mill\n\
    ,,,,\n";

/// A folder that goes away with the test.
struct Place(PathBuf);

impl Place {
    fn new() -> Place {
        let n = FOLDERS.fetch_add(1, Ordering::Relaxed);
        let name = format!("manyhands-cli-test-{}-{n}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("sheet.csv"), SHEET).unwrap();
        Place(folder)
    }

    fn data(&self) -> PathBuf {
        self.0.join("data")
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).display().to_string()
    }

    fn run(&self, args: &[&str]) -> Output {
        let mut program = Command::new(env!("CARGO_BIN_EXE_manyhands"));
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("MANYHANDS_")) {
            program.env_remove(name);
        }
        program.arg("--data").arg(self.data()).args(args);
        program.output().unwrap()
    }

    /// What a command prints when it works.
    fn says(&self, args: &[&str]) -> String {
        let done = self.run(args);
        assert!(done.status.success(), "{args:?}: {}", complaint(&done));
        String::from_utf8(done.stdout).unwrap()
    }

    /// The same for a script.
    fn json(&self, args: &[&str]) -> Value {
        serde_json::from_str(&self.says(&[args, &["--json"]].concat())).unwrap()
    }

    /// What a command complains of when it does not work.
    fn complains(&self, args: &[&str]) -> String {
        let done = self.run(args);
        assert_eq!(done.status.code(), Some(1), "{args:?}");
        complaint(&done)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn complaint(done: &Output) -> String {
    String::from_utf8_lossy(&done.stderr).into_owned()
}

fn is_empty_or_missing(folder: &Path) -> bool {
    std::fs::read_dir(folder).map_or(true, |mut entries| entries.next().is_none())
}

#[test]
fn a_dry_run_says_what_would_come_and_begins_nothing() {
    let place = Place::new();
    let sheet = place.path("sheet.csv");
    let would = place.json(&["import", &sheet, "--dry-run"]);
    assert_eq!((&would["rows"], &would["people"]), (&3.into(), &2.into()));
    assert!(is_empty_or_missing(&place.data()));

    let came = place.json(&["import", &sheet]);
    assert_eq!(would, came);
    let keys: Vec<&String> = came.as_object().unwrap().keys().collect();
    for key in [
        "rows",
        "imported",
        "unchanged",
        "reported",
        "people",
        "needs",
        "offers",
    ] {
        assert!(keys.iter().any(|known| *known == key), "{key} in {keys:?}");
    }
    assert_eq!(
        (&came["imported"], &came["needs"], &came["offers"]),
        (&2.into(), &1.into(), &1.into())
    );
    assert_eq!(came["reported"][0]["reason"], "blank");
    let again = place.json(&["import", &sheet]);
    assert_eq!(
        (&again["imported"], &again["unchanged"]),
        (&0.into(), &2.into())
    );

    place.says(&["export", &place.path("out")]);
    let document = place.path("out/everything.json");
    assert!(Path::new(&document).exists(), "{document}");
    let elsewhere = Place::new();
    let would = elsewhere.json(&["import", &document, "--dry-run"]);
    assert!(is_empty_or_missing(&elsewhere.data()));
    assert_eq!(would, elsewhere.json(&["import", &document]));
    assert_eq!(would["ok"], true);
    let complaint = place.complains(&["import", &document, "--dry-run"]);
    assert!(complaint.contains("is here already"), "{complaint}");
}

#[test]
fn a_sheet_can_say_where_its_neighborhood_is() {
    let place = Place::new();
    let sheet = place.path("sheet.csv");
    let where_it_is = ["--name", "Barrio Norte", "--country", "co"];
    place.says(&[&["import", &sheet], &where_it_is[..]].concat());
    let plans = place.json(&["match"]);
    assert_eq!(plans[0]["community"], "barrio-norte");
    let complaint = place.complains(&["import", &sheet, "--zone", "Atlantis"]);
    assert!(complaint.contains("no time zone Atlantis"), "{complaint}");
    let complaint = place.complains(&["import", &sheet, "--name", "Another"]);
    assert!(complaint.contains("here already"), "{complaint}");
    let complaint = place.complains(&["export", &place.path("out"), "--community", "nowhere"]);
    assert!(complaint.contains("barrio-norte"), "{complaint}");
}

#[test]
fn what_is_in_force_is_told_without_secrets() {
    let place = Place::new();
    let mail = "smtp://elm:open-sesame@mail.example.org";
    let told = place.json(&["config", "--mail", mail]);
    assert_eq!(told["mail"]["value"], "(set)");
    assert_eq!(told["mail"]["from"], "flag");
    assert_eq!(told["listen"]["from"], "default");
    assert!(!told.to_string().contains("sesame"));
    assert!(
        is_empty_or_missing(&place.data()),
        "to tell is not to begin"
    );
}

#[test]
fn a_script_hears_how_an_install_is_and_up_to_which_step_it_was_brought() {
    let place = Place::new();
    let told = place.json(&["migrate"]);
    assert_eq!(told["ok"], true);
    let newest = app::db::migrations::newest(app::db::migrations::DATA);
    assert_eq!(told["step"], newest);
    assert_eq!(place.json(&["match"]), Value::Array(vec![]));
    let findings = place.json(&["doctor"]);
    let findings = findings.as_array().unwrap();
    for finding in findings {
        let keys: Vec<&String> = finding.as_object().unwrap().keys().collect();
        assert_eq!(keys, ["advice", "health", "name"]);
    }
    let folder = findings.iter().find(|finding| finding["name"] == "folder");
    assert_eq!(folder.unwrap()["health"], "ok");

    std::fs::write(place.data().join("install.key"), "none of ours").unwrap();
    let done = place.run(&["doctor", "--json"]);
    assert_eq!(done.status.code(), Some(1));
    let findings: Value = serde_json::from_slice(&done.stdout).unwrap();
    assert_eq!(
        (&findings[0]["name"], &findings[0]["health"]),
        (&"data".into(), &"bad".into())
    );
}

#[test]
fn a_watchdog_hears_whether_the_program_is_well() {
    for (answer, well) in [
        ("HTTP/1.1 200 OK", true),
        ("HTTP/1.1 503 Service Unavailable", false),
    ] {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let at = listener.local_addr().unwrap().to_string();
        let answering = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut asked = [0; 1_024];
            let read = stream.read(&mut asked).unwrap();
            assert!(asked[..read].starts_with(b"GET /health "));
            let answer = format!("{answer}\r\nconnection: close\r\n\r\n");
            stream.write_all(answer.as_bytes()).unwrap();
        });
        let place = Place::new();
        let done = place.run(&["--listen", &at, "healthcheck", "--json"]);
        answering.join().unwrap();
        assert_eq!(done.status.success(), well);
        let nobody_there = place.run(&["--listen", &at, "healthcheck"]);
        assert_eq!(nobody_there.status.code(), Some(1));
    }
}

#[test]
fn where_there_are_several_neighborhoods_the_one_that_is_meant_has_to_be_said() {
    let [elm, norte] = [Place::new(), Place::new()];
    let sheet = norte.path("sheet.csv");
    elm.says(&["import", &sheet, "--name", "Elm Street"]);
    elm.says(&["export", &elm.path("out")]);
    norte.says(&["import", &sheet, "--name", "Barrio Norte"]);
    norte.says(&["import", &elm.path("out/everything.json")]);
    for asked in [["export", &norte.path("out")], ["import", &sheet]] {
        let complaint = norte.complains(&asked);
        assert!(complaint.contains("--community"), "{complaint}");
        assert!(complaint.contains("barrio-norte"), "{complaint}");
        assert!(complaint.contains("elm-street"), "{complaint}");
    }
    let again = norte.json(&["import", &sheet, "--community", "barrio-norte"]);
    assert_eq!(
        (&again["imported"], &again["unchanged"]),
        (&0.into(), &2.into())
    );
    norte.says(&["export", &norte.path("out"), "--community", "barrio-norte"]);
    let written = std::fs::read_to_string(norte.path("out/everything.json")).unwrap();
    assert!(written.contains("Barrio Norte") && !written.contains("Elm Street"));
}
