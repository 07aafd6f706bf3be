//! A first guess at one column by itself, from its header and the look of its cells.
//!
//! The rules are tried in order; a rule whose cells look like something else is passed over.

use super::{
    super::{
        folded::{folded, says, says_any},
        known::Known,
        mapping::{Kind, Weekday},
        times,
    },
    Content, Draft, Question, Sure, Why,
    rules::{FIRST, LEFT_OUT, Rule, THEN},
};
use crate::needs::Side;

/// Ticks: the words before the name of a category.
const GIVE_PREFIXES: &str = "offer category, offers, offer, gives, give, can give";
const NEED_PREFIXES: &str =
    "ask category , asks , ask , needs , need , request , requests , wants ";

/// A first guess at one column by itself.
pub(super) fn draft(header: &str, cells: &Content, known: &Known) -> Draft {
    let text = folded(header);
    if let Some(tick) = tick_by_prefix(&text, cells, known) {
        return tick;
    }
    if let Some(named) = by_rules(FIRST, &text, cells) {
        return named;
    }
    if let Some(times) = times_of_a_day(&text, cells) {
        return times;
    }
    if let Some((why, _)) = LEFT_OUT.iter().find(|(_, words)| says_any(&text, words)) {
        return Draft::new(Kind::LeftOut, Sure::Likely, *why);
    }
    tick_by_question(&text, header, cells, known)
        .or_else(|| by_rules(THEN, &text, cells))
        .unwrap_or_else(|| by_cells(header, cells))
}

fn by_rules(rules: &[Rule], header: &str, cells: &Content) -> Option<Draft> {
    let kind = &rules.iter().find(|rule| rule.holds(header, cells))?.kind;
    let telling = !matches!(
        kind,
        Kind::Notes | Kind::GiveNote | Kind::NeedNote | Kind::Often
    );
    let seen = telling && !cells.is_empty();
    let listed = !matches!(kind, Kind::Gives | Kind::Needs) || cells.has_labels();
    Some(match (seen, listed) {
        (true, true) => Draft::new(kind.clone(), Sure::Certain, Why::HeaderAndCells),
        _ => Draft::new(kind.clone(), Sure::Likely, Why::Header),
    })
}

/// "What times are you available? [Monday]", or a plain "Monday".
fn times_of_a_day(header: &str, cells: &Content) -> Option<Draft> {
    let day = Weekday::ALL.get(times::day_in(header)?)?;
    let kind = Kind::Times { day: Some(*day) };
    let asks = says_any(
        header,
        "times, available, availability, disponib*, horario*, اوقات, متاح*",
    );
    match () {
        () if !cells.is_empty() && cells.is_times() => {
            Some(Draft::new(kind, Sure::Certain, Why::HeaderAndCells))
        }
        () if asks => Some(Draft::new(kind, Sure::Likely, Why::Header)),
        () => None,
    }
}

/// `offer_category_errands`, `ask_category_food`.
fn tick_by_prefix(header: &str, cells: &Content, known: &Known) -> Option<Draft> {
    if !cells.is_empty() && !cells.is_ticks() {
        return None;
    }
    let strip = |prefixes: &str| {
        let named = |prefix: &str| header.strip_prefix(prefix.trim())?.strip_prefix(' ');
        prefixes.split(',').find_map(named).map(str::to_owned)
    };
    let (side, named) = match (strip(GIVE_PREFIXES), strip(NEED_PREFIXES)) {
        (Some(named), _) => (Side::Offer, named),
        (None, named) => (Side::Need, named?),
    };
    let key = known.category(&named).map(str::to_owned);
    let is_category_column = says(header, "category") || key.is_some();
    let sure = if key.is_some() {
        Sure::Certain
    } else {
        Sure::Likely
    };
    let tick = Draft::new(flag(key.unwrap_or(named), side), sure, Why::HeaderAndCells);
    is_category_column.then_some(tick)
}

/// "Do you need help with childcare?", or a bare "Shopping": a tick, if its cells are ticks.
fn tick_by_question(header: &str, written: &str, cells: &Content, known: &Known) -> Option<Draft> {
    if cells.is_empty() || !cells.is_ticks() {
        return None;
    }
    let bare = known.category(header).map(str::to_owned);
    let is_bare = bare.is_some();
    let category = bare.or_else(|| known.category_within(header).map(str::to_owned))?;
    let gives = says_any(
        header,
        "offer*, provide, volunteer, can you, could you, do you have, puede*",
    );
    let needs = says_any(header, "need*, require*, help, support, necesit*, تحتاج");
    if !is_bare && gives == needs {
        return None;
    }
    let side = if gives { Side::Offer } else { Side::Need };
    let mut draft = Draft::new(
        flag(category.clone(), side),
        Sure::Likely,
        Why::HeaderAndCells,
    );
    draft.sideless = gives == needs;
    draft.question = Some(Question::TickForCategory {
        column: written.to_owned(),
        category,
        side,
    });
    Some(draft)
}

pub(super) fn flag(category: String, side: Side) -> Kind {
    match side {
        Side::Offer => Kind::GiveFlag { category },
        Side::Need => Kind::NeedFlag { category },
    }
}

/// The header says nothing: perhaps the cells do.
fn by_cells(header: &str, cells: &Content) -> Draft {
    let likely = |kind| Draft::new(kind, Sure::Likely, Why::Cells);
    match () {
        () if cells.is_empty() => Draft::new(Kind::LeftOut, Sure::Likely, Why::Empty),
        () if cells.has_addresses() => Draft::new(Kind::LeftOut, Sure::Likely, Why::Address),
        () if cells.is_emails() => likely(Kind::Email),
        () if cells.instants > 0 && cells.is_dates() => likely(Kind::When),
        () if cells.is_languages() => likely(Kind::Languages),
        () if cells.is_labels() && !cells.is_ticks() => Draft {
            sideless: true,
            ..likely(Kind::Needs)
        },
        () if cells.is_areas() => likely(Kind::Area),
        () if cells.is_times() && !cells.is_dates() => likely(Kind::Times { day: None }),
        () => {
            let mut draft = Draft::new(Kind::LeftOut, Sure::Unsure, Why::Nothing);
            draft.question = Some(Question::NotRecognised {
                column: header.to_owned(),
            });
            draft
        }
    }
}
