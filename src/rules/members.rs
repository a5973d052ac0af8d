//! The ids that a policy lists, so that each row finds its own among them at once.

use crate::model::Located;

/// Ids of one kind.
pub(super) struct Members<T>(Vec<T>);

impl<T: Copy + Ord> Members<T> {
    pub fn of(listed: &[Located<T>]) -> Self {
        let mut all: Vec<T> = listed.iter().map(|id| id.value).collect();
        all.sort_unstable();
        Members(all)
    }

    /// Whether an id is among them.
    pub fn has(&self, id: T) -> bool {
        self.0.binary_search(&id).is_ok()
    }
}
