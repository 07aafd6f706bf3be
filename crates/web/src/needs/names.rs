//! What the things of a community are called in the reader's language.

use std::collections::HashMap;

use app::community;
use app::community::starter::{GROUPS, LANGUAGES};
use app::db::Tx;
use domain::community::{Area, Category};
use domain::{AreaId, CategoryId};

use crate::text::Language;
use crate::{Problem, Visit};

/// The categories and areas of a community, loaded once for a page, with their names.
pub struct Names {
    /// The categories in their order, retired ones included.
    pub categories: Vec<Category>,
    /// The areas in their order.
    pub areas: Vec<Area>,
    category_names: HashMap<CategoryId, String>,
    area_names: HashMap<AreaId, String>,
}

impl Names {
    /// Loads them.
    pub async fn load(tx: &mut Tx, visit: &Visit) -> Result<Self, Problem> {
        let home = visit.home()?;
        let categories = community::categories(tx, home.id).await?;
        let areas = community::areas(tx, home.id).await?;
        Ok(Self::of(visit, categories, areas))
    }

    /// The names of what was loaded already.
    pub fn of(visit: &Visit, categories: Vec<Category>, areas: Vec<Area>) -> Self {
        let fallback = visit
            .community
            .as_ref()
            .map_or("en", |home| home.first_language());
        Self::in_language(visit.language, fallback, categories, areas)
    }

    /// The names in a language that is not the reader's own.
    pub fn in_language(
        language: &Language,
        fallback: &str,
        categories: Vec<Category>,
        areas: Vec<Area>,
    ) -> Self {
        let name = |category: &Category| category.names.to(language.tag, fallback).to_owned();
        Self {
            category_names: categories
                .iter()
                .map(|category| (category.id, name(category)))
                .collect(),
            area_names: areas
                .iter()
                .map(|area| (area.id, area.name.clone()))
                .collect(),
            categories,
            areas,
        }
    }

    /// What a category is called.
    pub fn category(&self, id: &CategoryId) -> &str {
        self.category_names.get(id).map_or("", String::as_str)
    }

    /// What an area is called; empty when none was said.
    pub fn area(&self, id: &Option<AreaId>) -> &str {
        id.and_then(|id| self.area_names.get(&id))
            .map_or("", String::as_str)
    }
}

/// What a language is called, by its code; the code itself when nobody knows it.
pub fn language(visit: &Visit, code: &str) -> String {
    LANGUAGES
        .iter()
        .find(|language| language.code == code)
        .map_or_else(
            || code.to_owned(),
            |found| found.names.to(visit.language.tag, "en").to_owned(),
        )
}

/// What several languages are called, in a row.
pub fn languages(visit: &Visit, codes: &[String]) -> String {
    let names: Vec<String> = codes.iter().map(|code| language(visit, code)).collect();
    visit.language.list(&names)
}

/// What a group of categories is called.
pub fn group(visit: &Visit, key: &str) -> String {
    GROUPS.iter().find(|group| group.key == key).map_or_else(
        || key.to_owned(),
        |found| found.names.to(visit.language.tag, "en").to_owned(),
    )
}
