//! The ids of one kind, and how a reference finds them.

use std::collections::HashMap;

use super::problem::to_id;
use super::spelling;
use crate::model::Located;

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

/// The ids of one kind: where each is defined, in order.
#[derive(Default)]
pub(super) struct Index<'a> {
    /// Every id with the place of its first definition, in the order written.
    pub defined: Vec<Located<&'a str>>,
    positions: HashMap<&'a str, usize>,
    /// What the names would be as ids, for references that use the name.
    names: Vec<(String, usize)>,
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
    pub fn name(&mut self, position: usize, name: &str) {
        self.names.push((to_id(name), position));
    }

    pub fn get(&self, id: &str) -> Option<usize> {
        self.positions.get(id).copied()
    }

    /// The id that a wrong reference probably meant: one spelt nearly so, or the one that a name makes.
    pub fn nearest(&mut self, wrong: &str) -> Option<Located<&'a str>> {
        let as_id = to_id(wrong);
        if let Some(position) = self.get(&as_id) {
            return Some(self.defined[position]);
        }
        self.compared = self.compared.saturating_add(self.defined.len());
        if self.compared > SPELLING_BUDGET {
            return None;
        }
        let ids = self.defined.iter().map(|id| id.value);
        let names = self.names.iter().map(|(name, _)| name.as_str());
        let near = spelling::nearest(&as_id, ids.chain(names))?;
        let named = || self.names.iter().find(|(name, _)| name == near).map(|named| named.1);
        let position = self.get(near).or_else(named)?;
        Some(self.defined[position])
    }

    /// What to do about a reference that is near to nothing: which ids there are, or how to define one.
    pub fn known_or_define(&self, kind: &str, wrong: &str) -> String {
        let ids: Vec<&str> = self.defined.iter().map(|id| id.value).collect();
        if (1..=LISTED).contains(&ids.len()) {
            return format!("write one of: {}", ids.join(", "));
        }
        let id = to_id(wrong);
        let id = if id.is_empty() { "some-id" } else { &id };
        format!(
            "define it: [{kind}.{id}] with name = \"…\"; or write the id of one that is defined"
        )
    }
}
