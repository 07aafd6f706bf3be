//! Everything the program holds about one person, for that person. What is about somebody else as well is
//! told from this person's side only: who blocked them, or who the other one of a match is, is not theirs
//! to be told here.

use std::collections::HashMap;

use domain::introductions::MatchState;
use domain::needs::Side;
use domain::people::Actor;
use domain::words::first_name;
use domain::{CommunityId, KeyId, NeighborId};
use serde_json::{Map, Value};

use super::Names;
use super::fields::Book;
use crate::db::rows::{Pages, Row, Which};
use crate::db::schema::{self, Table};
use crate::db::{Tx, migrations};
use crate::people::looks::{self, Reason};
use crate::sealed::text;
use crate::{App, Error, people};

/// Where something about a person stands: what it is called, its table, and the column with their id. A
/// test fails when a table that has a neighbor's id is neither here nor in [`NOT_TOLD`].
pub const TOLD: &[(&str, &str, &str)] = &[
    ("about_you", "neighbors", "id"),
    ("records_joined_with_yours", "neighbors", "merged_into"),
    ("roles", "roles", "neighbor_id"),
    ("offers_and_needs", "listings", "neighbor_id"),
    ("answers", "answers", "neighbor_id"),
    ("you_were_helped", "matches", "needer_id"),
    ("you_helped", "matches", "helper_id"),
    ("what_you_showed", "shown", "neighbor_id"),
    ("who_looked_at_your_data", "looks", "neighbor_id"),
    ("messages_to_you", "outbox", "neighbor_id"),
    ("people_you_blocked", "blocks", "neighbor_id"),
    (
        "kinds_you_are_not_asked_for",
        "kinds_declined",
        "neighbor_id",
    ),
    ("problems_you_reported", "reports", "neighbor_id"),
    ("brought_by_a_spreadsheet", "imported_rows", "neighbor_id"),
    ("what_you_promised", "pledges", "neighbor_id"),
    ("what_you_were_asked", "asked", "neighbor_id"),
    ("rotas_you_always_come_to", "series_standing", "neighbor_id"),
    ("rotas_you_belong_to", "series_people", "neighbor_id"),
    ("when_you_are_away", "away", "neighbor_id"),
    ("where_you_could_not_come", "covers", "neighbor_id"),
    ("calendars_you_follow", "feeds", "neighbor_id"),
    ("your_links", "links", "neighbor_id"),
    ("where_you_are_logged_in", "sessions", "neighbor_id"),
];

/// Tables with a neighbor's id of which nothing is told, and why.
pub const NOT_TOLD: &[(&str, &str)] = &[
    (
        "merges",
        "how records were joined; the records themselves are told",
    ),
    (
        "series_ideas",
        "an organizer's note whether help that came again becomes a rota; the help itself is told",
    ),
    (
        "not_duplicates",
        "an organizer's note that two records are two people",
    ),
];

/// Fields that say nothing to a person, or something about somebody else.
const KEPT_BACK: &[&str] = &[
    "version",
    "link_epoch",
    "hash",
    "form_id",
    "form_hash",
    "row_hash",
    "once_key",
    "leased_until",
    "key_id",
    "needer_id",
    "helper_id",
    "needer_outcome",
    "helper_outcome",
    "needer_shows",
    "helper_shows",
    "helper_by",
    "needer_by",
    "helper_thanked_at",
    "needer_thanked_at",
    "thanked_at",
    "softened_by",
    "closed_by",
];

/// Everything about one person as JSON. For themself; an organizer who takes it along for them is written
/// down as having looked.
pub async fn own(app: &App, who: Actor, whose: NeighborId) -> Result<Value, Error> {
    who.may_change(whose)?;
    let community = who.community();
    if who.neighbor() != Some(whose) {
        looks::look(app, who, whose, looks::ALL, Reason::Export).await?;
    }
    let mut tx = app.db.read().await?;
    let row = people::row(&mut tx, community, whose).await?.neighbor();
    let home = crate::community::load(&mut tx, community).await?;
    let names = Names::load(&mut tx, community, Some(&row.language)).await?;
    let mut book = Book {
        app: app.clone(),
        community,
        keys: HashMap::new(),
    };
    for (id, key) in keys_of(&mut tx, community, whose).await? {
        book.keys.insert(id, key);
    }
    app.vault.fetch(book.keys.values().copied()).await?;
    let tables = schema::tables(migrations::DATA, migrations::newest(migrations::DATA));
    let mut told = Map::new();
    told.insert("community".to_owned(), home.name.into());
    told.insert("written_at".to_owned(), app.clock.now().rfc3339().into());
    for (section, name, column) in TOLD {
        let Some(table) = tables.iter().find(|table| table.name == *name) else {
            continue;
        };
        let which = Which::With(vec![
            ("community_id", community.to_string()),
            (column, whose.to_string()),
        ]);
        let mut pages = Pages::of(table, which);
        let mut objects = Vec::new();
        while let Some(rows) = pages.next(&mut tx).await? {
            for row in rows.iter().filter(|row| is_told(table, row, column)) {
                objects.push(object(&mut tx, &book, &names, table, row, column).await?);
            }
        }
        let value = if *section == "about_you" {
            objects.pop().unwrap_or_default()
        } else {
            objects.into()
        };
        told.insert((*section).to_owned(), value);
    }
    Ok(told.into())
}

/// The keys of a person's record and of those that were joined with it.
async fn keys_of(
    tx: &mut Tx,
    community: CommunityId,
    whose: NeighborId,
) -> Result<Vec<(NeighborId, KeyId)>, Error> {
    row! {
        struct Record {
            id: NeighborId,
            key_id: Option<KeyId>,
        }
    }
    let found = all!(
        tx,
        Record,
        "select id, key_id from neighbors where community_id = $1 and (id = $2 or merged_into = $2)",
        community,
        whose
    )?;
    Ok(found
        .into_iter()
        .filter_map(|record| Some((record.id, record.key_id?)))
        .collect())
}

/// Whether a row is told at all: of a match, only what its person already knows of.
fn is_told(table: &Table, row: &Row, mine: &str) -> bool {
    let state = text(table, row, "state").and_then(MatchState::from_word);
    match (table.name, state) {
        ("matches", Some(state)) => {
            let side = if mine == "needer_id" {
                Side::Need
            } else {
                Side::Offer
            };
            state.is_known_to(side, text(table, row, "helper_shows").is_some())
        }
        _ => true,
    }
}

/// A row as its person reads it.
async fn object(
    tx: &mut Tx,
    book: &Book,
    names: &Names,
    table: &Table,
    row: &Row,
    mine: &str,
) -> Result<Value, Error> {
    let mut object = Map::new();
    for (name, value) in book.open(table, row)? {
        if KEPT_BACK.contains(&name) || name == mine && name != "id" {
            continue;
        }
        object.insert(Names::field(name).to_owned(), names.named(name, value));
    }
    match table.name {
        "shown" => {
            let contact = object.get("contact").and_then(Value::as_str);
            let open = contact.and_then(|contact| serde_json::from_str(contact).ok());
            object.insert("contact".to_owned(), open.unwrap_or_default());
        }
        "looks" => {
            let by = looker(tx, book, text(table, row, "looker_id")).await?;
            object.remove("looker_id");
            object.insert("by".to_owned(), by);
        }
        "matches" => {
            let (own, other, side) = if mine == "needer_id" {
                ("need_id", "offer_id", "needer")
            } else {
                ("offer_id", "need_id", "helper")
            };
            object.remove(other);
            if let Some(listing) = object.remove(own) {
                object.insert("your_listing".to_owned(), listing);
            }
            for (field, called) in [
                ("shows", "you_agreed_to_show"),
                ("outcome", "you_said_how_it_went"),
            ] {
                let told = text(table, row, &format!("{side}_{field}"));
                object.insert(called.to_owned(), told.into());
            }
            let by = looker(tx, book, text(table, row, &format!("{side}_by"))).await?;
            object.insert("written_down_for_you_by".to_owned(), by);
        }
        _ => {}
    }
    Ok(object.into())
}

/// The first name of somebody who looked; nothing when it was the program, or when they were forgotten.
async fn looker(tx: &mut Tx, book: &Book, id: Option<&str>) -> Result<Value, Error> {
    let Some(id) = id.and_then(|id| id.parse().ok()) else {
        return Ok(Value::Null);
    };
    match people::opened(tx, &book.app, book.community, id).await {
        Ok((_, person)) => Ok(first_name(&person.name).into()),
        Err(Error::NotFound) => Ok(Value::Null),
        Err(error) => Err(error),
    }
}
