//! The schema of a value.

use super::json::{self, Json};
use crate::models;
use crate::project::format::{Default, Key, MapKey, Value};

/// A letter.
pub(super) const LETTER: &str = "^[A-Z]$";
const LETTERS: &str = "^[A-Z]+$";
const ID: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";
const NOT_BLANK: &str = "\\S";
const COUNT: &str = "^[0-9]+(\\.\\.[0-9]*)?$";
const COLOUR: &str = "^#[0-9A-Fa-f]{6}$";
/// Up to 64 characters, of the ASCII ones only letters, digits, spaces and hyphens.
const FONT: &str = "^[^!-,./:-@\\[-`{-~]{1,64}$";

/// The value of a key, with its sentence, a note behind it, and its default.
pub(super) fn described(key: &Key, note: &str) -> Json {
    if let Value::Table(table) = key.value {
        return json::reference(table.name);
    }
    let mut members = vec![("description", json::sentences(key.summary, note))];
    members.extend(constraints(&key.value));
    let default = match key.default {
        Default::Text(text) => Some(text.into()),
        Default::Number(number) => Some(number.into()),
        Default::Boolean(flag) => Some(flag.into()),
        Default::Required | Default::None | Default::Described(_) => None,
    };
    members.extend(default.map(|default| ("default", default)));
    members.extend(examples(&key.value).map(|examples| ("examples", examples.into())));
    Json::object(members)
}

/// The value without words.
fn bare(value: &Value) -> Json {
    match value {
        Value::Table(table) => json::reference(table.name),
        value => Json::object(constraints(value)),
    }
}

fn constraints(value: &Value) -> Vec<(&'static str, Json)> {
    let text = |pattern: &str| vec![("type", "string".into()), ("pattern", pattern.into())];
    match value {
        Value::Text | Value::Person | Value::Assignee | Value::Path | Value::FilePattern => {
            text(NOT_BLANK)
        }
        Value::Id(_) | Value::ModelId => text(ID),
        Value::Count => text(COUNT),
        Value::Colour => text(COLOUR),
        Value::Font => text(FONT),
        Value::Boolean => vec![("type", "boolean".into())],
        Value::Date => vec![("type", "string".into()), ("format", "date".into())],
        Value::Words(words) => {
            let words: Vec<Json> = words.iter().map(|word| (*word).into()).collect();
            vec![("type", "string".into()), ("enum", words.into())]
        }
        Value::Number { least } => vec![
            ("type", "integer".into()),
            ("minimum", (*least).into()),
            ("maximum", u32::MAX.into()),
        ],
        Value::Letters => list(Json::object(text(LETTER)), 2),
        Value::OneOrMany { of, may_be_empty } => {
            let list = list(bare(of), u32::from(!may_be_empty));
            vec![("anyOf", vec![bare(of), Json::object(list)].into())]
        }
        Value::Either(one, other) => vec![("anyOf", vec![bare(one), bare(other)].into())],
        Value::Table(table) => vec![("$ref", json::definition(table.name))],
        Value::Map { key, of, may_be_empty } => map(*key, bare(of), *may_be_empty),
    }
}

fn list(of: Json, least: u32) -> Vec<(&'static str, Json)> {
    let mut members = vec![("type", "array".into()), ("items", of)];
    if least > 0 {
        members.push(("minItems", least.into()));
    }
    members.push(("uniqueItems", true.into()));
    members
}

fn map(key: MapKey, of: Json, may_be_empty: bool) -> Vec<(&'static str, Json)> {
    let pattern = match key {
        MapKey::Id | MapKey::Rule | MapKey::RuleOrPolicy => ID,
        MapKey::Letter => LETTER,
        MapKey::Letters => LETTERS,
    };
    let mut members = vec![("type", "object".into())];
    if !may_be_empty {
        members.push(("minProperties", 1.into()));
    }
    members.push(("propertyNames", Json::object([("pattern", pattern.into())])));
    members.push(("additionalProperties", of));
    members
}

/// Values for an editor to offer.
fn examples(value: &Value) -> Option<Vec<Json>> {
    Some(match value {
        Value::ModelId => models::names().map(Json::from).collect(),
        Value::Count => ["1", "1..", "0..1", "0..", "0..2"].map(Json::from).into(),
        Value::Font => vec!["Source Sans 3".into()],
        Value::Path => vec!["logo.png".into()],
        Value::OneOrMany { of: Value::FilePattern, .. } => {
            vec![vec!["teams/**/*.toml".into()].into()]
        }
        Value::Map { of: Value::Colour, .. } => vec![Json::object([("A", "#3D1230".into())])],
        _ => return None,
    })
}
