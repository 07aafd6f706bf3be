//! What may be shown, to whom, when and where: everything that is not written here may not.

use std::collections::BTreeSet;

use super::pairs::State;
use super::token::Seen;
use super::viewers::{Kind, Viewer};

/// Whose canary it is, as whoever looks sees them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// Their own.
    Own,
    /// That of the other one of their match.
    Other,
    /// That of an organizer.
    Organizers,
    /// Anybody's.
    Anybodys,
}

/// When.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    Always,
    /// Both have said yes, and it still stands.
    BothSaidYes,
}

use Kind::{Asker, Helper, OldLink, Organizer, OtherOrganizer, Uninvolved};
use When::{Always, BothSaidYes};
use Whose::{Anybodys, Organizers, Other, Own};

/// A line of the table.
type Line = (
    &'static [Kind],
    Whose,
    When,
    &'static [&'static str],
    &'static [&'static str],
);

/// Everybody who has a page of their own.
const NEIGHBORS: &[Kind] = &[
    Uninvolved,
    Helper,
    Asker,
    OldLink,
    Organizer,
    OtherOrganizer,
];
/// Everything on a record.
const RECORD: &[&str] = &["first", "last", "phone", "mail", "through", "notes"];

/// The table: who looks, at whose, when, at what, where.
pub const ALLOWED: &[Line] = &[
    // What somebody said themself, on their own pages.
    (NEIGHBORS, Own, Always, &["first"], &["GET /me"]),
    (
        NEIGHBORS,
        Own,
        Always,
        RECORD,
        &["GET /me/data", "GET /me/download"],
    ),
    (
        &[Uninvolved, Helper, Asker, OldLink],
        Own,
        Always,
        &["words"],
        &["GET /me", "GET /me/listing/{id}"],
    ),
    (
        &[Uninvolved, Helper, Asker, OldLink],
        Own,
        Always,
        &["words", "hopes", "lived"],
        &["GET /me/download"],
    ),
    (
        &[Uninvolved, Helper, Asker, OldLink],
        Own,
        Always,
        &["hopes", "lived"],
        &["GET /survey/thanks"],
    ),
    (&[Asker], Own, Always, &["report"], &["GET /me/download"]),
    // Who they are known as in this browser, before they answer again.
    (
        NEIGHBORS,
        Own,
        Always,
        &["first", "last"],
        &["GET /survey/1", "POST /survey/1", "POST /survey/2"],
    ),
    // What they may tick to be shown, where they are asked.
    (
        &[Helper, Asker],
        Own,
        Always,
        &["phone", "mail"],
        &["GET /match/{id}", "GET /l/{token}"],
    ),
    // The other one, as far as they agreed: the helper by phone, whoever needed it by mail.
    (
        &[Helper, Asker],
        Other,
        BothSaidYes,
        &["first"],
        &["GET /me", "GET /match/{id}", "GET /l/{token}"],
    ),
    (
        &[Helper],
        Other,
        BothSaidYes,
        &["mail"],
        &["GET /match/{id}", "GET /l/{token}"],
    ),
    (
        &[Asker],
        Other,
        BothSaidYes,
        &["phone"],
        &["GET /match/{id}", "GET /l/{token}"],
    ),
    // Which organizer looked at their data.
    (
        NEIGHBORS,
        Organizers,
        Always,
        &["first"],
        &["GET /me/looks", "GET /me/download"],
    ),
    // Organizers see without a further step who organizes, and words that wait to be sorted, which is
    // noted as a look. Everything else they see by a form that notes the look first.
    (
        &[Organizer, OtherOrganizer],
        Own,
        Always,
        &["first", "last"],
        &["GET /settings/organizers"],
    ),
    (
        &[Organizer],
        Anybodys,
        Always,
        &["words"],
        &["GET /unsorted"],
    ),
    (
        &[Organizer],
        Anybodys,
        Always,
        RECORD,
        &["POST /people/{id}/look"],
    ),
    (
        &[Organizer],
        Anybodys,
        Always,
        RECORD,
        &["POST /listing/{id}/look"],
    ),
    (
        &[Organizer],
        Anybodys,
        Always,
        &["words"],
        &["POST /listing/{id}/look"],
    ),
    (
        &[Organizer],
        Anybodys,
        Always,
        &["first", "last", "phone", "through", "text"],
        &["POST /voice/{id}"],
    ),
    (
        &[Organizer],
        Anybodys,
        Always,
        &["first", "last"],
        &["POST /people/search", "POST /settings/organizers/find"],
    ),
    (
        &[Organizer],
        Anybodys,
        Always,
        &["first", "last", "phone", "mail", "through"],
        &["POST /people/duplicates"],
    ),
];

/// Whether somebody may see a canary in an answer. Notes which line of the table says so.
pub fn is_allowed(viewer: &Viewer, route: &str, seen: &Seen, used: &mut BTreeSet<usize>) -> bool {
    let mut allowed = false;
    for (number, (who, whose, when, what, pages)) in ALLOWED.iter().enumerate() {
        let fits = seen.shape.is_empty()
            && who.contains(&viewer.kind)
            && whose.is_theirs(viewer, seen)
            && when.is_now(viewer)
            && what.contains(&seen.field.as_str())
            && pages.contains(&route);
        if fits {
            used.insert(number);
            allowed = true;
        }
    }
    allowed
}

impl Whose {
    fn is_theirs(self, viewer: &Viewer, seen: &Seen) -> bool {
        match self {
            Whose::Own => seen.whose == viewer.own,
            Whose::Other => viewer
                .other
                .as_ref()
                .is_some_and(|(other, _)| *other == seen.whose),
            Whose::Organizers => seen.whose == "00",
            Whose::Anybodys => true,
        }
    }
}

impl When {
    fn is_now(self, viewer: &Viewer) -> bool {
        match self {
            When::Always => true,
            When::BothSaidYes => viewer
                .other
                .as_ref()
                .is_some_and(|(_, state)| State::is_revealed(*state)),
        }
    }
}

/// The lines of the table that nothing has used: what nobody needs is taken out of it.
pub fn unused(used: &BTreeSet<usize>, method: &str) -> Vec<&'static Line> {
    let lines = ALLOWED.iter().enumerate();
    let about = |line: &Line| line.4.iter().any(|page| page.starts_with(method));
    lines
        .filter(|(number, line)| about(line) && !used.contains(number))
        .map(|(_, line)| line)
        .collect()
}
