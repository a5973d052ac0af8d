//! Which responsibilities a policy applies to.

use crate::model::{Letter, PartyId, PhaseId, Project, Responsibility, ResponsibilityId, Select};
use crate::rules::support::id_set::IdSet;
use crate::source::Spanned;

/// The `select` of a policy, prepared for many responsibilities.
pub(crate) struct Selector<'p> {
    phases: Option<IdSet<PhaseId>>,
    tags: Option<&'p [Spanned<&'p str>]>,
    rows: Option<IdSet<ResponsibilityId>>,
    parties: Option<IdSet<PartyId>>,
    owner: Option<Letter>,
}

impl<'p> Selector<'p> {
    pub fn new(project: &Project<'_>, select: &'p Select<'_>) -> Self {
        Selector {
            phases: select.phases.as_deref().map(IdSet::new),
            tags: select.tags.as_deref(),
            rows: select.responsibilities.as_deref().map(IdSet::new),
            parties: select.parties.as_deref().map(IdSet::new),
            owner: project.model.owner().map(|owner| owner.letter),
        }
    }

    /// The same selection in any phase.
    pub fn without_phases(self) -> Self {
        Selector { phases: None, ..self }
    }

    /// Whether the policy applies to a responsibility.
    pub fn selects(
        &self,
        project: &Project<'_>,
        id: ResponsibilityId,
        row: &Responsibility<'_>,
    ) -> bool {
        let in_phase = |phases: &IdSet<_>| row.phase.is_some_and(|own| phases.contains(own.value));
        let is_tagged = |tags: &[Spanned<&str>]| {
            tags.iter().all(|tag| row.tags.iter().any(|own| own.value == tag.value))
        };
        let is_of_party = |parties: &IdSet<_>| {
            let mut owners =
                self.owner.into_iter().flat_map(|letter| project.assignments_of(row, letter));
            owners.any(|owner| {
                project.role(owner.role).party.is_some_and(|own| parties.contains(own.value))
            })
        };
        self.phases.as_ref().is_none_or(in_phase)
            && self.tags.is_none_or(is_tagged)
            && self.rows.as_ref().is_none_or(|rows| rows.contains(id))
            && self.parties.as_ref().is_none_or(is_of_party)
    }
}
