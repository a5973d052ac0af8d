//! What of a project is drawn, as data: everything by its id, with the keys of the files. Of a part of a project there
//! is nothing that belongs to the rest alone.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::{Assignee, Language, PartyId, Responsibility, Role, RoleId};
use crate::view::selection::Selection;

#[derive(Serialize)]
pub(super) struct Project<'p> {
    name: &'p str,
    model: Model<'p>,
    parties: Vec<Party<'p>>,
    phases: Vec<Phase<'p>>,
    people: Vec<Person<'p>>,
    roles: Vec<OneRole<'p>>,
    responsibilities: Vec<Row<'p>>,
}

#[derive(Serialize)]
struct Model<'p> {
    id: &'p str,
    name: &'p str,
    letters: Vec<Letter<'p>>,
}

#[derive(Serialize)]
struct Letter<'p> {
    #[serde(rename = "letter")]
    name: String,
    word: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    meaning: &'p str,
    owner: bool,
}

#[derive(Serialize)]
struct Party<'p> {
    id: &'p str,
    name: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    fallback: Option<&'p str>,
}

#[derive(Serialize)]
struct Phase<'p> {
    id: &'p str,
    name: &'p str,
}

#[derive(Serialize)]
struct Person<'p> {
    id: &'p str,
    name: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    party: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<&'p str>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct OneRole<'p> {
    id: &'p str,
    name: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    short: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    party: Option<&'p str>,
    required: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    filled_by: Vec<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lead: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reports_to: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    represents: Option<&'p str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    members: Vec<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    deputy: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'p str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<&'p str>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Row<'p> {
    id: &'p str,
    name: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    phase: Option<&'p str>,
    letters: BTreeMap<String, Vec<&'p str>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    deliverable: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'p str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    leads_to: Vec<&'p str>,
}

pub(super) fn of<'p>(selection: &'p Selection<'p, '_>, language: Language) -> Project<'p> {
    let project = selection.project();
    let letters = selection.letters().map(|def| Letter {
        name: def.letter.to_string(),
        word: def.word(language),
        meaning: def.meaning,
        owner: def.owner,
    });
    let (people, parties) = selection.people_and_parties();
    let shown = |role: RoleId| selection.has_role(role).then(|| project.role(role).id.value);
    let party_id = |party: PartyId| parties.contains(&party).then(|| project.party(party).id.value);
    let each_party = parties.iter().map(|party| project.party(*party)).map(|party| Party {
        id: party.id.value,
        name: party.name,
        fallback: party.fallback.and_then(|role| shown(role.value)),
    });
    let phases = project.phases.iter().enumerate().filter(|(at, _)| {
        let drawn = selection.by_phase().iter();
        selection.is_whole()
            || drawn.filter_map(|(phase, _)| *phase).any(|phase| phase.index() == *at)
    });
    let phases = phases.map(|(_, phase)| Phase { id: phase.id.value, name: phase.name });
    let each_person = people.iter().map(|person| project.person(*person)).map(|person| Person {
        id: person.id.value,
        name: person.name,
        party: person.party.and_then(|party| party_id(party.value)),
        email: person.email,
    });
    Project {
        name: project.settings.name,
        model: Model { id: project.model.id, name: project.model.name, letters: letters.collect() },
        parties: each_party.collect(),
        phases: phases.collect(),
        people: each_person.collect(),
        roles: selection.roles().map(|(_, one)| role(selection, one)).collect(),
        responsibilities: selection.rows().map(|(_, one)| row(selection, one)).collect(),
    }
}

fn role<'p>(selection: &'p Selection<'p, '_>, role: &'p Role<'_>) -> OneRole<'p> {
    let project = selection.project();
    let id = |role: RoleId| selection.has_role(role).then(|| project.role(role).id.value);
    let fillers = role.filled_by.iter().map(|filler| match filler.value {
        Assignee::Person(person) => project.person(person).id.value,
        Assignee::Party(party) => project.party(party).id.value,
    });
    OneRole {
        id: role.id.value,
        name: role.name,
        short: role.short,
        party: role.party.map(|party| project.party(party.value).id.value),
        required: role.required,
        filled_by: fillers.collect(),
        lead: role.lead.map(|person| project.person(person.value).id.value),
        reports_to: role.reports_to.and_then(|role| id(role.value)),
        represents: role.represents.and_then(|role| id(role.value)),
        members: role.members.iter().filter_map(|member| id(member.value)).collect(),
        deputy: role.deputy.and_then(|role| id(role.value)),
        description: role.description,
        tags: role.tags.iter().map(|tag| tag.value).collect(),
    }
}

fn row<'p>(selection: &'p Selection<'p, '_>, row: &'p Responsibility<'_>) -> Row<'p> {
    let project = selection.project();
    let letters = selection.letters().filter_map(|def| {
        let holders = project.assignments_of(row, def.letter).map(|assignment| assignment.role);
        let holders = holders.filter(|role| selection.has_role(*role));
        let holders: Vec<&str> = holders.map(|role| project.role(role).id.value).collect();
        (!holders.is_empty()).then(|| (def.letter.to_string(), holders))
    });
    let following = row.leads_to.iter().filter(|next| selection.has_row(next.value));
    Row {
        id: row.id.value,
        name: row.name,
        phase: row.phase.map(|phase| project.phase(phase.value).id.value),
        letters: letters.collect(),
        tags: row.tags.iter().map(|tag| tag.value).collect(),
        description: row.description,
        deliverable: row.deliverable,
        source: row.source,
        leads_to: following.map(|next| project.responsibility(next.value).id.value).collect(),
    }
}
