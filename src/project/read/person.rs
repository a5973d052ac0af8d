//! `[person.ID]`, and the people of projects that only name them under `filled-by`.

use crate::finding::{Finding, reading_rule};
use crate::hash::HashMap;
use crate::model::{PartyId, Person, PersonId};
use crate::project::format::{self, IdKind};
use crate::project::read::waiver;
use crate::project::reader::{Definition, Reader};
use crate::source::Span;
use crate::source::Spanned;

pub(in crate::project) fn read<'a>(
    definition: &Definition<'_, 'a>,
    reader: &mut Reader<'a>,
) -> Person<'a> {
    let mut name = None;
    let mut party = None;
    let mut email = None;
    let mut waivers = Vec::new();
    for entry in reader.table(&format::PERSON, definition.node) {
        match entry.key {
            "name" => name = Some(entry),
            "party" => party = reader.reference(entry.key, entry.node, IdKind::Party, PartyId::new),
            "email" => email = reader.text(&entry),
            "waive" => waivers = waiver::read(&entry, reader),
            _ => reader.report_unknown_key(&entry, &format::PERSON),
        }
    }
    let name = reader.name("person", definition.id, name.as_ref());
    Person {
        id: definition.id,
        name: name.value,
        name_span: name.span,
        defined: true,
        party,
        email,
        waivers,
    }
}

/// The people of a project, by id and by name.
pub(in crate::project) struct People<'a> {
    pub all: Vec<Person<'a>>,
    by_name: HashMap<&'a str, Named>,
    /// Whether any person is defined, so that an unknown name is a mistake.
    closed: bool,
}

/// The people with one name.
#[derive(Clone, Copy)]
enum Named {
    One(PersonId),
    Several(PersonId, PersonId),
}

impl<'a> People<'a> {
    pub fn new(all: Vec<Person<'a>>) -> Self {
        let mut by_name = HashMap::default();
        for (position, person) in all.iter().enumerate() {
            let id = PersonId::new(position);
            by_name
                .entry(person.name)
                .and_modify(|named| {
                    if let Named::One(first) = *named {
                        *named = Named::Several(first, id);
                    }
                })
                .or_insert(Named::One(id));
        }
        let closed = !all.is_empty();
        People { all, by_name, closed }
    }

    /// Whether any person is defined, so that an unknown name is a mistake.
    pub fn is_closed(&self) -> bool {
        self.closed
    }

    /// The person with this id or name. If no person is defined, every name is a new person. Reports a name that is
    /// unknown or shared.
    pub fn find(&mut self, text: &'a str, span: Span, reader: &mut Reader<'a>) -> Option<PersonId> {
        if let Some(position) = reader.symbols(IdKind::Person).get(text) {
            return Some(PersonId::new(position));
        }
        match self.by_name.get(text).copied() {
            Some(Named::One(person)) => Some(person),
            Some(Named::Several(one, other)) => {
                for person in [one, other] {
                    reader
                        .unparsed
                        .add_meant(IdKind::Person.word(), self.all[person.index()].id.value);
                }
                reader.report(self.ambiguous(text, span, one, other));
                None
            }
            None if self.closed => {
                reader.report_unknown_reference(text, span, &[IdKind::Person, IdKind::Party]);
                None
            }
            None => {
                let id = PersonId::new(self.all.len());
                self.all.push(Person {
                    id: Spanned::new(text, span),
                    name: text,
                    name_span: span,
                    defined: false,
                    party: None,
                    email: None,
                    waivers: Vec::new(),
                });
                self.by_name.insert(text, Named::One(id));
                Some(id)
            }
        }
    }

    /// The person with this id, or the only one with this name.
    pub fn known(&self, text: &str, reader: &mut Reader<'a>) -> Option<PersonId> {
        let by_id = reader.symbols(IdKind::Person).get(text).map(PersonId::new);
        by_id.or_else(|| match self.by_name.get(text)? {
            Named::One(person) => Some(*person),
            Named::Several(..) => None,
        })
    }

    fn ambiguous(&self, name: &str, span: Span, one: PersonId, other: PersonId) -> Finding {
        let one = self.all[one.index()].id;
        let other = self.all[other.index()].id;
        Finding::new(
            reading_rule::UNKNOWN_REFERENCE,
            span,
            format!("several people are named \"{name}\""),
        )
        .related(one.span, "one of them")
        .related(other.span, "another one")
        .help(format!("write the id: \"{}\" or \"{}\"", one.value, other.value))
    }
}
