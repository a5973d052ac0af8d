//! The JSON Schema, `docs/schema/raci.json`, is made of the declared file format and the rules, and the reader knows
//! every declared key. To rewrite it: `UPDATE_DOCUMENTS=1 cargo test --test it schema`.
//!
//! That it accepts good files and rejects bad ones is tested by `tests/outside/schema.py`.
use crate::support::{Folder, compare_or_update, package, raci};
use raci::model::Language;
use raci::project::format::{TABLES, WORD};
use raci::rules::Rule;
use serde_json::{Value, json};

#[test]
fn the_schema_in_the_documents_is_the_one_that_is_printed() {
    compare_or_update("docs/schema/raci.json", &raci(&["schema"]).out);
}

#[test]
fn every_declared_key_is_read() {
    let project = "[project]\nname = \"P\"\n";
    for table in TABLES {
        for key in table.keys {
            let header = table.header.replace("RULE", "many-consulted").replace('X', "R");
            let header = header.replace("ID", "x");
            let header = match header.as_str() {
                "waive.many-consulted" => "[role.x.waive.many-consulted]",
                header => header,
            };
            // No key takes a date with a time.
            let file = format!("{header}\n{} = 2030-12-31T12:00:00\n", key.name);
            let begins = header == "[project]" || (header.is_empty() && key.name == "project");
            let file = if header.is_empty() || begins { file } else { format!("{project}{file}") };
            let folder = Folder::new(&[("raci.toml", &file)]);
            let path = folder.path().to_str().unwrap();
            let report = raci(&["check", "--format", "json", path]).out;
            let report: Value = serde_json::from_str(&report).unwrap();
            let findings = report["findings"].as_array().unwrap();
            let is_about_key = |finding: &Value| {
                let message = finding["message"].as_str().unwrap();
                let names_it = [format!("\"{}\"", key.name), format!("[{}]", key.name)];
                finding["rule"] == "wrong-type"
                    && names_it.iter().any(|name| message.contains(name))
            };
            assert!(findings.iter().any(is_about_key), "{file}\n{report:#}");
        }
    }
}

#[test]
fn every_table_is_closed_and_every_key_described() {
    let schema = schema();
    for table in tables_in(&schema) {
        assert!(table["additionalProperties"] == false, "open: {table}");
        assert!(table["description"].is_string(), "not described: {table}");
        for (key, value) in table["properties"].as_object().into_iter().flatten() {
            let description = &resolved(&schema, value)["description"];
            assert!(description.as_str().is_some_and(|text| text.ends_with('.')), "{key}: {value}");
        }
    }
}

#[test]
fn every_rule_that_can_be_set_is_in_the_schema_and_no_other() {
    let schema = schema();
    let rules: Vec<&Rule> = raci::rules::all().filter(|r| raci::rules::can_be_set(r)).collect();
    let names = rules.iter().map(|rule| rule.name.to_owned());
    assert_eq!(keys_at(&schema, "/definitions/rules"), sorted(names));
    for rule in rules {
        let setting = &schema["definitions"]["rules"]["properties"][rule.name];
        assert_eq!(setting["description"], format!("Finds {}.", rule.summary));
        assert_eq!(setting["default"], rule.level.name(), "{}", rule.name);
        assert_eq!(setting["anyOf"].as_array().unwrap().len(), 2, "{}", rule.name);
        assert_eq!(setting["anyOf"][0], json!({ "$ref": "#/definitions/level" }), "{}", rule.name);
        parameters_are_in_the_schema(rule, resolved(&schema, &setting["anyOf"][1]));
    }
}

/// Checks that the table of a rule has a level and the parameters of the rule.
fn parameters_are_in_the_schema(rule: &Rule, braces: &Value) {
    let names = rule.parameters.iter().map(|parameter| parameter.name.to_owned());
    assert_eq!(keys_at(braces, ""), sorted(names.chain(["level".to_owned()])), "{}", rule.name);
    for parameter in rule.parameters {
        let declared = &braces["properties"][parameter.name];
        assert_eq!(declared["default"], parameter.default, "{}", rule.name);
    }
}

#[test]
fn a_letter_has_a_word_in_every_language() {
    assert!(WORD.key_names().eq(Language::NAMES.iter().map(|(name, _)| *name)));
}

fn schema() -> Value {
    let path = package().join("docs/schema/raci.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The keys of a table of the schema, sorted.
fn keys_at(schema: &Value, table: &str) -> Vec<String> {
    let properties = schema.pointer(&format!("{table}/properties")).unwrap();
    sorted(properties.as_object().unwrap().keys().cloned())
}

fn sorted(keys: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut keys: Vec<String> = keys.into_iter().collect();
    keys.sort();
    keys
}

/// What a part of the schema is, or what it refers to.
fn resolved<'s>(schema: &'s Value, part: &'s Value) -> &'s Value {
    match part["$ref"].as_str() {
        Some(to) => schema.pointer(to.trim_start_matches('#')).unwrap(),
        None => part,
    }
}

/// Every table of the schema that has keys of its own.
fn tables_in(part: &Value) -> Vec<&Value> {
    let parts: Vec<&Value> = match part {
        Value::Object(parts) => parts.values().collect(),
        Value::Array(parts) => parts.iter().collect(),
        _ => Vec::new(),
    };
    let below = parts.into_iter().flat_map(tables_in);
    let is_table = part["type"] == "object" && part.get("properties").is_some();
    below.chain(is_table.then_some(part)).collect()
}
