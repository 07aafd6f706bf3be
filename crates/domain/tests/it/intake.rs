//! Sheets and rows, made up for the rule that each test names.

mod guessing;
mod mapping;
mod reading;

use domain::{
    AreaId, Zone,
    contact::Country,
    intake::{
        Column, DateOrder, Entry, Guess, Kind, Known, Mapping, Plan, Trouble, What, Wish, guess,
    },
};

fn known() -> Known {
    let mut known = Known::new(Country::US, Zone::named("America/Detroit").unwrap());
    let nothing: [&str; 0] = [];
    known.add_category(
        "food",
        ["Food", "Comida", "طعام"],
        ["groceries", "meals", "halal food"],
    );
    known.add_category(
        "errands",
        ["Errands", "Mandados"],
        ["running errands, getting supplies", "shopping"],
    );
    known.add_category(
        "transport",
        ["Rides", "Transporte"],
        ["ride", "drive", "transportation"],
    );
    known.add_category("company", ["Company", "Compañía"], ["someone to talk to"]);
    known.add_category("money", ["Money"], ["financial support", "cash"]);
    known.add_category("childcare", ["Childcare"], nothing);
    known.add_area(AreaId(uuid::Uuid::nil()), ["Northside", "North side"]);
    known.add_language("en", ["English", "inglés"]);
    known.add_language("es", ["Spanish", "Español"]);
    known.add_language("ar", ["Arabic", "العربية"]);
    known
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// A sheet of a header row and rows, all cells parted by `|`.
struct SheetOf {
    headers: Vec<String>,
    rows: Vec<Vec<String>>,
}

fn sheet(headers: &str, rows: &[&str]) -> SheetOf {
    let cells = |line: &str| line.split('|').map(|cell| cell.trim().to_owned()).collect();
    SheetOf {
        headers: cells(headers),
        rows: rows.iter().map(|row| cells(row)).collect(),
    }
}

impl SheetOf {
    fn guess(&self) -> Guess {
        guess(&self.headers, &self.rows, &known())
    }

    fn kinds(&self) -> Vec<Kind> {
        self.guess()
            .mapping
            .columns
            .into_iter()
            .map(|column| column.kind)
            .collect()
    }

    fn read(&self) -> Vec<Result<Entry, Vec<Trouble>>> {
        let plan = self.guess().mapping.fit(&self.headers).unwrap();
        (1..)
            .zip(&self.rows)
            .map(|(row, cells)| plan.read(&known(), row, cells))
            .collect()
    }

    fn entry(&self) -> Entry {
        self.read().remove(0).unwrap()
    }
}

/// One row read by a mapping that is written out: `header = kind`.
fn plan(columns: &[(&str, Kind)]) -> Plan {
    let headers: Vec<String> = columns
        .iter()
        .map(|(header, _)| (*header).to_owned())
        .collect();
    let columns = columns.iter().map(|(header, kind)| Column {
        header: (*header).to_owned(),
        kind: kind.clone(),
    });
    let mapping = Mapping {
        date_order: DateOrder::MonthFirst,
        columns: columns.collect(),
        words: Default::default(),
    };
    mapping.fit(&headers).unwrap()
}

fn read(columns: &[(&str, Kind)], cells: &[&str]) -> Result<Entry, Vec<Trouble>> {
    plan(columns).read(&known(), 1, &owned(cells))
}

fn reasons(troubles: &[Trouble]) -> Vec<&'static str> {
    troubles
        .iter()
        .map(|trouble| trouble.reason.word())
        .collect()
}

fn shown(wishes: &[Wish]) -> Vec<String> {
    let show = |wish: &Wish| match &wish.what {
        What::Category(key) if wish.note.is_empty() => key.clone(),
        What::Category(key) => format!("{key} <{}>", wish.note),
        What::Line(line) => format!("? {line}"),
    };
    wishes.iter().map(show).collect()
}
