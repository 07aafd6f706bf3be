//! Every page, in every language: it says which it is in, holds no words of another one, and lacks no value.

use std::collections::BTreeSet;

use app::community::setup;
use axum::http::Method;
use web::text::{Language, language, languages, sources};

use super::city::City;
use super::doors::{Address, door, is_open};
use super::viewers::{Kind, Viewer};
use crate::world::{Browser, Empty, Shown, World};

/// Pages that hold words of other languages beside their own: the paper form and the editor of a question show
/// every language of the neighborhood, each marked; a sheet shows the words of whoever wrote it.
const HOLDS_OTHERS: [&str; 3] = [
    "/print/survey",
    "/settings/survey/question/{id}",
    "/import/{id}",
];

/// English words that are said otherwise in another language.
fn only_english(other: &Language) -> BTreeSet<String> {
    let texts = sources("en").iter().flat_map(|(_, room)| room.lines());
    let keys = texts.filter_map(|line| line.split_once(" = ").map(|(key, _)| key));
    keys.map(|key| (language("en").text(key, &[]), other.text(key, &[])))
        .filter(|(english, said)| english != said && !english.contains('{'))
        .map(|(english, _)| english)
        .collect()
}

/// The words between the tags of a page, and those that are read out or shown in their place.
fn words(page: &str) -> impl Iterator<Item = &str> {
    let between = page.split('>').filter_map(|part| part.split('<').next());
    let labels = [
        "aria-label=\"",
        "placeholder=\"",
        "data-done=\"",
        "title=\"",
    ]
    .into_iter()
    .flat_map(|label| page.split(label).skip(1))
    .filter_map(|part| part.split('"').next());
    between
        .chain(labels)
        .map(str::trim)
        .filter(|words| !words.is_empty())
}

/// What is wrong with a page for a reader of a language.
fn wrong(shown: &Shown, tag: &'static str, foreign: &BTreeSet<String>) -> Vec<String> {
    let (page, of) = (&shown.body, language(tag));
    let mut all = Vec::new();
    let head = format!("<html lang=\"{tag}\" dir=\"{}\">", of.direction);
    if !page.contains(&head) {
        all.push(format!("does not say {head}"));
    }
    for said in words(page) {
        if said.contains("{$") {
            all.push(format!("lacks a value: {said}"));
        }
        let is_key = said.contains('-') && language("en").has(said);
        if is_key || foreign.contains(said) {
            all.push(format!("says: {said}"));
        }
    }
    all
}

/// Whether an answer is a page, and not a file or a way to another page.
fn is_page(shown: &Shown) -> bool {
    let kind = shown.headers.get("content-type");
    kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html")) && shown.status == 200
}

async fn look(
    browser: &Browser<'_>,
    path: &str,
    named: &str,
    findings: &mut BTreeSet<String>,
) -> usize {
    let mut seen = 0;
    for of in languages() {
        let shown = browser.twin().speaking(of.tag).get(path).await;
        if is_page(&shown) {
            seen += 1;
            let foreign = match of.tag {
                "en" => BTreeSet::new(),
                _ => only_english(of),
            };
            let wrong = wrong(&shown, of.tag, &foreign);
            findings.extend(
                wrong
                    .iter()
                    .map(|wrong| format!("{} {named} {wrong}", of.tag)),
            );
        }
    }
    seen
}

#[tokio::test]
async fn every_page_reads_well_in_every_language() {
    let city = City::in_world(World::new().await).await;
    let everybody = Viewer::all(&city).await;
    let (mut findings, mut pages) = (BTreeSet::new(), BTreeSet::new());
    let routes = web::routes();
    for viewer in everybody.iter().filter(|viewer| reads(viewer)) {
        let browser = viewer.browser(&city);
        for (method, route) in routes.list() {
            let named = format!("{method} {route}");
            let pair = viewer.tries(&city)[0];
            let known = pages.contains(&(viewer.kind, named.clone()));
            if *method != Method::GET || known {
                continue;
            }
            if HOLDS_OTHERS.contains(route) {
                continue;
            }
            for address in Address::all(route, &city, pair, viewer) {
                if !is_open(door(&named), viewer, pair, &address.path) {
                    continue;
                }
                if look(&browser, &address.path, &named, &mut findings).await == languages().len() {
                    pages.insert((viewer.kind, named.clone()));
                }
            }
        }
    }
    let empty = Empty::new().await;
    let link = setup::link(&empty.app).await.unwrap().unwrap();
    let visitor = empty.visitor();
    look(
        &visitor,
        &format!("/setup/{link}"),
        "GET /setup",
        &mut findings,
    )
    .await;
    assert!(findings.is_empty(), "{findings:#?}");
    assert!(pages.len() > 60, "hardly a page was seen: {pages:#?}");
}

/// Who reads: a stranger, an organizer, and both of every pair.
fn reads(viewer: &Viewer) -> bool {
    match viewer.kind {
        Kind::Stranger | Kind::Helper | Kind::Asker => true,
        Kind::Organizer => viewer.base.is_empty(),
        _ => false,
    }
}
