//! In words, why a policy applies to somebody: for people, and in the JSON form of an answer.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::model::Letter;
use crate::plural::{count, list};
use crate::query::Reason;

impl fmt::Display for Reason<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Reason::Require(letter, roles) => write!(f, "must hold {letter}{}", as_roles(roles)),
            Reason::Forbid(letter, roles) => write!(f, "must not hold {letter}{}", as_roles(roles)),
            Reason::Party(letter, party) => write!(f, "{letter} only for roles of {party}"),
            Reason::Tagged(letter, tag) => write!(f, "{letter} only for roles tagged {tag}"),
            Reason::People(least, letters) => {
                let people = count(*least as usize, "person");
                write!(f, "{people} or more behind {}", listed(letters))
            }
            Reason::Distinct(letters) => write!(f, "nobody behind both {}", listed(letters)),
            Reason::SelectsOwned => f.write_str("selects what its roles own"),
        }
    }
}

impl Serialize for Reason<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// " as A and B", or nothing for no names.
fn as_roles(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    if names.is_empty() { String::new() } else { format!(" as {}", list(&names)) }
}

fn listed(letters: &[Letter]) -> String {
    list(&letters.iter().map(Letter::to_string).collect::<Vec<_>>())
}
