//! Introductions: the organizer's day, pairs put together by hand, the page on which somebody answers, what the
//! two see afterwards, messages that are passed on, problems that were reported.

mod answer;
mod on_behalf;
pub mod pairs;
mod problems;
mod relay;
pub mod sentences;
mod today;
mod together;

use app::community;
use app::db::Tx;
use domain::CommunityId;
use domain::community::{Area, Category};

use crate::{Problem, Routes};

/// The names that sentences about matches are made of.
pub struct Names {
    categories: Vec<Category>,
    areas: Vec<Area>,
    fallback: String,
}

impl Names {
    /// Loads the names of a community's categories and areas.
    pub async fn of(tx: &mut Tx, community: CommunityId) -> Result<Self, Problem> {
        Ok(Self {
            categories: community::categories(tx, community).await?,
            areas: community::areas(tx, community).await?,
            fallback: community::load(tx, community)
                .await?
                .first_language()
                .to_owned(),
        })
    }

    /// A category's name in a language.
    pub fn category(&self, id: domain::CategoryId, language: &str) -> String {
        let found = self.categories.iter().find(|category| category.id == id);
        found.map_or_else(String::new, |category| {
            category.names.to(language, &self.fallback).to_owned()
        })
    }

    /// An area's name.
    pub fn area(&self, id: domain::AreaId) -> &str {
        self.areas
            .iter()
            .find(|area| area.id == id)
            .map_or("", |area| &area.name)
    }
}

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::default()
        .get("/today", today::today)
        .post("/today/plan", today::plan)
        .post("/today/ask", today::ask_all)
        .post("/today/{id}", today::decide)
        .post("/today/{id}/answer", on_behalf::answer)
        .post("/listing/{id}/pair", pairs::decide)
        .get("/listing/{id}/together", together::page)
        .get("/listing/{id}/together/{other}", together::confirm)
        .post("/listing/{id}/together/{other}", together::put)
        .post("/relay/{id}", relay::act)
        .get("/problems", problems::list)
        .post("/problems/{id}", problems::act)
        .get("/l/{token}", answer::by_link)
        .post("/l/{token}", answer::by_link_sent)
        .get("/match/{id}", answer::by_session)
        .post("/match/{id}", answer::by_session_sent)
}
