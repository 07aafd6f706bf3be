//! Walking through every route as everybody, looking for canaries, and holding what is not open to somebody
//! against what never was.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::Method;

use super::allowed::is_allowed;
use super::city::City;
use super::doors::{Address, Door, TRIED, door, is_open};
use super::pairs::Pair;
use super::token::find;
use super::viewers::{Kind, Viewer};
use crate::world::{Browser, Shown};

/// What was found wrong, and which lines of the table were used.
#[derive(Default)]
pub struct Findings {
    pub wrong: BTreeSet<String>,
    pub used: BTreeSet<usize>,
    /// How many answers were looked through.
    pub answers: usize,
    /// How many pages that are open to somebody were shown.
    pub shown: usize,
}

impl Findings {
    /// Fails with everything that is wrong.
    #[track_caller]
    pub fn are_none(&self) {
        let list: Vec<&str> = self.wrong.iter().map(String::as_str).collect();
        assert!(
            list.is_empty(),
            "{} findings:\n{}",
            list.len(),
            list.join("\n")
        );
    }

    /// Looks through an answer.
    pub fn look(&mut self, viewer: &Viewer, pair: &Pair, route: &str, shown: &Shown) {
        self.answers += 1;
        let all = all_of(shown);
        for seen in find(&all) {
            if !is_allowed(viewer, route, &seen, &mut self.used) {
                let (who, state) = (name(viewer), pair.state);
                self.wrong
                    .insert(format!("{route} shows {seen} to {who} ({state:?})"));
            }
        }
        if tells_of(viewer, pair, route, &all) {
            let (who, state) = (name(viewer), pair.state);
            self.wrong.insert(format!(
                "{route} tells {who} that there is a match ({state:?})"
            ));
        }
        if shown.status.is_server_error() && route != "GET /health" {
            let (who, status) = (name(viewer), shown.status);
            self.wrong
                .insert(format!("{route} is broken for {who}: {status}"));
        }
    }

    fn open(&mut self, viewer: &Viewer, pair: &Pair, route: &str, shown: &Shown) {
        self.shown += 1;
        // Two can be put together only where that is possible.
        if shown.status == 404 && !route.contains("/together/") {
            let (who, state) = (name(viewer), pair.state);
            self.wrong
                .insert(format!("{route} is not there for {who} ({state:?})"));
        }
    }

    fn compare(&mut self, viewer: &Viewer, pair: &Pair, route: &str, one: &str, other: &str) {
        // Whoever holds a link and tries it at the wrong neighborhood is led to the right one, and is shown there
        // what they may see there.
        let led_home =
            !viewer.base.is_empty() && route.ends_with("/l/{token}") && one.starts_with("303");
        if one != other && !led_home {
            let (who, state) = (name(viewer), pair.state);
            let differs = one
                .lines()
                .zip(other.lines())
                .find(|(one, other)| one != other);
            let (one, other) = differs.unwrap_or_default();
            let at = format!("{one:.120} instead of {other:.120}");
            self.wrong.insert(format!(
                "{route} is not as if it never was for {who} ({state:?}): {at}"
            ));
        }
    }
}

/// Whether an answer tells one of a pair of a match of which they do not know yet. The links that this test
/// has made in their name do not count; they stand at the end of what is known of them.
fn tells_of(viewer: &Viewer, pair: &Pair, route: &str, all: &str) -> bool {
    let knows = viewer
        .side_in(pair)
        .is_none_or(|side| pair.state.is_told_to(side));
    match pair.found {
        Some(id) if !knows && !route.contains('{') => {
            let all = all.split("\"your_links\"").next().unwrap();
            all.contains(&id.to_string())
        }
        _ => false,
    }
}

fn name(viewer: &Viewer) -> String {
    format!("{:?}{}", viewer.kind, viewer.base)
}

/// Everything an answer says: its first line, its headers, its body.
fn all_of(shown: &Shown) -> String {
    let mut all = format!("{}\n", shown.status);
    for (name, value) in &shown.headers {
        let value = String::from_utf8_lossy(value.as_bytes());
        all.push_str(&format!("{name}: {value}\n"));
    }
    all + &shown.body
}

/// An answer without what is different each time: its own address and the ids in it, its length.
fn faceless(shown: &Shown, base: &str, path: &str) -> String {
    let (path, _) = path.split_once('?').unwrap_or((path, ""));
    let mut all = all_of(shown)
        .replace(&format!("{base}{path}"), "PATH")
        .replace(path, "PATH");
    for id in path.split('/').filter(|part| part.len() > 20) {
        all = all.replace(id, "ID");
    }
    let lines = all
        .lines()
        .filter(|line| !line.starts_with("content-length:"));
    lines.collect::<Vec<_>>().join("\n")
}

/// Asks for every page as somebody, each once.
pub async fn read(city: &City, viewer: &Viewer, findings: &mut Findings) {
    let mut browser = viewer.browser(city);
    browser.get(&viewer.at("/")).await;
    let mut nowhere: BTreeMap<String, String> = BTreeMap::new();
    let mut read: BTreeSet<String> = BTreeSet::new();
    let routes = web::routes();
    let pages = routes
        .list()
        .iter()
        .filter(|(method, _)| *method == Method::GET);
    for (method, route) in pages {
        let named = format!("{method} {route}");
        for pair in viewer.tries(city) {
            for address in Address::all(route, city, pair, viewer) {
                if !read.insert(address.path.clone()) {
                    continue;
                }
                let shown = browser.twin().get(&viewer.at(&address.path)).await;
                findings.look(viewer, pair, &named, &shown);
                if is_open(door(&named), viewer, pair, &address.path) {
                    findings.open(viewer, pair, &named, &shown);
                    continue;
                }
                if !nowhere.contains_key(&address.nowhere) {
                    let other = browser.twin().get(&viewer.at(&address.nowhere)).await;
                    let other = faceless(&other, &viewer.base, &address.nowhere);
                    nowhere.insert(address.nowhere.clone(), other);
                }
                let shown = faceless(&shown, &viewer.base, &address.path);
                findings.compare(viewer, pair, &named, &shown, &nowhere[&address.nowhere]);
            }
        }
    }
}

/// Opens every link of somebody, none of which is good any more.
pub async fn open_links(city: &City, viewer: &Viewer, findings: &mut Findings) {
    let browser = city.world.uncounted(None);
    for route in ["/l/{token}", "/in/{token}"] {
        for pair in viewer.tries(city) {
            for address in Address::all(route, city, pair, viewer) {
                let shown = browser.twin().get(&viewer.at(&address.path)).await;
                let canaries = find(&all_of(&shown));
                if shown.status == 200 || !canaries.is_empty() {
                    let (who, status) = (name(viewer), shown.status);
                    findings
                        .wrong
                        .insert(format!("{route} opens for {who}: {status} {canaries:?}"));
                }
            }
        }
    }
}

/// Sends every form that is not for somebody, with what might be typed and with nonsense.
pub async fn write(city: &City, viewer: &Viewer, findings: &mut Findings) {
    let routes = web::routes();
    let tried = city.pairs.iter().filter(|pair| TRIED.contains(&pair.state));
    for pair in tried {
        let mut browser = viewer.browser(city);
        browser.get(&viewer.at("/")).await;
        for (method, route) in routes
            .list()
            .iter()
            .filter(|(method, _)| *method == Method::POST)
        {
            let named = format!("{method} {route}");
            for address in Address::all(route, city, pair, viewer) {
                if is_open(door(&named), viewer, pair, &address.path) {
                    continue;
                }
                for fields in typed(city, pair) {
                    let shown = send(&browser, viewer, &address.path, &fields).await;
                    findings.look(viewer, pair, &named, &shown);
                    let other = send(&browser, viewer, &address.nowhere, &fields).await;
                    let shown = faceless(&shown, &viewer.base, &address.path);
                    let other = faceless(&other, &viewer.base, &address.nowhere);
                    findings.compare(viewer, pair, &named, &shown, &other);
                }
            }
        }
    }
}

/// Sends nonsense into every form that is open to somebody. What follows from it stays between them.
pub async fn scribble(city: &City, viewer: &Viewer, findings: &mut Findings) {
    let routes = web::routes();
    let mut browser = viewer.browser(city);
    browser.get(&viewer.at("/")).await;
    let forms = routes
        .list()
        .iter()
        .filter(|(method, _)| *method == Method::POST);
    // Whoever goes out sees nothing any more, so that comes last.
    let (out, forms): (Vec<_>, Vec<_>) = forms.partition(|(_, route)| route.starts_with("/out"));
    let pair = viewer.tries(city)[0];
    for (method, route) in forms.into_iter().chain(out) {
        let named = format!("{method} {route}");
        for address in Address::all(route, city, pair, viewer) {
            if is_open(door(&named), viewer, pair, &address.path) {
                let nonsense = &typed(city, pair)[1];
                let shown = send(&browser, viewer, &address.path, nonsense).await;
                findings.look(viewer, pair, &named, &shown);
                findings.shown += 1;
            }
        }
    }
}

async fn send(
    browser: &Browser<'_>,
    viewer: &Viewer,
    path: &str,
    fields: &[(String, String)],
) -> Shown {
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .collect();
    browser.twin().post(&viewer.at(path), &fields).await
}

/// What somebody might type who knows the program, and what nobody would.
fn typed(city: &City, pair: &Pair) -> Vec<Vec<(String, String)>> {
    let ids = [
        ("neighbor", pair.helper.id.to_string()),
        ("one", pair.helper.id.to_string()),
        ("other", pair.asker.id.to_string()),
        ("kept", pair.helper.id.to_string()),
        ("folded", pair.asker.id.to_string()),
        ("into", city.words.area.clone()),
    ];
    let words = [
        ("do", "yes"),
        ("show", "phone"),
        ("sure", "yes"),
        ("turn", "withdraw"),
        ("typed", "Nadia"),
        ("side", "need"),
        ("name", "Nadia"),
        ("note", "a note"),
    ];
    let own = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
    let plausible = words
        .map(own)
        .into_iter()
        .chain(ids.iter().map(|(n, v)| own((n, v))));
    let nonsense = [
        ("do", "\u{202e}%00"),
        ("id", "' or 1=1 --"),
        ("sure", "\u{0}"),
        ("_x", "<b>"),
    ];
    vec![plausible.collect(), nonsense.map(own).to_vec()]
}

/// What organizers see once a look has been noted.
pub async fn look(city: &City, viewer: &Viewer, findings: &mut Findings) {
    assert_eq!(viewer.kind, Kind::Organizer);
    let mut browser = viewer.browser(city);
    browser.get("/").await;
    let first = super::token::canary(&city.uninvolved.code, "First");
    for (n, pair) in city.pairs.iter().enumerate() {
        let [helper, asker] = [pair.helper.id.to_string(), pair.asker.id.to_string()];
        for (route, fields) in [
            ("/people/{id}/look", vec![]),
            ("/listing/{id}/look", vec![]),
            ("/voice/{id}", vec![("do", "open")]),
            ("/today/{id}/answer", vec![("do", "open")]),
            ("/relay/{id}", vec![]),
            ("/problems/{id}", vec![("do", "open")]),
            (
                "/people/duplicates",
                vec![("one", &*helper), ("other", &*asker)],
            ),
            ("/export", vec![("what", "everything")]),
            ("/unsorted", vec![]),
            ("/people/search", vec![("typed", &*first)]),
            ("/settings/organizers/find", vec![("typed", &*first)]),
            ("/rota/{id}/load", vec![]),
            ("/rota/date/{id}", vec![("do", "find"), ("typed", &*first)]),
        ] {
            let named = format!("POST {route}");
            let door = door(&named);
            assert!(matches!(door, Door::Organizers | Door::Somebody));
            let depends = route.contains('{') || fields.len() > 1;
            for address in Address::all(route, city, pair, viewer) {
                if depends || n == 0 {
                    let shown = browser.twin().post(&address.path, &fields).await;
                    findings.look(viewer, pair, &named, &shown);
                }
            }
        }
    }
}
