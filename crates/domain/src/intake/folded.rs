//! Words as sheets hold them, made comparable: the folding of the whole house, and beyond it the
//! letters that have no accent to take off.

use crate::words;

/// Folds text for looking it up: `Łucja` and `lucja`, `مساءً` and `مساء` are one word.
pub(super) fn folded(text: &str) -> String {
    words::fold(text).chars().flat_map(plain).collect()
}

/// Folds a label, its commas kept: "pet care, food" is a list of two, "pet care food" is not.
pub(super) fn folded_label(text: &str) -> String {
    let parts = text.split([',', '،', ';', '\n']).map(folded);
    parts
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(LABEL_COMMA)
}

/// What stands for a comma in a folded label.
pub(super) const LABEL_COMMA: &str = ", ";

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
    stands_at(text, &word_starts(text), phrase)
}

/// Whether any of the phrases, which are parted by commas, stands in `text`.
pub(super) fn says_any(text: &str, phrases: &str) -> bool {
    let starts = word_starts(text);
    phrases
        .split(',')
        .any(|phrase| stands_at(text, &starts, phrase.trim_start()))
}

fn word_starts(text: &str) -> Vec<usize> {
    let after_space = text.match_indices(' ').map(|(at, _)| at + 1);
    std::iter::once(0).chain(after_space).collect()
}

fn stands_at(text: &str, starts: &[usize], phrase: &str) -> bool {
    if let Some(whole) = phrase.strip_prefix('=') {
        return text == whole;
    }
    let (phrase, open_ended) = match phrase.strip_suffix('*') {
        Some(start) => (start, true),
        None => (phrase, false),
    };
    starts.iter().any(|&at| {
        let rest = text[at..].strip_prefix(phrase);
        rest.is_some_and(|rest| open_ended || rest.is_empty() || rest.starts_with(' '))
    })
}

/// Whether a text looks like an address: a house number before words, or any number beside a word
/// for a street.
pub(super) fn is_address(text: &str) -> bool {
    const STREETS: &str = "street, st, avenue, ave, av, road, rd, lane, ln, drive, dr, boulevard, blvd, \
        court, ct, apt, apartment, unit, floor, calle, avenida, carrera, camino, piso, depto, \
        شارع, طريق, شقه";
    let folded = folded(text);
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let is_house = |word: &str| word.chars().all(|c| c.is_ascii_digit());
    let first_is_house = folded.split(' ').next().is_some_and(is_house) && !folded.is_empty();
    let words = folded.split(' ').filter(|word| !is_number(word)).count();
    (first_is_house && words >= 2)
        || (folded.split(' ').any(is_number) && says_any(&folded, STREETS))
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
    fn an_address_is_told_from_the_name_of_an_area() {
        for address in [
            "822 Oak St",
            "87-14 31st St",
            "Calle 5 23",
            "12 Long Acre",
            "Oak St, apt 4",
        ] {
            assert!(is_address(address), "{address}");
        }
        for area in [
            "Northside",
            "3rd Ward",
            "NE",
            "Old Mill",
            "District 9",
            "Zona 3",
            "",
            "31",
        ] {
            assert!(!is_address(area), "{area}");
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
