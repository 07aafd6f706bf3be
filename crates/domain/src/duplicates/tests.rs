//! Which two records are taken for one person, and what joining and parting them leaves.

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::people::{Channel, Neighbor, Person, Standing};
use crate::{Moment, NeighborId, Times};

fn here() -> Option<AreaId> {
    Some(AreaId(Uuid::from_u128(1)))
}

fn there() -> Option<AreaId> {
    Some(AreaId(Uuid::from_u128(2)))
}

fn named(name: &str, area: Option<AreaId>) -> Traits {
    Traits::of(name, None, None, area)
}

fn with_phone(name: &str) -> Traits {
    Traits::of(name, Some("hash".into()), None, None)
}

#[test]
fn names_that_are_alike_in_one_area_may_be_one_person() {
    for (one, other, alike) in [
        ("María López", "Maria Lopez", true),
        ("Maria Lopez", "López, María", true),
        ("Dante Akot", "dante ako t", true),
        ("Stephanie Wieloch", "Stefanie Wieloch", true),
        ("أمينة علي", "امينه على", true),
        ("Maria Lopez", "Carlos Lopez", false),
        ("Maria", "Maria", false),
        ("Ana Ruiz", "Ben Okafor", false),
        ("", "", false),
    ] {
        let found = likeness(&named(one, here()), &named(other, here()));
        assert_eq!(found.is_some(), alike, "{one} / {other}");
        assert_eq!(
            likeness(&named(one, here()), &named(other, there())),
            None,
            "{one} / {other}"
        );
    }
}

#[test]
fn the_same_contact_says_more_when_the_names_agree() {
    let why = |one, other| likeness(&with_phone(one), &with_phone(other));
    assert_eq!(why("Ana", "Ana López"), Some(Likeness::ContactAndName));
    assert_eq!(why("Ana López", "Ben Okafor"), Some(Likeness::Contact));
    assert_eq!(why("", "Ana"), Some(Likeness::Contact));
}

#[test]
fn a_phone_that_a_whole_house_shares_is_no_reason_by_itself() {
    let house: Vec<Traits> = ["Ana", "Ben", "Cruz", "Dee", "Eve", "Ana Ruiz"]
        .map(with_phone)
        .into();
    let found = pairs(&house);
    assert_eq!(found, [(0, 5, Likeness::ContactAndName)]);
}

#[test]
fn whoever_told_no_area_is_noticed_by_their_whole_name() {
    assert_eq!(
        likeness(&named("Ana Ruiz", None), &named("Ana Ruiz", here())),
        Some(Likeness::Name)
    );
    assert_eq!(
        likeness(&named("Ana Ruiz", None), &named("Ana Ruis", here())),
        None
    );
}

fn neighbor(n: u128) -> Neighbor {
    Neighbor {
        id: NeighborId(Uuid::from_u128(n)),
        key: None,
        version: 1,
        channel: Channel::Nobody,
        language: "en".into(),
        speaks: vec!["en".into()],
        area: None,
        times: Times::default(),
        radius: None,
        standing: Standing::Withdrawn,
        paused_until: None,
        asks_a_week: 3,
        known: false,
        created_at: Moment(0),
        touched_at: Moment(0),
    }
}

#[test]
fn what_is_said_stands_and_what_is_blank_is_filled() {
    let kept = Person {
        name: "Ana".into(),
        phone: Some("+15175550101".into()),
        ..Person::default()
    };
    let other = Person {
        name: "Ana López".into(),
        email: Some("ana@example.org".into()),
        ..Person::default()
    };
    let folded = Neighbor {
        channel: Channel::Mail,
        speaks: vec!["es".into()],
        standing: Standing::Active,
        area: here(),
        ..neighbor(2)
    };
    let (joined, whole, filled) = join((&neighbor(1), &kept), (&folded, &other));
    assert_eq!(
        (whole.name.as_str(), whole.email.as_deref()),
        ("Ana", Some("ana@example.org"))
    );
    assert_eq!(
        (joined.channel, joined.standing, joined.area),
        (Channel::Mail, Standing::Active, here())
    );
    assert_eq!(joined.speaks, ["en", "es"]);
    assert!(
        !serde_json::to_string(&filled)
            .unwrap()
            .contains("example.org")
    );
}

#[test]
fn what_was_changed_by_hand_since_stays_when_they_are_parted() {
    let other = Person {
        email: Some("ana@example.org".into()),
        ..Person::default()
    };
    let folded = Neighbor {
        area: here(),
        ..neighbor(2)
    };
    let (mut joined, mut whole, filled) =
        join((&neighbor(1), &Person::default()), (&folded, &other));
    whole.email = Some("new@example.org".into());
    joined.area = there();
    let (parted, alone) = part((&joined, &whole), &other, &filled);
    assert_eq!(
        (alone.email.as_deref(), parted.area),
        (Some("new@example.org"), there())
    );
}

type Told = (String, Option<String>, Option<String>, String, String);

fn anything() -> impl Strategy<Value = Told> {
    let some = |pattern: &'static str| proptest::option::of(pattern);
    (
        "[a-c]{0,2}",
        some("[0-9]{2}"),
        some("[a-c]@x"),
        "[a-c]{0,1}",
        "[a-c]{0,1}",
    )
}

fn person((name, phone, email, through, notes): Told) -> Person {
    Person {
        name,
        phone,
        email,
        through,
        notes,
    }
}

fn any_neighbor() -> impl Strategy<Value = Neighbor> {
    (
        0..5usize,
        0..3usize,
        any::<bool>(),
        proptest::option::of(0..3u32),
        any::<bool>(),
        0..3u32,
    )
        .prop_map(
            |(channel, standing, known, radius, placed, times)| Neighbor {
                channel: Channel::ALL[channel],
                standing: Standing::ALL[standing],
                known,
                radius,
                area: here().filter(|_| placed),
                times: Times(times),
                ..neighbor(1)
            },
        )
}

proptest! {
    #[test]
    fn parting_puts_everything_back(
        kept in any_neighbor(), told in anything(), folded in any_neighbor(), told_again in anything()
    ) {
        let (person, other) = (person(told), person(told_again));
        let (joined, whole, filled) = join((&kept, &person), (&folded, &other));
        let (parted, alone) = part((&joined, &whole), &other, &filled);
        prop_assert_eq!(parted, kept);
        prop_assert!(alone == person);
    }

    #[test]
    fn likeness_is_mutual(one in "[a-e ]{0,8}", other in "[a-e ]{0,8}") {
        let (one, other) = (named(&one, here()), named(&other, here()));
        prop_assert_eq!(likeness(&one, &other), likeness(&other, &one));
    }
}
