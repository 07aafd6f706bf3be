//! The third question: how may we reach you? Sent, the answer is heard, and the browser forgets what was
//! half finished.

use app::survey::{self, Answered, Given};
use app::tokens::SESSION_IDLE;
use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use domain::Refusal;
use domain::people::{Actor, Person, Source};
use domain::survey::answer::{self, Replies};
use domain::survey::reading;

use super::draft::{self, Draft};
use super::words::{self, Put};
use super::{Asked, Tongue, again, kiosk, steps, typed};
use crate::limits::Deed;
use crate::page::{self, Answer};
use crate::{Fields, Form, Posted, Problem, Visit, Web};

#[derive(Template)]
#[template(path = "survey/reach.html")]
struct ReachPage<'a> {
    v: &'a Visit,
    f: &'a Form,
    put: Put,
    behalf: bool,
    known: Option<String>,
}

async fn show(visit: &Visit, web: &Web, form: &Form, draft: &Draft) -> Answer {
    let asked = Asked::load(visit, web).await?;
    let page = ReachPage {
        v: visit,
        f: form,
        put: words::core(Tongue::of(visit), &asked, "reach"),
        behalf: draft.is_behalf(),
        known: steps::known(visit, web, draft).await?,
    };
    if form.is_fine() {
        page::show(visit, &page)
    } else {
        page::show_again(visit, &page)
    }
}

/// Where somebody goes who is not yet at the third question, or no longer.
fn elsewhere(visit: &Visit, draft: &Draft) -> Option<Response> {
    let to = match draft {
        Draft { gives: None, .. } if visit.is_somebody() => "/survey/thanks",
        Draft { gives: None, .. } | Draft { start: None, .. } => "/survey/1",
        Draft { needs: None, .. } => "/survey/2",
        _ => return None,
    };
    Some(page::go(visit, to))
}

/// `GET /survey/3`: how may we reach you?
pub async fn reach(visit: Visit, State(web): State<Web>, headers: HeaderMap) -> Answer {
    let draft = Draft::of(&visit, &headers);
    if let Some(elsewhere) = elsewhere(&visit, &draft) {
        return Ok(elsewhere);
    }
    let form = Form::with(begin_with(&visit, &web, &draft).await?);
    show(&visit, &web, &form, &draft).await
}

/// The form as it begins: in the reader's language, and with what is known of somebody who is known.
async fn begin_with(visit: &Visit, web: &Web, draft: &Draft) -> Result<Fields, Problem> {
    let fields = Fields::default().with("language", visit.language.tag);
    let who = visit.who()?;
    let Some(neighbor) = who
        .neighbor()
        .filter(|_| draft.source(visit) == Source::Web)
    else {
        return Ok(fields);
    };
    let mut tx = web.app.db.read().await?;
    let (known, person) = app::people::opened(&mut tx, &web.app, who.community(), neighbor).await?;
    let Person {
        name,
        phone,
        email,
        through,
        ..
    } = person;
    Ok(Fields::default()
        .with("language", known.language)
        .with("name", name)
        .with("phone", phone.unwrap_or_default())
        .with("email", email.unwrap_or_default())
        .with("through", through)
        .with("way", known.channel.word()))
}

/// `POST /survey/3`: heard. The same form sent again, by a double click or after a lost connection, is heard
/// once.
pub async fn sent(
    State(web): State<Web>,
    headers: HeaderMap,
    Posted { visit, fields }: Posted,
) -> Answer {
    let draft = Draft::of(&visit, &headers);
    let (Some(start), Some(gives), Some(needs)) = (&draft.start, &draft.gives, &draft.needs) else {
        return Ok(elsewhere(&visit, &draft).unwrap_or_else(|| page::go(&visit, "/survey/1")));
    };
    let asked = Asked::load(&visit, &web).await?;
    let asking = asked.asking();
    let reach = match reading::reach(typed(&fields), &asking) {
        Ok(reach) => reach,
        Err(wrong) => return show(&visit, &web, &again(fields, wrong), &draft).await,
    };
    // What the browser kept was read before; if the community changed its list meanwhile, it is asked anew.
    let (Ok(gives), Ok(needs)) = (
        reading::gives(typed(gives), &asking),
        reading::needs(typed(needs), &asking),
    ) else {
        return Ok(page::go(&visit, "/survey/1"));
    };
    visit.allow(Deed::Answer)?;
    let source = draft.source(&visit);
    let given = Given {
        form: start.form.clone(),
        version: asked.version,
        answer: answer::Answer {
            gives,
            needs,
            more: Replies::new(),
        },
        reach,
        source,
        remember: (source == Source::Web).then_some(SESSION_IDLE),
    };
    let who = match source {
        Source::Kiosk => Actor::Visitor(visit.home_id()?),
        _ => visit.who()?,
    };
    let (heard, is_first) = match survey::answer(&web.app, who, &given).await {
        Err(app::Error::Refused(Refusal::FormReused)) if source == Source::Web => {
            let stands =
                survey::resume(&web.app, who.community(), &given.form, given.remember).await?;
            (stands, false)
        }
        heard => (heard?, true),
    };
    let going = done(&visit, source, &heard)?;
    Ok(if is_first {
        going
    } else {
        page::saying(&visit, going, "survey-sent-already")
    })
}

/// On to the thank-you page; the browser forgets the draft, and knows the one who answered if it is theirs.
fn done(visit: &Visit, source: Source, heard: &Answered) -> Result<Response, Problem> {
    let going = |to| draft::forget(visit, page::go(visit, to));
    Ok(match (source, &heard.session) {
        (Source::Kiosk, _) => kiosk::carry(visit, going("/kiosk/thanks"), &heard.link)?,
        (_, Some(session)) => crate::me::known(visit, going("/survey/thanks"), session),
        _ => going("/behalf/thanks"),
    })
}
