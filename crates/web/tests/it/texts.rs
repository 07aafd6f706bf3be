//! The words: complete in every language, with the same values, and none that nobody uses.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use web::text::{ROOMS, sources};

/// Keys with the values they mention.
fn keys(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    for (room, source) in sources(language) {
        let parsed = fluent_bundle::FluentResource::try_new((*source).to_owned());
        assert!(
            parsed.is_ok(),
            "{language}/{room}.ftl: {:?}",
            parsed.err().map(|(_, errors)| errors)
        );
        let mut key = String::new();
        for line in source.lines() {
            if let Some((name, _)) = line
                .split_once(" =")
                .filter(|(name, _)| !name.starts_with([' ', '#']))
            {
                key = name.to_owned();
                assert!(!found.contains_key(&key), "{language}: {key} stands twice");
                found.insert(key.clone(), BTreeSet::new());
            }
            for part in line.split('$').skip(1) {
                let value: String = part
                    .chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '-' || *c == '_')
                    .collect();
                if let Some(values) = found.get_mut(&key) {
                    values.insert(value);
                }
            }
        }
    }
    found
}

#[test]
fn every_text_stands_in_every_language_with_the_same_values() {
    let english = keys("en");
    for language in ["es", "ar"] {
        let other = keys(language);
        let missing: Vec<_> = english
            .keys()
            .filter(|key| !other.contains_key(*key))
            .collect();
        let unknown: Vec<_> = other
            .keys()
            .filter(|key| !english.contains_key(*key))
            .collect();
        let differing: Vec<_> = english
            .iter()
            .filter(|(key, values)| other.get(*key).is_some_and(|found| found != *values))
            .map(|(key, _)| key)
            .collect();
        assert!(
            missing.is_empty() && unknown.is_empty() && differing.is_empty(),
            "{language}: missing {missing:?}, unknown {unknown:?}, other values {differing:?}"
        );
    }
    assert!(!ROOMS.is_empty());
}

#[test]
fn every_key_that_a_page_uses_has_a_text() {
    let english = keys("en");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut missing = Vec::new();
    let mut files = Vec::new();
    gather(&root.join("src"), &mut files);
    gather(&root.join("templates"), &mut files);
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        for call in [
            ".t(\"",
            ".t1(\"",
            ".t2(\"",
            ".text(\"",
            "saying(visit, ",
            ".wrong(",
        ] {
            for rest in text.split(call).skip(1) {
                let rest = if call == "saying(visit, " || call == ".wrong(" {
                    rest.split('"')
                        .nth(if call == ".wrong(" { 3 } else { 1 })
                        .unwrap_or("")
                } else {
                    rest
                };
                let key = rest.split('"').next().unwrap_or("");
                let plain = !key.is_empty()
                    && key
                        .chars()
                        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
                    && key.contains('-');
                if plain && !english.contains_key(key) {
                    missing.push(format!(
                        "{}: {key}",
                        file.file_name().unwrap().to_string_lossy()
                    ));
                }
            }
        }
    }
    missing.sort();
    missing.dedup();
    assert!(missing.is_empty(), "{missing:#?}");
}

fn gather(folder: &Path, files: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, files)
        } else {
            files.push(path)
        }
    }
}

#[test]
fn plain_words_carry_no_exclamation_marks() {
    for language in ["en", "es", "ar"] {
        for (room, source) in sources(language) {
            assert!(
                !source.contains(['!', '¡']),
                "{language}/{room}.ftl raises its voice"
            );
        }
    }
}
