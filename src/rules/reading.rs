//! The rules of reading. The reader itself reports them, so these records only name and explain them; they are
//! always errors.

use super::Rule;
use crate::model::Level;
use crate::project::diagnostics;

/// A record whose findings come from the reader.
macro_rules! reading {
    ($name:expr, $file:literal, $sentence:literal) => {
        Rule {
            name: $name,
            sentence: $sentence,
            level: Level::Error,
            limits: &[],
            page: include_str!(concat!("../../docs/rules/", $file, ".md")),
            check: |_| Vec::new(),
        }
    };
}

/// The rules of reading, in the order of the documentation.
pub static RULES: [Rule; 11] = [
    reading!(
        diagnostics::UNREADABLE,
        "unreadable",
        "a file that cannot be read, or is not UTF-8 text"
    ),
    reading!(
        diagnostics::TOO_LARGE,
        "too-large",
        "more than a bound allows: a file, a number of things, or a name"
    ),
    reading!(diagnostics::SYNTAX, "syntax", "text that is not TOML"),
    reading!(
        diagnostics::UNKNOWN_KEY,
        "unknown-key",
        "a key that the file format does not have there"
    ),
    reading!(
        diagnostics::WRONG_TYPE,
        "wrong-type",
        "a value of another type, or none of those allowed"
    ),
    reading!(diagnostics::MISSING_KEY, "missing-key", "a key that must be there and is not"),
    reading!(
        diagnostics::INVALID_ID,
        "invalid-id",
        "an id with other characters than a-z, 0-9 and single hyphens"
    ),
    reading!(diagnostics::DUPLICATE_ID, "duplicate-id", "the same id defined or listed twice"),
    reading!(
        diagnostics::UNKNOWN_REFERENCE,
        "unknown-reference",
        "a reference to something that is not defined"
    ),
    reading!(
        diagnostics::UNKNOWN_LETTER,
        "unknown-letter",
        "a letter that the letter model does not have"
    ),
    reading!(
        diagnostics::REFERENCE_LOOP,
        "reference-loop",
        "roles that refer to each other in a circle"
    ),
];
