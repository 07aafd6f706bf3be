//! Countries and their time zones, so that nobody has to know what an IANA name is. Which zones a country
//! has is the IANA time zone database's `zone.tab`; the names are those of Unicode CLDR.

use std::sync::LazyLock;

use domain::Zone;
use domain::community::Said;
use domain::words::fold;
use serde::Deserialize;

/// A country that a neighborhood may be in.
#[derive(Debug, Clone, Deserialize)]
pub struct Country {
    /// Two letters of ISO 3166.
    pub code: String,
    /// Its name in each language.
    pub names: Said,
    /// The names of its time zones.
    pub zones: Vec<String>,
}

/// The countries, in the order of their English names.
pub static COUNTRIES: LazyLock<Vec<Country>> =
    LazyLock::new(|| super::starter::read(include_str!("../../starter/countries.json")));

/// A country by its two letters.
pub fn country(code: &str) -> Option<&'static Country> {
    COUNTRIES
        .iter()
        .find(|country| country.code.eq_ignore_ascii_case(code))
}

/// The countries in the order of their names in a language.
pub fn sorted(language: &str) -> Vec<&'static Country> {
    let mut list: Vec<_> = COUNTRIES.iter().collect();
    list.sort_by_cached_key(|country| fold(country.names.to(language, "en")));
    list
}

/// The names of all zones, in order.
pub fn zones() -> Vec<&'static str> {
    let all = COUNTRIES.iter().flat_map(|country| &country.zones);
    let mut names: Vec<_> = all.map(String::as_str).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// The place in the name of a zone, as people would say it: `New York` of `America/New_York`.
pub fn place(zone: &str) -> String {
    zone.rsplit('/').next().unwrap_or(zone).replace('_', " ")
}

/// The zone that somebody meant: its IANA name, or just its city (`detroit`, `New York`).
pub fn zone_meant(typed: &str) -> Option<Zone> {
    let typed = typed.trim();
    let wanted = fold(typed);
    if wanted.is_empty() {
        return None;
    }
    let known = zones();
    let by_name = || known.iter().find(|name| name.eq_ignore_ascii_case(typed));
    let by_place = || known.iter().find(|name| fold(&place(name)) == wanted);
    match by_name().or_else(by_place) {
        Some(name) => Zone::named(name),
        None => Zone::named(typed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_has_phones_names_and_zones_that_exist() {
        assert!(COUNTRIES.len() > 200);
        for country in COUNTRIES.iter() {
            assert!(country.code.parse::<domain::contact::Country>().is_ok());
            for language in domain::community::SPOKEN {
                assert!(country.names.0.contains_key(language), "{}", country.code);
            }
            assert!(!country.zones.is_empty(), "{}", country.code);
            for zone in &country.zones {
                assert!(Zone::named(zone).is_some(), "{zone}");
            }
        }
    }

    #[test]
    fn a_zone_is_found_by_its_name_or_its_city() {
        for typed in [
            "America/New_York",
            "america/new_york",
            "new york",
            " New_York ",
        ] {
            let zone = zone_meant(typed);
            assert_eq!(
                zone.as_ref().map(Zone::name),
                Some("America/New_York"),
                "{typed}"
            );
        }
        assert!(zone_meant("UTC").is_some());
        assert!(zone_meant("Atlantis").is_none() && zone_meant("").is_none());
    }
}
