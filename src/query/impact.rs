//! Impact analysis: what would be uncovered without a role, person or party, and which findings would appear.

use serde::Serialize;

use crate::model::{Coverage, Date, Holder, Letter, LetterSet, Project, ResponsibilityId};
use crate::query::new_findings::{self, NewFinding};
use crate::query::vacancies::{self, Vacancy};
use crate::query::{Named, NamedHolder, Row, removal, strongest_first, word};

/// What would be uncovered without somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Impact<'p> {
    /// Who leaves.
    #[serde(flatten)]
    pub who: NamedHolder<'p>,
    /// Of a party: its people, who leave with it.
    pub with_them: Vec<NamedHolder<'p>>,
    /// Responsibilities left without an owner or without anyone to do them, phase by phase.
    pub open: Vec<OpenResponsibility<'p>>,
    /// Other letters that lose their last holder.
    pub other: Vec<OtherLetters>,
    /// The roles that they leave, and who could step in.
    pub roles: Vec<Vacancy<'p>>,
    /// What `raci check` would report and does not report now, in the order of a check.
    pub findings: Vec<NewFinding<'p>>,
}

/// A responsibility left without an owner or without anyone to do it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OpenResponsibility<'p> {
    /// The responsibility.
    #[serde(flatten)]
    pub row: Row<'p>,
    /// The letters that nobody would hold any more.
    pub letters: String,
    /// Whether the owner letter is one of them.
    pub unowned: bool,
    /// Whether a doer's letter is one of them.
    pub undone: bool,
    /// The roles that have these letters now.
    pub roles: Vec<Named<'p>>,
}

/// A letter that neither owns nor does, and would lose its last holder somewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OtherLetters {
    /// The letter.
    pub letter: String,
    /// Its word.
    pub word: String,
    /// In how many responsibilities.
    pub responsibilities: usize,
}

/// A project beside the same project without somebody.
pub struct ImpactAnalysis<'p, 'a> {
    now: &'p Project<'a>,
    then: Project<'a>,
    leaver: Holder,
}

impl<'p, 'a> ImpactAnalysis<'p, 'a> {
    /// Removes somebody from a copy of a project.
    #[must_use]
    pub fn new(now: &'p Project<'a>, leaver: Holder) -> Self {
        ImpactAnalysis { now, then: removal::without(now, leaver), leaver }
    }

    /// Compares the two. Waivers expire by the day `today`.
    #[must_use]
    pub fn run(&self, today: Option<Date>) -> Impact<'_> {
        let with_them = match self.leaver {
            Holder::Party(party) => removal::people_of(self.now, party),
            Holder::Person(_) | Holder::Role(_) => Vec::new(),
        };
        let with_them = with_them.into_iter().map(Holder::Person);
        let (open, other) = self.uncovered();
        Impact {
            who: NamedHolder::new(self.now, self.leaver),
            with_them: with_them.map(|person| NamedHolder::new(self.now, person)).collect(),
            other,
            roles: vacancies::find(self.now, &self.then, self.leaver, &open),
            open,
            findings: new_findings::find(self.now, &self.then, self.leaver, today),
        }
    }

    /// The responsibilities that lose an owner or doer, and how often each other letter loses its last holder.
    fn uncovered(&self) -> (Vec<OpenResponsibility<'_>>, Vec<OtherLetters>) {
        let (before, after) = (Coverage::new(self.now), Coverage::new(&self.then));
        let acting = before.owner.union(before.does);
        let letters = strongest_first(self.now);
        let mut lost_others = vec![0; letters.len()];
        let mut open = Vec::new();
        for id in self.now.by_phase().into_iter().flat_map(|(_, rows)| rows) {
            let mut lost = LetterSet::default();
            for (letter, others) in letters.iter().zip(&mut lost_others) {
                if !self.is_lost(&before, &after, id, *letter) {
                    continue;
                }
                if acting.contains(*letter) { lost.insert(*letter) } else { *others += 1 }
            }
            if !lost.is_empty() {
                let cells = self.now.cells(self.now.responsibility(id)).iter();
                let held = cells.filter(|cell| cell.letters.intersects(lost));
                open.push(OpenResponsibility {
                    row: Row::new(self.now, id),
                    letters: self.now.model.spell(lost),
                    unowned: lost.intersects(before.owner),
                    undone: lost.intersects(before.does),
                    roles: held.map(|cell| Named::from_role(self.now, cell.role)).collect(),
                });
            }
        }
        let others = letters
            .iter()
            .zip(lost_others)
            .filter(|(_, number)| *number > 0)
            .map(|(letter, responsibilities)| OtherLetters {
                letter: letter.to_string(),
                word: word(self.now, *letter),
                responsibilities,
            })
            .collect();
        (open, others)
    }

    /// Whether a letter of a row has holders now and would have none. If a role leaves, it is also lost if no role would
    /// have it.
    fn is_lost(
        &self,
        before: &Coverage<'_, '_>,
        after: &Coverage<'_, '_>,
        row: ResponsibilityId,
        letter: Letter,
    ) -> bool {
        if matches!(self.leaver, Holder::Role(_)) {
            let is_assigned = |project: &Project<'_>| {
                project.assignments_of(project.responsibility(row), letter).next().is_some()
            };
            if is_assigned(self.now) && !is_assigned(&self.then) {
                return true;
            }
        }
        let letters = LetterSet::from_iter([letter]);
        let is_covered = |coverage: &Coverage<'_, '_>| {
            let mut cells = coverage.project().cells(coverage.project().responsibility(row)).iter();
            cells.any(|cell| coverage.named_holders(*cell, letters).next().is_some())
        };
        is_covered(before) && !is_covered(after)
    }
}
