//! What falls open if somebody leaves: responsibilities that nobody is left for, and findings that would appear.

use serde::Serialize;

use crate::model::{Date, Holder, Letter, LetterSet, Project, Responsibility, ResponsibilityId};
use crate::query::coverage::Coverage;
use crate::query::new_findings;
use crate::query::new_findings::NewFinding;
use crate::query::vacancies;
use crate::query::vacancies::Vacancy;
use crate::query::{Named, NamedHolder, Row, gravest_first, removal, role, row, who, word};

/// What falls open if somebody leaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Impact<'p> {
    /// Who leaves.
    #[serde(flatten)]
    pub who: NamedHolder<'p>,
    /// Of a party: its people, who leave with it.
    pub with_them: Vec<NamedHolder<'p>>,
    /// Responsibilities that nobody is left to own or to do, phase by phase.
    pub open: Vec<Open<'p>>,
    /// Other letters behind which nobody is left.
    pub other: Vec<OtherLetters>,
    /// The roles that they leave, and who could step in.
    pub roles: Vec<Vacancy<'p>>,
    /// What `raci check` would find, and does not find now, by rule and by what it speaks of.
    pub findings: Vec<NewFinding<'p>>,
}

/// A responsibility that nobody is left for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Open<'p> {
    /// The responsibility.
    #[serde(flatten)]
    pub row: Row<'p>,
    /// The letters behind which nobody is left.
    pub letters: String,
    /// Whether nobody is left to own it.
    pub unowned: bool,
    /// Whether nobody is left to do it.
    pub undone: bool,
    /// The roles that hold these letters now.
    pub roles: Vec<Named<'p>>,
}

/// A letter that neither owns nor does, and in how many responsibilities nobody is left behind it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OtherLetters {
    /// The letter.
    pub letter: String,
    /// Its word.
    pub word: String,
    /// How many responsibilities.
    pub responsibilities: usize,
}

/// A project, and the same without somebody.
pub struct ImpactAnalysis<'p, 'a> {
    now: &'p Project<'a>,
    then: Project<'a>,
    somebody: Holder,
}

impl<'p, 'a> ImpactAnalysis<'p, 'a> {
    /// Takes somebody out of a project.
    #[must_use]
    pub fn new(now: &'p Project<'a>, somebody: Holder) -> Self {
        ImpactAnalysis { now, then: removal::without(now, somebody), somebody }
    }

    /// What falls open. Waivers are judged by the day `today`.
    #[must_use]
    pub fn tell(&self, today: Option<Date>) -> Impact<'_> {
        let with_them = match self.somebody {
            Holder::Party(party) => removal::people_of(self.now, party),
            _ => Vec::new(),
        };
        let with_them = with_them.into_iter().map(|one| who(self.now, Holder::Person(one)));
        let (open, other) = self.open();
        Impact {
            who: who(self.now, self.somebody),
            with_them: with_them.collect(),
            other,
            roles: vacancies::of(self.now, &self.then, self.somebody, &open),
            open,
            findings: new_findings::of(self.now, &self.then, self.somebody, today),
        }
    }

    /// The responsibilities that nobody is left for, and how often other letters are left by all.
    fn open(&self) -> (Vec<Open<'_>>, Vec<OtherLetters>) {
        let (before, after) = (Coverage::of(self.now), Coverage::of(&self.then));
        let acting = before.owner.union(before.does);
        let letters = gravest_first(self.now);
        let mut lost_others = vec![0; letters.len()];
        let mut open = Vec::new();
        for id in self.now.by_phase().into_iter().flat_map(|(_, rows)| rows) {
            let own = self.now.responsibility(id);
            let mut lost = LetterSet::default();
            for (letter, others) in letters.iter().zip(&mut lost_others) {
                if !self.is_lost(&before, &after, own, id, *letter) {
                    continue;
                }
                if acting.contains(*letter) { lost.insert(*letter) } else { *others += 1 }
            }
            if !lost.is_empty() {
                let held = self.now.cells(own).iter().filter(|cell| cell.letters.intersects(lost));
                open.push(Open {
                    row: row(self.now, id),
                    letters: self.now.model.spell(lost),
                    unowned: lost.intersects(before.owner),
                    undone: lost.intersects(before.does),
                    roles: held.map(|cell| role(self.now, cell.role)).collect(),
                });
            }
        }
        let others = letters.iter().zip(lost_others).filter(|(_, number)| *number > 0);
        let others = others.map(|(letter, responsibilities)| OtherLetters {
            letter: letter.to_string(),
            word: word(self.now, *letter),
            responsibilities,
        });
        (open, others.collect())
    }

    /// Whether somebody stands behind a letter now and nobody will, or of a role that leaves: any holds it now and none
    /// will.
    fn is_lost(
        &self,
        before: &Coverage<'_, '_>,
        after: &Coverage<'_, '_>,
        now: &Responsibility<'_>,
        id: ResponsibilityId,
        letter: Letter,
    ) -> bool {
        let then = self.then.responsibility(id);
        if let Holder::Role(_) = self.somebody {
            let holds =
                |project: &Project<'_>, row| project.assignments_of(row, letter).next().is_some();
            if holds(self.now, now) && !holds(&self.then, then) {
                return true;
            }
        }
        let letters: LetterSet = [letter].into_iter().collect();
        let backed = |project: &Project<'_>,
                      coverage: &Coverage<'_, '_>,
                      row: &Responsibility<'_>| {
            project.cells(row).iter().any(|cell| coverage.behind(cell, letters).next().is_some())
        };
        backed(self.now, before, now) && !backed(&self.then, after, then)
    }
}
