//! Contacts as people write them.

use domain::contact::{Country, Email, Phone, Unreadable};
use proptest::prelude::*;
use serde_json::Value;

use crate::real;

fn us(text: &str) -> Result<(String, Option<String>), Unreadable> {
    Phone::parse(text, Country::US).map(|(phone, remark)| (phone.e164().to_owned(), remark))
}

fn number(text: &str) -> String {
    us(text).unwrap_or_else(|why| panic!("{text}: {why}")).0
}

#[test]
fn one_number_is_one_number_however_it_is_written() {
    for text in [
        "5175550142",
        "517-555-0142",
        "517.555.0142",
        "(517) 555-0142",
        "+1 517 555 0142",
        "1-517-555-0142",
        "1 (517) 555 0142",
        "  517/555/0142 ",
        "011 1 517 555 0142",
        "٥١٧ ٥٥٥ ٠١٤٢",
        "\u{202a}+1 517\u{2011}555\u{2011}0142\u{202c}",
        "tel:+1-517-555-0142",
    ] {
        assert_eq!(number(text), "+15175550142", "{text}");
    }
}

#[test]
fn what_stands_around_a_number_is_kept_as_a_remark() {
    let remark = |text| us(text).unwrap().1;
    assert_eq!(
        remark("1-517-555-0007 (text only)"),
        Some("text only".into())
    );
    assert_eq!(remark("cell: 517-555-0007"), Some("cell".into()));
    assert_eq!(
        remark("ask for Ana, 517 555 0007 ext. 4"),
        Some("ask for Ana ext. 4".into())
    );
    assert_eq!(
        remark("call 2 times 5175550007"),
        Some("call 2 times".into())
    );
    assert_eq!(remark("(517) 555-0007"), None);
    assert_eq!(number("517-555-0007 or 517-555-0008"), "+15175550007");
}

#[test]
fn a_number_from_abroad_keeps_its_country() {
    assert_eq!(number("+44 (0)20 7946 0958"), "+442079460958");
    assert_eq!(number("+52 55 1234 5678"), "+525512345678");
    assert_eq!(number("011 52 55 1234 5678"), "+525512345678");
}

#[test]
fn what_cannot_be_dialed_is_not_a_number() {
    assert_eq!(us("").unwrap_err(), Unreadable::Empty);
    assert_eq!(us("no phone").unwrap_err(), Unreadable::Nothing);
    assert_eq!(us("555-0142").unwrap_err(), Unreadable::NotPossible);
    assert_eq!(us("+999 123 456 789").unwrap_err(), Unreadable::NotPossible);
    assert_eq!(
        us("12345678901234567890").unwrap_err(),
        Unreadable::NotPossible
    );
    assert_eq!(us(&"5".repeat(5_000)).unwrap_err(), Unreadable::TooLong);
}

#[test]
fn a_number_is_shown_as_people_at_home_write_it() {
    let (phone, _) = Phone::parse("5175550142", Country::US).unwrap();
    assert_eq!(phone.display(Country::US), "(517) 555-0142");
    assert_eq!(phone.display("MX".parse().unwrap()), "+1 517-555-0142");
    assert_eq!(
        Phone::from_e164("+78001234567")
            .unwrap()
            .display("DE".parse().unwrap()),
        "+78001234567"
    );
}

#[test]
fn a_contact_never_prints_itself() {
    let (phone, _) = Phone::parse("5175550142", Country::US).unwrap();
    assert!(!format!("{phone:?}").contains("0142"));
    assert!(!format!("{:?}", Email::parse("ana@example.org").unwrap()).contains("ana"));
}

#[test]
fn numbers_of_every_country_are_read_at_home_and_from_abroad() {
    let Some(path) = real::input("phone_numbers/example_numbers.csv") else {
        return;
    };
    let text = std::fs::read_to_string(path).unwrap();
    let mut wrong = Vec::new();
    for line in text.lines().skip(1) {
        let [region, kind, at_home, e164, abroad, _, valid] =
            line.split(',').collect::<Vec<_>>()[..]
        else {
            panic!("{line}")
        };
        let country: Country = region.parse().unwrap();
        for written in [at_home, e164, abroad] {
            let read = Phone::parse(written, country).map(|(phone, _)| phone.e164().to_owned());
            if read.as_deref() != Ok(e164) && !(valid == "0" && read.is_err()) {
                wrong.push(format!(
                    "{region} {kind} {written}: {read:?} instead of {e164}"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

/// Lists of addresses, by what a careful reader thinks of them.
fn listed(group: &str) -> Vec<(String, Option<String>)> {
    let Some(path) = real::input("email_syntax/email_validator_cases.json") else {
        return Vec::new();
    };
    let text = std::fs::read_to_string(path)
        .unwrap()
        .replace("\\ud800", "");
    let all: Value = serde_json::from_str(&text).unwrap();
    let cases = all[group].as_array().unwrap().clone();
    cases
        .iter()
        .map(|case| {
            (
                case[0].as_str().unwrap().to_owned(),
                case[1].as_str().map(str::to_owned),
            )
        })
        .collect()
}

#[test]
fn good_addresses_are_accepted() {
    for group in ["test_email_valid", "test_email_valid_intl_local_part"] {
        for (address, _) in listed(group) {
            assert!(Email::parse(&address).is_ok(), "{group}: {address}");
        }
    }
    for (address, local) in listed("test_email_valid_only_if_quoted_local_part") {
        let email = Email::parse(&address).unwrap_or_else(|why| panic!("{address}: {why}"));
        assert_eq!(
            Some(email.as_str().rsplit_once('@').unwrap().0),
            local.as_deref()
        );
    }
    for (address, verdict) in listed("test_pyisemail_tests") {
        if verdict.as_deref() == Some("ISEMAIL_VALID") {
            assert!(Email::parse(&address).is_ok(), "{address}");
        }
    }
}

/// Addresses that the lists refuse and that are accepted here, each for a reason.
fn is_accepted_on_purpose(address: &str) -> bool {
    let (local, domain) = address.rsplit_once('@').unwrap();
    let copied_with_its_name = address.ends_with('>');
    let quoted_without_need = local.starts_with('"');
    let wants_tables_of_scripts =
        domain.contains("xn--") || (domain.len() > 60 && !domain.is_ascii());
    copied_with_its_name || quoted_without_need || wants_tables_of_scripts || address.len() > 250
}

#[test]
fn bad_addresses_are_refused() {
    let groups = [
        "test_email_invalid_syntax",
        "test_email_invalid_syntax_strict",
        "test_email_invalid_syntax_display_name",
        "test_pyisemail_tests",
    ];
    for (address, verdict) in groups.into_iter().flat_map(listed) {
        let valid = ["ISEMAIL_VALID", "ISEMAIL_RFC5321_QUOTEDSTRING"];
        let is_valid = verdict.is_some_and(|verdict| valid.contains(&verdict.as_str()));
        if is_valid || address.trim() != address || Email::parse(&address).is_err() {
            continue;
        }
        assert!(is_accepted_on_purpose(&address), "{address}");
    }
}

#[test]
fn an_address_with_hidden_signs_is_refused() {
    for (sign, what) in listed("test_email_unsafe_character") {
        if !sign.is_empty() {
            assert!(
                Email::parse(&format!("{sign}test@example.org")).is_err() || sign.trim().is_empty(),
                "{what:?}"
            );
            assert!(
                Email::parse(&format!("te.{sign}st@example.org")).is_err(),
                "{what:?}"
            );
        }
    }
}

#[test]
fn one_mailbox_has_one_spelling() {
    for text in [
        " ANA@Example.ORG ",
        "mailto:ana@example.org",
        "Ana García <ana@example.org>",
        "\"ana\"@example.org",
    ] {
        assert_eq!(
            Email::parse(text).unwrap().as_str(),
            "ana@example.org",
            "{text}"
        );
    }
}

proptest! {
    #[test]
    fn reading_a_contact_never_breaks(text in "\\PC{0,60}|[+0-9 ()./x-]{0,30}", country in "US|MX|AR|BR|DE|IT|EG|RU") {
        let country: Country = country.parse().unwrap();
        if let Ok((phone, _)) = Phone::parse(&text, country) {
            prop_assert_eq!(Phone::from_e164(phone.e164()), Ok(phone.clone()));
            prop_assert_eq!(Phone::parse(phone.e164(), country).map(|(again, _)| again), Ok(phone));
        }
        let _ = Email::parse(&text);
    }

    #[test]
    fn an_address_once_read_reads_the_same_again(text in "[a-zñλ\"\\\\.@ ]{1,12}@[a-zé-]{1,5}\\.[a-z]{2,4}") {
        if let Ok(email) = Email::parse(&text) {
            prop_assert_eq!(Email::parse(email.as_str()), Ok(email));
        }
    }
}
