//! Which people of several projects are the same: those of one e-mail, or else of one name.

use std::collections::{HashMap, HashSet};

use crate::model::Project;
use crate::query::lookup::folded;

/// What the same people share.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Same {
    /// The e-mail, or else the name, folded.
    by: String,
    /// Of several in one project who share it, which one; so that two people never become one.
    which: usize,
}

/// What a person is known by in other projects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identifiers {
    /// The name, folded.
    name: String,
    /// The e-mail, folded.
    email: Option<String>,
}

/// What every person of a project is known by.
#[must_use]
pub fn identifiers(project: &Project<'_>) -> Vec<Identifiers> {
    let people = project.people.iter().map(|person| Identifiers {
        name: folded(person.name),
        email: person.email.map(folded).filter(|email| !email.is_empty()),
    });
    people.collect()
}

/// For every person of every project, what they share with themselves elsewhere.
pub(super) fn people(projects: &[&[Identifiers]]) -> Vec<Vec<Same>> {
    let shared = shared_mailboxes(projects);
    let email = |person: &Identifiers| -> Option<String> {
        person.email.clone().filter(|email| !shared.contains(email.as_str()))
    };
    // The e-mails of a name: whoever has none there is the one person who has one elsewhere.
    let mut emails: HashMap<&str, HashSet<String>> = HashMap::new();
    for person in projects.iter().copied().flatten() {
        emails.entry(&person.name).or_default().extend(email(person));
    }
    let of_project = |project: &&[Identifiers]| {
        let mut taken: HashMap<String, usize> = HashMap::new();
        let people = project.iter().map(|person| {
            let known = emails.get(person.name.as_str()).filter(|known| known.len() == 1);
            let elsewhere = || known.and_then(|known| known.iter().next().cloned());
            let by = email(person).or_else(elsewhere).unwrap_or_else(|| person.name.clone());
            let which = taken.entry(by.clone()).and_modify(|number| *number += 1).or_insert(0);
            Same { by, which: *which }
        });
        people.collect()
    };
    projects.iter().map(of_project).collect()
}

/// The e-mails that several people of one project have: they tell nobody apart.
fn shared_mailboxes<'k>(projects: &[&'k [Identifiers]]) -> HashSet<&'k str> {
    let mut shared = HashSet::new();
    for project in projects {
        let mut seen = HashSet::new();
        let emails = project.iter().filter_map(|person| person.email.as_deref());
        shared.extend(emails.filter(|email| !seen.insert(*email)));
    }
    shared
}
