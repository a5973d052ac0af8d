//! Texts that a workbook can carry.

use std::borrow::Cow;

/// The most UTF-16 units in a cell.
const LONGEST: usize = 32_767;
/// The most UTF-16 units in a footer, including its codes.
const LONGEST_FOOTER: usize = 255;

/// The text of a cell: U+FFFD replaces noncharacters, and a text that is too long ends in "…". `rust_xlsxwriter` writes
/// other control characters as `_x001B_` and so on, which readers convert back.
pub(super) fn cell(text: &str) -> Cow<'_, str> {
    let text = if text.contains(is_no_character) {
        Cow::Owned(text.replace(is_no_character, "\u{FFFD}"))
    } else {
        Cow::Borrowed(text)
    };
    shortened(text, LONGEST)
}

/// Whether `rust_xlsxwriter` would take a text for its own rich-text markup and write it unescaped.
pub(super) fn looks_like_markup(text: &str) -> bool {
    text.starts_with("<r>") && text.ends_with("</r>")
}

/// A text that looks like markup, as a part of rich text. `rust_xlsxwriter` escapes markup there, but not `_x0041_`.
pub(super) fn part(text: &str) -> String {
    let escaped = |text: &str| text.replace("_x", "_x005F_x");
    // An escape has up to eight units, and the limit counts escaped text.
    escaped(&shortened(Cow::Borrowed(text), LONGEST / 8))
}

fn shortened(text: Cow<'_, str>, most: usize) -> Cow<'_, str> {
    // A text has no more units than bytes.
    if text.len() <= most || text.encode_utf16().count() <= most {
        return text;
    }
    Cow::Owned(beginning(&text, most - 1).to_owned() + "…")
}

/// The beginning of a text, of at most `most` UTF-16 units.
pub(super) fn beginning(text: &str, most: usize) -> &str {
    let mut units = 0;
    let end = text.char_indices().find(|(_, character)| {
        units += character.len_utf16();
        units > most
    });
    end.map_or(text, |(at, _)| &text[..at])
}

/// A text for the properties of the workbook. `rust_xlsxwriter` escapes no control characters there.
pub(super) fn property(text: &str) -> String {
    let text = text.replace(|c: char| c.is_control() || is_no_character(c), "\u{FFFD}");
    beginning(&text, LONGEST_FOOTER).to_owned()
}

/// The footer of a page: a text on the left, and "page n of m" on the right.
pub(super) fn footer(left: &str, page: &str) -> String {
    let right = format!("&R{page} &P / &N");
    let mut footer = "&L".to_owned();
    let mut available = LONGEST_FOOTER - footer.len() - right.encode_utf16().count();
    for character in left.chars() {
        // "&" begins a code, and "&&" is the character.
        let (text, units) = match character {
            '&' => ("&&".into(), 2),
            // The library takes "&[" for a code even after "&": bold on and off separates the two.
            '[' if footer.ends_with('&') => ("&B&B[".into(), 5),
            c if c.is_whitespace() => (" ".into(), 1),
            c if c.is_control() || is_no_character(c) => ("\u{FFFD}".into(), 1),
            c => (c.to_string(), c.len_utf16()),
        };
        match available.checked_sub(units) {
            Some(rest) => available = rest,
            None => break,
        }
        footer.push_str(&text);
    }
    footer + &right
}

fn is_no_character(character: char) -> bool {
    matches!(character, '\u{FFFE}' | '\u{FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_long_ends_visibly() {
        assert_eq!(cell(&"x".repeat(32_767)).len(), 32_767);
        let long = "😀".repeat(20_000);
        assert!(cell(&long).ends_with('…'));
        assert_eq!(cell(&long).encode_utf16().count(), 32_767);
        assert_eq!(cell("a\u{FFFE}\u{1b}"), "a\u{FFFD}\u{1b}");
    }

    #[test]
    fn a_footer_has_no_codes_of_others() {
        assert_eq!(footer("R&D &P\n&[Date]", "Page"), "&LR&&D &&P &&&B&B[Date]&RPage &P / &N");
        let long = footer(&"&".repeat(1_000), "Page");
        assert_eq!(long.encode_utf16().count(), 254);
        assert_eq!(long.matches('&').count() % 2, 0);
    }
}
