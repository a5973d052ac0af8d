//! Which entries may have lost keys to a syntax error.

use crate::source::Span;

/// The entries of all files, and those with a syntax error. In these no key is reported as missing.
#[derive(Default)]
pub(super) struct ErrorRegions {
    /// The span of each entry's id, sorted.
    entries: Vec<Span>,
    /// The entries among them with a syntax error, sorted.
    damaged: Vec<Span>,
}

impl ErrorRegions {
    /// `entries` are the spans of the ids of all entries, `errors` those of the syntax errors.
    pub fn new(mut entries: Vec<Span>, errors: &[Span]) -> Self {
        entries.sort_unstable();
        let mut regions = ErrorRegions { entries, damaged: Vec::new() };
        regions.damaged = errors.iter().filter_map(|error| regions.entry_of(*error)).collect();
        regions.damaged.sort_unstable();
        regions
    }

    /// Whether the entry that contains `span` has a syntax error.
    pub fn covers(&self, span: Span) -> bool {
        let is_damaged = |entry: Span| self.damaged.binary_search(&entry).is_ok();
        !self.damaged.is_empty() && self.entry_of(span).is_some_and(is_damaged)
    }

    /// The last entry that begins at or before a span in its file.
    fn entry_of(&self, span: Span) -> Option<Span> {
        let after = self
            .entries
            .partition_point(|entry| (entry.file, entry.start) <= (span.file, span.start));
        let entry = *self.entries.get(after.checked_sub(1)?)?;
        (entry.file == span.file).then_some(entry)
    }
}
