//! Answers to questions about a project: what a role, person or party holds, what its removal would leave uncovered, what
//! two of them share, and how much everybody has over several projects. From the model to data; [`crate::page`] writes it.
//!
//! | file | answers |
//! | --- | --- |
//! | `profile`, `relations`, `policies` | all about a role, a person or a party |
//! | `responsibility` | who takes part in a responsibility, and whom to contact next |
//! | `impact`, `removal`, `vacancies`, `new_findings` | what would be uncovered without somebody |
//! | `interface` | what two of them share and hand over |
//! | `identity`, `portfolio`, `workload` | the same people over several projects |
//! | `named` | the parts that all answers are made of |

pub mod identity;
pub mod impact;
pub mod interface;
pub mod new_findings;
pub mod portfolio;
pub mod profile;
pub mod relations;
pub mod removal;
pub mod responsibility;
pub mod vacancies;
pub mod workload;

mod named;
mod policies;

pub use named::{Named, NamedHolder, Row, StaffedRole};
pub use policies::{ApplicablePolicy, Reason};

use crate::model::{Kind, Letter, LetterDef, Project};

/// How strong a letter is: 0 for the owner letter, then the doers', down to those who are only informed.
fn rank(def: &LetterDef<'_>) -> usize {
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

/// The letters of a project, strongest first.
fn strongest_first(project: &Project<'_>) -> Vec<Letter> {
    let mut defs: Vec<&LetterDef<'_>> = project.model.letters.iter().collect();
    defs.sort_by_key(|def| rank(def));
    defs.into_iter().map(|def| def.letter).collect()
}

/// The word of a letter in the language of the project.
fn word(project: &Project<'_>, letter: Letter) -> String {
    let def = project.model.get(letter);
    def.map(|def| def.word(project.settings.language)).unwrap_or_default()
}
