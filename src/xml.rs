//! Escapes text for XML and HTML, between tags and in quoted attributes.

use std::borrow::Cow;

/// The text with the five characters of markup escaped (`& < > " '`), and with U+FFFD for each character that
/// [`is_carried`] excludes. Line ends and tabs stay, a carriage return becomes a line end. In an attribute use [`attribute`].
#[must_use]
pub fn text(text: &str) -> Cow<'_, str> {
    escaped(text, false)
}

/// As [`text`], but with line ends and tabs as character references, since a parser turns plain ones into spaces.
#[must_use]
pub fn attribute(text: &str) -> Cow<'_, str> {
    escaped(text, true)
}

/// Whether XML 1.0 and HTML can carry a character: production 2 of XML, without C1 controls and noncharacters.
#[must_use]
pub fn is_carried(character: char) -> bool {
    let plane_end = u32::from(character) & 0xFFFE == 0xFFFE;
    let control = character.is_control() && !matches!(character, '\t' | '\n' | '\r');
    let no_character = ('\u{FDD0}'..='\u{FDEF}').contains(&character);
    !plane_end && !control && !no_character
}

fn escaped(text: &str, in_attribute: bool) -> Cow<'_, str> {
    if text.bytes().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\r' if in_attribute => out.push_str("&#10;"),
            '\t' if in_attribute => out.push_str("&#9;"),
            '\r' => out.push('\n'),
            other if is_carried(other) => out.push(other),
            _ => out.push('\u{FFFD}'),
        }
    }
    Cow::Owned(out)
}

/// Whether a byte is a printable ASCII character without a meaning in markup.
fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~') && !matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_text_is_markup() {
        assert_eq!(text("a"), "a");
        assert_eq!(text("<a b=\"c\" d='e'>&"), "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;");
        assert_eq!(text("a\nb\tc\rd"), "a\nb\tc\nd");
        assert_eq!(attribute("a\nb\tc"), "a&#10;b&#9;c");
    }

    #[test]
    fn what_xml_cannot_carry_is_replaced() {
        assert_eq!(
            text("\u{1b}\0\u{b}\u{fffe}\u{ffff}\u{1fffe}\u{7f}\u{9b}x"),
            "\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}x"
        );
    }
}
