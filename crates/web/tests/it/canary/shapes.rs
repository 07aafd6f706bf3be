//! The shapes in which a canary may leave the house.

use std::sync::OnceLock;

use super::token::{NUMBERS, STEM, Seen};

/// The stems as they look in other shapes.
pub struct Shapes {
    /// In base64 a stem looks different at each of three places.
    base64: Vec<Vec<u8>>,
    hexadecimal: Vec<Vec<u8>>,
    /// Bytes with which any of them begins.
    pub begins: [bool; 256],
    /// The same, and bytes with which a number begins in any script.
    pub matters: [bool; 256],
}

impl Shapes {
    /// The canary with which these bytes begin, if they do.
    pub fn at(&self, bytes: &[u8], shape: &'static str) -> Option<Seen> {
        let begins = |stem: &[u8]| {
            let part = bytes.get(..stem.len());
            part.is_some_and(|part| part.eq_ignore_ascii_case(stem))
        };
        if begins(STEM.as_bytes()) {
            let rest =
                String::from_utf8_lossy(&bytes[STEM.len()..bytes.len().min(STEM.len() + 40)]);
            let rest = rest.to_ascii_lowercase();
            let whose = rest.chars().skip(1).take(2).collect();
            let field = rest
                .chars()
                .skip(3)
                .take_while(char::is_ascii_lowercase)
                .collect();
            return Some(Seen {
                whose,
                field,
                shape,
            });
        }
        let hexadecimal = self.hexadecimal.iter().any(|stem| begins(stem));
        let base64 = self.base64.iter().any(|stem| bytes.starts_with(stem));
        (hexadecimal || base64).then(|| Seen {
            whose: "??".to_owned(),
            field: "something".to_owned(),
            shape: if base64 { "base64" } else { "hexadecimal" },
        })
    }
}

/// All of them, made once.
pub fn shapes() -> &'static Shapes {
    static SHAPES: OnceLock<Shapes> = OnceLock::new();
    SHAPES.get_or_init(|| {
        let (mut base64, mut hexadecimal) = (Vec::new(), Vec::new());
        for stem in [STEM, "Zq7xCanary", NUMBERS] {
            hexadecimal.push(data_encoding::HEXLOWER.encode(stem.as_bytes()).into_bytes());
            for skipped in 0..3 {
                let whole = (stem.len() - skipped) / 3 * 3;
                let part = &stem.as_bytes()[skipped..skipped + whole];
                base64.push(data_encoding::BASE64.encode(part).into_bytes());
            }
        }
        let mut begins = [false; 256];
        begins[usize::from(b'z')] = true;
        begins[usize::from(b'Z')] = true;
        for stem in base64.iter().chain(&hexadecimal) {
            begins[usize::from(stem[0])] = true;
        }
        let mut matters = begins;
        for byte in [NUMBERS.as_bytes()[0], 0xd9, 0xdb] {
            matters[usize::from(byte)] = true;
        }
        Shapes {
            matters,
            base64,
            hexadecimal,
            begins,
        }
    })
}

/// Without what is percent-encoded.
pub fn percent_decoded(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((first, after)) = rest.split_first() {
        let code = || u8::from_str_radix(std::str::from_utf8(after.get(..2)?).ok()?, 16).ok();
        let code = if *first == b'%' { code() } else { None };
        out.push(code.unwrap_or(*first));
        rest = if code.is_some() { &after[2..] } else { after };
    }
    out
}

/// Without HTML entities, when there are others than those for quotes and brackets.
pub fn unescaped(bytes: &[u8]) -> Option<Vec<u8>> {
    let usual = [
        &b"&#34;"[..],
        b"&#38;",
        b"&#39;",
        b"&#60;",
        b"&#62;",
        b"&#x27;",
    ];
    let is_rare =
        |at: &&[u8]| at.starts_with(b"&#") && !usual.iter().any(|usual| at.starts_with(usual));
    let mut places = (0..bytes.len())
        .filter(|at| bytes[*at] == b'&')
        .map(|at| &bytes[at..]);
    places.find(is_rare)?;
    let text = String::from_utf8_lossy(bytes);
    let mut parts = text.split("&#");
    let mut out = parts.next()?.to_owned();
    for part in parts {
        let letter = part.split_once(';').and_then(|(code, rest)| {
            let code = match code.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => code.parse().ok()?,
            };
            Some((char::from_u32(code)?, rest))
        });
        match letter {
            Some((letter, rest)) => (out.push(letter), out.push_str(rest)).1,
            None => out.push_str(part),
        }
    }
    Some(out.into_bytes())
}
