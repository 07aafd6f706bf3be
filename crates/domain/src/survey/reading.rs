//! Reading what somebody typed into the survey: each page becomes its part of the answer, or a kind word
//! beside each field that needs another look. Pure: nothing is asked but what is passed in.

use std::collections::BTreeMap;

use super::answer::{Gives, Needs, Reach, Replies, Reply};
use super::listen::heard;
use super::{Kind, Question, Survey, Word};
use crate::community::{Area, Category};
use crate::contact::{Country, Email, Phone, ascii_digit};
use crate::moment::Day;
use crate::needs::Urgency;
use crate::people::{Channel, Person, channel_that_works};
use crate::words::{LINE_LIMIT, NAME_LIMIT, NOTE_LIMIT, line, lines};
use crate::{CategoryId, Times};

/// Most categories chosen on one page.
pub const CHOSEN_LIMIT: usize = 60;
/// Most languages that somebody says they speak.
pub const SPOKEN_LIMIT: usize = 20;
/// A need can be dated at most this many days ahead.
pub const AHEAD_DAYS: i64 = 366;
/// How many areas away can be chosen; beyond that it is "anywhere".
pub const RADIUS_LIMIT: u32 = 3;
/// The value of a field that passes a question.
pub const PASSED: &str = "yes";

/// What was typed: names with values, a name as often as it was sent.
#[derive(Debug, Clone, Copy)]
pub struct Typed<'a>(pub &'a [(String, String)]);

impl<'a> Typed<'a> {
    /// The first value of a field, or nothing.
    pub fn one(self, name: &str) -> &'a str {
        self.all(name).next().unwrap_or("")
    }

    /// All values of a field that are not empty.
    pub fn all(self, name: &str) -> impl Iterator<Item = &'a str> + use<'a, '_> {
        let named = move |(found, value): &'a (String, String)| {
            (found == name && !value.is_empty()).then_some(value.as_str())
        };
        self.0.iter().filter_map(named)
    }

    /// Whether a question was passed.
    pub fn passes(self, name: &str) -> bool {
        self.all(name).any(|value| value == PASSED)
    }
}

/// What was wrong, as text keys by field. The first word on a field stays.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wrong(pub BTreeMap<String, &'static str>);

impl Wrong {
    /// Notes what is wrong with a field.
    pub fn note(&mut self, field: &str, key: &'static str) {
        self.0.entry(field.to_owned()).or_insert(key);
    }

    /// What was read, if nothing is wrong.
    pub fn or<T>(self, read: T) -> Result<T, Self> {
        if self.0.is_empty() {
            Ok(read)
        } else {
            Err(self)
        }
    }
}

/// Every text key that reading can answer with.
pub const WRONGS: [&str; 15] = [
    "form-needed",
    "form-too-long",
    "form-phone",
    "form-email",
    "form-date",
    "form-number",
    "form-choose",
    "survey-gives-needed",
    "survey-needs-needed",
    "survey-too-many",
    "survey-due-passed",
    "survey-due-far",
    "survey-contact-needed",
    "survey-mail-needed",
    "survey-phone-needed",
];

/// What a community asks with: where the possible answers come from.
#[derive(Debug, Clone, Copy)]
pub struct Asking<'a> {
    /// Its survey.
    pub survey: &'a Survey,
    /// Its categories.
    pub categories: &'a [Category],
    /// Its areas.
    pub areas: &'a [Area],
    /// The languages that people may say they speak, as ISO codes.
    pub spoken: &'a [&'a str],
    /// The languages it writes in; the first to fall back on.
    pub written: &'a [String],
    /// Its country.
    pub country: Country,
    /// Today, by its wall clocks.
    pub today: Day,
}

/// Reads "What could you share?"
pub fn gives(typed: Typed<'_>, asking: &Asking<'_>) -> Result<Gives, Wrong> {
    let mut wrong = Wrong::default();
    if typed.passes("gives-pass") {
        return Ok(Gives::default());
    }
    let (categories, words) = chosen(typed, asking, "gives", &mut wrong);
    if categories.is_empty() && words.is_empty() {
        wrong.note("gives", "survey-gives-needed");
    }
    let heard = heard(&words, asking.categories);
    wrong.or(Gives {
        categories,
        words,
        heard,
        left: false,
    })
}

/// Reads "What would make life easier, and how soon?"
pub fn needs(typed: Typed<'_>, asking: &Asking<'_>) -> Result<Needs, Wrong> {
    let mut wrong = Wrong::default();
    if typed.passes("needs-pass") {
        return Ok(Needs::default());
    }
    let (categories, words) = chosen(typed, asking, "needs", &mut wrong);
    if categories.is_empty() && words.is_empty() {
        wrong.note("needs", "survey-needs-needed");
    }
    let due = due(typed.one("due"), asking.today, &mut wrong);
    let soon = Urgency::from_word(typed.one("soon")).unwrap_or(Urgency::Whenever);
    wrong.or(Needs {
        heard: heard(&words, asking.categories),
        categories,
        words,
        soon: Some(soon),
        due,
        left: false,
    })
}

/// Reads a day on which something is needed: none, or from today to a year ahead.
pub fn due(text: &str, today: Day, wrong: &mut Wrong) -> Option<Day> {
    let ascii = in_ascii(text);
    if ascii.is_empty() {
        return None;
    }
    match ascii.parse::<Day>() {
        Err(_) => wrong.note("due", "form-date"),
        Ok(day) if day < today => wrong.note("due", "survey-due-passed"),
        Ok(day) if day > today.plus_days(AHEAD_DAYS) => wrong.note("due", "survey-due-far"),
        Ok(day) => return Some(day),
    }
    None
}

/// The categories chosen in a field, by their keys, and the free line beside it.
fn chosen(
    typed: Typed<'_>,
    asking: &Asking<'_>,
    field: &str,
    wrong: &mut Wrong,
) -> (Vec<CategoryId>, String) {
    let known = |key: &str| {
        let found = asking
            .categories
            .iter()
            .find(|category| category.key == key);
        found
            .filter(|category| !category.retired)
            .map(|category| category.id)
    };
    let mut categories: Vec<CategoryId> = Vec::new();
    for id in typed.all(field).filter_map(known) {
        if !categories.contains(&id) {
            categories.push(id);
        }
    }
    if categories.len() > CHOSEN_LIMIT {
        wrong.note(field, "survey-too-many");
    }
    let words = format!("{field}-words");
    let words = one_line(typed, &words, LINE_LIMIT, wrong);
    (categories, words)
}

/// Reads "How may we reach you?" Whoever passes it only counts.
pub fn reach(typed: Typed<'_>, asking: &Asking<'_>) -> Result<Reach, Wrong> {
    let mut wrong = Wrong::default();
    let language = written(typed.one("language"), asking);
    if typed.passes("reach-pass") {
        return Ok(Reach {
            person: Person::default(),
            channel: Channel::Nobody,
            language,
        });
    }
    let person = person(typed, asking.country, &mut wrong);
    if person.name.is_empty() {
        wrong.note("name", "form-needed");
    }
    let untold = person.phone.is_none() && person.email.is_none() && person.through.is_empty();
    if untold && wrong.0.keys().all(|field| field == "name") {
        wrong.note("phone", "survey-contact-needed");
    }
    let wished = Channel::from_word(typed.one("way")).unwrap_or(Channel::Mail);
    if typed.all("way").next().is_some() {
        check_way(wished, &person, &mut wrong);
    }
    let channel = channel_that_works(wished, &person);
    wrong.or(Reach {
        person,
        channel,
        language,
    })
}

/// Notes what is missing for the way in which somebody wishes to be reached.
pub fn check_way(wished: Channel, person: &Person, wrong: &mut Wrong) {
    match wished {
        Channel::Mail if person.email.is_none() => wrong.note("email", "survey-mail-needed"),
        Channel::Text | Channel::Call if person.phone.is_none() => {
            wrong.note("phone", "survey-phone-needed");
        }
        Channel::Neighbor if person.through.is_empty() => wrong.note("through", "form-needed"),
        _ => {}
    }
}

/// Reads a name and ways to reach somebody, each of them optional.
pub fn person(typed: Typed<'_>, country: Country, wrong: &mut Wrong) -> Person {
    let mut person = Person {
        name: one_line(typed, "name", NAME_LIMIT, wrong),
        through: one_line(typed, "through", LINE_LIMIT, wrong),
        notes: several_lines(typed, "notes", wrong),
        ..Person::default()
    };
    let phone = typed.one("phone").trim();
    if !phone.is_empty() {
        match Phone::parse(phone, country) {
            Ok((phone, remark)) => {
                person.phone = Some(phone.e164().to_owned());
                // "Text only", "ask for Ana": what was written beside the number helps to help.
                let remark = remark
                    .map(|remark| line(&remark, LINE_LIMIT))
                    .unwrap_or_default();
                if person.notes.is_empty() {
                    person.notes = remark;
                }
            }
            Err(_) => wrong.note("phone", "form-phone"),
        }
    }
    let email = typed.one("email").trim();
    if !email.is_empty() {
        match Email::parse(email) {
            Ok(email) => person.email = Some(email.as_str().to_owned()),
            Err(_) => wrong.note("email", "form-email"),
        }
    }
    person
}

/// A language to be written to in: one of the community's, the first when it is none of them.
pub fn written(wished: &str, asking: &Asking<'_>) -> String {
    let known = asking.written.iter().find(|known| *known == wished);
    known
        .or(asking.written.first())
        .map_or("en", String::as_str)
        .to_owned()
}

/// The name of the field of a question.
pub fn field(question: &Word) -> String {
    format!("q-{question}")
}

/// The name of the field by which somebody would rather not answer a question.
pub fn rather_not_field(question: &Word) -> String {
    format!("q-{question}-not")
}

/// Reads the answers to the community's own questions. Only those that it requires must be answered, and
/// "rather not say" is an answer.
pub fn more(typed: Typed<'_>, asking: &Asking<'_>) -> Result<Replies, Wrong> {
    let mut wrong = Wrong::default();
    let mut replies = Replies::new();
    for question in &asking.survey.more {
        if typed.passes(&rather_not_field(&question.id)) {
            replies.insert(question.id.clone(), Reply::RatherNot);
            continue;
        }
        match reply(typed, question, asking, &mut wrong) {
            Some(reply) => drop(replies.insert(question.id.clone(), reply)),
            None if question.required => wrong.note(&field(&question.id), "form-needed"),
            None => {}
        }
    }
    wrong.or(replies)
}

fn reply(
    typed: Typed<'_>,
    question: &Question,
    asking: &Asking<'_>,
    wrong: &mut Wrong,
) -> Option<Reply> {
    let name = field(&question.id);
    let value = typed.one(&name);
    match &question.kind {
        Kind::OneChoice { choices } | Kind::Several { choices } => {
            let several = matches!(question.kind, Kind::Several { .. });
            let known = choices
                .iter()
                .filter(|choice| typed.all(&name).any(|value| value == choice.id.as_str()));
            let most = if several { choices.len() } else { 1 };
            let ids: Vec<Word> = known.map(|choice| choice.id.clone()).take(most).collect();
            (!ids.is_empty()).then_some(Reply::Choices(ids))
        }
        Kind::Text => Some(several_lines(typed, &name, wrong))
            .filter(|text| !text.is_empty())
            .map(Reply::Text),
        Kind::Number if value.trim().is_empty() => None,
        Kind::Number => match whole_number(value) {
            Some(number) => Some(Reply::Number(number)),
            None => {
                wrong.note(&name, "form-number");
                None
            }
        },
        Kind::Date if value.trim().is_empty() => None,
        Kind::Date => match in_ascii(value).parse() {
            Ok(day) => Some(Reply::Day(day)),
            Err(_) => {
                wrong.note(&name, "form-date");
                None
            }
        },
        Kind::Times => Some(times(typed, &name))
            .filter(|times| !times.is_unsaid())
            .map(Reply::Times),
        Kind::Area => area(value, asking.areas).map(Reply::Area),
        Kind::Languages => Some(languages(typed, &name, asking.spoken))
            .filter(|spoken| !spoken.is_empty())
            .map(Reply::Languages),
        Kind::Radius => radius(value).map(Reply::Radius),
    }
}

/// Parts of the week that were ticked.
pub fn times(typed: Typed<'_>, field: &str) -> Times {
    typed.all(field).fold(Times::default(), |times, word| {
        times.with(Times::from_words(word))
    })
}

/// The area that was chosen, when the community has it.
pub fn area(value: &str, areas: &[Area]) -> Option<crate::AreaId> {
    let id = value.parse().ok()?;
    areas.iter().find(|area| area.id == id).map(|area| area.id)
}

/// The languages that were ticked, of those that are known.
pub fn languages(typed: Typed<'_>, field: &str, known: &[&str]) -> Vec<String> {
    let mut spoken: Vec<String> = Vec::new();
    for code in typed.all(field).filter(|code| known.contains(code)) {
        if !spoken.iter().any(|told| told == code) && spoken.len() < SPOKEN_LIMIT {
            spoken.push(code.to_owned());
        }
    }
    spoken
}

/// How far somebody would go: a number of areas, or `any` for anywhere; nothing when it was not said.
pub fn radius(value: &str) -> Option<Option<u32>> {
    match value {
        "any" => Some(None),
        steps => steps
            .parse()
            .ok()
            .filter(|steps| *steps <= RADIUS_LIMIT)
            .map(Some),
    }
}

/// A text with the digits of any script as those that programs read.
pub fn in_ascii(text: &str) -> String {
    let digit = |c| ascii_digit(c).unwrap_or(c);
    text.trim().chars().map(digit).collect()
}

/// A whole number in the digits of any script.
pub fn whole_number(text: &str) -> Option<i64> {
    in_ascii(text)
        .parse()
        .ok()
        .filter(|number: &i64| number.abs() <= 1_000_000_000)
}

fn one_line(typed: Typed<'_>, field: &str, limit: usize, wrong: &mut Wrong) -> String {
    let text = line(typed.one(field), limit + 1);
    if text.chars().count() > limit {
        wrong.note(field, "form-too-long");
    }
    text
}

/// Several lines in a field, at most as long as a note may be.
pub fn several_lines(typed: Typed<'_>, field: &str, wrong: &mut Wrong) -> String {
    let text = lines(typed.one(field), NOTE_LIMIT + 1);
    if text.chars().count() > NOTE_LIMIT {
        wrong.note(field, "form-too-long");
    }
    text
}

#[cfg(test)]
mod tests;
