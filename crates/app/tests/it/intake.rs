//! Sheets that groups really have, read as a careful person would read them.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{
    collections::HashMap,
    fs,
    io::{self, Cursor, Read, Seek, SeekFrom},
};

use app::intake::{
    reader::{CELL_LIMIT, Row, Sheet},
    writer::Writer,
};
use domain::{
    CategoryId, Zone,
    community::{Category, Said},
    contact::Country,
    intake::{
        DateOrder, Entry, Guess, Kind, Known, Plan, Reason, SAMPLE_ROWS, Stage, Sure, Trouble,
        What, Wish, guess,
    },
    needs::{Often, Urgency},
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

/// The starter set, as its files have it.
struct Starter {
    categories: Vec<Value>,
    languages: Vec<Value>,
}

fn starter() -> Starter {
    let read = |text: &str| serde_json::from_str::<Vec<Value>>(text).unwrap();
    Starter {
        categories: read(include_str!("../../starter/categories.json")),
        languages: read(include_str!("../../starter/languages.json")),
    }
}

/// All texts in a value, lists and languages taken apart.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Array(list) => list.iter().flat_map(texts).collect(),
        Value::Object(by_language) => by_language.values().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

/// What a new community knows.
fn known() -> Known {
    let mut known = Known::new(Country::US, Zone::named("America/Detroit").unwrap());
    for category in starter().categories {
        let key = category["key"].as_str().unwrap();
        known.add_category(key, texts(&category["names"]), texts(&category["words"]));
    }
    know_languages(&mut known);
    known
}

fn know_languages(known: &mut Known) {
    for language in starter().languages {
        let words = [texts(&language["words"]), texts(&language["names"])].concat();
        known.add_language(language["code"].as_str().unwrap(), words);
    }
}

/// The same once the community keeps its categories, the words of each in one text.
fn known_from_categories() -> Known {
    let mut known = Known::new(Country::US, Zone::named("America/Detroit").unwrap());
    for category in starter().categories {
        let said = |field: &str| {
            let languages = category[field].as_object().unwrap().iter();
            Said(
                languages
                    .map(|(code, of)| (code.clone(), texts(of).join(", ")))
                    .collect(),
            )
        };
        known.learn(&Category {
            id: CategoryId(uuid::Uuid::nil()),
            key: category["key"].as_str().unwrap().to_owned(),
            group: String::new(),
            names: said("names"),
            hints: Said::default(),
            words: said("words"),
            remote: false,
            ask_by_itself: false,
            retired: false,
            position: 0,
        });
    }
    know_languages(&mut known);
    known
}

type Taken = Vec<Result<Entry, Vec<Trouble>>>;

fn guessed(bytes: Vec<u8>, known: &Known) -> (Sheet<Cursor<Vec<u8>>>, Guess) {
    let mut sheet = Sheet::open(Cursor::new(bytes)).unwrap();
    let sample = sheet.sample(SAMPLE_ROWS).unwrap();
    let guess = guess(sheet.headers(), &sample, known);
    (sheet, guess)
}

/// A sheet read with the guessed mapping.
fn read(bytes: Vec<u8>, known: &Known) -> Taken {
    let (sheet, guess) = guessed(bytes, known);
    let plan = guess.mapping.fit(sheet.headers()).unwrap();
    sheet
        .map(|row| read_row(&plan, known, row.unwrap()))
        .collect()
}

fn read_row(plan: &Plan, known: &Known, row: Row) -> Result<Entry, Vec<Trouble>> {
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
    let ways = [known(), known_from_categories()];
    for (name, known) in SHEETS
        .into_iter()
        .flat_map(|name| ways.iter().map(move |known| (name, known)))
    {
        let Some((sheet, truth)) = real_sheet(name) else {
            return;
        };
        let read = read(sheet, known);
        assert_eq!(
            read.len(),
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
            match &read[row - 1] {
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
        for entry in read.iter().flatten() {
            if seen.insert(entry.fingerprint_source(), entry.row).is_some() {
                again.push(entry.row);
            }
        }
        assert_eq!(again, [301], "{name}");
    }
}

#[test]
fn addresses_in_the_real_sheets_are_left_out_and_other_columns_found() {
    let known = known();
    for name in SHEETS {
        let Some((bytes, _)) = real_sheet(name) else {
            return;
        };
        let (_, guess) = guessed(bytes, &known);
        for (column, guessed) in guess.mapping.columns.iter().zip(&guess.columns) {
            let header = column.header.to_lowercase();
            let words = ["address", "street", "household", "organizer", "waiver"];
            let private = words.iter().any(|word| header.contains(word));
            if private && !header.contains("email") {
                assert_eq!(column.kind, Kind::LeftOut, "{name}: {header}");
            }
            assert!(
                guessed.sure > Sure::Unsure || column.kind == Kind::Notes,
                "{name}: {header}"
            );
        }
        assert_eq!(guess.mapping.date_order, DateOrder::MonthFirst, "{name}");
    }
}

#[test]
fn the_first_request_form_of_a_real_group_is_read() {
    let Some(path) = real::input("forms/submission_responses.csv") else {
        return;
    };
    let read = read(fs::read(path).unwrap(), &known());
    let entry = read[0].as_ref().unwrap();
    assert_eq!(keys(&entry.needs), ["clothing", "food", "pets"]);
    assert_eq!(entry.stage, Stage::Met);
    assert_eq!(entry.often, Some(Often::Once));
    assert_eq!(entry.urgency, Some(Urgency::Week));
}

#[test]
fn every_case_of_the_csv_spectrum_is_read() {
    let Some(folder) = real::input("csv_spectrum/csvs") else {
        return;
    };
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let wanted = real::input(&format!("csv_spectrum/json/{name}.json")).unwrap();
        let mut wanted: Value = serde_json::from_slice(&fs::read(wanted).unwrap()).unwrap();
        if wanted.is_object() {
            wanted = Value::Array(vec![wanted]);
        }
        let mut sheet = Sheet::open_path(&path).unwrap();
        let headers = sheet.headers().to_vec();
        let object = |row: io::Result<Row>| -> Value {
            let cells = row.unwrap().cells.into_iter().map(Value::String);
            headers
                .iter()
                .cloned()
                .zip(cells)
                .collect::<serde_json::Map<_, _>>()
                .into()
        };
        let mut read: Vec<Value> = sheet.by_ref().map(object).collect();
        if name == "location_coordinates" {
            // The expected file holds another telephone number than the sheet.
            read[0]["Contact Phone Number"] = wanted[0]["Contact Phone Number"].clone();
        }
        assert_eq!(Value::Array(read), wanted, "{name}");
    }
}

/// The sheet as text in one string: headers, then rows.
fn rows_of(bytes: &[u8]) -> String {
    let mut sheet = Sheet::open(Cursor::new(bytes)).unwrap();
    let mut shown = vec![sheet.headers().join("|")];
    for row in sheet.by_ref() {
        let row = row.unwrap();
        let why = row
            .broken
            .map_or(String::new(), |why| format!(" {}", why.word()));
        shown.push(format!(
            "{}@{} {}{why}",
            row.number,
            row.line,
            row.cells.join("|")
        ));
    }
    shown.join("\n")
}

#[test]
fn the_sign_between_cells_is_found() {
    for separator in [",", ";", "\t", "|"] {
        let text = "Name,Likes,Note\nAna,\"tea; milk\",\"a, b\"\nBen,\"rum | ice\",c\n";
        let outside = |(at, part): (usize, &str)| match at % 2 {
            0 => part.replace(',', separator),
            _ => format!("\"{part}\""),
        };
        let text: String = text.split('"').enumerate().map(outside).collect();
        let read = rows_of(text.as_bytes())
            .replace("a, b", "a")
            .replace("rum | ice", "rum");
        assert_eq!(
            read, "Name|Likes|Note\n1@2 Ana|tea; milk|a\n2@3 Ben|rum|c",
            "{separator}"
        );
    }
    assert_eq!(
        rows_of(b"sep=;\nName;Note\nAna;a,b,c"),
        "Name|Note\n1@3 Ana|a,b,c"
    );
    assert_eq!(rows_of(b"Name\nAna\nBen"), "Name\n1@2 Ana\n2@3 Ben");
}

#[test]
fn a_title_above_the_header_is_passed_over_and_a_missing_header_noticed() {
    let titled = "Our volunteers,,\n\nName,Phone,Needs\nAna,1,Food\n";
    assert_eq!(
        rows_of(titled.as_bytes()),
        "Name|Phone|Needs\n1@4 Ana|1|Food"
    );
    let bare = "Ana,ana@example.org,Food\nBen,ben@example.org,Rides\n";
    let read =
        "Column 1|Column 2|Column 3\n1@1 Ana|ana@example.org|Food\n2@2 Ben|ben@example.org|Rides";
    assert_eq!(rows_of(bare.as_bytes()), read);
    assert!(!Sheet::open(Cursor::new(bare)).unwrap().has_header());
}

#[test]
fn columns_of_the_same_name_or_of_none_are_told_apart() {
    let read = rows_of(b"Name,Notes,Notes,,Notes \nAna,a,b,c,d");
    assert_eq!(
        read,
        "Name|Notes|Notes (2)|Column 4|Notes \n1@2 Ana|a|b|c|d"
    );
}

#[test]
fn blank_lines_count_as_rows_but_for_those_at_the_end() {
    let read = rows_of(b"Name,Phone\n\nAna,1\n,\n\nBen,2\n\n\n");
    assert_eq!(read, "Name|Phone\n1@2 \n2@3 Ana|1\n3@4 |\n4@5 \n5@6 Ben|2");
}

#[test]
fn a_broken_row_is_handed_on_with_its_line_and_costs_no_other() {
    let read = rows_of(b"Name,Phone\nAna,\"1\nBen,2\nCy,3\n");
    assert_eq!(
        read,
        "Name|Phone\n1@2 Ana,\"1 quote_not_closed\n2@3 Ben|2\n3@4 Cy|3"
    );
    let long = "x".repeat(CELL_LIMIT + 1);
    let read = rows_of(format!("Name,Phone\nAna,{long}\nBen,2\n").as_bytes());
    assert!(read.ends_with("too_long\n2@3 Ben|2"));
    let endless = "y".repeat(3_000_000);
    let read = rows_of(format!("Name,Phone\nAna,1\n{endless}\nBen,2\n").as_bytes());
    assert!(read.starts_with("Name|Phone\n1@2 Ana|1\n2@3 yyy"));
    assert!(read.ends_with("too_long\n3@4 Ben|2"));
}

#[test]
fn what_is_no_sheet_is_refused_with_a_reason() {
    let why = |bytes: &[u8]| Sheet::open(Cursor::new(bytes)).err().map(|why| why.code());
    assert_eq!(why(b""), Some("empty"));
    assert_eq!(why(b" \n,,\n"), Some("empty"));
    assert_eq!(why(b"PK\x03\x04 and so on"), Some("workbook"));
    assert_eq!(why(&[0, 159, 146, 150, 0, 1, 0, 0]), Some("not_text"));
    assert_eq!(why(",".repeat(600).as_bytes()), Some("too_many_columns"));
    assert_eq!(
        why(vec!["h"; 600].join(",").as_bytes()),
        Some("too_many_columns")
    );
    assert_eq!(why(b"Name\nAna"), None);
}

/// A file of any length that is never in memory as a whole.
struct Endless {
    rows: u64,
    at: u64,
    left: Vec<u8>,
}

impl Read for Endless {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.left.is_empty() && self.at <= self.rows {
            let line = match self.at {
                0 => "Name,Phone,Needs\n".to_owned(),
                n => format!("Zo\u{eb} {n},517555{:04},\"Food, Rides\"\n", n % 10_000),
            };
            self.left = line.into_bytes();
            self.at += 1;
        }
        let length = self.left.len().min(into.len());
        into[..length].copy_from_slice(&self.left[..length]);
        self.left.drain(..length);
        Ok(length)
    }
}

impl Seek for Endless {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        assert_eq!(to, SeekFrom::Start(0));
        (self.at, self.left) = (0, Vec::new());
        Ok(0)
    }
}

#[test]
fn a_hundred_thousand_rows_stream_by_with_progress() {
    let file = Endless {
        rows: 100_000,
        at: 0,
        left: Vec::new(),
    };
    let mut sheet = Sheet::open(file).unwrap();
    assert_eq!(sheet.sample(3).unwrap().len(), 3);
    let (mut count, mut half_way) = (0, 0);
    while let Some(row) = sheet.next() {
        count = row.unwrap().number;
        if count == 50_000 {
            half_way = sheet.read_bytes() * 100 / sheet.size_bytes();
        }
    }
    assert_eq!(count, 100_000);
    assert!((45..=55).contains(&half_way), "{half_way}");
    assert_eq!(sheet.read_bytes(), sheet.size_bytes());
}

fn written(rows: &[Vec<String>]) -> Vec<u8> {
    let headers = ["One", "Two", "Three"];
    let mut writer = Writer::new(Vec::new(), &headers).unwrap();
    rows.iter().for_each(|row| writer.row(row).unwrap());
    writer.finish().unwrap()
}

fn read_back(bytes: Vec<u8>) -> Vec<Vec<String>> {
    let sheet = Sheet::open(Cursor::new(bytes)).unwrap();
    sheet.map(|row| row.unwrap().cells).collect()
}

#[test]
fn no_cell_that_is_written_begins_a_formula() {
    for cell in [
        "=1+1",
        "+1",
        "-1",
        "@x",
        "\t=1",
        " =1",
        "\u{FEFF}=1",
        "＝1",
        "\r=1",
        "'=1",
        "''+1",
        "\"=1",
    ] {
        let bytes = written(&[vec![cell.to_owned(), "x".to_owned(), "y".to_owned()]]);
        let text = String::from_utf8(bytes.clone()).unwrap();
        let line = text.split_once('\n').unwrap().1;
        assert!(line.trim_start_matches('"').starts_with('\''), "{line:?}");
        assert_eq!(read_back(bytes)[0][0], cell);
    }
    let plain = written(&[vec!["O'Brien".into(), "'tis".into(), "a=b".into()]]);
    assert!(
        String::from_utf8(plain)
            .unwrap()
            .ends_with("O'Brien,'tis,a=b\n")
    );
}

#[test]
fn naughty_strings_are_written_and_read_back_the_same() {
    let Some(path) = real::input("blns/blns.json") else {
        return;
    };
    let strings: Vec<String> = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    let rows: Vec<Vec<String>> = strings
        .into_iter()
        .map(|text| vec![text.clone(), "x".into(), text])
        .collect();
    assert_eq!(read_back(written(&rows)), rows);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn what_is_written_reads_back_the_same(
        cells in prop::collection::vec(prop::collection::vec("[ =+@'\"\t\r\n,;a\u{FEFF}＝-]{0,6}|\\PC{0,20}", 3), 1..6),
    ) {
        let rows: Vec<Vec<String>> = cells;
        // A row of nothing is a blank line to any reader, and blank lines at the end are none.
        prop_assume!(rows.iter().all(|row| row.iter().any(|cell| !cell.trim().is_empty())));
        prop_assert_eq!(read_back(written(&rows)), rows);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop_oneof![
        prop::collection::vec(any::<u8>(), 0..400),
        "[a,;\"\n\r\t|'= @0-9é]{0,200}".prop_map(String::into_bytes),
    ]) {
        let known = Known::new(Country::US, Zone::utc());
        if let Ok(mut sheet) = Sheet::open(Cursor::new(bytes)) {
            let sample = sheet.sample(SAMPLE_ROWS).unwrap();
            let guess = guess(sheet.headers(), &sample, &known);
            let plan = guess.mapping.fit(sheet.headers()).unwrap();
            for (wanted, row) in (1..).zip(sheet) {
                let row = row.unwrap();
                prop_assert_eq!(row.number, wanted);
                let _ = read_row(&plan, &known, row);
            }
        }
    }
}
