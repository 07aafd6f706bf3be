//! Second thoughts, once all columns have been looked at: which side the sheet is on, which of two
//! columns for the same thing is meant, in which order dates are written.

use super::{
    super::{
        folded::{folded, says_any},
        known::Known,
        mapping::{DateOrder, Kind},
    },
    Content, Draft, Question, Sure, Why,
    headers::flag,
};
use crate::needs::Side;

/// Words anywhere in the header row that say which side the sheet is on.
const GIVING: &str = "volunteer*, offer*, skill*, voluntari*, ofrec*, تطوع*, متطوع*";
const NEEDING: &str = "need*, request*, urgen*, task*, necesit*, solicit*, تحتاج*, احتياج*, طلب*";

/// Makes the columns agree with each other.
pub(super) fn settle(
    headers: &[String],
    contents: &[Content],
    drafts: &mut [Draft],
    known: &Known,
) {
    one_name(drafts);
    one_moment(contents, drafts);
    sides(headers, drafts);
    ticks_beside_a_list(headers, drafts, known);
    skills_as_offers(headers, contents, drafts);
}

/// A first name without a last name is the name; beside a whole name it says nothing new.
fn one_name(drafts: &mut [Draft]) {
    let has = |drafts: &[Draft], kind: &Kind| drafts.iter().any(|draft| draft.kind == *kind);
    let whole = has(drafts, &Kind::Name);
    let last = has(drafts, &Kind::LastName);
    let first = has(drafts, &Kind::FirstName);
    for draft in drafts.iter_mut() {
        match draft.kind {
            Kind::Name if first && last => *draft = double(),
            Kind::FirstName if whole && !last => *draft = double(),
            Kind::FirstName if !last => draft.kind = Kind::Name,
            _ => {}
        }
    }
}

/// Of several dates, the one with an hour is when the form was filled in, else the first.
fn one_moment(contents: &[Content], drafts: &mut [Draft]) {
    let moments: Vec<usize> = (0..drafts.len())
        .filter(|&at| drafts[at].kind == Kind::When)
        .collect();
    let with_hour = |&&at: &&usize| contents[at].instants > 0;
    let Some(&kept) = moments.iter().find(with_hour).or(moments.first()) else {
        return;
    };
    for at in moments.into_iter().filter(|&at| at != kept) {
        drafts[at] = double();
    }
}

fn double() -> Draft {
    Draft::new(Kind::LeftOut, Sure::Likely, Why::Double)
}

/// Columns that could be on either side take the side of the sheet, or of each row where the row says.
fn sides(headers: &[String], drafts: &mut [Draft]) {
    let by_row = drafts.iter().any(|draft| draft.kind == Kind::Side);
    let mut sheet = None;
    for at in 0..drafts.len() {
        if !drafts[at].sideless {
            continue;
        }
        let taken = *sheet.get_or_insert_with(|| side_of(headers, drafts));
        let side = taken.unwrap_or(Side::Need);
        match &drafts[at].kind {
            Kind::NeedFlag { category } | Kind::GiveFlag { category } => {
                drafts[at].kind = flag(category.clone(), side);
            }
            _ if by_row => drafts[at].kind = Kind::GivesOrNeeds,
            _ if side == Side::Offer => drafts[at].kind = Kind::Gives,
            _ => drafts[at].kind = Kind::Needs,
        }
        if taken.is_none() && drafts[at].kind != Kind::GivesOrNeeds {
            let column = headers[at].clone();
            drafts[at].sure = Sure::Unsure;
            drafts[at].question = Some(Question::GivenOrNeeded {
                column,
                taken: side,
            });
        }
    }
}

/// Whether the sheet as a whole is about giving or needing: by its lists, else by its words.
fn side_of(headers: &[String], drafts: &[Draft]) -> Option<Side> {
    let surely = |wanted: &Kind| {
        drafts
            .iter()
            .any(|draft| draft.kind == *wanted && !draft.sideless)
    };
    let urgent = drafts
        .iter()
        .any(|draft| matches!(draft.kind, Kind::Urgency | Kind::Due | Kind::NeedNote));
    let said = |words| {
        headers
            .iter()
            .filter(|header| says_any(&folded(header), words))
            .count()
    };
    match (surely(&Kind::Gives), surely(&Kind::Needs) || urgent) {
        (true, false) => Some(Side::Offer),
        (false, true) => Some(Side::Need),
        _ => match said(GIVING).cmp(&said(NEEDING)) {
            std::cmp::Ordering::Greater => Some(Side::Offer),
            std::cmp::Ordering::Less => Some(Side::Need),
            std::cmp::Ordering::Equal => None,
        },
    }
}

/// Where a list already says what people need, a yes-or-no question beside it is kept as a note: the
/// organizer is asked whether it is a need of its own.
fn ticks_beside_a_list(headers: &[String], drafts: &mut [Draft], known: &Known) {
    let lists: Vec<Kind> = drafts.iter().map(|draft| draft.kind.clone()).collect();
    for (draft, header) in drafts.iter_mut().zip(headers) {
        let beside = match draft.kind {
            Kind::GiveFlag { .. } => lists.contains(&Kind::Gives),
            Kind::NeedFlag { .. } => lists.contains(&Kind::Needs),
            _ => false,
        };
        let by_question = matches!(draft.question, Some(Question::TickForCategory { .. }));
        if beside && by_question && known.category(header).is_none() {
            draft.kind = Kind::Notes;
            draft.sure = Sure::Unsure;
        } else if by_question {
            draft.question = None;
        }
    }
}

/// A volunteers' sheet may have no other list than that of skills.
fn skills_as_offers(headers: &[String], contents: &[Content], drafts: &mut [Draft]) {
    let has_wishes = drafts.iter().any(|draft| {
        matches!(
            draft.kind,
            Kind::Gives
                | Kind::Needs
                | Kind::GivesOrNeeds
                | Kind::GiveFlag { .. }
                | Kind::NeedFlag { .. }
        )
    });
    if has_wishes {
        return;
    }
    for at in 0..drafts.len() {
        let skills = says_any(
            &folded(&headers[at]),
            "skill*, habilidad*, مهارات, المهارات",
        );
        if skills && drafts[at].kind == Kind::GiveNote && !contents[at].is_prose() {
            drafts[at].kind = Kind::Gives;
        }
    }
}

/// The order of dates that the sample shows; where it shows none, that of the country, with a
/// question.
pub(super) fn date_order(
    headers: &[String],
    contents: &[Content],
    drafts: &[Draft],
    known: &Known,
) -> (DateOrder, Option<Question>) {
    let home = match known.country.month_comes_first() {
        true => DateOrder::MonthFirst,
        false => DateOrder::DayFirst,
    };
    let dates = (0..drafts.len()).filter(|&at| matches!(drafts[at].kind, Kind::When | Kind::Due));
    let dates: Vec<usize> = dates
        .filter(|&at| contents[at].is_dates() && !contents[at].is_empty())
        .collect();
    let shown = |order| {
        dates
            .iter()
            .map(|&at| contents[at].orders.get(&order).unwrap_or(&0))
            .sum::<usize>()
    };
    let orders = [
        DateOrder::MonthFirst,
        DateOrder::DayFirst,
        DateOrder::YearFirst,
    ];
    let best = orders
        .into_iter()
        .filter(|&order| shown(order) > 0)
        .max_by_key(|&order| shown(order));
    match (best, dates.first()) {
        (Some(DateOrder::YearFirst), _) | (None, None) => (home, None),
        (Some(order), _) => (order, None),
        (None, Some(&at)) => {
            let column = headers[at].clone();
            (
                home,
                Some(Question::DateOrder {
                    column,
                    taken: home,
                }),
            )
        }
    }
}
