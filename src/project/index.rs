//! The ids of one kind, and how a reference finds them.

use std::collections::HashMap;

use super::problem::to_id;
use crate::model::Located;
use crate::spelling;

/// How many comparisons of a misspelt reference with an id a project may cost. Beyond that a reference is still
/// reported, without a suggestion, so that a file of a hundred thousand bad references ends in time.
const SPELLING_BUDGET: usize = 2_000_000;

/// Up to how many ids are listed where a reference is near to none of them.
const LISTED: usize = 8;

/// What an id can be of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    Party,
    Phase,
    Role,
    Person,
    Responsibility,
}

impl Of {
    pub const ALL: [Of; 5] = [Of::Party, Of::Phase, Of::Role, Of::Person, Of::Responsibility];

    /// The word for one of them, which is also the key of its tables.
    pub fn word(self) -> &'static str {
        match self {
            Of::Party => "party",
            Of::Phase => "phase",
            Of::Role => "role",
            Of::Person => "person",
            Of::Responsibility => "responsibility",
        }
    }
}

/// What a misspelt reference probably meant.
pub(super) struct Near<'a> {
    /// The id of it, where it is defined.
    pub id: Located<&'a str>,
    /// What to write instead.
    pub write: &'a str,
}

/// The ids of one kind: where each is defined, in order.
#[derive(Default)]
pub(super) struct Index<'a> {
    /// Every id with the place of its first definition, in the order written.
    pub defined: Vec<Located<&'a str>>,
    positions: HashMap<&'a str, usize>,
    /// The names with the ids that they would make, for references that use the name.
    names: Vec<(String, &'a str, usize)>,
    compared: usize,
}

impl<'a> Index<'a> {
    /// Notes an id. If it is taken, tells the position of the first one instead.
    pub fn define(&mut self, id: Located<&'a str>) -> Result<usize, usize> {
        let position = self.defined.len();
        let first = *self.positions.entry(id.value).or_insert(position);
        if first != position {
            return Err(first);
        }
        self.defined.push(id);
        Ok(position)
    }

    /// Adds one that takes a position of its own but cannot be referred to, being a second of its id.
    pub fn add_second(&mut self, id: Located<&'a str>) -> usize {
        self.defined.push(id);
        self.defined.len() - 1
    }

    /// Notes the name of the entry at a position.
    pub fn name(&mut self, position: usize, name: &'a str) {
        self.names.push((to_id(name), name, position));
    }

    pub fn get(&self, id: &str) -> Option<usize> {
        self.positions.get(id).copied()
    }

    /// What a wrong reference probably meant: an id or a name that is spelt nearly so. People may be referred to by
    /// name, so theirs is what to write.
    pub fn nearest(&mut self, wrong: &str, of: Of) -> Option<Near<'a>> {
        let as_id = to_id(wrong);
        let by_id = |position: usize| {
            let id = self.defined[position];
            Near { id, write: id.value }
        };
        if let Some(position) = self.get(&as_id) {
            return Some(by_id(position));
        }
        self.compared = self.compared.saturating_add(self.defined.len());
        if self.compared > SPELLING_BUDGET {
            return None;
        }
        let ids = self.defined.iter().map(|id| id.value);
        let names = self.names.iter().map(|(id, _, _)| id.as_str());
        let near = spelling::nearest(&as_id, ids.chain(names))?;
        if let Some(position) = self.get(near) {
            return Some(by_id(position));
        }
        let (_, name, position) = self.names.iter().find(|(id, _, _)| id == near)?;
        let near = by_id(*position);
        Some(if of == Of::Person { Near { write: name, ..near } } else { near })
    }

    /// Which ids there are, where they are few: "write one of: a, b".
    pub fn listed(&self) -> Option<String> {
        let ids: Vec<&str> = self.defined.iter().map(|id| id.value).collect();
        (1..=LISTED).contains(&ids.len()).then(|| format!("write one of: {}", ids.join(", ")))
    }
}

/// The lines that would define what a reference asks for.
pub(super) fn definition(of: Of, wrong: &str) -> String {
    let id = to_id(wrong);
    let id = if id.is_empty() { "some-id" } else { &id };
    format!("define it: [{}.{id}] with name = \"…\"", of.word())
}
