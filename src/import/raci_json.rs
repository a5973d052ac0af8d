//! What `raci export` wrote as JSON, back as a draft: nothing has to be recognised.

use std::collections::HashMap;

use serde::Deserialize;

use crate::import::draft::{Draft, Model, Named, Party, Person, Role, Row, letters_of};
use crate::model::Letter;

/// A draft of an exported project; `None` where the text is no such export.
#[must_use]
pub fn read(text: &str) -> Option<Draft> {
    let whole: Whole = serde_json::from_str(text).ok()?;
    let Whole { version: 1, project } = whole else { return None };
    let phases: HashMap<String, usize> =
        project.phases.iter().enumerate().map(|(at, phase)| (phase.id.clone(), at)).collect();
    let rows = project.responsibilities.into_iter().map(|row| Row {
        named: Named { id: row.id, name: row.name },
        phase: row.phase.and_then(|phase| phases.get(&phase).copied()),
        letters: letters(&project.model, &row.letters),
        tags: row.tags,
        description: row.description,
        deliverable: row.deliverable,
        source: row.source,
        leads_to: row.leads_to,
    });
    let rows = rows.collect();
    Some(Draft {
        name: project.name,
        model: model(&project.model),
        parties: project.parties.into_iter().map(party).collect(),
        phases: project.phases,
        people: project.people.into_iter().filter(is_defined).map(person).collect(),
        roles: project.roles.into_iter().map(role).collect(),
        rows,
        ..Draft::default()
    })
}

#[derive(Deserialize)]
struct Whole {
    version: u32,
    project: OneProject,
}

#[derive(Deserialize)]
struct OneProject {
    name: String,
    model: OneModel,
    parties: Vec<OneParty>,
    phases: Vec<Named>,
    people: Vec<OnePerson>,
    roles: Vec<OneRole>,
    responsibilities: Vec<OneRow>,
}

#[derive(Deserialize)]
struct OneModel {
    id: String,
    letters: Vec<OneLetter>,
}

#[derive(Deserialize)]
struct OneLetter {
    letter: String,
    word: String,
}

#[derive(Deserialize)]
struct OneParty {
    id: String,
    name: String,
    fallback: Option<String>,
}

#[derive(Deserialize)]
struct OnePerson {
    id: String,
    name: String,
    party: Option<String>,
    email: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct OneRole {
    id: String,
    name: String,
    short: Option<String>,
    party: Option<String>,
    #[serde(default)]
    required: bool,
    #[serde(default)]
    filled_by: Vec<String>,
    lead: Option<String>,
    reports_to: Option<String>,
    represents: Option<String>,
    #[serde(default)]
    members: Vec<String>,
    deputy: Option<String>,
    description: Option<String>,
    #[serde(default)]
    tags: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct OneRow {
    id: String,
    name: String,
    phase: Option<String>,
    letters: HashMap<String, Vec<String>>,
    #[serde(default)]
    tags: Vec<String>,
    description: Option<String>,
    deliverable: Option<String>,
    source: Option<String>,
    #[serde(default)]
    leads_to: Vec<String>,
}

/// The built-in model of that name, or one of the project's own with the same letters.
fn model(model: &OneModel) -> Model {
    if crate::models::text(&model.id).is_some() {
        return Model::BuiltIn(model.id.clone());
    }
    let raci = letters_of("raci");
    let more = model.letters.iter().filter_map(|one| {
        let letter = Letter::parse(&one.letter).filter(|letter| !raci.contains(letter))?;
        Some((letter, one.word.clone()))
    });
    Model::Own(more.collect())
}

/// Letters in the order of the model.
fn letters(model: &OneModel, held: &HashMap<String, Vec<String>>) -> Vec<(Letter, Vec<String>)> {
    let order = model.letters.iter().filter_map(|one| Letter::parse(&one.letter));
    let each = order.filter_map(|letter| Some((letter, held.get(&letter.to_string())?.clone())));
    each.collect()
}

/// Somebody who is only named where they fill a role has their name in the place of an id.
fn is_defined(person: &OnePerson) -> bool {
    crate::project::id::is_id(&person.id)
}

fn party(one: OneParty) -> Party {
    Party { named: Named { id: one.id, name: one.name }, fallback: one.fallback }
}

fn person(one: OnePerson) -> Person {
    let named = Named { id: one.id, name: one.name };
    Person { named, party: one.party, email: one.email }
}

fn role(one: OneRole) -> Role {
    Role {
        named: Named { id: one.id, name: one.name },
        short: one.short,
        party: one.party,
        required: one.required,
        filled_by: one.filled_by,
        lead: one.lead,
        reports_to: one.reports_to,
        represents: one.represents,
        members: one.members,
        deputy: one.deputy,
        description: one.description,
        tags: one.tags,
    }
}
