//! The ids that a policy lists, sorted for fast look-up.

use crate::source::Spanned;

/// A sorted list of ids of one kind.
pub(crate) struct IdSet<T>(Vec<T>);

impl<T: Copy + Ord> IdSet<T> {
    pub fn new(listed: &[Spanned<T>]) -> Self {
        let mut all: Vec<T> = listed.iter().map(|id| id.value).collect();
        all.sort_unstable();
        IdSet(all)
    }

    pub fn contains(&self, id: T) -> bool {
        self.0.binary_search(&id).is_ok()
    }
}
