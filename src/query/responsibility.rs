//! Who takes part in a responsibility, and whom to go to next when they do not answer.

use serde::Serialize;

use crate::model::{Holder, LetterSet, Project, Responsibility, ResponsibilityId, RoleId};
use crate::query::coverage::Coverage;
use crate::query::{
    Named, Row, StaffedRole, gravest_first, phase, relations, row, staffed, who, word,
};

/// All about a responsibility.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ResponsibilityProfile<'p> {
    /// The key in the files.
    pub id: &'p str,
    /// The name shown.
    pub name: &'p str,
    /// The phase, if it stands in one.
    pub phase: Option<Named<'p>>,
    /// More words on what has to be done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<&'p str>,
    /// What comes out of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deliverable: Option<&'p str>,
    /// What asks for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<&'p str>,
    /// Its marks.
    pub tags: Vec<&'p str>,
    /// What leads to it.
    pub follows: Vec<Row<'p>>,
    /// What it leads to.
    pub leads_to: Vec<Row<'p>>,
    /// Whether the project names people at all.
    #[serde(skip)]
    pub names_people: bool,
    /// Who takes part, letter by letter, the gravest first.
    pub letters: Vec<LetterHolders<'p>>,
    /// Whom to go to when somebody does not answer.
    pub next: Vec<Next<'p>>,
}

/// A letter and who holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LetterHolders<'p> {
    /// The letter.
    pub letter: String,
    /// Its word.
    pub word: String,
    /// The roles that hold it, with the people whom the letter reaches.
    pub roles: Vec<StaffedRole<'p>>,
}

/// Whom to go to when a role does not answer, in this order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Next<'p> {
    /// The role that does not answer.
    pub role: Named<'p>,
    /// Its letters here.
    pub letters: String,
    /// The deputy, the roles above, and the fallback of the party.
    pub then: Vec<Step<'p>>,
}

/// One to go to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step<'p> {
    /// Why this one: "deputy", "reports to" or "fallback".
    pub why: &'static str,
    /// The role and who stands behind it.
    #[serde(flatten)]
    pub to: StaffedRole<'p>,
}

/// All about a responsibility.
#[must_use]
pub fn of<'p>(project: &'p Project<'_>, id: ResponsibilityId) -> ResponsibilityProfile<'p> {
    let own = project.responsibility(id);
    let coverage = Coverage::of(project);
    let leads_here = |(_, row): &(ResponsibilityId, &Responsibility<'_>)| {
        row.leads_to.iter().any(|next| next.value == id)
    };
    let letters = gravest_first(project).into_iter().map(|letter| {
        let letters: LetterSet = [letter].into_iter().collect();
        let cells = project.cells(own).iter().filter(|cell| cell.letters.contains(letter));
        let roles = cells.map(|cell| {
            let people = coverage.behind(cell, letters).map(|one| who(project, one));
            StaffedRole { people: people.collect(), ..staffed(project, cell.role) }
        });
        LetterHolders {
            letter: letter.to_string(),
            word: word(project, letter),
            roles: roles.collect(),
        }
    });
    ResponsibilityProfile {
        id: own.id.value,
        name: own.name,
        phase: own.phase.map(|own| phase(project, own.value)),
        description: own.description,
        deliverable: own.deliverable,
        source: own.source,
        tags: own.tags.iter().map(|tag| tag.value).collect(),
        follows: project.rows().filter(leads_here).map(|(id, _)| row(project, id)).collect(),
        leads_to: own.leads_to.iter().map(|next| row(project, next.value)).collect(),
        names_people: project.names_people(),
        letters: letters.filter(|takers| !takers.roles.is_empty()).collect(),
        next: next(project, own, coverage.owner.union(coverage.does)),
    }
}

/// For every role that owns or does it, the owner first, whom to go to next.
fn next<'p>(
    project: &'p Project<'_>,
    row: &Responsibility<'_>,
    acting: LetterSet,
) -> Vec<Next<'p>> {
    let cells = project.cells(row).iter().filter(|cell| cell.letters.intersects(acting));
    let mut cells: Vec<_> = cells.collect();
    let owner = project.model.owner().map(|owner| owner.letter);
    cells.sort_by_key(|cell| !owner.is_some_and(|owner| cell.letters.contains(owner)));
    let next = cells.into_iter().map(|cell| Next {
        role: super::role(project, cell.role),
        letters: project.model.spell(cell.letters.within(acting)),
        then: steps(project, cell.role),
    });
    next.collect()
}

fn steps<'p>(project: &'p Project<'_>, role: RoleId) -> Vec<Step<'p>> {
    let own = project.role(role);
    let deputy = own.deputy.map(|deputy| ("deputy", deputy.value));
    let above = relations::above(project, role).into_iter().map(|above| ("reports to", above));
    let fallback = own.party.and_then(|party| project.party(party.value).fallback);
    let fallback = fallback.map(|fallback| ("fallback", fallback.value));
    let behind = project.holders_of(role);
    let mut seen = vec![role];
    let mut steps = Vec::new();
    for (why, to) in deputy.into_iter().chain(above).chain(fallback) {
        if seen.contains(&to) {
            continue;
        }
        seen.push(to);
        let others = project.holders_of(to);
        let same = others.iter().all(|one| behind.contains(one) && !is_role(*one));
        // The same people again would not answer either.
        if others.is_empty() || !same {
            steps.push(Step { why, to: staffed(project, to) });
        }
    }
    steps
}

fn is_role(one: Holder) -> bool {
    matches!(one, Holder::Role(_))
}
