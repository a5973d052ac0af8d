//! The schema for editors, `docs/schema/raci.json`, knows what the program knows: keys, rules, limits and words.
//!
//! Whether it takes good files and refuses bad ones is seen by `tests/outside/schema.py`.
use crate::support::{files_below, keys_of, package};
use raci::model::{Kind, Language, Level, PaletteName};
use raci::rules::Rule;
use serde_json::{Value, json};

/// Each constant with keys, in the order of its file, and the table of the schema whose keys they are.
const TABLES: [(&str, &[&str]); 12] = [
    ("definitions.rs", &["", ""]),
    ("letter_model.rs", &["/definitions/model"]),
    ("letter.rs", &["/definitions/model-letter"]),
    ("party.rs", &["/definitions/party"]),
    ("person.rs", &["/definitions/person"]),
    ("phase.rs", &["/definitions/phase"]),
    ("policy.rs", &["/definitions/policy", "/definitions/policy/properties/select"]),
    ("manifest.rs", &["/definitions/project"]),
    ("responsibility.rs", &["/definitions/responsibility"]),
    ("role.rs", &["/definitions/role"]),
    ("style.rs", &["/definitions/style"]),
    ("waiver.rs", &["/definitions/waiver"]),
];

#[test]
fn every_key_of_the_files_is_in_the_schema_and_no_other() {
    let schema = schema();
    for code in files_below(&package().join("src/project")) {
        let constants = keys_of(&std::fs::read_to_string(&code).unwrap());
        let name = code.file_name().unwrap();
        let found = TABLES.iter().find(|(reader, _)| name == *reader);
        let tables = found.map_or(&[][..], |(_, tables)| tables);
        assert_eq!(constants.len(), tables.len(), "constants with keys in {}", code.display());
        for table in tables {
            let same = tables.iter().zip(&constants).filter(|(other, _)| *other == table);
            let keys = same.flat_map(|(_, keys)| keys.clone());
            assert_eq!(keys_at(&schema, table), sorted(keys), "{table} of {}", code.display());
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
        let told = &schema["definitions"]["rules"]["properties"][rule.name];
        assert_eq!(told["description"], format!("Finds {}.", rule.sentence));
        assert_eq!(told["default"], rule.level.name(), "{}", rule.name);
        assert_eq!(told["anyOf"].as_array().unwrap().len(), 2, "{}", rule.name);
        assert_eq!(told["anyOf"][0], json!({ "$ref": "#/definitions/level" }), "{}", rule.name);
        limits_are_told(rule, resolved(&schema, &told["anyOf"][1]));
    }
}

/// Whether the braces of a rule hold a level and the limits of the rule.
fn limits_are_told(rule: &Rule, braces: &Value) {
    let limits = rule.limits.iter().map(|limit| limit.name.to_owned());
    assert_eq!(keys_at(braces, ""), sorted(limits.chain(["level".to_owned()])), "{}", rule.name);
    for limit in rule.limits {
        assert_eq!(braces["properties"][limit.name]["default"], limit.default, "{}", rule.name);
    }
}

#[test]
fn every_word_that_a_key_may_have_is_in_the_schema_and_no_other() {
    let schema = schema();
    let levels = Level::NAMES.map(|(name, _)| name);
    let languages = Language::NAMES.map(|(name, _)| name);
    let models: Vec<&str> = raci::models::names().collect();
    let words = |path: &str| schema.pointer(&format!("/definitions/{path}")).unwrap();
    assert_eq!(words("level/enum"), &json!(levels));
    assert_eq!(words("policy/properties/level/enum"), &json!(levels));
    assert_eq!(words("policy/properties/each/enum"), &words_of("read/policy.rs", "EACH"));
    assert_eq!(words("project/properties/fail-on/enum"), &words_of("manifest.rs", "FAIL_ON"));
    assert_eq!(words("project/properties/language/enum"), &json!(languages));
    assert_eq!(words("project/properties/model/examples"), &json!(models));
    assert_eq!(words("model/properties/based-on/enum"), &json!(models));
    assert_eq!(
        words("style/properties/palette/enum"),
        &json!(PaletteName::NAMES.map(|(name, _)| name))
    );
    let kinds = Kind::NAMES.map(|(name, _)| name);
    assert_eq!(words("model-letter/properties/kind/enum"), &json!(kinds));
    let word = words("model-letter/properties/word/anyOf/1");
    assert_eq!(keys_at(word, ""), sorted(languages.map(str::to_owned)));
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

/// The words in a constant of the reader that pairs words with values.
fn words_of(reader: &str, constant: &str) -> Value {
    let code = std::fs::read_to_string(package().join("src/project").join(reader)).unwrap();
    let (_, after) = code.split_once(&format!("const {constant}: [(")).unwrap();
    let (list, _) = after.split_once("];\n").unwrap();
    list.split('"').skip(1).step_by(2).collect()
}
