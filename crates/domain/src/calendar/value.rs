//! The values in a calendar: texts with their escapes, and lengths of time.

use jiff::SignedDuration;

/// A text as it is written: on one line, with a backslash before what has a meaning of its own.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.replace("\r\n", "\n").chars() {
        match letter {
            '\n' | '\r' => out.push_str("\\n"),
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            _ if may_stand(letter) => out.push(letter),
            _ => {}
        }
    }
    out
}

/// A value that is not a text, an address say: it has no escapes, so what cannot stand in a line is left out.
pub(super) fn on_one_line(text: &str) -> String {
    text.chars().filter(|letter| may_stand(*letter)).collect()
}

/// Whether a letter may stand in a line: no control character may, but for the tab.
fn may_stand(letter: char) -> bool {
    letter == '\t' || !letter.is_control()
}

/// A text as it was meant. A backslash that means nothing is kept before a letter, as in a path, and dropped before a
/// mark, as in the `\:` of older programs.
pub(super) fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            out.push(letter);
            continue;
        }
        match letters.next() {
            Some('n' | 'N') => out.push('\n'),
            Some(mark) if !mark.is_alphanumeric() => out.push(mark),
            other => out.extend(std::iter::once('\\').chain(other)),
        }
    }
    out
}

/// A length of time: days, which are as long as the clocks make them, and seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Length {
    pub days: i64,
    pub seconds: i64,
}

impl Length {
    /// Longest length that is read, in days.
    const DAYS_LIMIT: i64 = 36_600;

    /// Reads a length such as `P1DT2H` or `P2W`; `None` when it is none, or longer than a century.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim().to_ascii_uppercase();
        let text = text.strip_prefix('+').unwrap_or(&text).strip_prefix('P')?;
        let mut length = Self::default();
        let mut digits = String::new();
        for letter in text.chars() {
            if letter.is_ascii_digit() {
                digits.push(letter);
                continue;
            }
            if letter == 'T' && digits.is_empty() {
                continue;
            }
            let number: i64 = std::mem::take(&mut digits).parse().ok()?;
            match letter {
                'W' => length.days = length.days.checked_add(number.checked_mul(7)?)?,
                'D' => length.days = length.days.checked_add(number)?,
                'H' => length.seconds = length.seconds.checked_add(number.checked_mul(3600)?)?,
                'M' => length.seconds = length.seconds.checked_add(number.checked_mul(60)?)?,
                'S' => length.seconds = length.seconds.checked_add(number)?,
                _ => return None,
            }
        }
        let is_sensible =
            length.days <= Self::DAYS_LIMIT && length.seconds / 86_400 <= Self::DAYS_LIMIT;
        (digits.is_empty() && is_sensible).then_some(length)
    }

    /// Its days as a duration for wall clocks.
    pub fn whole_days(self) -> SignedDuration {
        SignedDuration::from_hours(self.days * 24)
    }

    /// The whole length in minutes.
    pub fn minutes(self) -> i64 {
        self.days * 24 * 60 + self.seconds / 60
    }
}
