//! What one row says: a neighbor, what they give, what they need. Open text, on its way to being
//! sealed; it does not print itself into a log.

use std::{collections::BTreeSet, fmt};

use super::{folded::folded, trouble::Trouble};
use crate::{
    AreaId, Day, Moment, Times,
    contact::{Email, Phone},
    needs::{ListingState, Often, Urgency},
    people::Channel,
};

/// One row that was read. What concerns the row as a whole (how soon, when it suits, where it stands)
/// goes for each of its gives and needs.
#[derive(Clone, PartialEq)]
pub struct Entry {
    /// The row of data, counted from 1 below the header.
    pub row: u64,
    /// The neighbor's name, trimmed; empty when only a contact was given.
    pub name: String,
    /// The first number that can be dialed.
    pub phone: Option<Phone>,
    /// The first mail address.
    pub email: Option<Email>,
    /// How they like to be reached, when the sheet says so.
    pub channel: Option<Channel>,
    /// Where they live, as an area; never an address.
    pub area: Option<Place>,
    /// The codes of the languages they speak.
    pub languages: Vec<String>,
    /// What they could give, each thing once.
    pub gives: Vec<Wish>,
    /// What would make their life easier, each thing once.
    pub needs: Vec<Wish>,
    /// More about what they give; a line for each column that tells.
    pub give_note: String,
    /// More about what they need.
    pub need_note: String,
    /// How soon their needs are.
    pub urgency: Option<Urgency>,
    /// The day by which they need it.
    pub due: Option<Day>,
    /// Once, or again and again.
    pub often: Option<Often>,
    /// When it suits them.
    pub times: Times,
    /// What they said they came for. For information: their gives and needs are what they ticked.
    pub wants: Option<Wants>,
    /// Where their gives and needs stand.
    pub stage: Stage,
    /// Whether they are not to be asked for now.
    pub paused: bool,
    /// When they filled in the form.
    pub asked_at: Option<Moment>,
    /// Everything else that was to be kept.
    pub notes: Vec<Note>,
    /// What was not understood, and was kept as it was written.
    pub remarks: Vec<Trouble>,
    pub(super) said: Said,
}

/// The words of the row's gives and needs, for telling whether it is the same row.
#[derive(Clone, PartialEq, Default)]
pub(super) struct Said {
    pub(super) gives: BTreeSet<String>,
    pub(super) needs: BTreeSet<String>,
}

/// One thing that is given or needed.
#[derive(Clone, PartialEq, Eq)]
pub struct Wish {
    /// What it is.
    pub what: What,
    /// What was written with it: "halal" of "Food (halal)". Empty when nothing was.
    pub note: String,
}

/// A category, or what somebody wrote instead.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// The key of a category.
    Category(String),
    /// A free line.
    Line(String),
}

/// An area of the community, or a name that is not yet one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// An area.
    Area(AreaId),
    /// A name, as it was written.
    Named(String),
}

/// What somebody says they came for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wants {
    /// To give.
    ToGive,
    /// To get help.
    Help,
    /// To give and to get help.
    Both,
}

/// Where a row stands in the sheet of those who handled it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stage {
    /// Nobody has done anything yet.
    #[default]
    Open,
    /// Somebody is on it.
    UnderWay,
    /// It was met. It still counts.
    Met,
    /// It was taken back, or no longer holds.
    Closed,
    /// The group held it for a second copy of another row.
    Duplicate,
}

impl Stage {
    /// Where a listing from such a row stands.
    ///
    /// What is under way is still open, since nobody here has said yes to anybody.
    pub fn listing_state(self) -> ListingState {
        match self {
            Self::Open | Self::UnderWay => ListingState::Open,
            Self::Met => ListingState::Met,
            Self::Closed | Self::Duplicate => ListingState::Withdrawn,
        }
    }
}

/// Something that was to be kept, with the header of the column it stood in.
#[derive(Clone, PartialEq, Eq)]
pub struct Note {
    /// The header of the column.
    pub about: String,
    /// What was written.
    pub text: String,
}

impl Entry {
    pub(super) fn new(row: u64) -> Self {
        Self {
            row,
            name: String::new(),
            phone: None,
            email: None,
            channel: None,
            area: None,
            languages: Vec::new(),
            gives: Vec::new(),
            needs: Vec::new(),
            give_note: String::new(),
            need_note: String::new(),
            urgency: None,
            due: None,
            often: None,
            times: Times::default(),
            wants: None,
            stage: Stage::Open,
            paused: false,
            asked_at: None,
            notes: Vec::new(),
            remarks: Vec::new(),
            said: Said::default(),
        }
    }

    /// The kept notes as text, a line each: `Is there anything else?: two kids`.
    pub fn notes_text(&self) -> String {
        let lines = self
            .notes
            .iter()
            .map(|note| format!("{}: {}", note.about, note.text));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Bytes that are the same for the same row, however it is spaced, cased or punctuated: who
    /// (mail address, else number, else name), when, and the words of what is given and needed.
    ///
    /// The words go in as they were written and not as they were understood, so that a category added
    /// later does not make an old row new. The caller hashes these bytes with a secret key.
    pub fn fingerprint_source(&self) -> Vec<u8> {
        let who = match (&self.email, &self.phone) {
            (Some(email), _) => format!("mail {}", email.as_str()),
            (None, Some(phone)) => format!("phone {}", phone.e164()),
            (None, None) => format!("name {}", folded(&self.name)),
        };
        let when = self.asked_at.map_or(String::new(), |at| at.0.to_string());
        let mut fields = vec!["row 1", &who, &when, "gives"];
        fields.extend(self.said.gives.iter().map(String::as_str));
        fields.push("needs");
        fields.extend(self.said.needs.iter().map(String::as_str));
        let framed =
            |field: &str| [&(field.len() as u64).to_be_bytes()[..], field.as_bytes()].concat();
        fields.into_iter().flat_map(framed).collect()
    }
}

impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Entry(row {}, hidden)", self.row)
    }
}

impl fmt::Debug for Wish {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.what {
            What::Category(key) => write!(f, "Wish({key})"),
            What::Line(_) => f.write_str("Wish(hidden)"),
        }
    }
}

impl fmt::Debug for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Note(hidden)")
    }
}
