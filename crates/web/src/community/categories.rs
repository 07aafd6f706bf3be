//! The kinds of help: what they are called in each language, how they are found, in which order they stand,
//! and which are no longer offered.

use app::community::categories;
use app::community::starter::{GROUPS, Group};
use askama::Template;
use axum::extract::{Path, State};
use domain::CategoryId;
use domain::community::{Category, Community, Misworded, Said, Step, Wording};
use domain::words::{LINE_LIMIT, NAME_LIMIT, NOTE_LIMIT, line};

use super::{beside, id, said};
use crate::page::{self, Answer};
use crate::{Fields, Form, Posted, Problem, Visit, Web};

#[derive(Template)]
#[template(path = "community/categories.html")]
struct CategoriesPage<'a> {
    v: &'a Visit,
    home: &'a Community,
    all: Vec<Category>,
}

impl CategoriesPage<'_> {
    fn groups(&self) -> &'static [Group] {
        &GROUPS
    }

    fn in_group(&self, group: &Group) -> Vec<&Category> {
        let listed = |category: &&Category| category.group == group.key && !category.retired;
        self.all.iter().filter(listed).collect()
    }

    fn retired(&self) -> Vec<&Category> {
        self.all
            .iter()
            .filter(|category| category.retired)
            .collect()
    }

    fn said<'s>(&self, text: &'s Said) -> &'s str {
        text.to(self.v.language.tag, self.home.first_language())
    }
}

#[derive(Template)]
#[template(path = "community/category.html")]
struct CategoryPage<'a> {
    v: &'a Visit,
    f: &'a Form,
    home: &'a Community,
    /// `None` for a new one.
    category: Option<Category>,
}

impl CategoryPage<'_> {
    fn groups(&self) -> &'static [Group] {
        &GROUPS
    }

    fn tongues(&self) -> Vec<(&'static str, &'static str, &'static str)> {
        said::languages(self.home)
    }

    fn title(&self) -> String {
        match &self.category {
            Some(category) => self.said(&category.names).to_owned(),
            None => self.v.t("community-category-new"),
        }
    }

    fn said<'s>(&self, text: &'s Said) -> &'s str {
        text.to(self.v.language.tag, self.home.first_language())
    }

    fn is_retired(&self) -> bool {
        let category = self.category.as_ref();
        category.is_some_and(|category| category.retired)
    }

    fn action(&self) -> String {
        match &self.category {
            Some(category) => self.v.at(&format!("/settings/categories/{}", category.id)),
            None => self.v.at("/settings/categories/new"),
        }
    }
}

/// Shows all of them.
pub(super) async fn list(visit: Visit, State(web): State<Web>) -> Answer {
    visit.organizer()?;
    let page = CategoriesPage {
        v: &visit,
        home: visit.home()?,
        all: known(&visit, &web).await?,
    };
    page::show(&visit, &page)
}

/// Shows an empty form.
pub(super) async fn blank(visit: Visit) -> Answer {
    visit.organizer()?;
    let page = CategoryPage {
        v: &visit,
        f: &Form::default(),
        home: visit.home()?,
        category: None,
    };
    page::show(&visit, &page)
}

/// Adds one.
pub(super) async fn add(State(web): State<Web>, Posted { visit, fields }: Posted) -> Answer {
    let who = visit.organizer()?;
    let home = visit.home()?;
    let mut form = Form::with(fields);
    let wording = read(&mut form, &Wording::default(), home);
    if form.is_fine() {
        let done = categories::add(&web.app, who, &wording).await;
        if beside(&mut form, &first_name(home), done)?.is_some() {
            return Ok(saved(&visit));
        }
    }
    let page = CategoryPage {
        v: &visit,
        f: &form,
        home,
        category: None,
    };
    page::show_again(&visit, &page)
}

/// Shows one.
pub(super) async fn page(
    visit: Visit,
    State(web): State<Web>,
    Path(category): Path<String>,
) -> Answer {
    visit.organizer()?;
    let home = visit.home()?;
    let category = find(&visit, &web, &category).await?;
    let form = Form::with(typed(&category, home));
    let page = CategoryPage {
        v: &visit,
        f: &form,
        home,
        category: Some(category),
    };
    page::show(&visit, &page)
}

/// Says one anew.
pub(super) async fn save(
    State(web): State<Web>,
    Path(category): Path<String>,
    Posted { visit, fields }: Posted,
) -> Answer {
    let who = visit.organizer()?;
    let home = visit.home()?;
    let category = find(&visit, &web, &category).await?;
    let mut form = Form::with(fields);
    let wording = read(&mut form, &category.wording(), home);
    if form.is_fine() {
        let done = categories::edit(&web.app, who, category.id, &wording).await;
        if beside(&mut form, &first_name(home), done)?.is_some() {
            return Ok(saved(&visit));
        }
    }
    let page = CategoryPage {
        v: &visit,
        f: &form,
        home,
        category: Some(category),
    };
    page::show_again(&visit, &page)
}

/// Moves one among its group.
pub(super) async fn step(
    State(web): State<Web>,
    Path(category): Path<String>,
    Posted { visit, fields }: Posted,
) -> Answer {
    let who = visit.organizer()?;
    let step = Step::from_word(fields.one("step")).ok_or(Problem::NotFound)?;
    categories::step(&web.app, who, id(&category)?, step).await?;
    Ok(page::go(&visit, "/settings/categories"))
}

/// No longer offers one.
pub(super) async fn retire(
    State(web): State<Web>,
    Path(category): Path<String>,
    Posted { visit, .. }: Posted,
) -> Answer {
    let who = visit.organizer()?;
    categories::retire(&web.app, who, id(&category)?).await?;
    Ok(saved(&visit))
}

/// Offers one again.
pub(super) async fn bring_back(
    State(web): State<Web>,
    Path(category): Path<String>,
    Posted { visit, .. }: Posted,
) -> Answer {
    let who = visit.organizer()?;
    categories::bring_back(&web.app, who, id(&category)?).await?;
    Ok(saved(&visit))
}

fn saved(visit: &Visit) -> axum::response::Response {
    let on = page::go(visit, "/settings/categories");
    page::saying(visit, on, "community-saved")
}

async fn known(visit: &Visit, web: &Web) -> Result<Vec<Category>, Problem> {
    let mut tx = web.app.db.read().await?;
    Ok(app::community::categories(&mut tx, visit.home_id()?).await?)
}

async fn find(visit: &Visit, web: &Web, word: &str) -> Result<Category, Problem> {
    let wanted: CategoryId = id(word)?;
    let mut all = known(visit, web).await?.into_iter();
    all.find(|category| category.id == wanted)
        .ok_or(Problem::NotFound)
}

fn typed(category: &Category, home: &Community) -> Fields {
    let mut fields = Fields::default().with("group", category.group.clone());
    for (name, said) in [
        ("name", &category.names),
        ("hint", &category.hints),
        ("words", &category.words),
    ] {
        fields = said::fill(fields, name, said, home);
    }
    for (name, ticked) in [("remote", category.remote), ("ask", category.ask_by_itself)] {
        if ticked {
            fields = fields.with(name, "yes");
        }
    }
    fields
}

fn read(form: &mut Form, before: &Wording, home: &Community) -> Wording {
    let fields = &form.fields;
    let short = |limit: usize| move |text: &str| line(text, 2 * limit);
    let wording = Wording {
        names: said::read(fields, "name", &before.names, home, short(NAME_LIMIT)),
        hints: said::read(fields, "hint", &before.hints, home, short(LINE_LIMIT)),
        words: said::read(fields, "words", &before.words, home, short(NOTE_LIMIT)),
        group: fields.one("group").to_owned(),
        remote: fields.said("remote"),
        ask_by_itself: fields.said("ask"),
    };
    if wording.group.is_empty() {
        form.wrong("group", "form-choose");
    }
    for flaw in wording.flaws() {
        let (name, key) = match flaw {
            Misworded::NameMissing => ("name", "setup-name-missing"),
            Misworded::NameTooLong => ("name", "form-too-long"),
            Misworded::HintTooLong => ("hint", "form-too-long"),
            Misworded::WordsTooLong => ("words", "form-too-long"),
        };
        form.wrong(&format!("{name}-{}", home.first_language()), key);
    }
    wording
}

fn first_name(home: &Community) -> String {
    format!("name-{}", home.first_language())
}
