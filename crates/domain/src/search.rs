//! Typed words, and what they mean here: "rides", "coche" and "سيارة" are all the same kind of help, and
//! "old mill" is a part of the neighborhood. Only words that the community itself chose are searched: the
//! names and search words of its categories in every language, and the names of its areas. What people
//! wrote about themselves is not among them.

use std::collections::BTreeMap;

use crate::community::{Area, Category};
use crate::words::fold;
use crate::{AreaId, CategoryId};

/// Most words of a search that are read.
const WORDS_LIMIT: usize = 12;
/// Longest label, in words, that is looked for as a whole.
const LABEL_WORDS: usize = 6;
/// Fewest letters from which a beginning of a word is completed.
const PREFIX_LETTERS: usize = 3;
/// Words of at most so many letters that mean nothing are passed over when others do: in, the, de.
const LITTLE_WORD: usize = 3;
/// Fewest letters of a word in which one slip of the finger is forgiven.
const SLIP_LETTERS: usize = 5;
/// Most kinds of help that one search finds.
pub const CATEGORIES_FOUND: usize = 12;
/// Most areas that one search finds.
pub const AREAS_FOUND: usize = 6;

/// What a word can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Meaning {
    Category(CategoryId),
    Area(AreaId),
}

/// The words of a community, ready to be searched.
#[derive(Debug, Clone, Default)]
pub struct Words {
    labels: BTreeMap<String, Vec<Meaning>>,
    parts: BTreeMap<String, Vec<Meaning>>,
}

/// What somebody's words were understood as.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// Any of these kinds of help; empty when none was named.
    pub categories: Vec<CategoryId>,
    /// Any of these areas; empty when none was named.
    pub areas: Vec<AreaId>,
    /// Words that mean nothing here, folded.
    pub unknown: Vec<String>,
}

impl Found {
    /// Words were typed and none of them means anything here.
    pub fn is_lost(&self) -> bool {
        !self.unknown.is_empty() && self.categories.is_empty() && self.areas.is_empty()
    }
}

impl Words {
    /// Gathers the words of a community's categories, in every language, and of its areas.
    pub fn of(categories: &[Category], areas: &[Area]) -> Self {
        let mut words = Self::default();
        for category in categories {
            let meaning = Meaning::Category(category.id);
            words.learn(&category.key.replace('_', " "), meaning);
            category
                .names
                .0
                .values()
                .for_each(|name| words.learn(name, meaning));
            for list in category.words.0.values() {
                list.split([',', '،'])
                    .for_each(|word| words.learn(word, meaning));
            }
        }
        for area in areas {
            words.learn(&area.name, Meaning::Area(area.id));
        }
        words
    }

    fn learn(&mut self, label: &str, meaning: Meaning) {
        let folded = fold(label);
        if folded.is_empty() {
            return;
        }
        note(&mut self.parts, &folded, meaning);
        for word in folded.split(' ') {
            note(&mut self.parts, word, meaning);
        }
        note(&mut self.labels, &folded, meaning);
    }

    /// Reads typed words: all that is meant by any of them, the first things first, within the limits of how
    /// much one search finds. The longest labels are looked for first, then beginnings of labels and of their
    /// words, then words with one slip in them.
    pub fn read(&self, typed: &str) -> Found {
        let folded = fold(typed);
        let words: Vec<&str> = folded
            .split(' ')
            .filter(|word| !word.is_empty())
            .take(WORDS_LIMIT)
            .collect();
        let (mut found, mut at) = (Found::default(), 0);
        while at < words.len() {
            let longest = words.len().min(at + LABEL_WORDS);
            let known = (at + 1..=longest).rev().find_map(|end| {
                self.means(&words[at..end].join(" "))
                    .map(|meanings| (end, meanings))
            });
            match known.or_else(|| self.guess(words[at]).map(|meanings| (at + 1, meanings))) {
                Some((end, meanings)) => {
                    meanings.into_iter().for_each(|meaning| found.add(meaning));
                    at = end;
                }
                None => {
                    found.unknown.push(words[at].to_owned());
                    at += 1;
                }
            }
        }
        if !found.is_lost() {
            found
                .unknown
                .retain(|word| word.chars().count() > LITTLE_WORD);
        }
        found
    }

    /// What a whole label means, with or without the Arabic article.
    fn means(&self, phrase: &str) -> Option<Vec<Meaning>> {
        let bare = phrase
            .strip_prefix("ال")
            .filter(|rest| rest.chars().count() > 2);
        self.labels
            .get(phrase)
            .or_else(|| self.labels.get(bare?))
            .cloned()
    }

    /// What a word may be the beginning of, or may have been meant to be.
    fn guess(&self, word: &str) -> Option<Vec<Meaning>> {
        let letters = word.chars().count();
        let one_sign = word.chars().next().is_some_and(|c| u32::from(c) >= 0x2e80);
        if letters < PREFIX_LETTERS && !one_sign {
            return None;
        }
        let bare = word
            .strip_prefix("ال")
            .filter(|rest| rest.chars().count() > 2);
        let singular = word.strip_suffix('s').filter(|_| letters > 3);
        [Some(word), bare, singular]
            .into_iter()
            .flatten()
            .find_map(|start| self.beginning_with(start))
            .or_else(|| self.with_a_slip(word).filter(|_| letters >= SLIP_LETTERS))
    }

    fn beginning_with(&self, start: &str) -> Option<Vec<Meaning>> {
        let after = self.parts.range(start.to_owned()..);
        let found = gather(
            after
                .take_while(|(part, _)| part.starts_with(start))
                .map(|(_, meanings)| meanings),
        );
        (!found.is_empty()).then_some(found)
    }

    fn with_a_slip(&self, word: &str) -> Option<Vec<Meaning>> {
        let near = |part: &str| {
            part.chars().count() + 1 >= SLIP_LETTERS && strsim::osa_distance(part, word) == 1
        };
        let found = gather(
            self.parts
                .iter()
                .filter(|(part, _)| near(part))
                .map(|(_, meanings)| meanings),
        );
        (!found.is_empty()).then_some(found)
    }
}

impl Found {
    fn add(&mut self, meaning: Meaning) {
        match meaning {
            Meaning::Category(id)
                if !self.categories.contains(&id) && self.categories.len() < CATEGORIES_FOUND =>
            {
                self.categories.push(id);
            }
            Meaning::Area(id) if !self.areas.contains(&id) && self.areas.len() < AREAS_FOUND => {
                self.areas.push(id);
            }
            Meaning::Category(_) | Meaning::Area(_) => {}
        }
    }
}

fn note(map: &mut BTreeMap<String, Vec<Meaning>>, word: &str, meaning: Meaning) {
    let meanings = map.entry(word.to_owned()).or_default();
    if !meanings.contains(&meaning) {
        meanings.push(meaning);
    }
}

fn gather<'a>(lists: impl Iterator<Item = &'a Vec<Meaning>>) -> Vec<Meaning> {
    let mut found: Vec<Meaning> = Vec::new();
    for meaning in lists.flatten() {
        if !found.contains(meaning) {
            found.push(*meaning);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::community::Said;
    use uuid::Uuid;

    fn category(n: u128, names: &[(&str, &str)], words: &[(&str, &str)]) -> Category {
        let said = |pairs: &[(&str, &str)]| {
            Said(
                pairs
                    .iter()
                    .map(|(tag, text)| ((*tag).to_owned(), (*text).to_owned()))
                    .collect(),
            )
        };
        Category {
            id: CategoryId(Uuid::from_u128(n)),
            key: format!("kind_{n}"),
            group: "out".into(),
            names: said(names),
            hints: Said::default(),
            words: said(words),
            remote: false,
            ask_by_itself: false,
            retired: false,
            position: 0,
        }
    }

    fn street() -> Words {
        let categories = [
            category(
                1,
                &[
                    ("en", "Rides"),
                    ("es", "Transporte"),
                    ("ar", "توصيل بالسيارة"),
                ],
                &[
                    ("en", "car, lift, drive me"),
                    ("es", "coche, carro"),
                    ("ar", "سيارة، مواصلات"),
                ],
            ),
            category(
                2,
                &[("en", "Meals"), ("es", "Comidas")],
                &[("en", "hot food, food (halal)"), ("es", "almuerzo")],
            ),
            category(
                3,
                &[("en", "Child care")],
                &[("en", "car seat, babysitting")],
            ),
        ];
        let area = |n: u128, name: &str| Area {
            id: AreaId(Uuid::from_u128(n)),
            name: name.into(),
            position: 0,
        };
        Words::of(&categories, &[area(1, "Old Mill"), area(2, "Northside")])
    }

    #[track_caller]
    fn check(typed: &str, categories: &[u128], areas: &[u128], unknown: &[&str]) {
        let found = street().read(typed);
        let ids: Vec<u128> = found.categories.iter().map(|id| id.0.as_u128()).collect();
        let parts: Vec<u128> = found.areas.iter().map(|id| id.0.as_u128()).collect();
        assert_eq!(
            (ids.as_slice(), parts.as_slice()),
            (categories, areas),
            "{typed}"
        );
        assert_eq!(found.unknown, unknown, "{typed}");
    }

    #[test]
    fn one_kind_of_help_is_found_by_its_words_in_every_language() {
        for typed in [
            "rides",
            "Ride",
            "RIDES!",
            "coche",
            "سيارة",
            "السياره",
            "transp",
            "drive me",
        ] {
            check(typed, &[1], &[], &[]);
        }
    }

    #[test]
    fn the_longest_words_that_are_known_count() {
        check("car seat", &[3], &[], &[]);
        check("car", &[1], &[], &[]);
        check("car seat old mill", &[3], &[1], &[]);
        check("hot food in the old mill", &[2], &[1], &[]);
    }

    #[test]
    fn a_beginning_is_enough_and_one_slip_is_forgiven() {
        check("north", &[], &[2], &[]);
        check("babysiting", &[3], &[], &[]);
        check("almuerso", &[2], &[], &[]);
    }

    #[test]
    fn words_that_mean_nothing_here_are_named() {
        check("zebra", &[], &[], &["zebra"]);
        assert!(street().read("zebra").is_lost());
        assert!(!street().read("").is_lost());
        assert!(!street().read("zebra rides").is_lost());
    }
}
