//! Record linkage: which people of several projects are the same, by e-mail address or else by name.

use std::collections::{HashMap, HashSet};

use crate::model::Project;
use crate::text::fold;

/// The identifiers shared by the records of one person.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct PersonKey {
    /// The e-mail address, or else the name, folded.
    by: String,
    /// Which one of several in a project who share it, so that two people never become one.
    which: usize,
}

/// An identifier of a person across projects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identifiers {
    /// The name, folded.
    name: String,
    /// The e-mail address, folded.
    email: Option<String>,
}

/// The identifiers of every person of a project.
#[must_use]
pub fn identifiers(project: &Project<'_>) -> Vec<Identifiers> {
    project
        .people
        .iter()
        .map(|person| Identifiers {
            name: fold(person.name),
            email: person.email.map(fold).filter(|email| !email.is_empty()),
        })
        .collect()
}

/// Links the people of several projects: those with equal keys are the same. By project and person.
pub(super) fn link(projects: &[&[Identifiers]]) -> Vec<Vec<PersonKey>> {
    let shared = shared_mailboxes(projects);
    let email = |person: &Identifiers| -> Option<String> {
        person.email.clone().filter(|email| !shared.contains(email.as_str()))
    };
    // A person without an address is the one of that name who has one elsewhere, if there is exactly one.
    let mut emails: HashMap<&str, HashSet<String>> = HashMap::new();
    for person in projects.iter().copied().flatten() {
        emails.entry(&person.name).or_default().extend(email(person));
    }
    let of_project = |project: &&[Identifiers]| {
        let mut taken: HashMap<String, usize> = HashMap::new();
        let keys = project.iter().map(|person| {
            let known = emails.get(person.name.as_str()).filter(|known| known.len() == 1);
            let elsewhere = || known.and_then(|known| known.iter().next().cloned());
            let by = email(person).or_else(elsewhere).unwrap_or_else(|| person.name.clone());
            let which = taken.entry(by.clone()).and_modify(|number| *number += 1).or_insert(0);
            PersonKey { by, which: *which }
        });
        keys.collect()
    };
    projects.iter().map(of_project).collect()
}

/// The addresses that several people of one project share, and so identify nobody.
fn shared_mailboxes<'k>(projects: &[&'k [Identifiers]]) -> HashSet<&'k str> {
    let mut shared = HashSet::new();
    for project in projects {
        let mut seen = HashSet::new();
        let emails = project.iter().filter_map(|person| person.email.as_deref());
        shared.extend(emails.filter(|email| !seen.insert(*email)));
    }
    shared
}
