//! The part of a project selected by the command-line filters.

use std::collections::HashSet;
use std::hash::Hash;

use crate::model::lookup::{self, LookupError};
use crate::model::{
    Cell, Holder, Letter, LetterDef, LetterSet, PartyId, PersonId, PhaseId, Project,
    Responsibility, ResponsibilityId, Role, RoleId, Subject,
};

/// The filters of the command line: ids or names as [`lookup`] understands them. An empty list selects everything.
#[derive(Debug, Clone, Default)]
pub struct Filters {
    /// Rows in one of these phases.
    pub phases: Vec<String>,
    /// Roles of one of these parties.
    pub parties: Vec<String>,
    /// These roles.
    pub roles: Vec<String>,
    /// Roles whose letters one of these people holds.
    pub people: Vec<String>,
    /// These letters.
    pub letters: Vec<String>,
    /// Rows with one of these tags.
    pub tags: Vec<String>,
}

/// The selected part of a project.
///
/// Phases and tags select rows; parties, roles and people select columns; letters select the contents of cells. A row
/// that the last four leave without letters is omitted.
#[derive(Debug)]
pub struct Selection<'p, 'a> {
    project: &'p Project<'a>,
    /// By role, whether it is selected.
    roles: Vec<bool>,
    people: Option<HashSet<PersonId>>,
    letters: LetterSet,
    is_whole: bool,
    rows: Vec<(Option<PhaseId>, Vec<ResponsibilityId>)>,
    /// By responsibility, whether it is selected.
    shown: Vec<bool>,
}

impl Filters {
    /// Whether there are no filters.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let Filters { phases, parties, roles, people, letters, tags } = self;
        [phases, parties, roles, people, letters, tags].iter().all(|filter| filter.is_empty())
    }
}

impl<'p, 'a> Selection<'p, 'a> {
    /// Applies the filters to a project.
    ///
    /// # Errors
    /// If a filter has an unknown or ambiguous name.
    pub fn new(project: &'p Project<'a>, filters: &Filters) -> Result<Self, LookupError> {
        let phases = find_all(&filters.phases, |name| lookup::phase(project, name))?;
        let parties = find_all(&filters.parties, |name| lookup::party(project, name))?;
        let roles = find_all(&filters.roles, |name| lookup::role(project, name))?;
        let people = find_all(&filters.people, |name| lookup::person(project, name))?;
        let tags = find_all(&filters.tags, |name| lookup::tag(project, name))?;
        let letters = match find_all(&filters.letters, |name| lookup::letter(&project.model, name))?
        {
            Some(letters) => letters.into_iter().collect(),
            None => project.model.letters.iter().map(|def| def.letter).collect(),
        };

        let is_kept = |role: RoleId| {
            roles.as_ref().is_none_or(|roles| roles.contains(&role))
                && parties.as_ref().is_none_or(|parties| {
                    project.parties_of(role).iter().any(|party| parties.contains(party))
                })
                && people.as_ref().is_none_or(|people| {
                    let holders = project.holders_of(role);
                    holders
                        .iter()
                        .any(|one| matches!(one, Holder::Person(id) if people.contains(id)))
                })
        };
        let mut selection = Selection {
            project,
            roles: project.columns().map(|(role, _)| is_kept(role)).collect(),
            people,
            letters,
            is_whole: filters.is_empty(),
            rows: Vec::new(),
            shown: vec![false; project.responsibilities.len()],
        };
        let by_cells = [&filters.parties, &filters.roles, &filters.people, &filters.letters];
        let needs_cells = by_cells.iter().any(|filter| !filter.is_empty());
        let mut by_phase = project.by_phase();
        by_phase.retain(|(phase, _)| {
            phases.as_ref().is_none_or(|phases| phase.is_some_and(|phase| phases.contains(&phase)))
        });
        for (_, rows) in &mut by_phase {
            rows.retain(|id| {
                let row = project.responsibility(*id);
                let has_tag =
                    |tags: &HashSet<&str>| row.tags.iter().any(|tag| tags.contains(tag.value));
                tags.as_ref().is_none_or(has_tag)
                    && (!needs_cells || selection.cells(row).next().is_some())
            });
            for id in rows {
                selection.shown[id.index()] = true;
            }
        }
        by_phase.retain(|(_, rows)| !rows.is_empty());
        selection.rows = by_phase;
        Ok(selection)
    }

    /// The whole project.
    #[must_use]
    pub fn project(&self) -> &'p Project<'a> {
        self.project
    }

    /// Whether there are no filters.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.is_whole
    }

    /// Whether a finding about `subject` is shown. If only a part is selected, findings about the project are not.
    #[must_use]
    pub fn shows(&self, subject: Subject) -> bool {
        self.is_whole
            || match subject {
                Subject::Responsibility(row) => self.shown[row.index()],
                Subject::Role(role) => self.has_role(role),
                Subject::Person(_) | Subject::Phase(_) | Subject::Project => false,
            }
    }

    /// The rows by phase, without empty phases.
    #[must_use]
    pub fn by_phase(&self) -> &[(Option<PhaseId>, Vec<ResponsibilityId>)] {
        &self.rows
    }

    /// The rows of all phases, in the order shown.
    pub fn rows(&self) -> impl Iterator<Item = (ResponsibilityId, &'p Responsibility<'a>)> {
        let rows = self.rows.iter().flat_map(|(_, rows)| rows);
        rows.map(|row| (*row, self.project.responsibility(*row)))
    }

    /// Whether a responsibility is selected.
    #[must_use]
    pub fn has_row(&self, row: ResponsibilityId) -> bool {
        self.shown[row.index()]
    }

    /// The people and parties involved: without filters all of them, otherwise those who hold the letters of the selected
    /// roles, and their parties.
    #[must_use]
    pub fn people_and_parties(&self) -> (Vec<PersonId>, Vec<PartyId>) {
        let project = self.project;
        let mut people: Vec<PersonId> = (0..project.people.len()).map(PersonId::new).collect();
        let mut parties: Vec<PartyId> = (0..project.parties.len()).map(PartyId::new).collect();
        if !self.is_whole {
            let holders: HashSet<Holder> =
                self.roles().flat_map(|(role, _)| project.holders_of(role).into_owned()).collect();
            people.retain(|person| holders.contains(&Holder::Person(*person)));
            let of_roles = self.roles().flat_map(|(role, _)| project.parties_of(role));
            let of_people = people.iter().filter_map(|person| project.person(*person).party);
            let fill = |party: PartyId| holders.contains(&Holder::Party(party));
            let known: HashSet<PartyId> =
                of_roles.chain(of_people.map(|party| party.value)).collect();
            parties.retain(|party| known.contains(party) || fill(*party));
        }
        (people, parties)
    }

    /// The number of rows.
    #[must_use]
    pub fn number_of_rows(&self) -> usize {
        self.rows.iter().map(|(_, rows)| rows.len()).sum()
    }

    /// The selected roles, in the order written.
    pub fn roles(&self) -> impl Iterator<Item = (RoleId, &'p Role<'a>)> {
        self.project.columns().filter(|(id, _)| self.roles[id.index()])
    }

    /// Whether a role is selected.
    #[must_use]
    pub fn has_role(&self, role: RoleId) -> bool {
        self.roles[role.index()]
    }

    /// Whether a letter is selected.
    #[must_use]
    pub fn has_letter(&self, letter: Letter) -> bool {
        self.letters.contains(letter)
    }

    /// Whether a holder may have a column in a table by people: with a filter for people, only these may.
    #[must_use]
    pub fn has_holder(&self, holder: Holder) -> bool {
        match (&self.people, holder) {
            (None, _) => true,
            (Some(people), Holder::Person(person)) => people.contains(&person),
            (Some(_), _) => false,
        }
    }

    /// Whether there is a filter for people.
    #[must_use]
    pub fn asks_for_people(&self) -> bool {
        self.people.is_some()
    }

    /// The selected letters, in the order of the letter model.
    pub fn letters(&self) -> impl Iterator<Item = &'p LetterDef<'a>> {
        let defs = self.project.model.letters.iter();
        defs.filter(|def| self.letters.contains(def.letter))
    }

    /// The cells of a row that have selected letters of selected roles, with these letters only.
    pub fn cells(&self, row: &Responsibility<'_>) -> impl Iterator<Item = Cell> {
        self.project
            .cells(row)
            .iter()
            .filter(|cell| self.has_role(cell.role))
            .map(|cell| Cell { letters: cell.letters.within(self.letters), ..*cell })
            .filter(|cell| !cell.letters.is_empty())
    }
}

/// The entries that the names of one filter mean; `None` for a filter without names.
fn find_all<T: Eq + Hash>(
    names: &[String],
    find: impl Fn(&str) -> Result<T, LookupError>,
) -> Result<Option<HashSet<T>>, LookupError> {
    if names.is_empty() {
        return Ok(None);
    }
    names.iter().map(|name| find(name)).collect::<Result<_, _>>().map(Some)
}
