//! The parts of the neighborhood: added, named, put in order, joined, and which of them touch.

use std::collections::BTreeSet;

use app::community;
use askama::Template;
use axum::extract::{Path, State};
use domain::AreaId;
use domain::community::{Area, Step};

use super::{beside, id};
use crate::page::{self, Answer};
use crate::{Fields, Form, Posted, Problem, Visit, Web};

#[derive(Template)]
#[template(path = "community/areas.html")]
struct AreasPage<'a> {
    v: &'a Visit,
    f: &'a Form,
    areas: Vec<Area>,
}

#[derive(Template)]
#[template(path = "community/area.html")]
struct AreaPage<'a> {
    v: &'a Visit,
    f: &'a Form,
    area: Area,
    others: Vec<Area>,
}

/// Shows all of them.
pub(super) async fn list(visit: Visit, State(web): State<Web>) -> Answer {
    visit.organizer()?;
    let page = AreasPage {
        v: &visit,
        f: &Form::default(),
        areas: known(&visit, &web).await?,
    };
    page::show(&visit, &page)
}

/// Adds one.
pub(super) async fn add(State(web): State<Web>, Posted { visit, fields }: Posted) -> Answer {
    let who = visit.organizer()?;
    let mut form = Form::with(fields);
    let done = community::add_area(&web.app, who, form.value("name")).await;
    if beside(&mut form, "name", done)?.is_none() {
        let page = AreasPage {
            v: &visit,
            f: &form,
            areas: known(&visit, &web).await?,
        };
        return page::show_again(&visit, &page);
    }
    Ok(page::go(&visit, "/settings/areas"))
}

/// Shows one.
pub(super) async fn page(visit: Visit, State(web): State<Web>, Path(area): Path<String>) -> Answer {
    visit.organizer()?;
    let area: AreaId = id(&area)?;
    let mut form = Form::default();
    let page = area_page(&visit, &web, area, &mut form).await?;
    page::show(&visit, &page)
}

/// Gives one another name.
pub(super) async fn rename(
    State(web): State<Web>,
    Path(area): Path<String>,
    Posted { visit, fields }: Posted,
) -> Answer {
    let who = visit.organizer()?;
    let area: AreaId = id(&area)?;
    let mut form = Form::with(fields);
    let done = community::rename(&web.app, who, area, form.value("name")).await;
    if beside(&mut form, "name", done)?.is_none() {
        let page = area_page(&visit, &web, area, &mut form).await?;
        return page::show_again(&visit, &page);
    }
    Ok(saved(&visit, &format!("/settings/areas/{area}")))
}

/// Moves one in the list.
pub(super) async fn step(
    State(web): State<Web>,
    Path(area): Path<String>,
    Posted { visit, fields }: Posted,
) -> Answer {
    let who = visit.organizer()?;
    let step = Step::from_word(fields.one("step")).ok_or(Problem::NotFound)?;
    community::step(&web.app, who, id(&area)?, step).await?;
    Ok(page::go(&visit, "/settings/areas"))
}

/// Draws which others touch one.
pub(super) async fn draw(
    State(web): State<Web>,
    Path(area): Path<String>,
    Posted { visit, fields }: Posted,
) -> Answer {
    let who = visit.organizer()?;
    let area: AreaId = id(&area)?;
    let touches: Vec<AreaId> = fields
        .all("touches")
        .filter_map(|id| id.parse().ok())
        .collect();
    community::draw(&web.app, who, area, &touches).await?;
    Ok(saved(&visit, &format!("/settings/areas/{area}")))
}

/// Joins one to another.
pub(super) async fn join(
    State(web): State<Web>,
    Path(area): Path<String>,
    Posted { visit, fields }: Posted,
) -> Answer {
    let who = visit.organizer()?;
    let area: AreaId = id(&area)?;
    let Ok(into) = fields.one("into").parse::<AreaId>() else {
        let mut form = Form::with(fields);
        form.wrong("into", "form-choose");
        let page = area_page(&visit, &web, area, &mut form).await?;
        return page::show_again(&visit, &page);
    };
    community::merge(&web.app, who, area, into).await?;
    Ok(page::saying(
        &visit,
        page::go(&visit, "/settings/areas"),
        "community-areas-joined",
    ))
}

fn saved(visit: &Visit, path: &str) -> axum::response::Response {
    page::saying(visit, page::go(visit, path), "community-saved")
}

async fn known(visit: &Visit, web: &Web) -> Result<Vec<Area>, Problem> {
    let mut tx = web.app.db.read().await?;
    Ok(community::areas(&mut tx, visit.home_id()?).await?)
}

async fn area_page<'a>(
    v: &'a Visit,
    web: &Web,
    id: AreaId,
    f: &'a mut Form,
) -> Result<AreaPage<'a>, Problem> {
    let home = v.home_id()?;
    let mut tx = web.app.db.read().await?;
    let mut others = community::areas(&mut tx, home).await?;
    let drawn = community::touching(&mut tx, home).await?;
    let at = others.iter().position(|area| area.id == id);
    let area = others.remove(at.ok_or(Problem::NotFound)?);
    let touching: BTreeSet<AreaId> = drawn
        .into_iter()
        .filter_map(|pair| community::other_of(pair, id))
        .collect();
    let fields = std::mem::take(&mut f.fields);
    let fields = match fields.0.is_empty() {
        true => Fields::default().with("name", area.name.clone()),
        false => fields,
    };
    f.fields = touching.into_iter().fold(fields, |fields, other| {
        fields.with("touches", other.to_string())
    });
    Ok(AreaPage { v, f, area, others })
}
