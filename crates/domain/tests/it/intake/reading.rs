//! What one row says.

use domain::{
    AreaId,
    intake::*,
    needs::{ListingState, Often, Urgency},
    people::Channel,
};
use proptest::prelude::*;

use super::*;

#[test]
fn one_row_makes_many_needs_and_offers() {
    let entry = sheet(
        "Timestamp|Name|Phone|What could you offer?|What do you need?|How soon?|Languages|Barrio",
        &["3/25/2026 21:14:33|Zoë|(517) 555-0142|Rides, Food (halal)|Someone to talk to, a ladder|ASAP|Spanish, English|north side"],
    )
    .entry();
    assert_eq!(entry.name, "Zoë");
    assert_eq!(entry.phone.as_ref().unwrap().e164(), "+15175550142");
    assert_eq!(shown(&entry.gives), ["transport", "food <halal>"]);
    assert_eq!(shown(&entry.needs), ["company", "? a ladder"]);
    assert_eq!(entry.urgency, Some(Urgency::Today));
    assert_eq!(entry.languages, ["es", "en"]);
    assert_eq!(entry.area, Some(Place::Area(AreaId(uuid::Uuid::nil()))));
    assert_eq!(entry.asked_at.unwrap().rfc3339(), "2026-03-26T01:14:33Z");
    assert_eq!(reasons(&entry.remarks), ["category_unknown"]);
}

#[test]
fn what_the_group_noted_says_where_a_row_stands() {
    let columns = [
        ("Name", Kind::Name),
        ("Status", Kind::Status),
        ("Account Disabled", Kind::Disabled),
    ];
    let stage = |status| {
        read(&columns, &["Ana", status, ""])
            .unwrap()
            .stage
            .listing_state()
    };
    assert_eq!(stage("Completed"), ListingState::Met);
    assert_eq!(stage("In progress"), ListingState::Open);
    assert_eq!(stage("Duplicate"), ListingState::Withdrawn);
    let unclear = read(&columns, &["Ana", "blue folder", "checked"]).unwrap();
    assert_eq!((unclear.stage, unclear.paused), (Stage::Open, true));
    assert_eq!(unclear.notes_text(), "Status: blue folder");
    assert_eq!(reasons(&unclear.remarks), ["status_unclear"]);
}

#[test]
fn how_somebody_likes_to_be_reached_may_stand_beside_the_number() {
    let columns = [("Name", Kind::Name), ("Phone", Kind::Phone)];
    let entry = read(&columns, &["Ana", "1-517-555-0142 (text only)"]).unwrap();
    assert_eq!(entry.channel, Some(Channel::Text));
    let other = read(&columns, &["Ana", "517-555-0142, ask for Ben"]).unwrap();
    assert_eq!(
        (other.channel, other.notes_text().as_str()),
        (None, "Phone: ask for Ben")
    );
}

#[test]
fn a_contact_in_the_wrong_column_is_still_a_contact() {
    let columns = [
        ("Name", Kind::Name),
        ("Phone", Kind::Phone),
        ("Email", Kind::Email),
    ];
    let entry = read(&columns, &["Ana", "ana@example.org", "517 555 0142"]).unwrap();
    assert_eq!(entry.email.unwrap().as_str(), "ana@example.org");
    assert_eq!(entry.phone.unwrap().e164(), "+15175550142");
    let two = read(&columns, &["Ana", "", "ana@example.org, ana2@example.org"]).unwrap();
    assert_eq!(two.email.as_ref().unwrap().as_str(), "ana@example.org");
    assert_eq!(two.notes_text(), "Email: ana@example.org, ana2@example.org");
}

#[test]
fn what_cannot_be_read_is_kept_and_said() {
    let columns = [
        ("Name", Kind::Name),
        ("Phone", Kind::Phone),
        ("When", Kind::When),
        ("How soon", Kind::Urgency),
        ("Often", Kind::Often),
        ("Languages", Kind::Languages),
    ];
    let entry = read(
        &columns,
        &[
            "Ana",
            "555-0142",
            "last spring",
            "purple",
            "perhaps",
            "Klingon",
        ],
    )
    .unwrap();
    assert_eq!(
        reasons(&entry.remarks),
        [
            "phone_unreadable",
            "date_unclear",
            "urgency_unclear",
            "often_unclear",
            "language_unknown"
        ]
    );
    assert_eq!(entry.notes.len(), 5);
    let fine = read(
        &columns,
        &[
            "Ana",
            "none",
            "",
            "This week",
            "weekly",
            "English and Spanish",
        ],
    )
    .unwrap();
    assert_eq!((fine.remarks.len(), fine.notes.len()), (0, 0));
    assert_eq!(
        (fine.urgency, fine.often),
        (Some(Urgency::Week), Some(Often::Weekly))
    );
}

#[test]
fn a_row_that_says_nothing_of_anybody_is_reported() {
    let columns = [
        ("Name", Kind::Name),
        ("Phone", Kind::Phone),
        ("Needs", Kind::Needs),
    ];
    let why = |cells: &[&str]| reasons(&read(&columns, cells).unwrap_err()).join(" ");
    assert_eq!(why(&["", " ", ""]), "blank");
    assert_eq!(why(&[]), "blank");
    assert_eq!(why(&["Name", "Phone", "Needs"]), "header_again");
    assert_eq!(why(&["", "", "Food"]), "no_person");
    assert_eq!(why(&["", "call me", "Food"]), "phone_unreadable no_person");
    assert_eq!(
        why(&["Ana", "517 555 0142", "Food", "Rides"]),
        "too_many_cells"
    );
    assert_eq!(why(&[&"x".repeat(101), "", ""]), "too_long");
    let many: Vec<String> = (0..101).map(|n| format!("thing {n}")).collect();
    assert_eq!(why(&["Ana", "", &many.join("; ")]), "too_many_wishes");
    assert!(read(&columns, &["Ana", "517 555 0142", "Food", "", " "]).is_ok());
    let short = read(&columns, &["Ana"]).unwrap();
    assert_eq!(reasons(&short.remarks), ["short_row"]);
}

#[test]
fn a_name_of_any_script_or_sign_is_a_name() {
    for name in [
        "李娜",
        "أمينة Żak",
        "🙂",
        "O'Brien",
        "?????",
        "N. (she/her)",
    ] {
        assert_eq!(read(&[("Name", Kind::Name)], &[name]).unwrap().name, name);
    }
    let lost = read(&[("Name", Kind::Name)], &["Nguy?n"]).unwrap();
    assert_eq!(reasons(&lost.remarks), ["letters_lost"]);
}

#[test]
fn the_same_row_written_differently_has_the_same_fingerprint() {
    let columns = [
        ("Name", Kind::Name),
        ("Email", Kind::Email),
        ("Phone", Kind::Phone),
        ("Needs", Kind::Needs),
        ("Time", Kind::When),
        ("Status", Kind::Status),
    ];
    let print = |cells: &[&str]| read(&columns, cells).unwrap().fingerprint_source();
    let first = print(&[
        "Ana",
        "ana@example.org",
        "5175550142",
        "Food, pet care",
        "3/4/2026 9:05:00",
        "",
    ]);
    let again = print(&[
        " ANA ",
        " ANA@EXAMPLE.ORG ",
        "(517) 555-0142",
        "Pet Care; food",
        "2026-03-04 09:05",
        "Done",
    ]);
    assert_eq!(first, again);
    let mut others = vec![first];
    others.push(print(&[
        "Ana",
        "ana@example.org",
        "5175550142",
        "Food",
        "3/4/2026 9:05:00",
        "",
    ]));
    others.push(print(&[
        "Ana",
        "ana@example.org",
        "5175550142",
        "Food, pet care",
        "3/5/2026 9:05:00",
        "",
    ]));
    others.push(print(&[
        "Ana",
        "ben@example.org",
        "5175550142",
        "Food, pet care",
        "3/4/2026 9:05:00",
        "",
    ]));
    others.sort();
    others.dedup();
    assert_eq!(others.len(), 4);
}

#[test]
fn a_category_that_comes_later_does_not_make_an_old_row_new() {
    let plan = plan(&[("Name", Kind::Name), ("Needs", Kind::Needs)]);
    let cells = owned(&["Ana", "haircut, running errands, getting supplies"]);
    let mut later = known();
    later.add_category("hair", ["Haircut"], ["running errands"]);
    let before = plan.read(&known(), 1, &cells).unwrap();
    let after = plan.read(&later, 1, &cells).unwrap();
    assert!(before.needs != after.needs);
    assert_eq!(before.fingerprint_source(), after.fingerprint_source());
}

#[test]
fn no_trouble_repeats_what_somebody_wrote() {
    let columns = [
        ("Name", Kind::Name),
        ("Phone", Kind::Phone),
        ("Needs", Kind::Needs),
    ];
    let entry = read(&columns, &["Canary?", "canary phone", "a canary"]).unwrap();
    let troubles = serde_json::to_string(&entry.remarks).unwrap();
    assert_eq!(entry.remarks.len(), 3);
    assert!(!troubles.to_lowercase().contains("canary"), "{troubles}");
    assert!(
        !format!("{entry:?} {:?} {:?}", entry.notes, entry.needs)
            .to_lowercase()
            .contains("canary")
    );
}

fn cell() -> impl Strategy<Value = String> {
    let seen = prop::sample::select(vec![
        "",
        " ",
        "-",
        "Food, Rides",
        "x",
        "Yes",
        "3/25/2026 21:14:33",
        "ana@example.org",
        "517 555 0142",
        "Morning, Evening",
        "ASAP",
        "Weekly",
        "English",
        "Northside",
        "(",
        ",;,",
        "\u{FEFF}=1+1",
        "🙂",
    ]);
    prop_oneof![3 => seen.prop_map(str::to_owned), 1 => "\\PC{0,40}", 1 => any::<String>()]
}

fn header() -> impl Strategy<Value = String> {
    let seen = prop::sample::select(vec![
        "Name",
        "First name",
        "Last name",
        "Phone",
        "Email",
        "What do you need?",
        "offer_category_food",
        "Time",
        "What can you offer?",
        "Status",
        "Monday",
        "I want to",
        "Neighborhood",
        "Languages",
        "ask ",
        "",
    ]);
    prop_oneof![3 => seen.prop_map(str::to_owned), 1 => "\\PC{0,30}", 1 => any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn guessing_and_reading_never_break_and_lose_no_row(
        headers in prop::collection::vec(header(), 1..12),
        rows in prop::collection::vec(prop::collection::vec(cell(), 0..14), 0..12),
    ) {
        let known = known();
        let guess = guess(&headers, &rows, &known);
        prop_assert_eq!(guess.mapping.columns.len(), headers.len());
        prop_assert_eq!(guess.columns.len(), headers.len());
        let plan = guess.mapping.fit(&headers).unwrap();
        for (number, cells) in (1..).zip(&rows) {
            match plan.read(&known, number, cells) {
                Ok(entry) => {
                    prop_assert!(!entry.name.is_empty() || entry.phone.is_some() || entry.email.is_some());
                    prop_assert!(!entry.fingerprint_source().is_empty());
                }
                Err(troubles) => {
                    let fatal = |trouble: &Trouble| trouble.reason <= Reason::TooManyWishes;
                    prop_assert!(troubles.iter().any(fatal), "row {}", number);
                }
            }
        }
    }
}
