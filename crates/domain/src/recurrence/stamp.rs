//! Days and times as the standard writes them: `19970902`, `19970902T090000`, and with a `Z` when they are in UTC.

use jiff::civil::{Date, DateTime};

/// What a stamp says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stamp {
    /// A whole day.
    Day(Date),
    /// A time on some wall clock.
    Wall(DateTime),
    /// A time in UTC.
    Utc(DateTime),
}

impl Stamp {
    /// Reads a stamp, in capitals or not; `None` when there is no such day or time.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let (text, is_utc) = match text.strip_suffix(['Z', 'z']) {
            Some(rest) => (rest, true),
            None => (text, false),
        };
        let Some((day, clock)) = text.split_once(['T', 't']) else {
            return read_day(text).filter(|_| !is_utc).map(Self::Day);
        };
        let [hour, minute, second] = pairs(clock)?;
        // A leap second is the second before it, as the standard advises those who do not keep them.
        let time = jiff::civil::Time::new(hour, minute, second.min(59), 0).ok()?;
        let at = read_day(day)?.to_datetime(time);
        Some(if is_utc {
            Self::Utc(at)
        } else {
            Self::Wall(at)
        })
    }
}

fn read_day(text: &str) -> Option<Date> {
    let [century, year, month, day] = pairs(text)?;
    Date::new(i16::from(century) * 100 + i16::from(year), month, day).ok()
}

/// So many numbers of two digits and nothing else.
fn pairs<const N: usize>(text: &str) -> Option<[i8; N]> {
    let digits = text.as_bytes();
    if digits.len() != 2 * N || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let value = |digit: u8| (digit - b'0').cast_signed();
    Some(std::array::from_fn(|i| {
        value(digits[2 * i]) * 10 + value(digits[2 * i + 1])
    }))
}

/// Writes a day.
pub(crate) fn day(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// Writes a time, to the second.
pub(crate) fn time(at: DateTime) -> String {
    let (hour, minute, second) = (at.hour(), at.minute(), at.second());
    format!("{}T{hour:02}{minute:02}{second:02}", day(at.date()))
}
