//! Roles, people, parties, phases and responsibilities with their ids and names, the parts of every answer.

use serde::Serialize;

use crate::model::{Holder, PartyId, PhaseId, Project, ResponsibilityId, RoleId};

/// An id with its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Named<'p> {
    /// The key in the files.
    pub id: &'p str,
    /// The name shown.
    pub name: &'p str,
}

impl<'p> Named<'p> {
    pub(super) fn from_role(project: &'p Project<'_>, role: RoleId) -> Self {
        let role = project.role(role);
        Named { id: role.id.value, name: role.name }
    }

    pub(super) fn from_phase(project: &'p Project<'_>, phase: PhaseId) -> Self {
        let phase = project.phase(phase);
        Named { id: phase.id.value, name: phase.name }
    }

    pub(super) fn from_party(project: &'p Project<'_>, party: PartyId) -> Self {
        let party = project.party(party);
        Named { id: party.id.value, name: party.name }
    }
}

/// A role, a person or a party.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct NamedHolder<'p> {
    /// "role", "person" or "party".
    pub kind: &'static str,
    /// The key in the files.
    pub id: &'p str,
    /// The name shown.
    pub name: &'p str,
    /// The e-mail address of a person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<&'p str>,
}

impl<'p> NamedHolder<'p> {
    pub(super) fn new(project: &'p Project<'_>, holder: Holder) -> Self {
        let email = match holder {
            Holder::Person(person) => project.person(person).email,
            Holder::Role(_) | Holder::Party(_) => None,
        };
        let entity = project.holder_entity(holder);
        NamedHolder { kind: entity.kind, id: entity.id, name: entity.name, email }
    }
}

/// A role with the people and parties to contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StaffedRole<'p> {
    /// The role.
    #[serde(flatten)]
    pub role: Named<'p>,
    /// The people, and the parties as a whole.
    pub people: Vec<NamedHolder<'p>>,
}

impl<'p> StaffedRole<'p> {
    /// A role with those who fill it, the lead first; if it is vacant, with all who hold its letters. Empty if the
    /// project names no people.
    pub(super) fn new(project: &'p Project<'_>, id: RoleId) -> Self {
        let role = project.role(id);
        let mut people: Vec<Holder> =
            role.filled_by.iter().map(|filler| Holder::from(filler.value)).collect();
        if people.is_empty() {
            people = project.holders_of(id).into_owned();
            people.retain(|holder| !matches!(holder, Holder::Role(_)));
        }
        let lead = role.lead.map(|lead| Holder::Person(lead.value));
        people.sort_by_key(|holder| Some(*holder) != lead);
        StaffedRole {
            role: Named::from_role(project, id),
            people: people.into_iter().map(|one| NamedHolder::new(project, one)).collect(),
        }
    }
}

/// A responsibility with its phase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Row<'p> {
    /// The key in the files.
    pub id: &'p str,
    /// The name shown.
    pub name: &'p str,
    /// Its phase, if it has one.
    pub phase: Option<Named<'p>>,
}

impl<'p> Row<'p> {
    pub(super) fn new(project: &'p Project<'_>, id: ResponsibilityId) -> Self {
        let row = project.responsibility(id);
        let phase = row.phase.map(|phase| Named::from_phase(project, phase.value));
        Row { id: row.id.value, name: row.name, phase }
    }
}
