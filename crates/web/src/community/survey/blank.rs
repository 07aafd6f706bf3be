//! A new question: its kind, its words, and its choices one on each line.

use app::survey::drafts;
use askama::Template;
use axum::extract::State;
use domain::community::{Community, Said};
use domain::survey::{CHOICES_LIMIT, Choice, Kind, Wording};
use domain::words::line;

use super::super::said;
use super::question::{read_help, read_line};
use crate::page::{self, Answer};
use crate::{Form, Posted, Problem, Visit, Web};

/// The kinds of questions that a community can add. The others are asked once, by the program's own
/// questions, because matching reads them.
const KINDS: [&str; 7] = [
    "one-choice",
    "several",
    "text",
    "number",
    "date",
    "times",
    "area",
];

#[derive(Template)]
#[template(path = "community/new_question.html")]
struct NewPage<'a> {
    v: &'a Visit,
    f: &'a Form,
    home: &'a Community,
}

impl NewPage<'_> {
    fn tongues(&self) -> Vec<(&'static str, &'static str, &'static str)> {
        said::languages(self.home)
    }

    fn is_helped(&self) -> bool {
        self.home
            .languages
            .iter()
            .any(|tag| self.f.fields.said(&format!("help-{tag}")))
    }

    fn kinds(&self) -> Vec<(&'static str, String, String)> {
        let told = |kind: &&'static str| {
            let key = format!("community-question-{kind}");
            (*kind, self.v.t(&key), self.v.t(&format!("{key}-hint")))
        };
        KINDS.iter().map(told).collect()
    }
}

/// Shows the page.
pub(crate) async fn page(visit: Visit) -> Answer {
    visit.organizer()?;
    let page = NewPage {
        v: &visit,
        f: &Form::default(),
        home: visit.home()?,
    };
    page::show(&visit, &page)
}

/// Adds the question to the draft.
pub(crate) async fn add(State(web): State<Web>, Posted { visit, fields }: Posted) -> Answer {
    let who = visit.organizer()?;
    let home = visit.home()?;
    let mut form = Form::with(fields);
    let nothing = Said::default();
    let wording = Wording {
        ask: read_line(&mut form, "ask", &nothing, "", home),
        help: read_help(&mut form, &nothing, "", home),
    };
    if wording.ask.is_silent() {
        let field = format!("ask-{}", home.first_language());
        form.wrong(&field, "community-question-needed");
    }
    let kind = kind(&mut form, &web, home)?;
    let required = form.has("required", "yes");
    match kind.filter(|_| form.is_fine()) {
        Some(kind) => {
            drafts::add(&web.app, who, kind, wording, required).await?;
            Ok(super::overview(&visit, Some("community-saved")))
        }
        None => {
            let page = NewPage {
                v: &visit,
                f: &form,
                home,
            };
            page::show_again(&visit, &page)
        }
    }
}

fn kind(form: &mut Form, web: &Web, home: &Community) -> Result<Option<Kind>, Problem> {
    let chosen = form.value("kind").to_owned();
    let known = KINDS.contains(&chosen.as_str());
    let Some(mut kind) = Kind::from_word(&chosen).filter(|_| known) else {
        form.wrong("kind", "form-choose");
        return Ok(None);
    };
    if let Kind::OneChoice { choices } | Kind::Several { choices } = &mut kind {
        *choices = read_choices(form, web, home)?;
        let field = format!("choices-{}", home.first_language());
        if choices.len() < 2 {
            form.wrong(&field, "community-question-two-choices");
        }
        if choices.len() > CHOICES_LIMIT {
            form.wrong(&field, "refusal-too-many");
        }
    }
    Ok(Some(kind))
}

/// The choices, one on each line, the same line in each language.
fn read_choices(form: &Form, web: &Web, home: &Community) -> Result<Vec<Choice>, Problem> {
    let mut says: Vec<Said> = Vec::new();
    for tag in &home.languages {
        let typed = form.value(&format!("choices-{tag}"));
        for (n, text) in typed.trim_end().lines().enumerate().take(2 * CHOICES_LIMIT) {
            if says.len() <= n {
                says.resize_with(n + 1, Said::default);
            }
            says[n].say(tag, &line(text, domain::survey::WORDING_LIMIT));
        }
    }
    let mut choices = Vec::new();
    for said in says.into_iter().filter(|said| !said.is_silent()) {
        choices.push(drafts::new_choice(&web.app, said)?);
    }
    Ok(choices)
}
