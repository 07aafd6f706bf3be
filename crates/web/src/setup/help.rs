//! The second page: what people could help each other with.

use app::community::setup::{self, Draft};
use app::community::starter::{CATEGORIES, GROUPS, Group, Starter};
use askama::Template;
use axum::extract::{Path, State};

use crate::page::{self, Answer};
use crate::{Fields, Form, Posted, Visit, Web};

#[derive(Template)]
#[template(path = "setup/help.html")]
struct HelpPage<'a> {
    v: &'a Visit,
    f: &'a Form,
    token: &'a str,
}

impl HelpPage<'_> {
    fn groups(&self) -> &'static [Group] {
        &GROUPS
    }

    fn in_group(&self, group: &Group) -> Vec<&'static Starter> {
        let within = |starter: &&Starter| starter.group == group.key;
        CATEGORIES.iter().filter(within).collect()
    }

    fn said<'s>(&self, text: &'s domain::community::Said) -> &'s str {
        text.to(self.v.language.tag, "en")
    }
}

/// Shows the page.
pub(super) async fn page(
    visit: Visit,
    State(web): State<Web>,
    Path(token): Path<String>,
) -> Answer {
    let Some(draft) = super::draft(&web, &token).await? else {
        return Ok(super::step(&visit, &token, "/you"));
    };
    if !draft.has_place() {
        return Ok(super::step(&visit, &token, ""));
    }
    let form = Form::with(ticked(&draft));
    let page = HelpPage {
        v: &visit,
        f: &form,
        token: &token,
    };
    page::show(&visit, &page)
}

/// Keeps the page.
pub(super) async fn save(
    State(web): State<Web>,
    Path(token): Path<String>,
    Posted { visit, fields }: Posted,
) -> Answer {
    let Some(mut draft) = super::draft(&web, &token).await? else {
        return Ok(super::step(&visit, &token, "/you"));
    };
    let mut form = Form::with(fields);
    let keys = CATEGORIES.iter().map(|starter| &starter.key);
    let chosen: Vec<String> = keys
        .filter(|key| form.has("category", key))
        .cloned()
        .collect();
    if chosen.is_empty() {
        form.wrong("category", "setup-help-none");
        let page = HelpPage {
            v: &visit,
            f: &form,
            token: &token,
        };
        return page::show_again(&visit, &page);
    }
    draft.categories = Some(chosen);
    setup::keep(&web.app, &token, &draft).await?;
    Ok(super::step(&visit, &token, "/you"))
}

fn ticked(draft: &Draft) -> Fields {
    let kept = |key: &String| {
        let chosen = draft.categories.as_ref();
        chosen.is_none_or(|chosen| chosen.contains(key))
    };
    let keys = CATEGORIES.iter().map(|starter| &starter.key);
    keys.filter(|key| kept(key))
        .fold(Fields::default(), |fields, key| {
            fields.with("category", key.as_str())
        })
}
