//! Findings as a compiler shows them: message, place, excerpt with carets, the other places, help.

use std::borrow::Cow;

use annotate_snippets::{
    AnnotationKind, Element, Group, Level as Title, Origin, Renderer, Snippet,
};

use super::excerpt::{self, Excerpt};
use super::plain::{self, Line};
use crate::finding::{FileId, Finding, Level, Place};
use crate::project::{Position, Sources};
use crate::text::{visible, visible_up_to};

/// How many characters a message, label or help may have; names are free text and may be of any length.
pub(super) const LONGEST: usize = 400;

/// One finding as several lines of text, with a line end after the last.
#[must_use]
pub fn render(finding: &Finding, sources: &Sources, colour: bool) -> String {
    let usual = if colour { None } else { usual(finding, sources) };
    usual.unwrap_or_else(|| by_renderer(finding, sources, colour))
}

/// The finding without colour, if it is a usual one.
fn usual(finding: &Finding, sources: &Sources) -> Option<String> {
    let message = visible_up_to(&finding.message, LONGEST);
    let heading = match finding.level {
        Level::Error => "error",
        Level::Warn => "warning",
        Level::Info | Level::Off => "info",
    };
    let title = format!("{heading}[{}]: {message}", finding.rule);
    let related = finding.related.iter().map(|other| (other.place, other.label.as_str()));
    let marks = std::iter::once((finding.place, finding.label.as_str())).chain(related);
    let mut shown: Vec<Shown<'_>> = Vec::with_capacity(1 + finding.related.len());
    for (place, label) in marks {
        let source = sources.file(place.file);
        let position = source.position(place.start);
        let is_same =
            |other: &Shown<'_>| other.file == place.file && other.position.line == position.line;
        if !source.is_text() || shown.iter().any(is_same) {
            return None;
        }
        let excerpt = excerpt::of(source, &[place]);
        let (path, label) = (visible(&source.path), visible_up_to(label, LONGEST));
        shown.push(Shown { file: place.file, position, excerpt, path, label });
    }
    let lines = shown.iter().map(|shown| Line {
        path: &shown.path,
        number: shown.position.line,
        column: shown.position.column,
        text: &shown.excerpt.text,
        mark: shown.excerpt.spans[0].clone(),
        label: &shown.label,
    });
    plain::render(&title, &lines.collect::<Vec<_>>(), &visible_up_to(&finding.help, LONGEST))
}

/// A line with one mark.
struct Shown<'s> {
    file: FileId,
    position: Position,
    excerpt: Excerpt,
    path: Cow<'s, str>,
    label: String,
}

/// Any finding, by the renderer.
fn by_renderer(finding: &Finding, sources: &Sources, colour: bool) -> String {
    let renderer = match colour {
        true => Renderer::styled(),
        false => Renderer::plain(),
    };
    let level = match finding.level {
        Level::Error => Title::ERROR,
        Level::Warn => Title::WARNING,
        Level::Info | Level::Off => Title::INFO,
    };
    let title = level.primary_title(visible_up_to(&finding.message, LONGEST)).id(finding.rule);
    let mut group = Group::with_title(title);
    for shown in excerpts(finding, sources) {
        group = group.elements(shown);
    }
    if !finding.help.is_empty() {
        group = group.element(Title::HELP.message(visible_up_to(&finding.help, LONGEST)));
    }
    with_plain_origins(&renderer.render(&[group]))
}

/// The text with ` --> ` before every place, where the renderer writes ` ::: ` before all but the first: no line may
/// begin with two colons. Without the lines in which it tells no origin, after one that was told apart from its excerpt.
fn with_plain_origins(text: &str) -> String {
    let mut lines = Vec::new();
    for line in text.lines() {
        let plain = anstream::adapter::strip_str(line).to_string();
        match plain.trim_start().strip_prefix(":::") {
            Some("" | " ") => {}
            Some(_) => lines.push(line.replacen(":::", "-->", 1)),
            None => lines.push(line.to_owned()),
        }
    }
    format!("{}\n", lines.join("\n"))
}

/// The place at fault, then the others; one in the same line is shown in the same excerpt.
fn excerpts(finding: &Finding, sources: &Sources) -> Vec<Vec<Element<'static>>> {
    let at_fault = (finding.place, finding.label.as_str(), AnnotationKind::Primary);
    let mut lines = vec![vec![at_fault]];
    for related in &finding.related {
        let other = (related.place, related.label.as_str(), AnnotationKind::Context);
        match lines.iter_mut().find(|line| is_same_line(sources, line[0].0, related.place)) {
            Some(line) => line.push(other),
            None => lines.push(vec![other]),
        }
    }
    lines.iter().map(|line| one_line(sources, line)).collect()
}

fn is_same_line(sources: &Sources, one: Place, other: Place) -> bool {
    one.file == other.file && sources.position(one).line == sources.position(other).line
}

/// What is shown of one line: where it is, and its text with what is marked in it, the first thing foremost.
fn one_line(sources: &Sources, marks: &[(Place, &str, AnnotationKind)]) -> Vec<Element<'static>> {
    let place = marks[0].0;
    let source = sources.file(place.file);
    let position = source.position(place.start);
    let path = visible(&source.path).into_owned();
    let origin = |path| {
        let origin = Origin::path(path).line(position.line);
        origin.char_column(position.column)
    };
    if !source.is_text() {
        return vec![origin(path).into()];
    }
    let places: Vec<Place> = marks.iter().map(|mark| mark.0).collect();
    let excerpt = excerpt::of(source, &places);
    // The renderer counts the column in the text that it shows, so it is told where that is not the file's line.
    let shown_column = excerpt.text[..excerpt.spans[0].start].chars().count() + 1;
    let annotations = marks.iter().zip(excerpt.spans).map(|((_, label, kind), span)| {
        let label = Some(visible_up_to(label, LONGEST)).filter(|label| !label.is_empty());
        kind.span(span).label(label)
    });
    let snippet = Snippet::source(excerpt.text)
        .line_start(position.line)
        .fold(false)
        .annotations(annotations);
    if shown_column == position.column {
        return vec![snippet.path(path).into()];
    }
    vec![origin(path).into(), snippet.into()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::source::Source;
    use proptest::prelude::*;

    fn place(start: usize, end: usize) -> Place {
        let byte = |at: usize| u32::try_from(at).unwrap();
        Place { file: FileId(0), start: byte(start), end: byte(end) }
    }

    proptest! {
        #[test]
        fn a_usual_finding_is_as_the_renderer_has_it(
            lines in proptest::collection::vec("[ -~]{0,50}|[ -~]{0,50}|[ -~]{0,50}|[ -~é]{0,70}|[a-z]{60,140}", 1..14),
            marks in proptest::collection::vec((any::<proptest::sample::Index>(), 0_usize..40, "[ -~]{0,20}|[ -~]{0,60}"), 1..4),
            message in "[ -~é]{1,60}",
            help in "[ -~é]{0,60}",
            level in proptest::sample::select(vec![Level::Error, Level::Warn, Level::Info]),
        ) {
            let text = lines.join("\n");
            let mut places = marks.iter().map(|(start, len, label)| {
                let start = start.index(text.len() + 1);
                let end = (start + len).min(text.len());
                let whole = |at: usize| (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap();
                (place(whole(start), whole(end)), label.clone())
            });
            let (at_fault, label) = places.next().unwrap();
            let mut finding = Finding::new("rule", at_fault, message).label(label).help(help);
            finding.level = level;
            for (place, label) in places {
                finding = finding.related(place, label);
            }
            let sources = Sources::of(vec![Source::from_text("a/b.toml", text.clone())]);
            if let Some(usual) = usual(&finding, &sources) {
                prop_assert_eq!(usual, by_renderer(&finding, &sources, false));
            }
        }
    }
}
