//! Which people of several projects are the same: those of one e-mail, or else of one name.

use std::collections::{HashMap, HashSet};

use super::find::folded;
use crate::model::Project;

/// What the same people share.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Same {
    /// The e-mail, or else the name, folded.
    by: String,
    /// Of several in one project who share it, which one; so that two people never become one.
    which: usize,
}

/// For every person of every project, what they share with themselves elsewhere.
pub(super) fn people(projects: &[&Project<'_>]) -> Vec<Vec<Same>> {
    let shared = shared_mailboxes(projects);
    let email = |email: Option<&str>| {
        email.map(folded).filter(|email| !email.is_empty() && !shared.contains(email))
    };
    // The e-mails of a name: whoever has none there is the one person who has one elsewhere.
    let mut emails: HashMap<String, HashSet<String>> = HashMap::new();
    for person in projects.iter().flat_map(|project| &project.people) {
        emails.entry(folded(person.name)).or_default().extend(email(person.email));
    }
    let of_project = |project: &&Project<'_>| {
        let mut taken: HashMap<String, usize> = HashMap::new();
        let people = project.people.iter().map(|person| {
            let name = folded(person.name);
            let known = emails.get(&name).filter(|known| known.len() == 1);
            let elsewhere = || known.and_then(|known| known.iter().next().cloned());
            let by = email(person.email).or_else(elsewhere).unwrap_or(name);
            let which = taken.entry(by.clone()).and_modify(|number| *number += 1).or_insert(0);
            Same { by, which: *which }
        });
        people.collect()
    };
    projects.iter().map(of_project).collect()
}

/// The e-mails that several people of one project have: they tell nobody apart.
fn shared_mailboxes(projects: &[&Project<'_>]) -> HashSet<String> {
    let mut shared = HashSet::new();
    for project in projects {
        let mut seen = HashSet::new();
        let emails = project.people.iter().filter_map(|person| person.email).map(folded);
        shared.extend(emails.filter(|email| !seen.insert(email.clone())));
    }
    shared
}
