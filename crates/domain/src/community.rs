//! A neighborhood: its name, its zone, its languages, its areas and its categories. All of it is
//! data that the community edits in minutes.

mod settings;
mod wording;

pub use settings::{Flaw, RETENTION, Settings, area_key, area_name, area_names};
pub use wording::{Misworded, Step, Wording};

use std::collections::{BTreeMap, VecDeque};

use serde::{Deserialize, Serialize};

use crate::{AreaId, CategoryId, CommunityId, Moment, Zone};

/// The languages the program itself speaks, as BCP 47 tags, in the order they are offered.
pub const SPOKEN: [&str; 3] = ["en", "es", "ar"];

/// A text in each language somebody wrote it in.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Said(pub BTreeMap<String, String>);

impl Said {
    /// The same text in one language only.
    pub fn only(language: &str, text: &str) -> Self {
        Self(BTreeMap::from([(language.to_owned(), text.to_owned())]))
    }

    /// The text in a language, or else in the community's first, or else in any.
    pub fn to(&self, language: &str, fallback: &str) -> &str {
        let told = |tag: &str| self.0.get(tag).filter(|text| !text.is_empty());
        told(language)
            .or_else(|| told(fallback))
            .or_else(|| self.0.values().find(|text| !text.is_empty()))
            .map_or("", String::as_str)
    }

    /// Sets the text in one language; an empty text takes it away.
    pub fn say(&mut self, language: &str, text: &str) {
        if text.is_empty() {
            self.0.remove(language);
        } else {
            self.0.insert(language.to_owned(), text.to_owned());
        }
    }

    /// Nothing is said in any language.
    pub fn is_silent(&self) -> bool {
        self.0.values().all(String::is_empty)
    }
}

/// One neighborhood with its own name, areas, categories, languages and time zone.
#[derive(Debug, Clone, PartialEq)]
pub struct Community {
    /// Its id.
    pub id: CommunityId,
    /// The short word in its address when an install holds several.
    pub slug: String,
    /// Its name, as on the poster.
    pub name: String,
    /// Its time zone.
    pub zone: Zone,
    /// Two letters of ISO 3166: how phone numbers without a country are read.
    pub country: String,
    /// The languages its pages are shown in; the first is the one to fall back on.
    pub languages: Vec<String>,
    /// Who runs it, said on the front page.
    pub run_by: Said,
    /// What it is about, said on the front page.
    pub about: Said,
    /// Days after which the contact of people who asked for nothing else is erased.
    pub retention_days: i64,
    /// Quiet hours by the wall clock: no message leaves from the first hour until the second.
    pub quiet: (i8, i8),
    /// When it was begun.
    pub created_at: Moment,
}

/// Days that contact is kept after the last need is met or withdrawn, unless the community says otherwise.
pub const RETENTION_DAYS: i64 = 90;
/// Quiet hours unless the community says otherwise: from nine in the evening until eight.
pub const QUIET: (i8, i8) = (21, 8);
/// Most areas of a community.
pub const AREAS_LIMIT: usize = 200;
/// Most categories of a community.
pub const CATEGORIES_LIMIT: usize = 200;

impl Community {
    /// What of it can be changed.
    pub fn settings(&self) -> Settings {
        Settings {
            name: self.name.clone(),
            zone: self.zone.clone(),
            country: self.country.clone(),
            languages: self.languages.clone(),
            run_by: self.run_by.clone(),
            about: self.about.clone(),
            retention_days: self.retention_days,
            quiet: self.quiet,
        }
    }

    /// The language to fall back on.
    pub fn first_language(&self) -> &str {
        self.languages.first().map_or("en", String::as_str)
    }
}

/// A named part of a community, drawn by the community itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// Its id.
    pub id: AreaId,
    /// Its name, as people there say it.
    pub name: String,
    /// Its place in lists.
    pub position: i64,
}

/// A kind of help. The same list serves giving and needing.
#[derive(Debug, Clone, PartialEq)]
pub struct Category {
    /// Its id.
    pub id: CategoryId,
    /// A short stable word for files and interfaces, such as `transport`.
    pub key: String,
    /// The group it is listed under, such as `home`.
    pub group: String,
    /// Its name in each language.
    pub names: Said,
    /// One plain sentence on what it is about.
    pub hints: Said,
    /// Words that people search it by, in each language, parted by commas.
    pub words: Said,
    /// Distance does not matter: a call, a form, a lesson on the phone.
    pub remote: bool,
    /// Its suggestions are asked without waiting for an organizer.
    pub ask_by_itself: bool,
    /// No longer offered in the survey; what was said in it stays.
    pub retired: bool,
    /// Its place in lists.
    pub position: i64,
}

/// How far apart areas are, in steps from one to the next.
///
/// Two areas that touch are one step apart. A community that has drawn nothing has all areas one
/// step from each other.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Steps {
    areas: Vec<AreaId>,
    steps: Vec<u32>,
}

impl Steps {
    /// Measures all distances once, by breadth-first search over the areas that touch.
    pub fn between(areas: &[AreaId], touching: &[(AreaId, AreaId)]) -> Self {
        let count = areas.len();
        let at = |id: &AreaId| areas.iter().position(|area| area == id);
        let mut next: Vec<Vec<usize>> = vec![Vec::new(); count];
        for (one, other) in touching {
            if let (Some(one), Some(other)) = (at(one), at(other)) {
                next[one].push(other);
                next[other].push(one);
            }
        }
        let drawn = next.iter().any(|list| !list.is_empty());
        let mut steps = vec![if drawn { u32::MAX } else { 1 }; count * count];
        for start in 0..count {
            steps[start * count + start] = 0;
            let mut queue = VecDeque::from([start]);
            while let Some(here) = queue.pop_front() {
                let reached = steps[start * count + here];
                for &there in &next[here] {
                    if drawn && steps[start * count + there] == u32::MAX {
                        steps[start * count + there] = reached + 1;
                        queue.push_back(there);
                    }
                }
            }
        }
        Self {
            areas: areas.to_vec(),
            steps,
        }
    }

    /// Steps from one area to another; `None` when there is no way or an area is unknown.
    pub fn from_to(&self, one: AreaId, other: AreaId) -> Option<u32> {
        let one = self.index(one)?;
        let other = self.index(other)?;
        Some(self.steps[one * self.areas.len() + other]).filter(|steps| *steps != u32::MAX)
    }

    /// The place of an area in the matrix.
    pub fn index(&self, area: AreaId) -> Option<usize> {
        self.areas.iter().position(|known| *known == area)
    }

    /// The whole matrix, row by row; `u32::MAX` where there is no way.
    pub fn matrix(&self) -> &[u32] {
        &self.steps
    }

    /// How many areas there are.
    pub fn count(&self) -> usize {
        self.areas.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn area(n: u128) -> AreaId {
        AreaId(Uuid::from_u128(n))
    }

    #[test]
    fn areas_are_as_far_apart_as_the_areas_between_them() {
        let steps = Steps::between(
            &[area(1), area(2), area(3), area(4)],
            &[(area(1), area(2)), (area(2), area(3))],
        );
        assert_eq!(steps.from_to(area(1), area(3)), Some(2));
        assert_eq!(steps.from_to(area(3), area(1)), Some(2));
        assert_eq!(steps.from_to(area(1), area(4)), None);
    }

    #[test]
    fn without_a_drawing_every_other_area_is_one_step_away() {
        let steps = Steps::between(&[area(1), area(2)], &[]);
        assert_eq!(
            (
                steps.from_to(area(1), area(2)),
                steps.from_to(area(2), area(2))
            ),
            (Some(1), Some(0))
        );
    }

    #[test]
    fn a_text_that_is_missing_in_one_language_is_said_in_the_first() {
        let mut said = Said::only("es", "Comida");
        said.say("en", "Food");
        assert_eq!(
            (
                said.to("ar", "en"),
                said.to("es", "en"),
                said.to("ar", "fr")
            ),
            ("Food", "Comida", "Food")
        );
    }
}
