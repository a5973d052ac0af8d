//! What of a project is drawn: all of it, or what the filters of the command line leave.

use std::collections::HashSet;

use crate::error::Error;
use crate::model::{
    Cell, Holder, Letter, LetterDef, LetterModel, LetterSet, PartyId, PersonId, PhaseId, Project,
    Responsibility, ResponsibilityId, Role, RoleId, Subject,
};
use crate::suggest;

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
    is_whole: bool,
    rows: Vec<(Option<PhaseId>, Vec<ResponsibilityId>)>,
    /// For each responsibility of the project, whether it is one of the rows.
    shown: Vec<bool>,
}

impl Filters {
    /// Whether nothing is asked for, so that all is drawn.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let Filters { phases, parties, roles, people, letters, tags } = self;
        [phases, parties, roles, people, letters, tags].iter().all(|filter| filter.is_empty())
    }
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
        let letters = letters(&project.model, &filters.letters)?;
        let tags: HashSet<&str> =
            (project.responsibilities.iter()).flat_map(|row| &row.tags).map(|t| t.value).collect();
        let mut tags: Vec<&str> = tags.into_iter().collect();
        tags.sort_unstable();
        let chosen = positions("tag", &filters.tags, tags.iter().map(|tag| (*tag, *tag)))?;
        let tags = chosen.map(|chosen| chosen.into_iter().map(|at| tags[at]).collect());

        let kept = |(id, _): (RoleId, &Role<'_>)| {
            let party = || {
                let own = project.parties_of(id);
                own.iter().any(|party| has(parties.as_ref(), party.index()))
            };
            let person = |people: &HashSet<PersonId>| {
                let behind = project.holders_of(id);
                behind.iter().any(|s| matches!(s, Holder::Person(p) if people.contains(p)))
            };
            has(roles.as_ref(), id.index())
                && (parties.is_none() || party())
                && people.as_ref().is_none_or(person)
        };
        let roles: Vec<bool> = project.columns().map(kept).collect();
        let is_whole = filters.is_empty();
        let rows = project.by_phase();
        let shown = vec![false; project.responsibilities.len()];
        let mut selection = Selection { project, roles, people, letters, is_whole, rows, shown };
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
        for row in rows.iter().flat_map(|(_, rows)| rows) {
            selection.shown[row.index()] = true;
        }
        selection.rows = rows;
        Ok(selection)
    }

    /// The project that it is a part of.
    #[must_use]
    pub fn project(&self) -> &'p Project<'a> {
        self.project
    }

    /// Whether it is all of the project.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.is_whole
    }

    /// Whether what a finding speaks of is drawn. What speaks of the project is left out with a part of it.
    #[must_use]
    pub fn shows(&self, subject: Subject) -> bool {
        self.is_whole
            || match subject {
                Subject::Responsibility(row) => self.shown[row.index()],
                Subject::Role(role) => self.has_role(role),
                Subject::Person(_) | Subject::Phase(_) | Subject::Project => false,
            }
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

    /// Whether a responsibility is one of the rows.
    #[must_use]
    pub fn has_row(&self, row: ResponsibilityId) -> bool {
        self.shown[row.index()]
    }

    /// The people and the parties that have a part in what is drawn: all of a whole project; of a part of it those
    /// behind its roles, and their parties.
    #[must_use]
    pub fn people_and_parties(&self) -> (Vec<PersonId>, Vec<PartyId>) {
        let project = self.project;
        let mut people: Vec<PersonId> = (0..project.people.len()).map(PersonId::new).collect();
        let mut parties: Vec<PartyId> = (0..project.parties.len()).map(PartyId::new).collect();
        if !self.is_whole {
            let somebody: HashSet<Holder> =
                self.roles().flat_map(|(role, _)| project.holders_of(role).into_owned()).collect();
            people.retain(|person| somebody.contains(&Holder::Person(*person)));
            let of_roles = self.roles().flat_map(|(role, _)| project.parties_of(role));
            let of_people = people.iter().filter_map(|person| project.person(*person).party);
            let fill = |party: PartyId| somebody.contains(&Holder::Party(party));
            let known: HashSet<PartyId> =
                of_roles.chain(of_people.map(|party| party.value)).collect();
            parties.retain(|party| known.contains(party) || fill(*party));
        }
        (people, parties)
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
    pub fn has_somebody(&self, somebody: Holder) -> bool {
        match (&self.people, somebody) {
            (None, _) => true,
            (Some(people), Holder::Person(person)) => people.contains(&person),
            (Some(_), _) => false,
        }
    }

    /// Whether people were asked for.
    #[must_use]
    pub fn asks_for_people(&self) -> bool {
        self.people.is_some()
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

/// The letters asked for, each by itself or by its word in any language; all of the model where none is asked for.
fn letters(model: &LetterModel<'_>, wanted: &[String]) -> Result<LetterSet, Error> {
    if wanted.is_empty() {
        return Ok(model.letters.iter().map(|def| def.letter).collect());
    }
    let mut found = LetterSet::default();
    for text in wanted {
        let is_meant = |def: &&LetterDef<'_>| {
            let folded = text.to_lowercase();
            def.letter.to_string() == *text
                || def.words.iter().any(|(_, word)| word.to_lowercase() == folded)
        };
        let Some(def) = model.letters.iter().find(is_meant) else {
            let words = model.letters.iter().flat_map(|def| &def.words).map(|(_, word)| *word);
            let near = suggest::nearest(text, words).map(str::to_owned);
            return Err(Error::UnknownFilter { kind: "letter", name: text.clone(), near });
        };
        found.insert(def.letter);
    }
    Ok(found)
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
            let near = suggest::nearest(text, words).map(str::to_owned);
            return Err(Error::UnknownFilter { kind, name: text.clone(), near });
        }
        found.extend(these);
    }
    Ok(Some(found))
}
