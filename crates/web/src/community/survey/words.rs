//! The words of a survey as an organizer edits them: what neighbors see now stands in each field, whether
//! the community wrote it or the program did. What is the program's own stays the program's own, so that it
//! gets better with the program.

use domain::community::{Community, Said};

use crate::text::language;
use crate::{Fields, Visit};

/// The text keys of a question and of its help.
pub(super) fn keys(id: &str, is_core: bool) -> (String, String) {
    let key = match is_core {
        true => format!("survey-{id}"),
        false => format!("survey-q-{id}"),
    };
    let help = format!("{key}-help");
    (key, help)
}

/// A text as the reader would see it.
pub(super) fn in_words(visit: &Visit, said: &Said, key: &str) -> String {
    let first = visit
        .community
        .as_ref()
        .map_or("en", Community::first_language);
    match shown(said, key, visit.language.tag) {
        empty if empty.is_empty() => said.to(visit.language.tag, first).to_owned(),
        shown => shown,
    }
}

/// Puts a text into its fields, the program's own words where the community has none.
pub(super) fn fill(fields: Fields, name: &str, said: &Said, key: &str, home: &Community) -> Fields {
    home.languages.iter().fold(fields, |fields, tag| {
        fields.with(&format!("{name}-{tag}"), shown(said, key, tag))
    })
}

/// Reads a text from its fields. What is word for word the program's own is not the community's.
pub(super) fn read(
    fields: &Fields,
    name: &str,
    before: &Said,
    key: &str,
    home: &Community,
    tidy: impl Fn(&str) -> String,
) -> Said {
    let mut said = super::super::said::read(fields, name, before, home, tidy);
    for tag in &home.languages {
        if said.0.get(tag).is_some_and(|text| *text == own(key, tag)) {
            said.say(tag, "");
        }
    }
    said
}

fn shown(said: &Said, key: &str, tag: &str) -> String {
    let written = said.0.get(tag).filter(|text| !text.is_empty());
    written.cloned().unwrap_or_else(|| own(key, tag))
}

/// The program's own words, if it has any.
fn own(key: &str, tag: &str) -> String {
    let language = language(tag);
    match language.has(key) {
        true => language.text(key, &[]),
        false => String::new(),
    }
}
