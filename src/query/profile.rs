//! All about a role, a person or a party.

use serde::Serialize;

use crate::model::{
    Coverage, Holder, Involvement, Letter, LetterSet, PartyId, PersonId, Project, RoleId, Via,
};
use crate::query::policies;
use crate::query::relations::{self, Membership, ReportingLine, StandIn};
use crate::query::{
    ApplicablePolicy, Named, NamedHolder, Row, StaffedRole, rank, strongest_first, word,
};
use crate::source::Spanned;

/// All about a role, a person or a party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Profile<'p> {
    /// The role, person or party.
    #[serde(flatten)]
    pub who: NamedHolder<'p>,
    /// The party of a role or person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub party: Option<Named<'p>>,
    /// The description of a role.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<&'p str>,
    /// The tags of a role.
    pub tags: Vec<&'p str>,
    /// Whether the role is vacant.
    #[serde(skip)]
    pub is_vacant: bool,
    /// Of a role: who fills it.
    pub filled_by: Vec<NamedHolder<'p>>,
    /// Of a role: its lead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lead: Option<NamedHolder<'p>>,
    /// Of a board: its members.
    pub members: Vec<StaffedRole<'p>>,
    /// Of a person: the roles that they fill; of a party: its roles.
    pub roles: Vec<StaffedRole<'p>>,
    /// Of a person: which of these they lead.
    pub leads: Vec<Named<'p>>,
    /// Of a party: its people.
    pub people: Vec<NamedHolder<'p>>,
    /// Of a party: the role that covers its vacant roles.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fallback: Option<StaffedRole<'p>>,
    /// The reporting lines above their roles.
    pub reports_to: Vec<ReportingLine<'p>>,
    /// The roles that report directly to theirs.
    pub reported_to_by: Vec<StaffedRole<'p>>,
    /// The roles that substitute for theirs.
    pub stand_ins: Vec<StandIn<'p>>,
    /// The roles that theirs substitute for.
    pub stands_in_for: Vec<StandIn<'p>>,
    /// The boards that they belong to.
    pub boards: Vec<Membership<'p>>,
    /// Their workload.
    pub load: Load,
    /// Every letter that they hold, strongest first.
    pub letters: Vec<HeldLetter<'p>>,
    /// The policies that apply to them.
    pub policies: Vec<ApplicablePolicy<'p>>,
}

/// In how many responsibilities somebody is involved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Load {
    /// Those that they own.
    pub owned: usize,
    /// Those that they do.
    pub done: usize,
    /// Those in which they hold other letters only.
    pub other: usize,
    /// All responsibilities of the project.
    pub of: usize,
}

impl Load {
    /// Counts these letters, one set for each responsibility, out of `of` responsibilities.
    pub(super) fn new(
        letters: impl Iterator<Item = LetterSet>,
        coverage: &Coverage<'_, '_>,
        of: usize,
    ) -> Load {
        let mut load = Load { of, ..Load::default() };
        letters.for_each(|letters| load.add(letters, coverage));
        load
    }

    /// Counts a responsibility in which they hold these letters.
    pub(super) fn add(&mut self, letters: LetterSet, coverage: &Coverage<'_, '_>) {
        let (owns, does) = (letters.intersects(coverage.owner), letters.intersects(coverage.does));
        self.owned += usize::from(owns);
        self.done += usize::from(does);
        self.other += usize::from(!owns && !does);
    }
}

/// A letter that somebody holds, with the responsibilities.
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
    /// The paths by which this letter comes to them.
    pub through: Vec<NamedPath<'p>>,
}

/// A path by which a letter comes to somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct NamedPath<'p> {
    /// Their role by which it comes.
    pub role: Named<'p>,
    /// The board that has the letter, if that role is a member of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member_of: Option<Named<'p>>,
    /// The vacant role that has the letter, if that role is its fallback.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fallback_for: Option<Named<'p>>,
}

/// Describes a role, a person or a party.
#[must_use]
pub fn describe<'p>(project: &'p Project<'_>, holder: Holder) -> Profile<'p> {
    let coverage = Coverage::new(project);
    let involvements = coverage.involvements(holder);
    let letters = involvements.iter().map(|involvement| involvement.letters);
    let roles = project.roles_of(holder);
    let has = |role| roles.contains(&role);
    let base = Profile {
        who: NamedHolder::new(project, holder),
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
        load: Load::new(letters, &coverage, project.responsibilities.len()),
        letters: held_letters(project, &involvements),
        policies: policies::applicable(project, holder, &involvements),
    };
    let party = |party: Spanned<PartyId>| Named::from_party(project, party.value);
    let staffed = |role| StaffedRole::new(project, role);
    let person = |person| NamedHolder::new(project, Holder::Person(person));
    match holder {
        Holder::Role(id) => {
            let role = project.role(id);
            let fillers = role.filled_by.iter().map(|filler| Holder::from(filler.value));
            Profile {
                party: role.party.map(party),
                description: role.description,
                tags: role.tags.iter().map(|tag| tag.value).collect(),
                is_vacant: project.is_vacant(id),
                filled_by: fillers.map(|filler| NamedHolder::new(project, filler)).collect(),
                lead: role.lead.map(|lead| person(lead.value)),
                members: role.members.iter().map(|member| staffed(member.value)).collect(),
                reports_to: relations::reporting_lines(project, &roles),
                reported_to_by: relations::direct_reports(project, &roles),
                boards: relations::memberships(project, &roles),
                ..base
            }
        }
        Holder::Person(id) => {
            let leads = |role: &&RoleId| project.role(**role).lead.is_some_and(|l| l.value == id);
            let led = roles.iter().filter(leads);
            Profile {
                party: project.person(id).party.map(party),
                roles: roles.iter().map(|role| staffed(*role)).collect(),
                leads: led.map(|role| Named::from_role(project, *role)).collect(),
                reports_to: relations::reporting_lines(project, &roles),
                reported_to_by: relations::direct_reports(project, &roles),
                boards: relations::memberships(project, &roles),
                ..base
            }
        }
        Holder::Party(id) => {
            let people = project.people.iter().enumerate();
            let own = people.filter(|(_, one)| one.party.is_some_and(|own| own.value == id));
            Profile {
                roles: roles.iter().map(|role| staffed(*role)).collect(),
                people: own.map(|(position, _)| person(PersonId::new(position))).collect(),
                fallback: project.party(id).fallback.map(|role| staffed(role.value)),
                ..base
            }
        }
    }
}

fn held_letters<'p>(project: &'p Project<'_>, involvements: &[Involvement]) -> Vec<HeldLetter<'p>> {
    let held = strongest_first(project).into_iter().map(|letter| {
        let held = involvements.iter().filter(|one| one.letters.contains(letter));
        HeldLetter {
            letter: letter.to_string(),
            word: word(project, letter),
            acts: project.model.get(letter).is_some_and(|def| rank(def) < 3),
            responsibilities: held
                .map(|involvement| HeldResponsibility {
                    row: Row::new(project, involvement.row),
                    letters: project.model.spell(involvement.letters),
                    through: named_paths(project, involvement, letter),
                })
                .collect(),
        }
    });
    held.filter(|held| !held.responsibilities.is_empty()).collect()
}

fn named_paths<'p>(
    project: &'p Project<'_>,
    involvement: &Involvement,
    letter: Letter,
) -> Vec<NamedPath<'p>> {
    let paths = involvement.paths.iter().filter(|(_, letters)| letters.contains(letter));
    paths
        .map(|(path, _)| {
            let role = Named::from_role(project, path.role);
            NamedPath {
                role: Named::from_role(project, path.by),
                member_of: (path.via == Via::Member).then_some(role),
                fallback_for: (path.via == Via::Fallback).then_some(role),
            }
        })
        .collect()
}
