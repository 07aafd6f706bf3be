//! The words of the survey: the community's own where it wrote any, otherwise the program's; and the
//! categories as choices.

use std::collections::BTreeMap;

use app::community::starter::{GROUPS, LANGUAGES};
use axum::extract::State;
use axum::http::header::CACHE_CONTROL;
use axum::response::IntoResponse;
use domain::community::{Category, Said};
use domain::survey::Question;
use domain::words::fold;

use super::{Asked, Tongue};
use crate::form::Form;
use crate::page::Answer;
use crate::{Problem, Visit, Web};

/// A text of the community's in a language; the program's own where the community wrote none in it; and
/// only when there is neither, the community's in whatever language it has.
pub fn said(tongue: Tongue<'_>, said: &Said, key: &str) -> String {
    let own = said
        .0
        .get(tongue.language.tag)
        .filter(|text| !text.is_empty());
    match own {
        Some(own) => own.clone(),
        None if tongue.language.has(key) => tongue.language.text(key, &[]),
        None => tongue.said(said).to_owned(),
    }
}

/// How a question is put to a reader: the question and a help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Put {
    /// The question.
    pub ask: String,
    /// A sentence that helps, or nothing.
    pub help: String,
}

/// How one of the three first questions is put: `gives`, `needs` or `reach`.
pub fn core(tongue: Tongue<'_>, asked: &Asked, name: &str) -> Put {
    let wording = match name {
        "gives" => &asked.survey.gives,
        "needs" => &asked.survey.needs,
        _ => &asked.survey.reach,
    };
    Put {
        ask: said(tongue, &wording.ask, &format!("survey-{name}")),
        help: said(tongue, &wording.help, &format!("survey-{name}-help")),
    }
}

/// How one of the community's own questions is put.
pub fn question(tongue: Tongue<'_>, question: &Question) -> Put {
    let key = format!("survey-q-{}", question.id);
    Put {
        ask: said(tongue, &question.wording.ask, &key),
        help: said(tongue, &question.wording.help, &format!("{key}-help")),
    }
}

/// The choices of a question, with their ids.
pub fn choices(tongue: Tongue<'_>, question: &Question) -> Vec<Choosable> {
    let one = |choice: &domain::survey::Choice| {
        let key = format!("survey-c-{}-{}", question.id, choice.id);
        (choice.id.to_string(), said(tongue, &choice.says, &key))
    };
    question.kind.choices().iter().map(one).collect()
}

/// Something to choose: its value and its text.
pub type Choosable = (String, String);

/// A category to choose.
#[derive(Debug, Clone)]
pub struct Kind {
    /// Its key, as forms send it.
    pub key: String,
    /// Its name.
    pub name: String,
    /// What it is about.
    pub hint: String,
    /// It is chosen already.
    pub chosen: bool,
}

/// Categories that stand together.
#[derive(Debug, Clone)]
pub struct Group {
    /// What they have in common.
    pub name: String,
    /// The categories.
    pub kinds: Vec<Kind>,
}

impl Group {
    /// Whether one of them is chosen.
    pub fn is_open(&self) -> bool {
        self.kinds.iter().any(|kind| kind.chosen)
    }

    /// All their names in a row.
    pub fn names(&self, v: &Visit) -> String {
        let names: Vec<String> = self.kinds.iter().map(|kind| kind.name.clone()).collect();
        v.language.list(&names)
    }
}

/// The categories that can be chosen in a field, by group.
pub fn groups(tongue: Tongue<'_>, categories: &[Category], form: &Form, field: &str) -> Vec<Group> {
    in_groups(tongue, categories, |key| form.has(field, key))
}

/// The same in any language, for paper.
pub fn in_groups(
    tongue: Tongue<'_>,
    categories: &[Category],
    chosen: impl Fn(&str) -> bool,
) -> Vec<Group> {
    let mut keys: Vec<&str> = GROUPS.iter().map(|group| group.key.as_str()).collect();
    for category in categories {
        if !keys.contains(&category.group.as_str()) {
            keys.push(&category.group);
        }
    }
    let kind = |category: &Category| Kind {
        key: category.key.clone(),
        name: tongue.said(&category.names).to_owned(),
        hint: tongue.said(&category.hints).to_owned(),
        chosen: chosen(&category.key),
    };
    let group = |key: &str| Group {
        name: group_name(tongue, key),
        kinds: categories
            .iter()
            .filter(|category| category.group == key && !category.retired)
            .map(kind)
            .collect(),
    };
    keys.into_iter()
        .map(group)
        .filter(|group| !group.kinds.is_empty())
        .collect()
}

fn group_name(tongue: Tongue<'_>, key: &str) -> String {
    let known = GROUPS.iter().find(|group| group.key == key);
    known.map_or_else(
        || key.to_owned(),
        |group| tongue.said(&group.names).to_owned(),
    )
}

/// The languages that people may say they speak, by code: first those the community writes in, then the
/// others by name.
pub fn languages(tongue: Tongue<'_>) -> (Vec<Choosable>, Vec<Choosable>) {
    let label = |language: &app::community::starter::Language| {
        let name = tongue.said(&language.names);
        match name.eq_ignore_ascii_case(&language.own) {
            true => name.to_owned(),
            false => format!("{name} · {}", language.own),
        }
    };
    let all = LANGUAGES
        .iter()
        .map(|language| (language.code.clone(), label(language)));
    let (near, mut others): (Vec<_>, Vec<_>) =
        all.partition(|(code, _)| tongue.written.contains(code));
    others.sort_by_key(|(_, label)| fold(label));
    (near, others)
}

/// `GET /survey/words`: the words by which each category is found, in every language of the community, for
/// the search field.
pub async fn search_words(visit: Visit, State(web): State<Web>) -> Answer {
    let home = visit.home()?;
    let mut tx = web.app.db.read().await?;
    let categories = app::community::categories(&mut tx, home.id).await?;
    let told = |said: &Said| {
        let told = home
            .languages
            .iter()
            .filter_map(|tag| said.0.get(tag).cloned());
        told.collect::<Vec<_>>().join(" ")
    };
    let found: BTreeMap<&str, String> = categories
        .iter()
        .filter(|category| !category.retired)
        .map(|category| {
            let words = format!("{} {}", told(&category.names), told(&category.words));
            (category.key.as_str(), fold(&words))
        })
        .collect();
    let body = serde_json::to_string(&found).map_err(|_| Problem::Broken)?;
    let kind = ("content-type", "application/json");
    Ok((
        [kind, (CACHE_CONTROL.as_str(), "private, max-age=3600")],
        body,
    )
        .into_response())
}
