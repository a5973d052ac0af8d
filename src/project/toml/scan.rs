//! Where the pieces of plain TOML end: each function takes the text and the byte at which to begin, and gives the one at
//! which to go on; or nothing, if something else stands there. The control character 0x7F is not looked for.

/// The byte after this one, if it stands there.
pub(super) fn after(text: &[u8], at: usize, byte: u8) -> Option<usize> {
    (text.get(at) == Some(&byte)).then_some(at + 1)
}

/// The next byte that is no blank.
pub(super) fn blanks(text: &[u8], start: usize) -> usize {
    let mut at = start;
    while let Some(b' ' | b'\t') = text.get(at) {
        at += 1;
    }
    at
}

/// The end of a line, with the comment before it.
pub(super) fn line_end(text: &[u8], start: usize) -> Option<usize> {
    if text.get(start) == Some(&b'\n') {
        return Some(start + 1);
    }
    let mut at = blanks(text, start);
    if text.get(at) == Some(&b'#') {
        while let Some(b'\t' | b' '..) = text.get(at) {
            at += 1;
        }
    }
    match text.get(at) {
        None => Some(at),
        Some(b'\n') => Some(at + 1),
        Some(b'\r') => after(text, at + 1, b'\n'),
        Some(_) => None,
    }
}

/// What may stand between the values of a list.
pub(super) fn between(text: &[u8], start: usize) -> Option<usize> {
    let mut at = start;
    loop {
        at = blanks(text, at);
        match text.get(at)? {
            b'\n' | b'\r' | b'#' => at = line_end(text, at)?,
            _ => return Some(at),
        }
    }
}

/// Letters, digits, hyphens and underscores, at least one.
pub(super) fn word(text: &[u8], start: usize) -> Option<&[u8]> {
    let mut end = start;
    while text.get(end).is_some_and(|byte| IN_WORD[usize::from(*byte)]) {
        end += 1;
    }
    text.get(start..end).filter(|word| !word.is_empty())
}

/// The characters of keys, numbers and days.
const IN_WORD: [bool; 256] = {
    let mut known = [false; 256];
    let mut byte = 0_u8;
    while byte < 0x80 {
        known[byte as usize] = byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        byte += 1;
    }
    known
};

/// Where the double quote stands that ends a text; nothing if a control character comes before it.
pub(super) fn closing_quote(text: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    while let Some(eight) = text.get(at..).and_then(<[u8]>::first_chunk::<8>) {
        let stops = stops(u64::from_le_bytes(*eight));
        if stops == 0 {
            at += 8;
            continue;
        }
        at += stops.trailing_zeros() as usize / 8;
        return (text[at] == b'"').then_some(at);
    }
    let rest = text.get(at..)?.iter();
    let stop = rest.into_iter().position(|byte| matches!(byte, b'"' | 0..b' '))?;
    (text[at + stop] == b'"').then_some(at + stop)
}

/// The highest bit of the first of eight bytes that is a double quote or a control character, and perhaps bits of later
/// bytes. (Of a byte less 1 the highest bit is set, and was not, if the byte was 0, or one before it was; and likewise of
/// a byte less 0x20 if it was a control character.)
fn stops(eight: u64) -> u64 {
    const fn each(byte: u8) -> u64 {
        u64::from_le_bytes([byte; 8])
    }
    let less = |bytes: u64, by: u8| bytes.wrapping_sub(each(by)) & !bytes;
    (less(eight ^ each(b'"'), 1) | less(eight, b' ')) & each(0x80)
}
