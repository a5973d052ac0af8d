//! The lines that a finding shows, with what is marked in them: of each the part around the first mark, made safe to
//! print.

use std::borrow::Cow;
use std::ops::Range;

use super::LONGEST;
use crate::finding::Finding;
use crate::source::{FileId, Span};
use crate::source::{Position, SourceMap};
use crate::text::{sanitize, sanitize_up_to};

/// How many characters of a line are shown before and after the text at fault.
const AROUND: usize = 60;
/// How many characters of the text at fault are shown.
const MARKED: usize = 120;

/// How many bytes after the beginning of a span are looked at: more than are ever shown, of characters of four bytes.
const REST: usize = 4 * (MARKED + AROUND + 2);

/// A line of a file, or the part of it around a span, ready to print.
pub(super) struct Excerpt<'f> {
    /// The path as it is shown.
    pub path: Cow<'f, str>,
    /// Where the first mark begins in the file.
    pub position: Position,
    /// The text shown; `None` where the file is no text.
    pub text: Option<Cow<'f, str>>,
    /// What is marked in the text, the foremost first.
    pub marks: Vec<Mark<'f>>,
    file: FileId,
    /// The line as far as it can be shown, and the byte of the file at which it begins.
    line: &'f str,
    start: usize,
    /// The part of the line that is shown.
    window: Range<usize>,
}

/// A mark in the text shown.
pub(super) struct Mark<'f> {
    /// What is marked, in bytes.
    pub span: Range<usize>,
    /// A few words beside it; may be empty.
    pub label: Cow<'f, str>,
    /// Whether it is the text at fault, and not something that decided it.
    pub at_fault: bool,
}

/// The line at fault, then the others; places of one line are marked in one excerpt, of which the first is shown in any
/// case. Of a span that goes on over several lines the part in the first line is shown.
pub(super) fn all<'f>(finding: &'f Finding, sources: &'f SourceMap) -> Vec<Excerpt<'f>> {
    let mut excerpts: Vec<Excerpt<'f>> = Vec::with_capacity(1 + finding.related.len());
    let related = finding.related.iter().map(|other| (other.span, &other.label, false));
    for (span, label, at_fault) in
        std::iter::once((finding.span, &finding.label, true)).chain(related)
    {
        let (position, start, line) = sources.file(span.file).line_at(span.start, REST);
        let is_same = |other: &Excerpt<'_>| other.file == span.file && other.start == start;
        let same = excerpts.iter().position(is_same);
        let at = same.unwrap_or_else(|| {
            excerpts.push(Excerpt::around(span, sources, position, start, line));
            excerpts.len() - 1
        });
        excerpts[at].mark(span, label, at_fault);
    }
    excerpts
}

impl<'f> Excerpt<'f> {
    /// The line in which a span begins, with nothing marked in it.
    fn around(
        span: Span,
        sources: &'f SourceMap,
        position: Position,
        start: usize,
        line: &'f str,
    ) -> Self {
        let source = sources.file(span.file);
        let window = window(line, &in_line(span, start, line));
        Excerpt {
            path: sanitize(&source.path),
            position,
            text: source.is_text().then(|| shown(line, &window)),
            marks: Vec::new(),
            file: span.file,
            line,
            start,
            window,
        }
    }

    fn mark(&mut self, span: Span, label: &'f str, at_fault: bool) {
        let span = in_line(span, self.start, self.line);
        let span = self.shift(span.start)..self.shift(span.end);
        self.marks.push(Mark { span, label: sanitize_up_to(label, LONGEST), at_fault });
    }

    /// Where a byte of the line stands in the text shown, or the end of it that is nearer.
    fn shift(&self, byte: usize) -> usize {
        let Range { start, end } = self.window;
        let before = start..byte.clamp(start, end);
        match self.text {
            // The line is shown as it is.
            Some(Cow::Borrowed(_)) => before.len(),
            _ => cut(start > 0).len() + sanitize(&self.line[before]).len(),
        }
    }
}

/// A part of a line, with a sign where it is cut off.
fn shown<'f>(line: &'f str, window: &Range<usize>) -> Cow<'f, str> {
    let text = sanitize(&line[window.clone()]);
    match (cut(window.start > 0), cut(window.end < line.len())) {
        ("", "") => text,
        (before, after) => format!("{before}{text}{after}").into(),
    }
}

/// What stands where a line is cut off.
fn cut(is_cut: bool) -> &'static str {
    if is_cut { "…" } else { "" }
}

/// The part of a line that is shown around a span.
fn window(line: &str, span: &Range<usize>) -> Range<usize> {
    let end = span.end.min(after(line, span.start, MARKED));
    let before = &line[..span.start];
    let start =
        if before.len() < AROUND { None } else { before.char_indices().rev().nth(AROUND - 1) };
    start.map_or(0, |(at, _)| at)..after(line, end, AROUND)
}

/// The byte so many characters after another, or the end of the line.
fn after(line: &str, byte: usize, characters: usize) -> usize {
    // Characters are counted only where there may be so many.
    if line.len() - byte <= characters {
        return line.len();
    }
    line[byte..].char_indices().nth(characters).map_or(line.len(), |(at, _)| byte + at)
}

/// A span in a line that begins at `start`, moved into the line.
fn in_line(span: Span, start: usize, line: &str) -> Range<usize> {
    let within = |byte: u32| {
        let byte = (byte as usize).saturating_sub(start).min(line.len());
        (0..=byte).rev().find(|byte| line.is_char_boundary(*byte)).unwrap_or(0)
    };
    within(span.start)..within(span.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceFile;

    fn excerpt(text: &str, start: usize, end: usize) -> (String, String) {
        let sources = SourceMap::new(vec![SourceFile::from_text("a.toml", text)]);
        let byte = |at: usize| u32::try_from(at).unwrap();
        let span = Span { file: FileId(0), start: byte(start), end: byte(end) };
        let finding = Finding::new("rule", span, "message");
        let excerpt = &all(&finding, &sources)[0];
        let text = excerpt.text.as_deref().unwrap();
        (text.to_owned(), text[excerpt.marks[0].span.clone()].to_owned())
    }

    #[test]
    fn control_characters_before_the_place_do_not_move_it() {
        let text = "a\u{1b}[2J = \"bad\"";
        let at = text.find("bad").unwrap();
        let shown = ("a␛[2J = \"bad\"".to_owned(), "bad".to_owned());
        assert_eq!(excerpt(text, at, at + 3), shown);
    }

    #[test]
    fn only_the_part_of_a_long_line_around_the_place_is_shown() {
        let text = format!("{}bad{}", "x".repeat(1_000_000), "y".repeat(1_000_000));
        let (shown, marked) = excerpt(&text, 1_000_000, 1_000_003);
        assert_eq!(marked, "bad");
        assert!(shown.chars().count() < 200, "{}", shown.len());
    }

    #[test]
    fn as_many_characters_are_shown_however_many_bytes_they_have() {
        for character in ["x", "é", "日", "𝒳"] {
            let (many, around) = (character.repeat(2000), character.repeat(AROUND));
            let (shown, marked) = excerpt(&format!("{many}bad{many}"), many.len(), many.len() + 3);
            assert_eq!((shown, marked), (format!("…{around}bad{around}…"), "bad".to_owned()));
            let (shown, marked) = excerpt(&many, 0, many.len());
            let longest = character.repeat(MARKED + AROUND);
            assert_eq!((shown, marked), (format!("{longest}…"), longest));
        }
    }

    #[test]
    fn a_place_of_several_lines_shows_its_first() {
        let shown = ("a = [".to_owned(), "[".to_owned());
        assert_eq!(excerpt("a = [\n1,\n]", 4, 10), shown);
    }
}
