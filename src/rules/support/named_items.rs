//! All parties, phases, roles, people and responsibilities, for the rules that check ids and names.

use crate::model::{PersonId, PhaseId, Project, ResponsibilityId, RoleId, Subject};
use crate::source::Span;

/// A party, phase, role, person or responsibility.
pub(crate) struct NamedItem<'p> {
    /// "party", "phase", "role", "person" or "responsibility".
    pub kind: &'static str,
    pub subject: Subject,
    /// The id and its span; `None` for a person who is only named in `filled-by`.
    pub id: Option<(&'p str, Span)>,
    pub name: &'p str,
    pub name_span: Span,
}

/// All items, one kind after the other.
pub(crate) fn list<'p>(project: &'p Project<'_>) -> impl Iterator<Item = NamedItem<'p>> {
    macro_rules! named {
        ($list:expr, $kind:literal, $subject:expr) => {
            $list.iter().enumerate().map(|(position, entry)| NamedItem {
                kind: $kind,
                subject: $subject(position),
                id: Some((entry.id.value, entry.id.span))
                    .filter(|(_, span)| *span != entry.name_span),
                name: entry.name,
                name_span: entry.name_span,
            })
        };
    }
    let parties = named!(project.parties, "party", |_| Subject::Project);
    let phases = named!(project.phases, "phase", |at| Subject::Phase(PhaseId::new(at)));
    let roles = named!(project.roles, "role", |at| Subject::Role(RoleId::new(at)));
    let people = named!(project.people, "person", |at| Subject::Person(PersonId::new(at)));
    let rows = named!(project.responsibilities, "responsibility", |at| {
        Subject::Responsibility(ResponsibilityId::new(at))
    });
    parties.chain(phases).chain(roles).chain(people).chain(rows)
}

/// The id and the name of each item, which is cheaper than the items themselves.
pub(crate) fn list_texts<'p>(project: &'p Project<'_>) -> impl Iterator<Item = (&'p str, &'p str)> {
    macro_rules! texts {
        ($list:expr) => {
            $list.iter().map(|entry| (entry.id.value, entry.name))
        };
    }
    let few = texts!(project.parties).chain(texts!(project.phases)).chain(texts!(project.roles));
    few.chain(texts!(project.people)).chain(texts!(project.responsibilities))
}
