//! Text from files: made safe to show in a terminal, a log or the output of a CI runner, and folded to be compared.

mod fold;

pub use fold::{fold, without_accents, without_marks};

use std::borrow::Cow;
use std::fmt;

/// Lets `write!` append to a `String`. That cannot fail, and so there is no result to look at.
pub trait Append {
    /// Appends formatted text; `write!` and `writeln!` call it.
    fn write_fmt(&mut self, arguments: fmt::Arguments<'_>);
}

impl Append for String {
    fn write_fmt(&mut self, arguments: fmt::Arguments<'_>) {
        let _ = fmt::Write::write_fmt(self, arguments);
    }
}

/// The text with every character replaced that could act on a terminal, a log or the reading order of a line.
///
/// C0 control characters become their pictures (␛), a tab becomes a space; C1 controls, bidirectional controls, line
/// separators and invisible characters become `\u{…}`. The start of a CI runner's command is broken up: `##` anywhere, and `::`
/// at the start of the text.
#[must_use]
pub fn sanitize(text: &str) -> Cow<'_, str> {
    let starts_command = text.trim_start().starts_with("::");
    let has_hash = || memchr::memchr(b'#', text.as_bytes()).is_some();
    if is_printable_ascii(text) && !starts_command && !(has_hash() && text.contains("##")) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            ':' if starts_command && shown.trim_start() == ":" => shown.push_str("\\u{3a}"),
            '\t' => shown.push(' '),
            '\0'..='\x1F' => shown.push(picture(character)),
            '\x7F' => shown.push('\u{2421}'),
            '#' if shown.ends_with('#') => shown.push_str("\\u{23}"),
            hidden if is_hidden(hidden) => write!(shown, "\\u{{{:x}}}", u32::from(hidden)),
            other => shown.push(other),
        }
    }
    Cow::Owned(shown)
}

/// Whether a text consists of printable ASCII characters only. Eight bytes are tested at a time.
#[must_use]
pub fn is_printable_ascii(text: &str) -> bool {
    const ONES: u64 = 0x0101_0101_0101_0101;
    // Sets the high bit of each byte that is below a space, a delete, or above ASCII.
    let odd = |eight: &[u8; 8]| {
        let eight = u64::from_ne_bytes(*eight);
        eight | eight.wrapping_sub(0x20 * ONES) | eight.wrapping_add(ONES)
    };
    let Some(last) = text.as_bytes().last_chunk() else {
        return text.bytes().all(|byte| (0x20..0x7F).contains(&byte));
    };
    let (chunks, _) = text.as_bytes().as_chunks();
    chunks.iter().fold(odd(last), |all, eight| all | odd(eight)) & (0x80 * ONES) == 0
}

/// The sanitized text, truncated to at most `longest` characters of the original, with an ellipsis.
#[must_use]
pub fn sanitize_up_to(text: &str, longest: usize) -> Cow<'_, str> {
    if text.len() <= longest {
        return sanitize(text);
    }
    match text.char_indices().nth(longest) {
        Some((end, _)) => format!("{}…", sanitize(&text[..end])).into(),
        None => sanitize(text),
    }
}

/// The same JSON value, with every character escaped that could act on a terminal or a log.
#[must_use]
pub fn escape_json(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for line in json.split_inclusive('\n') {
        if line.bytes().all(|byte| byte == b'\n' || matches!(byte, b' '..=b'~' if byte != b'#')) {
            text.push_str(line);
        } else {
            escape_line(line, &mut text);
        }
    }
    text
}

fn escape_line(line: &str, text: &mut String) {
    for character in line.chars() {
        let command = character == '#' && text.ends_with('#');
        if command || character == '\u{7F}' || is_hidden(character) {
            let mut units = [0; 2];
            for unit in character.encode_utf16(&mut units) {
                write!(text, "\\u{unit:04x}");
            }
        } else {
            text.push(character);
        }
    }
}

/// The picture of a C0 control character.
fn picture(control: char) -> char {
    char::from_u32(0x2400 + u32::from(control)).unwrap_or('\u{FFFD}')
}

/// Whether a character is a C1 control, a bidirectional control, a line separator, or an invisible character without
/// meaning of its own. Joiners are not: scripts and emoji need them.
#[must_use]
pub fn is_hidden(character: char) -> bool {
    matches!(character,
        '\u{80}'..='\u{9F}'
        | '\u{61C}' | '\u{200E}' | '\u{200F}'
        | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
        | '\u{2028}' | '\u{2029}'
        | '\u{AD}' | '\u{34F}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180E}'
        | '\u{206A}'..='\u{206F}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}' | '\u{3164}' | '\u{E0000}'..='\u{E007F}'
        | '\u{200B}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printable_ascii_is_recognised_at_every_position() {
        for length in [1, 7, 8, 9, 15, 16, 17] {
            for at in 0..length {
                for byte in 0..=0x7F_u8 {
                    let mut text = vec![b'a'; length];
                    text[at] = byte;
                    let text = String::from_utf8(text).unwrap();
                    assert_eq!(is_printable_ascii(&text), (0x20..0x7F).contains(&byte), "{text:?}");
                }
            }
        }
        assert!(
            is_printable_ascii("")
                && !is_printable_ascii("é")
                && !is_printable_ascii("the café is open")
        );
    }

    #[test]
    fn controls_do_not_reach_the_terminal() {
        assert_eq!(sanitize("a\u{1b}[31m\r\n\u{7f}"), "a␛[31m␍␊␡");
        assert_eq!(sanitize("\u{9b}31m \u{202e}x"), "\\u{9b}31m \\u{202e}x");
        assert_eq!(sanitize("a\tb"), "a b");
    }

    #[test]
    fn commands_of_ci_runners_are_broken_up() {
        assert_eq!(sanitize("x ##[debug]x"), "x #\\u{23}[debug]x");
        assert_eq!(sanitize("##x[y]"), "#\\u{23}x[y]");
        assert_eq!(sanitize(" ::notice::x"), " :\\u{3a}notice::x");
        assert_eq!(sanitize("a::b"), "a::b");
    }

    #[test]
    fn names_in_every_script_are_unchanged() {
        for name in ["Ana Sousa", "François", "営業部", "👩‍💻 Dev", "نرم\u{200c}افزار"]
        {
            assert_eq!(sanitize(name), name);
        }
    }

    #[test]
    fn long_text_is_truncated() {
        assert_eq!(sanitize_up_to("abcdef", 3), "abc…");
        assert_eq!(sanitize_up_to("abc", 3), "abc");
    }

    #[test]
    fn escaped_json_is_the_same_value() {
        let value = "##[x] \u{7f}\u{9b}\u{202e}\u{e0041} é";
        let json = escape_json(&serde_json::to_string(value).unwrap());
        assert_eq!(json, r##""#\u0023[x] \u007f\u009b\u202e\udb40\udc41 é""##);
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), value);
    }
}
