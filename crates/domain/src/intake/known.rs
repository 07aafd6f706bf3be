//! What the community already knows, to read a sheet by: its categories with all their labels and
//! synonyms, its areas, the languages people speak, its country and its time zone.

use std::collections::{BTreeSet, HashMap, hash_map};

use super::folded::{folded, folded_label, says_any};
use crate::{AreaId, Zone, community::Category, contact::Country};

/// Longest label that is looked for inside a sentence, in words.
const LABEL_WORDS: usize = 8;
/// Longest sentence in which a category may be recognised by one of its words.
const SENTENCE_WORDS: usize = 10;
/// Words that turn a sentence around: "I cannot drive" offers no rides.
const TURNED_AROUND: &str =
    "not, no, cannot, can t, don t, won t, never, except, instead, nunca, excepto, لا, ليس, لن";

/// What the community knows. Built once for an import, asked for every cell.
#[derive(Debug, Clone)]
pub struct Known {
    /// Its country, for numbers and dates.
    pub country: Country,
    /// Its time zone, for times without one.
    pub zone: Zone,
    labels: HashMap<String, Label>,
    areas: HashMap<String, AreaId>,
    languages: HashMap<String, String>,
}

#[derive(Debug, Clone)]
struct Label {
    key: String,
    is_name: bool,
}

impl Known {
    /// Knows nothing yet but where it is.
    pub fn new(country: Country, zone: Zone) -> Self {
        Self {
            country,
            zone,
            labels: HashMap::new(),
            areas: HashMap::new(),
            languages: HashMap::new(),
        }
    }

    /// Adds a category by its key, its names in every language, and the words people search it by.
    ///
    /// Where two categories share a label, a name wins over a search word, and the earlier over the
    /// later.
    pub fn add_category<N, W>(&mut self, key: &str, names: N, words: W)
    where
        N: IntoIterator<Item: AsRef<str>>,
        W: IntoIterator<Item: AsRef<str>>,
    {
        self.add_label(key, key, true);
        for name in names {
            self.add_label(name.as_ref(), key, true);
        }
        for word in words {
            self.add_label(word.as_ref(), key, false);
        }
    }

    /// Adds a category as the community keeps it, unless it is retired.
    pub fn learn(&mut self, category: &Category) {
        if category.retired {
            return;
        }
        let names = category.names.0.values();
        let words = category.words.0.values().flat_map(|words| words.split(','));
        self.add_category(&category.key, names, words);
    }

    fn add_label(&mut self, label: &str, key: &str, is_name: bool) {
        let label = folded_label(label);
        if label.is_empty() {
            return;
        }
        let key = key.to_owned();
        match self.labels.entry(label) {
            hash_map::Entry::Occupied(mut held) if is_name && !held.get().is_name => {
                held.insert(Label { key, is_name });
            }
            hash_map::Entry::Occupied(_) => {}
            hash_map::Entry::Vacant(free) => {
                free.insert(Label { key, is_name });
            }
        }
    }

    /// Adds an area by all its names.
    pub fn add_area<N: IntoIterator<Item: AsRef<str>>>(&mut self, id: AreaId, names: N) {
        for name in names {
            self.areas.entry(folded(name.as_ref())).or_insert(id);
        }
    }

    /// Adds a language by its code and all the words for it.
    pub fn add_language<W: IntoIterator<Item: AsRef<str>>>(&mut self, code: &str, words: W) {
        let mut add = |word: &str| {
            let word = folded(word);
            self.languages
                .entry(word)
                .or_insert_with(|| code.to_owned());
        };
        add(code);
        for word in words {
            add(word.as_ref());
        }
    }

    /// The key of the category with this very label, give or take a plural `s`.
    pub fn category(&self, text: &str) -> Option<&str> {
        self.label(&folded_label(text))
    }

    /// The same for a text that is folded already.
    pub(super) fn label(&self, folded: &str) -> Option<&str> {
        let exact = |label: &str| self.labels.get(label).map(|found| found.key.as_str());
        exact(folded)
            .or_else(|| exact(folded.strip_suffix('s').filter(|single| single.len() > 2)?))
            .or_else(|| exact(&format!("{folded}s")))
    }

    /// The key of the one category that a short sentence mentions; `None` when it mentions none,
    /// several, or turns around what it says.
    pub fn category_within(&self, text: &str) -> Option<&str> {
        let text = folded(text);
        let words: Vec<&str> = text.split(' ').collect();
        if words.len() > SENTENCE_WORDS || says_any(&text, TURNED_AROUND) {
            return None;
        }
        let mut found = BTreeSet::new();
        let mut at = 0;
        while at < words.len() {
            let longest = LABEL_WORDS.min(words.len() - at);
            let hit = (1..=longest)
                .rev()
                .find_map(|len| Some((len, self.label(&words[at..at + len].join(" "))?)));
            at += hit.map_or(1, |(len, _)| len);
            found.extend(hit.map(|(_, key)| key));
        }
        found.pop_first().filter(|_| found.is_empty())
    }

    /// The area with this name.
    pub fn area(&self, name: &str) -> Option<AreaId> {
        self.areas.get(&folded(name)).copied()
    }

    /// Whether the community has drawn any areas.
    pub fn has_areas(&self) -> bool {
        !self.areas.is_empty()
    }

    /// The code of a language, by its code or any word for it.
    pub fn language(&self, word: &str) -> Option<&str> {
        self.languages.get(&folded(word)).map(String::as_str)
    }
}
