//! Texts in each language of the community, side by side in a form: one field for each, named
//! `name-tag`.

use domain::community::{Community, Said};

use crate::Fields;
use crate::text::language;

/// The languages of the community as `(tag, own name, direction)`.
pub(super) fn languages(home: &Community) -> Vec<(&'static str, &'static str, &'static str)> {
    let each = home.languages.iter().map(|tag| language(tag));
    each.map(|language| (language.tag, language.own_name, language.direction))
        .collect()
}

/// Puts a text into its fields.
pub(super) fn fill(fields: Fields, name: &str, said: &Said, home: &Community) -> Fields {
    home.languages.iter().fold(fields, |fields, tag| {
        let text = said.0.get(tag).cloned().unwrap_or_default();
        fields.with(&format!("{name}-{tag}"), text)
    })
}

/// Reads a text from its fields. Languages that are not shown keep what they had.
pub(super) fn read(
    fields: &Fields,
    name: &str,
    before: &Said,
    home: &Community,
    tidy: impl Fn(&str) -> String,
) -> Said {
    let mut said = before.clone();
    for tag in &home.languages {
        said.say(tag, &tidy(fields.one(&format!("{name}-{tag}"))));
    }
    said
}
