//! `[role.ID]`: a function that takes part, and who fills it.

use crate::finding::{Finding, reading_rule};
use crate::model::{Assignee, PartyId, PersonId, Role, RoleId};
use crate::project::diagnostics::wrong_value;
use crate::project::format::{self, IdKind};
use crate::project::read::person::People;
use crate::project::read::waiver;
use crate::project::reader::{Definition, Reader, listed_twice};
use crate::project::toml::{Entry, Node};
use crate::project::unique_list::UniqueList;
use crate::source::Spanned;

pub(in crate::project) fn read<'a>(
    definition: &Definition<'_, 'a>,
    people: &mut People<'a>,
    reader: &mut Reader<'a>,
) -> Role<'a> {
    let mut role = empty(definition.id);
    let mut name = None;
    let mut lead = None;
    let mut at_least = None;
    for entry in reader.table(&format::ROLE, definition.node) {
        let key = entry.key;
        match key {
            "name" => name = Some(entry),
            "short" => role.short = reader.text(&entry),
            "party" => {
                role.party = reader.reference(key, entry.node, IdKind::Party, PartyId::new);
                role.complete &= role.party.is_some();
            }
            "required" => role.required = reader.boolean(&entry).unwrap_or_default(),
            "filled-by" => read_filled_by(&mut role, &entry, people, reader),
            "at-least" => at_least = reader.number(&entry),
            "at-most" => {
                let number = reader.number(&entry);
                role.at_most = number.map(|most| Spanned::new(most, entry.node.span()));
            }
            "lead" => lead = Some(entry.node),
            "reports-to" => role.reports_to = role_reference(&entry, reader),
            "represents" => role.represents = role_reference(&entry, reader),
            "deputy" => role.deputy = role_reference(&entry, reader),
            "members" => {
                let (members, complete) = reader.references(&entry, IdKind::Role, RoleId::new);
                role.members = members;
                role.complete &= complete;
            }
            "description" => role.description = reader.text(&entry),
            "tags" => role.tags = reader.texts(&entry),
            "waive" => role.waivers = waiver::read(&entry, reader),
            _ => {
                // A misspelt "filled-by" leaves open who fills the role.
                role.complete = false;
                reader.leave_unread(entry.node);
                reader.report_unknown_key(&entry, &format::ROLE);
            }
        }
    }
    role.complete &= !reader.error_regions.covers(definition.id.span);
    let name = reader.name("role", definition.id, name.as_ref());
    (role.name, role.name_span) = (name.value, name.span);
    role.at_least = at_least.unwrap_or(1);
    role.lead = lead.and_then(|node| read_lead(&role, node, people, reader));
    if let Some(most) = role.at_most.filter(|most| most.value < role.at_least) {
        reader.report(Finding::new(
            reading_rule::WRONG_TYPE,
            most.span,
            format!("\"at-most\" must not be less than \"at-least\", which is {}", role.at_least),
        ));
        role.at_most = None;
    }
    role
}

fn empty(id: Spanned<&str>) -> Role<'_> {
    Role {
        id,
        name: id.value,
        name_span: id.span,
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

fn role_reference<'a>(entry: &Entry<'_, 'a>, reader: &mut Reader<'a>) -> Option<Spanned<RoleId>> {
    reader.reference(entry.key, entry.node, IdKind::Role, RoleId::new)
}

/// `filled-by`: people by id or name, or parties by id.
fn read_filled_by<'a>(
    role: &mut Role<'a>,
    entry: &Entry<'_, 'a>,
    people: &mut People<'a>,
    reader: &mut Reader<'a>,
) {
    let nodes = entry.node.one_or_many();
    let mut assignees = UniqueList::with_capacity(nodes.len());
    for node in nodes {
        let Some(text) = reader.text_in(entry.key, node) else {
            role.complete = false;
            continue;
        };
        let is_person = reader.symbols(IdKind::Person).get(text).is_some();
        let party = reader.symbols(IdKind::Party).get(text).filter(|_| !is_person);
        let near_party = party.is_none() && !people.is_closed();
        if near_party && reader.symbols(IdKind::Party).nearest(text, IdKind::Party).is_some() {
            // If no people are defined, any name is a person, but this one is a misspelt party.
            reader.report_unknown_reference(text, node.span(), &[IdKind::Party]);
            role.complete = false;
            continue;
        }
        let assignee = match party {
            Some(party) => Some(Assignee::Party(PartyId::new(party))),
            None => people.find(text, node.span(), reader).map(Assignee::Person),
        };
        let Some(assignee) = assignee else {
            role.complete = false;
            continue;
        };
        if let Err(first) = assignees.add(Spanned::new(assignee, node.span())) {
            reader.report(listed_twice(text, entry.key, node.span(), first));
        }
    }
    role.filled_by = assignees.all;
}

/// `lead`: one of the people who fill the role.
fn read_lead<'a>(
    role: &Role<'a>,
    node: Node<'_, 'a>,
    people: &mut People<'a>,
    reader: &mut Reader<'a>,
) -> Option<Spanned<PersonId>> {
    let text = reader.text_in("lead", node)?;
    let fills = |person: PersonId| {
        role.filled_by.iter().any(|assignee| assignee.value == Assignee::Person(person))
    };
    // The lead of a board may fill one of its members, which may not have been read yet.
    let may_fill = |person: &PersonId| fills(*person) || !role.members.is_empty();
    if let Some(person) = people.known(text, reader).filter(may_fill) {
        Some(Spanned::new(person, node.span()))
    } else {
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
