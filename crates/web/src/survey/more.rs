//! The community's own questions as fields of a form, wherever they are asked: after "thank you, you are
//! done", on somebody's own page, in an organizer's quick form, on paper.

use domain::survey::answer::{Replies, Reply};
use domain::survey::reading::{PASSED, RADIUS_LIMIT, field, rather_not_field};
use domain::survey::{Kind, Question};

use super::words::{self, Choosable, Put};
use super::{Asked, Tongue};
use crate::form::{Fields, Form};

/// A question as it stands on a page.
pub struct Entry {
    /// The name of its field.
    pub name: String,
    /// How it is put.
    pub put: Put,
    /// What kind it is, as [`Kind::word`] says it.
    pub kind: &'static str,
    /// What can be chosen: value and text.
    pub choices: Vec<Choosable>,
    /// More that can be chosen, for which a reader opens a drawer.
    pub drawer: Vec<Choosable>,
    /// The name of the field by which it can be passed, when it is required.
    pub pass: Option<String>,
}

impl Entry {
    /// Whether something in the drawer was chosen.
    pub fn drawer_is_open(&self, form: &Form) -> bool {
        self.drawer
            .iter()
            .any(|(value, _)| form.has(&self.name, value))
    }
}

/// The questions of a community, in their order. A question about areas is left out while there are none.
pub fn entries(tongue: Tongue<'_>, asked: &Asked) -> Vec<Entry> {
    let shown = |question: &&Question| question.kind != Kind::Area || !asked.areas.is_empty();
    let questions = asked.survey.more.iter().filter(shown);
    questions
        .map(|question| entry(tongue, asked, question))
        .collect()
}

fn entry(tongue: Tongue<'_>, asked: &Asked, question: &Question) -> Entry {
    let (mut choices, mut drawer) = (Vec::new(), Vec::new());
    match &question.kind {
        Kind::OneChoice { .. } | Kind::Several { .. } => {
            choices = words::choices(tongue, question);
        }
        Kind::Area => {
            choices = asked
                .areas
                .iter()
                .map(|area| (area.id.to_string(), area.name.clone()))
                .collect();
        }
        Kind::Languages => (choices, drawer) = words::languages(tongue),
        Kind::Radius => choices = radius(tongue),
        Kind::Text | Kind::Number | Kind::Date | Kind::Times => {}
    }
    Entry {
        name: field(&question.id),
        put: words::question(tongue, question),
        kind: question.kind.word(),
        choices,
        drawer,
        pass: question.required.then(|| rather_not_field(&question.id)),
    }
}

/// How far somebody would go, as choices.
pub fn radius(tongue: Tongue<'_>) -> Vec<Choosable> {
    let language = tongue.language;
    let step = |steps: u32| {
        let text = language.text("survey-radius", &[("areas", steps.into())]);
        (steps.to_string(), text)
    };
    let steps = (0..=RADIUS_LIMIT).map(step);
    let any = ("any".to_owned(), language.text("survey-radius-any", &[]));
    steps.chain([any]).collect()
}

/// What was replied, as a form shows it again.
pub fn fields(replies: &Replies) -> Fields {
    let mut fields = Fields::default();
    for (question, reply) in replies {
        let name = field(question);
        match reply {
            Reply::Choices(ids) => {
                for id in ids {
                    fields = fields.with(&name, id.as_str());
                }
            }
            Reply::Text(text) => fields = fields.with(&name, text.as_str()),
            Reply::Number(number) => fields = fields.with(&name, number.to_string()),
            Reply::Day(day) => fields = fields.with(&name, day.to_string()),
            Reply::Times(times) => {
                for word in times.to_words().split(' ') {
                    fields = fields.with(&name, word);
                }
            }
            Reply::Area(area) => fields = fields.with(&name, area.to_string()),
            Reply::Languages(spoken) => {
                for code in spoken {
                    fields = fields.with(&name, code.as_str());
                }
            }
            Reply::Radius(None) => fields = fields.with(&name, "any"),
            Reply::Radius(Some(steps)) => fields = fields.with(&name, steps.to_string()),
            Reply::RatherNot => fields = fields.with(&rather_not_field(question), PASSED),
        }
    }
    fields
}
