//! The starter set: about forty categories, each with a plain description and search words in every
//! language the program speaks, and the languages that people may say they speak.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use domain::community::Said;
use domain::{CategoryId, CommunityId};
use serde::Deserialize;

use crate::db::Tx;
use crate::{App, Error};

/// A category to begin with.
#[derive(Debug, Clone, Deserialize)]
pub struct Starter {
    /// A short stable word.
    pub key: String,
    /// The group it is listed under.
    pub group: String,
    /// Its name in each language.
    pub names: Said,
    /// One plain sentence in each language.
    pub hints: Said,
    /// Search words in each language.
    pub words: BTreeMap<String, Vec<String>>,
    /// Distance does not matter.
    pub remote: bool,
}

/// A group that categories are listed under.
#[derive(Debug, Clone, Deserialize)]
pub struct Group {
    /// A short stable word.
    pub key: String,
    /// Its name in each language.
    pub names: Said,
}

/// A language that people may say they speak.
#[derive(Debug, Clone, Deserialize)]
pub struct Language {
    /// ISO 639 code.
    pub code: String,
    /// What its speakers call it.
    pub own: String,
    /// Its name in the program's languages.
    pub names: Said,
    /// Words it is known by in spreadsheets.
    pub words: Vec<String>,
}

/// The categories to begin with, in their order.
pub static CATEGORIES: LazyLock<Vec<Starter>> =
    LazyLock::new(|| read(include_str!("../../starter/categories.json")));
/// The groups in their order.
pub static GROUPS: LazyLock<Vec<Group>> =
    LazyLock::new(|| read(include_str!("../../starter/groups.json")));
/// The languages that people may say they speak.
pub static LANGUAGES: LazyLock<Vec<Language>> =
    LazyLock::new(|| read(include_str!("../../starter/languages.json")));

/// The files are part of the program and a test reads them, so they can be read.
pub(super) fn read<T: for<'a> Deserialize<'a>>(text: &str) -> Vec<T> {
    serde_json::from_str(text).unwrap_or_default()
}

/// Gives a community its first categories: those with the named keys, or all.
pub(super) async fn insert(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    keys: &[String],
) -> Result<(), Error> {
    let now = app.clock.now();
    let chosen = CATEGORIES
        .iter()
        .filter(|starter| keys.is_empty() || keys.contains(&starter.key));
    for (position, starter) in chosen.enumerate() {
        let words = Said(
            starter
                .words
                .iter()
                .map(|(language, words)| (language.clone(), words.join(", ")))
                .collect(),
        );
        exec!(
            tx,
            "insert into categories (community_id, id, key, category_group, names, hints, words, remote, ask_by_itself, retired, position, created_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, false, false, $9, $10)",
            community,
            app.chance.id::<CategoryId>(now),
            &starter.key,
            &starter.group,
            &starter.names,
            &starter.hints,
            words,
            starter.remote,
            position as i64,
            now
        )?;
    }
    Ok(())
}
