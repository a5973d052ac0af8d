//! The position of each person: the roles they fill, the boards with these as members, and the roles they are deputy
//! for.

use crate::model::{Assignee, Coverage, Holder, PersonId, RoleId};
use crate::view::grid::Entry;
use crate::view::person_page::named::Named;
use crate::view::selection::Selection;

/// The roles coverage a person, in the order of the files.
#[derive(Debug, Clone, Default)]
pub(super) struct Standing {
    /// The roles they fill.
    pub fills: Vec<RoleId>,
    /// Boards and committees with one of their roles as a member.
    pub boards: Vec<RoleId>,
    /// Vacant roles that a role of theirs covers.
    pub open: Vec<RoleId>,
    /// Roles that have one of theirs as the deputy.
    pub deputises: Vec<RoleId>,
}

impl Standing {
    /// The roles through which letters reach the person.
    pub fn all(&self) -> impl Iterator<Item = RoleId> {
        self.fills.iter().chain(&self.boards).chain(&self.open).copied()
    }
}

/// The position of each person among the roles that are drawn.
pub(super) fn by_person(
    selection: &Selection<'_, '_>,
    coverage: &Coverage<'_, '_>,
) -> Vec<Standing> {
    let project = selection.project();
    let mut standings = vec![Standing::default(); project.people.len()];
    for (id, role) in selection.roles() {
        let is_open = !project.is_filled(id);
        for somebody in coverage.holders(id).iter().copied() {
            if let Holder::Person(person) = somebody {
                let standing = &mut standings[person.index()];
                let roles = match (is_open, role.filled_by.iter().any(|f| f.value == somebody)) {
                    (true, _) => &mut standing.open,
                    (_, true) => &mut standing.fills,
                    (_, false) => &mut standing.boards,
                };
                roles.push(id);
            }
        }
    }
    for (id, role) in project.columns() {
        let deputy = role.deputy.filter(|deputy| selection.has_role(deputy.value));
        let fillers = deputy.iter().flat_map(|deputy| &project.role(deputy.value).filled_by);
        for filler in fillers {
            if let Assignee::Person(person) = filler.value {
                standings[person.index()].deputises.push(id);
            }
        }
    }
    standings
}

/// A role that a person fills: its name, whom it reports to, and its deputy.
pub(super) fn entry(named: &Named<'_, '_, '_>, id: RoleId, person: PersonId) -> Entry {
    let words = named.words();
    let role = named.project().role(id);
    let other = |name: &str, role: Option<RoleId>| {
        role.map(|role| named.told(name, &named.role(role, person)))
    };
    let lead = role.lead.map(|lead| named.project().person(lead.value).name);
    let details = [
        role.description.filter(|text| !text.trim().is_empty()).map(str::to_owned),
        role.reports_to
            .map(|role| named.told(words.reports_to, &named.with_addresses(role.value, person))),
        other(words.deputy, role.deputy.map(|role| role.value)),
        other(words.represents, role.represents.map(|role| role.value)),
        lead.map(|lead| named.told(words.lead, lead)),
    ];
    Entry { name: role.name.to_owned(), details: details.into_iter().flatten().collect() }
}
