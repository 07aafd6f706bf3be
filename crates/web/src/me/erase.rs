//! `/me/erase`: what goes and what stays as a count; then everything goes, from the browser too.

use app::Error;
use app::people::{self, own};
use askama::Template;
use axum::extract::State;
use domain::Refusal;

use super::unknown;
use crate::page::{self, Answer};
use crate::{Form, Posted, Visit, Web, survey};

#[derive(Template)]
#[template(path = "me/erase.html")]
struct Erase<'a> {
    v: &'a Visit,
    f: &'a Form,
    goes: own::Goes,
}

#[derive(Template)]
#[template(path = "me/goodbye.html")]
struct Goodbye<'a> {
    v: &'a Visit,
}

async fn show(visit: &Visit, web: &Web, form: &Form) -> Answer {
    let mut tx = web.app.db.read().await?;
    let goes = own::goes(&mut tx, visit.home_id()?, visit.neighbor()?).await?;
    drop(tx);
    let page = Erase {
        v: visit,
        f: form,
        goes,
    };
    if form.is_fine() {
        page::show(visit, &page)
    } else {
        page::show_again(visit, &page)
    }
}

/// `GET /me/erase`.
pub async fn erase(visit: Visit, State(web): State<Web>) -> Answer {
    show(&visit, &web, &Form::default()).await
}

/// `POST /me/erase`.
pub async fn erased(State(web): State<Web>, Posted { visit, fields }: Posted) -> Answer {
    let whose = visit.neighbor()?;
    let mut form = Form::with(fields);
    if !form.has("sure", "yes") {
        form.wrong("sure", "me-erase-sure-needed");
        return show(&visit, &web, &form).await;
    }
    match people::erase::forget(&web.app, visit.who()?, whose).await {
        Err(Error::Refused(Refusal::LastOrganizer)) => {
            form.wrong("sure", Refusal::LastOrganizer.key());
            return show(&visit, &web, &form).await;
        }
        went => went?,
    }
    let going = survey::forget_draft(&visit, page::go(&visit, "/goodbye"));
    Ok(unknown(&visit, going))
}

/// `GET /goodbye`.
pub async fn goodbye(visit: Visit) -> Answer {
    visit.home()?;
    page::show(&visit, &Goodbye { v: &visit })
}
