//! The survey, the front door of a neighborhood: three questions that everybody is asked, and more that
//! the community chose.
//!
//! A survey is data. The community words it in its own languages, and adds, orders and takes away
//! questions. Every question and every choice keeps its own id for good, so that what somebody answered to
//! an earlier version still means the same. A text that the community left empty is the program's own.

pub mod answer;
pub mod editing;
pub mod listen;
pub mod listing;
pub mod reading;

use std::collections::HashSet;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::community::Said;
use crate::ids::NotAnId;

/// Most questions after the three that everybody is asked.
pub const QUESTIONS_LIMIT: usize = 30;
/// Most choices of one question.
pub const CHOICES_LIMIT: usize = 60;
/// Longest wording of a question or a choice in one language, in characters.
pub const WORDING_LIMIT: usize = 300;
/// Longest help text in one language, in characters.
pub const HELP_LIMIT: usize = 1_000;
/// Longest id of a question or a choice, in characters.
pub const WORD_LIMIT: usize = 40;

/// The id of a question or a choice: a short word of small letters, digits and hyphens that never changes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Word(String);

impl Word {
    /// The word itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Word {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if !text.is_empty() && text.len() <= WORD_LIMIT && text.chars().all(plain) {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotAnId)
        }
    }
}

impl TryFrom<String> for Word {
    type Error = NotAnId;

    fn try_from(text: String) -> Result<Self, NotAnId> {
        text.parse()
    }
}

impl From<Word> for String {
    fn from(word: Word) -> Self {
        word.0
    }
}

impl fmt::Display for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How a question is put. What is not said in any language is said in the program's own words.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Wording {
    /// The question.
    #[serde(default, skip_serializing_if = "Said::is_silent")]
    pub ask: Said,
    /// A sentence that helps to answer it.
    #[serde(default, skip_serializing_if = "Said::is_silent")]
    pub help: Said,
}

/// One of several things that can be answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Its id, for good.
    pub id: Word,
    /// Its text.
    #[serde(default, skip_serializing_if = "Said::is_silent")]
    pub says: Said,
}

/// What kind of answer a question has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Kind {
    /// One of several choices.
    OneChoice {
        /// The choices, in their order.
        choices: Vec<Choice>,
    },
    /// As many choices as fit.
    Several {
        /// The choices, in their order.
        choices: Vec<Choice>,
    },
    /// Words.
    Text,
    /// A whole number.
    Number,
    /// A day.
    Date,
    /// Parts of the week.
    Times,
    /// One of the community's areas.
    Area,
    /// Languages that somebody speaks.
    Languages,
    /// How far somebody would go.
    Radius,
}

impl Kind {
    /// The word for the kind in forms and text keys.
    pub fn word(&self) -> &'static str {
        match self {
            Self::OneChoice { .. } => "one-choice",
            Self::Several { .. } => "several",
            Self::Text => "text",
            Self::Number => "number",
            Self::Date => "date",
            Self::Times => "times",
            Self::Area => "area",
            Self::Languages => "languages",
            Self::Radius => "radius",
        }
    }

    /// Reads the word; kinds with choices begin without any.
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "one-choice" => Self::OneChoice { choices: vec![] },
            "several" => Self::Several { choices: vec![] },
            "text" => Self::Text,
            "number" => Self::Number,
            "date" => Self::Date,
            "times" => Self::Times,
            "area" => Self::Area,
            "languages" => Self::Languages,
            "radius" => Self::Radius,
            _ => return None,
        })
    }

    /// The choices, when it has any.
    pub fn choices(&self) -> &[Choice] {
        match self {
            Self::OneChoice { choices } | Self::Several { choices } => choices,
            _ => &[],
        }
    }
}

/// A question after the first three.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Its id, for good.
    pub id: Word,
    /// How it is put.
    #[serde(flatten)]
    pub wording: Wording,
    /// What kind of answer it has.
    #[serde(flatten)]
    pub kind: Kind,
    /// The community asks for an answer; "rather not say" is one.
    #[serde(default)]
    pub required: bool,
}

impl Question {
    /// Whether the answer belongs to the neighbor's own record, where matching reads it: the questions
    /// `area`, `times`, `languages` and `radius`. Another question of such a kind is only an answer.
    pub fn fills_the_record(&self) -> bool {
        matches!(
            self.kind,
            Kind::Times | Kind::Area | Kind::Languages | Kind::Radius
        ) && self.id.as_str() == self.kind.word()
    }
}

/// A whole survey.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Survey {
    /// "What could you share?"
    #[serde(default)]
    pub gives: Wording,
    /// "What would make life easier, and how soon?"
    #[serde(default)]
    pub needs: Wording,
    /// "How may we reach you?"
    #[serde(default)]
    pub reach: Wording,
    /// The questions after "Thank you, you are done", in their order.
    #[serde(default)]
    pub more: Vec<Question>,
}

/// Why a survey cannot be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    /// More questions than anybody answers.
    TooManyQuestions,
    /// More choices than anybody reads.
    TooManyChoices(Word),
    /// A question to choose from has fewer than two choices.
    TooFewChoices(Word),
    /// A wording is too long.
    TooLong(String),
    /// Two questions, or two choices of one question, have the same id.
    SameId(Word),
    /// A question or a choice of the community's own says nothing.
    Silent(Word),
}

impl Unfit {
    /// The key of the sentence that says so.
    pub fn key(&self) -> &'static str {
        match self {
            Self::TooManyQuestions => "survey-unfit-too-many-questions",
            Self::TooManyChoices(_) => "survey-unfit-too-many-choices",
            Self::TooFewChoices(_) => "survey-unfit-too-few-choices",
            Self::TooLong(_) => "survey-unfit-too-long",
            Self::SameId(_) => "survey-unfit-same-id",
            Self::Silent(_) => "survey-unfit-silent",
        }
    }
}

/// The questions that the program brings along, with the choices it has words for.
const STARTER: [(&str, &str, &[&str]); 8] = [
    ("area", "area", &[]),
    ("times", "times", &[]),
    ("languages", "languages", &[]),
    ("radius", "radius", &[]),
    ("hopes", "text", &[]),
    ("experiences", "text", &[]),
    ("learn", "text", &[]),
    (
        "part",
        "several",
        &[
            "doors",
            "calls",
            "lists",
            "translate",
            "host",
            "cook",
            "listen",
            "fetch",
        ],
    ),
];

impl Survey {
    /// The survey a community begins with: all in the program's own words.
    pub fn starter() -> Self {
        let choice = |id: &&str| {
            id.parse().ok().map(|id| Choice {
                id,
                says: Said::default(),
            })
        };
        let question = |(id, kind, choices): &(&str, &str, &[&str])| {
            let mut kind = Kind::from_word(kind)?;
            if let Kind::OneChoice { choices: own } | Kind::Several { choices: own } = &mut kind {
                *own = choices.iter().filter_map(choice).collect();
            }
            Some(Question {
                id: id.parse().ok()?,
                wording: Wording::default(),
                kind,
                required: false,
            })
        };
        Self {
            more: STARTER.iter().filter_map(question).collect(),
            ..Self::default()
        }
    }

    /// A question by its id.
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.more.iter().find(|question| question.id.as_str() == id)
    }

    /// Passes a survey that can be published.
    pub fn fit(&self) -> Result<(), Unfit> {
        if self.more.len() > QUESTIONS_LIMIT {
            return Err(Unfit::TooManyQuestions);
        }
        for (name, core) in [
            ("gives", &self.gives),
            ("needs", &self.needs),
            ("reach", &self.reach),
        ] {
            fits(name, core)?;
        }
        let mut ids = HashSet::new();
        for question in &self.more {
            if !ids.insert(&question.id) {
                return Err(Unfit::SameId(question.id.clone()));
            }
            question.fit()?;
        }
        Ok(())
    }
}

impl Question {
    fn fit(&self) -> Result<(), Unfit> {
        fits(self.id.as_str(), &self.wording)?;
        if self.wording.ask.is_silent() && !is_built_in(self.id.as_str()) {
            return Err(Unfit::Silent(self.id.clone()));
        }
        let choices = self.kind.choices();
        if choices.len() > CHOICES_LIMIT {
            return Err(Unfit::TooManyChoices(self.id.clone()));
        }
        if matches!(self.kind, Kind::OneChoice { .. } | Kind::Several { .. }) && choices.len() < 2 {
            return Err(Unfit::TooFewChoices(self.id.clone()));
        }
        let mut ids = HashSet::new();
        for choice in choices {
            if !ids.insert(&choice.id) {
                return Err(Unfit::SameId(choice.id.clone()));
            }
            if choice.says.is_silent() && !is_built_in_choice(self.id.as_str(), choice.id.as_str())
            {
                return Err(Unfit::Silent(choice.id.clone()));
            }
            within(choice.id.as_str(), &choice.says, WORDING_LIMIT)?;
        }
        Ok(())
    }
}

/// Whether the program has words of its own for a question: `survey-q-ID` and `survey-q-ID-help`.
pub fn is_built_in(question: &str) -> bool {
    STARTER.iter().any(|(id, _, _)| *id == question)
}

/// Whether the program has words of its own for a choice: `survey-c-QUESTION-CHOICE`.
pub fn is_built_in_choice(question: &str, choice: &str) -> bool {
    STARTER
        .iter()
        .any(|(id, _, choices)| *id == question && choices.contains(&choice))
}

fn fits(name: &str, wording: &Wording) -> Result<(), Unfit> {
    within(name, &wording.ask, WORDING_LIMIT)?;
    within(name, &wording.help, HELP_LIMIT)
}

fn within(name: &str, said: &Said, limit: usize) -> Result<(), Unfit> {
    if said.0.values().any(|text| text.chars().count() > limit) {
        Err(Unfit::TooLong(name.to_owned()))
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(id: &str, kind: Kind) -> Question {
        Question {
            id: id.parse().unwrap(),
            wording: Wording {
                ask: Said::only("en", "Which day suits a street party?"),
                help: Said::default(),
            },
            kind,
            required: false,
        }
    }

    #[test]
    fn the_survey_to_begin_with_can_be_published_and_survives_being_stored() {
        let starter = Survey::starter();
        assert_eq!(starter.fit(), Ok(()));
        assert_eq!(starter.more.len(), STARTER.len());
        let stored = serde_json::to_string(&starter).unwrap();
        assert_eq!(serde_json::from_str::<Survey>(&stored).unwrap(), starter);
        assert!(stored.len() < 2_000, "{stored}");
    }

    #[test]
    fn every_kind_of_question_survives_being_stored() {
        let two = ["one", "two"].map(|id| Choice {
            id: id.parse().unwrap(),
            says: Said::only("es", id),
        });
        for word in [
            "one-choice",
            "several",
            "text",
            "number",
            "date",
            "times",
            "area",
            "languages",
            "radius",
        ] {
            let mut kind = Kind::from_word(word).unwrap();
            if let Kind::OneChoice { choices } | Kind::Several { choices } = &mut kind {
                *choices = two.to_vec();
            }
            assert_eq!(kind.word(), word);
            let survey = Survey {
                more: vec![question("q-1", kind)],
                ..Survey::default()
            };
            assert_eq!(survey.fit(), Ok(()));
            let stored = serde_json::to_string(&survey).unwrap();
            assert_eq!(serde_json::from_str::<Survey>(&stored).unwrap(), survey);
        }
    }

    #[test]
    fn what_nobody_could_answer_is_not_published() {
        let more = |more: Vec<Question>| {
            Survey {
                more,
                ..Survey::default()
            }
            .fit()
        };
        let id: Word = "q".parse().unwrap();
        assert_eq!(
            more(vec![question("q", Kind::Text), question("q", Kind::Date)]),
            Err(Unfit::SameId(id.clone()))
        );
        assert_eq!(
            more(vec![question("q", Kind::Several { choices: vec![] })]),
            Err(Unfit::TooFewChoices(id.clone()))
        );
        let silent = Question {
            wording: Wording::default(),
            ..question("q", Kind::Text)
        };
        assert_eq!(more(vec![silent]), Err(Unfit::Silent(id)));
        assert_eq!(
            more(vec![question("q", Kind::Text); QUESTIONS_LIMIT + 1]),
            Err(Unfit::TooManyQuestions)
        );
    }

    #[test]
    fn only_the_questions_made_for_it_fill_the_record() {
        assert!(question("times", Kind::Times).fills_the_record());
        assert!(!question("party", Kind::Times).fills_the_record());
        assert!(!question("times", Kind::Text).fills_the_record());
    }
}
