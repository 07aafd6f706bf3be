//! `/me/data`: what is known about somebody, to be put right by them, and to be taken along.

use app::people::own::{self, Myself};
use app::{export, people};
use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use domain::people::{ASKS_A_WEEK_LIMIT, Channel, Neighbor, Person};
use domain::survey::answer::Circumstances;
use domain::survey::reading::{self, Wrong};

use crate::page::{self, Answer};
use crate::survey::words::{self, Choosable};
use crate::survey::{Asked, Tongue, again, more, typed};
use crate::{Fields, Form, Posted, Problem, Visit, Web};

#[derive(Template)]
#[template(path = "me/data.html")]
struct DataPage<'a> {
    v: &'a Visit,
    f: &'a Form,
    areas: Vec<Choosable>,
    near: Vec<Choosable>,
    drawer: Vec<Choosable>,
    radius: Vec<Choosable>,
}

impl DataPage<'_> {
    fn drawer_is_open(&self) -> bool {
        self.drawer
            .iter()
            .any(|(value, _)| self.f.has("speaks", value))
    }
}

fn show(visit: &Visit, asked: &Asked, form: &Form) -> Answer {
    let (near, drawer) = words::languages(Tongue::of(visit));
    let page = DataPage {
        v: visit,
        f: form,
        areas: asked
            .areas
            .iter()
            .map(|area| (area.id.to_string(), area.name.clone()))
            .collect(),
        near,
        drawer,
        radius: more::radius(Tongue::of(visit)),
    };
    if form.is_fine() {
        page::show(visit, &page)
    } else {
        page::show_again(visit, &page)
    }
}

/// `GET /me/data`.
pub async fn data(visit: Visit, State(web): State<Web>) -> Answer {
    let asked = Asked::load(&visit, &web).await?;
    let mut tx = web.app.db.read().await?;
    let whose = visit.neighbor()?;
    let (me, person) = people::opened(&mut tx, &web.app, visit.home_id()?, whose).await?;
    drop(tx);
    show(&visit, &asked, &Form::with(known(&me, person)))
}

fn known(me: &Neighbor, person: Person) -> Fields {
    let mut fields = Fields::default()
        .with("name", person.name)
        .with("phone", person.phone.unwrap_or_default())
        .with("email", person.email.unwrap_or_default())
        .with("through", person.through)
        .with("notes", person.notes)
        .with("way", me.channel.word())
        .with("language", me.language.as_str())
        .with("asks", me.asks_a_week.to_string())
        .with(
            "area",
            me.area.map(|area| area.to_string()).unwrap_or_default(),
        )
        .with(
            "radius",
            me.radius
                .map_or("any".to_owned(), |steps| steps.to_string()),
        );
    for word in me.times.to_words().split(' ') {
        fields = fields.with("times", word);
    }
    for code in &me.speaks {
        fields = fields.with("speaks", code.as_str());
    }
    fields
}

/// `POST /me/data`.
pub async fn saved(State(web): State<Web>, Posted { visit, fields }: Posted) -> Answer {
    let whose = visit.neighbor()?;
    let asked = Asked::load(&visit, &web).await?;
    match myself(&asked, &fields) {
        Ok(myself) => {
            own::change(&web.app, visit.who()?, whose, &myself).await?;
            Ok(page::saying(&visit, page::go(&visit, "/me"), "me-saved"))
        }
        Err(wrong) => show(&visit, &asked, &again(fields, wrong)),
    }
}

fn myself(asked: &Asked, fields: &Fields) -> Result<Myself, Wrong> {
    let (typed, asking) = (typed(fields), asked.asking());
    let mut wrong = Wrong::default();
    let person = reading::person(typed, asking.country, &mut wrong);
    let channel = Channel::from_word(typed.one("way")).unwrap_or(Channel::Nobody);
    reading::check_way(channel, &person, &mut wrong);
    let asks = reading::whole_number(typed.one("asks"));
    let asks = asks.filter(|asks| (0..=ASKS_A_WEEK_LIMIT).contains(asks));
    if asks.is_none() {
        wrong.note("asks", "form-number");
    }
    wrong.or(Myself {
        person,
        channel,
        language: reading::written(typed.one("language"), &asking),
        of: Circumstances {
            area: reading::area(typed.one("area"), asking.areas),
            times: reading::times(typed, "times"),
            speaks: reading::languages(typed, "speaks", asking.spoken),
            radius: reading::radius(typed.one("radius")).flatten(),
        },
        asks_a_week: asks.unwrap_or_default(),
    })
}

/// `GET /me/download`: everything that is known about them, as JSON.
pub async fn download(visit: Visit, State(web): State<Web>) -> Answer {
    let whose = visit.neighbor()?;
    let all = export::own(&web.app, visit.who()?, whose).await?;
    let text = serde_json::to_string_pretty(&all).map_err(|_| Problem::Broken)?;
    let headers = [
        ("content-type", "application/json; charset=utf-8"),
        (
            "content-disposition",
            "attachment; filename=\"manyhands.json\"",
        ),
        ("cache-control", "no-store"),
    ];
    Ok((headers, text).into_response())
}
