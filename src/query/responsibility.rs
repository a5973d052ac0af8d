//! Who takes part in a responsibility, and whom to contact next if they do not answer.

use serde::Serialize;

use crate::model::{
    Coverage, Holder, LetterSet, Project, Responsibility, ResponsibilityId, RoleId,
};
use crate::query::{Named, NamedHolder, Row, StaffedRole, strongest_first, word};

/// All about a responsibility.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ResponsibilityProfile<'p> {
    /// The key in the files.
    pub id: &'p str,
    /// The name shown.
    pub name: &'p str,
    /// Its phase, if it has one.
    pub phase: Option<Named<'p>>,
    /// A longer description of the work.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<&'p str>,
    /// Its deliverable.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deliverable: Option<&'p str>,
    /// The contract clause, ticket or link that requires it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<&'p str>,
    /// Its tags.
    pub tags: Vec<&'p str>,
    /// The responsibilities before it.
    pub follows: Vec<Row<'p>>,
    /// The responsibilities after it.
    pub leads_to: Vec<Row<'p>>,
    /// Whether the project names people at all.
    #[serde(skip)]
    pub names_people: bool,
    /// Who takes part, letter by letter, strongest first.
    pub letters: Vec<LetterHolders<'p>>,
    /// Whom to contact if a role does not answer, for every role that owns or does it, the owner first.
    pub next: Vec<Escalation<'p>>,
}

/// A letter with its holders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LetterHolders<'p> {
    /// The letter.
    pub letter: String,
    /// Its word.
    pub word: String,
    /// The roles that have it, each with the people who hold it.
    pub roles: Vec<StaffedRole<'p>>,
}

/// Whom to contact if a role does not answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Escalation<'p> {
    /// The role that does not answer.
    pub role: Named<'p>,
    /// Its letters here.
    pub letters: String,
    /// The deputy, the roles above and the fallback of the party, in this order.
    pub then: Vec<EscalationStep<'p>>,
}

/// One role to contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EscalationStep<'p> {
    /// Why this one: "deputy", "reports to" or "fallback".
    pub why: &'static str,
    /// The role with its people.
    #[serde(flatten)]
    pub to: StaffedRole<'p>,
}

/// Describes a responsibility.
#[must_use]
pub fn describe<'p>(project: &'p Project<'_>, id: ResponsibilityId) -> ResponsibilityProfile<'p> {
    let own = project.responsibility(id);
    let coverage = Coverage::new(project);
    let leads_here = |(_, row): &(ResponsibilityId, &Responsibility<'_>)| {
        row.leads_to.iter().any(|next| next.value == id)
    };
    let letters = strongest_first(project).into_iter().map(|letter| {
        let cells = project.cells(own).iter().filter(|cell| cell.letters.contains(letter));
        let roles = cells.map(|cell| {
            let people = coverage.named_holders(*cell, LetterSet::from_iter([letter]));
            StaffedRole {
                role: Named::from_role(project, cell.role),
                people: people.map(|one| NamedHolder::new(project, one)).collect(),
            }
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
        phase: own.phase.map(|phase| Named::from_phase(project, phase.value)),
        description: own.description,
        deliverable: own.deliverable,
        source: own.source,
        tags: own.tags.iter().map(|tag| tag.value).collect(),
        follows: project.rows().filter(leads_here).map(|(id, _)| Row::new(project, id)).collect(),
        leads_to: own.leads_to.iter().map(|next| Row::new(project, next.value)).collect(),
        names_people: project.names_people(),
        letters: letters.filter(|holders| !holders.roles.is_empty()).collect(),
        next: escalations(project, own, &coverage),
    }
}

fn escalations<'p>(
    project: &'p Project<'_>,
    row: &Responsibility<'_>,
    coverage: &Coverage<'_, '_>,
) -> Vec<Escalation<'p>> {
    let acting = coverage.owner.union(coverage.does);
    let mut cells: Vec<_> =
        project.cells(row).iter().filter(|cell| cell.letters.intersects(acting)).collect();
    cells.sort_by_key(|cell| !cell.letters.intersects(coverage.owner));
    cells
        .into_iter()
        .map(|cell| Escalation {
            role: Named::from_role(project, cell.role),
            letters: project.model.spell(cell.letters.within(acting)),
            then: steps(project, cell.role),
        })
        .collect()
}

fn steps<'p>(project: &'p Project<'_>, id: RoleId) -> Vec<EscalationStep<'p>> {
    let role = project.role(id);
    let deputy = role.deputy.map(|deputy| ("deputy", deputy.value));
    let above = project.roles_above(id).into_iter().map(|above| ("reports to", above));
    let fallback = role
        .party
        .and_then(|party| project.party(party.value).fallback)
        .map(|fallback| ("fallback", fallback.value));
    let holders = project.holders_of(id);
    let mut seen = vec![id];
    let mut steps = Vec::new();
    for (why, to) in deputy.into_iter().chain(above).chain(fallback) {
        if seen.contains(&to) {
            continue;
        }
        seen.push(to);
        // The same people would not answer in another role either.
        let others = project.holders_of(to);
        let is_same = |one: &Holder| holders.contains(one) && !matches!(one, Holder::Role(_));
        if others.is_empty() || !others.iter().all(is_same) {
            steps.push(EscalationStep { why, to: StaffedRole::new(project, to) });
        }
    }
    steps
}
