//! The survey as a neighbor will see it, made of the very pieces that neighbors are shown. Nothing here
//! can be sent.

use app::survey::drafts;
use askama::Template;
use axum::extract::State;

use crate::page::{self, Answer};
use crate::survey::more::{self, Entry};
use crate::survey::words::{self, Group, Put};
use crate::survey::{Asked, Tongue};
use crate::{Form, Visit, Web};

#[derive(Template)]
#[template(path = "community/preview.html")]
struct PreviewPage<'a> {
    v: &'a Visit,
    f: &'a Form,
    gives: Put,
    needs: Put,
    reach: Put,
    groups: Vec<Group>,
    entries: Vec<Entry>,
    is_changed: bool,
}

/// Shows the draft.
pub(crate) async fn page(visit: Visit, State(web): State<Web>) -> Answer {
    visit.organizer()?;
    let mut asked = Asked::load(&visit, &web).await?;
    let mut tx = web.app.db.read().await?;
    let draft = drafts::draft(&mut tx, visit.home_id()?).await?;
    asked.survey = draft.survey;
    let tongue = Tongue::of(&visit);
    let form = Form::default();
    let page = PreviewPage {
        v: &visit,
        f: &form,
        gives: words::core(tongue, &asked, "gives"),
        needs: words::core(tongue, &asked, "needs"),
        reach: words::core(tongue, &asked, "reach"),
        groups: words::groups(tongue, &asked.categories, &form, ""),
        entries: more::entries(tongue, &asked),
        is_changed: draft.is_changed,
    };
    page::show(&visit, &page)
}
