//! What of a project is drawn: all of it, or what the filters of the command line leave.

use std::collections::HashSet;

use crate::error::Error;
use crate::model::{
    Cell, Letter, LetterDef, LetterSet, PersonId, PhaseId, Project, Responsibility,
    ResponsibilityId, Role, RoleId, Somebody,
};
use crate::spelling;

/// What is asked for, as ids or names. An empty list asks for all.
#[derive(Debug, Clone, Default)]
pub struct Filters {
    /// Rows in one of these phases.
    pub phases: Vec<String>,
    /// Roles of one of these parties.
    pub parties: Vec<String>,
    /// These roles.
    pub roles: Vec<String>,
    /// Roles behind which one of these people stands.
    pub people: Vec<String>,
    /// These letters.
    pub letters: Vec<String>,
    /// Rows with one of these tags.
    pub tags: Vec<String>,
}

/// The part of a project that is drawn.
///
/// Phases and tags choose rows; parties, roles and people choose roles; letters choose what stands in the cells. A row
/// that keeps no letter, because of the last four, is left out.
#[derive(Debug)]
pub struct Selection<'p, 'a> {
    project: &'p Project<'a>,
    roles: Vec<bool>,
    people: Option<HashSet<PersonId>>,
    letters: LetterSet,
    rows: Vec<(Option<PhaseId>, Vec<ResponsibilityId>)>,
}

impl<'p, 'a> Selection<'p, 'a> {
    /// What the filters leave of a project.
    ///
    /// # Errors
    /// When a filter asks for something that the project does not have.
    pub fn new(project: &'p Project<'a>, filters: &Filters) -> Result<Self, Error> {
        let phases = project.phases.iter().map(|phase| (phase.id.value, phase.name));
        let phases = positions("phase", &filters.phases, phases)?;
        let parties = project.parties.iter().map(|party| (party.id.value, party.name));
        let parties = positions("party", &filters.parties, parties)?;
        let roles = project.roles.iter().map(|role| (role.id.value, role.name));
        let roles = positions("role", &filters.roles, roles)?;
        let people = project.people.iter().map(|person| (person.id.value, person.name));
        let people = positions("person", &filters.people, people)?;
        let people: Option<HashSet<PersonId>> =
            people.map(|people| people.into_iter().map(PersonId::new).collect());
        let defs = &project.model.letters;
        let spelt: Vec<String> = defs.iter().map(|def| def.letter.to_string()).collect();
        let words = defs.iter().map(|def| def.word(project.settings.language));
        let words: Vec<String> = words.collect();
        let letters = spelt.iter().map(String::as_str).zip(words.iter().map(String::as_str));
        let letters = positions("letter", &filters.letters, letters)?;
        let letters = defs.iter().enumerate().filter(|(at, _)| has(letters.as_ref(), *at));
        let letters = letters.map(|(_, def)| def.letter).collect();
        let tags: HashSet<&str> =
            (project.responsibilities.iter()).flat_map(|row| &row.tags).map(|t| t.value).collect();
        let mut tags: Vec<&str> = tags.into_iter().collect();
        tags.sort_unstable();
        let chosen = positions("tag", &filters.tags, tags.iter().map(|tag| (*tag, *tag)))?;
        let tags = chosen.map(|chosen| chosen.into_iter().map(|at| tags[at]).collect());

        let kept = |(id, role): (RoleId, &Role<'_>)| {
            let party =
                || role.party.is_some_and(|party| has(parties.as_ref(), party.value.index()));
            let person = |people: &HashSet<PersonId>| {
                let behind = project.behind(id);
                behind.iter().any(|s| matches!(s, Somebody::Person(p) if people.contains(p)))
            };
            has(roles.as_ref(), id.index())
                && (parties.is_none() || party())
                && people.as_ref().is_none_or(person)
        };
        let roles: Vec<bool> = project.columns().map(kept).collect();
        let mut selection = Selection { project, roles, people, letters, rows: project.by_phase() };
        let narrowed = [&filters.parties, &filters.roles, &filters.people, &filters.letters];
        let narrowed = narrowed.iter().any(|filter| !filter.is_empty());
        let mut rows = std::mem::take(&mut selection.rows);
        for (phase, rows) in &mut rows {
            let in_phase =
                phases.is_none() || phase.is_some_and(|p| has(phases.as_ref(), p.index()));
            rows.retain(|row| {
                let row = project.responsibility(*row);
                let tagged = |tags: &HashSet<&str>| row.tags.iter().any(|t| tags.contains(t.value));
                in_phase
                    && tags.as_ref().is_none_or(tagged)
                    && (!narrowed || selection.cells(row).next().is_some())
            });
        }
        rows.retain(|(_, rows)| !rows.is_empty());
        selection.rows = rows;
        Ok(selection)
    }

    /// The project that it is a part of.
    #[must_use]
    pub fn project(&self) -> &'p Project<'a> {
        self.project
    }

    /// The rows, phase by phase; a phase without rows is left out.
    #[must_use]
    pub fn by_phase(&self) -> &[(Option<PhaseId>, Vec<ResponsibilityId>)] {
        &self.rows
    }

    /// The rows of all phases, in the order shown.
    pub fn rows(&self) -> impl Iterator<Item = (ResponsibilityId, &'p Responsibility<'a>)> {
        let rows = self.rows.iter().flat_map(|(_, rows)| rows);
        rows.map(|row| (*row, self.project.responsibility(*row)))
    }

    /// How many rows there are.
    #[must_use]
    pub fn number_of_rows(&self) -> usize {
        self.rows.iter().map(|(_, rows)| rows.len()).sum()
    }

    /// The roles, in the order written.
    pub fn roles(&self) -> impl Iterator<Item = (RoleId, &'p Role<'a>)> {
        self.project.columns().filter(|(id, _)| self.roles[id.index()])
    }

    /// Whether a role is among them.
    #[must_use]
    pub fn has_role(&self, role: RoleId) -> bool {
        self.roles[role.index()]
    }

    /// Whether a letter is among those drawn.
    #[must_use]
    pub fn has_letter(&self, letter: Letter) -> bool {
        self.letters.contains(letter)
    }

    /// Whether somebody has a column of their own where columns are people: with the filter, only the people of it.
    #[must_use]
    pub fn has_somebody(&self, somebody: Somebody) -> bool {
        match (&self.people, somebody) {
            (None, _) => true,
            (Some(people), Somebody::Person(person)) => people.contains(&person),
            (Some(_), _) => false,
        }
    }

    /// The letters, in the order of the letter model.
    pub fn letters(&self) -> impl Iterator<Item = &'p LetterDef<'a>> {
        let defs = self.project.model.letters.iter();
        defs.filter(|def| self.letters.contains(def.letter))
    }

    /// The cells of a row: of the roles that are drawn, with the letters that are drawn. None is empty.
    pub fn cells(&self, row: &Responsibility<'_>) -> impl Iterator<Item = Cell> {
        let cells = self.project.cells(row).iter().filter(|cell| self.has_role(cell.role));
        let cells = cells.map(|cell| Cell { letters: cell.letters.within(self.letters), ..*cell });
        cells.filter(|cell| !cell.letters.is_empty())
    }
}

/// Whether the position is among those chosen; where nothing is chosen, all are.
fn has(chosen: Option<&HashSet<usize>>, position: usize) -> bool {
    chosen.is_none_or(|chosen| chosen.contains(&position))
}

/// The positions of what is asked for among things with an id and a name; `None` where nothing is asked for.
fn positions<'n>(
    kind: &'static str,
    wanted: &[String],
    known: impl Iterator<Item = (&'n str, &'n str)>,
) -> Result<Option<HashSet<usize>>, Error> {
    if wanted.is_empty() {
        return Ok(None);
    }
    let known: Vec<(&str, &str)> = known.collect();
    let mut found = HashSet::new();
    for text in wanted {
        let folded = text.to_lowercase();
        let by_id: Vec<usize> = (0..known.len()).filter(|at| known[*at].0 == text).collect();
        let by_name = || (0..known.len()).filter(|at| known[*at].1.to_lowercase() == folded);
        let these = if by_id.is_empty() { by_name().collect() } else { by_id };
        if these.is_empty() {
            let words = known.iter().flat_map(|(id, name)| [*id, *name]);
            let near = spelling::nearest(text, words).map(str::to_owned);
            return Err(Error::UnknownFilter { kind, name: text.clone(), near });
        }
        found.extend(these);
    }
    Ok(Some(found))
}
