//! Sheets that groups really have, read as a careful person would read them.

use std::{collections::HashMap, fs, io::Cursor};

use app::intake::{
    reader::{CELL_LIMIT, NotASheet, Sheet},
    writer::Writer,
};
use domain::{
    Zone,
    contact::Country,
    intake::{
        Entry, Guess, Kind, Known, Mapping, Plan, Reason, SAMPLE_ROWS, Trouble, What, Wish, guess,
    },
};
use proptest::prelude::*;
use serde_json::Value;

use crate::real;

const SHEETS: [&str; 6] = [
    "airtable-requests",
    "lansing-offers",
    "lansing-requests",
    "one-form-for-both",
    "volunteers-semicolons",
    "volunteers-utf16-tabs",
];

/// What a new community knows: the starter categories and languages.
fn known() -> Known {
    let starter = |text: &str| serde_json::from_str::<Vec<Value>>(text).unwrap();
    let texts = |value: &Value| -> Vec<String> {
        let texts = |value: &Value| match value {
            Value::Array(list) => list
                .iter()
                .map(|text| text.as_str().unwrap().to_owned())
                .collect(),
            Value::Object(by_language) => by_language
                .values()
                .flat_map(|of| match of {
                    Value::Array(list) => list.clone(),
                    one => vec![one.clone()],
                })
                .map(|text| text.as_str().unwrap().to_owned())
                .collect(),
            _ => Vec::new(),
        };
        texts(value)
    };
    let mut known = Known::new(Country::US, Zone::named("America/Detroit").unwrap());
    for category in starter(include_str!("../../starter/categories.json")) {
        known.add_category(
            category["key"].as_str().unwrap(),
            texts(&category["names"]),
            texts(&category["words"]),
        );
    }
    for language in starter(include_str!("../../starter/languages.json")) {
        let words = texts(&language["words"])
            .into_iter()
            .chain(texts(&language["names"]));
        known.add_language(language["code"].as_str().unwrap(), words);
    }
    known
}

/// A sheet read with the guessed mapping.
struct Read {
    guess: Guess,
    rows: Vec<Result<Entry, Vec<Trouble>>>,
}

fn read(bytes: Vec<u8>, known: &Known) -> Read {
    let mut sheet = Sheet::open(Cursor::new(bytes)).unwrap();
    let sample = sheet.sample(SAMPLE_ROWS).unwrap();
    let guess = guess(sheet.headers(), &sample, known);
    let plan = guess.mapping.fit(sheet.headers()).unwrap();
    let rows = sheet
        .map(|row| read_row(&plan, known, row.unwrap()))
        .collect();
    Read { guess, rows }
}

fn read_row(
    plan: &Plan,
    known: &Known,
    row: app::intake::reader::Row,
) -> Result<Entry, Vec<Trouble>> {
    match row.broken {
        Some(reason) => Err(vec![Trouble {
            row: row.number,
            column: None,
            reason,
        }]),
        None => plan.read(known, row.number, &row.cells),
    }
}

fn real_sheet(name: &str) -> Option<(Vec<u8>, Value)> {
    let sheet = fs::read(real::input(&format!("intake/{name}.csv"))?).unwrap();
    let truth = fs::read_to_string(real::input(&format!("intake/{name}.truth.json"))?).unwrap();
    Some((sheet, serde_json::from_str(&truth).unwrap()))
}

fn keys(wishes: &[Wish]) -> Vec<String> {
    let mut keys: Vec<String> = wishes
        .iter()
        .map(|wish| match &wish.what {
            What::Category(key) => key.clone(),
            What::Line(line) => format!("? {line}"),
        })
        .collect();
    keys.sort();
    keys
}

fn as_truth(entry: &Entry) -> Value {
    let phone = entry
        .phone
        .as_ref()
        .map_or("", |phone| phone.e164().strip_prefix("+1").unwrap());
    serde_json::json!({
        "name": entry.name,
        "phone_digits": phone,
        "email": entry.email.as_ref().map_or("", |email| email.as_str()),
        "needs": keys(&entry.needs),
        "offers": keys(&entry.gives),
    })
}

#[test]
fn every_row_of_the_real_sheets_is_read_as_a_careful_reader_would() {
    let known = known();
    for name in SHEETS {
        let Some((sheet, truth)) = real_sheet(name) else {
            return;
        };
        let read = read(sheet, &known);
        assert_eq!(
            read.rows.len(),
            usize::try_from(truth["rows"].as_u64().unwrap()).unwrap(),
            "{name}"
        );
        let unreadable: Vec<u64> = truth["unreadable_rows"]
            .as_array()
            .unwrap()
            .iter()
            .map(|n| n.as_u64().unwrap())
            .collect();
        for (row, wanted) in (1..).zip(truth["people"].as_array().unwrap()) {
            match &read.rows[row - 1] {
                Ok(entry) => {
                    assert_eq!(&as_truth(entry), wanted, "{name}, row {row}");
                    assert!(!unreadable.contains(&(row as u64)), "{name}, row {row}");
                }
                Err(troubles) => {
                    assert_eq!(troubles.len(), 1);
                    assert_eq!(troubles[0].reason, Reason::Blank, "{name}, row {row}");
                    assert!(unreadable.contains(&(row as u64)), "{name}, row {row}");
                }
            }
        }
    }
}

#[test]
fn a_row_that_stands_in_a_sheet_twice_is_the_same_row() {
    let known = known();
    for name in ["airtable-requests", "lansing-requests"] {
        let Some((sheet, _)) = real_sheet(name) else {
            return;
        };
        let read = read(sheet, &known);
        let mut seen: HashMap<Vec<u8>, u64> = HashMap::new();
        let mut again = Vec::new();
        for entry in read.rows.iter().flatten() {
            if seen.insert(entry.fingerprint_source(), entry.row).is_some() {
                again.push(entry.row);
            }
        }
        assert_eq!(again, [301], "{name}");
    }
}

#[test]
fn columns_of_the_real_sheets_are_guessed_and_addresses_left_out() {
    let known = known();
    let mut shown = String::new();
    for name in SHEETS {
        let Some((sheet, _)) = real_sheet(name) else {
            return;
        };
        let read = read(sheet, &known);
        for (column, guessed) in read.guess.mapping.columns.iter().zip(&read.guess.columns) {
            let address = ["Address", "Street", "address"]
                .iter()
                .any(|word| column.header.contains(word));
            let mail = column.header.to_lowercase().contains("email");
            assert!(
                !address || mail || column.kind == Kind::LeftOut,
                "{name}: {}",
                column.header
            );
            shown += &format!(
                "{name}: {:?} {:?} {:?} {:?}\n",
                column.header, column.kind, guessed.sure, guessed.why
            );
        }
        shown += &format!(
            "{name}: {:?} {:?}\n",
            read.guess.mapping.date_order, read.guess.questions
        );
        let remarks = read.rows.iter().flatten().flat_map(|entry| &entry.remarks);
        let mut counts: HashMap<(Option<String>, Reason), usize> = HashMap::new();
        remarks.for_each(|remark| {
            *counts
                .entry((remark.column.clone(), remark.reason))
                .or_default() += 1
        });
        shown += &format!("{name}: {counts:?}\n");
    }
    println!("{shown}");
}
