//! The CSV guard: an apostrophe keeps a spreadsheet program from running a value as a formula.

use std::borrow::Cow;

/// The characters that may begin a formula (OWASP, "CSV Injection"), their full-width forms, and the apostrophe itself.
const LEADS: [char; 13] =
    ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n', '\0', '\''];

/// The text with an apostrophe before it, if it begins like a formula or with an apostrophe.
#[must_use]
pub fn guard(text: &str) -> Cow<'_, str> {
    if text.starts_with(LEADS) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// Removes the apostrophe that [`guard`] adds: `unguard(&guard(text))` is the original text.
#[must_use]
pub fn unguard(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| rest.starts_with(LEADS)).unwrap_or(text)
}

/// Whether a text begins like a formula, so that [`guard`] would change what it means to a spreadsheet program.
#[must_use]
pub fn is_formula(text: &str) -> bool {
    text.starts_with(LEADS) && !text.starts_with('\'')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_guard_can_be_taken_away_again(text in "[=+@'＝\\t\\n -]{0,3}.{0,8}") {
            let guarded = guard(&text);
            prop_assert_eq!(unguard(&guarded), &text);
            prop_assert!(guarded.starts_with('\'') || !guarded.starts_with(LEADS));
        }
    }
}
