//! Everything in a project that has an id and a name, for the rules that judge names.

use crate::finding::{Place, Subject};
use crate::model::{PersonId, PhaseId, Project, ResponsibilityId, RoleId};

/// Something with an id and a name.
pub(super) struct Named<'p> {
    /// The word for its kind.
    pub kind: &'static str,
    pub subject: Subject,
    /// The id and where it stands; `None` where it is only the name again.
    pub id: Option<(&'p str, Place)>,
    pub name: &'p str,
    pub name_place: Place,
}

/// All of them, kind by kind.
pub(super) fn all<'p>(project: &'p Project<'_>) -> Vec<Named<'p>> {
    let mut all = Vec::new();
    macro_rules! add {
        ($list:expr, $kind:literal, $subject:expr) => {
            all.extend($list.iter().enumerate().map(|(position, entry)| {
                Named {
                    kind: $kind,
                    subject: $subject(position),
                    id: Some((entry.id.value, entry.id.place))
                        .filter(|(_, place)| *place != entry.name_place),
                    name: entry.name,
                    name_place: entry.name_place,
                }
            }))
        };
    }
    add!(project.parties, "party", |_| Subject::Project);
    add!(project.phases, "phase", |at| Subject::Phase(PhaseId::new(at)));
    add!(project.roles, "role", |at| Subject::Role(RoleId::new(at)));
    add!(project.people, "person", |at| Subject::Person(PersonId::new(at)));
    add!(project.responsibilities, "responsibility", |at| {
        Subject::Responsibility(ResponsibilityId::new(at))
    });
    all
}
