//! Reading what somebody typed about one offer or one need of theirs.

use super::answer::Circumstances;
use super::reading::{self, Asking, PASSED, Typed, Wrong};
use crate::needs::{Often, QUANTITY_LIMIT, Side, Terms, Urgency};

/// Reads the terms and the note of an offer or a need. What the form does not ask stays as it was
/// `before`; for a new one it comes from its owner's record.
pub fn listing(
    typed: Typed<'_>,
    asking: &Asking<'_>,
    side: Side,
    before: Option<&Terms>,
    of: &Circumstances,
) -> Result<(Terms, String), Wrong> {
    let mut wrong = Wrong::default();
    let is_need = side == Side::Need;
    let key = typed.one("category");
    let stays = |id| before.is_some_and(|before| before.category == id);
    let category = asking
        .categories
        .iter()
        .find(|category| category.key == key && (!category.retired || stays(category.id)));
    let Some(category) = category else {
        wrong.note("category", "form-choose");
        return Err(wrong);
    };
    let quantity = quantity(typed.one("quantity"), &mut wrong);
    let due = reading::due(typed.one("due"), asking.today, &mut wrong);
    let note = reading::several_lines(typed, "note", &mut wrong);
    let usual = if is_need {
        Often::Once
    } else {
        Often::Standing
    };
    let terms = Terms {
        category: category.id,
        often: Often::from_word(typed.one("often")).unwrap_or(usual),
        quantity,
        area: reading::area(typed.one("area"), asking.areas),
        times: reading::times(typed, "times"),
        languages: before.map_or_else(|| of.speaks.clone(), |before| before.languages.clone()),
        language_matters: is_need && typed.one("language-matters") == PASSED,
        radius: reading::radius(typed.one("radius"))
            .flatten()
            .filter(|_| !is_need),
        remote: typed.one("remote") == PASSED,
        wants_known: is_need && typed.one("wants-known") == PASSED,
        urgency: Urgency::from_word(typed.one("soon"))
            .filter(|_| is_need)
            .unwrap_or(Urgency::Whenever),
        due: due.filter(|_| is_need),
    };
    wrong.or((terms, note))
}

/// How many: one when nothing was said.
fn quantity(text: &str, wrong: &mut Wrong) -> u32 {
    if text.trim().is_empty() {
        return 1;
    }
    let number = reading::whole_number(text).and_then(|number| u32::try_from(number).ok());
    match number {
        Some(number @ 1..=QUANTITY_LIMIT) => number,
        _ => {
            wrong.note("quantity", "form-number");
            1
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::community::{Category, Said};
    use crate::contact::Country;
    use crate::survey::Survey;
    use crate::{CategoryId, Times};
    use uuid::Uuid;

    fn read(side: Side, fields: &[(&str, &str)]) -> Result<(Terms, String), Wrong> {
        let fields: Vec<(String, String)> = fields
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        let categories = [Category {
            id: CategoryId(Uuid::nil()),
            key: "rides".into(),
            group: "out".into(),
            names: Said::default(),
            hints: Said::default(),
            words: Said::default(),
            remote: false,
            ask_by_itself: false,
            retired: false,
            position: 0,
        }];
        let asking = Asking {
            survey: &Survey::starter(),
            categories: &categories,
            areas: &[],
            spoken: &[],
            written: &[],
            country: Country::US,
            today: "2026-06-01".parse().unwrap(),
        };
        let of = Circumstances {
            speaks: vec!["es".into()],
            ..Circumstances::default()
        };
        listing(Typed(&fields), &asking, side, None, &of)
    }

    #[test]
    fn an_offer_has_no_urgency_and_a_need_no_reach() {
        let typed = [
            ("category", "rides"),
            ("soon", "today"),
            ("due", "2026-06-02"),
            ("radius", "2"),
            ("quantity", "٣"),
            ("times", "friday-evening"),
        ];
        let (offer, _) = read(Side::Offer, &typed).unwrap();
        assert_eq!(
            (offer.urgency, offer.due, offer.radius),
            (Urgency::Whenever, None, Some(2))
        );
        assert_eq!((offer.quantity, offer.times), (3, Times::of(4, 2)));
        let (need, _) = read(Side::Need, &typed).unwrap();
        assert_eq!(
            (need.urgency, need.radius, need.often),
            (Urgency::Today, None, Often::Once)
        );
        assert_eq!(need.languages, ["es"]);
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        let wrong = |fields: &[(&str, &str)]| read(Side::Need, fields).unwrap_err().0;
        assert_eq!(wrong(&[("category", "gold")])["category"], "form-choose");
        let typed = [("category", "rides"), ("quantity", "many"), ("due", "soon")];
        let found = wrong(&typed);
        assert_eq!(
            (found["quantity"], found["due"]),
            ("form-number", "form-date")
        );
    }
}
