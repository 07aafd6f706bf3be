//! Telephone numbers, as people write them: "517.555.0142", "1-517-555-0142 (text only)", "٠١٢ ٣٤٥ ٦٧٨٩".
//!
//! Finding the number in the text is done here; whether it can be dialed, in `dialing`.

use std::{fmt, str::FromStr};

use phonenumber::{Metadata, Mode, country, metadata::DATABASE};
use serde::{Deserialize, Serialize};

use super::{
    Unreadable, ascii_digit,
    dialing::{MAX_DIGITS, dial},
};

/// The longest text that is searched for a number.
const MAX_TEXT_CHARS: usize = 500;
/// The shortest national numbers there are (Niue).
const MIN_DIGITS: usize = 4;
/// The country whose way of writing numbers a community uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Country(country::Id);

impl Country {
    /// The United States, for tests and for a community that has not said otherwise.
    pub const US: Self = Self(country::Id::US);

    /// The two letters of ISO 3166.
    pub fn code(&self) -> &str {
        self.0.as_ref()
    }

    /// Whether people here write the month before the day.
    pub fn month_comes_first(&self) -> bool {
        matches!(
            self.code(),
            "US" | "PH" | "PR" | "GU" | "VI" | "AS" | "MP" | "FM" | "MH" | "PW"
        )
    }

    pub(super) fn metadata(self) -> Option<&'static Metadata> {
        DATABASE.by_id(self.0.as_ref())
    }
}

impl FromStr for Country {
    type Err = Unreadable;

    fn from_str(code: &str) -> Result<Self, Unreadable> {
        let id = code
            .trim()
            .to_ascii_uppercase()
            .parse()
            .map_err(|_| Unreadable::Nothing)?;
        Self(id)
            .metadata()
            .map(|_| Self(id))
            .ok_or(Unreadable::Nothing)
    }
}

/// A telephone number that can be dialed from anywhere: a plus sign and up to fifteen digits.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Phone(String);

impl Phone {
    /// Reads the first number in `text`, and whatever else somebody wrote around it ("text only", "ask for Ana").
    ///
    /// A number is accepted when it is possible: when numbers of its country look like that and have that many digits.
    /// Whether it is in service is not asked, since numbering plans change faster than programs.
    pub fn parse(text: &str, country: Country) -> Result<(Self, Option<String>), Unreadable> {
        if text.trim().is_empty() {
            return Err(Unreadable::Empty);
        }
        if text.chars().count() > MAX_TEXT_CHARS {
            return Err(Unreadable::TooLong);
        }
        let mut reason = Unreadable::Nothing;
        for run in runs(text) {
            match dial(&run.dialed, country).map(Self) {
                Ok(phone) => return Ok((phone, remark(&text[..run.start], &text[run.end..]))),
                Err(why) => reason = why,
            }
        }
        Err(reason)
    }

    /// Reads a number that this program wrote itself.
    pub fn from_e164(text: &str) -> Result<Self, Unreadable> {
        let digits = text.strip_prefix('+').ok_or(Unreadable::Nothing)?;
        if digits.is_empty()
            || digits.len() > MAX_DIGITS
            || !digits.bytes().all(|b| b.is_ascii_digit())
        {
            return Err(Unreadable::NotPossible);
        }
        Ok(Self(text.to_owned()))
    }

    /// The number in E.164: `+15175550142`.
    pub fn e164(&self) -> &str {
        &self.0
    }

    /// The number as people in `country` write it: `(517) 555-0142` at home, `+1 517-555-0142` abroad.
    pub fn display(&self, country: Country) -> String {
        let Ok(number) = phonenumber::parse(None, &self.0) else {
            return self.0.clone();
        };
        if number.format().mode(Mode::E164).to_string() != self.0 {
            return self.0.clone();
        }
        let home = country
            .metadata()
            .is_some_and(|m| m.country_code() == number.code().value());
        let mode = if home {
            Mode::National
        } else {
            Mode::International
        };
        number.format().mode(mode).to_string()
    }
}

impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Phone(hidden)")
    }
}

impl TryFrom<String> for Phone {
    type Error = Unreadable;

    fn try_from(text: String) -> Result<Self, Unreadable> {
        Self::from_e164(&text)
    }
}

impl From<Phone> for String {
    fn from(phone: Phone) -> Self {
        phone.0
    }
}

/// A stretch of text that could be a number: where it stands, and its digits with a leading plus where one was written.
struct Run {
    start: usize,
    end: usize,
    dialed: String,
}

/// Every stretch of digits and dialing punctuation that is long enough, in order.
fn runs(text: &str) -> Vec<Run> {
    let mut found = Vec::new();
    let mut open: Option<Run> = None;
    for (at, c) in text.char_indices() {
        let digit = ascii_digit(c);
        if let Some(run) = open.as_mut() {
            if let Some(digit) = digit {
                run.dialed.push(digit);
                run.end = at + c.len_utf8();
            } else if !is_between_digits(c) {
                found.extend(open.take());
            }
        }
        if open.is_none() {
            let dialed = match (digit, c) {
                (Some(digit), _) => digit.to_string(),
                (None, '+' | '\u{FF0B}') => "+".to_owned(),
                (None, '(') if starts_with_digit(&text[at + 1..]) => String::new(),
                _ => continue,
            };
            open = Some(Run {
                start: at,
                end: at + c.len_utf8(),
                dialed,
            });
        }
    }
    found.extend(open);
    found.retain(|run| run.dialed.trim_start_matches('+').len() >= MIN_DIGITS);
    found
}

fn starts_with_digit(text: &str) -> bool {
    text.trim_start()
        .chars()
        .next()
        .is_some_and(|c| c == '+' || ascii_digit(c).is_some())
}

fn is_between_digits(c: char) -> bool {
    matches!(
        c,
        ' ' | '\u{A0}' | '\u{2009}' | '\u{202F}' | '-' | '.' | '(' | ')' | '/' | '\u{2010}'
            ..='\u{2015}' | '\u{2212}'
    ) || is_direction_mark(c)
}

fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// What was written before and after the number, without its brackets; `None` when that says nothing.
fn remark(before: &str, after: &str) -> Option<String> {
    let tidy = |part: &str| {
        part.trim_matches(|c: char| {
            c.is_whitespace() || is_direction_mark(c) || "()[]:;,-–—".contains(c)
        })
        .to_owned()
    };
    let parts = [tidy(before), tidy(after)];
    let words: Vec<&str> = parts
        .iter()
        .map(String::as_str)
        .filter(|p| !p.is_empty())
        .collect();
    (!words.is_empty()).then(|| words.join(" "))
}
