//! The interface of two roles, people or parties: their shared work, and the handovers between them.

use std::collections::HashMap;

use serde::Serialize;

use crate::model::{Coverage, Holder, LetterSet, Project, ResponsibilityId};
use crate::query::{NamedHolder, Row};

/// The interface of two.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Interface<'p> {
    /// The first.
    pub one: NamedHolder<'p>,
    /// The second.
    pub other: NamedHolder<'p>,
    /// How many responsibilities the first owns and the second does.
    pub one_owns_other_does: usize,
    /// How many responsibilities the second owns and the first does.
    pub other_owns_one_does: usize,
    /// The responsibilities in which both take part, phase by phase.
    pub shared: Vec<Shared<'p>>,
    /// Handovers from work of the first to work of the second.
    pub handed_over: Vec<Handover<'p>>,
    /// Handovers from work of the second to work of the first.
    pub handed_back: Vec<Handover<'p>>,
}

/// A responsibility in which both take part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Shared<'p> {
    /// The responsibility.
    #[serde(flatten)]
    pub row: Row<'p>,
    /// The letters of the first.
    pub one: String,
    /// The letters of the second.
    pub other: String,
}

/// A responsibility that leads to another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Handover<'p> {
    /// The earlier responsibility.
    pub from: Row<'p>,
    /// The later responsibility.
    pub to: Row<'p>,
}

/// Describes the interface of two.
#[must_use]
pub fn describe<'p>(project: &'p Project<'_>, one: Holder, other: Holder) -> Interface<'p> {
    let coverage = Coverage::new(project);
    let involvements = [one, other].map(|holder| coverage.involvements(holder));
    let letters = involvements.each_ref().map(|involvements| -> HashMap<_, _> {
        involvements.iter().map(|one| (one.row, one.letters)).collect()
    });
    let holds = |at: usize, row: ResponsibilityId, wanted: LetterSet| {
        letters[at].get(&row).is_some_and(|letters| letters.intersects(wanted))
    };
    let count = |owns: usize, does: usize| {
        let both = |row| holds(owns, row, coverage.owner) && holds(does, row, coverage.does);
        involvements[owns].iter().filter(|one| both(one.row)).count()
    };
    let acting = coverage.owner.union(coverage.does);
    let handovers = |from: usize, to: usize| {
        let rows = involvements[from].iter().filter(|one| one.letters.intersects(acting));
        let pairs = rows.flat_map(|one| {
            let next = project.responsibility(one.row).leads_to.iter();
            next.map(move |next| (one.row, next.value))
        });
        pairs
            .filter(|(_, next)| holds(to, *next, acting))
            .map(|(from, to)| Handover { from: Row::new(project, from), to: Row::new(project, to) })
            .collect()
    };
    let shared = involvements[0].iter().filter_map(|first| {
        Some(Shared {
            row: Row::new(project, first.row),
            one: project.model.spell(first.letters),
            other: project.model.spell(*letters[1].get(&first.row)?),
        })
    });
    Interface {
        one: NamedHolder::new(project, one),
        other: NamedHolder::new(project, other),
        one_owns_other_does: count(0, 1),
        other_owns_one_does: count(1, 0),
        shared: shared.collect(),
        handed_over: handovers(0, 1),
        handed_back: handovers(1, 0),
    }
}
