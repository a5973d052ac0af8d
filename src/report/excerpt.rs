//! Excerpts: the lines that a finding shows and the marks in them. Of each line the part around the first mark is kept,
//! sanitized.

use std::borrow::Cow;
use std::ops::Range;

use super::LONGEST;
use crate::finding::Finding;
use crate::source::{FileId, Position, SourceMap, Span};
use crate::text::{sanitize, sanitize_up_to};

/// How many characters of a line are shown before and after the first mark.
const AROUND: usize = 60;
/// How many characters of a mark are shown.
const MARKED: usize = 120;
/// How many bytes after the start of a span are read: more than are ever shown, even of characters of four bytes.
const READ: usize = 4 * (MARKED + AROUND + 2);

/// A line of a file, or the part of it around a span, ready to print.
#[derive(Debug, Clone)]
pub struct Excerpt<'f> {
    /// The path as it is shown.
    pub path: Cow<'f, str>,
    /// Where the first mark begins in the file.
    pub position: Position,
    /// The text shown; `None` if the file is not text.
    pub text: Option<Cow<'f, str>>,
    /// The marks in the text; the first one is the foremost.
    pub marks: Vec<Mark<'f>>,
}

/// A mark in the text shown.
#[derive(Debug, Clone)]
pub struct Mark<'f> {
    /// The marked ranges, in bytes of the text.
    pub range: Range<usize>,
    /// A few words beside it; may be empty.
    pub label: Cow<'f, str>,
    /// Whether it is the text at fault, and not other text that decided it.
    pub is_primary: bool,
}

impl Excerpt<'_> {
    /// The excerpt as owned data, independent of the files.
    #[must_use]
    pub fn into_owned(self) -> Excerpt<'static> {
        let owned = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        let marks = self.marks.into_iter().map(|mark| Mark {
            range: mark.range,
            label: owned(mark.label),
            is_primary: mark.is_primary,
        });
        Excerpt {
            path: owned(self.path),
            position: self.position,
            text: self.text.map(owned),
            marks: marks.collect(),
        }
    }
}

/// The excerpts of a finding: the line at fault, then the related ones. Spans in one line are marked in one excerpt; of a
/// span of several lines the part in the first line is marked.
#[must_use]
pub fn excerpts<'f>(finding: &'f Finding, sources: &'f SourceMap) -> Vec<Excerpt<'f>> {
    let mut lines: Vec<Line<'f>> = Vec::with_capacity(1 + finding.related.len());
    let primary = (finding.span, &finding.label, true);
    let related = finding.related.iter().map(|other| (other.span, &other.label, false));
    for (span, label, is_primary) in std::iter::once(primary).chain(related) {
        let line = Line::at(span, sources);
        let same = lines.iter().position(|other| other.is_same(&line));
        let position = same.unwrap_or_else(|| {
            lines.push(line);
            lines.len() - 1
        });
        lines[position].mark(span, label, is_primary);
    }
    lines.into_iter().map(|line| line.excerpt).collect()
}

/// A line of a file, possibly shortened.
struct Line<'f> {
    excerpt: Excerpt<'f>,
    file: FileId,
    /// The byte of the file at which the line begins.
    start: usize,
    /// The line as far as it can be shown.
    text: &'f str,
    /// The part of the line that is shown, in bytes.
    window: Range<usize>,
}

impl<'f> Line<'f> {
    /// The line in which a span begins, without marks.
    fn at(span: Span, sources: &'f SourceMap) -> Self {
        let source = sources.file(span.file);
        let (position, start, text) = source.line_at(span.start, READ);
        let window = window(text, &in_line(span, start, text));
        let excerpt = Excerpt {
            path: sanitize(&source.path),
            position,
            text: source.is_text().then(|| shown(text, &window)),
            marks: Vec::new(),
        };
        Line { excerpt, file: span.file, start, text, window }
    }

    fn is_same(&self, other: &Line<'_>) -> bool {
        self.file == other.file && self.start == other.start
    }

    fn mark(&mut self, span: Span, label: &'f str, is_primary: bool) {
        let span = in_line(span, self.start, self.text);
        let range = self.shift(span.start)..self.shift(span.end);
        let label = sanitize_up_to(label, LONGEST);
        self.excerpt.marks.push(Mark { range, label, is_primary });
    }

    /// The byte of the text shown at which a byte of the line is, or the nearer end of the text.
    fn shift(&self, byte: usize) -> usize {
        let Range { start, end } = self.window;
        let before = start..byte.clamp(start, end);
        match self.excerpt.text {
            // The line is shown unchanged.
            Some(Cow::Borrowed(_)) => before.len(),
            _ => ellipsis(start > 0).len() + sanitize(&self.text[before]).len(),
        }
    }
}

/// A part of a line, with an ellipsis where it is cut off.
fn shown<'f>(line: &'f str, window: &Range<usize>) -> Cow<'f, str> {
    let text = sanitize(&line[window.clone()]);
    match (ellipsis(window.start > 0), ellipsis(window.end < line.len())) {
        ("", "") => text,
        (before, after) => format!("{before}{text}{after}").into(),
    }
}

fn ellipsis(is_cut: bool) -> &'static str {
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

/// The byte so many characters after a byte, or the end of the line.
fn after(line: &str, byte: usize, characters: usize) -> usize {
    // A line with fewer bytes left has fewer characters left.
    if line.len() - byte <= characters {
        return line.len();
    }
    line[byte..].char_indices().nth(characters).map_or(line.len(), |(at, _)| byte + at)
}

/// A span as bytes of a line that begins at the byte `start` of the file, clamped to the line.
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
        let excerpt = &excerpts(&finding, &sources)[0];
        let text = excerpt.text.as_deref().unwrap();
        (text.to_owned(), text[excerpt.marks[0].range.clone()].to_owned())
    }

    #[test]
    fn control_characters_before_a_mark_do_not_move_it() {
        let text = "a\u{1b}[1m = \"bad\"";
        let at = text.find("bad").unwrap();
        let shown = ("a␛[1m = \"bad\"".to_owned(), "bad".to_owned());
        assert_eq!(excerpt(text, at, at + 3), shown);
    }

    #[test]
    fn only_the_part_of_a_long_line_around_the_mark_is_shown() {
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
    fn a_span_of_several_lines_shows_its_first() {
        let shown = ("a = [".to_owned(), "[".to_owned());
        assert_eq!(excerpt("a = [\n1,\n]", 4, 10), shown);
    }
}
