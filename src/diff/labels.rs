//! The names of entries in the sentences of changes.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::diff::Thing;
use crate::model::{
    Assignee, Entity, PersonId, PhaseId, Project, ResponsibilityId, RoleId, Subject,
};
use crate::plural::list;

/// The most names that are listed; more are counted.
const MOST_NAMES: usize = 4;

/// The longest name in a sentence, in characters.
const LONGEST_NAME: usize = 200;

/// The names of one state.
pub(super) struct Labels<'p, 'a> {
    project: &'p Project<'a>,
    /// Names shared by several responsibilities, which are shown with their phase.
    repeated: HashSet<&'a str>,
}

impl<'p, 'a> Labels<'p, 'a> {
    pub fn new(project: &'p Project<'a>) -> Self {
        let mut seen = HashSet::new();
        let names = project.responsibilities.iter().map(|row| row.name);
        let repeated = names.filter(|name| !seen.insert(*name)).collect();
        Labels { project, repeated }
    }

    /// `"Plan the load tests"`, or `"Review" in "Build"` where the name is not the only one.
    pub fn row(&self, row: ResponsibilityId) -> String {
        let row = self.project.responsibility(row);
        match row.phase.filter(|_| self.repeated.contains(row.name)) {
            Some(phase) => format!("{} in {}", quoted(row.name), self.phase(phase.value)),
            None => quoted(row.name),
        }
    }

    pub fn row_thing(&self, row: ResponsibilityId) -> Thing {
        Thing::from(self.project.entity(Subject::Responsibility(row)))
    }

    pub fn role(&self, role: RoleId) -> String {
        quoted(self.project.role(role).name)
    }

    pub fn role_thing(&self, role: RoleId) -> Thing {
        Thing::from(self.project.entity(Subject::Role(role)))
    }

    pub fn role_id(&self, role: RoleId) -> String {
        self.project.role(role).id.value.to_owned()
    }

    /// `"Technical Lead" (Ana Sousa)`: a role, and the people who own on its behalf.
    pub fn owner(&self, role: RoleId) -> String {
        let behind: Vec<String> = if self.project.names_people() {
            self.owners_behind(role).into_iter().map(str::to_owned).collect()
        } else {
            Vec::new()
        };
        if behind.is_empty() {
            self.role(role)
        } else {
            format!("{} ({})", self.role(role), some_of(&behind))
        }
    }

    /// The names of the people who own on behalf of a role.
    pub fn owners_behind(&self, role: RoleId) -> Vec<&'p str> {
        let behind = self.project.owners_of(role);
        behind.into_iter().map(|somebody| self.project.holder_name(somebody)).collect()
    }

    pub fn owners(&self, roles: &[RoleId]) -> String {
        list(&roles.iter().map(|role| self.owner(*role)).collect::<Vec<_>>())
    }

    pub fn roles(&self, roles: &[RoleId]) -> String {
        list(&roles.iter().map(|role| self.role(*role)).collect::<Vec<_>>())
    }

    pub fn role_ids(&self, roles: &[RoleId]) -> Vec<String> {
        roles.iter().map(|role| self.role_id(*role)).collect()
    }

    pub fn person(&self, person: PersonId) -> String {
        quoted(self.project.person(person).name)
    }

    pub fn filler(&self, filler: Assignee) -> String {
        quoted(self.project.holder_name(filler.into()))
    }

    pub fn filler_thing(&self, filler: Assignee) -> Thing {
        Thing::from(self.project.holder_entity(filler.into()))
    }

    pub fn person_thing(&self, person: PersonId) -> Thing {
        Thing::from(self.project.entity(Subject::Person(person)))
    }

    pub fn phase(&self, phase: PhaseId) -> String {
        quoted(self.project.phase(phase).name)
    }
}

/// A name in quotes.
pub(super) fn quoted(name: &str) -> String {
    format!("\"{}\"", shortened(name))
}

/// A name, truncated so that nobody can hide a change behind a name that fills a whole comment.
fn shortened(name: &str) -> Cow<'_, str> {
    match name.char_indices().nth(LONGEST_NAME) {
        Some((end, _)) => Cow::Owned(format!("{}…", &name[..end])),
        None => Cow::Borrowed(name),
    }
}

impl From<Entity<'_>> for Thing {
    fn from(entity: Entity<'_>) -> Self {
        thing(entity.kind, entity.id, entity.name)
    }
}

pub(super) fn thing(kind: &'static str, id: &str, name: &str) -> Thing {
    Thing { kind, id: id.to_owned(), was: None, name: name.to_owned() }
}

/// The first entries of a long list, and the number of the others.
pub(super) fn some_of(things: &[String]) -> String {
    let things: Vec<String> = things.iter().map(|name| shortened(name).into_owned()).collect();
    if things.len() <= MOST_NAMES {
        return list(&things);
    }
    let (told, rest) = things.split_at(MOST_NAMES - 1);
    format!("{} and {} more", told.join(", "), rest.len())
}
