//! Reading the survey.

use uuid::Uuid;

use super::*;
use crate::community::Said;
use crate::survey::Choice;
use crate::{AreaId, CategoryId};

fn category(n: u128, key: &str) -> Category {
    Category {
        id: CategoryId(Uuid::from_u128(n)),
        key: key.into(),
        group: "home".into(),
        names: Said::only("en", key),
        hints: Said::default(),
        words: Said::default(),
        remote: false,
        ask_by_itself: false,
        retired: key == "retired",
        position: 0,
    }
}

/// Runs something with a community that asks in three languages.
fn asked<T>(survey: &Survey, act: impl FnOnce(&Asking<'_>) -> T) -> T {
    let categories = [
        category(1, "food"),
        category(2, "rides"),
        category(3, "retired"),
    ];
    let areas = [Area {
        id: AreaId(Uuid::from_u128(7)),
        name: "Northside".into(),
        position: 0,
    }];
    act(&Asking {
        survey,
        categories: &categories,
        areas: &areas,
        spoken: &["en", "es"],
        written: &["es".to_owned(), "en".to_owned()],
        country: Country::US,
        today: "2026-06-01".parse().unwrap(),
    })
}

fn typed(fields: &[(&str, &str)]) -> Vec<(String, String)> {
    fields
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

fn wrong_with(read: Result<impl Sized, Wrong>) -> Vec<(String, &'static str)> {
    read.err()
        .map(|wrong| wrong.0.into_iter().collect())
        .unwrap_or_default()
}

fn reached(fields: &[(&str, &str)]) -> Result<Reach, Wrong> {
    let fields = typed(fields);
    asked(&Survey::starter(), |asking| reach(Typed(&fields), asking))
}

#[test]
fn everybody_may_say_nothing_right_now_but_not_nothing_at_all() {
    let survey = Survey::starter();
    asked(&survey, |asking| {
        assert_eq!(
            gives(Typed(&typed(&[("gives-pass", "yes")])), asking),
            Ok(Gives::default())
        );
        assert_eq!(
            needs(Typed(&typed(&[("needs-pass", "yes")])), asking),
            Ok(Needs::default())
        );
        assert_eq!(
            wrong_with(gives(Typed(&[]), asking)),
            [("gives".to_owned(), "survey-gives-needed")]
        );
        assert_eq!(
            wrong_with(needs(Typed(&typed(&[("soon", "today")])), asking)),
            [("needs".to_owned(), "survey-needs-needed")]
        );
    });
}

#[test]
fn only_what_the_community_offers_can_be_chosen_and_only_once() {
    let fields = typed(&[
        ("gives", "rides"),
        ("gives", "rides"),
        ("gives", "retired"),
        ("gives", "gold"),
        ("gives-words", " food too "),
    ]);
    asked(&Survey::starter(), |asking| {
        let read = gives(Typed(&fields), asking).unwrap();
        let id = |n| CategoryId(Uuid::from_u128(n));
        assert_eq!(read.categories, [id(2)]);
        assert_eq!((read.words.as_str(), read.heard), ("food too", vec![id(1)]));
    });
}

#[test]
fn a_need_can_have_a_day_between_today_and_next_year() {
    for (due, says) in [
        ("2026-06-01", None),
        ("٢٠٢٦-٠٦-٠٩", None),
        ("2026-05-31", Some("survey-due-passed")),
        ("2028-01-01", Some("survey-due-far")),
        ("tomorrow", Some("form-date")),
    ] {
        let fields = typed(&[("needs", "food"), ("soon", "week"), ("due", due)]);
        let read = asked(&Survey::starter(), |asking| needs(Typed(&fields), asking));
        assert_eq!(wrong_with(read).first().map(|(_, key)| *key), says, "{due}");
    }
}

#[test]
fn whoever_would_rather_not_say_only_counts() {
    let told = reached(&[
        ("reach-pass", "yes"),
        ("name", "Ana"),
        ("phone", "517 555 0101"),
    ])
    .unwrap();
    assert_eq!(
        (told.channel, told.person.name.as_str()),
        (Channel::Nobody, "")
    );
    assert!(told.person.phone.is_none());
}

#[test]
fn a_number_is_read_as_people_of_the_country_write_it() {
    let told = reached(&[
        ("name", "Zoë 🙂"),
        ("phone", "(517) 555-0101 text only"),
        ("way", "text"),
    ])
    .unwrap();
    assert_eq!(told.person.phone.as_deref(), Some("+15175550101"));
    assert_eq!(
        (told.channel, told.person.notes.as_str()),
        (Channel::Text, "text only")
    );
}

#[test]
fn somebody_can_be_reached_through_a_neighbor_alone() {
    let told = reached(&[("name", "李娜"), ("through", "Mrs. Ortiz, 2nd floor")]).unwrap();
    assert_eq!(told.channel, Channel::Neighbor);
}

#[test]
fn each_field_says_what_it_still_needs() {
    for (fields, says) in [
        (
            &[][..],
            &[("name", "form-needed"), ("phone", "survey-contact-needed")][..],
        ),
        (&[("name", "Ana")], &[("phone", "survey-contact-needed")]),
        (
            &[("name", "Ana"), ("phone", "12")],
            &[("phone", "form-phone")],
        ),
        (
            &[("name", "Ana"), ("email", "ana@")],
            &[("email", "form-email")],
        ),
        (
            &[("name", "Ana"), ("phone", "517 555 0101"), ("way", "mail")],
            &[("email", "survey-mail-needed")],
        ),
        (
            &[
                ("name", "Ana"),
                ("email", "ana@example.org"),
                ("way", "call"),
            ],
            &[("phone", "survey-phone-needed")],
        ),
        (
            &[
                ("name", "Ana"),
                ("email", "ana@example.org"),
                ("way", "neighbor"),
            ],
            &[("through", "form-needed")],
        ),
    ] {
        let found = wrong_with(reached(fields));
        let found: Vec<(&str, &str)> = found
            .iter()
            .map(|(field, key)| (field.as_str(), *key))
            .collect();
        assert_eq!(found, says, "{fields:?}");
    }
}

#[test]
fn people_are_written_to_in_a_language_of_the_community() {
    for (wished, given) in [("en", "en"), ("fr", "es"), ("", "es")] {
        let told = reached(&[("reach-pass", "yes"), ("language", wished)]).unwrap();
        assert_eq!(told.language, given);
    }
}

#[test]
fn a_text_that_is_too_long_is_not_cut_behind_anybodys_back() {
    let long = "a".repeat(LINE_LIMIT + 1);
    let fields = typed(&[("gives-words", &long)]);
    let read = asked(&Survey::starter(), |asking| gives(Typed(&fields), asking));
    assert_eq!(
        wrong_with(read),
        [("gives-words".to_owned(), "form-too-long")]
    );
}

fn own(id: &str, kind: Kind) -> Question {
    Question {
        id: id.parse().unwrap(),
        wording: Default::default(),
        kind,
        required: true,
    }
}

fn many_kinds() -> Survey {
    let choices = ["one", "two"].map(|id| Choice {
        id: id.parse().unwrap(),
        says: Said::default(),
    });
    let more = vec![
        own(
            "pick",
            Kind::OneChoice {
                choices: choices.to_vec(),
            },
        ),
        own(
            "tick",
            Kind::Several {
                choices: choices.to_vec(),
            },
        ),
        own("text", Kind::Text),
        own("number", Kind::Number),
        own("date", Kind::Date),
        own("times", Kind::Times),
        own("area", Kind::Area),
        own("languages", Kind::Languages),
        own("radius", Kind::Radius),
    ];
    Survey {
        more,
        ..Survey::default()
    }
}

#[test]
fn every_kind_of_question_is_read() {
    let area = AreaId(Uuid::from_u128(7));
    let fields = typed(&[
        ("q-pick", "two"),
        ("q-pick", "one"),
        ("q-tick", "one"),
        ("q-tick", "two"),
        ("q-text", "two\r\nlines"),
        ("q-number", "١٢"),
        ("q-date", "1999-12-31"),
        ("q-times", "monday-morning"),
        ("q-times", "sunday-evening"),
        ("q-area", &area.to_string()),
        ("q-languages", "es"),
        ("q-languages", "tlh"),
        ("q-radius", "any"),
    ]);
    let replies = asked(&many_kinds(), |asking| more(Typed(&fields), asking)).unwrap();
    let word = |id: &str| id.parse::<Word>().unwrap();
    assert_eq!(replies[&word("pick")], Reply::Choices(vec![word("one")]));
    assert_eq!(
        replies[&word("tick")],
        Reply::Choices(vec![word("one"), word("two")])
    );
    assert_eq!(replies[&word("text")], Reply::Text("two\nlines".into()));
    assert_eq!(replies[&word("number")], Reply::Number(12));
    assert_eq!(
        replies[&word("date")],
        Reply::Day("1999-12-31".parse().unwrap())
    );
    assert_eq!(
        replies[&word("times")],
        Reply::Times(Times::of(0, 0).with(Times::of(6, 2)))
    );
    assert_eq!(replies[&word("area")], Reply::Area(area));
    assert_eq!(
        replies[&word("languages")],
        Reply::Languages(vec!["es".into()])
    );
    assert_eq!(replies[&word("radius")], Reply::Radius(None));
    let stored = serde_json::to_string(&replies).unwrap();
    assert_eq!(serde_json::from_str::<Replies>(&stored).unwrap(), replies);
}

#[test]
fn a_required_question_is_answered_or_passed() {
    let survey = many_kinds();
    let wrong = wrong_with(asked(&survey, |asking| more(Typed(&[]), asking)));
    assert_eq!(wrong.len(), 9);
    assert!(wrong.iter().all(|(_, key)| *key == "form-needed"));
    let passed: Vec<(String, String)> = survey
        .more
        .iter()
        .map(|question| (rather_not_field(&question.id), PASSED.to_owned()))
        .collect();
    let replies = asked(&survey, |asking| more(Typed(&passed), asking)).unwrap();
    assert!(replies.values().all(|reply| *reply == Reply::RatherNot));
}

#[test]
fn a_question_that_is_not_required_may_stay_empty() {
    let empty = asked(&Survey::starter(), |asking| more(Typed(&[]), asking)).unwrap();
    assert!(empty.is_empty());
}

#[test]
fn every_key_that_reading_answers_with_is_listed() {
    let source = include_str!("../reading.rs");
    for part in source.split("note(").skip(1) {
        let call = part.split(')').next().unwrap_or("");
        for key in call
            .split('"')
            .filter(|word| word.starts_with("form-") || word.starts_with("survey-"))
        {
            assert!(WRONGS.contains(&key), "{key}");
        }
    }
}
