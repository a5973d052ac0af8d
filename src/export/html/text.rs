//! Text of a project as the page has it: in one line, and in its own direction.

use std::borrow::Cow;

use crate::xml;

/// The text between tags.
#[must_use]
pub fn line(text: &str) -> Cow<'_, str> {
    match folded(text) {
        Cow::Borrowed(text) => xml::text(text),
        Cow::Owned(text) => Cow::Owned(xml::text(&text).into_owned()),
    }
}

/// The text in a quoted attribute.
pub(super) fn attribute(text: &str) -> String {
    xml::attribute(&folded(text)).into_owned()
}

/// The attribute of an element around a text that is read from right to left in some part. The page is in a language
/// that is read from left to right, and so all other text needs none.
pub(super) fn direction(text: &str) -> &'static str {
    if !text.is_ascii() && text.contains(is_right_to_left) { " dir=\"auto\"" } else { "" }
}

/// As a reader of HTML shows it: one space for spaces and line ends, and none around.
fn folded(text: &str) -> Cow<'_, str> {
    let spaces = [' ', '\t', '\n', '\r'];
    let is_line_end = |byte: &u8| matches!(byte, b'\t' | b'\n' | b'\r');
    let has_gap = text.as_bytes().windows(2).any(|pair| pair == b"  ");
    if !has_gap && !text.as_bytes().iter().any(is_line_end) && text.trim_matches(' ') == text {
        return Cow::Borrowed(text);
    }
    let words: Vec<&str> = text.split(spaces).filter(|word| !word.is_empty()).collect();
    Cow::Owned(words.join(" "))
}

/// Whether a character is in a block that Unicode keeps for writing from right to left, or begins such a part.
fn is_right_to_left(character: char) -> bool {
    matches!(character,
        '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}'
        | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}'
        | '\u{200F}' | '\u{202B}' | '\u{202E}' | '\u{2067}')
}
