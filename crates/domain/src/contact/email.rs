//! Mail addresses: trimmed, without the name around them, in one spelling.
//!
//! The syntax is that of RFC 5321 and RFC 6531 (letters of any script), without addresses that are a bare number of a
//! machine. Whether mail arrives is learned by sending one.

use std::fmt;

use serde::{Deserialize, Serialize};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::Unreadable;
use crate::words::is_trickery;

/// RFC 5321, 4.5.3.1.1.
const MAX_LOCAL_BYTES: usize = 64;
/// RFC 5321, 4.5.3.1.3, less the two angle brackets.
const MAX_BYTES: usize = 254;
/// RFC 1035, 2.3.4.
const MAX_LABEL_BYTES: usize = 63;
/// What `xn--` and the coded letters add, at the least, to a name in another script.
const CODED_LABEL_BYTES: usize = 5;

/// A mail address in lower case.
///
/// The standard lets a server tell `Ana@` from `ana@`; none is known that does, and people write both for one mailbox.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Email(String);

impl Email {
    /// Reads one address: `ana@example.org`, ` ANA@Example.org `, `Ana <ana@example.org>`, `mailto:ana@example.org`.
    pub fn parse(text: &str) -> Result<Self, Unreadable> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Unreadable::Empty);
        }
        if text.len() > 4 * MAX_BYTES {
            return Err(Unreadable::TooLong);
        }
        let bare = without_name(without_scheme(text));
        let (local, domain) = bare.rsplit_once('@').ok_or(Unreadable::Nothing)?;
        let address = format!("{}@{}", mailbox(local)?, server(domain)?);
        if address.len() > MAX_BYTES {
            return Err(Unreadable::TooLong);
        }
        Ok(Self(address))
    }

    /// The address, for sending and for comparing.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Email(hidden)")
    }
}

impl TryFrom<String> for Email {
    type Error = Unreadable;

    fn try_from(text: String) -> Result<Self, Unreadable> {
        Self::parse(&text)
    }
}

impl From<Email> for String {
    fn from(email: Email) -> Self {
        email.0
    }
}

fn without_scheme(text: &str) -> &str {
    match text.get(..7) {
        Some(scheme) if scheme.eq_ignore_ascii_case("mailto:") => &text[7..],
        _ => text,
    }
}

/// `Ana <ana@example.org>` is how mail programs copy an address.
fn without_name(text: &str) -> &str {
    let Some(inside) = text.strip_suffix('>') else {
        return text;
    };
    match inside.rsplit_once('<') {
        Some((name, address)) if !name.contains(['<', '>']) => address,
        _ => text,
    }
}

fn mailbox(local: &str) -> Result<String, Unreadable> {
    let composed: String = local.nfc().collect();
    let mailbox = match composed.strip_prefix('"') {
        Some(quoted) => unquoted(quoted.strip_suffix('"').ok_or(Unreadable::BadMailbox)?)?,
        None if is_dotted(&composed) => composed,
        None => return Err(Unreadable::BadMailbox),
    };
    if mailbox.len() > MAX_LOCAL_BYTES {
        return Err(Unreadable::BadMailbox);
    }
    Ok(mailbox.to_lowercase())
}

/// Takes the quotes off where they were not needed, and the needless backslashes.
fn unquoted(inside: &str) -> Result<String, Unreadable> {
    let mut plain = String::new();
    let mut chars = inside.chars();
    while let Some(c) = chars.next() {
        let kept = match c {
            '"' => None,
            '\\' => chars.next(),
            _ => Some(c),
        };
        plain.push(
            kept.filter(|&c| c == ' ' || is_visible(c))
                .ok_or(Unreadable::BadMailbox)?,
        );
    }
    if plain.is_empty() {
        return Err(Unreadable::BadMailbox);
    }
    if is_dotted(&plain) {
        return Ok(plain);
    }
    Ok(format!(
        "\"{}\"",
        plain.replace('\\', "\\\\").replace('"', "\\\"")
    ))
}

/// Words of allowed signs with single dots between them.
fn is_dotted(text: &str) -> bool {
    let begins_soundly = |word: &str| word.chars().next().is_some_and(|c| !is_combining_mark(c));
    text.split('.').all(begins_soundly)
        && text.chars().all(|c| c == '.' || is_atom(c))
        && text.nfd().all(|c| !c.is_ascii() || c == '.' || is_atom(c))
}

fn is_atom(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || "!#$%&'*+-/=?^_`{|}~".contains(c)
        || (!c.is_ascii() && is_visible(c))
}

/// Not a space, not a control, nothing that turns the direction or hides ([`is_trickery`]), nothing that joins
/// or chooses variants, nothing for private use.
fn is_visible(c: char) -> bool {
    let other = matches!(
        u32::from(c),
        0x180E | 0x200C | 0x200D | 0xE000..=0xF8FF | 0xFDD0..=0xFDEF | 0xE0000.. );
    !c.is_control()
        && !c.is_whitespace()
        && !is_trickery(c)
        && !other
        && u32::from(c) & 0xFFFE != 0xFFFE
}

fn server(domain: &str) -> Result<String, Unreadable> {
    if !domain
        .chars()
        .all(|c| c.is_ascii() || c.is_alphabetic() || is_combining_mark(c) || is_wide_sign(c))
    {
        return Err(Unreadable::BadDomain);
    }
    let name: String = domain
        .replace('\u{3002}', ".")
        .nfkc()
        .collect::<String>()
        .to_lowercase();
    let labels: Vec<&str> = name.split('.').collect();
    let top_level = labels.last().is_some_and(|label| is_top_level(label));
    if labels.len() < 2 || !top_level || !labels.iter().all(|label| is_label(label)) {
        return Err(Unreadable::BadDomain);
    }
    Ok(name)
}

/// The full-width dots, hyphen and digits that some keyboards write.
fn is_wide_sign(c: char) -> bool {
    matches!(
        c,
        '\u{FF0E}' | '\u{3002}' | '\u{FF0D}' | '\u{FF10}'..='\u{FF19}'
    )
}

fn is_label(label: &str) -> bool {
    let length = if label.is_ascii() {
        label.len()
    } else {
        label.chars().count() + CODED_LABEL_BYTES
    };
    let coded_looking = label.chars().skip(2).take(2).eq("--".chars());
    (1..=MAX_LABEL_BYTES).contains(&length)
        && !label.starts_with('-')
        && !label.ends_with('-')
        && !label.starts_with(is_combining_mark)
        && (!coded_looking || label.starts_with("xn--"))
        && label
            .chars()
            .all(|c| c == '-' || c.is_ascii_alphanumeric() || (!c.is_ascii() && is_visible(c)))
}

fn is_top_level(label: &str) -> bool {
    let last = label.chars().last().unwrap_or('0');
    label.chars().nth(1).is_some() && (label.starts_with("xn--") || !last.is_ascii_digit())
}
