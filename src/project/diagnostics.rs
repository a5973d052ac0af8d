//! What can be wrong with the files themselves: the names of the reading rules, and their findings.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::finding::Finding;
use crate::project::toml::{Entry, Node};
use crate::source::Span;

/// A file that cannot be read.
pub const UNREADABLE: &str = "unreadable";
/// More than a bound allows.
pub const TOO_LARGE: &str = "too-large";
/// Text that is no TOML.
pub const SYNTAX: &str = "syntax";
/// A key that the file format does not have at that place.
pub const UNKNOWN_KEY: &str = "unknown-key";
/// A value of another type, or not one of those allowed.
pub const WRONG_TYPE: &str = "wrong-type";
/// A key that must be there and is not.
pub const MISSING_KEY: &str = "missing-key";
/// An id that is not made of small letters, digits and hyphens.
pub const INVALID_ID: &str = "invalid-id";
/// One id for two things.
pub const DUPLICATE_ID: &str = "duplicate-id";
/// A reference to an id that nothing has.
pub const UNKNOWN_REFERENCE: &str = "unknown-reference";
/// A letter that the letter model does not have.
pub const UNKNOWN_LETTER: &str = "unknown-letter";
/// A chain of references that comes back to where it began.
pub const REFERENCE_LOOP: &str = "reference-loop";

/// A key that its table does not have. `known` are the keys that it has.
pub(super) fn unknown_key(entry: &Entry<'_, '_>, table: &str, known: &[&str]) -> Finding {
    let finding =
        Finding::new(UNKNOWN_KEY, entry.key_span, format!("{table} has no key \"{}\"", entry.key));
    match crate::suggest::nearest(entry.key, known.iter().copied()) {
        Some(near) => finding.help(format!("did you mean \"{near}\"?")),
        None => finding.help(format!("the keys of {table} are: {}", known.join(", "))),
    }
}

/// A value of another type than `wanted`, as in "a list of role ids".
pub(super) fn wrong_type(key: &str, node: Node<'_, '_>, wanted: &str) -> Finding {
    Finding::new(
        WRONG_TYPE,
        node.span(),
        format!("\"{key}\" must be {wanted}, not {}", node.kind()),
    )
}

/// A value of the right type that is none of those allowed.
pub(super) fn wrong_value(key: &str, node: Node<'_, '_>, wanted: &str) -> Finding {
    Finding::new(WRONG_TYPE, node.span(), format!("\"{key}\" must be {wanted}"))
}

/// A key that is not there and must be; `example` is the line to paste.
pub(super) fn missing_key(span: Span, table: &str, key: &str, example: &str) -> Finding {
    Finding::new(MISSING_KEY, span, format!("{table} has no \"{key}\""))
        .help(format!("add: {example}"))
}

/// Whether `id` is words of `a-z` and `0-9` joined by single hyphens.
#[must_use]
pub fn is_id(id: &str) -> bool {
    let mut last = HYPHEN;
    for byte in id.bytes() {
        let kind = IN_ID[usize::from(byte)];
        if kind + last > HYPHEN {
            return false;
        }
        last = kind;
    }
    last != HYPHEN
}

/// What a hyphen counts in an id, where a letter or a digit counts nothing, and all else more: two in a row are too much.
const HYPHEN: u8 = 1;

/// What each byte counts.
const IN_ID: [u8; 256] = {
    let mut counts = [2; 256];
    let mut byte = 0_u8;
    while byte < 0x80 {
        if byte.is_ascii_lowercase() || byte.is_ascii_digit() {
            counts[byte as usize] = 0;
        }
        byte += 1;
    }
    counts[b'-' as usize] = HYPHEN;
    counts
};

/// The id that a text would make: small letters and digits without accents, everything else a hyphen.
#[must_use]
pub fn to_id(text: &str) -> String {
    let lower = if text.is_ascii() {
        text.to_ascii_lowercase()
    } else {
        let plain: String = text.nfkd().filter(|c| !is_combining_mark(*c)).collect();
        plain.to_lowercase()
    };
    let words = lower.split(|c: char| !c.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_small_words_joined_by_single_hyphens() {
        for id in ["a", "load-test", "4-eyes", "v2"] {
            assert!(is_id(id), "{id}");
        }
        for id in ["", "-", "a-", "-a", "a--b", "A", "é", "a_b", "a b", "a.b"] {
            assert!(!is_id(id), "{id}");
        }
    }

    #[test]
    fn names_make_ids() {
        assert_eq!(to_id("Technical Lead (client)"), "technical-lead-client");
        assert_eq!(to_id("Médecin-chef"), "medecin-chef");
        assert_eq!(to_id("…"), "");
    }
}
