//! What could not be read, said without repeating it.
//!
//! A row that cannot become an entry has at least one trouble; an entry may carry troubles too, as
//! remarks: something in it was not understood and kept as it was written.

use serde::Serialize;

use crate::worded;

/// One thing that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Trouble {
    /// The row of data, counted from 1 below the header.
    pub row: u64,
    /// The header of the column, when it is about one.
    pub column: Option<String>,
    /// Why.
    pub reason: Reason,
}

/// Why a row, or something in it, could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Nothing is written in the row.
    Blank,
    /// The header row again, as in sheets that were pasted together.
    HeaderAgain,
    /// More cells than columns: a separator inside a cell has moved everything after it.
    TooManyCells,
    /// A quotation mark was opened and never closed.
    QuoteNotClosed,
    /// Neither a name nor a way to reach anybody.
    NoPerson,
    /// Longer than what may be kept.
    TooLong,
    /// States more gives and needs than one person can.
    TooManyWishes,

    /// Fewer cells than columns; the missing ones were taken as empty.
    ShortRow,
    /// No number that can be dialed; kept as a note.
    PhoneUnreadable,
    /// No mail address; kept as a note.
    EmailUnreadable,
    /// Not one of the community's categories; kept as a free line.
    CategoryUnknown,
    /// A category was recognised by a word in a longer text; the text is kept as its note.
    CategoryGuessed,
    /// Not one of the community's areas; kept by its name.
    AreaUnknown,
    /// Not a language that is known; kept as a note.
    LanguageUnknown,
    /// No date, or none that exists; kept as a note.
    DateUnclear,
    /// Does not say how soon; kept as a note.
    UrgencyUnclear,
    /// Does not say when it suits; kept as a note.
    TimesUnclear,
    /// Does not say how often; kept as a note.
    OftenUnclear,
    /// Does not say where it stands; taken as open, kept as a note.
    StatusUnclear,
    /// Neither yes nor no; taken as yes, kept as a note.
    YesOrNoUnclear,
    /// The row does not say whether it gives or needs; taken as needs.
    SideUnclear,
    /// Letters were lost before the sheet came here (`Nguy?n`).
    LettersLost,
}

worded!(Reason {
    Blank = "blank",
    HeaderAgain = "header_again",
    TooManyCells = "too_many_cells",
    QuoteNotClosed = "quote_not_closed",
    NoPerson = "no_person",
    TooLong = "too_long",
    TooManyWishes = "too_many_wishes",
    ShortRow = "short_row",
    PhoneUnreadable = "phone_unreadable",
    EmailUnreadable = "email_unreadable",
    CategoryUnknown = "category_unknown",
    CategoryGuessed = "category_guessed",
    AreaUnknown = "area_unknown",
    LanguageUnknown = "language_unknown",
    DateUnclear = "date_unclear",
    UrgencyUnclear = "urgency_unclear",
    TimesUnclear = "times_unclear",
    OftenUnclear = "often_unclear",
    StatusUnclear = "status_unclear",
    YesOrNoUnclear = "yes_or_no_unclear",
    SideUnclear = "side_unclear",
    LettersLost = "letters_lost",
});
