//! What an organizer writes down about a sheet.

use domain::intake::*;

use super::*;

#[test]
fn a_mapping_is_written_as_people_can_edit_it() {
    let text = r#"{
        "date_order": "day_first",
        "columns": [
            {"header": "Who", "is": "name"},
            {"header": "Monday", "is": "times", "day": "monday"},
            {"header": "Any time", "is": "times"},
            {"header": "Cooks", "is": "give_flag", "category": "food"},
            {"header": "Street", "is": "left_out"}
        ],
        "words": {"Shopping for elders": "errands", "Other": ""}
    }"#;
    let mapping: Mapping = serde_json::from_str(text).unwrap();
    assert_eq!(
        mapping.columns[1].kind,
        Kind::Times {
            day: Some(Weekday::Monday)
        }
    );
    let again: Mapping = serde_json::from_str(&serde_json::to_string(&mapping).unwrap()).unwrap();
    assert_eq!(mapping, again);
    for wrong in [
        r#"{"columns": [{"header": "Who", "is": "nmae"}]}"#,
        r#"{"colums": []}"#,
        r#"{"columns": [{"is": "name"}]}"#,
    ] {
        assert!(serde_json::from_str::<Mapping>(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn a_mapping_fits_a_sheet_give_or_take_spaces_and_case() {
    let mapping: Mapping = serde_json::from_str(
        r#"{"columns": [{"header": "name ", "is": "name"}, {"header": "Gone", "is": "notes"}, {"header": "Also gone", "is": "left_out"}]}"#,
    )
    .unwrap();
    let missing = mapping.fit(&owned(&["Name", "New"])).unwrap_err();
    assert_eq!(missing.len(), 1);
    assert_eq!(missing[0].header, "Gone");
    let plan = mapping.fit(&owned(&["Name", "New", "GONE"])).unwrap();
    assert_eq!(plan.unmentioned().collect::<Vec<_>>(), ["New"]);
}

#[test]
fn labels_that_the_mapping_explains_are_understood() {
    let mapping: Mapping = serde_json::from_str(
        r#"{"columns": [{"header": "Name", "is": "name"}, {"header": "Needs", "is": "needs"}],
            "words": {"Shopping, for elders": "errands", "Food": ""}}"#,
    )
    .unwrap();
    let plan = mapping.fit(&owned(&["Name", "Needs"])).unwrap();
    let entry = plan
        .read(
            &known(),
            1,
            &owned(&["Ana", "rides, shopping, for elders, food"]),
        )
        .unwrap();
    assert_eq!(shown(&entry.needs), ["transport", "errands", "? food"]);
}

/// The example of a mapping in the guide for organizers.
const GUIDE: &str = include_str!("../../../../../docs/import.md");

#[test]
fn the_guide_shows_a_mapping_that_works_and_explains_every_reason() {
    let example = GUIDE
        .split("```json")
        .nth(1)
        .unwrap()
        .split("```")
        .next()
        .unwrap();
    let mapping: Mapping = serde_json::from_str(example).unwrap();
    let headers: Vec<String> = mapping
        .columns
        .iter()
        .map(|column| column.header.clone())
        .collect();
    assert!(mapping.fit(&headers).is_ok());
    for reason in Reason::ALL {
        assert!(
            GUIDE.contains(&format!("`{}`", reason.word())),
            "{}",
            reason.word()
        );
    }
    for kind in ["gives_or_needs", "side"] {
        assert!(GUIDE.contains(&format!("`{kind}`")), "{kind}");
    }
}
