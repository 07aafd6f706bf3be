//! The organizer's day: what the plan suggests and why, who is being asked and since when, which needs
//! nobody can meet and why. Silence is a state with an age. No neighbor's name stands here, only that of an
//! organizer who put two together.

use app::Error;
use app::introductions::sql::desk;
use app::introductions::{self, relay, reports, sql};
use app::matching::{self, left_open};
use app::messages::voice;
use app::rota::view;
use askama::Template;
use axum::extract::{Path, State};
use domain::introductions::{Match, MatchState};
use domain::people::Actor;
use domain::{ListingId, MatchId, Moment};

use super::{Names, pairs, sentences};
use crate::form::Posted;
use crate::page::{self, Answer};
use crate::{Visit, Web};

/// Most of one kind on the page.
const SHOWN: i64 = 50;
/// Days ahead in which it is looked for dates that lack somebody.
const GAP_DAYS: i64 = 7;
/// Suggestions that one looks at together.
const SUGGESTED: i64 = 20;

/// One pair on the page.
struct Line {
    id: MatchId,
    need: ListingId,
    what: String,
    quantity: u32,
    urgency: &'static str,
    reason: String,
    state: MatchState,
    since: Moment,
    until: Option<Moment>,
    /// Who put the two together by hand; empty when nobody did.
    by_hand: String,
}

/// A need that nobody can meet.
struct OpenLine {
    need: ListingId,
    what: String,
    missing: u32,
    reason: String,
}

#[derive(Template)]
#[template(path = "introductions/today.html")]
struct Today<'a> {
    v: &'a Visit,
    /// What waits elsewhere: problems, messages to tell by voice.
    problems: i64,
    to_tell: usize,
    /// Dates of rotas in the next week that lack somebody.
    gaps: usize,
    /// Messages that did not arrive.
    undelivered: usize,
    relays: Vec<Line>,
    suggested: Vec<Line>,
    /// How many there are of each, also those that are not on the page.
    counts: desk::Counts,
    waiting: Vec<Line>,
    met: Vec<Line>,
    open: Vec<OpenLine>,
    more_open: usize,
    planned_at: Option<Moment>,
}

impl Today<'_> {
    /// How many more there are than on the page, in words.
    fn more(&self, all: &i64, shown: &[Line]) -> Option<String> {
        let more = all - shown.len() as i64;
        (more > 0).then(|| self.v.t1("today-open-more", "count", more))
    }
}

/// `GET /today`.
pub async fn today(visit: Visit, State(web): State<Web>) -> Answer {
    let who = visit.organizer()?;
    let mut tx = web.app.db.read().await?;
    let names = Names::of(&mut tx, who.community()).await?;
    let counts = desk::counts(&mut tx, who.community()).await?;
    let mut suggested = Vec::new();
    for id in desk::first_suggested(&mut tx, who.community(), SUGGESTED).await? {
        let found = sql::found(&mut tx, who.community(), id).await?;
        suggested.push(line(&visit, &mut tx, &names, who, &found).await?);
    }
    let (mut waiting, mut met) = (Vec::new(), Vec::new());
    for found in desk::asked(&mut tx, who.community(), SHOWN).await? {
        waiting.push(line(&visit, &mut tx, &names, who, &found).await?);
    }
    for found in desk::introduced(&mut tx, who.community(), SHOWN).await? {
        met.push(line(&visit, &mut tx, &names, who, &found).await?);
    }
    let mut relays = Vec::new();
    for found in relay::waiting(&mut tx, who.community(), SHOWN).await? {
        relays.push(line(&visit, &mut tx, &names, who, &found).await?);
    }
    let problems = reports::count_open(&mut tx, who.community()).await?;
    let to_tell = voice::to_tell(&mut tx, who.community(), SHOWN).await?.len();
    let undelivered = voice::dead(&mut tx, who.community(), SHOWN).await?.len();
    let gaps = view::gaps(&web.app, who, GAP_DAYS).await?.len();
    let latest = left_open(&mut tx, who.community()).await?;
    let planned_at = latest.as_ref().map(|(at, _)| *at);
    let all = latest.map(|(_, open)| open).unwrap_or_default();
    let mut open = Vec::new();
    for left in all.iter().take(SHOWN as usize) {
        let times = sentences::times_of(&mut tx, who.community(), left.need).await?;
        open.push(OpenLine {
            need: left.need,
            what: names.category(left.category, visit.language.tag),
            missing: left.missing,
            reason: sentences::why(&visit, &left.why, &times),
        });
    }
    let more_open = all.len() - open.len();
    page::show(
        &visit,
        &Today {
            v: &visit,
            problems,
            to_tell,
            gaps,
            undelivered,
            relays,
            suggested,
            counts,
            waiting,
            met,
            open,
            more_open,
            planned_at,
        },
    )
}

async fn line(
    visit: &Visit,
    tx: &mut app::db::Tx,
    names: &Names,
    who: Actor,
    found: &Match,
) -> Result<Line, crate::Problem> {
    let need = app::needs::row(tx, who.community(), found.need)
        .await?
        .listing();
    let beside = sql::beside(tx, who.community(), found.id).await?;
    let what = names.category(need.terms.category, visit.language.tag);
    let by_hand = match beside.put_together_by {
        Some(by) => {
            let app = &visit.web.app;
            let name = app::people::first_name_of(tx, app, who.community(), by).await?;
            pairs::by_hand(visit, &name)
        }
        None => String::new(),
    };
    Ok(Line {
        id: found.id,
        need: found.need,
        what: match need.terms.area {
            Some(area) => visit.t2("match-what-where", "what", what, "area", names.area(area)),
            None => what,
        },
        quantity: found.quantity,
        urgency: need.terms.urgency.word(),
        reason: sentences::because(visit, names, &beside.because),
        state: found.state,
        since: found.changed_at,
        until: found.until,
        by_hand,
    })
}

/// `POST /today/plan`: makes the whole plan now.
pub async fn plan(State(web): State<Web>, Posted { visit, .. }: Posted) -> Answer {
    matching::plan(&web.app, visit.organizer()?).await?;
    Ok(page::saying(
        &visit,
        page::go(&visit, "/today"),
        "today-planned",
    ))
}

/// `POST /today/ask`: asks about all the suggestions that were on the page. What is no longer suggested by
/// then is passed over.
pub async fn ask_all(State(web): State<Web>, Posted { visit, fields }: Posted) -> Answer {
    let who = visit.organizer()?;
    for id in fields.all("match").take(SUGGESTED as usize) {
        let id: MatchId = id.parse().map_err(|_| crate::Problem::NotFound)?;
        match introductions::ask(&web.app, who, id).await {
            Ok(_) | Err(Error::Refused(_) | Error::NotFound) => {}
            Err(broken) => return Err(broken.into()),
        }
    }
    Ok(page::saying(
        &visit,
        page::go(&visit, "/today"),
        "today-asked",
    ))
}

/// `POST /today/{id}`: asks about a suggestion, or lets it go.
pub async fn decide(
    State(web): State<Web>,
    Path(id): Path<String>,
    Posted { visit, fields }: Posted,
) -> Answer {
    let who = visit.organizer()?;
    let id: MatchId = id.parse().map_err(|_| crate::Problem::NotFound)?;
    let said = match fields.one("do") {
        "ask" => {
            introductions::ask(&web.app, who, id).await?;
            "today-asked"
        }
        "skip" => {
            introductions::skip(&web.app, who, id).await?;
            "today-skipped"
        }
        _ => return Err(crate::Problem::NotFound),
    };
    Ok(page::saying(&visit, page::go(&visit, "/today"), said))
}
