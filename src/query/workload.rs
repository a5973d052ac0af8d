//! How much everybody has, over one project or many.

use std::collections::HashMap;

use serde::Serialize;

use crate::model::{Assignee, Holder, LetterSet, PersonId, Project};
use crate::query::coverage::Coverage;
use crate::query::identity;
use crate::query::identity::Identifiers;
use crate::query::profile::Load;

/// How much everybody has in one project: all of it that is kept to count over several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectWorkload {
    responsibilities: usize,
    owned_by_no_person: usize,
    names_people: bool,
    known_by: Vec<Identifiers>,
    people: Vec<LocalWorkload>,
}

/// What a person has in one project.
#[derive(Debug, Clone, PartialEq, Eq)]
struct LocalWorkload {
    name: String,
    email: Option<String>,
    fills_a_role: bool,
    load: Load,
}

/// How much everybody has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Workloads<'p> {
    /// How many projects there are.
    pub projects: usize,
    /// How many of them name nobody.
    pub without_people: usize,
    /// All their responsibilities.
    pub responsibilities: usize,
    /// Those that no person owns: the role is unfilled, or filled by a party as a whole.
    pub owned_by_no_person: usize,
    /// Who owns most comes first, then who does most.
    pub people: Vec<PersonWorkload<'p>>,
}

/// One person over all projects.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PersonWorkload<'p> {
    /// The name, as the first project has it.
    pub name: &'p str,
    /// The e-mail, as the first project has it that has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<&'p str>,
    /// In how many projects they fill a role.
    pub projects: usize,
    /// Responsibilities that they own.
    pub owned: usize,
    /// Of all responsibilities how many that is, in per cent.
    pub owned_percent: u64,
    /// Responsibilities that they do.
    pub done: usize,
    /// Of all responsibilities how many that is, in per cent.
    pub done_percent: u64,
    /// Responsibilities in which they only have other letters.
    pub other: usize,
}

/// How much everybody has over these projects. People who hold nothing are there too.
#[must_use]
pub fn of(projects: &[ProjectWorkload]) -> Workloads<'_> {
    let known_by: Vec<&[Identifiers]> =
        projects.iter().map(|project| project.known_by.as_slice()).collect();
    let same = identity::people(&known_by);
    let responsibilities = projects.iter().map(|project| project.responsibilities).sum();
    let mut people = Vec::new();
    let mut positions = HashMap::new();
    for (own, same) in
        projects.iter().zip(&same).flat_map(|(all, same)| all.people.iter().zip(same))
    {
        let position = *positions.entry(same).or_insert_with(|| {
            people.push(nothing(&own.name));
            people.len() - 1
        });
        add(own, &mut people[position]);
    }
    let percent = |part: usize| super::percent(part, responsibilities);
    for one in &mut people {
        (one.owned_percent, one.done_percent) = (percent(one.owned), percent(one.done));
    }
    people.sort_by(|a, b| (b.owned, b.done).cmp(&(a.owned, a.done)).then(a.name.cmp(b.name)));
    Workloads {
        projects: projects.len(),
        without_people: projects.iter().filter(|project| !project.names_people).count(),
        responsibilities,
        owned_by_no_person: projects.iter().map(|project| project.owned_by_no_person).sum(),
        people,
    }
}

fn nothing(name: &str) -> PersonWorkload<'_> {
    PersonWorkload {
        name,
        email: None,
        projects: 0,
        owned: 0,
        owned_percent: 0,
        done: 0,
        done_percent: 0,
        other: 0,
    }
}

fn add<'p>(own: &'p LocalWorkload, one: &mut PersonWorkload<'p>) {
    one.email = one.email.or(own.email.as_deref());
    one.projects += usize::from(own.fills_a_role);
    one.owned += own.load.owned;
    one.done += own.load.done;
    one.other += own.load.other;
}

/// Counts the parts of the people of a project.
#[must_use]
pub fn count(project: &Project<'_>) -> ProjectWorkload {
    let coverage = Coverage::of(project);
    let people = project.people.iter().map(|person| LocalWorkload {
        name: person.name.to_owned(),
        email: person.email.map(str::to_owned),
        fills_a_role: false,
        load: Load { of: project.responsibilities.len(), ..Load::default() },
    });
    let mut people: Vec<LocalWorkload> = people.collect();
    for filler in project.roles.iter().flat_map(|role| &role.filled_by) {
        if let Assignee::Person(person) = filler.value {
            people[person.index()].fills_a_role = true;
        }
    }
    let mut unowned = 0;
    for row in &project.responsibilities {
        let mut held: HashMap<PersonId, LetterSet> = HashMap::new();
        for cell in project.cells(row) {
            for letter in project.model.letters.iter().map(|def| def.letter) {
                let letters: LetterSet = [letter].into_iter().collect();
                for one in coverage.behind(cell, letters.within(cell.letters)) {
                    if let Holder::Person(person) = one {
                        held.entry(person).or_default().insert(letter);
                    }
                }
            }
        }
        unowned += usize::from(!held.values().any(|letters| letters.intersects(coverage.owner)));
        for (person, letters) in held {
            people[person.index()].load.add(letters, &coverage);
        }
    }
    ProjectWorkload {
        responsibilities: project.responsibilities.len(),
        owned_by_no_person: if coverage.owner.is_empty() { 0 } else { unowned },
        names_people: project.names_people(),
        known_by: identity::identifiers(project),
        people,
    }
}
