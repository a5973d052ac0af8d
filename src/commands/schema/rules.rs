//! `[rules]` in the schema: every rule whose level can be set, with its parameters.

use super::IN_MANIFEST;
use super::json::{self, Json};
use super::value::described;
use crate::project::format::{Default, Key, MANIFEST, RULE};
use crate::rules::{self, Rule};

/// `level`, `level-in-braces` and `rules`.
pub(super) fn definitions() -> Vec<(&'static str, Json)> {
    let mut definitions = Vec::new();
    if let Some(level) = RULE.keys.iter().find(|key| key.name == "level") {
        definitions.push(("level", described(level, "")));
    }
    let level = [("level", json::reference("level"))];
    let braces = closed("The level in braces. This rule has no parameters.", level);
    definitions.push(("level-in-braces", braces));
    if let Some(rules) = MANIFEST.keys.iter().find(|key| key.name == "rules") {
        let settings = rules::all().filter(|rule| rules::can_be_set(rule)).map(setting);
        let summary = format!("{} {IN_MANIFEST}", rules.summary);
        definitions.push(("rules", closed(&summary, settings)));
    }
    definitions
}

/// A rule: its level, or a table with its level and parameters.
fn setting(rule: &'static Rule) -> (&'static str, Json) {
    let braces = if rule.parameters.is_empty() {
        json::reference("level-in-braces")
    } else {
        let level = [("level", json::reference("level"))];
        let parameters = rule.parameters.iter().filter_map(|parameter| {
            let declared = RULE.keys.iter().find(|key| key.name == parameter.name)?;
            let key = Key { default: Default::Number(parameter.default), ..*declared };
            Some((key.name, described(&key, "")))
        });
        closed("A level, parameters, or both.", level.into_iter().chain(parameters))
    };
    let setting = Json::object([
        ("description", format!("Finds {}.", rule.summary).as_str().into()),
        ("default", rule.level.name().into()),
        ("anyOf", vec![json::reference("level"), braces].into()),
    ]);
    (rule.name, setting)
}

fn closed(description: &str, properties: impl IntoIterator<Item = (&'static str, Json)>) -> Json {
    Json::object([
        ("description", description.into()),
        ("type", "object".into()),
        ("properties", Json::object(properties)),
        ("additionalProperties", false.into()),
    ])
}
