//! The survey, edited as quickly as a spreadsheet: choose a question, change its words, publish. Neighbors
//! see nothing of it before that.

pub(super) mod blank;
pub(super) mod preview;
pub(super) mod question;
mod words;

use app::survey::drafts::{self, Draft};
use askama::Template;
use axum::extract::{Path, State};
use domain::community::Step;
use domain::survey::editing::{Core, Edit};
use domain::survey::{Question, Unfit, Word};

use super::id;
use crate::page::{self, Answer};
use crate::{Posted, Problem, Visit, Web};
use words::in_words;

#[derive(Template)]
#[template(path = "community/survey.html")]
struct SurveyPage<'a> {
    v: &'a Visit,
    draft: Draft,
    gone: Vec<Question>,
    unfit: Option<Unfit>,
}

impl SurveyPage<'_> {
    fn core(&self) -> Vec<(&'static str, String)> {
        let put = |core: &Core| {
            let (name, _) = words::keys(core.word(), true);
            let said = &self.draft.survey.core(*core).ask;
            (core.word(), in_words(self.v, said, &name))
        };
        Core::ALL.iter().map(put).collect()
    }

    fn asks(&self, question: &Question) -> String {
        let (key, _) = words::keys(question.id.as_str(), false);
        in_words(self.v, &question.wording.ask, &key)
    }

    fn kind(&self, question: &Question) -> String {
        self.v
            .t(&format!("community-question-{}", question.kind.word()))
    }

    /// The question that cannot be asked yet, when it is one of these.
    fn culprit(&self) -> Option<&Question> {
        let name = match self.unfit.as_ref()? {
            Unfit::TooManyQuestions => return None,
            Unfit::TooLong(name) => name.as_str(),
            Unfit::TooManyChoices(word)
            | Unfit::TooFewChoices(word)
            | Unfit::SameId(word)
            | Unfit::Silent(word) => word.as_str(),
        };
        self.draft.survey.question(name)
    }
}

/// Shows the whole survey.
pub(super) async fn page(visit: Visit, State(web): State<Web>) -> Answer {
    visit.organizer()?;
    let home = visit.home_id()?;
    let mut tx = web.app.db.read().await?;
    let draft = drafts::draft(&mut tx, home).await?;
    let page = SurveyPage {
        v: &visit,
        unfit: draft.survey.fit().err(),
        draft,
        gone: drafts::no_longer_asked(&mut tx, home).await?,
    };
    page::show(&visit, &page)
}

/// Lets neighbors see the changes.
pub(super) async fn publish(State(web): State<Web>, Posted { visit, .. }: Posted) -> Answer {
    let who = visit.organizer()?;
    let done = drafts::publish(&web.app, who).await?;
    let said = match done {
        Ok(_) => "community-survey-published",
        Err(_) => "community-survey-not-yet",
    };
    Ok(overview(&visit, Some(said)))
}

/// Throws the changes away.
pub(super) async fn throw_away(State(web): State<Web>, Posted { visit, .. }: Posted) -> Answer {
    let who = visit.organizer()?;
    drafts::throw_away(&web.app, who).await?;
    Ok(overview(&visit, Some("community-survey-thrown-away")))
}

/// Asks a question again that was taken away.
pub(super) async fn bring_back(State(web): State<Web>, Posted { visit, fields }: Posted) -> Answer {
    let who = visit.organizer()?;
    drafts::bring_back(&web.app, who, fields.one("question")).await?;
    Ok(overview(&visit, None))
}

/// Moves a question.
pub(super) async fn step(
    State(web): State<Web>,
    Path(question): Path<String>,
    Posted { visit, fields }: Posted,
) -> Answer {
    let who = visit.organizer()?;
    let question: Word = id(&question)?;
    let step = Step::from_word(fields.one("step")).ok_or(Problem::NotFound)?;
    drafts::edit(&web.app, who, Edit::Place(question, step)).await?;
    Ok(overview(&visit, None))
}

/// No longer asks a question.
pub(super) async fn take_away(
    State(web): State<Web>,
    Path(question): Path<String>,
    Posted { visit, .. }: Posted,
) -> Answer {
    let who = visit.organizer()?;
    drafts::edit(&web.app, who, Edit::TakeAway(id(&question)?)).await?;
    Ok(overview(&visit, Some("community-saved")))
}

fn overview(visit: &Visit, said: Option<&'static str>) -> axum::response::Response {
    let on = page::go(visit, "/settings/survey");
    match said {
        Some(key) => page::saying(visit, on, key),
        None => on,
    }
}
