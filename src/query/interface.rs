//! The interface of two roles, persons or parties: what both take part in, and what one hands over to the other.

use std::collections::HashMap;

use serde::Serialize;

use crate::model::{Holder, LetterSet, Project, ResponsibilityId};
use crate::query::coverage::{Coverage, Involvement};
use crate::query::{NamedHolder, Row, row, who};

/// The interface of two.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Interface<'p> {
    /// The one.
    pub one: NamedHolder<'p>,
    /// The other.
    pub other: NamedHolder<'p>,
    /// How many responsibilities the one owns and the other does.
    pub one_owns_other_does: usize,
    /// How many responsibilities the other owns and the one does.
    pub other_owns_one_does: usize,
    /// The responsibilities in which both take part, phase by phase.
    pub shared: Vec<Shared<'p>>,
    /// What the one owns or does and leads to what the other owns or does.
    pub handed_over: Vec<Handover<'p>>,
    /// What the other owns or does and leads to what the one owns or does.
    pub handed_back: Vec<Handover<'p>>,
}

/// A responsibility in which both take part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Shared<'p> {
    /// The responsibility.
    #[serde(flatten)]
    pub row: Row<'p>,
    /// The letters of the one.
    pub one: String,
    /// The letters of the other.
    pub other: String,
}

/// A responsibility that leads to another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Handover<'p> {
    /// What leads to the other.
    pub from: Row<'p>,
    /// What follows.
    pub to: Row<'p>,
}

/// The interface of two.
#[must_use]
pub fn of<'p>(project: &'p Project<'_>, one: Holder, other: Holder) -> Interface<'p> {
    let coverage = Coverage::of(project);
    let parts = [one, other].map(|somebody| coverage.parts(somebody));
    let held = parts.each_ref().map(|parts| held(parts));
    let holds = |at: usize, row: ResponsibilityId, letters: LetterSet| {
        held[at].get(&row).is_some_and(|held| held.intersects(letters))
    };
    let both = |owns: usize, does: usize| {
        let rows = parts[owns].iter().map(|part| part.row);
        rows.filter(|row| holds(owns, *row, coverage.owner) && holds(does, *row, coverage.does))
            .count()
    };
    let acting = coverage.owner.union(coverage.does);
    let handed = |from: usize, to: usize| {
        let rows = parts[from].iter().filter(|part| part.letters.intersects(acting));
        let pairs = rows.flat_map(|part| {
            let next = project.responsibility(part.row).leads_to.iter();
            next.map(move |next| (part.row, next.value))
        });
        let pairs = pairs.filter(|(_, next)| holds(to, *next, acting));
        pairs.map(|(a, b)| Handover { from: row(project, a), to: row(project, b) }).collect()
    };
    let shared = parts[0].iter().filter_map(|part| {
        Some(Shared {
            row: row(project, part.row),
            one: project.model.spell(part.letters),
            other: project.model.spell(*held[1].get(&part.row)?),
        })
    });
    Interface {
        one: who(project, one),
        other: who(project, other),
        one_owns_other_does: both(0, 1),
        other_owns_one_does: both(1, 0),
        shared: shared.collect(),
        handed_over: handed(0, 1),
        handed_back: handed(1, 0),
    }
}

fn held(parts: &[Involvement]) -> HashMap<ResponsibilityId, LetterSet> {
    parts.iter().map(|part| (part.row, part.letters)).collect()
}
