//! One question on one page, all languages side by side. Every button saves what was typed before it does
//! anything else.

use app::survey::drafts;
use askama::Template;
use axum::extract::{Path, State};
use domain::community::{Community, Said, Step};
use domain::survey::editing::{Core, Edit};
use domain::survey::{CHOICES_LIMIT, Choice, HELP_LIMIT, Kind, Question, WORDING_LIMIT, Wording};
use domain::words::{line, lines};

use super::super::said;
use super::words;
use crate::page::{self, Answer};
use crate::{Fields, Form, Posted, Problem, Visit, Web};

/// What the page is about.
enum Subject {
    /// One of the first three questions.
    Core(Core, Wording),
    /// One of the community's own.
    Own(Question),
}

#[derive(Template)]
#[template(path = "community/question.html")]
struct QuestionPage<'a> {
    v: &'a Visit,
    f: &'a Form,
    home: &'a Community,
    subject: &'a Subject,
}

impl QuestionPage<'_> {
    fn tongues(&self) -> Vec<(&'static str, &'static str, &'static str)> {
        said::languages(self.home)
    }

    fn title(&self) -> String {
        let (key, _) = self.subject.keys();
        words::in_words(self.v, &self.subject.wording().ask, &key)
    }

    fn action(&self) -> String {
        let path = format!("/settings/survey/question/{}", self.subject.id());
        self.v.at(&path)
    }

    fn own(&self) -> Option<&Question> {
        match self.subject {
            Subject::Core(..) => None,
            Subject::Own(question) => Some(question),
        }
    }

    /// The first two questions are answered with the kinds of help.
    fn about_help(&self) -> bool {
        matches!(self.subject, Subject::Core(Core::Gives | Core::Needs, _))
    }

    fn has_choices(&self) -> bool {
        let kind = self.own().map(|question| &question.kind);
        matches!(kind, Some(Kind::OneChoice { .. } | Kind::Several { .. }))
    }

    fn choices(&self) -> &[Choice] {
        self.own().map_or(&[], |question| question.kind.choices())
    }

    fn choice_field(&self, choice: &Choice, tag: &str) -> String {
        format!("choice-{}-{tag}", choice.id)
    }

    fn choice_name(&self, choice: &Choice) -> String {
        let key = choice_key(self.subject.id(), choice);
        words::in_words(self.v, &choice.says, &key)
    }
}

impl Subject {
    async fn find(visit: &Visit, web: &Web, id: &str) -> Result<Self, Problem> {
        let mut tx = web.app.db.read().await?;
        let survey = drafts::draft(&mut tx, visit.home_id()?).await?.survey;
        if let Some(core) = Core::from_word(id) {
            return Ok(Self::Core(core, survey.core(core).clone()));
        }
        let question = survey.question(id).ok_or(Problem::NotFound)?;
        Ok(Self::Own(question.clone()))
    }

    fn id(&self) -> &str {
        match self {
            Self::Core(core, _) => core.word(),
            Self::Own(question) => question.id.as_str(),
        }
    }

    fn keys(&self) -> (String, String) {
        words::keys(self.id(), matches!(self, Self::Core(..)))
    }

    fn wording(&self) -> &Wording {
        match self {
            Self::Core(_, wording) => wording,
            Self::Own(question) => &question.wording,
        }
    }
}

/// Shows the page.
pub(crate) async fn page(
    visit: Visit,
    State(web): State<Web>,
    Path(question): Path<String>,
) -> Answer {
    visit.organizer()?;
    let subject = Subject::find(&visit, &web, &question).await?;
    let form = Form::with(typed(&subject, visit.home()?));
    show(&visit, &form, &subject)
}

/// Saves the page, and does what the button said.
pub(crate) async fn save(
    State(web): State<Web>,
    Path(question): Path<String>,
    Posted { visit, fields }: Posted,
) -> Answer {
    let who = visit.organizer()?;
    let home = visit.home()?;
    let subject = Subject::find(&visit, &web, &question).await?;
    let mut form = Form::with(fields);
    let (ask_key, help_key) = subject.keys();
    let before = subject.wording();
    let wording = Wording {
        ask: read_line(&mut form, "ask", &before.ask, &ask_key, home),
        help: read_help(&mut form, &before.help, &help_key, home),
    };
    let edit = match &subject {
        Subject::Core(core, _) => Edit::Core(*core, wording),
        Subject::Own(question) => Edit::Question {
            id: question.id.clone(),
            wording,
            required: form.has("required", "yes"),
            choices: choices(&mut form, &web, question, home)?,
        },
    };
    if !form.is_fine() {
        return show(&visit, &form, &subject);
    }
    drafts::edit(&web.app, who, edit).await?;
    if form.value("do").is_empty() {
        return Ok(super::overview(&visit, Some("community-saved")));
    }
    let here = format!("/settings/survey/question/{}", subject.id());
    Ok(page::go(&visit, &here))
}

fn show(visit: &Visit, form: &Form, subject: &Subject) -> Answer {
    let page = QuestionPage {
        v: visit,
        f: form,
        home: visit.home()?,
        subject,
    };
    match form.is_fine() {
        true => page::show(visit, &page),
        false => page::show_again(visit, &page),
    }
}

fn choice_key(question: &str, choice: &Choice) -> String {
    format!("survey-c-{question}-{}", choice.id)
}

fn typed(subject: &Subject, home: &Community) -> Fields {
    let (ask_key, help_key) = subject.keys();
    let wording = subject.wording();
    let mut fields = words::fill(Fields::default(), "ask", &wording.ask, &ask_key, home);
    fields = words::fill(fields, "help", &wording.help, &help_key, home);
    if let Subject::Own(question) = subject {
        if question.required {
            fields = fields.with("required", "yes");
        }
        for choice in question.kind.choices() {
            let key = choice_key(question.id.as_str(), choice);
            let name = format!("choice-{}", choice.id);
            fields = words::fill(fields, &name, &choice.says, &key, home);
        }
    }
    fields
}

/// The choices in the order they were shown, with what was typed, after the button's step.
fn choices(
    form: &mut Form,
    web: &Web,
    question: &Question,
    home: &Community,
) -> Result<Vec<Choice>, Problem> {
    let shown: Vec<String> = form.fields.all("choice").map(str::to_owned).collect();
    let before = question.kind.choices();
    let mut list = Vec::new();
    for choice in shown.iter().filter_map(|id| {
        let mut each = before.iter();
        each.find(|choice| choice.id.as_str() == id)
    }) {
        let key = choice_key(question.id.as_str(), choice);
        let says = read_line(
            form,
            &format!("choice-{}", choice.id),
            &choice.says,
            &key,
            home,
        );
        list.push(Choice {
            id: choice.id.clone(),
            says,
        });
    }
    // A choice that somebody else added meanwhile stays, at the end.
    let unseen = before
        .iter()
        .filter(|choice| !shown.iter().any(|id| id == choice.id.as_str()));
    list.extend(unseen.cloned());
    let new = read_line(form, "choice-new", &Said::default(), "", home);
    if !new.is_silent() {
        list.push(drafts::new_choice(&web.app, new)?);
    }
    if list.len() > CHOICES_LIMIT {
        form.wrong("choice-new", "refusal-too-many");
    }
    if let Some((what, id)) = form.value("do").split_once(' ')
        && let Some(at) = list.iter().position(|choice| choice.id.as_str() == id)
    {
        match Step::from_word(what) {
            Some(step) => step.take(&mut list, at, |_, _| true),
            None if what == "remove" => drop(list.remove(at)),
            None => {}
        }
    }
    Ok(list)
}

pub(super) fn read_line(
    form: &mut Form,
    name: &str,
    before: &Said,
    key: &str,
    home: &Community,
) -> Said {
    let tidy = |text: &str| line(text, 2 * WORDING_LIMIT);
    let said = words::read(&form.fields, name, before, key, home, tidy);
    too_long(form, name, &said, WORDING_LIMIT);
    said
}

pub(super) fn read_help(form: &mut Form, before: &Said, key: &str, home: &Community) -> Said {
    let tidy = |text: &str| lines(text, 2 * HELP_LIMIT);
    let said = words::read(&form.fields, "help", before, key, home, tidy);
    too_long(form, "help", &said, HELP_LIMIT);
    said
}

fn too_long(form: &mut Form, name: &str, said: &Said, limit: usize) {
    for (tag, text) in &said.0 {
        if text.chars().count() > limit {
            form.wrong(&format!("{name}-{tag}"), "form-too-long");
        }
    }
}
