//! Rows as people and other programs read them: what is sealed opened, moments and times in words, nothing
//! that only this install understands. One rule for every column serves writing and reading.

use std::collections::HashMap;

use domain::introductions::{MatchState, Outcome, Shows};
use domain::needs::{ListingState, Often, Side, Urgency};
use domain::people::{Channel, Source, Standing};
use domain::{CommunityId, Day, KeyId, Moment, NeighborId, Times};
use jiff::Timestamp;
use serde_json::Value;

use crate::db::rows::{Cell, Row};
use crate::db::schema::{Column, Kind, Table};
use crate::sealed::{self, Sealed};
use crate::{App, Broken, Error};

/// How a column is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Not at all: it says something to this install only, and is made anew by another.
    Hidden,
    /// Opened.
    Sealed(&'static Sealed),
    /// In RFC 3339.
    Moment,
    /// In words, such as `monday-morning`.
    Times,
    /// In a word.
    Urgency,
    /// As JSON within JSON.
    Json,
    /// As it is.
    Plain,
}

/// How a column is written. A sealed column that nobody said how to open is a fault.
pub(super) fn shape(table: &Table, column: &Column) -> Result<Shape, Error> {
    let is_moment = |name: &str| {
        name == "at" || name == "until" || name.ends_with("_at") || name.ends_with("_until")
    };
    Ok(match (table.name, column.name) {
        (_, "community_id" | "key_id" | "phone_hash" | "email_hash") => Shape::Hidden,
        (_, name) if name.ends_with("_sealed") => {
            let found = sealed::find(table.name, name).ok_or_else(|| {
                Broken::told(format!("nobody says how {}.{name} is opened", table.name))
            })?;
            Shape::Sealed(found)
        }
        (_, name) if column.kind == Kind::Whole && is_moment(name) => Shape::Moment,
        (_, "times") => Shape::Times,
        ("listings", "urgency") => Shape::Urgency,
        ("communities", "run_by" | "about") => Shape::Json,
        ("categories", "names" | "hints" | "words") => Shape::Json,
        ("surveys" | "survey_drafts" | "mappings", "definition") => Shape::Json,
        _ => Shape::Plain,
    })
}

/// The name of a column in what is written.
pub(super) fn name(column: &Column) -> &'static str {
    column.name.strip_suffix("_sealed").unwrap_or(column.name)
}

/// What is needed to open the rows of a community.
pub(super) struct Book {
    pub(super) app: App,
    pub(super) community: CommunityId,
    /// Whose keys may be used.
    pub(super) keys: HashMap<NeighborId, KeyId>,
}

impl Book {
    /// A row, field by field. The keys must be at hand.
    pub(super) fn open(
        &self,
        table: &Table,
        row: &Row,
    ) -> Result<Vec<(&'static str, Value)>, Error> {
        let mut fields = Vec::with_capacity(row.len());
        for (column, cell) in table.columns.iter().zip(row) {
            let value = match shape(table, column)? {
                Shape::Hidden => continue,
                Shape::Sealed(sealed) => {
                    let key = sealed
                        .neighbor(table, row)
                        .and_then(|id| self.keys.get(&id));
                    sealed
                        .open(&self.app, table, row, key.copied())?
                        .map_or(Value::Null, Value::String)
                }
                shape => written(shape, cell)?,
            };
            fields.push((name(column), value));
        }
        Ok(fields)
    }

    /// The row of an object that [`Book::open`] wrote, sealed anew. Its neighbor's key must be at hand.
    pub(super) fn close(
        &self,
        table: &Table,
        object: &serde_json::Map<String, Value>,
    ) -> Result<Row, Error> {
        let strange = || Broken::told(format!("a row of {} cannot be read", table.name));
        let known = |field: &String| table.columns.iter().any(|column| name(column) == field);
        if !object.keys().all(known) {
            return Err(Broken::told(format!(
                "a row of {} says something that this version does not know",
                table.name
            ))
            .into());
        }
        let mut row = Vec::with_capacity(table.columns.len());
        for column in &table.columns {
            let value = object.get(name(column)).unwrap_or(&Value::Null);
            row.push(match shape(table, column)? {
                Shape::Hidden => self.made_anew(column, object),
                Shape::Sealed(_) => Cell::Empty,
                shape => read(shape, column, value)
                    .filter(|cell| fits(table, column, cell))
                    .ok_or_else(strange)?,
            });
        }
        for (at, column) in table.columns.iter().enumerate() {
            let plain = object.get(name(column)).and_then(Value::as_str);
            if let (Shape::Sealed(sealed), Some(plain)) = (shape(table, column)?, plain) {
                let key = sealed
                    .neighbor(table, &row)
                    .and_then(|id| self.keys.get(&id));
                row[at] = sealed.seal(&self.app, table, &row, *key.ok_or_else(strange)?, plain)?;
            }
        }
        Ok(row)
    }

    fn made_anew(&self, column: &Column, object: &serde_json::Map<String, Value>) -> Cell {
        let text = |field: &str| object.get(field).and_then(Value::as_str);
        let made = match column.name {
            "community_id" => Some(self.community.to_string()),
            "key_id" => {
                let id = text("id").and_then(|id| id.parse().ok());
                id.and_then(|id| self.keys.get(&id)).map(KeyId::to_string)
            }
            "phone_hash" => text("phone")
                .map(|phone| crate::people::phone_hash(&self.app, self.community, phone)),
            "email_hash" => text("email")
                .map(|email| crate::people::email_hash(&self.app, self.community, email)),
            _ => None,
        };
        made.map_or(Cell::Empty, Cell::Text)
    }
}

fn written(shape: Shape, cell: &Cell) -> Result<Value, Error> {
    Ok(match (shape, cell) {
        (_, Cell::Empty) => Value::Null,
        (Shape::Moment, Cell::Whole(at)) => moment(*at),
        (Shape::Times, Cell::Whole(bits)) => times(*bits),
        (Shape::Urgency, Cell::Whole(tier)) => {
            let found = Urgency::ALL
                .iter()
                .find(|urgency| i64::from(urgency.tier()) == *tier);
            found.map_or(Value::from(*tier), |urgency| urgency.word().into())
        }
        (Shape::Json, Cell::Text(text)) => serde_json::from_str(text)?,
        (_, Cell::Text(text)) => text.as_str().into(),
        (_, Cell::Whole(number)) => (*number).into(),
        (_, Cell::YesNo(yes)) => (*yes).into(),
        (_, Cell::Real(number)) => (*number).into(),
        (_, Cell::Bytes(bytes)) => data_encoding::BASE64.encode(bytes).into(),
    })
}

/// What cannot be said in words stays a number, so that it comes back the same.
fn moment(at: i64) -> Value {
    match Timestamp::from_microsecond(at) {
        Ok(_) => Moment(at).rfc3339().into(),
        Err(_) => at.into(),
    }
}

fn times(bits: i64) -> Value {
    match u32::try_from(bits) {
        Ok(bits) if bits <= Times::ALL.0 => Times(bits).to_words().into(),
        _ => bits.into(),
    }
}

fn read(shape: Shape, column: &Column, value: &Value) -> Option<Cell> {
    Some(match (shape, value) {
        (_, Value::Null) => Cell::Empty,
        (Shape::Moment, Value::String(text)) => {
            Cell::Whole(text.parse::<Timestamp>().ok()?.as_microsecond())
        }
        (Shape::Times, Value::String(text)) => Cell::Whole(i64::from(Times::from_words(text).0)),
        (Shape::Urgency, Value::String(text)) => {
            Cell::Whole(i64::from(Urgency::from_word(text)?.tier()))
        }
        (Shape::Json, value) => Cell::Text(value.to_string()),
        (_, value) => match (column.kind, value) {
            (Kind::Text, Value::String(text)) => Cell::Text(text.clone()),
            (Kind::Whole, Value::Number(number)) => Cell::Whole(number.as_i64()?),
            (Kind::YesNo, Value::Bool(yes)) => Cell::YesNo(*yes),
            (Kind::Real, Value::Number(number)) => Cell::Real(number.as_f64()?),
            (Kind::Bytes, Value::String(text)) => {
                Cell::Bytes(data_encoding::BASE64.decode(text.as_bytes()).ok()?)
            }
            _ => return None,
        },
    })
}

/// Whether a text is one that this program writes there: a file may have been changed by hand, and a word
/// that nobody knows would break pages later.
fn fits(table: &Table, column: &Column, cell: &Cell) -> bool {
    let Cell::Text(text) = cell else { return true };
    if text.contains('\0') {
        return false;
    }
    match (table.name, column.name) {
        (_, name) if name == "id" || name.ends_with("_id") && name != "form_id" => {
            text.parse::<uuid::Uuid>().is_ok()
        }
        ("neighbors", "channel") => Channel::from_word(text).is_some(),
        ("neighbors", "standing") => Standing::from_word(text).is_some(),
        ("neighbors" | "listings" | "answers", "source") => Source::from_word(text).is_some(),
        ("listings", "side") => Side::from_word(text).is_some(),
        ("listings", "often") => Often::from_word(text).is_some(),
        ("listings", "state") => ListingState::from_word(text).is_some(),
        ("listings", "due") => text.parse::<Day>().is_ok(),
        ("matches", "state") => MatchState::from_word(text).is_some(),
        ("matches", "helper_shows" | "needer_shows") => Shows::from_word(text).is_some(),
        ("matches", "helper_outcome" | "needer_outcome") => Outcome::from_word(text).is_some(),
        _ => true,
    }
}
