//! Who stands behind each role and which letters stand where, found once for a project and kept: rules and views ask for
//! it in every cell.

use std::borrow::Cow;
use std::cell::{Cell, OnceCell};

use crate::model::letter_index::Letters;
use crate::model::{Holder, Project, RoleId};

/// How many roles and people are kept in all lists together. Boards within boards may have far more; of those that find
/// no room the list is made each time.
const ROOM: usize = 4_000_000;

/// What is known so far of who stands behind the roles of a project, and of its letters. It is found when it is first
/// asked for, and never again: roles, people, parties and letters must not change after that. A clone of a project
/// begins anew.
#[derive(Debug, Default)]
pub struct DerivedCache {
    letters: OnceCell<Letters>,
    names_people: OnceCell<bool>,
    filled: OnceCell<Vec<bool>>,
    unread: OnceCell<Vec<bool>>,
    members: Lists<RoleId>,
    behind: Lists<Holder>,
}

impl Clone for DerivedCache {
    fn clone(&self) -> Self {
        DerivedCache::default()
    }
}

/// A list for each role, made when it is asked for.
#[derive(Debug)]
struct Lists<T> {
    lists: OnceCell<Vec<OnceCell<Vec<T>>>>,
    kept: Cell<usize>,
}

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Lists { lists: OnceCell::new(), kept: Cell::new(0) }
    }
}

impl<T: Clone> Lists<T> {
    fn of(
        &self,
        project: &Project<'_>,
        role: RoleId,
        make: impl FnOnce() -> Vec<T>,
    ) -> Cow<'_, [T]> {
        let empty = || project.roles.iter().map(|_| OnceCell::new()).collect();
        let list = &self.lists.get_or_init(empty)[role.index()];
        if let Some(list) = list.get() {
            return Cow::Borrowed(list);
        }
        let made = make();
        if self.kept.get() + made.len() > ROOM {
            return Cow::Owned(made);
        }
        self.kept.set(self.kept.get() + made.len());
        Cow::Borrowed(list.get_or_init(|| made))
    }
}

impl Project<'_> {
    pub(super) fn letters(&self) -> &Letters {
        self.derived.letters.get_or_init(|| Letters::of(self))
    }

    /// Whether anybody is named anywhere. Where nobody is, rules about people have nothing to say.
    #[must_use]
    pub fn names_people(&self) -> bool {
        let fills = || self.roles.iter().any(|role| !role.filled_by.is_empty());
        *self.derived.names_people.get_or_init(|| !self.people.is_empty() || fills())
    }

    /// Whether somebody fills a role or one of its members.
    #[must_use]
    pub fn is_filled(&self, role: RoleId) -> bool {
        self.derived.filled.get_or_init(|| self.filled())[role.index()]
    }

    /// Whether something that is written of a role or of one of its members could not be read.
    #[must_use]
    pub fn is_unread(&self, role: RoleId) -> bool {
        let unread = || {
            let own = self.roles.iter().map(|role| !role.complete);
            self.with_boards(own.collect())
        };
        self.derived.unread.get_or_init(unread)[role.index()]
    }

    /// As [`Project::behind`], without making the list each time.
    #[must_use]
    pub fn standing_behind(&self, role: RoleId) -> Cow<'_, [Holder]> {
        self.derived.behind.of(self, role, || self.behind(role))
    }

    /// As [`Project::with_members`], without making the list each time.
    #[must_use]
    pub fn itself_and_members(&self, role: RoleId) -> Cow<'_, [RoleId]> {
        self.derived.members.of(self, role, || self.with_members(role))
    }
}
