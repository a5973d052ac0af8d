//! Findings as a compiler shows them: message, place, excerpt with carets, the other places, help.

use annotate_snippets::{
    AnnotationKind, Element, Group, Level as Title, Origin, Renderer, Snippet,
};

use super::excerpt;
use crate::finding::{Finding, Level, Place};
use crate::project::Sources;
use crate::text::{visible, visible_up_to};

/// How many characters a message, label or help may have; names are free text and may be of any length.
pub(super) const LONGEST: usize = 400;

/// One finding as several lines of text, with a line end after the last.
#[must_use]
pub fn render(finding: &Finding, sources: &Sources, colour: bool) -> String {
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
