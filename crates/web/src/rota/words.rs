//! When something comes, in words.

use domain::moment::DAYS;
use domain::recurrence::{Every, Plain, Recurrence, Until};
use domain::rota::{Date, Series};
use jiff::civil::Weekday;

use crate::Visit;

/// The word of a weekday, such as `tuesday`.
pub fn weekday(day: Weekday) -> &'static str {
    let at = usize::try_from(day.to_monday_zero_offset()).unwrap_or(0);
    DAYS[at]
}

/// "Every week on Tuesday, Thursday, at 07:45, until June 2".
pub fn when(v: &Visit, series: &Series) -> String {
    let first = series.recurrence.first();
    let clock = format!("{:02}:{:02}", first.hour(), first.minute());
    let rule = match plain(&series.recurrence) {
        Some(plain) => rule(v, &plain),
        None => v.t("rota-own-rule"),
    };
    v.t2("rota-when", "rule", rule, "clock", clock)
}

/// The rule as the form shows it, when it can.
pub fn plain(recurrence: &Recurrence) -> Option<Plain> {
    match recurrence.rules() {
        [one] => one.plain(),
        _ => None,
    }
}

fn rule(v: &Visit, plain: &Plain) -> String {
    let every = match &plain.every {
        Every::Day => v.t("rota-every-day"),
        Every::Weeks { weeks, on } => {
            let days: Vec<String> = on
                .iter()
                .map(|day| v.tw("weekday", weekday(*day)))
                .collect();
            let days = v.language.list(&days);
            v.t2("rota-every-weeks", "weeks", *weeks, "days", days)
        }
        Every::MonthDay(day) => v.t1("rota-every-month-day", "day", i64::from(*day)),
        Every::MonthWeekday(nth, day) => v.t2(
            "rota-every-month-weekday",
            "nth",
            v.tw("rota-nth", nth.word()),
            "weekday",
            v.tw("weekday", weekday(*day)),
        ),
    };
    match plain.until {
        Until::Open => every,
        Until::Day(day) => v.t2(
            "rota-until-day",
            "every",
            every,
            "day",
            v.language.date(day),
        ),
        Until::Times(times) => v.t2("rota-until-times", "every", every, "times", times),
    }
}

/// "Tuesday, June 2, 07:45 to 08:15".
pub fn slot(v: &Visit, date: &Date) -> String {
    let Some(home) = &v.community else {
        return String::new();
    };
    let ends = home.zone.wall(date.ends);
    let ends = format!("{:02}:{:02}", ends.hour(), ends.minute());
    v.t2("rota-slot", "begins", v.moment(&date.begins), "ends", ends)
}
