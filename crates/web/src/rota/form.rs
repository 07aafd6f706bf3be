//! Making a rota and changing it: how often, when, who is needed.

use app::rota::again;
use app::{community, rota};
use askama::Template;
use axum::extract::{Path, RawQuery, State};
use domain::moment::DAYS;
use domain::recurrence::Nth;
use domain::rota::{Series, SeriesState};
use domain::{MatchId, SeriesId};

use super::read::{self, Chosen, RoleLine};
use super::series_id;
use crate::introductions::Names;
use crate::needs::terms::Choices;
use crate::page::{self, Answer};
use crate::{Fields, Form, Posted, Problem, Visit, Web};

#[derive(Template)]
#[template(path = "rota/edit.html")]
struct FormPage<'a> {
    v: &'a Visit,
    f: &'a Form,
    choices: &'a Choices,
    roles: Vec<RoleLine>,
    /// The rota that is changed; nothing when it is a new one.
    series: Option<SeriesId>,
    /// The help that came again, of which it is made.
    again: Option<MatchId>,
}

impl FormPage<'_> {
    fn days(&self) -> &'static [&'static str] {
        &DAYS
    }

    fn nths(&self) -> &'static [Nth] {
        Nth::ALL
    }
}

async fn choices(visit: &Visit, web: &Web) -> Result<Choices, Problem> {
    let mut tx = web.app.db.read().await?;
    Choices::load(&mut tx, visit, domain::needs::Side::Offer, None).await
}

fn again_of(fields: &Fields) -> Result<Option<MatchId>, Problem> {
    match fields.one("again") {
        "" => Ok(None),
        word => word.parse().map(Some).map_err(|_| Problem::NotFound),
    }
}

/// `GET /rota/new`, also with `?again=`, of help that came again.
pub async fn new(visit: Visit, State(web): State<Web>, RawQuery(query): RawQuery) -> Answer {
    let who = visit.organizer()?;
    let asked = Fields::read(query.unwrap_or_default().as_bytes());
    let choices = choices(&visit, &web).await?;
    let today = visit.home()?.zone.day(web.app.clock.now());
    let mut fields = read::blank(today);
    let again = again_of(&asked)?;
    if let Some(last) = again {
        fields = filled_from(&visit, &web, who, last, fields).await?;
    }
    let f = &Form::with(fields);
    let page = FormPage {
        v: &visit,
        f,
        choices: &choices,
        roles: read::role_lines(&f.fields),
        series: None,
        again,
    };
    page::show(&visit, &page)
}

/// What is known already of help that came again.
async fn filled_from(
    visit: &Visit,
    web: &Web,
    who: domain::people::Actor,
    last: MatchId,
    fields: Fields,
) -> Result<Fields, Problem> {
    let found = again::one(&web.app, who, last).await?;
    let mut tx = web.app.db.read().await?;
    let names = Names::of(&mut tx, who.community()).await?;
    let what = names.category(found.category_id, visit.language.tag);
    let mut fields = fields
        .with("name", &what)
        .with("category", found.category_id.to_string())
        .with("role-name", what);
    fields.set("role-most", "1");
    Ok(match found.area_id {
        Some(area) => fields.with("area", area.to_string()),
        None => fields,
    })
}

/// `POST /rota/again`: no rota is wanted of it.
pub async fn decline(State(web): State<Web>, Posted { visit, fields }: Posted) -> Answer {
    let who = visit.organizer()?;
    let last = again_of(&fields)?.ok_or(Problem::NotFound)?;
    again::decline(&web.app, who, last).await?;
    let on = page::go(&visit, "/rotas");
    Ok(page::saying(&visit, on, "rota-said-saved"))
}

/// `POST /rota/new`.
pub async fn add(State(web): State<Web>, Posted { visit, fields }: Posted) -> Answer {
    let who = visit.organizer()?;
    let again = again_of(&fields)?;
    let id: SeriesId = web.app.chance.id(web.app.clock.now());
    match read_form(&visit, &web, &fields, id, SeriesState::Running).await? {
        Ok(series) => {
            let both_agreed = fields.said("agreed");
            let id = match again {
                Some(last) => again::start(&web.app, who, last, series, both_agreed).await?,
                None => rota::start(&web.app, who, series).await?,
            };
            let on = page::go(&visit, &format!("/rota/{id}"));
            Ok(page::saying(&visit, on, "rota-said-made"))
        }
        Err(form) => show_again(&visit, &web, &form, None, again).await,
    }
}

/// `GET /rota/{id}/change`.
pub async fn change(visit: Visit, State(web): State<Web>, Path(id): Path<String>) -> Answer {
    visit.organizer()?;
    let id = series_id(&id)?;
    let series = found(&visit, &web, id).await?;
    let choices = choices(&visit, &web).await?;
    let f = &Form::with(read::fill(&series));
    let page = FormPage {
        v: &visit,
        f,
        choices: &choices,
        roles: read::role_lines(&f.fields),
        series: Some(id),
        again: None,
    };
    page::show(&visit, &page)
}

/// `POST /rota/{id}/change`.
pub async fn save(
    State(web): State<Web>,
    Path(id): Path<String>,
    Posted { visit, fields }: Posted,
) -> Answer {
    let who = visit.organizer()?;
    let id = series_id(&id)?;
    let state = found(&visit, &web, id).await?.state;
    match read_form(&visit, &web, &fields, id, state).await? {
        Ok(series) => {
            let changed = rota::change(&web.app, who, series).await?;
            let said = match changed.asked {
                0 => "rota-said-saved",
                _ => "rota-said-asked",
            };
            let on = page::go(&visit, &format!("/rota/{id}"));
            Ok(page::saying(&visit, on, said))
        }
        Err(form) => show_again(&visit, &web, &form, Some(id), None).await,
    }
}

async fn found(visit: &Visit, web: &Web, id: SeriesId) -> Result<Series, Problem> {
    let mut tx = web.app.db.read().await?;
    Ok(rota::sql::found(&mut tx, visit.home_id()?, id).await?)
}

async fn read_form(
    visit: &Visit,
    web: &Web,
    fields: &Fields,
    id: SeriesId,
    state: SeriesState,
) -> Result<Result<Series, Form>, Problem> {
    let mut tx = web.app.db.read().await?;
    let home = visit.home_id()?;
    let areas = community::areas(&mut tx, home).await?;
    let categories = community::categories(&mut tx, home).await?;
    let (area, category) = (fields.one("area"), fields.one("category"));
    let chosen = Chosen {
        area: areas
            .iter()
            .map(|known| known.id)
            .find(|known| known.to_string() == area),
        category: categories
            .iter()
            .map(|known| known.id)
            .find(|known| known.to_string() == category),
    };
    let new_role = || web.app.chance.id(web.app.clock.now());
    Ok(read::read(fields, id, state, chosen, new_role))
}

async fn show_again(
    visit: &Visit,
    web: &Web,
    form: &Form,
    series: Option<SeriesId>,
    again: Option<MatchId>,
) -> Answer {
    let choices = choices(visit, web).await?;
    let page = FormPage {
        v: visit,
        f: form,
        choices: &choices,
        roles: read::role_lines(&form.fields),
        series,
        again,
    };
    page::show_again(visit, &page)
}
