//! The part of a line that a finding shows, made safe to print.

use std::ops::Range;

use crate::finding::Place;
use crate::project::source::Source;
use crate::text::visible;

/// How many characters of a line are shown before and after the text at fault.
const AROUND: usize = 60;
/// How many characters of the text at fault are shown.
const LONGEST: usize = 120;

/// A line of a file, or the part of it around a place, ready to print.
pub(super) struct Excerpt {
    /// The text shown.
    pub text: String,
    /// Each place in the text shown, in bytes.
    pub spans: Vec<Range<usize>>,
}

/// The excerpt for places of one line of a file, of which the first is shown in any case. Of a place that goes on
/// over several lines the part in the first line is shown.
pub(super) fn of(source: &Source, places: &[Place]) -> Excerpt {
    let (line_start, line) = source.line(source.position(places[0].start).line);
    let in_line = |place: &Place| {
        within(line, (place.start as usize).saturating_sub(line_start))
            ..within(line, (place.end as usize).saturating_sub(line_start))
    };
    let spans: Vec<Range<usize>> = places.iter().map(in_line).collect();
    let window = window(line, &spans[0]);
    let text = |range: Range<usize>| visible(&line[range]);
    let before = if window.start > 0 { "…" } else { "" };
    let after = if window.end < line.len() { "…" } else { "" };
    let shift = |byte: usize| {
        let byte = byte.clamp(window.start, window.end);
        before.len() + text(window.start..byte).len()
    };
    Excerpt {
        spans: spans.iter().map(|span| shift(span.start)..shift(span.end)).collect(),
        text: format!("{before}{}{after}", text(window.clone())),
    }
}

/// The part of a line that is shown around a place.
fn window(line: &str, place: &Range<usize>) -> Range<usize> {
    let before = line[..place.start].char_indices().rev().nth(AROUND - 1);
    let longest_end = line[place.start..].char_indices().nth(LONGEST);
    let end = longest_end.map_or(place.end, |(at, _)| place.end.min(place.start + at));
    let after = line[end..].char_indices().nth(AROUND);
    before.map_or(0, |(at, _)| at)..after.map_or(line.len(), |(at, _)| end + at)
}

/// A byte of a line, moved to its end or to the start of a character.
fn within(line: &str, byte: usize) -> usize {
    let byte = byte.min(line.len());
    (0..=byte).rev().find(|byte| line.is_char_boundary(*byte)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::FileId;

    fn excerpt(text: &str, start: usize, end: usize) -> (String, String) {
        let source = Source::from_text("a.toml", text);
        let byte = |at: usize| u32::try_from(at).unwrap();
        let place = Place { file: FileId(0), start: byte(start), end: byte(end) };
        let excerpt = of(&source, &[place]);
        let marked = excerpt.text[excerpt.spans[0].clone()].to_owned();
        (excerpt.text, marked)
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
    fn a_place_of_several_lines_shows_its_first() {
        let shown = ("a = [".to_owned(), "[".to_owned());
        assert_eq!(excerpt("a = [\n1,\n]", 4, 10), shown);
    }
}
