//! Findings as a compiler shows them: message, position, excerpts with carets, help.

use annotate_snippets::{
    AnnotationKind, Element, Group, Level as Title, Origin, Renderer, Snippet,
};

use super::LONGEST;
use super::excerpt::{Excerpt, excerpts};
use crate::finding::Finding;
use crate::model::Level;
use crate::source::SourceMap;
use crate::text::sanitize_up_to;

/// A finding as several lines of text.
#[must_use]
pub fn render(finding: &Finding, sources: &SourceMap, colour: bool) -> String {
    let mut text = String::new();
    write(finding, &excerpts(finding, sources), colour, &mut text);
    text
}

/// Appends a finding with its excerpts to a text, with a line break after the last line.
pub(super) fn write(finding: &Finding, excerpts: &[Excerpt<'_>], colour: bool, text: &mut String) {
    let level = match finding.level {
        Level::Error => Title::ERROR,
        Level::Warn => Title::WARNING,
        Level::Info | Level::Off => Title::INFO,
    };
    let message = sanitize_up_to(&finding.message, LONGEST);
    // The message is sanitized already, and the other kind of title takes it as it is, but without its bold type.
    let (renderer, title) = if colour {
        (Renderer::styled(), level.primary_title(message))
    } else {
        (Renderer::plain(), level.secondary_title(message))
    };
    let mut group = Group::with_title(title.id(finding.rule));
    for excerpt in excerpts {
        group = group.elements(elements(excerpt));
    }
    if !finding.help.is_empty() {
        group = group.element(Title::HELP.message(sanitize_up_to(&finding.help, LONGEST)));
    }
    write_with_arrows(&renderer.render(&[group]), text);
}

/// Appends what is rendered with ` --> ` before every position, where the renderer writes ` ::: ` before all but the
/// first: no line may begin with two colons, which start a command of a CI runner. The lines in which it has no position
/// to show, as it was shown apart from its excerpt, are left out.
fn write_with_arrows(rendered: &str, text: &mut String) {
    for line in rendered.lines() {
        if line.contains(":::") {
            let plain = anstream::adapter::strip_str(line).to_string();
            match plain.trim_start().strip_prefix(":::") {
                Some("" | " ") => continue,
                Some(_) => *text += &line.replacen(":::", "-->", 1),
                None => *text += line,
            }
        } else {
            *text += line;
        }
        text.push('\n');
    }
}

/// The position of an excerpt, and its text with the marks in it.
fn elements<'e>(excerpt: &'e Excerpt<'_>) -> Vec<Element<'e>> {
    let position = excerpt.position;
    let path = &*excerpt.path;
    let origin = || Origin::path(path).line(position.line).char_column(position.column);
    let Some(text) = excerpt.text.as_deref() else {
        return vec![origin().into()];
    };
    let annotations = excerpt.marks.iter().map(|mark| {
        let kind = if mark.is_primary { AnnotationKind::Primary } else { AnnotationKind::Context };
        kind.span(mark.range.clone()).label(Some(&*mark.label).filter(|label| !label.is_empty()))
    });
    let snippet =
        Snippet::source(text).line_start(position.line).fold(false).annotations(annotations);
    // The renderer counts the column in the text shown, which is not that of the file if the line is cut off.
    if text[..excerpt.marks[0].range.start].chars().count() + 1 == position.column {
        vec![snippet.path(path).into()]
    } else {
        vec![origin().into(), snippet.into()]
    }
}
