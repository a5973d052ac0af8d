//! One name in several projects: who it is in each of them.

use std::collections::HashSet;

use crate::error::Error;
use crate::model::{Holder, PersonId};
use crate::query::identity;
use crate::query::identity::Identifiers;

/// Whom a name means in several projects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolution {
    /// In each project; `None` where nobody has the name.
    pub in_each: Vec<Option<Holder>>,
    /// How many distinct people these are: two of one name may have different e-mail addresses.
    pub people: usize,
}

/// Resolves a name from what it means in each project and from the identifiers of all people there. By the e-mail address
/// a person is also found in a project that spells the name differently.
///
/// # Errors
/// If no project has the name, or if it is ambiguous in one.
pub fn resolve(
    asked: Vec<Result<Holder, Error>>,
    people: &[Vec<Identifiers>],
) -> Result<Resolution, Error> {
    let mut in_each: Vec<Option<Holder>> = Vec::new();
    let mut unknown = Vec::new();
    for somebody in asked {
        match somebody {
            Ok(somebody) => in_each.push(Some(somebody)),
            Err(error @ Error::UnknownName { .. }) => {
                in_each.push(None);
                unknown.push(error);
            }
            Err(error) => return Err(error),
        }
    }
    if in_each.iter().all(Option::is_none) {
        return Err(nowhere(unknown));
    }
    let same = identity::link(&people.iter().map(Vec::as_slice).collect::<Vec<_>>());
    let known = in_each.iter().zip(&same).filter_map(|(somebody, same)| match somebody {
        Some(Holder::Person(person)) => Some(&same[person.index()]),
        _ => None,
    });
    let known: HashSet<_> = known.collect();
    for (somebody, same) in in_each.iter_mut().zip(&same).filter(|(one, _)| one.is_none()) {
        let person = same.iter().position(|one| known.contains(one));
        *somebody = person.map(|at| Holder::Person(PersonId::new(at)));
    }
    Ok(Resolution { in_each, people: known.len() })
}

/// The error for a name that no project has, with the nearest names of all projects.
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
