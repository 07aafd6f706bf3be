//! Bringing a spreadsheet in and taking everything along, through the pages.

use std::path::PathBuf;

use axum::http::StatusCode;
use domain::needs::Side;

use crate::world::{Browser, Shown, World};

const SHEET: &str = "Name,Phone,What do you need?,Notes\nAna Ruiz,517 555 0101,\"Food, rides\",call late\n,,Food,nobody\nBen,517 555 0102,zeppelins,\nCy,517 555 0103,zeppelins,\n";

/// A file of the real input, if it is here.
fn real(name: &str) -> Option<PathBuf> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data");
    let folder = std::env::var("MANYHANDS_REAL_INPUT").unwrap_or(beside.to_owned());
    let path = PathBuf::from(folder).join("intake").join(name);
    if path.exists() {
        return Some(path);
    }
    println!("skipped: {} is not here", path.display());
    None
}

/// Hands a file in and follows to its columns.
async fn hand_in(browser: &mut Browser<'_>, bytes: &[u8]) -> (String, Shown) {
    let shown = browser.hand_in("/import", "ours.csv", bytes).await;
    let path = shown.leads_to().to_owned();
    let shown = browser.get(&path).await.with_status(200);
    (path, shown)
}

/// Presses "Bring it in", lets the worker work and looks at what came.
async fn run(world: &World, browser: &mut Browser<'_>, path: &str) -> (String, Shown) {
    let begun = browser.post(path, &[("do", "run")]).await;
    let run = begun.leads_to().to_owned();
    let waiting = browser.get(&run).await.with_status(200);
    assert_eq!(waiting.headers["refresh"], "3");
    app::intake::runs::go_on(&world.app).await.unwrap();
    let done = browser.get(&run).await.with_status(200);
    assert!(!done.headers.contains_key("refresh"));
    (run, done)
}

/// The number beside a word in a list of facts.
fn fact(shown: &Shown, word: &str) -> u64 {
    let rest = shown.body.split(&format!("<dt>{word}</dt><dd>")).nth(1);
    let rest = rest.unwrap_or_else(|| panic!("no {word}: {}", shown.body));
    let number = rest.trim_start_matches("<b>").split('<').next().unwrap();
    number.parse().unwrap()
}

#[tokio::test]
async fn a_sheet_is_handed_in_corrected_and_brought_in() {
    let world = World::new().await;
    let mut olga = world.as_organizer().await;
    olga.get("/import")
        .await
        .with_status(200)
        .says("multipart/form-data");
    let (path, shown) = hand_in(&mut olga, SHEET.as_bytes()).await;
    assert_eq!((fact(&shown, "New people"), fact(&shown, "Needs")), (3, 2));
    assert_eq!(fact(&shown, "Rows that could not be read"), 1);
    let shown = shown
        .says("Ana Ruiz")
        .says("+15175550101")
        .says("zeppelins");
    shown.says("Words that we do not know");
    // The notes are left out, and what nobody knew is explained. Everything chosen is still there afterwards.
    let chosen = [
        ("is-3", "left_out"),
        ("label-0", "zeppelins"),
        ("means-0", "company"),
        ("do", "look"),
    ];
    let shown = olga.post_on(&path, &chosen).await.with_status(200);
    assert_eq!((fact(&shown, "New people"), fact(&shown, "Needs")), (3, 4));
    let shown = shown.says("Chosen by you").is_silent_on("call late:");
    shown.says("<option value=\"company\" selected>");
    let (_, done) = run(&world, &mut olga, &path).await;
    assert_eq!((fact(&done, "New people"), fact(&done, "Needs")), (3, 4));
    done.says("Row 2, line 3").says("Neither a name");
    olga.get("/board").await.says("<li>");
    // The same sheet again changes nothing, and its columns are known.
    let (path, shown) = hand_in(&mut olga, SHEET.as_bytes()).await;
    assert_eq!(fact(&shown, "Rows that are here already"), 3);
    shown
        .says("Columns of")
        .says("<option value=\"company\" selected>");
    let (_, done) = run(&world, &mut olga, &path).await;
    assert_eq!(
        (
            fact(&done, "New people"),
            fact(&done, "Rows that are here already")
        ),
        (0, 3)
    );
}

#[tokio::test]
async fn rows_that_could_not_be_read_are_taken_out_and_handed_in_again() {
    let world = World::new().await;
    let mut olga = world.as_organizer().await;
    let (path, _) = hand_in(&mut olga, SHEET.replace(",,Food", ",=1+1,Food").as_bytes()).await;
    let (at, done) = run(&world, &mut olga, &path).await;
    done.says("Take these rows out");
    let sheet = olga.get(&format!("{at}/rows")).await.with_status(200);
    assert!(
        sheet.headers["content-type"]
            .to_str()
            .unwrap()
            .starts_with("text/csv")
    );
    assert!(
        sheet.body.contains(",'=1+1,Food,nobody,3,"),
        "{}",
        sheet.body
    );
    let mended = sheet.body.replace("\n,'=1+1", "\nDee,5175550104");
    let (path, shown) = hand_in(&mut olga, mended.as_bytes()).await;
    assert_eq!(fact(&shown, "New people"), 1);
    let (_, done) = run(&world, &mut olga, &path).await;
    assert_eq!(fact(&done, "New people"), 1);
    olga.post_on(&format!("{at}/mended"), &[])
        .await
        .says("is forgotten");
    olga.get(&at).await.is_silent_on("Take these rows out");
}

#[tokio::test]
async fn what_is_no_sheet_is_sent_back_with_a_kind_word() {
    let world = World::new().await;
    let mut olga = world.as_organizer().await;
    for (bytes, words, status) in [
        (&b""[..], "Nothing is written in this file", 422),
        (b"PK\x03\x04 and so on", "This is a workbook", 422),
        (&[0, 159, 146, 150, 0, 1, 0, 0], "This is no sheet", 422),
    ] {
        let shown = olga.hand_in("/import", "ours.csv", bytes).await;
        shown
            .with_status(status)
            .says(words)
            .says("multipart/form-data");
    }
    olga.hand_in("/import", "", b"")
        .await
        .with_status(422)
        .says("choose a file first");
    olga.post("/import", &[])
        .await
        .with_status(422)
        .says("choose a file first");
    let mut large = SHEET.as_bytes().to_vec();
    large.resize(65 * 1024 * 1024, b'x');
    let shown = olga.hand_in("/import", "large.csv", &large).await;
    shown.with_status(413).says("too large").says("64 MB");
    olga.get("/import").await.is_silent_on("Waiting");
    let mut other = world.as_organizer().await;
    other.get("/import").await;
    let shown = other
        .hand_in_with_proof("/import", "ours.csv", SHEET.as_bytes(), "wrong")
        .await;
    shown.with_status(422).says("choose the file once more");
}

#[tokio::test]
async fn only_organizers_bring_in_and_take_along() {
    let world = World::new().await;
    let ben = world.neighbor("Ben").await;
    for mut browser in [world.visitor(), world.as_neighbor(ben).await] {
        browser.get("/import").await.with_status(404);
        browser.get("/export").await.with_status(404);
        browser
            .post("/export", &[("what", "people")])
            .await
            .with_status(404);
        let shown = browser
            .hand_in("/import", "ours.csv", SHEET.as_bytes())
            .await;
        shown.with_status(404);
    }
    let mut olga = world.as_organizer().await;
    let (path, _) = hand_in(&mut olga, SHEET.as_bytes()).await;
    world
        .as_neighbor(ben)
        .await
        .get(&path)
        .await
        .with_status(404);
}

#[tokio::test]
async fn a_mapping_is_kept_under_a_name_and_used_again() {
    let world = World::new().await;
    let mut olga = world.as_organizer().await;
    let (path, _) = hand_in(&mut olga, SHEET.as_bytes()).await;
    let nameless = [("is-3", "left_out"), ("do", "save"), ("name", " ")];
    olga.post(&path, &nameless)
        .await
        .with_status(422)
        .says("Please fill this in");
    let named = [("do", "save"), ("name", "Our form")];
    olga.post_on(&path, &named)
        .await
        .with_status(200)
        .says("Kept.")
        .says("Our form");
    let other = SHEET.replace("What do you need?", "How can we help?");
    let (path, shown) = hand_in(&mut olga, other.as_bytes()).await;
    let hash = shown
        .body
        .split("<option value=\"")
        .find(|part| part.contains(">Our form<"));
    let hash = hash.unwrap().split('"').next().unwrap().to_owned();
    let used = olga
        .post_on(&path, &[("do", "use"), ("saved", &hash)])
        .await;
    used.says("as you kept them").is_silent_on("call late:");
    let forgotten = olga
        .post_on(&path, &[("do", "forget"), ("saved", &hash)])
        .await;
    forgotten.is_silent_on("Our form");
    olga.post_on(&format!("{path}/away"), &[])
        .await
        .says("The sheet is gone");
    olga.get(&path).await.with_status(404);
}

#[tokio::test]
async fn every_real_sheet_comes_in_through_the_browser() {
    for (name, people, needs, offers) in [
        ("airtable-requests", 294, 556, 0),
        ("lansing-offers", 300, 0, 580),
        ("lansing-requests", 294, 543, 0),
        ("one-form-for-both", 300, 402, 346),
        ("volunteers-semicolons", 300, 0, 560),
        ("volunteers-utf16-tabs", 300, 0, 583),
    ] {
        let Some(file) = real(&format!("{name}.csv")) else {
            return;
        };
        let bytes = std::fs::read(file).unwrap();
        let world = World::new().await;
        let mut olga = world.as_organizer().await;
        let (path, shown) = hand_in(&mut olga, &bytes).await;
        let counts = |shown: &Shown| {
            let of = ["New people", "Needs", "Offers"].map(|word| fact(shown, word));
            (of[0], of[1], of[2])
        };
        assert_eq!(counts(&shown), (people, needs, offers), "{name}, looked at");
        let (_, done) = run(&world, &mut olga, &path).await;
        assert_eq!(counts(&done), (people, needs, offers), "{name}");
        let all = [
            "Rows that were taken in",
            "Rows that are here already",
            "Rows that could not be read",
        ];
        let sum: u64 = all.iter().map(|word| fact(&done, word)).sum();
        assert_eq!(sum, fact(&done, "Rows"), "{name}");
    }
}

#[tokio::test]
async fn the_pages_speak_every_language() {
    let world = World::new().await;
    for (language, words) in [("es", "Qué hay en tu hoja"), ("ar", "ما في جدولكم")] {
        let mut olga = world.as_organizer().await.speaking(language);
        for path in ["/import", "/export"] {
            olga.get(path)
                .await
                .with_status(200)
                .is_silent_on("intake-");
        }
        let (path, shown) = hand_in(&mut olga, SHEET.as_bytes()).await;
        shown
            .says(words)
            .is_silent_on(">intake-")
            .is_silent_on("needs-urgency");
        let (_, done) = run(&world, &mut olga, &path).await;
        done.is_silent_on(">intake-");
    }
}

#[tokio::test]
async fn an_export_is_a_look_at_everybody_and_safe_to_open() {
    let world = World::new().await;
    let ben = world.neighbor("=Ben").await;
    world.listing(ben, Side::Need, "food").await;
    let mut olga = world.as_organizer().await;
    olga.get("/export")
        .await
        .with_status(200)
        .says("value=\"people\"");
    let mut himself = world.as_neighbor(ben).await;
    himself.get("/me/looks").await.is_silent_on("Olga");
    let sheet = olga.post("/export", &[("what", "people")]).await;
    assert_eq!(sheet.status, StatusCode::OK);
    assert!(
        sheet.headers["content-disposition"]
            .to_str()
            .unwrap()
            .contains("people.csv")
    );
    assert!(sheet.body.contains("'=Ben"), "{}", sheet.body);
    himself.get("/me/looks").await.says("Olga");
    for what in ["offers", "needs", "matches", "answers"] {
        olga.post("/export", &[("what", what)])
            .await
            .with_status(200);
    }
    let all = olga.post("/export", &[("what", "everything")]).await;
    let all: serde_json::Value = serde_json::from_str(&all.body).unwrap();
    assert_eq!(all["manyhands_export"], 1);
    olga.post("/export", &[("what", "secrets")])
        .await
        .with_status(404);
}
