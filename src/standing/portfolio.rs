//! One name over several projects: who it is in each of them.

use std::collections::HashSet;

use super::find;
use super::same;
use crate::error::Error;
use crate::model::{PersonId, Project, Somebody};

/// Who a name means in each of these projects; `None` where nobody has it. A person is also known in a project that
/// spells the name differently, by their e-mail.
///
/// # Errors
/// When no project knows the name, or one knows several of that name.
pub fn find(projects: &[&Project<'_>], name: &str) -> Result<Vec<Option<Somebody>>, Error> {
    let mut found: Vec<Option<Somebody>> = Vec::new();
    let mut unknown = Vec::new();
    for project in projects {
        match find::somebody(project, name) {
            Ok(somebody) => found.push(Some(somebody)),
            Err(error @ Error::UnknownName { .. }) => {
                found.push(None);
                unknown.push(error);
            }
            Err(error) => return Err(error),
        }
    }
    if found.iter().all(Option::is_none) {
        return Err(nowhere(unknown));
    }
    let same = same::people(projects);
    let known = found.iter().zip(&same).filter_map(|(found, same)| match found {
        Some(Somebody::Person(person)) => Some(&same[person.index()]),
        _ => None,
    });
    let known: HashSet<_> = known.collect();
    for (found, same) in found.iter_mut().zip(&same).filter(|(found, _)| found.is_none()) {
        let person = same.iter().position(|one| known.contains(one));
        *found = person.map(|at| Somebody::Person(PersonId::new(at)));
    }
    Ok(found)
}

/// How many people those are whom a name means in these projects: two of one name may have e-mails of their own.
#[must_use]
pub fn number_of_people(projects: &[&Project<'_>], found: &[Option<Somebody>]) -> usize {
    let same = same::people(projects);
    let people = found.iter().zip(&same).filter_map(|(found, same)| match found {
        Some(Somebody::Person(person)) => Some(&same[person.index()]),
        _ => None,
    });
    people.collect::<HashSet<_>>().len()
}

/// The name is known in no project: what is near to it in any of them.
fn nowhere(unknown: Vec<Error>) -> Error {
    let mut all: Vec<String> = Vec::new();
    let mut what = ("role, person or party", String::new());
    for error in unknown {
        if let Error::UnknownName { kind, name, near } = error {
            what = (kind, name);
            for one in near {
                if all.len() < 3 && !all.contains(&one) {
                    all.push(one);
                }
            }
        }
    }
    Error::UnknownName { kind: what.0, name: what.1, near: all }
}
