//! Which entries a syntax error may have taken something from.

use crate::source::Span;

/// The entries of all files, and those in which a syntax error stands. Of these nothing is called missing.
#[derive(Default)]
pub(super) struct ErrorRegions {
    /// Where each entry begins, in order.
    entries: Vec<Span>,
    /// The entries among them that are damaged, in order.
    damaged: Vec<Span>,
}

impl ErrorRegions {
    /// `entries` are the places of the ids of all entries, `errors` those of the syntax errors.
    pub fn new(mut entries: Vec<Span>, errors: &[Span]) -> Self {
        entries.sort_unstable();
        let mut damage = ErrorRegions { entries, damaged: Vec::new() };
        let mut damaged: Vec<Span> = errors.iter().filter_map(|e| damage.entry_of(*e)).collect();
        damaged.sort_unstable();
        damage.damaged = damaged;
        damage
    }

    /// Whether the entry that a place stands in is damaged.
    pub fn covers(&self, span: Span) -> bool {
        let is_damaged = |entry: Span| self.damaged.binary_search(&entry).is_ok();
        !self.damaged.is_empty() && self.entry_of(span).is_some_and(is_damaged)
    }

    /// The last entry that begins at or before a place in its file.
    fn entry_of(&self, span: Span) -> Option<Span> {
        let after = self
            .entries
            .partition_point(|entry| (entry.file, entry.start) <= (span.file, span.start));
        let entry = *self.entries.get(after.checked_sub(1)?)?;
        (entry.file == span.file).then_some(entry)
    }
}
