//! Hearing categories in what somebody wrote: "I can fix bikes" is about bicycles. Only words that a
//! category is known by count, the longest first; what is not heard waits for a person to sort it.

use std::collections::HashMap;

use crate::CategoryId;
use crate::community::Category;
use crate::words::fold;

/// Most categories heard in one line. A longer list is a story, and a person should read it.
pub const HEARD_LIMIT: usize = 4;
/// Longest phrase that a category is known by, in words.
const PHRASE_LIMIT: usize = 6;

/// The categories that a line speaks of, in the order of their first mention.
pub fn heard(line: &str, categories: &[Category]) -> Vec<CategoryId> {
    let folded = fold(line);
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    if words.is_empty() {
        return Vec::new();
    }
    let known = phrases(categories);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match longest_at(&words[at..], &known) {
            Some((category, length)) => {
                if !found.contains(&category) {
                    found.push(category);
                }
                at += length;
            }
            None => at += 1,
        }
    }
    found.truncate(HEARD_LIMIT);
    found
}

fn longest_at(words: &[&str], known: &HashMap<String, CategoryId>) -> Option<(CategoryId, usize)> {
    (1..=words.len().min(PHRASE_LIMIT))
        .rev()
        .find_map(|length| Some((*known.get(&words[..length].join(" "))?, length)))
}

/// Every phrase a category is known by, folded. A phrase that two categories claim belongs to the first.
fn phrases(categories: &[Category]) -> HashMap<String, CategoryId> {
    let mut known = HashMap::new();
    for category in categories.iter().filter(|category| !category.retired) {
        let names = category.names.0.values().map(String::as_str);
        let words = category.words.0.values().flat_map(|words| words.split(','));
        for phrase in names.chain(words) {
            let phrase = fold(phrase);
            if phrase.chars().count() > 1 {
                known.entry(phrase).or_insert(category.id);
            }
        }
    }
    known
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::community::Said;
    use uuid::Uuid;

    fn category(n: u128, name: &str, words: &str) -> Category {
        Category {
            id: CategoryId(Uuid::from_u128(n)),
            key: name.to_lowercase(),
            group: "home".into(),
            names: Said::only("en", name),
            hints: Said::default(),
            words: Said::only("es", words),
            remote: false,
            ask_by_itself: false,
            retired: false,
            position: 0,
        }
    }

    #[test]
    fn the_longest_known_phrase_is_heard() {
        let all = [
            category(1, "Bicycles", "bike, bici"),
            category(2, "Rides", "ride, paseo, bike ride home"),
        ];
        let ids = |line: &str| -> Vec<u128> {
            heard(line, &all).iter().map(|id| id.0.as_u128()).collect()
        };
        assert_eq!(ids("I fix your BIKE, or a ride?"), [1, 2]);
        assert_eq!(ids("a bike ride home"), [2]);
        assert_eq!(ids("arreglo tu bici"), [1]);
        assert_eq!(ids("a motorbike"), [0u128; 0]);
        assert_eq!(ids(""), [0u128; 0]);
    }

    #[test]
    fn what_the_community_no_longer_offers_is_not_heard() {
        let mut gone = category(1, "Bicycles", "bike");
        gone.retired = true;
        assert!(heard("bike", &[gone]).is_empty());
    }
}
