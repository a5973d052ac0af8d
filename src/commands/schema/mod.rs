//! `raci schema`: the JSON Schema of the files, made of the declared file format and the rules.

mod json;
mod rules;
mod value;

use crate::project::format::{Default, FILE, MANIFEST, RULE, TABLES, Table, Value};
use json::Json;
use value::{LETTER, described};

const DESCRIPTION: &str = "A file of a project that raci checks. Any file may hold any of the tables, except project, \
    rules, style, policy and model, which belong in raci.toml alone.";

/// Added to the descriptions of the tables of [`MANIFEST`].
const IN_MANIFEST: &str = "In `raci.toml` alone.";

/// The JSON Schema with which editors complete and check the files.
pub(super) fn generate() -> String {
    let manifest = MANIFEST.keys.iter().map(|key| match key.name {
        "rules" => (key.name, json::reference("rules")),
        name => (name, described(key, IN_MANIFEST)),
    });
    let file = FILE.keys.iter().map(|key| (key.name, described(key, "")));
    let is_defined = |table: &&Table| ![MANIFEST.name, FILE.name, RULE.name].contains(&table.name);
    let tables = TABLES.into_iter().filter(is_defined).map(|table| (table.name, closed(table)));
    Json::object([
        ("$schema", "http://json-schema.org/draft-07/schema#".into()),
        ("x-tombi-toml-version", "v1.1.0".into()),
        ("title", "raci".into()),
        ("description", DESCRIPTION.into()),
        ("type", "object".into()),
        ("properties", Json::object(manifest.chain(file))),
        ("additionalProperties", false.into()),
        ("definitions", Json::object(rules::definitions().into_iter().chain(tables))),
    ])
    .document()
}

/// A table with its declared keys and no others.
fn closed(table: &'static Table) -> Json {
    let is_in_manifest = (MANIFEST.keys.iter())
        .any(|key| matches!(key.value, Value::Table(inner) if inner.name == table.name));
    let note = if is_in_manifest { IN_MANIFEST } else { "" };
    let properties = table.keys.iter().map(|key| (key.name, described(key, "")));
    let required = table.keys.iter().filter(|key| matches!(key.default, Default::Required));
    let required: Vec<Json> = required.map(|key| key.name.into()).collect();
    let one_of =
        table.one_of.iter().map(|key| Json::object([("required", vec![(*key).into()].into())]));
    let one_of: Vec<Json> = one_of.collect();

    let mut members = vec![
        ("description", json::sentences(table.summary, note)),
        ("type", "object".into()),
        ("properties", Json::object(properties)),
    ];
    if let Some(letter) = &table.letter {
        members.push(("patternProperties", Json::object([(LETTER, described(letter, ""))])));
    }
    if !required.is_empty() {
        members.push(("required", required.into()));
    }
    members.push(("additionalProperties", false.into()));
    if !one_of.is_empty() {
        members.push(("anyOf", one_of.into()));
    }
    members.extend(conditions(table));
    Json::object(members)
}

/// The requirements of one key's value on other keys.
fn conditions(table: &Table) -> Vec<(&'static str, Json)> {
    match table.name {
        "letter" => {
            let exactly_one = [("type", "string".into()), ("pattern", "^0*1(\\.\\.0*1)?$".into())];
            let counted_once = partial([("count", Json::object(exactly_one))]);
            vec![("if", has("owner", true.into())), ("then", counted_once)]
        }
        "policy" => {
            let only_count = table.one_of.iter().map(|demand| match *demand {
                "count" => ("count", Json::object([("type", "string".into())])),
                other => (other, false.into()),
            });
            let by_letter = [("type", "object".into()), ("additionalProperties", true.into())];
            vec![
                ("if", has("each", "phase".into())),
                ("then", partial(only_count)),
                ("else", partial([("count", Json::object(by_letter))])),
            ]
        }
        _ => Vec::new(),
    }
}

/// A table in which a key has a value.
fn has(key: &'static str, value: Json) -> Json {
    Json::object([
        ("properties", Json::object([(key, Json::object([("const", value)]))])),
        ("required", vec![key.into()].into()),
        ("additionalProperties", true.into()),
    ])
}

/// A schema of some keys of a table; the others are unrestricted.
fn partial(properties: impl IntoIterator<Item = (&'static str, Json)>) -> Json {
    Json::object([("properties", Json::object(properties)), ("additionalProperties", true.into())])
}
