//! Canaries: a word of its own for every field of every neighbor, and finding them again in whatever shape
//! they come out of the house.

use std::collections::BTreeSet;
use std::fmt;

use super::shapes::{percent_decoded, shapes, unescaped};

/// How every canary begins. Nothing else in a test begins like this.
pub const STEM: &str = "zq7xcanary";
/// How every canary's telephone number begins; two digits follow.
pub const NUMBERS: &str = "51755501";

/// The canary of a field of somebody, who has a letter and two digits.
pub fn canary(whose: &str, field: &str) -> String {
    format!("Zq7xCanary{whose}{field}")
}

/// The telephone number of somebody: the two digits are theirs alone.
pub fn phone(whose: &str) -> String {
    format!("+1{NUMBERS}{}", &whose[1..])
}

/// A canary that was found.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Seen {
    /// Two digits: whose it is.
    pub whose: String,
    /// Which field.
    pub field: String,
    /// In which shape, unless it stood there as it was typed.
    pub shape: &'static str,
}

impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the {} of {}", self.field, self.whose)?;
        match self.shape {
            "" => Ok(()),
            shape => write!(f, " ({shape})"),
        }
    }
}

/// All canaries in a text: as they are, in any case, escaped for HTML or an address, in hexadecimal or
/// base64; numbers also with spaces, dashes and the digits of other scripts.
pub fn find(text: &str) -> BTreeSet<Seen> {
    find_in_bytes(text.as_bytes())
}

/// All canaries in bytes, also when every letter takes two of them.
pub fn find_in_bytes(bytes: &[u8]) -> BTreeSet<Seen> {
    let mut seen = BTreeSet::new();
    plain(bytes, "", &mut seen);
    let has = |part: &str| {
        bytes
            .windows(part.len())
            .any(|window| window == part.as_bytes())
    };
    if bytes.contains(&b'%') {
        plain(&percent_decoded(bytes), "percent-encoded", &mut seen);
    }
    if bytes.contains(&0) {
        let narrow: Vec<u8> = bytes.iter().copied().filter(|byte| *byte != 0).collect();
        plain(&narrow, "two bytes a letter", &mut seen);
    }
    if let Some(unescaped) = unescaped(bytes) {
        plain(&unescaped, "as HTML entities", &mut seen);
    }
    if bytes.contains(&b'=') && (has("=\n") || has("=\r\n")) {
        let text = String::from_utf8_lossy(bytes);
        let joined = text.replace("=\r\n", "").replace("=\n", "");
        plain(joined.as_bytes(), "quoted-printable", &mut seen);
    }
    seen
}

/// Looks for the stems. These loops go over everything there is, unoptimized, so they are plain ones.
fn plain(bytes: &[u8], shape: &'static str, seen: &mut BTreeSet<Seen>) {
    let shapes = shapes();
    let (mut at, mut digits) = (0, 0);
    while at < bytes.len() {
        let byte = bytes[at];
        if digits == 0 && !shapes.matters[usize::from(byte)] {
            at += 1;
            continue;
        }
        if shapes.begins[usize::from(byte)] {
            seen.extend(shapes.at(&bytes[at..], shape));
        }
        let (digit, length) = digit(&bytes[at..]);
        digits = match digit {
            Digit::Is(digit) => followed(digits, digit),
            Digit::Between => digits,
            Digit::No => 0,
        };
        at += length;
        if digits == NUMBERS.len() {
            let (whose, field) = (next_two(&bytes[at..]), "phone".to_owned());
            seen.insert(Seen {
                whose,
                field,
                shape,
            });
            digits = 0;
        }
    }
}

/// A letter as it matters for telephone numbers.
enum Digit {
    Is(u8),
    /// A space, a dash, a mark that nobody sees: what may stand within a number.
    Between,
    No,
}

/// The first letter of these bytes, and how many of them it takes.
fn digit(bytes: &[u8]) -> (Digit, usize) {
    match bytes {
        [digit @ b'0'..=b'9', ..] => (Digit::Is(*digit), 1),
        [b' ' | b'-' | b'.' | b'(' | b')' | b'/', ..] => (Digit::Between, 1),
        [0xc2, 0xa0, ..] => (Digit::Between, 2),
        [0xe2, 0x81, 0xa6..=0xa9, ..] => (Digit::Between, 3),
        [0xd9, digit @ 0xa0..=0xa9, ..] => (Digit::Is(digit - 0xa0 + b'0'), 2),
        [0xdb, digit @ 0xb0..=0xb9, ..] => (Digit::Is(digit - 0xb0 + b'0'), 2),
        _ => (Digit::No, 1),
    }
}

/// How many digits of a canary's number have been seen after one more.
fn followed(before: usize, digit: u8) -> usize {
    let numbers = NUMBERS.as_bytes();
    match before {
        _ if numbers[before] == digit => before + 1,
        _ if digit == numbers[0] => 1,
        _ => 0,
    }
}

/// The two digits that tell whose number it is.
fn next_two(bytes: &[u8]) -> String {
    let (mut rest, mut two) = (bytes, String::new());
    while two.len() < 2 && !rest.is_empty() {
        let (digit, length) = digit(rest);
        match digit {
            Digit::Is(digit) => two.push(char::from(digit)),
            Digit::Between => {}
            Digit::No => break,
        }
        rest = &rest[length..];
    }
    two
}

#[test]
fn a_canary_is_found_in_every_shape() {
    let name = canary("h07", "First");
    let hex = data_encoding::HEXUPPER.encode(name.as_bytes());
    let base64 =
        |before: &str| data_encoding::BASE64URL_NOPAD.encode(format!("{before}{name}").as_bytes());
    let entities: String = name
        .chars()
        .map(|c| format!("&#x{:x};", u32::from(c)))
        .collect();
    let percents: String = name.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let upper = name.to_uppercase();
    for shape in [
        &name,
        &upper,
        &hex,
        &base64(""),
        &base64("a"),
        &base64("ab"),
        &entities,
        &percents,
    ] {
        assert!(!find(shape).is_empty(), "{shape}");
    }
    for number in [
        "+15175550107",
        "(517) 555-0107",
        "517 555 01 07",
        "٥١٧٥٥٥٠١٠٧",
    ] {
        let seen = find(number).into_iter().next().unwrap();
        assert_eq!(
            (seen.whose.as_str(), seen.field.as_str()),
            ("07", "phone"),
            "{number}"
        );
    }
    let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(!find_in_bytes(&wide).is_empty());
    assert!(find("Elm Street, 517 555 2222, Zq7").is_empty());
}
