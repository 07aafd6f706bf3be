//! `/quick`: an organizer at the door, on the phone or with a stack of paper forms: everything on one page,
//! in the order of the paper form, and the next one at once.

use app::survey::{self, Given};
use askama::Template;
use axum::extract::{Query, State};
use domain::Refusal;
use domain::people::Source;
use domain::survey::answer;
use domain::survey::reading::{self, PASSED, Wrong};
use serde::Deserialize;

use super::more::{self, Entry};
use super::words::{self, Group, Put};
use super::{Asked, Tongue, again, new_form, typed};
use crate::page::{self, Answer};
use crate::{Fields, Form, Posted, Visit, Web};

/// The ways that an organizer may choose from.
const WAYS: [Source; 3] = [Source::Door, Source::Phone, Source::Paper];

#[derive(Template)]
#[template(path = "survey/quick.html")]
struct Quick<'a> {
    v: &'a Visit,
    f: &'a Form,
    form_id: String,
    gives: (Put, Vec<Group>),
    needs: (Put, Vec<Group>),
    reach: Put,
    entries: Vec<Entry>,
}

/// Which way the last one came in, so that the next is begun the same.
#[derive(Deserialize)]
pub struct Before {
    #[serde(default)]
    by: String,
}

/// `GET /quick`.
pub async fn quick(visit: Visit, State(web): State<Web>, Query(before): Query<Before>) -> Answer {
    visit.organizer()?;
    let source = Source::from_word(&before.by).filter(|by| WAYS.contains(by));
    let fields = Fields::default()
        .with("by", source.unwrap_or(Source::Door).word())
        .with("soon", "whenever")
        .with("language", visit.language.tag);
    show(&visit, &web, &Form::with(fields), new_form(&visit)).await
}

async fn show(visit: &Visit, web: &Web, form: &Form, form_id: String) -> Answer {
    let asked = Asked::load(visit, web).await?;
    let tongue = Tongue::of(visit);
    let side = |name: &str| {
        let put = words::core(tongue, &asked, name);
        (put, words::groups(tongue, &asked.categories, form, name))
    };
    let page = Quick {
        v: visit,
        f: form,
        form_id,
        gives: side("gives"),
        needs: side("needs"),
        reach: words::core(tongue, &asked, "reach"),
        entries: more::entries(tongue, &asked),
    };
    if form.is_fine() {
        page::show(visit, &page)
    } else {
        page::show_again(visit, &page)
    }
}

/// `POST /quick`: heard, and the next one.
pub async fn sent(State(web): State<Web>, Posted { visit, fields }: Posted) -> Answer {
    let who = visit.organizer()?;
    let mut asked = Asked::load(&visit, &web).await?;
    // Paper cannot insist; what was left empty was passed.
    for question in &mut asked.survey.more {
        question.required = false;
    }
    let source = Source::from_word(fields.one("by")).filter(|by| WAYS.contains(by));
    let mut given = match read(&asked, &with_passes(&fields)) {
        Ok(given) => given,
        Err(wrong) => {
            let form_id = fields.one("form").to_owned();
            return show(&visit, &web, &again(fields, wrong), form_id).await;
        }
    };
    given.form = fields.one("form").to_owned();
    given.source = source.unwrap_or(Source::Door);
    match survey::answer(&web.app, who, &given).await {
        Err(app::Error::Refused(Refusal::FormReused)) => {
            let mut form = Form::with(fields);
            form.wrong("form", "survey-quick-reused");
            show(&visit, &web, &form, new_form(&visit)).await
        }
        heard => {
            heard?;
            let next = page::go(&visit, &format!("/quick?by={}", given.source.word()));
            Ok(page::saying(&visit, next, "survey-quick-saved"))
        }
    }
}

/// What was left empty, as passed.
fn with_passes(fields: &Fields) -> Fields {
    let mut fields = fields.clone();
    for side in ["gives", "needs"] {
        if !fields.said(side) && !fields.said(&format!("{side}-words")) {
            fields = fields.with(&format!("{side}-pass"), PASSED);
        }
    }
    let told = ["name", "phone", "email", "through"]
        .iter()
        .any(|name| fields.said(name));
    if told {
        fields
    } else {
        fields.with("reach-pass", PASSED)
    }
}

/// Reads all of it at once, so that everything that needs another look is said at once.
fn read(asked: &Asked, fields: &Fields) -> Result<Given, Wrong> {
    let (typed, asking) = (typed(fields), asked.asking());
    let gives = reading::gives(typed, &asking);
    let needs = reading::needs(typed, &asking);
    let reach = reading::reach(typed, &asking);
    let more = reading::more(typed, &asking);
    match (gives, needs, reach, more) {
        (Ok(gives), Ok(needs), Ok(reach), Ok(more)) => Ok(Given {
            form: String::new(),
            version: asked.version,
            answer: answer::Answer { gives, needs, more },
            reach,
            source: Source::Door,
            remember: None,
        }),
        (gives, needs, reach, more) => {
            let all = [gives.err(), needs.err(), reach.err(), more.err()];
            Err(Wrong(
                all.into_iter()
                    .flatten()
                    .flat_map(|wrong| wrong.0)
                    .collect(),
            ))
        }
    }
}
