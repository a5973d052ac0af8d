//! Who stands behind each role and which letters stand where, found once for a project and kept: rules and views ask for
//! it in every cell.

use std::borrow::Cow;
use std::cell::{Cell, OnceCell};

use crate::model::letter_index::LetterIndex;
use crate::model::{Holder, Project, RoleId};

/// How many roles and people are kept in all lists together. Boards within boards may have far more; of those that find
/// no room the list is made each time.
const ROOM: usize = 4_000_000;

/// What is known so far of who stands behind the roles of a project, and of its letters. It is found when it is first
/// asked for, and never again: roles, people, parties and letters must not change after that. A clone of a project
/// begins anew.
#[derive(Debug, Default)]
pub struct DerivedCache {
    letters: OnceCell<LetterIndex>,
    names_people: OnceCell<bool>,
    filled: OnceCell<Vec<bool>>,
    incomplete: OnceCell<Vec<bool>>,
    members: Lists<RoleId>,
    holders: Lists<Holder>,
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
    fn get_or_find(
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
        if self.kept.get() + found.len() > ROOM {
            return Cow::Owned(found);
        }
        self.kept.set(self.kept.get() + found.len());
        Cow::Borrowed(list.get_or_init(|| found))
    }
}

impl Project<'_> {
    pub(super) fn letters(&self) -> &LetterIndex {
        self.derived.letters.get_or_init(|| LetterIndex::new(self))
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
        let filled = || {
            let own = self.roles.iter().map(|role| !role.filled_by.is_empty());
            self.with_boards(own.collect())
        };
        self.derived.filled.get_or_init(filled)[role.index()]
    }

    /// Whether nobody fills a role or any of its members, in a project that names people.
    #[must_use]
    pub fn is_vacant(&self, role: RoleId) -> bool {
        self.names_people() && !self.is_filled(role)
    }

    /// Whether something that is written of a role or of one of its members could not be read.
    #[must_use]
    pub fn is_incomplete(&self, role: RoleId) -> bool {
        let incomplete = || {
            let own = self.roles.iter().map(|role| !role.complete);
            self.with_boards(own.collect())
        };
        self.derived.incomplete.get_or_init(incomplete)[role.index()]
    }

    /// Who holds the letters of a role: who fills it; where nobody does, who fills its fallback; in a project that names
    /// nobody, the role itself.
    #[must_use]
    pub fn holders_of(&self, role: RoleId) -> Cow<'_, [Holder]> {
        self.derived.holders.get_or_find(self, role, || self.find_holders(role))
    }

    /// A role and the roles that it is made of, and what those are made of; each once, even in a loop.
    #[must_use]
    pub fn with_members(&self, role: RoleId) -> Cow<'_, [RoleId]> {
        self.derived.members.get_or_find(self, role, || self.find_members(role))
    }
}
