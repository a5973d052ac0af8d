//! `[policy.ID]`: a rule of the project's own.

use super::index::Of;
use super::letters::{count, known};
use super::problem::{self, unknown_key, wrong_type, wrong_value};
use super::reader::{Definition, Reader};
use super::toml::Entry;
use crate::finding::{Finding, Level};
use crate::model::{
    Demand, Each, Letter, LetterModel, LetterSet, Located, PartyId, PhaseId, Policy,
    ResponsibilityId, RoleId, Select,
};

const KEYS: [&str; 12] = [
    "title", "level", "each", "select", "require", "forbid", "count", "party", "tagged", "people",
    "distinct", "leads-to",
];
const SELECT_KEYS: [&str; 4] = ["phase", "tags", "responsibilities", "party"];
const EACH: [(&str, Each); 2] = [("responsibility", Each::Responsibility), ("phase", Each::Phase)];

pub(super) fn read<'a>(
    definition: &Definition<'_, 'a>,
    model: &LetterModel<'a>,
    reader: &mut Reader<'a>,
) -> Policy<'a> {
    let mut policy = Policy {
        id: definition.id,
        title: None,
        level: Level::Error,
        each: Each::default(),
        select: Select::default(),
        complete: !reader.damage.covers(definition.id.place),
        demands: Vec::new(),
    };
    let entries: Vec<_> = reader.table("a policy", definition.node).collect();
    if let Some(each) = entries.iter().find(|entry| entry.key == "each") {
        policy.each = reader.choice(each, &EACH).unwrap_or_default();
    }
    for entry in &entries {
        match entry.key {
            "each" => {}
            "title" => policy.title = reader.text(entry),
            "level" => policy.level = reader.choice(entry, &Level::NAMES).unwrap_or(Level::Error),
            "select" => {
                let before = reader.findings.len();
                policy.select = select(entry, reader);
                policy.complete &= reader.findings.len() == before;
            }
            key if KEYS.contains(&key) => {
                demands(entry, policy.each, model, reader, &mut policy.demands);
            }
            _ => {
                policy.complete = false;
                reader.report(unknown_key(entry, "a policy", &KEYS));
            }
        }
    }
    let demands_something = entries.iter().any(|entry| KEYS[4..].contains(&entry.key));
    if !demands_something && !reader.damage.covers(definition.id.place) {
        let message = format!("the policy \"{}\" demands nothing", definition.id.value);
        reader.report(Finding::new(problem::MISSING_KEY, definition.id.place, message).help(
            "add what it demands, as in: require = { I = [\"role-id\"] }; also forbid, count, party, tagged, people, distinct, leads-to",
        ));
    }
    policy
}

fn select<'a>(entry: &Entry<'_, 'a>, reader: &mut Reader<'a>) -> Select<'a> {
    let mut select = Select { place: Some(entry.key_place), ..Select::default() };
    for key in reader.table("\"select\"", entry.node) {
        match key.key {
            "phase" => select.phases = Some(reader.references(&key, Of::Phase, PhaseId::new).0),
            "tags" => select.tags = Some(reader.texts(&key)),
            "responsibilities" => {
                let of = Of::Responsibility;
                let rows = reader.references(&key, of, ResponsibilityId::new);
                select.responsibilities = Some(rows.0);
            }
            "party" => select.parties = Some(reader.references(&key, Of::Party, PartyId::new).0),
            _ => reader.report(unknown_key(&key, "\"select\"", &SELECT_KEYS)),
        }
    }
    select
}

/// What one key of a policy demands: for most keys a table with an entry for each letter.
fn demands<'a>(
    entry: &Entry<'_, 'a>,
    each: Each,
    model: &LetterModel<'a>,
    reader: &mut Reader<'a>,
    found: &mut Vec<Located<Demand<'a>>>,
) {
    let place = entry.key_place;
    if each == Each::Phase && entry.key != "count" {
        reader.report(
            Finding::new(
                problem::UNKNOWN_KEY,
                place,
                format!("a policy for each phase has no key \"{}\"", entry.key),
            )
            .help("with each = \"phase\" a policy counts responsibilities: count = \"1..\""),
        );
        return;
    }
    match entry.key {
        "count" if each == Each::Phase => {
            if let Some(count) = count(entry, reader) {
                found.push(Located::new(Demand::Matching(count), place));
            }
        }
        "leads-to" => {
            if let Some(least) = reader.number(entry) {
                found.push(Located::new(Demand::LeadsTo(least), place));
            }
        }
        "distinct" => {
            let texts = reader.texts(entry);
            let letters = texts.iter().filter_map(|text| known(*text, model, reader));
            let letters: Vec<Letter> = letters.collect();
            if letters.len() == texts.len() && letters.len() < 2 {
                let wanted = "a list of two letters or more, as in [\"R\", \"A\"]";
                reader.report(wrong_value(entry.key, entry.node, wanted));
            } else if letters.len() > 1 {
                found.push(Located::new(Demand::Distinct(letters), place));
            }
        }
        _ => {
            let Some(keys) = entry.node.as_table() else {
                let wanted = format!("braces with letters: {{ {} }}", example(entry.key));
                reader.report(wrong_type(entry.key, entry.node, &wanted));
                return;
            };
            if keys.len() == 0 {
                let wanted = format!("braces with letters: {{ {} }}", example(entry.key));
                reader.report(wrong_value(entry.key, entry.node, &wanted));
            }
            for key in keys {
                if let Some(demand) = by_letter(entry.key, &key, model, reader) {
                    found.push(Located::new(demand, key.key_place));
                }
            }
        }
    }
}

fn example(key: &str) -> &'static str {
    match key {
        "count" => "R = \"1..\"",
        "party" => "A = \"client\"",
        "tagged" => "I = \"front-line\"",
        "people" => "RA = 2",
        _ => "I = [\"role-id\"]",
    }
}

/// What a policy demands of one letter.
fn by_letter<'a>(
    demand: &str,
    key: &Entry<'_, 'a>,
    model: &LetterModel<'a>,
    reader: &mut Reader<'a>,
) -> Option<Demand<'a>> {
    let written = Located::new(key.key, key.key_place);
    if demand == "people" {
        let letters = key.key.char_indices().map(|(at, c)| &key.key[at..at + c.len_utf8()]);
        let mut set = LetterSet::default();
        for one in letters {
            set.insert(known(Located::new(one, key.key_place), model, reader)?);
        }
        if set.is_empty() {
            known(written, model, reader)?;
        }
        let least = reader.number(key)?;
        if least == 0 {
            reader.report(wrong_value(key.key, key.node, "a number of people, 1 or more"));
            return None;
        }
        return Some(Demand::People(set, least));
    }
    let letter = known(written, model, reader)?;
    match demand {
        "count" => count(key, reader).map(|count| Demand::Count(letter, count)),
        "party" => reader
            .reference(key.key, key.node, Of::Party, PartyId::new)
            .map(|party| Demand::Party(letter, party.value)),
        "tagged" => reader.text(key).map(|tag| Demand::Tagged(letter, tag)),
        _ => {
            let (roles, complete) = reader.references(key, Of::Role, RoleId::new);
            if roles.is_empty() && complete {
                reader.report(wrong_value(key.key, key.node, "a role id, or a list of them"));
                return None;
            }
            Some(match demand {
                "require" => Demand::Require(letter, roles),
                _ => Demand::Forbid(letter, roles),
            })
        }
    }
}
