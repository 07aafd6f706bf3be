//! What an organizer chose for the columns, read from the form. What was not sent stays as it was.

use domain::intake::{DateOrder, Kind, Mapping, Weekday};
use domain::words::fold;

use crate::Fields;

/// Most labels that one form explains.
const LABELS: usize = 100;

/// The mapping with what was chosen.
pub(super) fn mapping(before: &Mapping, fields: &Fields) -> Mapping {
    let mut mapping = before.clone();
    if let Some(order) = DateOrder::from_word(fields.one("dates")) {
        mapping.date_order = order;
    }
    for (at, column) in mapping.columns.iter_mut().enumerate() {
        let category = match fields.one(&format!("category-{at}")) {
            "" => column.kind.category().unwrap_or(&column.header).to_owned(),
            chosen => chosen.to_owned(),
        };
        let day = match fields.one(&format!("day-{at}")) {
            "" => column.kind.day(),
            word => Weekday::from_word(word),
        };
        if let Some(kind) = Kind::from_word(fields.one(&format!("is-{at}")), &category, day) {
            column.kind = kind;
        }
    }
    for at in 0..LABELS {
        let label = fields.one(&format!("label-{at}"));
        if label.is_empty() {
            break;
        }
        let known = mapping.words.keys().find(|said| fold(said) == fold(label));
        if let Some(known) = known.cloned() {
            mapping.words.remove(&known);
        }
        match fields.one(&format!("means-{at}")) {
            "" => {}
            key => {
                mapping.words.insert(label.to_owned(), key.to_owned());
            }
        }
    }
    mapping
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_chosen_is_taken_and_all_else_stays() {
        let before: Mapping = serde_json::from_str(
            r#"{"date_order": "month_first", "words": {"Bread": "food", "Tents": "tools"}, "columns": [
                {"header": "Name", "is": "name"}, {"header": "Drives", "is": "left_out"}, {"header": "Mon", "is": "times", "day": "monday"}]}"#,
        )
        .unwrap();
        let fields = Fields::default()
            .with("is-1", "give_flag")
            .with("category-1", "rides")
            .with("is-2", "times")
            .with("day-2", "none")
            .with("dates", "day_first")
            .with("label-0", "bread")
            .with("means-0", "")
            .with("label-1", "Ladders")
            .with("means-1", "tools");
        let after = mapping(&before, &fields);
        assert_eq!(after.date_order, DateOrder::DayFirst);
        assert_eq!(after.columns[0].kind, Kind::Name);
        let category = "rides".to_owned();
        assert_eq!(after.columns[1].kind, Kind::GiveFlag { category });
        assert_eq!(after.columns[2].kind, Kind::Times { day: None });
        let words: Vec<_> = after.words.keys().map(String::as_str).collect();
        assert_eq!(words, ["Ladders", "Tents"]);
    }
}
