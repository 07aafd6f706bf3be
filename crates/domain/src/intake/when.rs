//! Dates as spreadsheets write them: `3/15/2020 22:49:40`, `2026/03/25 9:14:33 PM GMT+1`,
//! `15 de marzo de 2020`, `2020-06-15T18:30:40.000Z`.

use jiff::civil;

use super::{folded::folded, mapping::DateOrder};
use crate::{
    Day, Moment, Zone,
    contact::ascii_digit,
    moment::{HOUR, MINUTE},
};

/// Longest text that may be a date.
const MAX_CHARS: usize = 80;
/// Years before and after these are slips of the finger.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2100;
/// What each month is called, January first; an English name may be cut to three letters.
const MONTHS: [&[&str]; 12] = [
    &["january", "enero", "ene", "يناير", "كانون الثاني"],
    &["february", "febrero", "فبراير", "شباط"],
    &["march", "marzo", "مارس", "اذار"],
    &["april", "abril", "abr", "ابريل", "نيسان"],
    &["may", "mayo", "مايو", "ايار"],
    &["june", "junio", "يونيو", "حزيران"],
    &["july", "julio", "يوليو", "تموز"],
    &["august", "agosto", "ago", "اغسطس", "اب"],
    &["september", "sept", "septiembre", "سبتمبر", "ايلول"],
    &["october", "octubre", "اكتوبر"],
    &["november", "noviembre", "نوفمبر"],
    &["december", "diciembre", "dic", "ديسمبر"],
];
/// Hours from UTC of the zones that Google writes by letters.
const ZONES: [(&str, i64); 11] = [
    ("z", 0),
    ("utc", 0),
    ("gmt", 0),
    ("est", -5),
    ("edt", -4),
    ("cst", -6),
    ("cdt", -5),
    ("mst", -7),
    ("mdt", -6),
    ("pst", -8),
    ("pdt", -7),
];

/// Reads an instant. Without an hour it is the beginning of the day; without a zone, by the wall
/// clocks of the community.
pub(super) fn moment(text: &str, order: DateOrder, zone: &Zone) -> Option<Moment> {
    let text = tidy(text)?;
    if let Ok(instant) = text.parse::<jiff::Timestamp>() {
        return YEARS
            .contains(&zone.wall(instant.into()).year())
            .then(|| instant.into());
    }
    let Some((date, clock)) = split_at_clock(&text) else {
        return Some(zone.at_hour(day(&text, order)?, 0));
    };
    let day = day(date, order)?;
    let (since_midnight, rest) = wall_clock(clock)?;
    match offset_hours(rest) {
        Some(hours) => Some(Zone::utc().at_hour(day, 0).plus(since_midnight - hours)),
        None => {
            let hour = i8::try_from(since_midnight / HOUR).ok()?;
            Some(zone.at_hour(day, hour).plus(since_midnight % HOUR))
        }
    }
}

/// Reads a civil day.
pub(super) fn day(text: &str, order: DateOrder) -> Option<Day> {
    let text = tidy(text)?;
    let words = folded(&text);
    let month = words.split(' ').find_map(month_named).or_else(|| {
        let named = |names: &&[&str]| names.iter().any(|n| n.contains(' ') && words.contains(n));
        MONTHS.iter().position(named)
    });
    let numbers: Vec<&str> = words.split(' ').filter_map(leading_number).collect();
    let (year, month, day) = match (month, &numbers[..]) {
        (None, [compact]) if compact.len() == 8 => (&compact[..4], &compact[4..6], &compact[6..]),
        (None, [year, month, day]) if year.len() == 4 => (*year, *month, *day),
        (None, [first, second, third]) => match order.resolve(first, second)? {
            DateOrder::MonthFirst => (*third, *first, *second),
            DateOrder::DayFirst => (*third, *second, *first),
            DateOrder::YearFirst => (*first, *second, *third),
        },
        (Some(month), [year, day]) if year.len() == 4 => return date(year, month + 1, day),
        (Some(month), [day, year]) => return date(year, month + 1, day),
        _ => return None,
    };
    date(year, month.parse().ok()?, day)
}

/// Which order a date can only have been written in, when it shows.
pub(super) fn order_shown(text: &str) -> Option<DateOrder> {
    let text = tidy(text)?;
    let date = split_at_clock(&text).map_or(text.as_str(), |(date, _)| date);
    let words = folded(date);
    let numbers: Vec<&str> = words.split(' ').filter_map(leading_number).collect();
    let [first, second, _] = numbers[..] else {
        return None;
    };
    let (first, second) = (first.parse::<u16>().ok()?, second.parse::<u16>().ok()?);
    match (first, second) {
        (13..=31, 1..=12) => Some(DateOrder::DayFirst),
        (1..=12, 13..=31) => Some(DateOrder::MonthFirst),
        (32.., _) => Some(DateOrder::YearFirst),
        _ => None,
    }
}

impl DateOrder {
    /// This order, unless the first two numbers of the date allow only the other.
    fn resolve(self, first: &str, second: &str) -> Option<Self> {
        let (first, second) = (first.parse::<u16>().ok()?, second.parse::<u16>().ok()?);
        Some(match self {
            Self::MonthFirst if first > 12 && second <= 12 => Self::DayFirst,
            Self::DayFirst if second > 12 && first <= 12 => Self::MonthFirst,
            order => order,
        })
    }
}

fn tidy(text: &str) -> Option<String> {
    let text = text.trim();
    if text.is_empty() || text.chars().nth(MAX_CHARS).is_some() {
        return None;
    }
    Some(text.chars().map(|c| ascii_digit(c).unwrap_or(c)).collect())
}

fn date(year: &str, month: usize, day: &str) -> Option<Day> {
    let written: i16 = year.parse().ok()?;
    let year = if year.len() <= 2 {
        written + 2000
    } else {
        written
    };
    let month = i8::try_from(month).ok()?;
    let date = civil::Date::new(year, month, day.parse().ok()?).ok()?;
    YEARS.contains(&year).then_some(Day(date))
}

fn month_named(word: &str) -> Option<usize> {
    MONTHS
        .iter()
        .position(|names| names.contains(&word) || names[0].get(..3) == Some(word))
}

/// The number that a word begins with: `15` of `15th`.
fn leading_number(word: &str) -> Option<&str> {
    let end = word.bytes().take_while(u8::is_ascii_digit).count();
    (end > 0).then(|| &word[..end])
}

/// Parts the date from the clock: at the digits before the first colon.
fn split_at_clock(text: &str) -> Option<(&str, &str)> {
    let colon = text.find(':')?;
    let digits = text[..colon]
        .bytes()
        .rev()
        .take_while(u8::is_ascii_digit)
        .count();
    (1..=2)
        .contains(&digits)
        .then(|| text.split_at(colon - digits))
}

/// Microseconds since midnight, and what follows the clock but for its morning or afternoon.
fn wall_clock(text: &str) -> Option<(i64, &str)> {
    let end = text
        .find(|c: char| !c.is_ascii_digit() && c != ':' && c != '.')
        .unwrap_or(text.len());
    let (clock, rest) = text.split_at(end);
    let mut parts = clock.trim_end_matches('.').split(':');
    let hour: i64 = parts.next()?.parse().ok()?;
    let minute: i64 = parts.next()?.parse().ok()?;
    let second: f64 = parts.next().map_or(Ok(0.0), str::parse).ok()?;
    let hour = match half_of_day(rest) {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(afternoon) => hour % 12 + afternoon,
        None => hour,
    };
    if parts.next().is_some() || hour > 23 || minute > 59 || second >= 61.0 {
        return None;
    }
    let micros = (second * 1_000_000.0) as i64;
    Some((hour * HOUR + minute * MINUTE + micros, rest))
}

/// 0 for the morning, 12 for the afternoon.
fn half_of_day(rest: &str) -> Option<i64> {
    let words = folded(rest);
    let begins = |with: &[&str]| {
        with.iter().any(|half| {
            words
                .strip_prefix(half)
                .is_some_and(|r| r.is_empty() || r.starts_with(' '))
        })
    };
    match () {
        () if begins(&["am", "a m", "ص", "صباحا"]) => Some(0),
        () if begins(&["pm", "p m", "م", "مساء"]) => Some(12),
        () => None,
    }
}

/// The hours from UTC that are written behind the clock, in microseconds.
fn offset_hours(rest: &str) -> Option<i64> {
    let rest = rest.trim();
    let signed = rest.rsplit_once(['+', '-', '−']).map(|(before, offset)| {
        let sign = if rest[before.len()..].starts_with('+') {
            1
        } else {
            -1
        };
        let (hours, minutes) = match offset.split_once(':') {
            Some(pair) => pair,
            None if offset.len() == 4 && offset.is_ascii() => offset.split_at(2),
            None => (offset, "0"),
        };
        let (hours, minutes) = (hours.parse::<i64>().ok()?, minutes.parse::<i64>().ok()?);
        (hours <= 14 && minutes < 60).then_some(sign * (hours * HOUR + minutes * MINUTE))
    });
    if let Some(offset) = signed {
        return offset;
    }
    let words = folded(rest);
    let last = words.rsplit(' ').next()?;
    ZONES
        .iter()
        .find(|(letters, _)| *letters == last)
        .map(|(_, hours)| hours * HOUR)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, order: DateOrder) -> Option<String> {
        let zone = Zone::named("America/Detroit").unwrap();
        moment(text, order, &zone).map(Moment::rfc3339)
    }

    #[test]
    fn the_timestamps_of_forms_and_sheets_are_read() {
        for (text, instant) in [
            ("2020-06-15T18:30:40.000Z", "2020-06-15T18:30:40Z"),
            ("2026-05-14T22:38:19+02:00", "2026-05-14T20:38:19Z"),
            ("3/15/2020 22:49:40", "2020-03-16T02:49:40Z"),
            ("2026/03/25 9:14:33 PM EST", "2026-03-26T02:14:33Z"),
            ("2026/03/25 9:14:33 p. m. GMT+1", "2026-03-25T20:14:33Z"),
            ("2026-03-25 12:05:00 a.m. GMT-5:30", "2026-03-25T05:35:00Z"),
            ("15.03.2020 09:00", "2020-03-15T13:00:00Z"),
            ("March 15, 2020 10:49pm", "2020-03-16T02:49:00Z"),
            ("15 de marzo de 2020", "2020-03-15T04:00:00Z"),
            ("١٥ مارس ٢٠٢٠ ٩:٠٠ ص", "2020-03-15T13:00:00Z"),
            ("3/15/20", "2020-03-15T04:00:00Z"),
        ] {
            assert_eq!(
                read(text, DateOrder::MonthFirst).as_deref(),
                Some(instant),
                "{text}"
            );
        }
    }

    #[test]
    fn the_order_decides_only_what_the_date_leaves_open() {
        assert_eq!(
            day("3/4/2020", DateOrder::MonthFirst).unwrap().to_string(),
            "2020-03-04"
        );
        assert_eq!(
            day("3/4/2020", DateOrder::DayFirst).unwrap().to_string(),
            "2020-04-03"
        );
        assert_eq!(
            day("25/4/2020", DateOrder::MonthFirst).unwrap().to_string(),
            "2020-04-25"
        );
        assert_eq!(order_shown("3/4/2020 13:14:15"), None);
        assert_eq!(order_shown("25/4/2020"), Some(DateOrder::DayFirst));
        assert_eq!(order_shown("4/25/2020 1:00"), Some(DateOrder::MonthFirst));
        assert_eq!(order_shown("2020-04-25"), Some(DateOrder::YearFirst));
    }

    #[test]
    fn what_is_no_date_is_not_made_into_one() {
        for text in [
            "",
            "soon",
            "2/30/2020",
            "25:61",
            "May",
            "1/1/0001",
            "9999999999",
            "1/2/3/4",
        ] {
            assert_eq!(read(text, DateOrder::MonthFirst), None, "{text}");
        }
    }
}
