//! Taking a list cell apart: "running errands, getting supplies, Food (halal), Other: a ladder".
//!
//! Labels may hold the very sign that separates them, so known labels are found first, the longest
//! first; what is left is parted by the strongest sign in the cell: `;` before a comma without a
//! space before a comma with one. Signs in brackets part nothing.

use std::collections::HashMap;

use super::{
    answers::is_nothing,
    entry::{What, Wish},
    folded::folded,
    known::Known,
    trouble::Reason,
};

/// Most parts between commas that one label may have.
const LABEL_ATOMS: usize = 6;
/// Words that carry a sentence on, so that what follows belongs to what stands before.
const CARRY_ON: &[&str] = &[
    "and", "or", "but", "only", "if", "as", "so", "because", "not", "no", "with", "etc", "y", "o",
    "pero", "solo", "si", "con", "و", "او", "لكن", "فقط",
];

/// All labels that can stand in a cell: those of the community, and those that the mapping explains.
pub(super) struct Labels<'a> {
    pub(super) known: &'a Known,
    /// By folded label: the key of a category, or empty for "just a free line".
    pub(super) own: &'a HashMap<String, String>,
}

impl Labels<'_> {
    fn find(&self, text: &str) -> Option<What> {
        match self.own.get(&folded(text)) {
            Some(key) if key.is_empty() => Some(What::Line(text.trim().to_owned())),
            Some(key) => Some(What::Category(key.clone())),
            None => self
                .known
                .category(text)
                .map(|key| What::Category(key.to_owned())),
        }
    }
}

/// How strongly a sign parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    CommaAndSpace,
    Comma,
    Always,
}

/// A stretch of the cell between two signs, and the sign after it.
struct Atom {
    start: usize,
    end: usize,
    after: Part,
}

/// Takes a cell apart. Each piece says whether it was guessed, or not known at all.
pub(super) fn split(cell: &str, labels: &Labels<'_>) -> Vec<(Wish, Option<Reason>)> {
    let atoms = atoms(cell);
    let strongest = strongest_between_unknown(cell, &atoms, labels);
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < atoms.len() {
        let (text, next) = match label_at(cell, &atoms, at, labels) {
            Some(last) => (&cell[atoms[at].start..atoms[last].end], last + 1),
            None => {
                let last = end_of_unknown(cell, &atoms, at, strongest, labels);
                (&cell[atoms[at].start..atoms[last].end], last + 1)
            }
        };
        if !is_nothing(text) {
            pieces.push(piece(text.trim(), labels));
        }
        at = next;
    }
    pieces
}

/// What one piece means: a label, a label with a note, a sentence that mentions one category, or a
/// free line.
pub(super) fn piece(text: &str, labels: &Labels<'_>) -> (Wish, Option<Reason>) {
    let wish = |what, note: &str| Wish {
        what,
        note: note.trim().to_owned(),
    };
    if let Some(what) = labels.find(text) {
        return (wish(what, ""), None);
    }
    if let Some((label, note)) = label_and_note(text)
        && let Some(what) = labels.find(label)
    {
        return (wish(what, note), None);
    }
    match labels.known.category_within(text) {
        Some(key) => (
            wish(What::Category(key.to_owned()), text),
            Some(Reason::CategoryGuessed),
        ),
        None => (
            wish(What::Line(text.to_owned()), ""),
            Some(Reason::CategoryUnknown),
        ),
    }
}

/// The words of a cell, for telling whether two rows say the same.
pub(super) fn words_said(cell: &str) -> impl Iterator<Item = String> {
    cell.split([',', ';', '\n', '،', '؛', '|'])
        .map(folded)
        .filter(|word| !word.is_empty())
}

/// `Food (halal)`, `Food: halal`, `Food - halal`.
fn label_and_note(text: &str) -> Option<(&str, &str)> {
    if let Some((label, note)) = text
        .strip_suffix(')')
        .and_then(|inside| inside.split_once('('))
    {
        return Some((label, note));
    }
    text.split_once(':')
        .or_else(|| text.split_once(" - "))
        .or_else(|| text.split_once(" – "))
}

fn atoms(cell: &str) -> Vec<Atom> {
    let brackets_match = cell.matches('(').count() == cell.matches(')').count();
    let mut atoms = Vec::new();
    let (mut start, mut depth, mut before) = (0, 0_u32, ' ');
    for (at, c) in cell.char_indices() {
        let after = cell[at + c.len_utf8()..].chars().next().unwrap_or(' ');
        match c {
            '(' if brackets_match => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if let Some(part) = parts(before, c, after).filter(|_| depth == 0) {
            atoms.push(Atom {
                start,
                end: at,
                after: part,
            });
            start = at + c.len_utf8();
        }
        before = c;
    }
    atoms.push(Atom {
        start,
        end: cell.len(),
        after: Part::Always,
    });
    atoms.retain(|atom| !cell[atom.start..atom.end].trim().is_empty());
    atoms
}

fn parts(before: char, sign: char, after: char) -> Option<Part> {
    match sign {
        ';' | '\n' | '\r' | '|' | '؛' | '、' => Some(Part::Always),
        ',' | '،' if before.is_ascii_digit() && after.is_ascii_digit() => None,
        ',' | '،' if after.is_whitespace() => Some(Part::CommaAndSpace),
        ',' | '،' | '，' => Some(Part::Comma),
        _ => None,
    }
}

/// The last atom of the longest known label that begins at `at`.
fn label_at(cell: &str, atoms: &[Atom], at: usize, labels: &Labels<'_>) -> Option<usize> {
    let limit = atoms.len().min(at + LABEL_ATOMS);
    let joined = (at..limit).take_while(|&last| last == at || atoms[last - 1].after < Part::Always);
    joined.collect::<Vec<_>>().into_iter().rev().find(|&last| {
        let text = &cell[atoms[at].start..atoms[last].end];
        let with_note = || label_and_note(text.trim()).and_then(|(label, _)| labels.find(label));
        labels.find(text).is_some() || (last == at && with_note().is_some())
    })
}

/// The strongest sign in the cell that is not inside a label.
fn strongest_between_unknown(cell: &str, atoms: &[Atom], labels: &Labels<'_>) -> Part {
    let mut strongest = Part::CommaAndSpace;
    let mut at = 0;
    while at < atoms.len() {
        let last = label_at(cell, atoms, at, labels).unwrap_or(at);
        if last + 1 < atoms.len() {
            strongest = strongest.max(atoms[last].after);
        }
        at = last + 1;
    }
    strongest
}

/// The last atom of the unknown text that begins at `at`: up to the next strong sign or known label.
fn end_of_unknown(
    cell: &str,
    atoms: &[Atom],
    at: usize,
    strongest: Part,
    labels: &Labels<'_>,
) -> usize {
    let mut last = at;
    while last + 1 < atoms.len() && label_at(cell, atoms, last + 1, labels).is_none() {
        let next = folded(&cell[atoms[last + 1].start..atoms[last + 1].end]);
        let goes_on = next
            .split(' ')
            .next()
            .is_some_and(|word| CARRY_ON.contains(&word));
        if atoms[last].after >= strongest && !(goes_on && atoms[last].after < Part::Always) {
            break;
        }
        last += 1;
    }
    last
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Zone, contact::Country};

    fn pieces_of(cell: &str) -> String {
        let mut known = Known::new(Country::US, Zone::utc());
        known.add_category("food", ["Food", "Groceries"], ["meal"]);
        known.add_category("pets", ["Pet care", "Pet care - food, litter"], [""; 0]);
        known.add_category("errands", ["running errands, getting supplies"], ["errand"]);
        known.add_category("rides", ["Rides"], ["drive"]);
        let own = HashMap::from([("ladder".to_owned(), String::new())]);
        let labels = Labels {
            known: &known,
            own: &own,
        };
        let shown = |(wish, _): (Wish, Option<Reason>)| {
            let what = match wish.what {
                What::Category(key) => key.to_uppercase(),
                What::Line(line) => line,
            };
            if wish.note.is_empty() {
                what
            } else {
                format!("{what}<{}>", wish.note)
            }
        };
        split(cell, &labels)
            .into_iter()
            .map(shown)
            .collect::<Vec<_>>()
            .join(" | ")
    }

    #[test]
    fn a_list_is_taken_apart_by_known_labels_first() {
        for (cell, pieces) in [
            ("Food, pet care", "FOOD | PETS"),
            (
                "childcare,running errands, getting supplies,pet care",
                "childcare | ERRANDS | PETS",
            ),
            ("Pet care - food, litter, rides", "PETS | RIDES"),
            (
                "Food (halal, no pork), rides",
                "FOOD<halal, no pork> | RIDES",
            ),
            ("Food: halal;Rides", "FOOD<halal> | RIDES"),
            ("plumbing; welding", "plumbing | welding"),
            ("plumbing, welding", "plumbing | welding"),
            (
                "Rides;I can cook, but only on Sundays",
                "RIDES | I can cook, but only on Sundays",
            ),
            (
                "Rides, I can sing, but only on Sundays",
                "RIDES | I can sing, but only on Sundays",
            ),
            (
                "Rides,piano, for beginners,Food",
                "RIDES | piano, for beginners | FOOD",
            ),
            ("ladder, ride", "ladder | RIDES"),
            ("I can drive people", "RIDES<I can drive people>"),
            ("I cannot drive", "I cannot drive"),
            ("1,000 masks", "1,000 masks"),
            ("none", ""),
            (" ;, ,", ""),
            ("(Food, Rides", "FOOD | RIDES"),
        ] {
            assert_eq!(pieces_of(cell), pieces, "{cell}");
        }
    }
}
