//! What a community says of itself and may change in minutes, and what of it cannot be kept.

use std::ops::RangeInclusive;

use super::{SPOKEN, Said};
use crate::Zone;
use crate::words::{NAME_LIMIT, NOTE_LIMIT, fold, line};

/// Days that contact may be kept after the last need is met or withdrawn: from a week to ten years.
pub const RETENTION: RangeInclusive<i64> = 7..=3_650;
/// Hours of a day.
const HOURS: RangeInclusive<i8> = 0..=23;

/// What an organizer can change about the neighborhood.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// Its name, as on the poster.
    pub name: String,
    /// Its time zone.
    pub zone: Zone,
    /// Two letters of ISO 3166.
    pub country: String,
    /// The languages of its pages; the first is the one to fall back on.
    pub languages: Vec<String>,
    /// Who runs it.
    pub run_by: Said,
    /// What it is about.
    pub about: Said,
    /// Days after which the contact of people who asked for nothing else is erased.
    pub retention_days: i64,
    /// Quiet hours by the wall clock, from the first hour until the second.
    pub quiet: (i8, i8),
}

/// Something about settings that cannot be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// There is no name.
    NameMissing,
    /// The name is too long.
    NameTooLong,
    /// There is no language, or one that the program does not speak.
    Language,
    /// A text is too long.
    TextTooLong,
    /// The days of keeping are out of range.
    Retention,
    /// There is no such hour.
    Quiet,
}

impl Settings {
    /// Everything that cannot be kept as it is.
    pub fn flaws(&self) -> Vec<Flaw> {
        let mut flaws = Vec::new();
        let mut note = |wrong: bool, flaw| flaws.extend(wrong.then_some(flaw));
        let spoken = |tag: &String| SPOKEN.contains(&tag.as_str());
        let long = |said: &Said| {
            said.0
                .values()
                .any(|text| text.chars().count() > NOTE_LIMIT)
        };
        note(self.name.is_empty(), Flaw::NameMissing);
        note(self.name.chars().count() > NAME_LIMIT, Flaw::NameTooLong);
        note(
            self.languages.is_empty() || !self.languages.iter().all(spoken),
            Flaw::Language,
        );
        note(long(&self.run_by) || long(&self.about), Flaw::TextTooLong);
        note(!RETENTION.contains(&self.retention_days), Flaw::Retention);
        let hours = HOURS.contains(&self.quiet.0) && HOURS.contains(&self.quiet.1);
        note(!hours, Flaw::Quiet);
        flaws
    }
}

/// The names of areas as somebody wrote them, one on a line: tidied, and each once. There may be more than
/// [`AREAS_LIMIT`](super::AREAS_LIMIT).
pub fn area_names(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in text.lines().map(area_name).filter(|name| !name.is_empty()) {
        if !names.iter().any(|known| area_key(known) == area_key(&name)) {
            names.push(name);
        }
    }
    names
}

/// The name of an area as it is kept: one line, without the dash or dot of a list before it.
pub fn area_name(text: &str) -> String {
    line(
        text.trim_start_matches(|c: char| c.is_whitespace() || "-*•–—".contains(c)),
        NAME_LIMIT,
    )
}

/// What tells two areas apart: the folded name, or the name itself when it is all signs.
pub fn area_key(name: &str) -> String {
    let folded = fold(name);
    if folded.is_empty() {
        name.to_owned()
    } else {
        folded
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn elm_street() -> Settings {
        Settings {
            name: "Elm Street".into(),
            zone: Zone::utc(),
            country: "US".into(),
            languages: vec!["en".into()],
            run_by: Said::default(),
            about: Said::default(),
            retention_days: 90,
            quiet: (21, 8),
        }
    }

    #[test]
    fn settings_that_a_neighborhood_cannot_live_with_are_named() {
        assert_eq!(elm_street().flaws(), []);
        let broken = Settings {
            name: String::new(),
            languages: vec!["xx".into()],
            about: Said::only("en", &"a".repeat(NOTE_LIMIT + 1)),
            retention_days: 6,
            quiet: (24, 8),
            ..elm_street()
        };
        assert_eq!(
            broken.flaws(),
            [
                Flaw::NameMissing,
                Flaw::Language,
                Flaw::TextTooLong,
                Flaw::Retention,
                Flaw::Quiet
            ]
        );
    }

    #[test]
    fn areas_are_read_one_on_a_line_and_each_once() {
        let names = area_names("Northside\r\n\n - Old  Mill\n• northside\n🌳\n🏠\n");
        assert_eq!(names, ["Northside", "Old Mill", "🌳", "🏠"]);
    }
}
