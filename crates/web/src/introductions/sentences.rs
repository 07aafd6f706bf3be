//! Why two were put together, and why a need stays open, in a sentence in the reader's language.

use app::community::starter;
use domain::matching::{Because, CONDITIONS, Why};
use domain::needs::Terms;

use super::Names;
use crate::Visit;

/// "Both in Northside, Tuesday mornings, both speak Spanish; has helped least this month."
pub fn because(visit: &Visit, names: &Names, found: &Because) -> String {
    let mut parts = Vec::new();
    match (found.same_area, found.steps) {
        _ if found.remote => parts.push(visit.t("because-remote")),
        (Some(area), _) => parts.push(visit.t1("because-same-area", "area", names.area(area))),
        (None, Some(steps)) if steps > 0 => parts.push(visit.t1("because-steps", "steps", steps)),
        _ => {}
    }
    if !found.times.is_unsaid() {
        parts.push(visit.times(&found.times));
    }
    if !found.languages.is_empty() {
        parts.push(visit.t1(
            "because-languages",
            "languages",
            languages(visit, &found.languages),
        ));
    }
    if found.known {
        parts.push(visit.t("because-known"));
    }
    if found.helped_least {
        parts.push(visit.t("because-helped-least"));
    }
    for (word, bit) in CONDITIONS {
        if found.softened & bit != 0 {
            parts.push(visit.t(&format!("because-aside-{word}")));
        }
    }
    if parts.is_empty() {
        parts.push(visit.t("because-offers-it"));
    }
    sentence(visit, &parts)
}

/// "3 people offer this, none of them at those times."
pub fn why(visit: &Visit, found: &Why) -> String {
    if found.people == 0 {
        return visit.t("why-nobody");
    }
    let mut parts = vec![visit.t1("why-people", "people", found.people)];
    for ((word, _), fails) in CONDITIONS.iter().zip(found.fails) {
        if fails == found.people {
            parts.push(visit.t(&format!("why-none-{word}")));
        } else if fails > 0 {
            parts.push(visit.t1(&format!("why-some-{word}"), "people", fails));
        }
    }
    if found.used_up > 0 {
        parts.push(visit.t1("why-used-up", "people", found.used_up));
    }
    sentence(visit, &parts)
}

/// "This week, Tuesday mornings", parted as the reader's language does it.
pub fn when(visit: &Visit, need: &Terms) -> String {
    let soon = match &need.due {
        Some(due) => visit.day(due),
        None => visit.tw("urgency", need.urgency.word()),
    };
    let times = (!need.times.is_unsaid()).then(|| visit.times(&need.times));
    visit
        .language
        .list(&std::iter::once(soon).chain(times).collect::<Vec<_>>())
}

/// Languages by their names in the reader's language.
pub fn languages(visit: &Visit, codes: &[String]) -> String {
    let name = |code: &String| {
        let known = starter::LANGUAGES
            .iter()
            .find(|language| language.code == *code);
        known.map_or_else(
            || code.clone(),
            |language| language.names.to(visit.language.tag, "en").to_owned(),
        )
    };
    visit
        .language
        .list(&codes.iter().map(name).collect::<Vec<_>>())
}

fn sentence(visit: &Visit, parts: &[String]) -> String {
    let text = visit.language.list(parts);
    let mut letters = text.chars();
    let first = letters
        .next()
        .map(|c| c.to_uppercase().to_string())
        .unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}
