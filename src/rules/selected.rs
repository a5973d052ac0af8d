//! Which responsibilities a policy speaks of.

use super::members::Members;
use crate::model::{
    Letter, Located, PartyId, PhaseId, Project, Responsibility, ResponsibilityId, Select,
};

/// The selection of a policy, ready to judge many rows.
pub(crate) struct Selected<'p> {
    phases: Option<Members<PhaseId>>,
    tags: Option<&'p [Located<&'p str>]>,
    rows: Option<Members<ResponsibilityId>>,
    parties: Option<Members<PartyId>>,
    owner: Option<Letter>,
}

impl<'p> Selected<'p> {
    pub fn by(project: &Project<'_>, select: &'p Select<'_>) -> Self {
        Selected {
            phases: select.phases.as_deref().map(Members::of),
            tags: select.tags.as_deref(),
            rows: select.responsibilities.as_deref().map(Members::of),
            parties: select.parties.as_deref().map(Members::of),
            owner: project.model.owner().map(|owner| owner.letter),
        }
    }

    /// The same without asking for phases.
    pub fn of_any_phase(self) -> Self {
        Selected { phases: None, ..self }
    }

    /// Whether a row is one of those.
    pub fn has(
        &self,
        project: &Project<'_>,
        id: ResponsibilityId,
        row: &Responsibility<'_>,
    ) -> bool {
        let in_phase = |phases: &Members<_>| row.phase.is_some_and(|own| phases.has(own.value));
        let is_tagged = |tags: &[Located<&str>]| {
            tags.iter().all(|tag| row.tags.iter().any(|own| own.value == tag.value))
        };
        let is_of_party = |parties: &Members<_>| {
            let mut owners = self.owner.into_iter().flat_map(|letter| project.holders(row, letter));
            owners.any(|owner| {
                project.role(owner.role).party.is_some_and(|own| parties.has(own.value))
            })
        };
        self.phases.as_ref().is_none_or(in_phase)
            && self.tags.is_none_or(is_tagged)
            && self.rows.as_ref().is_none_or(|rows| rows.has(id))
            && self.parties.as_ref().is_none_or(is_of_party)
    }
}
