//! What a community says of a category: names, hints and search words in each language, and how it is
//! treated.

use super::{Category, Said};
use crate::words::{LINE_LIMIT, NAME_LIMIT, NOTE_LIMIT, fold};

/// What can be said of a category.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Wording {
    /// Its name in each language.
    pub names: Said,
    /// One plain sentence on what it is about.
    pub hints: Said,
    /// Words that people search it by, parted by commas.
    pub words: Said,
    /// The group it is listed under.
    pub group: String,
    /// Distance does not matter.
    pub remote: bool,
    /// Its suggestions are asked without waiting for an organizer.
    pub ask_by_itself: bool,
}

/// Something about a wording that cannot be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misworded {
    /// It has no name in any language.
    NameMissing,
    /// A name is too long.
    NameTooLong,
    /// A hint is too long.
    HintTooLong,
    /// There are too many search words.
    WordsTooLong,
}

impl Wording {
    /// Everything that cannot be kept as it is.
    pub fn flaws(&self) -> Vec<Misworded> {
        let longer = |said: &Said, limit| said.0.values().any(|text| text.chars().count() > limit);
        let mut flaws = Vec::new();
        let mut note = |wrong: bool, flaw| flaws.extend(wrong.then_some(flaw));
        note(self.names.is_silent(), Misworded::NameMissing);
        note(longer(&self.names, NAME_LIMIT), Misworded::NameTooLong);
        note(longer(&self.hints, LINE_LIMIT), Misworded::HintTooLong);
        note(longer(&self.words, NOTE_LIMIT), Misworded::WordsTooLong);
        flaws
    }

    /// Whether a category that is still offered has the same name in some language.
    pub fn clashes_with(&self, other: &Category) -> bool {
        !other.retired
            && self.names.0.iter().any(|(language, name)| {
                let theirs = other.names.0.get(language);
                theirs.is_some_and(|theirs| fold(theirs) == fold(name) && !fold(name).is_empty())
            })
    }
}

impl Category {
    /// What can be said of it.
    pub fn wording(&self) -> Wording {
        Wording {
            names: self.names.clone(),
            hints: self.hints.clone(),
            words: self.words.clone(),
            group: self.group.clone(),
            remote: self.remote,
            ask_by_itself: self.ask_by_itself,
        }
    }
}

/// One step in a list that people put in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// One place nearer to the beginning.
    Up,
    /// One place nearer to the end.
    Down,
}

crate::worded!(Step { Up = "up", Down = "down" });

impl Step {
    /// Makes the step for the thing at `at`, past the next one in that direction that counts as a neighbor
    /// of it. At the end of the list nothing moves.
    pub fn take<T>(self, list: &mut [T], at: usize, beside: impl Fn(&T, &T) -> bool) {
        let next = match self {
            Self::Up => (0..at).rev().find(|other| beside(&list[at], &list[*other])),
            Self::Down => (at + 1..list.len()).find(|other| beside(&list[at], &list[*other])),
        };
        if let Some(next) = next {
            let (low, high) = (at.min(next), at.max(next));
            match self {
                Self::Up => list[low..=high].rotate_right(1),
                Self::Down => list[low..=high].rotate_left(1),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::CategoryId;

    fn named(name: &str) -> Category {
        Category {
            id: CategoryId(uuid::Uuid::nil()),
            key: "own".into(),
            group: "home".into(),
            names: Said::only("en", name),
            hints: Said::default(),
            words: Said::default(),
            remote: false,
            ask_by_itself: false,
            retired: false,
            position: 0,
        }
    }

    #[test]
    fn two_categories_that_are_offered_do_not_share_a_name() {
        let (rides, mut food) = (named("Rides").wording(), named("FOOD"));
        assert!(named("rides").wording().clashes_with(&named(" Rides")));
        assert!(!rides.clashes_with(&food));
        food.retired = true;
        assert!(!named("Food").wording().clashes_with(&food));
    }

    #[test]
    fn a_step_passes_over_what_is_listed_elsewhere() {
        let same_case = |one: &char, other: &char| one.is_uppercase() == other.is_uppercase();
        let step = |step: Step, at| {
            let mut list = ['A', 'b', 'C', 'd'];
            step.take(&mut list, at, same_case);
            list
        };
        assert_eq!(step(Step::Down, 0), ['b', 'C', 'A', 'd']);
        assert_eq!(step(Step::Up, 3), ['A', 'd', 'b', 'C']);
        assert_eq!(step(Step::Up, 0), ['A', 'b', 'C', 'd']);
    }

    #[test]
    fn a_category_needs_a_name_in_some_language() {
        assert_eq!(Wording::default().flaws(), [Misworded::NameMissing]);
        assert_eq!(named("Rides").wording().flaws(), []);
    }
}
