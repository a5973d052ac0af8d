//! The reader against the reference parser, and against inputs that overflow other readers.

use super::*;
use proptest::prelude::*;

/// A value in a form that both parsers can be brought to. Keys are sorted, since the other parser sorts them.
fn ours(node: Node<'_, '_>) -> String {
    if let Some(entries) = node.as_table() {
        return table(entries.map(|entry| (entry.key.to_owned(), ours(entry.node))));
    }
    if node.kind() == "a list" {
        let items = node.one_or_many();
        return format!("{:?}", items.map(ours).collect::<Vec<_>>());
    }
    match node.item.value() {
        Value::String(text) => format!("{text:?}"),
        Value::Integer(number) => number.to_string(),
        Value::Float(number) => format!("{number:?}"),
        Value::Boolean(truth) => truth.to_string(),
        Value::DateTime(moment) => moment.format(&mut std::mem::MaybeUninit::uninit()).to_owned(),
        Value::Array(_) | Value::Table(_) => unreachable!("handled above"),
    }
}

fn theirs(value: &::toml::Value) -> String {
    match value {
        ::toml::Value::Table(entries) => {
            table(entries.iter().map(|(key, value)| (key.clone(), theirs(value))))
        }
        ::toml::Value::Array(items) => {
            format!("{:?}", items.iter().map(theirs).collect::<Vec<_>>())
        }
        ::toml::Value::String(text) => format!("{text:?}"),
        ::toml::Value::Integer(number) => number.to_string(),
        ::toml::Value::Float(number) => format!("{number:?}"),
        ::toml::Value::Boolean(truth) => truth.to_string(),
        ::toml::Value::Datetime(moment) => moment.to_string(),
    }
}

fn table(entries: impl Iterator<Item = (String, String)>) -> String {
    format!("{:?}", entries.collect::<std::collections::BTreeMap<_, _>>())
}

/// Both parsers accept the text and read the same from it, or both refuse it.
fn agree(text: &str) {
    let memory = Memory::default();
    let (document, errors) = parse(FileId(0), text, &memory);
    match text.parse::<::toml::Table>() {
        Ok(values) => {
            assert!(errors.is_empty(), "only toml accepts {text:?}: {}", errors[0].message);
            let entries = document.entries();
            let entries = entries.map(|entry| (entry.key.to_owned(), ours(entry.node)));
            assert_eq!(table(entries), theirs(&::toml::Value::Table(values)), "{text:?}");
        }
        Err(error) => assert!(!errors.is_empty(), "toml refuses {text:?}: {error}"),
    }
    for error in errors {
        let place = error.place.start as usize..error.place.end as usize;
        assert!(text.get(place).is_some(), "{text:?}: {}", error.message);
    }
}

#[test]
fn reads_what_the_reference_parser_reads() {
    for text in [
        "",
        "\u{feff}a = 1\r\n",
        "a = 'x'\n[b]\nc = [1, 2,\n 3]\n[b.d]\ne = { f = 1.5, g = 2027-01-31 }",
        "[[a]]\nb = 1\n[[a]]\nb = 2",
        "a.b = \"\\u00e9\\t\\e\"\na.c = '''\nx\n'''",
        "a = 1\na = 2",
        "[a]\n[a]",
        "a = ",
        "a = \"x",
        "a = [1 2]",
        "a\u{0} = 1",
    ] {
        agree(text);
    }
}

#[test]
fn the_inputs_that_overflow_other_readers_end_in_an_ordinary_way() {
    let dotted = vec!["b"; 79].join(".");
    let nested = format!("x = {}1{}", format!("{{{dotted}=").repeat(79), "}".repeat(79));
    let deep = ["[".repeat(20_000), "a = [".to_owned() + &"[".repeat(100_000), nested];
    let small_stack = std::thread::Builder::new().stack_size(1 << 20);
    let reads = small_stack.spawn(move || {
        for text in deep {
            let memory = Memory::default();
            let (document, _) = parse(FileId(0), &text, &memory);
            assert!(document.entries().count() <= 1);
            assert!(!document.unread(&text).is_empty());
        }
    });
    reads.unwrap().join().unwrap();
}

proptest! {
    #[test]
    fn agrees_with_the_reference_parser(
        pieces in proptest::collection::vec(prop_oneof![
            Just("a = 1\n"), Just("b = \"x\"\n"), Just("[role.a]\n"), Just("[role.b]\n"), Just("[role]\n"),
            Just("name = 'é'\n"), Just("A = [\"a\", \"b\"]\n"), Just("c.d = true\n"), Just("[[x]]\n"),
            Just("e = { f = 1 }\n"), Just("# note\n"), Just("\""), Just("["), Just("]"), Just("="), Just("\n"),
            Just("2027-01-31"), Just("\r\n"), Just("'"), Just(","), Just("\\"),
        ], 0..12),
    ) {
        agree(&pieces.concat());
    }
}
