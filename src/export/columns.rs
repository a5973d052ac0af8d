//! The width of text in characters of a terminal, and its wrapping into lines.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Enough spaces for most requests.
const SPACES: &str =
    "                                                                                ";

/// The width of a text: two for a wide character, none for a combining mark.
#[must_use]
pub fn width(text: &str) -> usize {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) { text.len() } else { text.width() }
}

/// So many spaces.
#[must_use]
pub fn spaces(number: usize) -> Cow<'static, str> {
    SPACES.get(..number).map_or_else(|| Cow::Owned(" ".repeat(number)), Cow::Borrowed)
}

/// The text in lines at most `widest` wide, broken between words, or within a word that is wider by itself.
#[must_use]
pub fn wrap(text: &str, widest: usize) -> Vec<String> {
    let widest = widest.max(2);
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        for piece in pieces(word, widest) {
            let line = lines.last().map_or(0, |line| width(line));
            let new = line + 1 + width(&piece) > widest;
            match lines.last_mut() {
                Some(last) if last.is_empty() => last.push_str(&piece),
                Some(last) if !new => {
                    last.push(' ');
                    last.push_str(&piece);
                }
                _ => lines.push(piece),
            }
        }
    }
    lines
}

/// A word in pieces at most `widest` wide.
fn pieces(word: &str, widest: usize) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut used = 0;
    for cluster in word.graphemes(true) {
        let columns = width(cluster);
        if used + columns > widest && used > 0 {
            pieces.push(String::new());
            used = 0;
        }
        used += columns;
        if let Some(piece) = pieces.last_mut() {
            piece.push_str(cluster);
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_and_combining_characters_are_counted_as_drawn() {
        assert_eq!(width("営業部"), 6);
        assert_eq!(width("Cafe\u{301}"), 4);
        assert_eq!(width("👩\u{200d}💻"), 2);
    }

    #[test]
    fn lines_break_between_words_and_within_long_ones() {
        assert_eq!(wrap("Plan the load tests", 9), ["Plan the", "load", "tests"]);
        assert_eq!(wrap("Rechenschaft", 5), ["Reche", "nscha", "ft"]);
        assert_eq!(wrap("営業部長", 5), ["営業", "部長"]);
        assert_eq!(wrap("", 5), [""]);
    }
}
