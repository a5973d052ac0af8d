//! How much room texts take, where a digit is as wide as 1. No font is asked: these are the widths of usual fonts
//! without serifs, rounded up.

use unicode_width::UnicodeWidthChar;

/// The points of a line of text, and the most of a row.
const LINE: (usize, usize) = (15, 409);
/// What fits into a column as wide as 1: the widths below are a little more than those of most fonts.
const ROOM: f64 = 1.03;

/// How wide a text is that stands in one line.
fn width(text: &str) -> f64 {
    text.chars().map(width_of).sum()
}

fn width_of(character: char) -> f64 {
    match character {
        'f'
        | 'i'
        | 'j'
        | 'l'
        | 'r'
        | 't'
        | ' '
        | '!'..='\''
        | '('..=')'
        | ','..='/'
        | ':'..=';' => 0.6,
        'm' | 'w' | 'M' | 'W' => 1.5,
        'A'..='Z' => 1.2,
        ' '..='~' => 1.0,
        other => [0.0, 1.0, 2.0][other.width().unwrap_or(0).min(2)],
    }
}

/// How wide the longest line of some texts is, rounded up.
pub(super) fn longest<'t>(texts: impl Iterator<Item = &'t str>) -> usize {
    let widths = texts.flat_map(str::lines).map(width);
    // No text is so long that this would lose anything that matters.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let longest = widths.fold(0.0, f64::max).ceil() as usize;
    longest
}

/// How many lines a text takes in a column: words stay whole where they can.
pub(super) fn lines(text: &str, column: usize) -> usize {
    let room = size(column) * ROOM;
    let of_line = |line: &str| {
        let (mut lines, mut used) = (1, 0.0);
        for word in line.split_inclusive(' ') {
            let length = width(word.trim_end());
            if used > 0.0 && length > 0.0 && used + length > room {
                lines += 1;
                used = 0.0;
            }
            for character in word.chars() {
                let width = width_of(character);
                // A word that is longer than a line is broken; a space at the end of a line takes no room.
                if used > 0.0 && used + width > room && character != ' ' {
                    lines += 1;
                    used = 0.0;
                }
                used += width;
            }
        }
        lines
    };
    text.split('\n').map(of_line).sum()
}

/// The points that so many lines take in a row; `None` for a single one, whose height is the usual one.
pub(super) fn height(lines: usize) -> Option<f64> {
    (lines > 1).then(|| size((lines * LINE.0 + 2).min(LINE.1)))
}

/// A size as the number that the writer of the workbook wants.
pub(super) fn size(size: usize) -> f64 {
    f64::from(u32::try_from(size).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_whole_where_they_can() {
        assert_eq!(lines("", 10), 1);
        assert_eq!(lines("aaa bbb ccc", 11), 1);
        assert_eq!(lines("aaa bbb ccc", 9), 2);
        assert_eq!(lines("aaa\nbbb\n", 12), 3);
        assert_eq!(lines(&"x".repeat(30), 10), 3);
        assert_eq!(lines("営業部長", 4), 2);
        assert_eq!(lines("a bbbbbbbbbbbbbbb c", 10), 3);
        assert_eq!(lines("aaaaaaaaaa      ", 10), 1);
        assert_eq!(lines("xx", 0), 2);
    }

    #[test]
    fn the_longest_line_counts() {
        assert_eq!(longest(["ab\nabcd", "abc"].into_iter()), 4);
        assert_eq!(longest(["ill"].into_iter()), 2);
        assert_eq!(longest([].into_iter()), 0);
    }

    #[test]
    fn a_row_is_no_higher_than_it_can_be() {
        assert_eq!(height(1), None);
        assert_eq!(height(2), Some(32.0));
        assert_eq!(height(1_000_000), Some(409.0));
    }
}
