//! Estimates the width and height of texts. The unit of width is a digit, as for Excel's columns. The widths of
//! characters are close to those of usual sans-serif fonts, such as Calibri and Arial: the reader's font is not known.

use unicode_width::UnicodeWidthChar;

/// The height of a line of text, and the most that a row can have, in points.
const LINE: (usize, usize) = (15, 409);
/// How much of these widths fits into a unit of column width, since most fonts are a little narrower.
const FITTING: f64 = 1.03;

/// The width of a text in one line.
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

/// The width of the longest line of some texts, rounded up.
pub(super) fn longest<'t>(texts: impl Iterator<Item = &'t str>) -> usize {
    let widths = texts.flat_map(str::lines).map(width);
    // Widths are positive and far below the limits of `usize`.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let longest = widths.fold(0.0, f64::max).ceil() as usize;
    longest
}

/// The number of lines of a text in a column of a width. Words are broken only if they are wider than the column.
pub(super) fn lines(text: &str, column: usize) -> usize {
    let available = size(column) * FITTING;
    let of_line = |line: &str| {
        let (mut lines, mut used) = (1, 0.0);
        for word in line.split_inclusive(' ') {
            let length = width(word.trim_end());
            if used > 0.0 && length > 0.0 && used + length > available {
                lines += 1;
                used = 0.0;
            }
            for character in word.chars() {
                let width = width_of(character);
                // A word longer than a line is broken; a space at the end of a line has no width.
                if used > 0.0 && used + width > available && character != ' ' {
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

/// The height of a row of so many lines, in points; `None` for a single line, which has the default height.
pub(super) fn height(lines: usize) -> Option<f64> {
    (lines > 1).then(|| size((lines * LINE.0 + 2).min(LINE.1)))
}

/// A size as the floating-point number that `rust_xlsxwriter` takes.
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
