//! From bytes to text, whatever encoding they are in.

use std::borrow::Cow;

use super::ReadError;

/// A text, and what should be known of how it was read.
#[derive(Debug)]
pub struct Decoded<'b> {
    /// The text without a byte order mark.
    pub text: Cow<'b, str>,
    /// A sentence where the encoding had to be assumed.
    pub note: Option<String>,
}

/// What Windows-1252 has where Latin-1 has control characters; the five gaps are no characters.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The text of a file: UTF-8, UTF-16 with or without its mark, and Windows-1252 for anything else that it can be.
///
/// # Errors
/// If it is not text, or its encoding cannot be detected.
pub fn decode(bytes: &[u8]) -> Result<Decoded<'_>, ReadError> {
    let decoded = match bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => {
            return Err(ReadError::UnknownEncoding { position: 1 });
        }
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes, None),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes, None),
        _ => unmarked(bytes)?,
    };
    match decoded.text {
        ref text if text.trim().is_empty() => Err(ReadError::Empty),
        ref text if is_binary(text) => Err(ReadError::NotText),
        _ => Ok(decoded),
    }
}

fn unmarked(bytes: &[u8]) -> Result<Decoded<'_>, ReadError> {
    if let Some(from) = unmarked_wide(bytes) {
        let note = "the file has no byte order mark; it was read as UTF-16";
        return Ok(wide(bytes, from, Some(note.to_owned())));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok(Decoded { text: Cow::Borrowed(text), note: None }),
        Err(error) => error,
    };
    let is_gap = |byte: &u8| matches!(byte, 0x81 | 0x8d | 0x8f | 0x90 | 0x9d);
    let position = error.valid_up_to() + 1;
    match bytes {
        _ if bytes.contains(&0) => Err(ReadError::NotText),
        _ if bytes.iter().any(is_gap) => Err(ReadError::UnknownEncoding { position }),
        _ => {
            let text = bytes.iter().map(|byte| windows(*byte)).collect();
            let line = Decoded::line(bytes, position);
            let note = format!("the file is not UTF-8 (line {line}); it was read as Windows-1252");
            Ok(Decoded { text: Cow::Owned(text), note: Some(note) })
        }
    }
}

impl Decoded<'_> {
    fn line(bytes: &[u8], position: usize) -> usize {
        memchr::memchr_iter(b'\n', &bytes[..position - 1]).count() + 1
    }
}

fn windows(byte: u8) -> char {
    match byte {
        0x80..=0x9f => WINDOWS[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

fn wide(bytes: &[u8], from: fn([u8; 2]) -> u16, note: Option<String>) -> Decoded<'static> {
    let units = bytes.as_chunks::<2>().0.iter().map(|pair| from(*pair));
    let read = char::decode_utf16(units).map(|read| read.unwrap_or(char::REPLACEMENT_CHARACTER));
    Decoded { text: Cow::Owned(read.collect()), note }
}

/// UTF-16 without a mark shows in its zeros: text of most languages has one in nearly every pair, always on one side.
fn unmarked_wide(bytes: &[u8]) -> Option<fn([u8; 2]) -> u16> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let pairs = if rest.is_empty() { &pairs[..pairs.len().min(2000)] } else { &[] };
    let share = |side: usize| {
        let zeros = pairs.iter().filter(|pair| pair[side] == 0).count();
        zeros * 100 / pairs.len().max(1)
    };
    match (share(0), share(1)) {
        (..=2, 40..) => Some(u16::from_le_bytes),
        (40.., ..=2) => Some(u16::from_be_bytes),
        _ => None,
    }
}

/// Text has few control characters; one in fifty of the first thousands is no text.
fn is_binary(text: &str) -> bool {
    let is_control =
        |c: &char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}');
    let seen = text.chars().take(1 << 16);
    let (all, controls) = seen.fold((0_usize, 0_usize), |(all, controls), c| {
        (all + 1, controls + usize::from(is_control(&c)))
    });
    controls * 50 > all
}
