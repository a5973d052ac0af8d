//! `[policy.ID]`: a rule that the project defines.

use crate::finding::{Finding, reading_rule};
use crate::model::{
    Demand, Each, Letter, LetterModel, LetterSet, Level, PartyId, PhaseId, Policy,
    ResponsibilityId, RoleId, Select,
};
use crate::project::diagnostics::{wrong_type, wrong_value};
use crate::project::format::{self, IdKind};
use crate::project::read::letter::{find_letter, read_count};
use crate::project::reader::{Definition, Reader};
use crate::project::toml::Entry;
use crate::source::Spanned;

pub(in crate::project) fn read<'a>(
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
        complete: !reader.error_regions.covers(definition.id.span),
        demands: Vec::new(),
    };
    let entries: Vec<_> = reader.table(&format::POLICY, definition.node).collect();
    if let Some(each) = entries.iter().find(|entry| entry.key == "each") {
        policy.each = reader.choice(each, &format::EACH).unwrap_or_default();
    }
    for entry in &entries {
        match entry.key {
            "each" => {}
            "title" => policy.title = reader.text(entry),
            "level" => policy.level = reader.choice(entry, &Level::NAMES).unwrap_or(Level::Error),
            "select" => {
                let before = reader.findings.len();
                policy.select = read_select(entry, reader);
                policy.complete &= reader.findings.len() == before;
            }
            key if is_demand(key) => {
                read_demands(entry, policy.each, model, reader, &mut policy.demands);
            }
            _ => {
                policy.complete = false;
                reader.report_unknown_key(entry, &format::POLICY);
            }
        }
    }
    let demands_something = entries.iter().any(|entry| is_demand(entry.key));
    if !demands_something && !reader.error_regions.covers(definition.id.span) {
        let message = format!("the policy \"{}\" demands nothing", definition.id.value);
        reader.report(Finding::new(reading_rule::MISSING_KEY, definition.id.span, message).help(
            "add what it demands, as in: require = { I = [\"role-id\"] }; also forbid, count, party, tagged, people, distinct, leads-to",
        ));
    }
    policy
}

fn is_demand(key: &str) -> bool {
    format::POLICY.one_of.contains(&key)
}

fn read_select<'a>(entry: &Entry<'_, 'a>, reader: &mut Reader<'a>) -> Select<'a> {
    let mut select = Select { span: Some(entry.key_span), ..Select::default() };
    for key in reader.table(&format::SELECT, entry.node) {
        match key.key {
            "phase" => select.phases = Some(reader.references(&key, IdKind::Phase, PhaseId::new).0),
            "tags" => select.tags = Some(reader.texts(&key)),
            "responsibilities" => {
                let kind = IdKind::Responsibility;
                let rows = reader.references(&key, kind, ResponsibilityId::new);
                select.responsibilities = Some(rows.0);
            }
            "party" => {
                select.parties = Some(reader.references(&key, IdKind::Party, PartyId::new).0);
            }
            _ => reader.report_unknown_key(&key, &format::SELECT),
        }
    }
    select
}

/// The demands of one key of a policy: for most keys, one for each letter.
fn read_demands<'a>(
    entry: &Entry<'_, 'a>,
    each: Each,
    model: &LetterModel<'a>,
    reader: &mut Reader<'a>,
    found: &mut Vec<Spanned<Demand<'a>>>,
) {
    let span = entry.key_span;
    if each == Each::Phase && entry.key != "count" {
        reader.report(
            Finding::new(
                reading_rule::UNKNOWN_KEY,
                span,
                format!("a policy for each phase has no key \"{}\"", entry.key),
            )
            .help("with each = \"phase\" a policy counts responsibilities: count = \"1..\""),
        );
        return;
    }
    match entry.key {
        "count" if each == Each::Phase => {
            if let Some(count) = read_count(entry, reader) {
                found.push(Spanned::new(Demand::Matching(count), span));
            }
        }
        "leads-to" => {
            if let Some(least) = reader.number(entry) {
                found.push(Spanned::new(Demand::LeadsTo(least), span));
            }
        }
        "distinct" => {
            let texts = reader.texts(entry);
            let letters: Vec<Letter> =
                texts.iter().filter_map(|text| find_letter(*text, model, reader)).collect();
            if letters.len() == texts.len() && letters.len() < 2 {
                let wanted = "a list of two letters or more, as in [\"R\", \"A\"]";
                reader.report(wrong_value(entry.key, entry.node, wanted));
            } else if letters.len() > 1 {
                found.push(Spanned::new(Demand::Distinct(letters), span));
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
                if let Some(demand) = read_demand_on_letter(entry.key, &key, model, reader) {
                    found.push(Spanned::new(demand, key.key_span));
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

/// The demand on one letter, or on several letters together.
fn read_demand_on_letter<'a>(
    demand: &str,
    key: &Entry<'_, 'a>,
    model: &LetterModel<'a>,
    reader: &mut Reader<'a>,
) -> Option<Demand<'a>> {
    let written = Spanned::new(key.key, key.key_span);
    if demand == "people" {
        let letters = key.key.char_indices().map(|(at, c)| &key.key[at..at + c.len_utf8()]);
        let mut set = LetterSet::default();
        for one in letters {
            set.insert(find_letter(Spanned::new(one, key.key_span), model, reader)?);
        }
        if set.is_empty() {
            find_letter(written, model, reader)?;
        }
        let least = reader.number(key)?;
        if least == 0 {
            reader.report(wrong_value(key.key, key.node, "a number of people, 1 or more"));
            return None;
        }
        return Some(Demand::People(set, least));
    }
    let letter = find_letter(written, model, reader)?;
    match demand {
        "count" => read_count(key, reader).map(|count| Demand::Count(letter, count)),
        "party" => reader
            .reference(key.key, key.node, IdKind::Party, PartyId::new)
            .map(|party| Demand::Party(letter, party.value)),
        "tagged" => reader.text(key).map(|tag| Demand::Tagged(letter, tag)),
        _ => {
            let (roles, complete) = reader.references(key, IdKind::Role, RoleId::new);
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
