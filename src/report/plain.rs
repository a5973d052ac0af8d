//! The usual finding as text, written line by line: the form that the renderer gives it, a hundred times as fast.
//!
//! A finding is usual where every line shown is short, of ASCII, and its marks stand apart. Of all others the renderer
//! knows more. A test compares the two. Only what joins characters, as those of one emoji, stays here in message and help,
//! where the renderer leaves it out.

use super::LONGEST;
use super::excerpt::{Excerpt, Mark};
use crate::finding::Finding;
use crate::model::Level;
use crate::text::{is_printable_ascii, sanitize_up_to};

/// The characters that a line with a label may have; beyond some more the renderer shortens it.
const WIDEST: usize = 110;

/// The blanks that a line may begin with; beyond these the renderer leaves most of them out.
const INDENTED: usize = 26;

/// So many of each sign, to take the first few of them.
const BLANKS: &str = row(&[b' '; WIDEST]);
const CARETS: &str = row(&[b'^'; WIDEST]);
const DASHES: &str = row(&[b'-'; WIDEST]);

const fn row(signs: &[u8; WIDEST]) -> &str {
    match std::str::from_utf8(signs) {
        Ok(signs) => signs,
        Err(_) => "",
    }
}

/// Whether the line is short, of ASCII, and begins where it does in the file, and no two of its marks overlap.
fn is_usual(excerpt: &Excerpt<'_>) -> bool {
    let Some(text) = excerpt.text.as_deref() else {
        return false;
    };
    let marks = &excerpt.marks;
    let fits = |mark: &Mark<'_>| {
        !mark.span.is_empty()
            && mark.span.end <= text.len()
            && text.len() + mark.label.len() <= WIDEST
            && is_printable_ascii(&mark.label)
    };
    let apart = |one: &Mark<'_>, other: &Mark<'_>| {
        one.span.end <= other.span.start || other.span.end <= one.span.start
    };
    let indented = text.len() - text.trim_start().len();
    is_printable_ascii(text)
        && indented <= INDENTED
        && !text.ends_with(' ')
        && excerpt.position.column == marks[0].span.start + 1
        && marks.iter().all(fits)
        && (marks.iter().enumerate())
            .all(|(position, mark)| marks[..position].iter().all(|other| apart(mark, other)))
}

/// Adds the finding to a text, if it is usual; tells whether it is. The excerpt at fault is the first.
pub(super) fn write(finding: &Finding, excerpts: &[Excerpt<'_>], text: &mut String) -> bool {
    if !excerpts.iter().all(is_usual) {
        return false;
    }
    let heading = match finding.level {
        Level::Error => "error",
        Level::Warn => "warning",
        Level::Info | Level::Off => "info",
    };
    let mut add = |parts: &[&str]| parts.iter().for_each(|part| text.push_str(part));
    add(&[heading, "[", finding.rule, "]: ", &sanitize_up_to(&finding.message, LONGEST), "\n"]);
    let last = excerpts.iter().map(|excerpt| excerpt.position.line).max().unwrap_or_default();
    let margin = &BLANKS[..digits(last, &mut [0; 20]).len()];
    for (position, excerpt) in excerpts.iter().enumerate() {
        if position > 0 {
            add(&[margin, " |\n"]);
        }
        let shown = excerpt.text.as_deref().unwrap_or_default();
        let (mut number, mut column) = ([0; 20], [0; 20]);
        let number = digits(excerpt.position.line, &mut number);
        let column = digits(excerpt.position.column, &mut column);
        add(&[margin, "--> ", &excerpt.path, ":", number, ":", column, "\n", margin, " |\n"]);
        add(&[&margin[number.len()..], number, " | ", shown, "\n"]);
        below(&excerpt.marks, margin, &mut add);
    }
    if !finding.help.is_empty() {
        add(&[margin, " |\n", margin, " = help: ", &sanitize_up_to(&finding.help, LONGEST), "\n"]);
    }
    true
}

/// A number in digits, the room for which is given: a text of its own for each would take longer than the digits.
fn digits(mut number: usize, room: &mut [u8; 20]) -> &str {
    let mut first = room.len();
    loop {
        first -= 1;
        room[first] = b"0123456789"[number % 10];
        number /= 10;
        if number == 0 || first == 0 {
            return std::str::from_utf8(&room[first..]).unwrap_or_default();
        }
    }
}

/// Adds what stands below a line: the signs of the marks with their labels, and the labels that hang from a mark because
/// they would run into the next.
fn below(marks: &[Mark<'_>], margin: &str, add: &mut impl FnMut(&[&str])) {
    let marks = hung(marks);
    let deepest = marks.first().map_or(0, |(_, depth)| *depth);
    let rows = if deepest == 0 { 1 } else { deepest + 2 };
    for row in 0..rows {
        add(&[margin, " |"]);
        let mut written = 0;
        for (mark, depth) in &marks {
            let (sign, label) = match row {
                0 if *depth == 0 => (signs(mark), &*mark.label),
                0 => (signs(mark), ""),
                _ if mark.label.is_empty() || *depth == 0 => continue,
                _ if row <= *depth => ("|", ""),
                _ if row == depth + 1 => (&*mark.label, ""),
                _ => continue,
            };
            let space = if label.is_empty() { "" } else { " " };
            add(&[&BLANKS[written..=mark.span.start], sign, space, label]);
            written = mark.span.start + 1 + sign.len() + space.len() + label.len();
        }
        add(&["\n"]);
    }
}

/// The signs that mark a text.
fn signs(mark: &Mark<'_>) -> &'static str {
    let row = if mark.at_fault { CARETS } else { DASHES };
    &row[..mark.span.len()]
}

/// The marks from left to right, and how deep below each its label hangs: the further to the left, the deeper.
fn hung<'m, 'f>(marks: &'m [Mark<'f>]) -> Vec<(&'m Mark<'f>, usize)> {
    let mut hung: Vec<_> = marks.iter().map(|mark| (mark, 0)).collect();
    hung.sort_by_key(|(mark, _)| mark.span.start);
    let mut deepest = 0;
    for position in (0..hung.len()).rev() {
        hung[position].1 = deepest;
        let mark = hung[position].0;
        let runs_into = |(left, _): &(&Mark<'_>, usize)| {
            !left.label.is_empty() && mark.span.start < left.span.end + left.label.len() + 2
        };
        let gives_way = deepest == 0 || !mark.label.is_empty();
        if gives_way && hung[..position].iter().any(runs_into) {
            deepest += 1;
        }
    }
    hung
}
