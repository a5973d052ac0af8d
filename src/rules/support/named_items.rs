//! Everything in a project that has an id and a name, for the rules that judge names.

use crate::model::{PersonId, PhaseId, Project, ResponsibilityId, RoleId, Subject};
use crate::source::Span;

/// Something with an id and a name.
pub(crate) struct Named<'p> {
    /// The word for its kind.
    pub kind: &'static str,
    pub subject: Subject,
    /// The id and where it stands; `None` where it is only the name again.
    pub id: Option<(&'p str, Span)>,
    pub name: &'p str,
    pub name_span: Span,
}

/// All of them, kind by kind.
pub(crate) fn all<'p>(project: &'p Project<'_>) -> impl Iterator<Item = Named<'p>> {
    macro_rules! named {
        ($list:expr, $kind:literal, $subject:expr) => {
            $list.iter().enumerate().map(|(position, entry)| Named {
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

/// The id and the name of each.
pub(crate) fn texts<'p>(project: &'p Project<'_>) -> impl Iterator<Item = (&'p str, &'p str)> {
    macro_rules! texts {
        ($list:expr) => {
            $list.iter().map(|entry| (entry.id.value, entry.name))
        };
    }
    let few = texts!(project.parties).chain(texts!(project.phases)).chain(texts!(project.roles));
    few.chain(texts!(project.people)).chain(texts!(project.responsibilities))
}
