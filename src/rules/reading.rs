//! Rules about reading the files. The reader itself reports these findings, which are always errors; the records only name
//! and explain them.

use super::Rule;
use crate::finding::reading_rule;
use crate::model::Level;

/// A record whose findings come from the reader.
macro_rules! reading {
    ($name:expr, $file:literal, $summary:literal) => {
        Rule {
            name: $name,
            summary: $summary,
            level: Level::Error,
            parameters: &[],
            page: include_str!(concat!("../../docs/rules/", $file, ".md")),
            check: |_| Vec::new(),
        }
    };
}

/// Rules about reading the files, in the order of the documentation.
pub static RULES: [Rule; 11] = [
    reading!(
        reading_rule::UNREADABLE,
        "unreadable",
        "a file that cannot be read, or is not UTF-8 text"
    ),
    reading!(
        reading_rule::TOO_LARGE,
        "too-large",
        "more than a limit allows: the size of a file, the number of entries, or the length of a name"
    ),
    reading!(reading_rule::SYNTAX, "syntax", "text that is not TOML"),
    reading!(reading_rule::UNKNOWN_KEY, "unknown-key", "a key that is not allowed there"),
    reading!(
        reading_rule::WRONG_TYPE,
        "wrong-type",
        "a value of the wrong type, or one that is not allowed"
    ),
    reading!(reading_rule::MISSING_KEY, "missing-key", "a required key that is missing"),
    reading!(
        reading_rule::INVALID_ID,
        "invalid-id",
        "an id with characters other than a-z, 0-9 and single hyphens"
    ),
    reading!(reading_rule::DUPLICATE_ID, "duplicate-id", "the same id defined or listed twice"),
    reading!(
        reading_rule::UNKNOWN_REFERENCE,
        "unknown-reference",
        "a reference to something that is not defined"
    ),
    reading!(
        reading_rule::UNKNOWN_LETTER,
        "unknown-letter",
        "a letter that the letter model does not have"
    ),
    reading!(
        reading_rule::REFERENCE_LOOP,
        "reference-loop",
        "roles that refer to each other in a circle"
    ),
];
