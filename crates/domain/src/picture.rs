//! The picture a neighborhood sees of itself: how many answered, what is most offered, what is most
//! needed. It counts people, never fewer than five, and says nothing about anybody.

use crate::CategoryId;
use crate::privacy::safe_count;

/// How many categories are named on each side.
pub const NAMED: usize = 5;

/// The living summary for the front page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Picture {
    /// How many answered; `None` while it is too few to say.
    pub answered: Option<i64>,
    /// What is most offered, and by about how many people.
    pub offered: Vec<(CategoryId, i64)>,
    /// What is most needed, and by about how many people.
    pub needed: Vec<(CategoryId, i64)>,
}

impl Picture {
    /// Draws the picture from true counts of people, given in the order of the categories.
    pub fn of(answered: i64, offers: &[(CategoryId, i64)], needs: &[(CategoryId, i64)]) -> Self {
        Self {
            answered: safe_count(answered),
            offered: most(offers),
            needed: most(needs),
        }
    }

    /// Nothing can be said yet.
    pub fn is_empty(&self) -> bool {
        self.answered.is_none()
    }
}

/// The largest counts that may be shown. Equal ones stay in the order of the categories, so that their
/// order does not tell what the rounding hides.
fn most(counts: &[(CategoryId, i64)]) -> Vec<(CategoryId, i64)> {
    let safe = |(category, people): &(CategoryId, i64)| Some((*category, safe_count(*people)?));
    let mut shown: Vec<_> = counts.iter().filter_map(safe).collect();
    shown.sort_by_key(|(_, people)| std::cmp::Reverse(*people));
    shown.truncate(NAMED);
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn id(n: u128) -> CategoryId {
        CategoryId(Uuid::from_u128(n))
    }

    #[test]
    fn the_order_does_not_tell_what_the_rounding_hides() {
        let drawn = Picture::of(12, &[(id(1), 6), (id(2), 9), (id(3), 11), (id(4), 4)], &[]);
        assert_eq!(drawn.offered, [(id(3), 10), (id(1), 5), (id(2), 5)]);
        assert_eq!((drawn.answered, drawn.needed.len()), (Some(10), 0));
    }

    proptest! {
        #[test]
        fn one_person_more_or_less_hardly_ever_shows(counts in prop::collection::vec(0i64..40, 1..8)) {
            let counts: Vec<_> = counts.into_iter().enumerate().map(|(n, people)| (id(n as u128), people)).collect();
            let drawn = Picture::of(100, &counts, &counts);
            prop_assert!(drawn.offered.iter().all(|(_, people)| *people >= 5 && people % 5 == 0));
            prop_assert!(drawn.offered.len() <= NAMED);
        }
    }
}
