//! What each column of a sheet holds. A mapping is guessed, corrected by an organizer, saved as JSON
//! and used again; fitted to the header row of a sheet it becomes a plan for reading rows.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use super::MENDING_HEADERS;
use super::folded::{folded, folded_label};
use crate::worded;

/// What the columns of a sheet hold. The JSON of it is described in `docs/import.md`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// How dates without a named month are written in this sheet.
    #[serde(default)]
    pub date_order: DateOrder,
    /// The columns, by their headers.
    pub columns: Vec<Column>,
    /// Labels in this sheet that the community does not have: label to category key. An empty key
    /// says that the label stays a free line.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub words: BTreeMap<String, String>,
}

/// A column: its header, and what stands below it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// The header, as it stands in the sheet.
    pub header: String,
    /// What the column holds.
    #[serde(flatten)]
    pub kind: Kind,
}

/// How dates are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// 25/3/2026.
    #[default]
    DayFirst,
    /// 3/25/2026.
    MonthFirst,
    /// 26/3/25. (A year of four digits is always understood.)
    YearFirst,
}

worded!(DateOrder {
    DayFirst = "day_first",
    MonthFirst = "month_first",
    YearFirst = "year_first"
});

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Kind {
    /// A whole name.
    Name,
    /// A first name.
    FirstName,
    /// A last name.
    LastName,
    /// A telephone number; a mail address here is understood too.
    Phone,
    /// A mail address; a number here is understood too.
    Email,
    /// How they like to be reached.
    ContactBy,
    /// The part of the neighborhood where they live.
    Area,
    /// A list of languages.
    Languages,
    /// A list of what they could give.
    Gives,
    /// A list of what they need.
    Needs,
    /// A list of what they give or need; a [`Kind::Side`] column says which.
    GivesOrNeeds,
    /// A tick for one thing they could give.
    GiveFlag {
        /// The key of its category; any other text is a free line.
        category: String,
    },
    /// A tick for one thing they need.
    NeedFlag {
        /// The key of its category; any other text is a free line.
        category: String,
    },
    /// More about what they give.
    GiveNote,
    /// More about what they need.
    NeedNote,
    /// How soon they need it, or a date.
    Urgency,
    /// The day by which they need it.
    Due,
    /// When it suits them; on one day of the week, when the header names it.
    Times {
        /// The day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<Weekday>,
    },
    /// Whether they came to give, to get help, or both.
    Side,
    /// Once, or again and again.
    Often,
    /// Where the group says it stands.
    Status,
    /// A tick for "not to be asked any more".
    Disabled,
    /// When the form was filled in.
    When,
    /// Kept as a note that organizers and the person can read.
    Notes,
    /// Not taken in at all.
    LeftOut,
}

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the days need no explaining")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

worded!(Weekday {
    Monday = "monday",
    Tuesday = "tuesday",
    Wednesday = "wednesday",
    Thursday = "thursday",
    Friday = "friday",
    Saturday = "saturday",
    Sunday = "sunday",
});

/// Why a mapping does not fit a sheet: the header that it names is not there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Misfit {
    /// The header that is missing.
    pub header: String,
}

/// One key for sheets with the same headers, give or take case, accents and spaces: by it a mapping that was
/// saved is found again, also for the rows of a sheet that came back mended.
pub fn headers_key(headers: &[String]) -> String {
    let own = headers
        .iter()
        .filter(|header| !MENDING_HEADERS.contains(&header.as_str()));
    let folded: Vec<String> = own.map(|header| folded(header)).collect();
    folded.join("\u{1f}")
}

impl Mapping {
    /// This mapping laid over one that was guessed for another sheet: columns with a header that is known
    /// here hold what was said here, all others what was guessed.
    #[must_use]
    pub fn over(&self, guessed: Mapping) -> Mapping {
        let mut used = vec![false; self.columns.len()];
        let mut known = |header: &str| {
            let same = |exact: bool, column: &Column| match exact {
                true => column.header == header,
                false => folded(&column.header) == folded(header),
            };
            let found = [true, false].into_iter().find_map(|exact| {
                (0..used.len()).find(|&at| !used[at] && same(exact, &self.columns[at]))
            })?;
            used[found] = true;
            Some(self.columns[found].kind.clone())
        };
        let columns = guessed.columns.into_iter().map(|column| Column {
            kind: known(&column.header).unwrap_or(column.kind),
            header: column.header,
        });
        Mapping {
            date_order: self.date_order,
            columns: columns.collect(),
            words: self.words.clone(),
        }
    }

    /// Fits the mapping to a header row. Columns that it does not mention are left out; a column that
    /// it wants to read must be there, give or take case, accents and spaces.
    pub fn fit(&self, headers: &[String]) -> Result<Plan, Vec<Misfit>> {
        let mut kinds: Vec<Option<Kind>> = vec![None; headers.len()];
        let mut missing = Vec::new();
        for column in &self.columns {
            let free = |same: &dyn Fn(&str) -> bool| {
                (0..headers.len()).find(|&at| kinds[at].is_none() && same(&headers[at]))
            };
            let found = free(&|header| header == column.header)
                .or_else(|| free(&|header| folded(header) == folded(&column.header)));
            match found {
                Some(at) => kinds[at] = Some(column.kind.clone()),
                None if column.kind == Kind::LeftOut => {}
                None => missing.push(Misfit {
                    header: column.header.clone(),
                }),
            }
        }
        if !missing.is_empty() {
            return Err(missing);
        }
        let unmentioned = (0..headers.len())
            .filter(|&at| kinds[at].is_none())
            .collect();
        Ok(Plan {
            headers: headers.to_vec(),
            kinds: kinds
                .into_iter()
                .map(|kind| kind.unwrap_or(Kind::LeftOut))
                .collect(),
            date_order: self.date_order,
            words: self
                .words
                .iter()
                .map(|(label, key)| (folded_label(label), key.clone()))
                .collect(),
            unmentioned,
        })
    }
}

/// A mapping that fits one sheet: what stands in each cell of a row.
#[derive(Debug, Clone)]
pub struct Plan {
    pub(super) headers: Vec<String>,
    pub(super) kinds: Vec<Kind>,
    pub(super) date_order: DateOrder,
    pub(super) words: HashMap<String, String>,
    unmentioned: Vec<usize>,
}

impl Plan {
    /// The headers of columns that the mapping did not mention and that are left out.
    pub fn unmentioned(&self) -> impl Iterator<Item = &str> {
        self.unmentioned.iter().map(|&at| self.headers[at].as_str())
    }
}
