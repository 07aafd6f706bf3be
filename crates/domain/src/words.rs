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

/// Whether a character would turn the direction of text around it, or hide in it: controls, marks and
/// embeddings of direction, and those that Unicode calls ignorable because nothing is drawn for them. The joiners
/// and the selectors of variants are not among them, since names in Persian, in the scripts of India, in Mongolian
/// and in Japanese are written with them; they change the letter they stand beside ([`is_seen`] tells them apart).
pub(crate) fn is_trickery(c: char) -> bool {
    let is_line_control = matches!(c, '\t' | '\n' | '\r');
    (c.is_control() && !is_line_control)
        || matches!(
            c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
                | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
                | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
                | '\u{e0000}'..='\u{e00ff}' | '\u{e01f0}'..='\u{e0fff}'
        )
}

/// Whether something is drawn for a character by itself.
fn is_seen(c: char) -> bool {
    const BLANK: char = '\u{2800}';
    let joins = matches!(c, '\u{180e}' | '\u{200c}' | '\u{200d}');
    !c.is_whitespace() && !is_trickery(c) && !joins && !is_combining_mark(c) && c != BLANK
}

/// One line as somebody typed it: trimmed, without control characters, at most `limit` characters. A line in
/// which nothing can be seen is empty.
pub fn line(text: &str, limit: usize) -> String {
    if !text.contains(is_seen) {
        return String::new();
    }
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

    #[test]
    fn nothing_hides_in_a_name_and_a_name_can_be_seen() {
        for hidden in [
            '\u{ad}',
            '\u{61c}',
            '\u{115f}',
            '\u{1160}',
            '\u{200b}',
            '\u{200e}',
            '\u{200f}',
            '\u{202e}',
            '\u{2060}',
            '\u{2066}',
            '\u{206f}',
            '\u{3164}',
            '\u{feff}',
            '\u{ffa0}',
            '\u{fff9}',
            '\u{e0041}',
            '\u{7}',
        ] {
            assert_eq!(line(&format!("A{hidden}na"), 100), "Ana", "{hidden:?}");
            assert_eq!(lines(&format!("A{hidden}na"), 100), "Ana", "{hidden:?}");
        }
        for nothing in [
            "\u{3164}",
            "\u{115f}\u{1160}",
            " \u{2800}",
            "\u{200d}",
            "\u{fe0f}\u{301}",
            "\u{e0041}",
            "\u{a0}\t",
        ] {
            assert_eq!(line(nothing, 100), "", "{nothing:?}");
        }
    }

    #[test]
    fn real_names_and_emoji_of_every_script_stay_whole() {
        for name in [
            "علی\u{200c}رضا",
            "ක්\u{200d}රිෂාන්ත",
            "ശ്രീ\u{200d}",
            "葛\u{e0100}城",
            "ᠮᠣᠩᠭᠣᠯ\u{180b}",
            "Zoë",
            "김민준",
            "João d'Ávila-Ó Súilleabháin",
            "👩\u{200d}🌾",
            "❤\u{fe0f}",
            "José\u{301}",
            "ⴰⵎⵓⵔ",
            "🌳",
        ] {
            assert_eq!(line(name, 100), name);
        }
    }
}
