//! `/print/survey`: the survey on paper, in every language of the community, with large boxes to tick, in
//! the order of an organizer's quick form.

use askama::Template;
use axum::extract::State;
use domain::community::Community;

use super::more::{self, Entry};
use super::words::{self, Group, Put};
use super::{Asked, Tongue};
use crate::page::{self, Answer};
use crate::text::{Arg, Language, language};
use crate::{Visit, Web};

/// The survey in one language.
struct Sheet<'a> {
    language: &'static Language,
    home: &'a Community,
    run_by: &'a str,
    groups: Vec<Group>,
    gives: Put,
    needs: Put,
    reach: Put,
    entries: Vec<Entry>,
}

impl Sheet<'_> {
    fn t(&self, key: &str) -> String {
        self.language.text(key, &[])
    }

    fn tw(&self, kind: &str, word: &str) -> String {
        self.t(&format!("{kind}-{word}"))
    }

    fn t1<'b>(&self, key: &str, name: &str, value: impl Into<Arg<'b>>) -> String {
        self.language.text(key, &[(name, value.into())])
    }
}

#[derive(Template)]
#[template(path = "survey/paper.html")]
struct Paper<'a> {
    v: &'a Visit,
    sheets: Vec<Sheet<'a>>,
}

/// `GET /print/survey`.
pub async fn paper(visit: Visit, State(web): State<Web>) -> Answer {
    let home = visit.home()?;
    let asked = Asked::load(&visit, &web).await?;
    let sheet = |tag: &String| {
        let tongue = Tongue {
            language: language(tag),
            ..Tongue::of(&visit)
        };
        Sheet {
            language: tongue.language,
            home,
            run_by: tongue.said(&home.run_by),
            groups: words::in_groups(tongue, &asked.categories, |_| false),
            gives: words::core(tongue, &asked, "gives"),
            needs: words::core(tongue, &asked, "needs"),
            reach: words::core(tongue, &asked, "reach"),
            entries: more::entries(tongue, &asked),
        }
    };
    let sheets = home.languages.iter().map(sheet).collect();
    page::show(&visit, &Paper { v: &visit, sheets })
}
