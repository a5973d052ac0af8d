//! Estimates the width of text and breaks it into lines: the font of the reader is not known.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

/// The width of a text in pixels, in a usual sans-serif font.
pub(super) fn width(text: &str, size: usize, bold: bool) -> usize {
    fine(text, size, bold).div_ceil(FINE)
}

/// The number of fine units in a pixel. Widths are summed in them, so that rounding does not add up word by word.
const FINE: usize = 10_000;

fn fine(text: &str, size: usize, bold: bool) -> usize {
    let hundredths: usize = text.chars().map(advance).sum();
    hundredths * size * if bold { 107 } else { 100 }
}

/// The width of a character in hundredths of the font size, close to that in Arial.
fn advance(character: char) -> usize {
    match character {
        'i' | 'j' | 'l' | '\'' | '|' => 25,
        'I' | '!' | '.' | ',' | ':' | ';' | 'f' | 't' | ' ' | '\u{A0}' | '/' | '\\' | '[' | ']' => {
            30
        }
        'r' | '(' | ')' | '-' | '`' | '"' => 36,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' => 52,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '—' | '…' => 90,
        'A'..='Z' | '&' | '+' | '=' | '<' | '>' | '~' => 71,
        ' '..='~' => 57,
        other => match other.width() {
            None | Some(0) => 0,
            Some(1) if other.is_uppercase() => 72,
            Some(1) => 58,
            Some(_) => 105,
        },
    }
}

/// The text in lines of at most `widest` pixels, broken between words, and within words that are wider.
pub(super) fn wrap(text: &str, size: usize, bold: bool, widest: usize) -> Vec<String> {
    let space = fine(" ", size, bold);
    let mut lines = vec![String::new()];
    let mut used = 0;
    // A no-break space is a part of its word.
    let breaks = |c: char| c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{202F}');
    for word in text.split(breaks).filter(|word| !word.is_empty()) {
        for (position, piece) in pieces(word, size, bold, widest).into_iter().enumerate() {
            let wide = fine(&piece, size, bold);
            match lines.last_mut() {
                Some(last) if last.is_empty() => {
                    last.push_str(&piece);
                    used = wide;
                }
                Some(last) if position == 0 && used + space + wide <= widest * FINE => {
                    last.push(' ');
                    last.push_str(&piece);
                    used += space + wide;
                }
                _ => {
                    lines.push(piece);
                    used = wide;
                }
            }
        }
    }
    lines
}

/// The text in as few lines as `widest` allows, of about the same width.
pub(super) fn balanced(text: &str, size: usize, bold: bool, widest: usize) -> Vec<String> {
    let lines = wrap(text, size, bold, widest);
    let (mut narrow, mut wide) = (1, widest);
    while narrow < wide {
        let middle = usize::midpoint(narrow, wide);
        let fits = middle >= widest_word(text, size, bold).min(widest)
            && wrap(text, size, bold, middle).len() <= lines.len();
        if fits {
            wide = middle;
        } else {
            narrow = middle + 1;
        }
    }
    wrap(text, size, bold, wide)
}

/// The width of the widest line.
pub(super) fn widest<'l>(
    lines: impl IntoIterator<Item = &'l String>,
    size: usize,
    bold: bool,
) -> usize {
    lines.into_iter().map(|line| width(line, size, bold)).max().unwrap_or_default()
}

/// The width of the widest word.
pub(super) fn widest_word(text: &str, size: usize, bold: bool) -> usize {
    text.split_whitespace().map(|word| width(word, size, bold)).max().unwrap_or_default()
}

/// A word in pieces of at most `widest` pixels.
fn pieces(word: &str, size: usize, bold: bool, widest: usize) -> Vec<String> {
    if width(word, size, bold) <= widest {
        return vec![word.to_owned()];
    }
    let mut pieces = vec![String::new()];
    let mut used = 0;
    for cluster in word.graphemes(true) {
        let wide = fine(cluster, size, bold);
        if used + wide > widest * FINE && used > 0 {
            pieces.push(String::new());
            used = 0;
        }
        used += wide;
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
    fn lines_break_between_words_and_within_long_ones() {
        assert_eq!(wrap("Plan the tests", 12, false, 50), ["Plan the", "tests"]);
        assert_eq!(wrap("", 12, false, 50), [""]);
        assert_eq!(wrap("a\u{a0}b c", 12, false, 22), ["a\u{a0}b", "c"]);
        assert!(wrap(&"x".repeat(50), 12, false, 40).len() > 1);
        assert_eq!(wrap("営業部長", 10, false, 22), ["営業", "部長"]);
    }

    #[test]
    fn lines_are_even() {
        assert_eq!(
            balanced("SaaS Extensions Support Provider", 11, true, 160),
            ["SaaS Extensions", "Support Provider"]
        );
    }
}
