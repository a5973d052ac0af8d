//! One line per finding: `path:line:column: level[rule]: message`.

use super::LONGEST;
use crate::finding::Finding;
use crate::source::Position;
use crate::text::{Append, sanitize, sanitize_up_to};

/// Appends a finding as one line to a text.
pub(super) fn write(finding: &Finding, path: &str, position: Position, text: &mut String) {
    let path = sanitize(path);
    let message = sanitize_up_to(&finding.message, LONGEST);
    let Position { line, column } = position;
    writeln!(text, "{path}:{line}:{column}: {}[{}]: {message}", finding.level, finding.rule);
}
