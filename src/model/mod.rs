//! A project as data: lists in the order of the files, references resolved, every value with its span.
//!
//! [`crate::project`] builds it from the files; it knows nothing of files, rules or tables. What rules, views and queries
//! derive in common is here as well: coverage, relations and the look-up of names.

mod colour;
mod coverage;
mod date;
mod derived_cache;
mod entries;
mod filling;
mod holder;
mod ids;
mod involvement;
mod language;
mod letter;
mod letter_index;
mod letter_model;
mod level;
pub mod lookup;
mod policy;
mod relations;
mod reporting_lines;
mod settings;
mod share;
mod style;
mod subject;
mod unparsed;

pub use colour::Colour;
pub use coverage::Coverage;
pub use date::Date;
pub use derived_cache::DerivedCache;
pub use entries::{Assignee, Assignment, Cell, Party, Person, Phase, Responsibility, Role, Waiver};
pub use filling::Filling;
pub use holder::Holder;
pub use ids::{PartyId, PersonId, PhaseId, ResponsibilityId, RoleId};
pub use involvement::{Involvement, Path, Via};
pub use language::Language;
pub use letter::{Letter, LetterSet};
pub use letter_index::RoleLetters;
pub use letter_model::{Count, Kind, LetterDef, LetterModel};
pub use level::Level;
pub use policy::{Demand, Each, Policy, Select};
pub use relations::{Substitute, SubstituteKind};
pub use reporting_lines::ReportingLines;
pub use settings::{RuleSetting, Settings};
pub use share::Share;
pub use style::{PaletteName, Style};
pub use subject::{Entity, Subject};
pub use unparsed::Unparsed;

/// The contents of a project folder.
#[derive(Debug, Clone)]
pub struct Project<'a> {
    /// The `[project]` table.
    pub settings: Settings<'a>,
    /// The `[style]` table.
    pub style: Style<'a>,
    /// The letter model.
    pub model: LetterModel<'a>,
    /// The `[rules]` table.
    pub rules: Vec<RuleSetting<'a>>,
    /// The policies: the project's own rules.
    pub policies: Vec<Policy<'a>>,
    /// The parties: organisations in the engagement.
    pub parties: Vec<Party<'a>>,
    /// The sections of the matrix, in the order shown.
    pub phases: Vec<Phase<'a>>,
    /// The columns of the matrix, in the order shown.
    pub roles: Vec<Role<'a>>,
    /// Everybody who has a `[person]` table or is named in a role.
    pub people: Vec<Person<'a>>,
    /// The rows of the matrix, in the order written.
    pub responsibilities: Vec<Responsibility<'a>>,
    /// Every assigned letter as written, row by row. See [`Responsibility::assignments`].
    pub assignments: Vec<Assignment>,
    /// Every non-empty cell, row by row. See [`Responsibility::cells`].
    pub cells: Vec<Cell>,
    /// Text that could not be read.
    pub unparsed: Unparsed<'a>,
    /// Facts derived so far.
    pub derived: DerivedCache,
}

impl<'a> Project<'a> {
    /// A role by its id.
    #[must_use]
    pub fn role(&self, id: RoleId) -> &Role<'a> {
        &self.roles[id.index()]
    }

    /// A person by their id.
    #[must_use]
    pub fn person(&self, id: PersonId) -> &Person<'a> {
        &self.people[id.index()]
    }

    /// A party by its id.
    #[must_use]
    pub fn party(&self, id: PartyId) -> &Party<'a> {
        &self.parties[id.index()]
    }

    /// A phase by its id.
    #[must_use]
    pub fn phase(&self, id: PhaseId) -> &Phase<'a> {
        &self.phases[id.index()]
    }

    /// Every row with its id, in the order written.
    pub fn rows(&self) -> impl Iterator<Item = (ResponsibilityId, &Responsibility<'a>)> {
        let rows = self.responsibilities.iter().enumerate();
        rows.map(|(position, row)| (ResponsibilityId::new(position), row))
    }

    /// The rows as tables show them: phase by phase, then those without a phase, each in the order written. Phases without
    /// rows are omitted.
    #[must_use]
    pub fn by_phase(&self) -> Vec<(Option<PhaseId>, Vec<ResponsibilityId>)> {
        let phases = (0..self.phases.len()).map(|position| Some(PhaseId::new(position)));
        let mut sections: Vec<_> = phases.chain([None]).map(|phase| (phase, Vec::new())).collect();
        let no_phase = self.phases.len();
        for (id, row) in self.rows() {
            let section = row.phase.map_or(no_phase, |phase| phase.value.index());
            sections[section].1.push(id);
        }
        sections.retain(|(_, rows)| !rows.is_empty());
        sections
    }

    /// A responsibility by its id.
    #[must_use]
    pub fn responsibility(&self, id: ResponsibilityId) -> &Responsibility<'a> {
        &self.responsibilities[id.index()]
    }

    /// Every column with its id, in the order written.
    pub fn columns(&self) -> impl Iterator<Item = (RoleId, &Role<'a>)> {
        let columns = self.roles.iter().enumerate();
        columns.map(|(position, role)| (RoleId::new(position), role))
    }

    /// The assignments of a row, as written.
    #[must_use]
    pub fn assignments(&self, row: &Responsibility<'_>) -> &[Assignment] {
        &self.assignments[row.assignments.start as usize..row.assignments.end as usize]
    }

    /// The assignments of one letter in a row, as written.
    pub fn assignments_of<'p>(
        &'p self,
        row: &Responsibility<'_>,
        letter: Letter,
    ) -> impl Iterator<Item = &'p Assignment> + use<'p, 'a> {
        let assignments = self.assignments(row).iter();
        assignments.filter(move |assignment| assignment.letter == letter)
    }

    /// The non-empty cells of a row, in the order in which their roles first appear there.
    #[must_use]
    pub fn cells(&self, row: &Responsibility<'_>) -> &[Cell] {
        &self.cells[row.cells.start as usize..row.cells.end as usize]
    }
}
