//! The structure as a chart: roles in the boxes of their parties, and lines between them.

use super::selection::Selection;
use crate::model::{Language, RoleId};
use crate::view::locale;

/// Roles, and the lines between them.
#[derive(Debug, Clone, Default)]
pub struct Chart {
    /// The title above it.
    pub title: String,
    /// The parties with their roles, in the order of the files; roles without a party come last.
    pub groups: Vec<Group>,
    /// The lines.
    pub lines: Vec<Line>,
}

/// The roles of a party.
#[derive(Debug, Clone)]
pub struct Group {
    /// The name of the party; `None` for roles without one.
    pub name: Option<String>,
    /// The roles.
    pub boxes: Vec<Role>,
}

/// A role.
#[derive(Debug, Clone)]
pub struct Role {
    /// The number by which lines refer to it, from 1.
    pub number: usize,
    /// The name.
    pub name: String,
    /// Who fills it.
    pub filled_by: Vec<String>,
    /// Whether it is a board, which has other roles as members.
    pub is_board: bool,
}

/// A line from one role to another.
#[derive(Debug, Clone)]
pub struct Line {
    /// The number of the role at which it begins.
    pub from: usize,
    /// The number of the role at which it ends.
    pub to: usize,
    /// Its meaning.
    pub kind: Tie,
    /// Its label, in the language of the chart.
    pub label: &'static str,
}

/// The meaning of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tie {
    /// The first reports to the second: the way of escalation.
    ReportsTo,
    /// The first acts for the second.
    Represents,
    /// The second is a member of the first.
    Member,
    /// The second is the deputy of the first.
    Deputy,
    /// The first is vacant, and the second covers it.
    Fallback,
}

/// Draws the chart of the roles that are drawn, and the lines between them.
#[must_use]
pub fn draw(selection: &Selection<'_, '_>, language: Language) -> Chart {
    let project = selection.project();
    let words = locale::strings(language);
    let number = |role: RoleId| role.index() + 1;
    let parties = project.parties.iter().map(|party| Some(party.id.value)).chain([None]);
    let groups = parties.map(|party| {
        let of_party = |role: &crate::model::Role<'_>| {
            role.party.map(|party| project.party(party.value).id.value) == party
        };
        let boxes = selection.roles().filter(|(_, role)| of_party(role)).map(|(id, role)| Role {
            number: number(id),
            name: role.name.to_owned(),
            filled_by: role
                .filled_by
                .iter()
                .map(|filler| project.holder_name(filler.value.into()).to_owned())
                .collect(),
            is_board: !role.members.is_empty(),
        });
        let named = project.parties.iter().find(|one| Some(one.id.value) == party);
        Group { name: named.map(|party| party.name.to_owned()), boxes: boxes.collect() }
    });
    let mut lines = Vec::new();
    for (id, role) in selection.roles() {
        let one = |kind, label, to: Option<RoleId>| to.map(|to| (kind, label, to));
        let open = project.is_vacant(id);
        let ties = [
            one(Tie::ReportsTo, words.reports_to, role.reports_to.map(|to| to.value)),
            one(Tie::Represents, words.represents, role.represents.map(|to| to.value)),
            one(Tie::Deputy, words.deputy, role.deputy.map(|to| to.value)),
            one(Tie::Fallback, words.stands_in, project.fallback(id).filter(|_| open)),
        ];
        let members = role.members.iter().map(|to| (Tie::Member, words.member, to.value));
        let ties = ties.into_iter().flatten().chain(members);
        let ties = ties.filter(|(_, _, to)| selection.has_role(*to));
        lines.extend(ties.map(|(kind, label, to)| Line {
            from: number(id),
            to: number(to),
            kind,
            label,
        }));
    }
    let groups = groups.filter(|group| !group.boxes.is_empty()).collect();
    Chart { title: words.structure.to_owned(), groups, lines }
}
