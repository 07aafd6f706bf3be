//! What becomes of two records when a person joins them, and when that is taken back.

use serde::{Deserialize, Serialize};

use crate::people::{Channel, Neighbor, Person, Standing};
use crate::{AreaId, Moment, Times};

/// What of a record is not secret and may change when another is joined to it, so that it can be put back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plain {
    channel: String,
    speaks: Vec<String>,
    area: Option<AreaId>,
    times: Times,
    radius: Option<u32>,
    standing: String,
    paused_until: Option<Moment>,
    known: bool,
}

impl Plain {
    fn of(neighbor: &Neighbor) -> Self {
        Self {
            channel: neighbor.channel.word().to_owned(),
            speaks: neighbor.speaks.clone(),
            area: neighbor.area,
            times: neighbor.times,
            radius: neighbor.radius,
            standing: neighbor.standing.word().to_owned(),
            paused_until: neighbor.paused_until,
            known: neighbor.known,
        }
    }

    fn put_on(&self, neighbor: &mut Neighbor) {
        neighbor.channel = Channel::from_word(&self.channel).unwrap_or(neighbor.channel);
        neighbor.speaks.clone_from(&self.speaks);
        neighbor.area = self.area;
        neighbor.times = self.times;
        neighbor.radius = self.radius;
        neighbor.standing = Standing::from_word(&self.standing).unwrap_or(neighbor.standing);
        neighbor.paused_until = self.paused_until;
        neighbor.known = self.known;
    }
}

/// What joining changed in the record that is kept. Holds no contact: only which blanks were filled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filled {
    before: Plain,
    after: Plain,
    blanks: Vec<String>,
}

/// The blanks of a record that another may fill.
const BLANKS: [&str; 5] = ["name", "phone", "email", "through", "notes"];

/// Joins a record to the one that is kept: what the kept one says stands, what it leaves blank is filled.
pub fn join(
    (kept, person): (&Neighbor, &Person),
    (folded, other): (&Neighbor, &Person),
) -> (Neighbor, Person, Filled) {
    let (mut joined, mut whole, mut blanks) = (kept.clone(), person.clone(), Vec::new());
    for blank in BLANKS {
        let theirs = field(other, blank);
        if field(person, blank).is_empty() && !theirs.is_empty() {
            set_field(&mut whole, blank, &theirs);
            blanks.push(blank.to_owned());
        }
    }
    if kept.channel == Channel::Nobody {
        joined.channel = folded.channel;
    }
    let more = folded
        .speaks
        .iter()
        .filter(|code| !kept.speaks.contains(code));
    joined.speaks.extend(more.cloned().collect::<Vec<_>>());
    joined.area = kept.area.or(folded.area);
    joined.radius = kept.radius.or(folded.radius);
    joined.times = if kept.times.is_unsaid() {
        folded.times
    } else {
        kept.times
    };
    joined.known = kept.known || folded.known;
    if liveliness(folded.standing) > liveliness(kept.standing) {
        (joined.standing, joined.paused_until) = (folded.standing, folded.paused_until);
    }
    let filled = Filled {
        before: Plain::of(kept),
        after: Plain::of(&joined),
        blanks,
    };
    (joined, whole, filled)
}

/// Parts them again: what joining changed is put back, unless it has been changed by hand since.
pub fn part(
    (kept, person): (&Neighbor, &Person),
    other: &Person,
    filled: &Filled,
) -> (Neighbor, Person) {
    let (mut parted, mut alone) = (kept.clone(), person.clone());
    for blank in BLANKS
        .into_iter()
        .filter(|blank| filled.blanks.iter().any(|name| name == blank))
    {
        if field(person, blank) == field(other, blank) {
            set_field(&mut alone, blank, "");
        }
    }
    let mut back = Plain::of(kept);
    let (before, after) = (&filled.before, &filled.after);
    macro_rules! put_back {
        ($($name:ident),*) => {$(if back.$name == after.$name { back.$name.clone_from(&before.$name); })*};
    }
    put_back!(
        channel,
        speaks,
        area,
        times,
        radius,
        standing,
        paused_until,
        known
    );
    back.put_on(&mut parted);
    (parted, alone)
}

fn liveliness(standing: Standing) -> u8 {
    match standing {
        Standing::Active => 3,
        Standing::Paused => 2,
        Standing::Withdrawn => 1,
        Standing::Erased => 0,
    }
}

fn field(person: &Person, name: &str) -> String {
    match name {
        "name" => person.name.clone(),
        "phone" => person.phone.clone().unwrap_or_default(),
        "email" => person.email.clone().unwrap_or_default(),
        "through" => person.through.clone(),
        _ => person.notes.clone(),
    }
}

fn set_field(person: &mut Person, name: &str, value: &str) {
    let some = (!value.is_empty()).then(|| value.to_owned());
    match name {
        "name" => value.clone_into(&mut person.name),
        "phone" => person.phone = some,
        "email" => person.email = some,
        "through" => value.clone_into(&mut person.through),
        _ => value.clone_into(&mut person.notes),
    }
}
