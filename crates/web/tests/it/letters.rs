//! The letters, in words: whole in every language, with subjects that name nobody.

use app::messages::{Facts, Pen};
use domain::messages::{Letter, TEXT_LIMIT};
use domain::needs::{Side, Urgency};
use domain::privacy::Shared;
use domain::{Moment, Times, Zone};
use web::letters::Letters;

fn facts(side: Side) -> Facts {
    Facts {
        community: "Elm Street".into(),
        base_url: "https://elm.example".into(),
        zone: Zone::utc(),
        first_name: "Zq7Ana".into(),
        side: Some(side),
        category: Some("Zq7Rides".into()),
        area: Some("Zq7Northside".into()),
        urgency: Some(Urgency::Week),
        times: Times::of(1, 0),
        day: None,
        quantity: 2,
        shown: Some(Shared {
            first_name: "Zq7Ben".into(),
            phone: Some("+15175550101".into()),
            email: None,
            by_relay: false,
        }),
        code: Some("123456".into()),
        words: Some("Zq7Tuesday at nine?".into()),
        until: Some(Moment(1_780_329_600_000_000)),
        thing: Some("Zq7Soup".into()),
        begins: Some(Moment(1_780_329_600_000_000)),
        turn: "moved",
        link: Some("https://elm.example/l/token".into()),
        stop_link: Some("https://elm.example/stop/token".into()),
    }
}

#[test]
fn every_letter_is_whole_in_every_language() {
    for language in ["en", "es", "ar"] {
        for letter in Letter::ALL {
            for side in [Side::Offer, Side::Need] {
                let written = Letters.write(language, *letter, &facts(side));
                for text in [
                    &written.subject,
                    &written.text,
                    &written.html,
                    &written.short,
                ] {
                    assert!(!text.is_empty(), "{language} {letter:?}");
                    assert!(
                        !text.contains("letter-") && !text.contains("{ $") && !text.contains("{$"),
                        "{language} {letter:?}: {text}"
                    );
                }
                assert!(
                    !written.subject.contains("Zq7"),
                    "{language} {letter:?}: {}",
                    written.subject
                );
                assert!(written.short.chars().count() <= TEXT_LIMIT);
                assert!(
                    written.text.contains("https://elm.example/l/token")
                        && written.html.contains("https://elm.example/l/token")
                );
            }
        }
    }
}

#[test]
fn a_question_says_what_a_yes_will_show_and_names_nobody() {
    for language in ["en", "es", "ar"] {
        for letter in [Letter::AskHelper, Letter::AskNeeder] {
            let written = Letters.write(language, letter, &facts(Side::Offer));
            assert!(
                !written.text.contains("Zq7Ben")
                    && !written.short.contains("Zq7Ben")
                    && !written.text.contains("5175550101")
            );
        }
    }
    let short = Letters
        .write("en", Letter::AskHelper, &facts(Side::Offer))
        .short;
    assert!(short.contains("first name and this number"), "{short}");
}

#[test]
fn a_name_cannot_bring_its_own_markup_into_a_mail() {
    let facts = Facts {
        first_name: "<b onclick=x>".into(),
        ..facts(Side::Need)
    };
    let written = Letters.write("en", Letter::Introduced, &facts);
    assert!(!written.html.contains("<b onclick"));
}
