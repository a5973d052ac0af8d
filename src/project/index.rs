//! The ids of one kind, and how a reference finds them.

use std::collections::HashMap;

use super::problem::to_id;
use super::spelling;
use crate::model::Located;

/// How many comparisons of a misspelt reference with an id a project may cost. Beyond that a reference is still
/// reported, without a suggestion, so that a file of a hundred thousand bad references ends in time.
const SPELLING_BUDGET: usize = 2_000_000;

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
    pub const ALL: [Of; 5] = [
        Of::Party,
        Of::Phase,
        Of::Role,
        Of::Person,
        Of::Responsibility,
    ];

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

    pub fn get(&self, id: &str) -> Option<usize> {
        self.positions.get(id).copied()
    }

    /// The id that a wrong reference probably meant: one spelt nearly so, or the one that a name makes.
    pub fn nearest(&mut self, wrong: &str) -> Option<Located<&'a str>> {
        let as_id = to_id(wrong);
        let named = self.get(&as_id);
        let position = named.or_else(|| {
            self.compared = self.compared.saturating_add(self.defined.len());
            if self.compared > SPELLING_BUDGET {
                return None;
            }
            let near = spelling::nearest(&as_id, self.defined.iter().map(|id| id.value))?;
            self.get(near)
        })?;
        Some(self.defined[position])
    }
}
