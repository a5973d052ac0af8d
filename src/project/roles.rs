//! `[role.ID]`: a function that takes part, and who fills it.

use super::firsts::Firsts;
use super::index::Of;
use super::people::People;
use super::problem::{self, unknown_key, wrong_value};
use super::reader::{Definition, Reader, twice};
use super::toml::{Entry, Node};
use super::waivers;
use crate::finding::Finding;
use crate::model::{Filler, Located, PartyId, PersonId, Role, RoleId};

const KEYS: [&str; 15] = [
    "name",
    "short",
    "party",
    "required",
    "filled-by",
    "at-least",
    "at-most",
    "lead",
    "reports-to",
    "represents",
    "members",
    "deputy",
    "description",
    "tags",
    "waive",
];

pub(super) fn read<'a>(
    definition: &Definition<'_, 'a>,
    people: &mut People<'a>,
    reader: &mut Reader<'a>,
) -> Role<'a> {
    let mut role = empty(definition.id);
    let mut name = None;
    let mut lead = None;
    let mut at_least = None;
    for entry in reader.table("a role", definition.node) {
        let key = entry.key;
        match key {
            "name" => name = Some(entry),
            "short" => role.short = reader.text(&entry),
            "party" => {
                role.party = reader.reference(key, entry.node, Of::Party, PartyId::new);
                role.complete &= role.party.is_some();
            }
            "required" => role.required = reader.boolean(&entry).unwrap_or_default(),
            "filled-by" => fill(&mut role, &entry, people, reader),
            "at-least" => at_least = reader.number(&entry),
            "at-most" => {
                let number = reader.number(&entry);
                role.at_most = number.map(|most| Located::new(most, entry.node.place()));
            }
            "lead" => lead = Some(entry.node),
            "reports-to" => role.reports_to = role_named(&entry, reader),
            "represents" => role.represents = role_named(&entry, reader),
            "deputy" => role.deputy = role_named(&entry, reader),
            "members" => {
                let (members, complete) = reader.references(&entry, Of::Role, RoleId::new);
                role.members = members;
                role.complete &= complete;
            }
            "description" => role.description = reader.text(&entry),
            "tags" => role.tags = reader.texts(&entry),
            "waive" => role.waivers = waivers::read(&entry, reader),
            _ => {
                // "filed-by" leaves open who fills the role.
                role.complete = false;
                reader.leave_unread(entry.node);
                reader.report(unknown_key(&entry, "a role", &KEYS));
            }
        }
    }
    role.complete &= !reader.damage.covers(definition.id.place);
    let name = reader.name("role", definition.id, name.as_ref());
    (role.name, role.name_place) = (name.value, name.place);
    role.at_least = at_least.unwrap_or(1);
    role.lead = lead.and_then(|node| lead_of(&role, node, people, reader));
    if let Some(most) = role.at_most.filter(|most| most.value < role.at_least) {
        reader.report(Finding::new(
            problem::WRONG_TYPE,
            most.place,
            format!("\"at-most\" must not be less than \"at-least\", which is {}", role.at_least),
        ));
        role.at_most = None;
    }
    role
}

fn empty(id: Located<&str>) -> Role<'_> {
    Role {
        id,
        name: id.value,
        name_place: id.place,
        short: None,
        party: None,
        required: false,
        filled_by: Vec::new(),
        at_least: 1,
        at_most: None,
        lead: None,
        reports_to: None,
        represents: None,
        members: Vec::new(),
        deputy: None,
        description: None,
        tags: Vec::new(),
        waivers: Vec::new(),
        complete: true,
    }
}

fn role_named<'a>(entry: &Entry<'_, 'a>, reader: &mut Reader<'a>) -> Option<Located<RoleId>> {
    reader.reference(entry.key, entry.node, Of::Role, RoleId::new)
}

/// `filled-by`: persons by id or name, or a party.
fn fill<'a>(
    role: &mut Role<'a>,
    entry: &Entry<'_, 'a>,
    people: &mut People<'a>,
    reader: &mut Reader<'a>,
) {
    let nodes = entry.node.one_or_many();
    let mut fillers = Firsts::with_capacity(nodes.len());
    for node in nodes {
        let Some(text) = reader.text_of(entry.key, node) else {
            role.complete = false;
            continue;
        };
        let is_person = reader.index(Of::Person).get(text).is_some();
        let party = reader.index(Of::Party).get(text).filter(|_| !is_person);
        let near_party = party.is_none() && !people.is_closed();
        if near_party && reader.index(Of::Party).nearest(text, Of::Party).is_some() {
            // Where nobody is defined any name is a person, but this one is a party with a slip in it.
            reader.unknown_reference(text, node.place(), &[Of::Party]);
            role.complete = false;
            continue;
        }
        let filler = match party {
            Some(party) => Some(Filler::Party(PartyId::new(party))),
            None => people.find(text, node.place(), reader).map(Filler::Person),
        };
        let Some(filler) = filler else {
            role.complete = false;
            continue;
        };
        if let Err(first) = fillers.add(Located::new(filler, node.place())) {
            reader.report(twice(text, entry.key, node.place(), first));
        }
    }
    role.filled_by = fillers.all;
}

/// `lead`: one of the persons who fill the role.
fn lead_of<'a>(
    role: &Role<'a>,
    node: Node<'_, 'a>,
    people: &mut People<'a>,
    reader: &mut Reader<'a>,
) -> Option<Located<PersonId>> {
    let text = reader.text_of("lead", node)?;
    let fills = |person: PersonId| {
        let mut fillers = role.filled_by.iter();
        fillers.any(|filler| filler.value == Filler::Person(person))
    };
    // Who fills a board fills its members, of which not all have been read yet.
    let may_fill = |person: &PersonId| fills(*person) || !role.members.is_empty();
    match people.known(text, reader).filter(may_fill) {
        Some(person) => Some(Located::new(person, node.place())),
        None => {
            if role.complete {
                let wanted = "one of the people under \"filled-by\"";
                let finding = wrong_value("lead", node, wanted);
                reader.report(
                    finding.help(format!("add \"{text}\" to \"filled-by\", or name another lead")),
                );
            }
            None
        }
    }
}
