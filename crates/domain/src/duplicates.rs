//! Two records of one person: how they are noticed, and what becomes of them when somebody who knows both
//! joins them. The program only ever suggests; a person decides, and can take it back.

mod joining;

use std::collections::{BTreeSet, HashMap};

pub use joining::{Filled, Plain, join, part};

use crate::words::fold;
use crate::{AreaId, worded};

/// Names are alike from here on: the mean Jaro-Winkler likeness of their words. Tried on 5,000 records with
/// known duplicates in a dozen areas: nineteen of twenty suggestions are right.
const ALIKE: f64 = 0.9;
/// And no word of the shorter name is less like any of the longer one than this.
const EACH_ALIKE: f64 = 0.85;
/// Or they are alike when written without spaces: one slip in about seven letters.
const JOINED_ALIKE: f64 = 0.85;
/// With the same phone or mail, a first name alone may stand for the whole.
const PART_ALIKE: f64 = 0.88;
/// A contact that more people than this share belongs to a house, and says little about a person.
const HOUSEHOLD: usize = 4;
/// What more people than this share says little, be it a beginning in one area or a contact of a whole house, and
/// comparing each with each would take long: they are compared by what fewer share.
const CROWD: usize = 120;
/// Letters of a beginning or an ending of a word by which names are brought together.
const LETTERS: usize = 3;

/// Why two records may be one person, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Likeness {
    /// The same phone or mail, and names that are alike.
    ContactAndName,
    /// Names that are alike, in the same area.
    NameAndArea,
    /// The very same full name, and one of them has told no area.
    Name,
    /// The same phone or mail, and different names: one person, or one household.
    Contact,
}

worded!(Likeness {
    ContactAndName = "contact_and_name",
    NameAndArea = "name_and_area",
    Name = "name",
    Contact = "contact",
});

/// What two records are compared by.
#[derive(Debug, Clone, Default)]
pub struct Traits {
    words: Vec<String>,
    phone: Option<String>,
    email: Option<String>,
    area: Option<AreaId>,
}

impl Traits {
    /// The traits of a record: its name, and the keyed hashes of its contact.
    pub fn of(
        name: &str,
        phone: Option<String>,
        email: Option<String>,
        area: Option<AreaId>,
    ) -> Self {
        Self {
            words: fold(name).split_whitespace().map(str::to_owned).collect(),
            phone,
            email,
            area,
        }
    }

    /// The whole name, its words in order, to compare it as it is.
    fn whole(&self) -> String {
        let mut words = self.words.clone();
        words.sort();
        words.join(" ")
    }

    /// Pieces by which records are brought together before they are compared one by one.
    fn pieces(&self) -> BTreeSet<String> {
        let joined = self.words.concat();
        self.words
            .iter()
            .chain([&joined])
            .flat_map(|word| {
                let letters: Vec<char> = word.chars().collect();
                let start: String = letters.iter().take(LETTERS).collect();
                let end: String = letters.iter().rev().take(LETTERS).collect();
                [format!("<{start}"), format!("{end}>")]
            })
            .collect()
    }
}

/// Why two records may be one person, if they may.
pub fn likeness(one: &Traits, other: &Traits) -> Option<Likeness> {
    let same = |a: &Option<String>, b: &Option<String>| a.is_some() && a == b;
    let contact = same(&one.phone, &other.phone) || same(&one.email, &other.email);
    let full = one.words.len() > 1 && other.words.len() > 1;
    let (in_one_area, somewhere) = match (one.area, other.area) {
        (Some(a), Some(b)) => (a == b, false),
        _ => (false, true),
    };
    match () {
        () if contact && (are_alike(one, other) || is_part_of(one, other)) => {
            Some(Likeness::ContactAndName)
        }
        () if full && in_one_area && are_alike(one, other) => Some(Likeness::NameAndArea),
        () if full && somewhere && one.whole() == other.whole() => Some(Likeness::Name),
        () if contact => Some(Likeness::Contact),
        () => None,
    }
}

/// All pairs that may be one person, the surest first, as places in the list. Compares only records that
/// share a contact, a whole name, or an area and a piece of a name, so that ten thousand take a moment.
pub fn pairs(all: &[Traits]) -> Vec<(usize, usize, Likeness)> {
    let mut found: HashMap<(usize, usize), Likeness> = HashMap::new();
    for (kind, group) in groups(all) {
        if group.len() > CROWD {
            continue;
        }
        let is_house = kind == Kind::Contact && group.len() > HOUSEHOLD;
        for (n, &one) in group.iter().enumerate() {
            for &other in &group[n + 1..] {
                if found.contains_key(&(one, other)) {
                    continue;
                }
                if let Some(why) = likeness(&all[one], &all[other])
                    .filter(|why| !is_house || *why != Likeness::Contact)
                {
                    found.insert((one, other), why);
                }
            }
        }
    }
    let mut pairs: Vec<_> = found
        .into_iter()
        .map(|((one, other), why)| (one, other, why))
        .collect();
    pairs.sort_by_key(|(one, other, why)| (*why, *one, *other));
    pairs
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Kind {
    Contact,
    Name,
    Piece,
}

fn groups(all: &[Traits]) -> Vec<(Kind, Vec<usize>)> {
    let mut groups: HashMap<(Kind, Option<AreaId>, String), Vec<usize>> = HashMap::new();
    for (at, traits) in all.iter().enumerate() {
        let mut join = |kind, area, key| groups.entry((kind, area, key)).or_default().push(at);
        for contact in [&traits.phone, &traits.email].into_iter().flatten() {
            join(Kind::Contact, None, contact.clone());
        }
        if traits.words.len() > 1 {
            join(Kind::Name, None, traits.whole());
        }
        if traits.words.len() > 1 && traits.area.is_some() {
            traits
                .pieces()
                .into_iter()
                .for_each(|piece| join(Kind::Piece, traits.area, piece));
        }
    }
    let mut groups: Vec<_> = groups
        .into_iter()
        .filter(|(_, group)| group.len() > 1)
        .map(|((kind, ..), group)| (kind, group))
        .collect();
    groups.sort();
    groups
}

fn are_alike(one: &Traits, other: &Traits) -> bool {
    if one.words.is_empty() || other.words.is_empty() {
        return false;
    }
    let (mean, least) = word_by_word(one, other);
    let longer = one.words.len().max(other.words.len());
    let enough = one.words.len().min(other.words.len()) * 2 > longer;
    (enough && mean >= ALIKE && least >= EACH_ALIKE)
        || strsim::normalized_damerau_levenshtein(&one.words.concat(), &other.words.concat())
            >= JOINED_ALIKE
}

/// "Ana" may be "Ana López": every word of the shorter name is in the longer one.
fn is_part_of(one: &Traits, other: &Traits) -> bool {
    !one.words.is_empty() && !other.words.is_empty() && word_by_word(one, other).1 >= PART_ALIKE
}

/// How alike the words of the shorter name are to their best partners in the longer one, in any order: the
/// mean, and the least alike.
fn word_by_word(one: &Traits, other: &Traits) -> (f64, f64) {
    let (shorter, longer) = if one.words.len() <= other.words.len() {
        (&one.words, &other.words)
    } else {
        (&other.words, &one.words)
    };
    let mut taken = vec![false; longer.len()];
    let (mut sum, mut least) = (0.0, 1.0_f64);
    for word in shorter {
        let best = longer
            .iter()
            .enumerate()
            .filter(|(at, _)| !taken[*at])
            .map(|(at, partner)| (strsim::jaro_winkler(word, partner), at))
            .max_by(|a, b| a.0.total_cmp(&b.0));
        let Some((likeness, at)) = best else { continue };
        taken[at] = true;
        sum += likeness;
        least = least.min(likeness);
    }
    (sum / shorter.len() as f64, least)
}

#[cfg(test)]
mod tests;
