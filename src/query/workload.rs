//! The workload of everybody, in one project or over many.

use std::collections::HashMap;

use serde::Serialize;

use crate::model::{Assignee, Coverage, Holder, Project, Share};
use crate::query::identity::{self, Identifiers};
use crate::query::profile::Load;

/// The workload of everybody in one project: all that is kept of it to add up several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectWorkload {
    responsibilities: usize,
    owned_by_no_person: usize,
    names_people: bool,
    identifiers: Vec<Identifiers>,
    people: Vec<LocalWorkload>,
}

/// The workload of a person in one project.
#[derive(Debug, Clone, PartialEq, Eq)]
struct LocalWorkload {
    name: String,
    email: Option<String>,
    fills_a_role: bool,
    load: Load,
}

/// The workload of everybody over all projects.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Workloads<'p> {
    /// The number of projects.
    pub projects: usize,
    /// How many of them name nobody.
    pub without_people: usize,
    /// The responsibilities of all projects.
    pub responsibilities: usize,
    /// Those that no person owns: the role is vacant, or filled by a party as a whole.
    pub owned_by_no_person: usize,
    /// Ordered by number of owned responsibilities, then of those they do, most first.
    pub people: Vec<PersonWorkload<'p>>,
}

/// One person over all projects.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PersonWorkload<'p> {
    /// The name, as the first project has it.
    pub name: &'p str,
    /// The first e-mail address that a project gives.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<&'p str>,
    /// In how many projects they fill a role.
    pub projects: usize,
    /// Responsibilities that they own.
    pub owned: usize,
    /// The same in per cent of all responsibilities.
    pub owned_percent: u64,
    /// Responsibilities that they do.
    pub done: usize,
    /// The same in per cent of all responsibilities.
    pub done_percent: u64,
    /// Responsibilities in which they hold other letters only.
    pub other: usize,
}

/// Counts the workload of everybody in a project.
#[must_use]
pub fn count(project: &Project<'_>) -> ProjectWorkload {
    let coverage = Coverage::new(project);
    let of = project.responsibilities.len();
    let people = project.people.iter().map(|person| LocalWorkload {
        name: person.name.to_owned(),
        email: person.email.map(str::to_owned),
        fills_a_role: false,
        load: Load { of, ..Load::default() },
    });
    let mut people: Vec<LocalWorkload> = people.collect();
    for filler in project.roles.iter().flat_map(|role| &role.filled_by) {
        if let Assignee::Person(person) = filler.value {
            people[person.index()].fills_a_role = true;
        }
    }
    let mut unowned = 0;
    for row in &project.responsibilities {
        let mut is_owned = false;
        for (holder, letters) in coverage.letters_by_holder(project.cells(row).iter().copied()) {
            if let Holder::Person(person) = holder {
                is_owned |= letters.intersects(coverage.owner);
                people[person.index()].load.add(letters, &coverage);
            }
        }
        unowned += usize::from(!is_owned);
    }
    ProjectWorkload {
        responsibilities: of,
        owned_by_no_person: if coverage.owner.is_empty() { 0 } else { unowned },
        names_people: project.names_people(),
        identifiers: identity::identifiers(project),
        people,
    }
}

/// Adds up the workloads of several projects. People who hold nothing are included.
#[must_use]
pub fn combine(projects: &[ProjectWorkload]) -> Workloads<'_> {
    let identifiers: Vec<&[Identifiers]> =
        projects.iter().map(|project| project.identifiers.as_slice()).collect();
    let keys = identity::link(&identifiers);
    let responsibilities = projects.iter().map(|project| project.responsibilities).sum();
    let mut people: Vec<PersonWorkload<'_>> = Vec::new();
    let mut positions = HashMap::new();
    let locals = projects.iter().flat_map(|project| &project.people);
    for (local, key) in locals.zip(keys.iter().flatten()) {
        let position = *positions.entry(key).or_insert_with(|| {
            people.push(PersonWorkload::new(&local.name));
            people.len() - 1
        });
        people[position].add(local);
    }
    let percent = |count: usize| Share::new(count, responsibilities).percent();
    for person in &mut people {
        person.owned_percent = percent(person.owned);
        person.done_percent = percent(person.done);
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

impl<'p> PersonWorkload<'p> {
    fn new(name: &'p str) -> Self {
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

    fn add(&mut self, local: &'p LocalWorkload) {
        self.email = self.email.or(local.email.as_deref());
        self.projects += usize::from(local.fills_a_role);
        self.owned += local.load.owned;
        self.done += local.load.done;
        self.other += local.load.other;
    }
}
