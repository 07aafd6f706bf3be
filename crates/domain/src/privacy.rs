//! Who may see what of whom. One function per kind of viewer turns a record into what that viewer may
//! see; pages, mails and interfaces can only print such views.

use serde::{Deserialize, Serialize};

use crate::introductions::{Match, Shows};
use crate::people::Person;
use crate::words::first_name;

/// Below this many people no count is shown: a cell of one or two points at somebody.
pub const FEW: i64 = 5;

/// A count that may be shown to everybody: `None` when it is of fewer than five people, otherwise
/// rounded down to a multiple of five, so that the difference between yesterday and today does not
/// tell what one person answered.
pub fn safe_count(people: i64) -> Option<i64> {
    (people >= FEW).then_some(people - people % FEW)
}

/// What one side of an introduction sees of the other, and nothing more.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Shared {
    /// First name.
    pub first_name: String,
    /// Phone, when they agreed to show it.
    pub phone: Option<String>,
    /// Mail address, when they agreed to show it.
    pub email: Option<String>,
    /// They wish that an organizer passes messages on.
    pub by_relay: bool,
}

/// What one of the two may see of the other: what the other showed when they were introduced, as it was then.
/// `None` until both have said yes, and when it came to nothing.
pub fn shared_with(found: &Match, shown: Option<Shared>) -> Option<Shared> {
    shown.filter(|_| found.is_revealed())
}

/// A person as far as they agreed to be shown.
pub fn shared(person: &Person, shows: Shows) -> Shared {
    let phone = person.phone.clone().filter(|_| shows.phone);
    let email = person.email.clone().filter(|_| shows.mail);
    Shared {
        first_name: first_name(&person.name).to_owned(),
        by_relay: phone.is_none() && email.is_none(),
        phone,
        email,
    }
}

/// A contact with its middle hidden, so that its owner knows it again and nobody else learns it.
pub fn veiled(contact: &str) -> String {
    let chars: Vec<char> = contact.chars().collect();
    match contact.split_once('@') {
        Some((_, host)) => format!("{}…@{host}", chars[0]),
        None if chars.len() > 4 => {
            format!("…{}", chars[chars.len() - 2..].iter().collect::<String>())
        }
        None => "…".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_counts_fewer_than_five_people_is_shown() {
        let shown: Vec<_> = [0, 1, 4, 5, 9, 10, 14].map(safe_count).into();
        assert_eq!(
            shown,
            [None, None, None, Some(5), Some(5), Some(10), Some(10)]
        );
    }

    #[test]
    fn only_what_somebody_agreed_to_is_shown() {
        let ana = Person {
            name: "Ana María López".into(),
            phone: Some("+15175550101".into()),
            email: Some("ana@example.org".into()),
            ..Person::default()
        };
        let seen = shared(
            &ana,
            Shows {
                phone: true,
                mail: false,
            },
        );
        assert_eq!(
            (seen.first_name.as_str(), seen.phone.is_some(), seen.email),
            ("Ana", true, None)
        );
        assert!(shared(&ana, Shows::default()).by_relay);
    }

    #[test]
    fn a_veiled_contact_says_almost_nothing() {
        assert_eq!(veiled("ana@example.org"), "a…@example.org");
        assert_eq!(veiled("+15175550101"), "…01");
    }
}
