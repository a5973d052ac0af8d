//! One name in several projects: who it is in each of them.

use std::collections::HashSet;

use crate::model::lookup::{LookupError, MOST_SUGGESTED};
use crate::model::{Holder, PersonId};
use crate::query::identity::{self, Identifiers};

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
    asked: Vec<Result<Holder, LookupError>>,
    people: &[Vec<Identifiers>],
) -> Result<Resolution, LookupError> {
    let mut in_each: Vec<Option<Holder>> = Vec::new();
    let mut unknown = Vec::new();
    for somebody in asked {
        match somebody {
            Ok(somebody) => in_each.push(Some(somebody)),
            Err(error @ LookupError::Unknown { .. }) => {
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

/// The error for a name that no project has, with similar names from any of them.
fn nowhere(unknown: Vec<LookupError>) -> LookupError {
    let mut all: Vec<String> = Vec::new();
    let mut wanted = ("role, person or party", String::new());
    for error in unknown {
        if let LookupError::Unknown { kind, name, near, .. } = error {
            wanted = (kind, name);
            for one in near {
                if all.len() < MOST_SUGGESTED && !all.contains(&one) {
                    all.push(one);
                }
            }
        }
    }
    let (kind, name) = wanted;
    LookupError::Unknown { kind, name, near: all, known: String::new() }
}
