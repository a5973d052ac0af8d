//! Where somebody stands: what a role, person or party holds, what falls open without it, what two of them share, and
//! how much everybody has over all projects.
//!
//! | file | what it tells |
//! | --- | --- |
//! | `find` | what a name means |
//! | `reach` | which letters reach somebody, and on which way |
//! | `profile`, `ties`, `policies` | all about a role, person or party |
//! | `responsibility` | who takes part in a responsibility, and whom to go to next |
//! | `leaving`, `without`, `appears`, `gap` | what falls open if somebody leaves |
//! | `between` | what two of them share |
//! | `same`, `portfolio`, `load` | the same people over several projects |
//! | `pages`, `text`, `markdown`, `json` | all of it, written |

pub mod identity;
pub mod impact;
pub mod interface;
pub mod lookup;
pub mod new_findings;
pub mod portfolio;
pub mod profile;
pub mod relations;
pub mod removal;
pub mod responsibility;
pub mod vacancies;
pub mod workload;

mod coverage;
mod policies;

use serde::Serialize;

use crate::model::{
    Assignee, Holder, Kind, Letter, LetterDef, PhaseId, Project, ResponsibilityId, RoleId,
};
use crate::view::grid::Share;

/// The forms in which an answer is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// Text for the terminal
    Text,
    /// Markdown for a comment; mentions nobody
    Md,
    /// One JSON object
    Json,
}

/// Something with an id and a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Named<'p> {
    /// The key in the files.
    pub id: &'p str,
    /// The name shown.
    pub name: &'p str,
}

/// A role, a person or a party.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct NamedHolder<'p> {
    /// "role", "person" or "party".
    pub kind: &'static str,
    /// The key in the files.
    pub id: &'p str,
    /// The name shown.
    pub name: &'p str,
    /// Where to reach a person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<&'p str>,
}

/// A role and who stands behind it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StaffedRole<'p> {
    /// The role.
    #[serde(flatten)]
    pub role: Named<'p>,
    /// The people, and the parties as a whole.
    pub people: Vec<NamedHolder<'p>>,
}

/// A responsibility and the phase that it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Row<'p> {
    /// The key in the files.
    pub id: &'p str,
    /// The name shown.
    pub name: &'p str,
    /// The phase, if it stands in one.
    pub phase: Option<Named<'p>>,
}

/// Somebody by kind, id and name.
fn who<'p>(project: &'p Project<'_>, somebody: Holder) -> NamedHolder<'p> {
    match somebody {
        Holder::Role(role) => {
            let role = project.role(role);
            NamedHolder { kind: "role", id: role.id.value, name: role.name, email: None }
        }
        Holder::Person(person) => {
            let person = project.person(person);
            NamedHolder {
                kind: "person",
                id: person.id.value,
                name: person.name,
                email: person.email,
            }
        }
        Holder::Party(party) => {
            let party = project.party(party);
            NamedHolder { kind: "party", id: party.id.value, name: party.name, email: None }
        }
    }
}

fn role<'p>(project: &'p Project<'_>, role: RoleId) -> Named<'p> {
    let role = project.role(role);
    Named { id: role.id.value, name: role.name }
}

fn phase<'p>(project: &'p Project<'_>, phase: PhaseId) -> Named<'p> {
    let phase = project.phase(phase);
    Named { id: phase.id.value, name: phase.name }
}

fn row<'p>(project: &'p Project<'_>, id: ResponsibilityId) -> Row<'p> {
    let row = project.responsibility(id);
    let phase = row.phase.map(|own| phase(project, own.value));
    Row { id: row.id.value, name: row.name, phase }
}

/// A role with those to go to: who fills it, the lead first; else everybody behind it. Where a project names nobody, it
/// is nobody.
fn staffed<'p>(project: &'p Project<'_>, id: RoleId) -> StaffedRole<'p> {
    let own = project.role(id);
    let fillers = own.filled_by.iter().map(|filler| match filler.value {
        Assignee::Person(person) => Holder::Person(person),
        Assignee::Party(party) => Holder::Party(party),
    });
    let mut people: Vec<Holder> = fillers.collect();
    if people.is_empty() {
        people = project.holders_of(id).into_owned();
        people.retain(|one| !matches!(one, Holder::Role(_)));
    }
    let leads = |one: &Holder| own.lead.is_some_and(|l| *one == Holder::Person(l.value));
    people.sort_by_key(|one| !leads(one));
    StaffedRole {
        role: role(project, id),
        people: people.into_iter().map(|one| who(project, one)).collect(),
    }
}

/// How grave a letter is: the owner's first, then the doer's, down to those who are told.
fn gravity(def: &LetterDef<'_>) -> usize {
    match (def.owner, def.kind) {
        (true, _) => 0,
        (_, Some(Kind::Does)) => 1,
        (_, Some(Kind::Checks)) => 2,
        (_, Some(Kind::Supports)) => 3,
        (_, Some(Kind::Consulted)) => 4,
        (_, Some(Kind::Informed)) => 5,
        (_, None) => 6,
        (_, Some(Kind::Out)) => 7,
    }
}

/// The letters of a project, the gravest first.
fn gravest_first(project: &Project<'_>) -> Vec<Letter> {
    let mut defs: Vec<&LetterDef<'_>> = project.model.letters.iter().collect();
    defs.sort_by_key(|def| gravity(def));
    defs.into_iter().map(|def| def.letter).collect()
}

/// The word of a letter in the language of the project.
fn word(project: &Project<'_>, letter: Letter) -> String {
    let def = project.model.get(letter);
    def.map(|def| def.word(project.settings.language)).unwrap_or_default()
}

/// A part of a whole in per cent, rounded as in the views.
pub(crate) fn percent(part: usize, whole: usize) -> u64 {
    let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Share { count: number(part), of: number(whole) }.percent()
}
