//! Resolves names on the command line: the id or name of a role, a person, a party and so on.
//!
//! Names are compared folded, see [`fold`]. A kind in front, as in `role:Technical Lead`, distinguishes entries of the
//! same name.

use super::{
    Holder, Letter, LetterModel, PartyId, PersonId, PhaseId, Project, ResponsibilityId, RoleId,
};
use crate::plural::{count, list};
use crate::suggest;
use crate::text::{fold, sanitize_up_to};

/// The largest number of similar names that are suggested.
pub const MOST_SUGGESTED: usize = 3;
/// The largest number of known ids that are listed.
const MOST_LISTED: usize = 20;
/// The largest number of characters of a name that are shown.
const LONGEST_NAME: usize = 100;

/// A name that does not mean exactly one entry.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LookupError {
    /// No entry has the name.
    #[error("the project has no {kind} \"{}\"", sanitize_up_to(name, LONGEST_NAME))]
    Unknown {
        /// The kind of entry, in words.
        kind: &'static str,
        /// The name as given.
        name: String,
        /// Similar names, nearest kind of match first.
        near: Vec<String>,
        /// The alternatives, as in "phases: build, run"; may be empty.
        known: String,
    },
    /// Several entries have the name.
    #[error("\"{}\" is {}", sanitize_up_to(name, LONGEST_NAME), kinds(candidates))]
    Ambiguous {
        /// The name as given.
        name: String,
        /// The kind of each entry, and how to write it.
        candidates: Vec<(&'static str, String)>,
    },
}

impl LookupError {
    /// The correct way to write it, in one line.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            LookupError::Unknown { near, .. } if !near.is_empty() => {
                format!("did you mean {}?", quoted(near))
            }
            LookupError::Unknown { known, .. } if !known.is_empty() => known.clone(),
            LookupError::Unknown { .. } => "write an id or a name as in the files".to_owned(),
            LookupError::Ambiguous { candidates, .. } => {
                let texts: Vec<String> = candidates.iter().map(|(_, text)| text.clone()).collect();
                format!("write {}", quoted(&texts))
            }
        }
    }
}

/// An entry that can be found by its id or name.
struct Candidate<'p, T> {
    kind: &'static str,
    item: T,
    id: &'p str,
    name: &'p str,
}

/// Declares the candidates of one kind.
macro_rules! candidates {
    ($entries:expr, $kind:literal, $item:expr) => {
        $entries.iter().enumerate().map(|(position, entry)| Candidate {
            kind: $kind,
            item: $item(position),
            id: entry.id.value,
            name: entry.name,
        })
    };
}

/// The role, person or party of a name.
///
/// # Errors
/// If the name is unknown or ambiguous.
pub fn holder(project: &Project<'_>, name: &str) -> Result<Holder, LookupError> {
    let roles = candidates!(project.roles, "role", |at| Holder::Role(RoleId::new(at)));
    let people = candidates!(project.people, "person", |at| Holder::Person(PersonId::new(at)));
    let parties = candidates!(project.parties, "party", |at| Holder::Party(PartyId::new(at)));
    find("role, person or party", name, roles.chain(people).chain(parties).collect(), None)
}

/// The responsibility of a name.
///
/// # Errors
/// If the name is unknown or ambiguous.
pub fn responsibility(project: &Project<'_>, name: &str) -> Result<ResponsibilityId, LookupError> {
    let rows = candidates!(project.responsibilities, "responsibility", ResponsibilityId::new);
    find("responsibility", name, rows.collect(), None)
}

/// The phase of a name.
///
/// # Errors
/// If the name is unknown or ambiguous.
pub fn phase(project: &Project<'_>, name: &str) -> Result<PhaseId, LookupError> {
    let phases = candidates!(project.phases, "phase", PhaseId::new);
    find("phase", name, phases.collect(), Some("phases"))
}

/// The party of a name.
///
/// # Errors
/// If the name is unknown or ambiguous.
pub fn party(project: &Project<'_>, name: &str) -> Result<PartyId, LookupError> {
    let parties = candidates!(project.parties, "party", PartyId::new);
    find("party", name, parties.collect(), Some("parties"))
}

/// The role of a name.
///
/// # Errors
/// If the name is unknown or ambiguous.
pub fn role(project: &Project<'_>, name: &str) -> Result<RoleId, LookupError> {
    let roles = candidates!(project.roles, "role", RoleId::new);
    find("role", name, roles.collect(), Some("roles"))
}

/// The person of a name.
///
/// # Errors
/// If the name is unknown or ambiguous.
pub fn person(project: &Project<'_>, name: &str) -> Result<PersonId, LookupError> {
    let people = candidates!(project.people, "person", PersonId::new);
    find("person", name, people.collect(), Some("people"))
}

/// The tag of responsibilities with this spelling, or one that [`fold`] makes equal.
///
/// # Errors
/// If no responsibility has the tag.
pub fn tag<'a>(project: &Project<'a>, name: &str) -> Result<&'a str, LookupError> {
    let mut tags: Vec<&'a str> =
        project.responsibilities.iter().flat_map(|row| &row.tags).map(|tag| tag.value).collect();
    tags.sort_unstable();
    tags.dedup();
    let exact = tags.iter().find(|tag| **tag == name).copied();
    let candidates =
        tags.into_iter().map(|tag| Candidate { kind: "tag", item: tag, id: tag, name: tag });
    exact.map_or_else(|| find("tag", name, candidates.collect(), Some("tags")), Ok)
}

/// The letter of a model that is written so, or whose word in any language is.
///
/// # Errors
/// If the model has no such letter.
pub fn letter(model: &LetterModel<'_>, name: &str) -> Result<Letter, LookupError> {
    let wanted = fold(name);
    let words = || model.letters.iter().flat_map(|def| &def.words).map(|(_, word)| *word);
    let by_letter = model.letters.iter().find(|def| fold(&def.letter.to_string()) == wanted);
    let by_word = || {
        let mut defs = model.letters.iter();
        defs.find(|def| def.words.iter().any(|(_, word)| fold(word) == wanted))
    };
    by_letter.or_else(by_word).map(|def| def.letter).ok_or_else(|| LookupError::Unknown {
        kind: "letter",
        name: name.to_owned(),
        near: suggest::nearest(name, words()).map(str::to_owned).into_iter().collect(),
        known: format!("letters: {}", model.list()),
    })
}

/// The one candidate with an id or name, which may have its kind in front. `plural` is the heading under which a miss lists
/// the candidates.
fn find<T: Copy>(
    kind: &'static str,
    name: &str,
    candidates: Vec<Candidate<'_, T>>,
    plural: Option<&str>,
) -> Result<T, LookupError> {
    if let Some(found) = find_one(name, &candidates)? {
        return Ok(found);
    }
    let (mut kind, mut text, mut candidates) = (kind, name, candidates);
    if let Some((prefix, rest)) = name.split_once(':') {
        let prefix = fold(prefix);
        if let Some(one) = candidates.iter().map(|one| one.kind).find(|kind| *kind == prefix) {
            (kind, text) = (one, rest);
            candidates.retain(|one| one.kind == kind);
            if let Some(found) = find_one(text, &candidates)? {
                return Ok(found);
            }
        }
    }
    Err(LookupError::Unknown {
        kind,
        name: text.to_owned(),
        near: near(text, &candidates),
        known: plural.map_or_else(String::new, |plural| known(plural, &candidates)),
    })
}

/// The candidate with an id or name, if there is one. In each kind an id takes precedence over names.
fn find_one<T: Copy>(
    name: &str,
    candidates: &[Candidate<'_, T>],
) -> Result<Option<T>, LookupError> {
    let wanted = fold(name);
    let has_id = |one: &&Candidate<'_, T>| fold(one.id) == wanted;
    let kinds: Vec<&str> = candidates.iter().filter(has_id).map(|one| one.kind).collect();
    let matches = |one: &&Candidate<'_, T>| {
        if kinds.contains(&one.kind) { has_id(one) } else { fold(one.name) == wanted }
    };
    let found: Vec<&Candidate<'_, T>> = candidates.iter().filter(matches).collect();
    if let [] | [_] = found.as_slice() {
        return Ok(found.first().map(|one| one.item));
    }
    // Candidates of one kind differ in their ids only.
    let is_one_kind = found.iter().all(|one| one.kind == found[0].kind);
    let text = |one: &&Candidate<'_, T>| {
        if is_one_kind || has_id(one) { one.id.to_owned() } else { one.name.to_owned() }
    };
    let candidates = found.iter().map(|one| (one.kind, format!("{}:{}", one.kind, text(one))));
    Err(LookupError::Ambiguous { name: name.to_owned(), candidates: candidates.collect() })
}

/// The candidates whose id or name is similar, or has the text as a word or at its beginning.
fn near<T>(name: &str, candidates: &[Candidate<'_, T>]) -> Vec<String> {
    let wanted = fold(name);
    let folded: Vec<(String, String)> =
        candidates.iter().map(|one| (fold(one.id), fold(one.name))).collect();
    let texts = folded.iter().flat_map(|(id, name)| [id.as_str(), name.as_str()]);
    let nearest = suggest::nearest(&wanted, texts);
    let has_word = |name: &str| {
        let mut words = name.split(|c: char| !c.is_alphanumeric());
        !wanted.is_empty() && (words.any(|word| word == wanted) || name.starts_with(&wanted))
    };
    let mut near: Vec<String> = Vec::new();
    for ((id, name), one) in folded.iter().zip(candidates) {
        let text = if nearest == Some(name) || has_word(name) {
            one.name
        } else if nearest == Some(id) {
            one.id
        } else {
            continue;
        };
        if near.len() < MOST_SUGGESTED && !near.iter().any(|known| known == text) {
            near.push(text.to_owned());
        }
    }
    near
}

/// "phases: build, run", of many the first ones only.
fn known<T>(plural: &str, candidates: &[Candidate<'_, T>]) -> String {
    let ids: Vec<_> = candidates
        .iter()
        .take(MOST_LISTED)
        .map(|one| sanitize_up_to(one.id, LONGEST_NAME))
        .collect();
    match candidates.len() - ids.len() {
        _ if ids.is_empty() => format!("the project has no {plural}"),
        0 => format!("{plural}: {}", ids.join(", ")),
        more => format!("{plural}: {} and {more} more", ids.join(", ")),
    }
}

/// Describes several entries of the same name: "a role and a person", "the name of 2 people".
fn kinds(candidates: &[(&'static str, String)]) -> String {
    let number = |kind: &str| candidates.iter().filter(|(one, _)| *one == kind).count();
    let mut kinds: Vec<&str> = candidates.iter().map(|(kind, _)| *kind).collect();
    kinds.dedup();
    let phrases = kinds.into_iter().map(|kind| match number(kind) {
        1 => format!("a {kind}"),
        more => format!("the name of {}", count(more, kind)),
    });
    list(&phrases.collect::<Vec<_>>())
}

/// Several names to choose from: `"a", "b" or "c"`.
fn quoted(names: &[String]) -> String {
    let quote = |name: &String| format!("\"{}\"", sanitize_up_to(name, LONGEST_NAME));
    match names.iter().map(quote).collect::<Vec<_>>().as_slice() {
        [most @ .., last] if !most.is_empty() => format!("{} or {last}", most.join(", ")),
        names => names.concat(),
    }
}
