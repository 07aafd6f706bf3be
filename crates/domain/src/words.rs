//! Words as people type them: folded so that `Élan`, `elan` and `ELAN ` are one word, cut to
//! sensible lengths, and freed of characters that only do harm.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Folds a word for comparing: lower case, no accents, one shape for letters that are written in several
/// ways (Arabic alef, taa marbuta, yaa), single spaces, no punctuation at the ends.
pub fn fold(text: &str) -> String {
    let lower: String = text
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .flat_map(plain)
        .collect();
    let spaced = lower
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect::<String>();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A letter that has no accent to take off, in the shape people also type it in. The hamza on an alef,
/// waw or yaa is such an accent and is gone by now; the stretching stroke of Arabic says nothing.
fn plain(c: char) -> impl Iterator<Item = char> {
    let (first, second) = match c {
        'ـ' => (None, None),
        'ة' => (Some('ه'), None),
        'ى' => (Some('ي'), None),
        'ł' => (Some('l'), None),
        'ø' => (Some('o'), None),
        'đ' | 'ð' => (Some('d'), None),
        'ı' => (Some('i'), None),
        'ß' => (Some('s'), Some('s')),
        'æ' => (Some('a'), Some('e')),
        'œ' => (Some('o'), Some('e')),
        other => (Some(other), None),
    };
    first.into_iter().chain(second)
}

/// Whether a character would turn the direction of text around it, or hide in it.
fn is_trickery(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}')
}

/// One line as somebody typed it: trimmed, without control characters, at most `limit` characters.
pub fn line(text: &str, limit: usize) -> String {
    let kept: String = text
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| !is_trickery(*c))
        .collect();
    kept.split(' ')
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
        .take(limit)
        .collect()
}

/// Several lines as somebody typed them, at most `limit` characters.
pub fn lines(text: &str, limit: usize) -> String {
    let kept: String = text
        .replace("\r\n", "\n")
        .chars()
        .filter(|c| *c == '\n' || !is_trickery(*c))
        .collect();
    kept.trim().chars().take(limit).collect()
}

/// The first of somebody's names, as it is shown at an introduction.
pub fn first_name(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or("")
}

/// Longest name that is kept, in characters.
pub const NAME_LIMIT: usize = 100;
/// Longest single line that is kept, in characters.
pub const LINE_LIMIT: usize = 200;
/// Longest note that is kept, in characters.
pub const NOTE_LIMIT: usize = 1_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_and_stray_marks_do_not_make_another_word() {
        for (typed, folded) in [
            ("Élan ", "elan"),
            ("  Ride(s)!", "ride s"),
            ("ÜMIT", "umit"),
            ("أمينة", "امينه"),
            ("Łucja Yılmaz", "lucja yilmaz"),
            ("Straße", "strasse"),
            ("李娜", "李娜"),
        ] {
            assert_eq!(fold(typed), folded);
        }
    }

    #[test]
    fn arabic_letters_that_are_typed_in_several_ways_are_one() {
        for (typed, folded) in [
            ("أكل", "اكل"),
            ("إسكان", "اسكان"),
            ("آلة", "اله"),
            ("سيّارة", "سياره"),
            ("مستشفى", "مستشفي"),
            ("ســيارة", "سياره"),
            ("مؤونة", "موونه"),
            ("بيئة", "بييه"),
        ] {
            assert_eq!(fold(typed), folded, "{typed}");
        }
    }

    #[test]
    fn a_line_keeps_scripts_and_emoji_but_no_hidden_turns() {
        assert_eq!(line(" Zoë \u{202e}🙂\n李娜 ", 100), "Zoë 🙂 李娜");
        assert_eq!(line("abcdef", 3), "abc");
    }
}
