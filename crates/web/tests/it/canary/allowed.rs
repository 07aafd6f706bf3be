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
    /// And that yes was also to a phone or a mail address.
    ToContact,
}

use Kind::{Asker, Helper, OldLink, Organizer, OtherOrganizer, Uninvolved};
use When::{Always, BothSaidYes, ToContact};
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
/// Those of them who answered the survey.
const ANSWERED: &[Kind] = &[Uninvolved, Helper, Asker, OldLink];
/// Everything on a record.
const RECORD: &[&str] = &["first", "last", "phone", "mail", "through", "notes"];
/// How somebody is reached.
const CONTACT: &[&str] = &["first", "phone", "mail", "through"];
/// Where somebody sees their match.
const MATCH: &[&str] = &["GET /me", "GET /match/{id}", "GET /l/{token}"];

/// Where those who belong to a rota see who comes.
const ROTA: &[&str] = &[
    "GET /rota/{id}",
    "GET /rota/{id}/sheet",
    "GET /rota/date/{id}",
];

/// The table: who looks, at whose, when, at what, where.
#[rustfmt::skip]
pub const ALLOWED: &[Line] = &[
    // What somebody said themself, on their own pages.
    (NEIGHBORS, Own, Always, &["first"], &["GET /me"]),
    (NEIGHBORS, Own, Always, RECORD, &["GET /me/data", "GET /me/download"]),
    (ANSWERED, Own, Always, &["words"], &["GET /me", "GET /me/listing/{id}"]),
    (ANSWERED, Own, Always, &["words", "hopes", "lived"], &["GET /me/download"]),
    (ANSWERED, Own, Always, &["hopes", "lived"], &["GET /survey/thanks"]),
    (&[Asker], Own, Always, &["report", "closing", "relay"], &["GET /me/download"]),
    // What an organizer wrote to them when a problem was closed.
    (&[Asker], Own, Always, &["closing"], &["GET /match/{id}", "GET /l/{token}"]),
    // Who they are known as in this browser, before they answer again.
    (NEIGHBORS, Own, Always, &["first", "last"], &["GET /survey/1", "POST /survey/1", "POST /survey/2"]),
    // What they may tick to be shown, where they are asked.
    (&[Helper, Asker], Own, Always, &["phone", "mail"], &["GET /match/{id}", "GET /l/{token}"]),
    // The other one, as far as they agreed: the helper by phone, whoever needed it by mail.
    (&[Helper, Asker], Other, BothSaidYes, &["first"], MATCH),
    (&[Helper], Other, ToContact, &["mail"], MATCH),
    (&[Asker], Other, ToContact, &["phone"], MATCH),
    // Who comes to a rota, as far as one belongs to it; organizers see it, and their look is written down.
    (&[Uninvolved, OldLink, Organizer], Anybodys, Always, &["first"], ROTA),
    // Which organizer looked at their data.
    (NEIGHBORS, Organizers, Always, &["first"], &["GET /me/looks", "GET /me/download"]),
    // Organizers see without a further step who organizes, and the sheets that were handed in.
    (&[Organizer, OtherOrganizer], Own, Always, &["first", "last"], &["GET /settings/organizers"]),
    (&[Organizer], Anybodys, Always, &["upload"], &["GET /import", "GET /import/{id}"]),
    (&[Organizer], Anybodys, Always, RECORD, &["GET /import/{id}"]),
    (&[Organizer], Anybodys, Always, &["words", "street", "header", "lost"], &["GET /import/{id}"]),
    (&[Organizer], Anybodys, Always, &["lost"], &["GET /import/run/{id}", "GET /import/run/{id}/rows"]),
    (&[Organizer], Anybodys, Always, &["header"], &["GET /import/run/{id}/rows"]),
    // Everything else they see by a form that notes the look first.
    (&[Organizer], Anybodys, Always, RECORD, &["POST /people/{id}/look", "POST /listing/{id}/look"]),
    (&[Organizer], Anybodys, Always, &["words"], &["POST /listing/{id}/look", "POST /unsorted"]),
    (&[Organizer], Anybodys, Always, CONTACT, &["POST /voice/{id}", "POST /today/{id}/answer", "POST /relay/{id}"]),
    (&[Organizer], Anybodys, Always, &["first"], &["POST /rota/{id}/load"]),
    (&[Organizer], Anybodys, Always, &["last", "text", "relay"], &["POST /voice/{id}"]),
    (&[Organizer], Anybodys, Always, &["relay"], &["POST /relay/{id}"]),
    (&[Organizer], Anybodys, Always, CONTACT, &["POST /problems/{id}", "POST /people/duplicates"]),
    (&[Organizer], Anybodys, Always, &["last", "report"], &["POST /problems/{id}"]),
    (&[Organizer], Anybodys, Always, &["last"], &["POST /people/duplicates"]),
    (&[Organizer], Anybodys, Always, &["first", "last"], &["POST /people/search", "POST /settings/organizers/find", "POST /rota/date/{id}"]),
    (&[Organizer], Anybodys, Always, RECORD, &["POST /export"]),
    (&[Organizer], Anybodys, Always, &["words", "hopes", "lived", "report", "closing"], &["POST /export"]),
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
        let state = viewer.other.as_ref().map(|(_, state)| *state);
        match self {
            When::Always => true,
            When::BothSaidYes => state.is_some_and(State::is_revealed),
            When::ToContact => state.is_some_and(State::shows_contact),
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
