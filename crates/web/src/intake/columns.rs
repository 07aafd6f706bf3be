//! What the columns of a file hold, beside what would come of it: looked at, corrected, looked at again, run.

use std::collections::BTreeMap;

use app::intake::looking::{self, Looked};
use app::intake::mappings::{self, Saved};
use app::intake::{runs, waiting};
use askama::Template;
use axum::extract::{Path, State};
use domain::intake::{DateOrder, Kind, Question, Reason, Weekday, Why};
use domain::needs::Side;
use domain::words::{NAME_LIMIT, line};
use domain::{Refusal, UploadId};

use super::seen::{Seen, Words, say};
use super::{file, typed};
use crate::page::{self, Answer};
use crate::{Form, Posted, Problem, Visit, Web};

/// Longest cell that is shown, in characters.
const CELL: usize = 80;
/// Rows that could not be read and are shown.
const UNREAD: usize = 50;

/// The kinds of columns as they are offered, in groups: a text key, and words.
const GROUPS: [(&str, &[&str]); 4] = [
    (
        "intake-group-who",
        &[
            "name",
            "first_name",
            "last_name",
            "phone",
            "email",
            "contact_by",
            "area",
            "languages",
        ],
    ),
    (
        "intake-group-what",
        &[
            "gives",
            "needs",
            "gives_or_needs",
            "side",
            "give_flag",
            "need_flag",
            "give_note",
            "need_note",
        ],
    ),
    ("intake-group-when", &["urgency", "due", "often", "times"]),
    (
        "intake-group-rest",
        &["status", "disabled", "when", "notes"],
    ),
];

/// A column, ready to be shown.
struct Shown {
    at: usize,
    header: String,
    cells: Vec<String>,
    is: &'static str,
    /// How sure, as a word; nothing once an organizer chose.
    sure: &'static str,
    why: &'static str,
    question: Option<String>,
    category: Option<String>,
    day: Option<&'static str>,
}

impl Shown {
    fn asks(&self) -> bool {
        self.question.is_some() || self.sure == "unsure"
    }
}

#[derive(Template)]
#[template(path = "intake/columns.html")]
struct ColumnsPage<'a> {
    v: &'a Visit,
    f: &'a Form,
    looked: &'a Looked,
    columns: Vec<Shown>,
    rows: Vec<Seen>,
    words: &'a Words,
    saved: Vec<Saved>,
}

impl ColumnsPage<'_> {
    fn groups(&self) -> &'static [(&'static str, &'static [&'static str])] {
        &GROUPS
    }

    fn orders(&self) -> &'static [DateOrder] {
        DateOrder::ALL
    }

    fn days(&self) -> &'static [Weekday] {
        Weekday::ALL
    }

    fn has_dates(&self) -> bool {
        let dated = |kind: &Kind| matches!(kind, Kind::When | Kind::Due | Kind::Urgency);
        let columns = &self.looked.mapping.columns;
        columns.iter().any(|column| dated(&column.kind))
    }

    fn asks_for_the_order(&self) -> bool {
        let questions = &self.looked.guess.questions;
        questions
            .iter()
            .any(|q| matches!(q, Question::DateOrder { .. }))
    }

    fn nobody(&self) -> bool {
        let columns = &self.looked.mapping.columns;
        !columns.iter().any(|column| {
            matches!(
                column.kind,
                Kind::Name | Kind::FirstName | Kind::LastName | Kind::Phone | Kind::Email
            )
        })
    }

    fn asking(&self) -> usize {
        self.columns.iter().filter(|column| column.asks()).count()
    }

    fn encoding(&self) -> &'static str {
        self.looked.encoding
    }

    fn between(&self) -> String {
        let word = match self.looked.separator {
            ';' => "semicolon",
            '\t' => "tab",
            '|' => "pipe",
            _ => "comma",
        };
        self.v.tw("intake-between", word)
    }

    /// A cell, cut to what is needed to know it by.
    fn short(&self, cell: &str) -> String {
        match cell.char_indices().nth(CELL) {
            Some((end, _)) => format!("{}…", &cell[..end]),
            None => cell.to_owned(),
        }
    }

    /// Rows that could not be read.
    fn unread(&self) -> Vec<String> {
        let some = self.looked.outcome.reported.iter().take(UNREAD);
        some.map(|one| {
            let why = Reason::from_word(one.reason)
                .map(|reason| say(self.v, reason, one.column.as_deref()));
            self.v.t2(
                "intake-row-why",
                "row",
                one.row,
                "why",
                why.unwrap_or_default(),
            )
        })
        .collect()
    }

    fn has_more_unread(&self) -> bool {
        self.looked.outcome.reported.len() > UNREAD
    }

    /// What would not be understood and is kept as it is written: how often each.
    fn remarks(&self) -> Vec<String> {
        let mut counts: BTreeMap<(Reason, Option<&str>), u64> = BTreeMap::new();
        for one in &self.looked.outcome.remarks {
            if let Some(reason) = Reason::from_word(one.reason) {
                *counts.entry((reason, one.column.as_deref())).or_default() += 1;
            }
        }
        let of = counts.into_iter().map(|((reason, column), count)| {
            let what = say(self.v, reason, column);
            self.v.t2("intake-remark", "what", what, "count", count)
        });
        of.collect()
    }

    /// Whether a category of a tick is none of the community's: it stays a free line.
    fn is_line(&self, category: &str) -> bool {
        self.words.key_of(category).is_none()
    }

    fn is_category(&self, category: &str, key: &str) -> bool {
        self.words.key_of(category) == Some(key)
    }
}

/// `GET /import/{id}`.
pub(super) async fn page(visit: Visit, State(web): State<Web>, Path(id): Path<String>) -> Answer {
    let looked = looking::look(&web.app, visit.organizer()?, file(&id)?).await?;
    show(&visit, &web, &looked, &Form::default()).await
}

async fn show(visit: &Visit, web: &Web, looked: &Looked, form: &Form) -> Answer {
    let mut tx = web.app.db.read().await?;
    let words = Words::load(&mut tx, visit).await?;
    let saved = mappings::all(&mut tx, visit.home_id()?).await?;
    drop(tx);
    let page = ColumnsPage {
        v: visit,
        f: form,
        columns: columns(visit, looked, &words),
        rows: looked
            .first
            .iter()
            .map(|row| words.row(visit, row))
            .collect(),
        words: &words,
        saved,
        looked,
    };
    if form.is_fine() {
        page::show(visit, &page)
    } else {
        page::show_again(visit, &page)
    }
}

fn columns(visit: &Visit, looked: &Looked, words: &Words) -> Vec<Shown> {
    let of = looked.mapping.columns.iter().enumerate();
    of.map(|(at, column)| {
        let guessed = looked.guess.mapping.columns[at].kind == column.kind;
        let how = looked.guess.columns[at];
        Shown {
            at,
            header: column.header.clone(),
            cells: looked.cells[at].clone(),
            is: column.kind.word(),
            sure: if guessed { how.sure.word() } else { "" },
            why: if guessed { how.why.word() } else { "chosen" },
            question: looked
                .guess
                .questions
                .iter()
                .filter(|_| guessed && how.why != Why::Empty)
                .find_map(|question| asks(visit, words, &column.header, question)),
            category: column.kind.category().map(str::to_owned),
            day: column.kind.day().map(Weekday::word),
        }
    })
    .collect()
}

/// What is asked about a column.
fn asks(visit: &Visit, words: &Words, header: &str, question: &Question) -> Option<String> {
    match question {
        Question::DateOrder { column, .. } if column == header => Some(visit.t("intake-ask-dates")),
        Question::GivenOrNeeded { column, taken } if column == header => Some(match taken {
            Side::Offer => visit.t("intake-ask-given"),
            Side::Need => visit.t("intake-ask-needed"),
        }),
        Question::TickForCategory {
            column,
            category,
            side,
        } if column == header => {
            let name = words.category(category);
            Some(match side {
                Side::Offer => visit.t1("intake-ask-tick-give", "category", name),
                Side::Need => visit.t1("intake-ask-tick-need", "category", name),
            })
        }
        Question::NotRecognised { column } if column == header => {
            Some(visit.t("intake-ask-unknown"))
        }
        _ => None,
    }
}

/// `POST /import/{id}`: keeps what was chosen, then does what the button says.
pub(super) async fn said(
    State(web): State<Web>,
    Path(id): Path<String>,
    Posted { visit, fields }: Posted,
) -> Answer {
    let (who, id) = (visit.organizer()?, file(&id)?);
    let looked = looking::look(&web.app, who, id).await?;
    let mapping = typed::mapping(&looked.mapping, &fields);
    waiting::say(&web.app, who, id, &mapping).await?;
    let name = line(fields.one("name"), NAME_LIMIT);
    match fields.one("do") {
        "save" if name.is_empty() => {
            let looked = looking::look(&web.app, who, id).await?;
            let mut form = Form::with(fields);
            form.wrong("name", "form-needed");
            show(&visit, &web, &looked, &form).await
        }
        "save" => {
            mappings::save(&web.app, who, &name, &mapping).await?;
            Ok(page::saying(&visit, here(&visit, id), "intake-saved"))
        }
        "use" => lay_over(&web, &visit, id, &looked, fields.one("saved")).await,
        "forget" => {
            mappings::forget(&web.app, who, fields.one("saved")).await?;
            Ok(page::saying(&visit, here(&visit, id), "intake-forgotten"))
        }
        "guess" => {
            waiting::say(&web.app, who, id, &looked.guess.mapping).await?;
            Ok(here(&visit, id))
        }
        "try" => begin(&web, &visit, id, true).await,
        "run" => {
            if looked.saved.is_none() {
                let day = visit.day(&visit.home()?.zone.day(visit.now()));
                let name = visit.t1("intake-mapping-of", "day", day);
                mappings::save(&web.app, who, &name, &mapping).await?;
            }
            begin(&web, &visit, id, false).await
        }
        _ => Ok(here(&visit, id)),
    }
}

async fn lay_over(web: &Web, visit: &Visit, id: UploadId, looked: &Looked, chosen: &str) -> Answer {
    let mut tx = web.app.db.read().await?;
    let saved = mappings::all(&mut tx, visit.home_id()?).await?;
    drop(tx);
    let Some(found) = saved.iter().find(|one| one.headers_hash == chosen) else {
        return Ok(page::saying(visit, here(visit, id), "form-choose"));
    };
    let mapping = found.mapping()?.over(looked.guess.mapping.clone());
    waiting::say(&web.app, visit.organizer()?, id, &mapping).await?;
    Ok(page::saying(visit, here(visit, id), "intake-laid-over"))
}

async fn begin(web: &Web, visit: &Visit, id: UploadId, trial: bool) -> Answer {
    match runs::start(&web.app, visit.organizer()?, id, trial).await {
        Ok(run) => Ok(page::go(visit, &format!("/import/run/{run}"))),
        Err(app::Error::Refused(Refusal::NotOpen)) => {
            Ok(page::saying(visit, here(visit, id), "intake-one-at-a-time"))
        }
        Err(error) => Err(Problem::from(error)),
    }
}

fn here(visit: &Visit, id: UploadId) -> axum::response::Response {
    page::go(visit, &format!("/import/{id}"))
}
