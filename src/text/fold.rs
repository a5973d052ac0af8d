//! Folding of texts: forms in which texts compare equal that readers take for the same.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A name without the differences that no reader notices: upper and lower case, width and other compatibility forms
/// (NFKC), and the amount of white space.
#[must_use]
pub fn fold(name: &str) -> String {
    let lower: String = name.nfkc().flat_map(char::to_lowercase).collect();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The characters of a text without compatibility forms and without any combining marks (NFKD): "e" for "é".
pub fn without_marks(text: &str) -> impl Iterator<Item = char> {
    text.nfkd().filter(|character| !is_combining_mark(*character))
}

/// The characters of a text without compatibility forms and without the general accents U+0300 to U+036F (NFKD). The
/// marks of scripts in which they are vowels or letters stay.
pub fn without_accents(text: &str) -> impl Iterator<Item = char> {
    text.nfkd().filter(|character| !matches!(character, '\u{300}'..='\u{36F}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fold_to_the_same_text() {
        for name in ["Technical  Lead", "technical lead", " TECHNICAL\tLEAD ", "Ｔechnical Lead"] {
            assert_eq!(fold(name), "technical lead", "{name}");
        }
        assert_ne!(fold("Jose"), fold("José"));
        assert_eq!(fold("Cafe\u{301}"), fold("Café"));
    }

    #[test]
    fn marks_are_removed_from_every_script_and_accents_from_some() {
        let marks = |text| without_marks(text).collect::<String>();
        let accents = |text| without_accents(text).collect::<String>();
        assert_eq!((marks("é").as_str(), accents("é").as_str()), ("e", "e"));
        assert_eq!((marks("कि").as_str(), accents("कि").as_str()), ("क", "कि"));
    }
}
