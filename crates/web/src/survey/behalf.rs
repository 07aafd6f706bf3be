//! `/behalf`: filling the survey in for a neighbor who cannot, or would rather not, do it themself. They
//! have been asked, and what comes of it is theirs: no page of theirs is opened here.

use askama::Template;

use super::draft;
use crate::page::{self, Answer};
use crate::{Form, Posted, Visit};

#[derive(Template)]
#[template(path = "survey/behalf.html")]
struct Behalf<'a> {
    v: &'a Visit,
    f: &'a Form,
}

#[derive(Template)]
#[template(path = "survey/behalf_thanks.html")]
struct Thanks<'a> {
    v: &'a Visit,
}

/// `GET /behalf`.
pub async fn behalf(visit: Visit) -> Answer {
    visit.home()?;
    page::show(
        &visit,
        &Behalf {
            v: &visit,
            f: &Form::default(),
        },
    )
}

/// `POST /behalf`: they know and agree; the survey begins for them.
pub async fn begin(Posted { visit, fields }: Posted) -> Answer {
    visit.home()?;
    let mut form = Form::with(fields);
    if !form.has("agreed", "yes") {
        form.wrong("agreed", "survey-behalf-agree-needed");
        return page::show_again(
            &visit,
            &Behalf {
                v: &visit,
                f: &form,
            },
        );
    }
    let going = draft::forget(&visit, page::go(&visit, "/survey/1"));
    draft::begin(&visit, going, true)
}

/// `GET /behalf/thanks`.
pub async fn thanks(visit: Visit) -> Answer {
    visit.home()?;
    page::show(&visit, &Thanks { v: &visit })
}
