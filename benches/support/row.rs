//! A responsibility before it is written down, as TOML or as a line of a table.

use super::fault::Fault;
use super::numbers::Numbers;
use super::shape::Shape;

const VERBS: [&str; 8] =
    ["Plan", "Review", "Approve", "Test", "Deploy", "Document", "Monitor", "Hand over"];
const THINGS: [&str; 10] = [
    "the load tests",
    "the release notes",
    "the access rights",
    "the data migration",
    "the go-live checklist",
    "the service desk scripts",
    "the recovery drill",
    "the interface contracts",
    "the training material",
    "the security findings",
];
const ROLES: [&str; 12] = [
    "project-manager",
    "technical-lead",
    "release-manager",
    "developer",
    "system-integrator",
    "test-manager",
    "service-desk",
    "security-officer",
    "product-owner",
    "data-architect",
    "operations",
    "change-board",
];

/// A responsibility.
pub struct Row {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its letters with the roles that hold them.
    pub letters: [(char, Vec<String>); 4],
    /// What comes out of it; three rows of four say so.
    pub deliverable: Option<String>,
    /// Whether it is tagged as a release.
    pub release: bool,
    /// The file that it stands in, counted from 0.
    pub file: usize,
}

/// The id of a role, by its number.
#[must_use]
pub fn role(number: usize) -> String {
    let word = ROLES[number % ROLES.len()];
    match number / ROLES.len() {
        0 => word.to_owned(),
        round => format!("{word}-{}", round + 1),
    }
}

/// The rows of a project, by the number of the project.
pub fn of(shape: &Shape, project: usize) -> impl Iterator<Item = Row> {
    let mut numbers = Numbers::new(project);
    (0..shape.rows).map(move |number| row(shape, project, number, &mut numbers))
}

fn row(shape: &Shape, project: usize, number: usize, numbers: &mut Numbers) -> Row {
    let fault = Fault::of(shape, project * shape.rows + number);
    let (verb, thing) = (VERBS[number % VERBS.len()], THINGS[numbers.below(THINGS.len())]);
    // Different roles, one after the other from a chance beginning.
    let (first, others) = (numbers.below(shape.roles), numbers.below(shape.others + 1));
    let roles = |from: usize, to: usize| -> Vec<String> {
        (from..to.min(shape.roles)).map(|at| role((first + at) % shape.roles)).collect()
    };
    let consulted = 3 + others.div_ceil(2);
    let (mut owners, mut doers, mut informed) =
        (roles(0, 1), roles(1, 3), roles(consulted, 3 + others));
    match fault {
        Some(Fault::NoOwner) => owners.clear(),
        // Somebody who has no other part in it.
        Some(Fault::TwoOwners) => owners.push(role((first + shape.roles - 1) % shape.roles)),
        Some(Fault::UnknownRole) => informed.push("release-managers".to_owned()),
        Some(Fault::NoDoer) => doers.clear(),
        Some(Fault::TwiceDefined) | None => {}
    }
    // The neighbour of a row stands in another file, or in the only one.
    let twice = fault == Some(Fault::TwiceDefined);
    let named = match number {
        0 if twice => 1,
        _ if twice => number - 1,
        _ => number,
    };
    Row {
        id: id(named),
        name: format!("{verb} {thing} ({number})"),
        letters: [('A', owners), ('R', doers), ('C', roles(3, consulted)), ('I', informed)],
        deliverable: (!number.is_multiple_of(4)).then(|| format!("Report on {thing}")),
        release: number.is_multiple_of(17),
        file: if shape.files == 1 { usize::from(twice) } else { number % shape.files },
    }
}

fn id(number: usize) -> String {
    let verb = VERBS[number % VERBS.len()].to_lowercase().replace(' ', "-");
    format!("{verb}-{number:06}")
}
