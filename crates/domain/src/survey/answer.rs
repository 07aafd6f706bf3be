//! What somebody answered. All of it is sealed when it is stored, apart from the offers and needs that
//! come of it; how they may be reached stands on their own record and not here.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Kind, Survey, Word};
use crate::needs::{Often, Side, Terms, Urgency};
use crate::people::{Channel, Neighbor, Person};
use crate::{AreaId, CategoryId, Day, Times};

/// What somebody could share. Empty means "nothing right now".
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Gives {
    /// What was chosen.
    pub categories: Vec<CategoryId>,
    /// What was written, in their own words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// The categories that were heard in the words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub heard: Vec<CategoryId>,
    /// An organizer read the words and left them as they are.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub left: bool,
}

/// What would make somebody's life easier. Empty means "nothing right now".
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Needs {
    /// What was chosen.
    pub categories: Vec<CategoryId>,
    /// What was written, in their own words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// The categories that were heard in the words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub heard: Vec<CategoryId>,
    /// An organizer read the words and left them as they are.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub left: bool,
    /// How soon.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub soon: Option<Urgency>,
    /// By which day, when there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Day>,
}

/// How somebody may be reached. Without any way they only count.
#[derive(Clone, PartialEq)]
pub struct Reach {
    /// What they told about themself.
    pub person: Person,
    /// The way they wish.
    pub channel: Channel,
    /// The language to write to them in.
    pub language: String,
}

/// The answer to one of the community's own questions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// One or several choices.
    Choices(Vec<Word>),
    /// Words.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A day.
    Day(Day),
    /// Parts of the week.
    Times(Times),
    /// An area.
    Area(AreaId),
    /// Languages, as ISO codes.
    Languages(Vec<String>),
    /// How many areas away; `None` is "anywhere".
    Radius(Option<u32>),
    /// "Rather not say."
    RatherNot,
}

/// The replies by question.
pub type Replies = BTreeMap<Word, Reply>;

/// A whole answer.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Answer {
    /// What they could share.
    pub gives: Gives,
    /// What would make their life easier.
    pub needs: Needs,
    /// What they said to the community's own questions.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub more: Replies,
}

/// An offer or a need that an answer holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spoken<'a> {
    /// Given or needed.
    pub side: Side,
    /// What it is about.
    pub category: CategoryId,
    /// What was written about it.
    pub note: &'a str,
}

impl Answer {
    /// The offers and needs in it, each category once on each side. What was heard in somebody's words
    /// carries the words; words that came with a single choice are about that choice.
    pub fn listings(&self) -> Vec<Spoken<'_>> {
        let mut all = spoken(
            Side::Offer,
            &self.gives.categories,
            &self.gives.heard,
            &self.gives.words,
        );
        all.extend(spoken(
            Side::Need,
            &self.needs.categories,
            &self.needs.heard,
            &self.needs.words,
        ));
        all
    }

    /// What somebody wrote that became no offer or no need and that nobody has sorted yet.
    pub fn unsorted(&self, side: Side) -> Option<&str> {
        let (words, left) = match side {
            Side::Offer => (&self.gives.words, self.gives.left),
            Side::Need => (&self.needs.words, self.needs.left),
        };
        let became = |found: &Spoken<'_>| found.side == side && !found.note.is_empty();
        let waits = !words.is_empty() && !left && !self.listings().iter().any(became);
        waits.then_some(words)
    }

    /// Whether somebody wrote something that a person has to sort.
    pub fn is_unsorted(&self) -> bool {
        [Side::Offer, Side::Need]
            .iter()
            .any(|side| self.unsorted(*side).is_some())
    }
}

fn spoken<'a>(
    side: Side,
    chosen: &[CategoryId],
    heard: &[CategoryId],
    words: &'a str,
) -> Vec<Spoken<'a>> {
    let mut all: Vec<Spoken<'a>> = Vec::with_capacity(chosen.len() + heard.len());
    for category in chosen.iter().chain(heard) {
        if all.iter().any(|known| known.category == *category) {
            continue;
        }
        let about_it = heard.contains(category) || (heard.is_empty() && chosen.len() == 1);
        all.push(Spoken {
            side,
            category: *category,
            note: if about_it { words } else { "" },
        });
    }
    all
}

/// The terms that an offer or a need from the survey begins with. What somebody can share they can share
/// again; what they need they need once.
pub fn terms(spoken: Spoken<'_>, remote: bool, needs: &Needs, of: &Circumstances) -> Terms {
    let is_need = spoken.side == Side::Need;
    Terms {
        category: spoken.category,
        often: if is_need {
            Often::Once
        } else {
            Often::Standing
        },
        quantity: 1,
        area: of.area,
        times: of.times,
        languages: of.speaks.clone(),
        language_matters: false,
        radius: of.radius.filter(|_| !is_need),
        remote,
        wants_known: false,
        urgency: needs.soon.filter(|_| is_need).unwrap_or(Urgency::Whenever),
        due: needs.due.filter(|_| is_need),
    }
}

/// What offers and needs take over from a neighbor's record.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Circumstances {
    /// Their area.
    pub area: Option<AreaId>,
    /// When it suits them.
    pub times: Times,
    /// The languages they speak.
    pub speaks: Vec<String>,
    /// How far they would go.
    pub radius: Option<u32>,
}

impl Circumstances {
    /// Those of a neighbor.
    pub fn of(neighbor: &Neighbor) -> Self {
        Self {
            area: neighbor.area,
            times: neighbor.times,
            speaks: neighbor.speaks.clone(),
            radius: neighbor.radius,
        }
    }

    /// Takes over what was answered to the questions that fill the record. An answer that was taken
    /// back, or "rather not say", empties it; a question that was not asked leaves it alone.
    pub fn take_over(&mut self, survey: &Survey, replies: &Replies) {
        for question in survey
            .more
            .iter()
            .filter(|question| question.fills_the_record())
        {
            let reply = replies.get(&question.id);
            match &question.kind {
                Kind::Area => self.area = reply.and_then(Reply::area),
                Kind::Times => self.times = reply.and_then(Reply::times).unwrap_or_default(),
                Kind::Languages => self.speaks = reply.map(Reply::languages).unwrap_or_default(),
                Kind::Radius => self.radius = reply.and_then(Reply::radius),
                _ => {}
            }
        }
    }
}

impl Reply {
    fn area(&self) -> Option<AreaId> {
        if let Self::Area(area) = self {
            Some(*area)
        } else {
            None
        }
    }

    fn times(&self) -> Option<Times> {
        if let Self::Times(times) = self {
            Some(*times)
        } else {
            None
        }
    }

    fn languages(&self) -> Vec<String> {
        if let Self::Languages(languages) = self {
            languages.clone()
        } else {
            vec![]
        }
    }

    fn radius(&self) -> Option<u32> {
        if let Self::Radius(radius) = self {
            *radius
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn id(n: u128) -> CategoryId {
        CategoryId(Uuid::from_u128(n))
    }

    fn gives(categories: &[u128], heard: &[u128], words: &str) -> Answer {
        let ids = |list: &[u128]| list.iter().map(|n| id(*n)).collect();
        let gives = Gives {
            categories: ids(categories),
            heard: ids(heard),
            left: false,
            words: words.to_owned(),
        };
        Answer {
            gives,
            ..Answer::default()
        }
    }

    #[test]
    fn what_was_chosen_and_what_was_heard_is_offered_once() {
        let answer = gives(&[1, 2], &[2, 3], "bread and rides");
        let found: Vec<_> = answer
            .listings()
            .iter()
            .map(|one| (one.category, one.note))
            .collect();
        assert_eq!(
            found,
            [
                (id(1), ""),
                (id(2), "bread and rides"),
                (id(3), "bread and rides")
            ]
        );
        assert!(!answer.is_unsorted());
    }

    #[test]
    fn words_beside_a_single_choice_are_about_it() {
        let answer = gives(&[1], &[], "only with my van");
        assert_eq!(answer.listings()[0].note, "only with my van");
        assert!(!answer.is_unsorted());
    }

    #[test]
    fn words_that_became_nothing_wait_for_a_person() {
        assert!(gives(&[], &[], "I can yodel").is_unsorted());
        assert!(gives(&[1, 2], &[], "I can yodel").is_unsorted());
        assert!(!gives(&[], &[], "").is_unsorted());
    }

    #[test]
    fn what_is_left_alone_on_one_side_leaves_the_other_waiting() {
        let mut answer = gives(&[], &[], "I can yodel");
        answer.needs.words = "a new roof".to_owned();
        answer.gives.left = true;
        assert_eq!(answer.unsorted(Side::Offer), None);
        assert_eq!(answer.unsorted(Side::Need), Some("a new roof"));
        assert!(answer.is_unsorted());
    }

    #[test]
    fn taking_an_answer_back_empties_the_record() {
        let survey = Survey::starter();
        let mut of = Circumstances::default();
        let speaks = Reply::Languages(vec!["es".into()]);
        of.take_over(
            &survey,
            &Replies::from([("languages".parse().unwrap(), speaks)]),
        );
        assert_eq!(of.speaks, ["es"]);
        of.take_over(
            &survey,
            &Replies::from([("languages".parse().unwrap(), Reply::RatherNot)]),
        );
        assert!(of.speaks.is_empty());
    }
}
