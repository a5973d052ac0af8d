//! What a name means: a role, a person or a party, or a responsibility.

use unicode_normalization::UnicodeNormalization;

use crate::error::Error;
use crate::model::{Holder, PartyId, PersonId, Project, ResponsibilityId, RoleId};
use crate::suggest;

/// How many near ones are offered.
const OFFERED: usize = 3;

/// What a thing can be found by.
struct Known<'p, T> {
    kind: &'static str,
    thing: T,
    id: &'p str,
    name: &'p str,
}

/// The text without case, width and superfluous spaces.
#[must_use]
pub(super) fn folded(text: &str) -> String {
    let lower: String = text.nfkc().flat_map(char::to_lowercase).collect();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The role, person or party that a text means by id or name; `role:`, `person:` or `party:` before it says which.
///
/// # Errors
/// When nothing has the name, or several have it.
pub fn somebody(project: &Project<'_>, text: &str) -> Result<Holder, Error> {
    let roles = project.roles.iter().enumerate().map(|(at, role)| Known {
        kind: "role",
        thing: Holder::Role(RoleId::new(at)),
        id: role.id.value,
        name: role.name,
    });
    let people = project.people.iter().enumerate().map(|(at, person)| Known {
        kind: "person",
        thing: Holder::Person(PersonId::new(at)),
        id: person.id.value,
        name: person.name,
    });
    let parties = project.parties.iter().enumerate().map(|(at, party)| Known {
        kind: "party",
        thing: Holder::Party(PartyId::new(at)),
        id: party.id.value,
        name: party.name,
    });
    let mut known: Vec<_> = roles.chain(people).chain(parties).collect();
    let kind = text.split_once(':').map(|(kind, name)| (folded(kind), name));
    let kind = kind.filter(|(kind, _)| known.iter().any(|one| one.kind == kind));
    let (kind, text) = match kind {
        Some((kind, name)) => {
            known.retain(|one| one.kind == kind);
            (known.first().map_or("role", |one| one.kind), name)
        }
        None => ("role, person or party", text),
    };
    one_of(kind, text, &known)
}

/// The responsibility that a text means by id or name.
///
/// # Errors
/// When nothing has the name, or several have it.
pub fn responsibility(project: &Project<'_>, text: &str) -> Result<ResponsibilityId, Error> {
    let known = project.rows().map(|(thing, row)| Known {
        kind: "responsibility",
        thing,
        id: row.id.value,
        name: row.name,
    });
    one_of("responsibility", text, &known.collect::<Vec<_>>())
}

/// The one thing of an id or name. An id goes before the names of others of its kind.
fn one_of<T: Copy>(kind: &'static str, text: &str, known: &[Known<'_, T>]) -> Result<T, Error> {
    let wanted = folded(text);
    let by_id = |one: &&Known<'_, T>| folded(one.id) == wanted;
    let has_id = |kind: &str| known.iter().filter(by_id).any(|one| one.kind == kind);
    let meant = known
        .iter()
        .filter(|one| if has_id(one.kind) { by_id(one) } else { folded(one.name) == wanted });
    let meant: Vec<&Known<'_, T>> = meant.collect();
    match meant.as_slice() {
        [one] => Ok(one.thing),
        [] => Err(Error::UnknownName { kind, name: text.to_owned(), near: near(&wanted, known) }),
        several => {
            let first = several.first().map_or("", |one| one.kind);
            let kinds = several.iter().filter(|one| one.kind == first).count();
            let written = several.iter().map(|one| {
                // Of one kind the ids differ; of several kinds the name stays as it is known.
                if several.len() == kinds {
                    (one.kind, format!("{}:{}", one.kind, one.id))
                } else {
                    (
                        one.kind,
                        format!("{}:{}", one.kind, if by_id(one) { one.id } else { one.name }),
                    )
                }
            });
            Err(Error::SeveralNamed { name: text.to_owned(), these: written.collect() })
        }
    }
}

/// Those whose id or name is nearly so, or has the text as one of its words.
fn near<T>(wanted: &str, known: &[Known<'_, T>]) -> Vec<String> {
    let words: Vec<(String, String, &str)> =
        known.iter().map(|one| (folded(one.id), folded(one.name), one.name)).collect();
    let all = words.iter().flat_map(|(id, name, _)| [id.as_str(), name.as_str()]);
    let nearest = suggest::nearest(wanted, all);
    let mut offered: Vec<String> = Vec::new();
    let has_word = |name: &str| {
        let mut from = name.split(|c: char| !c.is_alphanumeric());
        !wanted.is_empty() && (from.any(|word| word == wanted) || name.starts_with(wanted))
    };
    for (id, name, shown) in &words {
        let is_near = nearest == Some(id) || nearest == Some(name) || has_word(name);
        if is_near && offered.len() < OFFERED && !offered.iter().any(|one| one == shown) {
            offered.push((*shown).to_owned());
        }
    }
    offered
}
