//! The form with the terms of an offer or a need: what, how many, where, when, how soon. One form for the
//! organizer's pages and for a neighbor's own. The page includes `needs/terms.html` and holds `v`, `f` and
//! `choices`; what comes back is read here.

use app::community::starter::LANGUAGES;
use app::db::Tx;
use domain::moment::{DAYS, PARTS};
use domain::needs::{Often, QUANTITY_LIMIT, Side, Terms, Urgency};
use domain::{CategoryId, Day, Times};

use super::names::{self, Names};
use crate::{Fields, Form, Problem, Visit};

/// How many areas away somebody can choose to go.
const RADIUS_LIMIT: u32 = 5;
/// A date further away than this is a slip of the pen.
const DUE_LIMIT_DAYS: i32 = 400;
/// Most languages of one listing.
const LANGUAGES_LIMIT: usize = 12;

/// Something to choose: its value in the form and its name.
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What the reader sees.
    pub name: String,
}

/// All that can be chosen, named in the reader's language.
pub struct Choices {
    /// Given or needed: needs also have an urgency and a date.
    pub side: Side,
    /// The groups of categories with their names.
    pub groups: Vec<(String, Vec<Choice>)>,
    /// The areas.
    pub areas: Vec<Choice>,
    /// Languages that the community's pages speak.
    pub home_languages: Vec<Choice>,
    /// All others.
    pub more_languages: Vec<Choice>,
}

impl Choices {
    /// What can be chosen in this community. `now` is the category it has, which is offered even if it has
    /// been retired since.
    pub async fn load(
        tx: &mut Tx,
        visit: &Visit,
        side: Side,
        now: Option<CategoryId>,
    ) -> Result<Self, Problem> {
        Ok(Self::of(visit, &Names::load(tx, visit).await?, side, now))
    }

    /// The same from names that were loaded already.
    pub fn of(visit: &Visit, names: &Names, side: Side, now: Option<CategoryId>) -> Self {
        let mut groups: Vec<(String, Vec<Choice>)> = Vec::new();
        let mut keys: Vec<&str> = Vec::new();
        let offered = |retired: bool, id: CategoryId| !retired || now == Some(id);
        for category in names.categories.iter().filter(|c| offered(c.retired, c.id)) {
            let at = keys
                .iter()
                .position(|key| *key == category.group)
                .unwrap_or_else(|| {
                    keys.push(&category.group);
                    groups.push((names::group(visit, &category.group), Vec::new()));
                    groups.len() - 1
                });
            groups[at].1.push(Choice {
                value: category.id.to_string(),
                name: names.category(&category.id).to_owned(),
            });
        }
        let area = |area: &domain::community::Area| Choice {
            value: area.id.to_string(),
            name: area.name.clone(),
        };
        let spoken = |code: &str| visit.languages().iter().any(|(tag, _)| *tag == code);
        let (home_languages, more_languages) = LANGUAGES
            .iter()
            .map(|language| Choice {
                value: language.code.clone(),
                name: names::language(visit, &language.code),
            })
            .partition(|choice| spoken(&choice.value));
        Self {
            side,
            groups,
            areas: names.areas.iter().map(area).collect(),
            home_languages,
            more_languages,
        }
    }

    /// Whether it is a need.
    pub fn is_need(&self) -> bool {
        self.side == Side::Need
    }

    /// Whether one of the languages further down is ticked, so that they are shown.
    pub fn shows_more(&self, f: &Form) -> bool {
        self.more_languages
            .iter()
            .any(|choice| f.has("language", &choice.value))
    }

    /// How often, as words.
    pub fn often(&self) -> &'static [Often] {
        Often::ALL
    }

    /// How soon, the most urgent first.
    pub fn urgencies(&self) -> [Urgency; 3] {
        [Urgency::Today, Urgency::Week, Urgency::Whenever]
    }

    /// The distances to choose from, in areas.
    pub fn radii(&self) -> std::ops::RangeInclusive<u32> {
        0..=RADIUS_LIMIT
    }

    /// The days of the week as `(word, parts)`, each part as `(word of the part, value of the box)`.
    pub fn week(&self) -> Vec<(&'static str, Vec<(&'static str, String)>)> {
        let parts = |day: &str| {
            PARTS
                .iter()
                .map(|part| (*part, format!("{day}-{part}")))
                .collect()
        };
        DAYS.iter().map(|day| (*day, parts(day))).collect()
    }

    fn knows_category(&self, id: &str) -> bool {
        self.groups
            .iter()
            .flat_map(|(_, choices)| choices)
            .any(|choice| choice.value == id)
    }
}

/// The form filled with the terms as they are.
pub fn fill(terms: &Terms) -> Fields {
    let mut fields = Fields::default()
        .with("category", terms.category.to_string())
        .with("quantity", terms.quantity.to_string())
        .with("often", terms.often.word())
        .with("urgency", terms.urgency.word())
        .with(
            "due",
            terms.due.map(|day| day.to_string()).unwrap_or_default(),
        )
        .with(
            "area",
            terms.area.map(|area| area.to_string()).unwrap_or_default(),
        )
        .with(
            "radius",
            terms
                .radius
                .map(|radius| radius.to_string())
                .unwrap_or_default(),
        );
    for word in terms.times.to_words().split_whitespace() {
        fields = fields.with("time", word);
    }
    for code in &terms.languages {
        fields = fields.with("language", code);
    }
    let ticks = [
        ("language_matters", terms.language_matters),
        ("remote", terms.remote),
        ("wants_known", terms.wants_known),
    ];
    ticks
        .iter()
        .filter(|(_, ticked)| *ticked)
        .fold(fields, |fields, (name, _)| fields.with(name, "yes"))
}

/// The form as it begins for something new.
pub fn blank() -> Fields {
    Fields::default()
        .with("quantity", "1")
        .with("often", Often::Once.word())
        .with("urgency", Urgency::Whenever.word())
}

/// Reads the terms that somebody sent; or the form as they sent it, with what is wrong beside each field.
pub fn read(fields: &Fields, choices: &Choices, today: Day) -> Result<Terms, Form> {
    let mut form = Form::with(fields.clone());
    let category = fields.one("category");
    let category = choices
        .knows_category(category)
        .then(|| category.parse().ok())
        .flatten();
    if category.is_none() {
        form.wrong("category", "form-choose");
    }
    let quantity = number(fields.one("quantity")).filter(|n| (1..=QUANTITY_LIMIT).contains(n));
    if quantity.is_none() {
        form.wrong("quantity", "needs-quantity-wrong");
    }
    let due = due(fields.one("due"), choices.side, today);
    if due.is_err() {
        form.wrong("due", "needs-due-wrong");
    }
    match (category, quantity, due) {
        (Some(category), Some(quantity), Ok(due)) => {
            Ok(terms(fields, choices, category, quantity, due))
        }
        _ => Err(form),
    }
}

fn terms(
    fields: &Fields,
    choices: &Choices,
    category: CategoryId,
    quantity: u32,
    due: Option<Day>,
) -> Terms {
    let ticked = |name: &str| fields.has(name, "yes");
    let words: Vec<&str> = fields.all("time").collect();
    let area = fields.one("area");
    let known = |code: &&str| LANGUAGES.iter().any(|language| language.code == *code);
    let languages: Vec<String> = fields
        .all("language")
        .filter(known)
        .take(LANGUAGES_LIMIT)
        .map(str::to_owned)
        .collect();
    let is_need = choices.is_need();
    let urgency = Urgency::from_word(fields.one("urgency")).filter(|_| is_need);
    Terms {
        category,
        often: Often::from_word(fields.one("often")).unwrap_or(Often::Once),
        quantity,
        area: choices
            .areas
            .iter()
            .find(|choice| choice.value == area)
            .and_then(|choice| choice.value.parse().ok()),
        times: Times::from_words(&words.join(" ")),
        language_matters: is_need && ticked("language_matters") && !languages.is_empty(),
        languages,
        radius: number(fields.one("radius")).filter(|n| *n <= RADIUS_LIMIT && !is_need),
        remote: ticked("remote"),
        wants_known: is_need && ticked("wants_known"),
        urgency: urgency.unwrap_or(Urgency::Whenever),
        due,
    }
}

/// A number as people type it, in the digits of any script the pages speak.
fn number(typed: &str) -> Option<u32> {
    let plain = |c: char| match c {
        '\u{660}'..='\u{669}' => char::from_digit(u32::from(c) - 0x660, 10).unwrap_or(c),
        _ => c,
    };
    typed
        .trim()
        .chars()
        .map(plain)
        .collect::<String>()
        .parse()
        .ok()
}

fn due(typed: &str, side: Side, today: Day) -> Result<Option<Day>, ()> {
    if typed.trim().is_empty() || side == Side::Offer {
        return Ok(None);
    }
    let day: Day = typed.parse().map_err(|_| ())?;
    let away = (day.0 - today.0).get_days().abs();
    if away <= DUE_LIMIT_DAYS {
        Ok(Some(day))
    } else {
        Err(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u32) -> String {
        format!("00000000-0000-0000-0000-{n:012}")
    }

    fn choices(side: Side) -> Choices {
        let choice = |n: u32| Choice {
            value: id(n),
            name: String::new(),
        };
        Choices {
            side,
            groups: vec![(String::new(), vec![choice(1), choice(2)])],
            areas: vec![choice(3)],
            home_languages: vec![],
            more_languages: vec![],
        }
    }

    fn today() -> Day {
        "2026-06-01".parse().unwrap()
    }

    #[test]
    fn terms_survive_the_way_through_the_form() {
        let terms = Terms {
            category: id(2).parse().unwrap(),
            often: Often::Weekly,
            quantity: 4,
            area: id(3).parse().ok(),
            times: Times::of(1, 0).with(Times::of(6, 2)),
            languages: vec!["es".into(), "ar".into()],
            language_matters: true,
            radius: None,
            remote: true,
            wants_known: true,
            urgency: Urgency::Week,
            due: "2026-06-09".parse().ok(),
        };
        assert_eq!(
            read(&fill(&terms), &choices(Side::Need), today()).unwrap(),
            terms
        );
        let offer = Terms {
            language_matters: false,
            wants_known: false,
            radius: Some(1),
            urgency: Urgency::Whenever,
            due: None,
            ..terms
        };
        assert_eq!(
            read(&fill(&offer), &choices(Side::Offer), today()).unwrap(),
            offer
        );
    }

    #[test]
    fn what_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost() {
        let typed = Fields::default()
            .with("category", "nothing")
            .with("quantity", "0")
            .with("due", "2062-06-01");
        let form = read(&typed, &choices(Side::Need), today()).unwrap_err();
        let wrong: Vec<&str> = form.errors.keys().map(String::as_str).collect();
        assert_eq!(wrong, ["category", "due", "quantity"]);
        assert_eq!(form.value("due"), "2062-06-01");
    }

    #[test]
    fn a_number_can_be_typed_in_arabic_digits() {
        assert_eq!(
            (number(" ٣ "), number("12"), number("-1"), number("x")),
            (Some(3), Some(12), None, None)
        );
    }
}
