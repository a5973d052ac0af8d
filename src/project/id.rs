//! What an id looks like, and the id that a text would make.

use crate::text::without_marks;

/// Whether `id` consists of words of `a-z` and `0-9`, joined by single hyphens.
#[must_use]
pub fn is_id(id: &str) -> bool {
    let mut last = HYPHEN;
    for byte in id.bytes() {
        let cost = COST[usize::from(byte)];
        if cost + last > HYPHEN {
            return false;
        }
        last = cost;
    }
    last != HYPHEN
}

/// The cost of a hyphen.
const HYPHEN: u8 = 1;

/// Cost of each byte: 0 letter or digit, 1 hyphen, 2 anything else. Where two neighbours cost more than 1, the text is
/// not an id.
const COST: [u8; 256] = {
    let mut costs = [2; 256];
    let mut byte = 0_u8;
    while byte < 0x80 {
        if byte.is_ascii_lowercase() || byte.is_ascii_digit() {
            costs[byte as usize] = 0;
        }
        byte += 1;
    }
    costs[b'-' as usize] = HYPHEN;
    costs
};

/// Makes an id of a text: lower case without accents, and one hyphen for each run of other characters. Empty if the
/// text has no letter or digit.
#[must_use]
pub fn to_id(text: &str) -> String {
    let lower = if text.is_ascii() {
        text.to_ascii_lowercase()
    } else {
        without_marks(text).collect::<String>().to_lowercase()
    };
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
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
