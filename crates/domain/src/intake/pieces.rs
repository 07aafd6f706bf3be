//! Taking a list cell apart: "running errands, getting supplies, Food (halal), Other: a ladder".
//!
//! Labels may hold the very sign that separates them, so known labels are found first, the longest
//! first; what is left is parted by the strongest sign in the cell: `;` before a comma without a
//! space before a comma with one. Signs in brackets part nothing.

use std::collections::HashMap;

use super::{
    answers::is_nothing,
    entry::{What, Wish},
    folded::{LABEL_COMMA, folded, folded_label, says_any},
    known::Known,
    trouble::Reason,
};

/// Most parts between commas that one label may have.
const LABEL_ATOMS: usize = 6;
/// Words that carry a sentence on, so that what follows belongs to what stands before.
const CARRY_ON: &str = "and, or, but, only, if, as, so, because, not, no, with, etc, y, o, pero, solo, si, con, و, \
    او, لكن, فقط";

/// All labels that can stand in a cell: those of the community, and those that the mapping explains.
pub(super) struct Labels<'a> {
    pub(super) known: &'a Known,
    /// By folded label: the key of a category, or empty for "just a free line".
    pub(super) own: &'a HashMap<String, String>,
}

impl Labels<'_> {
    fn has(&self, folded_text: &str) -> bool {
        self.own.contains_key(folded_text) || self.known.label(folded_text).is_some()
    }

    fn find(&self, text: &str) -> Option<What> {
        let label = folded_label(text);
        match self.own.get(&label) {
            Some(key) if key.is_empty() => Some(What::Line(text.trim().to_owned())),
            Some(key) => Some(What::Category(key.clone())),
            None => self
                .known
                .label(&label)
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

/// A stretch of the cell between two signs.
struct Atom {
    start: usize,
    end: usize,
    /// The sign after it.
    after: Part,
    folded: String,
    /// The last atom of the longest known label that begins here.
    label_until: Option<usize>,
}

/// Takes a cell apart. Each piece says whether it was guessed, or not known at all.
pub(super) fn split(cell: &str, labels: &Labels<'_>) -> Vec<(Wish, Option<Reason>)> {
    let mut atoms = atoms(cell);
    for at in 0..atoms.len() {
        atoms[at].label_until = label_until(cell, &atoms, at, labels);
    }
    let strongest = strongest_outside_labels(&atoms);
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < atoms.len() {
        let last = atoms[at]
            .label_until
            .unwrap_or_else(|| end_of_unknown(&atoms, at, strongest));
        let text = cell[atoms[at].start..atoms[last].end].trim();
        if !is_nothing(text) {
            pieces.push(piece(text, labels));
        }
        at = last + 1;
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

impl Atom {
    fn new(cell: &str, start: usize, end: usize, after: Part) -> Self {
        let folded = folded(&cell[start..end]);
        Self {
            start,
            end,
            after,
            folded,
            label_until: None,
        }
    }
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
            atoms.push(Atom::new(cell, start, at, part));
            start = at + c.len_utf8();
        }
        before = c;
    }
    atoms.push(Atom::new(cell, start, cell.len(), Part::Always));
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

/// Finds the longest known label that begins with this atom: of several atoms, or of one with a note.
fn label_until(cell: &str, atoms: &[Atom], at: usize, labels: &Labels<'_>) -> Option<usize> {
    let mut joined = atoms[at].folded.clone();
    let mut longest = labels.has(&joined).then_some(at);
    for last in at + 1..atoms.len().min(at + LABEL_ATOMS) {
        if atoms[last - 1].after == Part::Always {
            break;
        }
        joined.push_str(LABEL_COMMA);
        joined.push_str(&atoms[last].folded);
        if labels.has(&joined) {
            longest = Some(last);
        }
    }
    let noted = || label_and_note(cell[atoms[at].start..atoms[at].end].trim());
    longest.or_else(|| {
        noted()
            .and_then(|(label, _)| labels.find(label))
            .map(|_| at)
    })
}

fn strongest_outside_labels(atoms: &[Atom]) -> Part {
    let mut strongest = Part::CommaAndSpace;
    let mut at = 0;
    while at < atoms.len() {
        let last = atoms[at].label_until.unwrap_or(at);
        if last + 1 < atoms.len() {
            strongest = strongest.max(atoms[last].after);
        }
        at = last + 1;
    }
    strongest
}

/// The last atom of the unknown text that begins at `at`: up to the next strong sign or known label.
fn end_of_unknown(atoms: &[Atom], at: usize, strongest: Part) -> usize {
    let mut last = at;
    while last + 1 < atoms.len() && atoms[last + 1].label_until.is_none() {
        let first_word = atoms[last + 1].folded.split(' ').next();
        let goes_on = first_word.is_some_and(|word| says_any(word, CARRY_ON));
        let parted = atoms[last].after >= strongest;
        if parted && (!goes_on || atoms[last].after == Part::Always) {
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
        known.add_category(
            "pets",
            ["Pet care", "Pet care - food, litter", "Pet care food"],
            [""; 0],
        );
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
            ("pet care, food", "PETS | FOOD"),
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
