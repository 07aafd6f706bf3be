//! From the digits that people dial to the number that can be dialed from anywhere.
//!
//! The rules of each country come from the metadata of libphonenumber, and so does the algorithm (its `parseHelper`);
//! it is written out here because the crate's own parser takes a national prefix away twice.

use phonenumber::{
    Metadata, Type,
    metadata::{DATABASE, Descriptor},
};

use super::{Country, Unreadable};

/// E.164 allows fifteen digits, country code included.
pub(super) const MAX_DIGITS: usize = 15;
/// The kinds of telephone that a neighbor may have.
const KINDS: [Type; 10] = [
    Type::FixedLine,
    Type::Mobile,
    Type::TollFree,
    Type::PremiumRate,
    Type::SharedCost,
    Type::PersonalNumber,
    Type::Voip,
    Type::Pager,
    Type::Uan,
    Type::Voicemail,
];

/// The number in E.164 that somebody at home in `home` reaches with these digits.
pub(super) fn dial(dialed: &str, home: Country) -> Result<String, Unreadable> {
    let meta = home.metadata().ok_or(Unreadable::NotPossible)?;
    let (code, national) = match dialed.strip_prefix('+') {
        Some(abroad) => with_country_code(abroad)?,
        None => match international(dialed, meta).map(with_country_code) {
            Some(Ok(found)) => found,
            _ => (meta.country_code(), at_home(dialed, meta)),
        },
    };
    let number = format!("{code}{national}");
    if number.len() > MAX_DIGITS || !is_possible(code, &national) {
        return Err(Unreadable::NotPossible);
    }
    Ok(format!("+{number}"))
}

/// What follows the prefix for dialing abroad (`011`, `00`), when the number begins with it.
fn international<'d>(dialed: &'d str, meta: &Metadata) -> Option<&'d str> {
    let prefix = meta.international_prefix()?.find(dialed)?;
    let rest = &dialed[prefix.end()..];
    (prefix.start() == 0 && !rest.starts_with('0')).then_some(rest)
}

/// Splits `1517…` into the calling code and the national number.
fn with_country_code(digits: &str) -> Result<(u16, String), Unreadable> {
    let (code, national) = (1..=3.min(digits.len()))
        .find_map(|len| {
            let code = digits[..len].parse().ok()?;
            DATABASE.by_code(&code).map(|_| (code, &digits[len..]))
        })
        .ok_or(Unreadable::NotPossible)?;
    Ok((code, without_stray_zero(national, code)))
}

/// "+44 (0)20 7946 0000": the zero in brackets is for those at home.
fn without_stray_zero(national: &str, code: u16) -> String {
    match national.strip_prefix('0') {
        Some(rest) if !is_possible(code, national) && is_possible(code, rest) => rest.to_owned(),
        _ => national.to_owned(),
    }
}

/// The national number in a number that was dialed at home: without the country's own code and without the prefix
/// for dialing between its cities, unless that would spoil a number which fits as it stands.
fn at_home(dialed: &str, meta: &Metadata) -> String {
    let own_code = meta.country_code().to_string();
    let after_code = dialed
        .strip_prefix(&own_code)
        .map(|rest| without_trunk(rest, meta));
    let after_trunk = without_trunk(dialed, meta);
    if fits(&after_trunk, meta) {
        return after_trunk;
    }
    match after_code {
        _ if fits(dialed, meta) => dialed.to_owned(),
        Some(rest) if fits(&rest, meta) => rest,
        _ => after_trunk,
    }
}

/// Takes away the national prefix (and a carrier code), or rewrites the number the way its country does.
fn without_trunk(dialed: &str, meta: &Metadata) -> String {
    let Some(pattern) = meta.national_prefix_for_parsing() else {
        let prefix = meta
            .national_prefix()
            .filter(|prefix| dialed.starts_with(prefix));
        return dialed[prefix.map_or(0, str::len)..].to_owned();
    };
    let Some(found) = pattern.captures(dialed) else {
        return dialed.to_owned();
    };
    let Some(whole) = found.get(0).filter(|m| m.start() == 0) else {
        return dialed.to_owned();
    };
    let rest = &dialed[whole.end()..];
    match (
        meta.national_prefix_transform_rule(),
        found.get(found.len() - 1),
    ) {
        (Some(rule), Some(_)) if found.len() > 1 => {
            let mut rewritten = String::new();
            found.expand(rule, &mut rewritten);
            rewritten + rest
        }
        _ => rest.to_owned(),
    }
}

/// Whether some region under this calling code has such numbers.
fn is_possible(code: u16, national: &str) -> bool {
    DATABASE
        .by_code(&code)
        .is_some_and(|regions| regions.into_iter().any(|meta| fits(national, meta)))
}

/// Whether the number begins like one of this region, and some kind of telephone there has so many digits.
fn fits(national: &str, meta: &Metadata) -> bool {
    let length = u16::try_from(national.len()).unwrap_or(u16::MAX);
    let kinds = KINDS
        .iter()
        .filter_map(|&kind| meta.descriptors().get(kind));
    let general = meta.descriptors().general().national_number();
    kinds
        .flat_map(Descriptor::possible_length)
        .any(|&possible| possible == length)
        && general.find(national).is_some_and(|m| m.start() == 0)
}
