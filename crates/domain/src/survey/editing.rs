//! Changing a survey, one small step at a time. A question that is taken away can come back under its own
//! id; a question never changes its kind, and no id is ever given to something else, so that every answer
//! keeps its meaning.

use super::{
    CHOICES_LIMIT, Choice, HELP_LIMIT, Kind, QUESTIONS_LIMIT, Question, Survey, WORDING_LIMIT,
    Word, Wording, is_built_in_choice,
};
use crate::Refusal;
use crate::community::{Said, Step};

/// One of the three questions that everybody is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Core {
    /// "What could you share?"
    Gives,
    /// "What would make life easier?"
    Needs,
    /// "How may we reach you?"
    Reach,
}

crate::worded!(Core { Gives = "gives", Needs = "needs", Reach = "reach" });

/// One change to a survey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// One of the first three questions is put in other words.
    Core(Core, Wording),
    /// A question is put in other words, with these choices in this order.
    Question {
        /// Which.
        id: Word,
        /// How it is put.
        wording: Wording,
        /// Whether an answer is asked for.
        required: bool,
        /// Its choices; none for the kinds that have none.
        choices: Vec<Choice>,
    },
    /// A question is added at the end: a new one, or one that was taken away before.
    Add(Question),
    /// A question is no longer asked.
    TakeAway(Word),
    /// A question moves one place.
    Place(Word, Step),
}

impl Survey {
    /// How one of the first three questions is put.
    pub fn core(&self, core: Core) -> &Wording {
        match core {
            Core::Gives => &self.gives,
            Core::Needs => &self.needs,
            Core::Reach => &self.reach,
        }
    }

    /// Makes one change. What it is about may have been taken away by somebody else.
    pub fn edit(&mut self, edit: Edit) -> Result<(), Refusal> {
        match edit {
            Edit::Core(core, wording) => {
                short_enough(&wording)?;
                *match core {
                    Core::Gives => &mut self.gives,
                    Core::Needs => &mut self.needs,
                    Core::Reach => &mut self.reach,
                } = wording;
            }
            Edit::Question {
                id,
                wording,
                required,
                choices,
            } => {
                short_enough(&wording)?;
                let at = self.place_of(&id)?;
                let question = &mut self.more[at];
                question.kind = question.kind.with_choices(&id, choices)?;
                question.wording = wording;
                question.required = required;
            }
            Edit::Add(question) => {
                short_enough(&question.wording)?;
                if self.more.len() >= QUESTIONS_LIMIT {
                    return Err(Refusal::TooMany);
                }
                if self.question(question.id.as_str()).is_some() {
                    return Err(Refusal::MovedOn);
                }
                self.more.push(question);
            }
            Edit::TakeAway(id) => {
                let at = self.place_of(&id)?;
                self.more.remove(at);
            }
            Edit::Place(id, step) => {
                let at = self.place_of(&id)?;
                step.take(&mut self.more, at, |_, _| true);
            }
        }
        Ok(())
    }

    /// Questions of earlier surveys that this one no longer asks, each as it was put last. The earlier
    /// surveys come with the latest first.
    pub fn no_longer_asked(&self, earlier: &[Survey]) -> Vec<Question> {
        let mut found: Vec<Question> = Vec::new();
        for question in earlier.iter().flat_map(|survey| &survey.more) {
            let known = |other: &Question| other.id == question.id;
            if !self.more.iter().any(known) && !found.iter().any(known) {
                found.push(question.clone());
            }
        }
        found
    }

    fn place_of(&self, id: &Word) -> Result<usize, Refusal> {
        self.more
            .iter()
            .position(|question| question.id == *id)
            .ok_or(Refusal::NotFound)
    }
}

impl Kind {
    /// The same kind with other choices. An own choice that says nothing in any language is gone.
    fn with_choices(&self, question: &Word, choices: Vec<Choice>) -> Result<Self, Refusal> {
        let speaks = |choice: &Choice| {
            !choice.says.is_silent() || is_built_in_choice(question.as_str(), choice.id.as_str())
        };
        let choices: Vec<Choice> = choices.into_iter().filter(speaks).collect();
        let long = choices
            .iter()
            .any(|choice| longer(&choice.says, WORDING_LIMIT));
        if choices.len() > CHOICES_LIMIT {
            return Err(Refusal::TooMany);
        }
        if long {
            return Err(Refusal::NotFit);
        }
        Ok(match self {
            Self::OneChoice { .. } => Self::OneChoice { choices },
            Self::Several { .. } => Self::Several { choices },
            other => other.clone(),
        })
    }
}

fn short_enough(wording: &Wording) -> Result<(), Refusal> {
    if longer(&wording.ask, WORDING_LIMIT) || longer(&wording.help, HELP_LIMIT) {
        Err(Refusal::NotFit)
    } else {
        Ok(())
    }
}

fn longer(said: &Said, limit: usize) -> bool {
    said.0.values().any(|text| text.chars().count() > limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(id: &str) -> Word {
        id.parse().unwrap()
    }

    fn ids(survey: &Survey) -> Vec<&str> {
        survey.more.iter().map(|one| one.id.as_str()).collect()
    }

    fn choice(id: &str, text: &str) -> Choice {
        Choice {
            id: word(id),
            says: Said::only("en", text),
        }
    }

    fn party() -> Question {
        Question {
            id: word("q-party"),
            wording: Wording {
                ask: Said::only("en", "When shall we celebrate?"),
                help: Said::default(),
            },
            kind: Kind::OneChoice {
                choices: vec![choice("c-1", "May"), choice("c-2", "June")],
            },
            required: false,
        }
    }

    #[test]
    fn a_question_comes_moves_changes_and_goes() {
        let mut survey = Survey::starter();
        survey.edit(Edit::Add(party())).unwrap();
        survey.edit(Edit::Place(word("q-party"), Step::Up)).unwrap();
        assert_eq!(ids(&survey)[7..], ["q-party", "part"]);
        let renamed = Edit::Question {
            id: word("q-party"),
            wording: party().wording,
            required: true,
            choices: vec![
                choice("c-2", "July"),
                choice("c-1", ""),
                choice("c-3", "May"),
            ],
        };
        survey.edit(renamed).unwrap();
        let kept = survey.question("q-party").unwrap();
        let choices: Vec<_> = kept.kind.choices().iter().map(|c| c.id.as_str()).collect();
        assert_eq!((kept.required, choices), (true, vec!["c-2", "c-3"]));
        survey.edit(Edit::TakeAway(word("q-party"))).unwrap();
        assert_eq!(survey, Survey::starter());
        assert_eq!(
            survey.edit(Edit::TakeAway(word("q-party"))),
            Err(Refusal::NotFound)
        );
    }

    #[test]
    fn a_choice_with_words_of_the_program_needs_none_of_its_own() {
        let mut survey = Survey::starter();
        let part = survey.question("part").unwrap().clone();
        let count = part.kind.choices().len();
        let same = Edit::Question {
            id: part.id.clone(),
            wording: part.wording.clone(),
            required: false,
            choices: part.kind.choices().to_vec(),
        };
        survey.edit(same).unwrap();
        assert_eq!(survey.question("part").unwrap().kind.choices().len(), count);
    }

    #[test]
    fn what_was_taken_away_is_remembered_as_it_was_put_last() {
        let mut first = Survey::starter();
        first.edit(Edit::Add(party())).unwrap();
        let mut second = first.clone();
        let mut renamed = party();
        renamed.wording.ask = Said::only("en", "When is the party?");
        second.edit(Edit::TakeAway(word("q-party"))).unwrap();
        second.edit(Edit::Add(renamed.clone())).unwrap();
        let mut third = second.clone();
        third.edit(Edit::TakeAway(word("q-party"))).unwrap();
        let gone = third.no_longer_asked(&[second, first]);
        assert_eq!(gone, [renamed.clone()]);
        third.edit(Edit::Add(renamed)).unwrap();
        assert!(third.no_longer_asked(&[Survey::starter()]).is_empty());
    }

    #[test]
    fn limits_hold_and_nothing_is_half_changed() {
        let mut survey = Survey::starter();
        let long = Wording {
            ask: Said::only("en", &"a".repeat(WORDING_LIMIT + 1)),
            help: Said::default(),
        };
        assert_eq!(
            survey.edit(Edit::Core(Core::Gives, long)),
            Err(Refusal::NotFit)
        );
        let many = (0..=CHOICES_LIMIT)
            .map(|n| choice(&format!("c-{n}"), "x"))
            .collect();
        survey.edit(Edit::Add(party())).unwrap();
        let before = survey.clone();
        let crowded = Edit::Question {
            id: word("q-party"),
            wording: Wording::default(),
            required: true,
            choices: many,
        };
        assert_eq!(survey.edit(crowded), Err(Refusal::TooMany));
        assert_eq!(survey, before);
        assert_eq!(survey.edit(Edit::Add(party())), Err(Refusal::MovedOn));
    }
}
