//! Reading the form of a rota, and filling it with one that is there.

use domain::moment::DAYS;
use domain::recurrence::{Every, Nth, Plain, Recurrence, Rule, Until};
use domain::rota::{
    Conditions, MINUTES_LIMIT, PLACES_LIMIT, ROLES_LIMIT, Role, Series, SeriesState,
};
use domain::words::{LINE_LIMIT, line};
use domain::{Day, RoleId, SeriesId};
use jiff::civil::{DateTime, Time, Weekday};

use super::words;
use crate::{Fields, Form};

/// Empty lines for further roles in the form.
const BLANK_ROLES: usize = 2;
/// Longest rule that is read.
const RULE_LIMIT: usize = 500;
/// Days on which a rota has a date besides its rule, or has none in spite of it, at most.
const DAYS_LIMIT: usize = 60;

/// A time of the day as a browser sends it, such as `07:45`.
pub(super) fn clock(text: &str) -> Option<Time> {
    let (hour, minute) = text.trim().split_once(':')?;
    let minute = minute.get(..2)?;
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

/// The form of a new rota.
pub(super) fn blank(today: Day) -> Fields {
    Fields::default()
        .with("first", today.to_string())
        .with("clock", "18:00")
        .with("minutes", "60")
        .with("every", "weeks")
        .with("weeks", "1")
        .with("nth", "first")
        .with("until", "open")
        .with("known", "0")
        .with("children", "0")
        .with("each", "0")
        .with("role-least", "1")
        .with("role-most", "2")
        .with("role-new", "0")
}

/// The form filled with a rota as it is.
pub(super) fn fill(series: &Series) -> Fields {
    let first = series.recurrence.first();
    let mut fields = Fields::default()
        .with("name", &series.name)
        .with("place", &series.place)
        .with("first", Day(first.date()).to_string())
        .with(
            "clock",
            format!("{:02}:{:02}", first.hour(), first.minute()),
        )
        .with("minutes", series.minutes.to_string())
        .with("known", series.conditions.known_least.to_string())
        .with("children", series.conditions.children.to_string())
        .with("each", series.conditions.children_each.to_string());
    if let Some(area) = series.area {
        fields = fields.with("area", area.to_string());
    }
    if let Some(category) = series.category {
        fields = fields.with("category", category.to_string());
    }
    if series.taps {
        fields = fields.with("taps", "yes");
    }
    for role in &series.roles {
        fields = fields
            .with("role-id", role.id.to_string())
            .with("role-name", &role.name)
            .with("role-least", role.least.to_string())
            .with("role-most", role.most.to_string())
            .with("role-new", role.newcomers.to_string());
    }
    let days = |days: Vec<DateTime>| -> String {
        let days: Vec<String> = days.iter().map(|at| Day(at.date()).to_string()).collect();
        days.join(" ")
    };
    fields = fields
        .with("extra", days(series.recurrence.extra().collect()))
        .with("except", days(series.recurrence.exceptions().collect()));
    match words::plain(&series.recurrence) {
        Some(plain) => fill_rule(fields, &plain),
        None => fields.with("every", "rule").with("rule", rule_text(series)),
    }
}

fn rule_text(series: &Series) -> String {
    let rules = series.recurrence.rules();
    rules.first().map_or_else(String::new, ToString::to_string)
}

fn fill_rule(mut fields: Fields, plain: &Plain) -> Fields {
    fields = match &plain.every {
        Every::Day => fields.with("every", "day"),
        Every::Weeks { weeks, on } => {
            let with = fields
                .with("every", "weeks")
                .with("weeks", weeks.to_string());
            on.iter()
                .fold(with, |fields, day| fields.with("on", words::weekday(*day)))
        }
        Every::MonthDay(day) => fields
            .with("every", "month-day")
            .with("month-day", day.to_string()),
        Every::MonthWeekday(nth, day) => fields
            .with("every", "month-weekday")
            .with("nth", nth.word())
            .with("weekday", words::weekday(*day)),
    };
    match plain.until {
        Until::Open => fields.with("until", "open"),
        Until::Day(day) => fields.with("until", "day").with("last", day.to_string()),
        Until::Times(times) => fields
            .with("until", "times")
            .with("times", times.to_string()),
    }
}

/// A line for a role in the form.
pub(super) struct RoleLine {
    pub id: String,
    pub name: String,
    pub least: String,
    pub most: String,
    pub new: String,
}

/// The lines for roles: those that were sent, and some blank ones.
pub(super) fn role_lines(fields: &Fields) -> Vec<RoleLine> {
    let names: Vec<&str> = fields.all("role-name").collect();
    let at = |field: &str, n: usize, or: &str| fields.all(field).nth(n).unwrap_or(or).to_owned();
    let known = names.iter().filter(|name| !name.is_empty()).count();
    let lines = (known.max(names.len()).max(1) + usize::from(known == names.len()) * BLANK_ROLES)
        .min(ROLES_LIMIT);
    (0..lines)
        .map(|n| RoleLine {
            id: at("role-id", n, ""),
            name: at("role-name", n, ""),
            least: at("role-least", n, "1"),
            most: at("role-most", n, "2"),
            new: at("role-new", n, "0"),
        })
        .collect()
}

/// What somebody chose by the lists of the form, already looked up.
pub(super) struct Chosen {
    pub area: Option<domain::AreaId>,
    pub category: Option<domain::CategoryId>,
}

/// Reads the form. A role that is new gets an id from `new_role`.
pub(super) fn read(
    fields: &Fields,
    id: SeriesId,
    state: SeriesState,
    chosen: Chosen,
    mut new_role: impl FnMut() -> RoleId,
) -> Result<Series, Form> {
    let mut form = Form::with(fields.clone());
    let name = line(fields.one("name"), LINE_LIMIT);
    if name.is_empty() {
        form.wrong("name", "form-needed");
    }
    let minutes = number(&mut form, "minutes", 1, MINUTES_LIMIT);
    let conditions = Conditions {
        known_least: number(&mut form, "known", 0, PLACES_LIMIT),
        children: number(&mut form, "children", 0, PLACES_LIMIT * PLACES_LIMIT),
        children_each: number(&mut form, "each", 0, PLACES_LIMIT),
    };
    let roles = roles(&mut form, &mut new_role);
    let recurrence = recurrence(&mut form);
    match recurrence {
        Some(recurrence) if form.is_fine() => Ok(Series {
            id,
            name,
            place: line(fields.one("place"), LINE_LIMIT),
            area: chosen.area,
            category: chosen.category,
            recurrence,
            minutes,
            roles,
            conditions,
            taps: fields.said("taps"),
            state,
        }),
        _ => Err(form),
    }
}

fn number(form: &mut Form, field: &str, least: u32, most: u32) -> u32 {
    let text = form.fields.one(field).trim().to_owned();
    let read = if text.is_empty() && least == 0 {
        Some(0)
    } else {
        text.parse().ok()
    };
    match read.filter(|number| (least..=most).contains(number)) {
        Some(number) => number,
        None => {
            form.wrong(field, "form-number");
            least
        }
    }
}

fn roles(form: &mut Form, new_role: &mut impl FnMut() -> RoleId) -> Vec<Role> {
    let mut roles = Vec::new();
    let lines = role_lines(&form.fields.clone());
    for one in lines {
        let name = line(&one.name, LINE_LIMIT);
        if name.is_empty() {
            if !one.id.is_empty() {
                form.wrong("roles", "rota-wrong-role-name");
            }
            continue;
        }
        let read = |text: &str| text.trim().parse::<u32>().ok();
        let (least, most) = (read(&one.least), read(&one.most));
        let new = read(&one.new).unwrap_or(0);
        match (least, most) {
            (Some(least), Some(most))
                if (1..=PLACES_LIMIT).contains(&most) && least <= most && new <= most =>
            {
                roles.push(Role {
                    id: one.id.parse().unwrap_or_else(|_| new_role()),
                    name,
                    least,
                    most,
                    newcomers: new,
                });
            }
            _ => form.wrong("roles", "rota-wrong-role"),
        }
    }
    if roles.is_empty() {
        form.wrong("roles", "rota-wrong-roles");
    }
    roles
}

fn recurrence(form: &mut Form) -> Option<Recurrence> {
    let first = form.fields.one("first").parse::<Day>().ok();
    let clock = clock(form.fields.one("clock"));
    if first.is_none() {
        form.wrong("first", "form-date");
    }
    if clock.is_none() {
        form.wrong("clock", "rota-wrong-clock");
    }
    let (rule, extra, except) = (rule(form), days(form, "extra"), days(form, "except"));
    let (first, clock) = (first?, clock?);
    let mut recurrence = Recurrence::new(first.0.to_datetime(clock), rule?);
    for day in extra? {
        if recurrence.add(day.0.to_datetime(clock)).is_err() {
            form.wrong("extra", "rota-wrong-days");
        }
    }
    for day in except? {
        if recurrence.except(day.0.to_datetime(clock)).is_err() {
            form.wrong("except", "rota-wrong-days");
        }
    }
    Some(recurrence)
}

/// Days, written one after the other.
fn days(form: &mut Form, field: &str) -> Option<Vec<Day>> {
    let text = form.fields.one(field).to_owned();
    let words = text.split([' ', ',', ';', '\n', '\r', '\t']);
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let days: Vec<Day> = words.iter().filter_map(|word| word.parse().ok()).collect();
    if days.len() != words.len() || days.len() > DAYS_LIMIT {
        form.wrong(field, "rota-wrong-days");
        return None;
    }
    Some(days)
}

fn rule(form: &mut Form) -> Option<Rule> {
    let fields = form.fields.clone();
    if fields.one("every") == "rule" {
        let text: String = fields.one("rule").trim().chars().take(RULE_LIMIT).collect();
        let read = Rule::read(text.trim_start_matches("RRULE:"));
        if read.is_err() {
            form.wrong("rule", "rota-wrong-rule");
        }
        return read.ok();
    }
    let every = match fields.one("every") {
        "day" => Every::Day,
        "weeks" => {
            let on: Vec<Weekday> = fields.all("on").filter_map(weekday).collect();
            if on.is_empty() {
                form.wrong("on", "rota-wrong-weekdays");
            }
            let weeks = number(form, "weeks", 1, domain::recurrence::WEEKS_LIMIT);
            Every::Weeks { weeks, on }
        }
        "month-day" => {
            let day = number(form, "month-day", 1, 31);
            Every::MonthDay(i8::try_from(day).unwrap_or(1))
        }
        "month-weekday" => match (
            Nth::from_word(fields.one("nth")),
            weekday(fields.one("weekday")),
        ) {
            (Some(nth), Some(day)) => Every::MonthWeekday(nth, day),
            _ => {
                form.wrong("nth", "form-choose");
                return None;
            }
        },
        _ => {
            form.wrong("every", "form-choose");
            return None;
        }
    };
    let until = match fields.one("until") {
        "day" => match fields.one("last").parse() {
            Ok(day) => Until::Day(day),
            Err(_) => {
                form.wrong("last", "form-date");
                return None;
            }
        },
        "times" => Until::Times(number(form, "times", 1, 1_000)),
        _ => Until::Open,
    };
    let rule = Plain { every, until }.rule();
    if rule.is_err() && form.is_fine() {
        form.wrong("every", "form-choose");
    }
    rule.ok()
}

fn weekday(word: &str) -> Option<Weekday> {
    let at = DAYS.iter().position(|day| *day == word)?;
    Weekday::from_monday_zero_offset(i8::try_from(at).ok()?).ok()
}
