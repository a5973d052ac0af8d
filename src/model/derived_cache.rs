//! Data that rules and views derive from a project repeatedly, computed once.

use std::borrow::Cow;
use std::cell::{Cell, OnceCell};

use super::letter_index::LetterIndex;
use super::{Holder, Project, RoleId};

/// The largest number of entries that all lists of one kind keep together. Boards of boards may have far more; further
/// lists are computed each time.
const CAPACITY: usize = 4_000_000;

/// Derived facts of a project, each computed on first use and kept: roles, people, parties and letters must not change
/// after that. The clone of a project starts with an empty cache.
#[derive(Debug, Default)]
pub struct DerivedCache {
    pub(super) letters: OnceCell<LetterIndex>,
    pub(super) names_people: OnceCell<bool>,
    /// By role.
    pub(super) filled: OnceCell<Vec<bool>>,
    /// By role.
    pub(super) incomplete: OnceCell<Vec<bool>>,
    pub(super) members: ListCache<RoleId>,
    pub(super) holders: ListCache<Holder>,
}

impl Clone for DerivedCache {
    fn clone(&self) -> Self {
        DerivedCache::default()
    }
}

/// One list per role.
#[derive(Debug)]
pub(super) struct ListCache<T> {
    lists: OnceCell<Vec<OnceCell<Vec<T>>>>,
    /// The entries of all lists.
    kept: Cell<usize>,
}

impl<T> Default for ListCache<T> {
    fn default() -> Self {
        ListCache { lists: OnceCell::new(), kept: Cell::new(0) }
    }
}

impl<T: Clone> ListCache<T> {
    /// The list of a role, found by `find` unless it is kept.
    pub(super) fn get_or_find(
        &self,
        project: &Project<'_>,
        role: RoleId,
        find: impl FnOnce() -> Vec<T>,
    ) -> Cow<'_, [T]> {
        let empty = || project.roles.iter().map(|_| OnceCell::new()).collect();
        let list = &self.lists.get_or_init(empty)[role.index()];
        if let Some(list) = list.get() {
            return Cow::Borrowed(list);
        }
        let found = find();
        if self.kept.get() + found.len() > CAPACITY {
            return Cow::Owned(found);
        }
        self.kept.set(self.kept.get() + found.len());
        Cow::Borrowed(list.get_or_init(|| found))
    }
}
