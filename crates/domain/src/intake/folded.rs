//! Words as sheets hold them, made comparable: the folding of the whole house, and beyond it the
//! letters that have no accent to take off.

use crate::words;

/// Folds text for looking it up: `Łucja` and `lucja`, `مساءً` and `مساء` are one word.
pub(super) fn folded(text: &str) -> String {
    words::fold(text).chars().flat_map(plain).collect()
}

fn plain(c: char) -> impl Iterator<Item = char> {
    let (first, second) = match c {
        'ł' => ('l', None),
        'ø' => ('o', None),
        'đ' | 'ð' => ('d', None),
        'ı' => ('i', None),
        'ß' => ('s', Some('s')),
        'æ' => ('a', Some('e')),
        'œ' => ('o', Some('e')),
        'ى' => ('ي', None),
        'ة' => ('ه', None),
        'ـ' => return None.into_iter().chain(None),
        other => (other, None),
    };
    Some(first).into_iter().chain(second)
}

/// Whether `phrase` stands in `text` as whole words; both folded. A phrase that ends in `*` may go
/// on (`idioma*`), one that begins with `=` is the whole text.
pub(super) fn says(text: &str, phrase: &str) -> bool {
    if let Some(whole) = phrase.strip_prefix('=') {
        return text == whole;
    }
    let (phrase, open_ended) = match phrase.strip_suffix('*') {
        Some(start) => (start, true),
        None => (phrase, false),
    };
    text.match_indices(phrase).any(|(at, _)| {
        let before = at == 0 || text.as_bytes()[at - 1] == b' ';
        let end = at + phrase.len();
        before && (open_ended || end == text.len() || text.as_bytes()[end] == b' ')
    })
}

/// Whether any of the phrases stands in `text`.
pub(super) fn says_any(text: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| says(text, phrase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_without_an_accent_to_take_off_are_plain_too() {
        for (written, plain) in [
            ("Łucja", "lucja"),
            ("Yılmaz", "yilmaz"),
            ("Straße", "strasse"),
            ("اللغة", "اللغه"),
            ("  Pet-care!", "pet care"),
        ] {
            assert_eq!(folded(written), plain);
        }
    }

    #[test]
    fn a_phrase_is_found_only_as_whole_words() {
        assert!(says("phone number", "phone"));
        assert!(!says("telephone", "phone"));
        assert!(says("idiomas", "idioma*"));
        assert!(says("time", "=time"));
        assert!(!says("time zone", "=time"));
        assert!(!says("", "x"));
    }
}
