//! The ids that a policy lists, so that each row finds its own among them at once.

use crate::source::Spanned;

/// Ids of one kind.
pub(crate) struct IdSet<T>(Vec<T>);

impl<T: Copy + Ord> IdSet<T> {
    pub fn of(listed: &[Spanned<T>]) -> Self {
        let mut all: Vec<T> = listed.iter().map(|id| id.value).collect();
        all.sort_unstable();
        IdSet(all)
    }

    /// Whether an id is among them.
    pub fn has(&self, id: T) -> bool {
        self.0.binary_search(&id).is_ok()
    }
}
