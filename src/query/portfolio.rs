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
    meant: Vec<Result<Holder, LookupError>>,
    people: &[Vec<Identifiers>],
) -> Result<Resolution, LookupError> {
    let mut in_each: Vec<Option<Holder>> = Vec::new();
    let mut unknown = Vec::new();
    for result in meant {
        match result {
            Ok(holder) => in_each.push(Some(holder)),
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
    let keys = identity::link(&people.iter().map(Vec::as_slice).collect::<Vec<_>>());
    let known: HashSet<_> = in_each
        .iter()
        .zip(&keys)
        .filter_map(|(holder, keys)| match holder {
            Some(Holder::Person(person)) => Some(&keys[person.index()]),
            _ => None,
        })
        .collect();
    for (holder, keys) in in_each.iter_mut().zip(&keys).filter(|(holder, _)| holder.is_none()) {
        let position = keys.iter().position(|key| known.contains(key));
        *holder = position.map(|position| Holder::Person(PersonId::new(position)));
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
