//! The reader against the reference parser.

use super::*;
use proptest::prelude::*;

/// A value as text in a form that both parsers can produce. Keys are sorted, since the other parser sorts them; of
/// numbers and dates that no project uses, only the type is given.
fn ours(node: Node<'_, '_>) -> String {
    if let Some(entries) = node.as_table() {
        return table(entries.map(|entry| (entry.key.to_owned(), ours(entry.node))));
    }
    if node.kind() == "a list" {
        let items = node.one_or_many();
        return format!("{:?}", items.map(ours).collect::<Vec<_>>());
    }
    let text = node.as_text().map(|text| format!("{text:?}"));
    let number = node.as_number().map(|number| number.to_string());
    let truth = node.as_boolean().map(|truth| truth.to_string());
    let day = node.as_date().map(|day| day.to_string());
    text.or(number).or(truth).or(day).unwrap_or_else(|| node.kind().to_owned())
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
        ::toml::Value::Integer(number) => match u32::try_from(*number) {
            Ok(number) => number.to_string(),
            Err(_) => "a whole number".to_owned(),
        },
        ::toml::Value::Float(_) => "a number".to_owned(),
        ::toml::Value::Boolean(truth) => truth.to_string(),
        ::toml::Value::Datetime(moment) => match (moment.date, moment.time) {
            (Some(day), None) => day.to_string(),
            _ => "a date".to_owned(),
        },
    }
}

fn table(entries: impl Iterator<Item = (String, String)>) -> String {
    format!("{:?}", entries.collect::<std::collections::BTreeMap<_, _>>())
}

/// Both parsers accept the text and read the same values, or both refuse it.
fn agree(text: &str) {
    let arena = Arena::default();
    let (document, errors) = parse(FileId(0), text, &arena);
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
        let span = error.span.start as usize..error.span.end as usize;
        assert!(text.get(span).is_some(), "{text:?}: {}", error.message);
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

/// A typical file of a project.
const TYPICAL: &str = r#"# Who does what
phase = "plan"

[project]
name = "Überblick"   # as in the contract
required = true

[role.pm]
name = "Project manager"
at-least = 2
filled-by = ["ana", "Bo Berg",
  # and
  "cy",
]

[responsibility.plan]
name = "Plan"
A = "pm"
R = []

[responsibility.plan.waive]
unowned = { reason = "agreed", until = 2030-12-31 }
other = { reason = "" }

[responsibility.plan.more]
of = false

[role.qa-1]
name = "Q"
"#;

proptest! {
    #[test]
    fn agrees_on_a_typical_file_with_a_few_changes(
        changes in proptest::collection::vec((
            any::<proptest::sample::Index>(), 0_usize..6,
            prop_oneof![
                "[\\x00-\\x7f]", Just("é".to_owned()), Just("\r\n".to_owned()), Just("\"\"".to_owned()), Just("[role.pm]\n".to_owned()),
                Just("[responsibility.plan.waive]\n".to_owned()), Just("x = ".to_owned()), Just(", ".to_owned()), Just(String::new()),
            ],
        ), 1..4),
    ) {
        let mut text = TYPICAL.to_owned();
        for (at, len, new) in changes {
            let whole = |at: usize| (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap();
            let at = at.index(text.len() + 1);
            let range = whole(at)..whole((at + len).min(text.len()));
            text.replace_range(range, &new);
        }
        agree(&text);
    }

    #[test]
    fn agrees_with_the_reference_parser(
        pieces in proptest::collection::vec(prop_oneof![
            Just("a = 1\n"), Just("b = \"x\"\n"), Just("[role.a]\n"), Just("[role.b]\n"), Just("[role]\n"),
            Just("name = 'é'\n"), Just("A = [\"a\", \"b\"]\n"), Just("c.d = true\n"), Just("[[x]]\n"),
            Just("e = { f = 1 }\n"), Just("# note\n"), Just("\""), Just("["), Just("]"), Just("="), Just("\n"),
            Just("2027-01-31"), Just("\r\n"), Just("'"), Just(","), Just("\\"),
        ], 0..12),
    ) {
        let text = pieces.concat();
        agree(&text);
    }
}
