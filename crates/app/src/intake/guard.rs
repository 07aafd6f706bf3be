//! Cells that a spreadsheet program would run.
//!
//! A cell that begins with `=`, `+`, `-` or `@` (or their full-width forms, or after spaces, a tab or
//! an invisible sign) is taken for a formula, and a formula can send the whole sheet to a stranger. An
//! apostrophe before it makes it text. The rule is written so that guarding can be undone exactly: a
//! cell that already begins with apostrophes before such a sign gets one more.

use std::borrow::Cow;

/// The cell as it may safely stand in a sheet.
pub(super) fn guarded(cell: &str) -> Cow<'_, str> {
    match is_risky(cell) {
        true => Cow::Owned(format!("'{cell}")),
        false => Cow::Borrowed(cell),
    }
}

/// The cell as it was before it was guarded, by this program or another.
pub(super) fn unguarded(cell: String) -> String {
    match cell.strip_prefix('\'').filter(|rest| is_risky(rest)) {
        Some(rest) => rest.to_owned(),
        None => cell,
    }
}

fn is_risky(cell: &str) -> bool {
    let begins = cell.trim_start_matches(|c: char| c == '\'' || is_passed_over(c));
    let first = cell.trim_start_matches('\'').chars().next();
    let is_formula = |c| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '−' | '＠');
    begins.chars().next().is_some_and(is_formula) || matches!(first, Some('\t' | '\r' | '\n'))
}

/// Signs before a formula that programs pass over when they look for one.
fn is_passed_over(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{FEFF}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '"')
}
