//! One line a finding: `path:line:column: level[rule]: message`.

use super::LONGEST;
use crate::finding::Finding;
use crate::source::Position;
use crate::text::{sanitize, sanitize_up_to};

/// Adds a finding in one line to a text.
pub(super) fn write(finding: &Finding, path: &str, position: Position, text: &mut String) {
    let path = sanitize(path);
    let message = sanitize_up_to(&finding.message, LONGEST);
    let Position { line, column } = position;
    text.push_str(&format!(
        "{path}:{line}:{column}: {}[{}]: {message}\n",
        finding.level, finding.rule
    ));
}
