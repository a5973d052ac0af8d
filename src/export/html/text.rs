//! Text of a project in the page: in one line, and in its own direction.

use std::borrow::Cow;

use crate::xml;

/// The escaped text between tags.
#[must_use]
pub fn line(text: &str) -> Cow<'_, str> {
    match collapse_spaces(text) {
        Cow::Borrowed(text) => xml::text(text),
        Cow::Owned(text) => Cow::Owned(xml::text(&text).into_owned()),
    }
}

/// The escaped text in a quoted attribute.
pub(super) fn attribute(text: &str) -> String {
    xml::attribute(&collapse_spaces(text)).into_owned()
}

/// The `dir` attribute for a text with a part that is read from right to left. Other texts need none, since all languages
/// of the page are read from left to right.
pub(super) fn direction(text: &str) -> &'static str {
    if !text.is_ascii() && text.contains(is_right_to_left) { " dir=\"auto\"" } else { "" }
}

/// Collapses white space as browsers do: one space for spaces and line ends, and none around.
fn collapse_spaces(text: &str) -> Cow<'_, str> {
    let spaces = [' ', '\t', '\n', '\r'];
    let is_line_end = |byte: &u8| matches!(byte, b'\t' | b'\n' | b'\r');
    let has_gap = text.as_bytes().windows(2).any(|pair| pair == b"  ");
    if !has_gap && !text.as_bytes().iter().any(is_line_end) && text.trim_matches(' ') == text {
        return Cow::Borrowed(text);
    }
    let words: Vec<&str> = text.split(spaces).filter(|word| !word.is_empty()).collect();
    Cow::Owned(words.join(" "))
}

/// Whether a character is in a block that Unicode reserves for scripts from right to left, or is a control that begins
/// such a part.
fn is_right_to_left(character: char) -> bool {
    matches!(character,
        '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}'
        | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}'
        | '\u{200F}' | '\u{202B}' | '\u{202E}' | '\u{2067}')
}
