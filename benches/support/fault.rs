//! What is wrong on purpose, and in which rows.

use super::shape::Shape;

/// What is wrong with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// No role has the A.
    NoOwner,
    /// Two roles have the A.
    TwoOwners,
    /// A role is named that is not defined.
    UnknownRole,
    /// No role has the R.
    NoDoer,
    /// Another file has a row of the same id.
    TwiceDefined,
}

impl Fault {
    /// Each of them, with its words.
    pub const ALL: [(Fault, &str); 5] = [
        (Fault::NoOwner, "no owner"),
        (Fault::TwoOwners, "two owners"),
        (Fault::UnknownRole, "unknown role"),
        (Fault::NoDoer, "nobody does it"),
        (Fault::TwiceDefined, "id twice"),
    ];

    /// What is wrong with a row of all projects, counted from 0: the last of every so many is faulty, in turn.
    #[must_use]
    pub fn of(shape: &Shape, row: usize) -> Option<Fault> {
        let every = shape.fault_every;
        let faulty = every > 0 && row % every == every - 1;
        faulty.then(|| Fault::ALL[row / every % Fault::ALL.len()].0)
    }

    /// How many rows of a shape have this fault.
    #[must_use]
    pub fn number(self, shape: &Shape) -> usize {
        let rows = 0..shape.projects * shape.rows;
        rows.filter(|row| Fault::of(shape, *row) == Some(self)).count()
    }
}
