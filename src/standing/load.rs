//! How much everybody has, over one project or many.

use std::collections::HashMap;

use serde::Serialize;

use super::reach::Reach;
use super::same;
use crate::model::{LetterSet, PersonId, Project, Somebody};

/// How much everybody has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Everybody<'p> {
    /// How many projects there are.
    pub projects: usize,
    /// How many of them name nobody.
    pub without_people: usize,
    /// All their responsibilities.
    pub responsibilities: usize,
    /// Those that no person owns: the role is unfilled, or filled by a party as a whole.
    pub owned_by_no_person: usize,
    /// Who owns most comes first, then who does most.
    pub people: Vec<One<'p>>,
}

/// One person over all projects.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct One<'p> {
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
pub fn of<'p>(projects: &[&'p Project<'_>]) -> Everybody<'p> {
    let same = same::people(projects);
    let responsibilities = projects.iter().map(|project| project.responsibilities.len()).sum();
    let mut everybody = Everybody {
        projects: projects.len(),
        without_people: projects.iter().filter(|project| !project.names_people()).count(),
        responsibilities,
        owned_by_no_person: 0,
        people: Vec::new(),
    };
    let mut positions = HashMap::new();
    for (project, same) in projects.iter().zip(&same) {
        let people = project.people.iter().zip(same).map(|(person, same)| {
            *positions.entry(same).or_insert_with(|| {
                everybody.people.push(nothing(person.name));
                everybody.people.len() - 1
            })
        });
        let people: Vec<usize> = people.collect();
        for (at, person) in people.iter().zip(&project.people) {
            let one = &mut everybody.people[*at];
            one.email = one.email.or(person.email);
        }
        everybody.owned_by_no_person += add(project, &people, &mut everybody.people);
    }
    let percent = |part: usize| super::percent(part, responsibilities);
    for one in &mut everybody.people {
        (one.owned_percent, one.done_percent) = (percent(one.owned), percent(one.done));
    }
    everybody
        .people
        .sort_by(|a, b| (b.owned, b.done).cmp(&(a.owned, a.done)).then(a.name.cmp(b.name)));
    everybody
}

fn nothing(name: &str) -> One<'_> {
    One {
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

/// Counts the parts of the people of a project, whose places in the list are given. Tells how many responsibilities no
/// person owns.
fn add(project: &Project<'_>, places: &[usize], people: &mut [One<'_>]) -> usize {
    let reach = Reach::of(project);
    let mut unowned = 0;
    let mut has_part = vec![false; project.people.len()];
    for filler in project.roles.iter().flat_map(|role| &role.filled_by) {
        if let crate::model::Filler::Person(person) = filler.value {
            has_part[person.index()] = true;
        }
    }
    for row in &project.responsibilities {
        let mut held: HashMap<PersonId, LetterSet> = HashMap::new();
        for cell in project.cells(row) {
            for letter in project.model.letters.iter().map(|def| def.letter) {
                let letters: LetterSet = [letter].into_iter().collect();
                for one in reach.behind(cell, letters.within(cell.letters)) {
                    if let Somebody::Person(person) = one {
                        held.entry(person).or_default().insert(letter);
                    }
                }
            }
        }
        unowned += usize::from(!held.values().any(|letters| letters.intersects(reach.owner)));
        for (person, letters) in held {
            let one = &mut people[places[person.index()]];
            let (owns, does) = (letters.intersects(reach.owner), letters.intersects(reach.does));
            one.owned += usize::from(owns);
            one.done += usize::from(does);
            one.other += usize::from(!owns && !does);
        }
    }
    for (place, _) in places.iter().zip(has_part).filter(|(_, has)| *has) {
        people[*place].projects += 1;
    }
    if reach.owner.is_empty() { 0 } else { unowned }
}
