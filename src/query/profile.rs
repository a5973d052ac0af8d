//! All about a role, a person or a party.

use serde::Serialize;

use crate::model::{Assignee, Holder, LetterSet, PersonId, Project};
use crate::query::coverage::{Coverage, Involvement, Via};
use crate::query::policies;
use crate::query::policies::ApplicablePolicy;
use crate::query::relations;
use crate::query::relations::{Membership, ReportingLine, StandIn, roles_of};
use crate::query::{
    Named, NamedHolder, Row, StaffedRole, gravest_first, gravity, role, row, staffed, who, word,
};

/// All about a role, a person or a party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Profile<'p> {
    /// Which one it is.
    #[serde(flatten)]
    pub who: NamedHolder<'p>,
    /// The party of a role or person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub party: Option<Named<'p>>,
    /// What a role is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<&'p str>,
    /// The marks of a role.
    pub tags: Vec<&'p str>,
    /// Of a role: whether nobody fills it in a project that names people.
    #[serde(skip)]
    pub is_vacant: bool,
    /// Of a role: who fills it.
    pub filled_by: Vec<NamedHolder<'p>>,
    /// Of a role: the person who answers where several fill it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lead: Option<NamedHolder<'p>>,
    /// Of a board: the roles that it is made of.
    pub members: Vec<StaffedRole<'p>>,
    /// Of a person: the roles that they fill; of a party: its roles.
    pub roles: Vec<StaffedRole<'p>>,
    /// Of a person: which of these they lead.
    pub leads: Vec<Named<'p>>,
    /// Of a party: its people.
    pub people: Vec<NamedHolder<'p>>,
    /// Of a party: the role that answers for its unfilled roles.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fallback: Option<StaffedRole<'p>>,
    /// The reporting lines upwards.
    pub reports_to: Vec<ReportingLine<'p>>,
    /// The roles that report to them.
    pub reported_to_by: Vec<StaffedRole<'p>>,
    /// Who stands in for them.
    pub stand_ins: Vec<StandIn<'p>>,
    /// For whom they stand in.
    pub stands_in_for: Vec<StandIn<'p>>,
    /// The boards that they belong to.
    pub boards: Vec<Membership<'p>>,
    /// How much they have.
    pub load: Load,
    /// Every letter that they hold, the gravest first.
    pub letters: Vec<HeldLetter<'p>>,
    /// The policies that speak of them.
    pub policies: Vec<ApplicablePolicy<'p>>,
}

/// How many responsibilities somebody has a part in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Load {
    /// Those that they own.
    pub owned: usize,
    /// Those that they do.
    pub done: usize,
    /// Those in which they only have other letters.
    pub other: usize,
    /// All responsibilities of the project.
    pub of: usize,
}

impl Load {
    /// Counts a responsibility in which they have these letters.
    pub(super) fn add(&mut self, letters: LetterSet, coverage: &Coverage<'_, '_>) {
        let (owns, does) = (letters.intersects(coverage.owner), letters.intersects(coverage.does));
        self.owned += usize::from(owns);
        self.done += usize::from(does);
        self.other += usize::from(!owns && !does);
    }
}

/// A letter and where somebody holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HeldLetter<'p> {
    /// The letter.
    pub letter: String,
    /// Its word.
    pub word: String,
    /// Whether it owns, does or checks.
    #[serde(skip)]
    pub acts: bool,
    /// The responsibilities, phase by phase.
    pub responsibilities: Vec<HeldResponsibility<'p>>,
}

/// A responsibility in which somebody holds a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HeldResponsibility<'p> {
    /// The responsibility.
    #[serde(flatten)]
    pub row: Row<'p>,
    /// All letters that they hold there.
    pub letters: String,
    /// Through which role this letter comes.
    pub through: Vec<NamedPath<'p>>,
}

/// The way on which a letter comes to somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct NamedPath<'p> {
    /// The role of theirs through which it comes.
    pub role: Named<'p>,
    /// The board that holds the letter, where they hold it as a member of one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member_of: Option<Named<'p>>,
    /// The unfilled role that holds the letter, where they answer for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fallback_for: Option<Named<'p>>,
}

/// All about somebody.
#[must_use]
pub fn of<'p>(project: &'p Project<'_>, somebody: Holder) -> Profile<'p> {
    let coverage = Coverage::of(project);
    let parts = coverage.parts(somebody);
    let roles = roles_of(project, somebody);
    let has = |role| roles.contains(&role);
    let base = Profile {
        who: who(project, somebody),
        party: None,
        description: None,
        tags: Vec::new(),
        is_vacant: false,
        filled_by: Vec::new(),
        lead: None,
        members: Vec::new(),
        roles: Vec::new(),
        leads: Vec::new(),
        people: Vec::new(),
        fallback: None,
        reports_to: Vec::new(),
        reported_to_by: Vec::new(),
        stand_ins: relations::stand_ins(project, |by, of| has(of) && !has(by)),
        stands_in_for: relations::stand_ins(project, |by, of| has(by) && !has(of)),
        boards: Vec::new(),
        load: load(&coverage, &parts, project.responsibilities.len()),
        letters: letters(project, &parts),
        policies: policies::of(project, somebody, &parts),
    };
    let party = |party: Option<crate::source::Spanned<crate::model::PartyId>>| {
        let party = project.party(party?.value);
        Some(Named { id: party.id.value, name: party.name })
    };
    match somebody {
        Holder::Role(id) => {
            let own = project.role(id);
            let fillers = own.filled_by.iter().map(|filler| match filler.value {
                Assignee::Person(person) => Holder::Person(person),
                Assignee::Party(party) => Holder::Party(party),
            });
            Profile {
                party: party(own.party),
                description: own.description,
                tags: own.tags.iter().map(|tag| tag.value).collect(),
                is_vacant: project.is_vacant(id),
                filled_by: fillers.map(|filler| who(project, filler)).collect(),
                lead: own.lead.map(|lead| who(project, Holder::Person(lead.value))),
                members: own.members.iter().map(|one| staffed(project, one.value)).collect(),
                reports_to: relations::lines(project, &roles),
                reported_to_by: relations::below(project, &roles),
                boards: relations::memberships(project, &roles),
                ..base
            }
        }
        Holder::Person(id) => {
            let leads = roles
                .iter()
                .filter(|role| project.role(**role).lead.is_some_and(|lead| lead.value == id));
            Profile {
                party: party(project.person(id).party),
                roles: roles.iter().map(|role| staffed(project, *role)).collect(),
                leads: leads.map(|id| role(project, *id)).collect(),
                reports_to: relations::lines(project, &roles),
                reported_to_by: relations::below(project, &roles),
                boards: relations::memberships(project, &roles),
                ..base
            }
        }
        Holder::Party(id) => {
            let people = project.people.iter().enumerate();
            let own = people.filter(|(_, one)| one.party.is_some_and(|own| own.value == id));
            let own = own.map(|(at, _)| who(project, Holder::Person(PersonId::new(at))));
            Profile {
                roles: roles.iter().map(|role| staffed(project, *role)).collect(),
                people: own.collect(),
                fallback: project.party(id).fallback.map(|role| staffed(project, role.value)),
                ..base
            }
        }
    }
}

pub(super) fn load(coverage: &Coverage<'_, '_>, parts: &[Involvement], of: usize) -> Load {
    let mut load = Load { of, ..Load::default() };
    for part in parts {
        load.add(part.letters, coverage);
    }
    load
}

fn letters<'p>(project: &'p Project<'_>, parts: &[Involvement]) -> Vec<HeldLetter<'p>> {
    let held = gravest_first(project).into_iter().map(|letter| {
        let held = parts.iter().filter(|part| part.letters.contains(letter));
        HeldLetter {
            letter: letter.to_string(),
            word: word(project, letter),
            acts: project.model.get(letter).is_some_and(|def| gravity(def) < 3),
            responsibilities: held
                .map(|part| HeldResponsibility {
                    row: row(project, part.row),
                    letters: project.model.spell(part.letters),
                    through: through(project, part, [letter].into_iter().collect()),
                })
                .collect(),
        }
    });
    held.filter(|held| !held.responsibilities.is_empty()).collect()
}

fn through<'p>(
    project: &'p Project<'_>,
    part: &Involvement,
    letter: LetterSet,
) -> Vec<NamedPath<'p>> {
    let paths = part.paths.iter().filter(|(_, letters)| letters.intersects(letter));
    let paths = paths.map(|(path, _)| NamedPath {
        role: role(project, path.by),
        member_of: (path.how == Via::Member).then(|| role(project, path.role)),
        fallback_for: (path.how == Via::Fallback).then(|| role(project, path.role)),
    });
    paths.collect()
}
