//! Findings as a compiler shows them: message, place, excerpt with carets, the other places, help.

use annotate_snippets::{
    AnnotationKind, Element, Group, Level as Title, Origin, Renderer, Snippet,
};

use super::excerpt::{self, Excerpt, Mark};
use super::{LONGEST, plain};
use crate::finding::Finding;
use crate::model::Level;
use crate::source::SourceMap;
use crate::text::sanitize_up_to;

/// One finding as several lines of text, with a line end after the last.
#[must_use]
pub fn render(finding: &Finding, sources: &SourceMap, colour: bool) -> String {
    let mut text = String::new();
    write(finding, sources, colour, &mut text);
    text
}

/// Adds it to a text.
pub(super) fn write(finding: &Finding, sources: &SourceMap, colour: bool, text: &mut String) {
    let excerpts = excerpt::all(finding, sources);
    if colour || !plain::write(finding, &excerpts, text) {
        text.push_str(&by_renderer(finding, excerpts, colour));
    }
}

/// Any finding, by the renderer.
fn by_renderer(finding: &Finding, excerpts: Vec<Excerpt<'_>>, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let level = match finding.level {
        Level::Error => Title::ERROR,
        Level::Warn => Title::WARNING,
        Level::Info | Level::Off => Title::INFO,
    };
    let title = level.primary_title(sanitize_up_to(&finding.message, LONGEST)).id(finding.rule);
    let mut group = Group::with_title(title);
    for excerpt in excerpts {
        group = group.elements(elements(excerpt));
    }
    if !finding.help.is_empty() {
        group = group.element(Title::HELP.message(sanitize_up_to(&finding.help, LONGEST)));
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

/// What is shown of one line: where it is, and its text with what is marked in it.
fn elements(excerpt: Excerpt<'_>) -> Vec<Element<'_>> {
    let Excerpt { path, position, text, marks, .. } = excerpt;
    let origin = |path| {
        let origin = Origin::path(path).line(position.line);
        origin.char_column(position.column)
    };
    let Some(text) = text else {
        return vec![origin(path).into()];
    };
    // The renderer counts the column in the text that it shows, so it is told where that is not the file's line.
    let shown_column = text[..marks[0].span.start].chars().count() + 1;
    let annotations = marks.into_iter().map(|Mark { span, label, at_fault }| {
        let kind = if at_fault { AnnotationKind::Primary } else { AnnotationKind::Context };
        kind.span(span).label(Some(label).filter(|label| !label.is_empty()))
    });
    let snippet =
        Snippet::source(text).line_start(position.line).fold(false).annotations(annotations);
    if shown_column == position.column {
        return vec![snippet.path(path).into()];
    }
    vec![origin(path).into(), snippet.into()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceFile;
    use crate::source::{FileId, Span};
    use proptest::prelude::*;

    fn place(start: usize, end: usize) -> Span {
        let byte = |at: usize| u32::try_from(at).unwrap();
        Span { file: FileId(0), start: byte(start), end: byte(end) }
    }

    proptest! {
        #[test]
        fn a_usual_finding_is_as_the_renderer_has_it(
            lines in proptest::collection::vec("[ -~]{0,50}| {0,40}[!-~]{1,60}|[ -~]{0,50}|[ -~]{0,50}|[ -~é]{0,70}|[a-z]{60,140}", 1..6),
            marks in proptest::collection::vec((any::<proptest::sample::Index>(), 0_usize..12, "|[ -~]{0,8}|[ -~]{0,20}|[ -~]{0,60}"), 1..6),
            message in "[ -~é]{1,60}",
            help in "[ -~é]{0,60}",
            level in proptest::sample::select(vec![Level::Error, Level::Warn, Level::Info]),
        ) {
            let text = lines.join("\n");
            let mut spans = marks.iter().map(|(start, len, label)| {
                let start = start.index(text.len() + 1);
                let end = (start + len).min(text.len());
                let whole = |at: usize| (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap();
                (place(whole(start), whole(end)), label.clone())
            });
            let (at_fault, label) = spans.next().unwrap();
            let mut finding = Finding::new("rule", at_fault, message).label(label).help(help);
            finding.level = level;
            for (place, label) in spans {
                finding = finding.related(place, label);
            }
            let sources = SourceMap::new(vec![SourceFile::from_text("a/b.toml", text.clone())]);
            let mut usual = String::new();
            if plain::write(&finding, &excerpt::all(&finding, &sources), &mut usual) {
                let excerpts = excerpt::all(&finding, &sources);
                prop_assert_eq!(usual, by_renderer(&finding, excerpts, false));
            } else {
                prop_assert_eq!(usual, "");
            }
        }
    }
}
