//! Why two were put together, and why a need stays open, in a sentence in the reader's language.

use app::community::starter;
use app::db::Tx;
use app::{needs, people};
use domain::matching::{Because, CONDITIONS, Why, as_seen};
use domain::needs::Terms;
use domain::{CommunityId, ListingId, Times};

use super::Names;
use crate::{Problem, Visit};

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

/// When a need suits: at its own times, or, when it names none, at those of its owner.
pub async fn times_of(
    tx: &mut Tx,
    community: CommunityId,
    need: ListingId,
) -> Result<Times, Problem> {
    let need = needs::row(tx, community, need).await?.listing();
    let owner = people::row(tx, community, need.neighbor).await?.neighbor();
    Ok(as_seen(&need, &owner).terms.times)
}

/// "3 people offer this, none at the times it is needed (Tuesday mornings)."
pub fn why(visit: &Visit, found: &Why, times: &Times) -> String {
    if found.people == 0 {
        return visit.t("why-nobody");
    }
    let mut parts = vec![visit.t1("why-people", "people", found.people)];
    for ((word, _), fails) in CONDITIONS.iter().zip(found.fails) {
        let named = (word == &"times" && !times.is_unsaid()).then(|| visit.times(times));
        if let Some(times) = named.filter(|_| fails > 0) {
            parts.push(if fails == found.people {
                visit.t1("why-none-at", "times", times)
            } else {
                visit.t2("why-some-at", "people", fails, "times", times)
            });
        } else if fails == found.people {
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
