//! How well duplicates are noticed, on records with known duplicates (Febrl). A neighborhood has few areas, so
//! the sixteen hundred suburbs of the file are drawn together into twelve.

use std::collections::{HashMap, HashSet};

use domain::AreaId;
use domain::duplicates::{Likeness, Traits, pairs};

use crate::real;

struct Records {
    people: Vec<String>,
    traits: Vec<Traits>,
}

fn read(file: &str, with_contact: bool) -> Option<Records> {
    let path = real::input(&format!("dedupe/{file}"))?;
    let mut reader = csv::ReaderBuilder::new()
        .trim(csv::Trim::All)
        .from_path(path)
        .unwrap();
    let (mut people, mut traits) = (Vec::new(), Vec::new());
    for row in reader.records() {
        let row = row.unwrap();
        let name = format!("{} {}", &row[1], &row[2]);
        let suburb: u128 = row[6].bytes().map(u128::from).sum();
        let area =
            (!row[6].is_empty()).then(|| format!("00000000-0000-0000-0000-{:012}", suburb % 12));
        let area: Option<AreaId> = area.and_then(|id| id.parse().ok());
        let phone = (with_contact && !row[10].is_empty()).then(|| row[10].to_owned());
        people.push(row[0].split('-').nth(1).unwrap().to_owned());
        traits.push(Traits::of(&name, phone, None, area));
    }
    Some(Records { people, traits })
}

/// Precision, and recall among all pairs that are one person.
fn measure(records: &Records) -> (f64, f64) {
    let mut of: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, person) in records.people.iter().enumerate() {
        of.entry(person).or_default().push(at);
    }
    let all: usize = of
        .values()
        .map(|group| group.len() * (group.len() - 1) / 2)
        .sum();
    let found = pairs(&records.traits);
    let seen: HashSet<_> = found.iter().map(|(one, other, _)| (one, other)).collect();
    assert_eq!(seen.len(), found.len());
    let right = found
        .iter()
        .filter(|(one, other, _)| records.people[*one] == records.people[*other])
        .count();
    (right as f64 / found.len() as f64, right as f64 / all as f64)
}

#[test]
fn nine_of_ten_suggestions_are_right() {
    for (file, with_contact, least_precision, least_recall) in [
        ("dataset1.csv", true, 0.95, 0.93),
        ("dataset1.csv", false, 0.95, 0.50),
        ("dataset2.csv", true, 0.90, 0.90),
        ("dataset2.csv", false, 0.90, 0.45),
    ] {
        let Some(records) = read(file, with_contact) else {
            return;
        };
        let (precision, recall) = measure(&records);
        let by = if with_contact {
            "name, area and contact"
        } else {
            "name and area alone"
        };
        println!("{file}, by {by}: precision {precision:.3}, recall {recall:.3}");
        assert!(
            precision >= least_precision && recall >= least_recall,
            "{file} {precision} {recall}"
        );
    }
}

#[test]
fn the_surest_pairs_stand_first() {
    let Some(records) = read("dataset2.csv", true) else {
        return;
    };
    let order: Vec<Likeness> = pairs(&records.traits)
        .into_iter()
        .map(|(_, _, why)| why)
        .collect();
    assert!(order.is_sorted());
}
