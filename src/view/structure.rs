//! The structure: parties with their roles, the people who fill them, reporting lines and deputies.

use crate::model::{Coverage, PartyId, Project, RoleId};
use crate::source::Spanned;
use crate::view::grid::{Cell, Column, Facets, Grid, GridKind, Row, Section};
use crate::view::locale::Strings;
use crate::view::{View, ViewContext, rows};

/// The names of those related to a role.
#[derive(Default)]
pub(super) struct Ties {
    filled_by: Vec<String>,
    lead: Vec<String>,
    reports_to: Vec<String>,
    escalates_to: Vec<String>,
    represents: Vec<String>,
    members: Vec<String>,
    deputy: Vec<String>,
    fallback: Vec<String>,
}

impl Ties {
    pub fn new(project: &Project<'_>, id: RoleId) -> Ties {
        let role = project.role(id);
        let name = |other: RoleId| project.role(other).name.to_owned();
        let one =
            |other: Option<Spanned<RoleId>>| other.map(|o| name(o.value)).into_iter().collect();
        let fillers =
            role.filled_by.iter().map(|filler| project.holder_name(filler.value.into()).to_owned());
        let answers_for = project
            .parties
            .iter()
            .filter(|party| party.fallback.is_some_and(|fallback| fallback.value == id));
        let line = project.roles_above(id);
        Ties {
            filled_by: fillers.collect(),
            lead: role.lead.map(|p| project.person(p.value).name.to_owned()).into_iter().collect(),
            reports_to: one(role.reports_to),
            escalates_to: line.iter().skip(1).map(|role| name(*role)).collect(),
            represents: one(role.represents),
            members: role.members.iter().map(|member| name(member.value)).collect(),
            deputy: one(role.deputy),
            fallback: answers_for.map(|party| party.name.to_owned()).collect(),
        }
    }

    /// Every tie with its heading, in the order in which they are shown.
    pub fn named(self, words: &'static Strings) -> [(&'static str, Vec<String>); 8] {
        [
            (words.filled_by, self.filled_by),
            (words.lead, self.lead),
            (words.reports_to, self.reports_to),
            (words.escalates_to, self.escalates_to),
            (words.represents, self.represents),
            (words.members, self.members),
            (words.deputy, self.deputy),
            (words.fallback, self.fallback),
        ]
    }
}

/// The ids of the columns, in the order of [`Ties::named`].
const IDS: [&str; 8] = [
    "filled-by",
    "lead",
    "reports-to",
    "escalates-to",
    "represents",
    "members",
    "deputy",
    "fallback",
];

/// Draws the structure: a section per party, a row per role. Empty columns are left out.
pub(super) fn draw(context: ViewContext<'_, '_>) -> Grid {
    let project = context.selection.project();
    let words = context.words();
    let coverage = Coverage::new(project);
    let row = |id: RoleId| {
        let role = project.role(id);
        let ties = Ties::new(project, id)
            .named(words)
            .map(|(_, names)| Cell::Names(names.into_boxed_slice()));
        Row {
            id: role.id.value.to_owned(),
            name: role.name.to_owned(),
            facets: Facets::from_role(&coverage, id),
            cells: ties.into(),
            ..Row::default()
        }
    };
    let parties = (0..project.parties.len()).map(PartyId::new).map(Some).chain([None]);
    let has_parties = !project.parties.is_empty();
    let sections = parties.map(|party| {
        let name = party.map_or(words.no_party, |party| project.party(party).name);
        let of_party = context
            .selection
            .roles()
            .filter(|(_, role)| role.party.map(|party| party.value) == party);
        Section {
            name: has_parties.then(|| name.to_owned()),
            rows: of_party.map(|(id, _)| row(id)).collect(),
        }
    });
    let mut sections: Vec<Section> = sections.filter(|section| !section.rows.is_empty()).collect();
    let used = |at: &usize| {
        let mut rows = sections.iter().flat_map(|section| &section.rows);
        rows.any(|row| !row.cells[*at].is_empty())
    };
    let used: Vec<usize> = (0..IDS.len()).filter(used).collect();
    for row in sections.iter_mut().flat_map(|section| &mut section.rows) {
        row.cells = used.iter().map(|at| row.cells[*at].clone()).collect();
    }
    let names = Ties::default().named(words).map(|(name, _)| name);
    let columns = used.iter().map(|at| Column {
        id: IDS[*at].to_owned(),
        name: names[*at].to_owned(),
        short: names[*at].to_owned(),
        ..Column::default()
    });
    Grid {
        stub_head: words.role.to_owned(),
        section: words.party.to_owned(),
        columns: columns.collect(),
        sections,
        legend: Vec::new(),
        ..rows::empty(context, View::Structure, GridKind::Lists)
    }
}
