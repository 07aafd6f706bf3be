//! How a neighbor may be reached: a phone number, a mail address.
//!
//! Every form, text message and spreadsheet cell that holds a contact is read here and nowhere else, so that the same
//! person written in two ways is still one person. Invariants: a [`Phone`] is always a possible number in E.164; an
//! [`Email`] is always syntactically sound; neither prints itself into a log.

mod dialing;
mod email;
mod phone;

pub use email::Email;
pub use phone::{Country, Phone};

/// Why a contact could not be read. Holds nothing of what was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Unreadable {
    /// Nothing was written.
    #[error("nothing was written")]
    Empty,
    /// There is no number, or no address, in the text.
    #[error("there is no contact in the text")]
    Nothing,
    /// There is a number, but no telephone in that country has so few or so many digits.
    #[error("the number cannot be dialed")]
    NotPossible,
    /// The part before the `@` cannot be a mailbox.
    #[error("the part before the @ is wrong")]
    BadMailbox,
    /// The part after the `@` cannot be the name of a mail server.
    #[error("the part after the @ is wrong")]
    BadDomain,
    /// Longer than any contact may be.
    #[error("the contact is too long")]
    TooLong,
}

impl Unreadable {
    /// The stable name of this reason, for texts and for the API.
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Nothing => "nothing",
            Self::NotPossible => "not_possible",
            Self::BadMailbox => "bad_mailbox",
            Self::BadDomain => "bad_domain",
            Self::TooLong => "too_long",
        }
    }
}

/// Arabic, Persian and full-width digits as the ASCII ones that dialing and counting need.
pub(crate) fn ascii_digit(c: char) -> Option<char> {
    let zero = match c {
        '0'..='9' => return Some(c),
        '\u{0660}'..='\u{0669}' => 0x0660,
        '\u{06F0}'..='\u{06F9}' => 0x06F0,
        '\u{0966}'..='\u{096F}' => 0x0966,
        '\u{FF10}'..='\u{FF19}' => 0xFF10,
        _ => return None,
    };
    char::from_digit(u32::from(c) - zero, 10)
}
