//! The forms for people: the findings of a project with excerpts, or one line each.

use crate::finding::Finding;
use crate::report::{short, text};
use crate::source::SourceMap;

/// How many bytes a finding takes, more or less.
const USUAL: usize = 400;

/// A form for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// With excerpts
    Text {
        /// Whether it is for a terminal that shows colour.
        colour: bool,
    },
    /// One line a finding
    Short,
}

/// The findings of a project that no waiver silences, in a form for people.
#[must_use]
pub fn of(findings: &[Finding], sources: &SourceMap, form: Form) -> String {
    let mut all = String::with_capacity(findings.len() * USUAL);
    for finding in findings.iter().filter(|finding| finding.waived.is_none()) {
        match form {
            Form::Text { colour } => {
                text::write(finding, sources, colour, &mut all);
                all.push('\n');
            }
            Form::Short => {
                let path = &sources.file(finding.span.file).path;
                short::write(finding, path, sources.position(finding.span), &mut all);
            }
        }
    }
    all
}
