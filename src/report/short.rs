//! One line a finding: `path:line:column: level[rule]: message`.

use super::entry::Entry;
use super::text::LONGEST;
use crate::text::{visible, visible_up_to};

/// A finding in one line.
pub(super) fn line(entry: &Entry) -> String {
    let region = &entry.region;
    let path = visible(&region.path);
    let message = visible_up_to(&entry.message, LONGEST);
    let (line, column) = (region.line, region.column);
    format!("{path}:{line}:{column}: {}[{}]: {message}\n", entry.level, entry.rule)
}
