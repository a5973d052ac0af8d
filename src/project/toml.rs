//! The one place that knows the TOML parser. The rest of the reader sees nodes, entries and places.

use toml_spanner::{Arena, Document as Parsed, Error, ErrorKind, Item, Kind, TableStyle, Value};

use crate::finding::{FileId, Place};
use crate::model::Date;

/// Where the values of all files of a project live while they are read.
#[derive(Default)]
pub struct Memory(Arena);

/// A parsed file: all that the parser understood of it.
pub(super) struct Document<'a> {
    parsed: Parsed<'a>,
    file: FileId,
    /// Where the first header stands that the parser could not place. The keys below it ended up at the top of the
    /// file, where nobody wrote them.
    lost_header: Option<u32>,
}

/// Something that is no TOML.
pub(super) struct SyntaxError {
    pub place: Place,
    pub message: String,
    pub label: String,
    pub help: String,
    /// Whether it stands in a line that begins a table, so that the whole table is lost.
    pub in_header: bool,
    /// The first of two that must not be the same, and whether they are tables.
    pub first: Option<(Place, Twice)>,
}

/// What is written twice.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Twice {
    /// The table of an entry: `[role.ana]` two times.
    Table,
    /// Some other key.
    Key,
}

/// A value where it is written.
#[derive(Clone, Copy)]
pub(super) struct Node<'d, 'a> {
    item: &'d Item<'a>,
    file: FileId,
}

/// A key with its value.
#[derive(Clone, Copy)]
pub(super) struct Entry<'d, 'a> {
    pub key: &'a str,
    pub key_place: Place,
    pub node: Node<'d, 'a>,
}

/// Parses a file. Errors come in the order in which they stand in the file, and the rest of it is still read.
pub(super) fn parse<'a>(
    file: FileId,
    text: &'a str,
    memory: &'a Memory,
) -> (Document<'a>, Vec<SyntaxError>) {
    let parsed = toml_spanner::parse_recoverable(text, &memory.0);
    let mut errors = Vec::new();
    let mut lost_header = None;
    for error in parsed.errors() {
        let error = syntax_error(file, text, error);
        if error.in_header {
            lost_header = lost_header.or(Some(error.place.start));
        }
        errors.push(error);
    }
    let document = Document { parsed, file, lost_header };
    (document, errors)
}

impl<'a> Document<'a> {
    /// The tables and keys at the top of the file, without those that only ended up there by a broken header.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_, 'a>> {
        let below_lost_header = |entry: &Entry<'_, 'a>| {
            let header = self.lost_header;
            header.is_some_and(|header| entry.key_place.start > header) && !by_header(entry.node)
        };
        let all = self.parsed.table().entries().iter();
        all.map(|(key, item)| entry(key, item, self.file))
            .filter(move |entry| !below_lost_header(entry))
    }

    /// The parts of the file's text that are in none of its entries: comments, and what was not understood.
    pub fn unread(&self, text: &'a str) -> Vec<&'a str> {
        let mut read: Vec<Place> = Vec::new();
        let mut waiting: Vec<Entry<'_, 'a>> = self.entries().collect();
        while let Some(entry) = waiting.pop() {
            read.push(entry.key_place);
            match entry.node.as_table() {
                Some(entries) if by_header(entry.node) => waiting.extend(entries),
                _ => read.push(entry.node.place()),
            }
        }
        read.sort_unstable();
        let mut unread = Vec::new();
        let mut from = 0;
        for place in read {
            unread.extend(text.get(from..place.start as usize));
            from = from.max(place.end as usize);
        }
        unread.extend(text.get(from..));
        unread
    }
}

/// Whether a table is spread over the lines below a header, or holds tables that are.
fn by_header(node: Node<'_, '_>) -> bool {
    let style = node.item.as_table().map(toml_spanner::Table::style);
    matches!(style, Some(TableStyle::Implicit | TableStyle::Header))
}

fn entry<'d, 'a>(key: &toml_spanner::Key<'a>, item: &'d Item<'a>, file: FileId) -> Entry<'d, 'a> {
    Entry { key: key.name, key_place: place(file, key.span), node: Node { item, file } }
}

fn place(file: FileId, span: toml_spanner::Span) -> Place {
    Place { file, start: span.start, end: span.end }
}

impl<'d, 'a> Node<'d, 'a> {
    /// Where the value is written.
    pub fn place(self) -> Place {
        place(self.file, self.item.span())
    }

    /// What the value is, in words for people.
    pub fn kind(self) -> &'static str {
        match self.item.kind() {
            Kind::String => "text",
            Kind::Integer => "a whole number",
            Kind::Float => "a number",
            Kind::Boolean => "true or false",
            Kind::Array => "a list",
            Kind::DateTime => "a date",
            Kind::Table => "a table",
        }
    }

    /// The text, if it is one.
    pub fn as_text(self) -> Option<&'a str> {
        match self.item.value() {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// `true` or `false`, if it is one.
    pub fn as_boolean(self) -> Option<bool> {
        self.item.as_bool()
    }

    /// The whole number, if it is one from 0 to 2³² - 1.
    pub fn as_number(self) -> Option<u32> {
        self.item.as_i64().and_then(|n| u32::try_from(n).ok())
    }

    /// The day, if it is a date without a time.
    pub fn as_date(self) -> Option<Date> {
        let moment = self.item.as_datetime()?;
        let date = moment.date().filter(|_| moment.time().is_none())?;
        Some(Date { year: date.year, month: date.month, day: date.day })
    }

    /// The values of the list, if it is one.
    pub fn as_list(self) -> Option<impl ExactSizeIterator<Item = Node<'d, 'a>>> {
        let file = self.file;
        let list = self.item.as_array()?;
        Some(list.iter().map(move |item| Node { item, file }))
    }

    /// The keys and values of the table in the order written, if it is one.
    pub fn as_table(self) -> Option<impl ExactSizeIterator<Item = Entry<'d, 'a>>> {
        let file = self.file;
        let entries = self.item.as_table()?.entries().iter();
        Some(entries.map(move |(key, item)| entry(key, item, file)))
    }
}

/// Whether the error stands in a line that begins a table.
fn stands_in_header(text: &str, error: &Error) -> bool {
    let before = &text[..whole_characters(text, error.span().range()).start];
    let line_start = before.rfind('\n').map_or(0, |end| end + 1);
    text[line_start..].trim_start().starts_with('[')
        && !matches!(error.kind(), ErrorKind::MissingArrayComma)
}

fn syntax_error(file: FileId, text: &str, error: &Error) -> SyntaxError {
    let (mut message, label, help) = in_plain_words(text, error);
    let mut twice = Twice::Key;
    if let (ErrorKind::DuplicateTable { .. }, Some(path)) = (error.kind(), error.path()) {
        let path = path.to_string();
        if let Some((kind, id)) = path.split_once('.').filter(|(_, id)| !id.contains('.')) {
            message = format!("the {kind} \"{id}\" is defined twice");
            twice = Twice::Table;
        }
    }
    let first = error.secondary_label();
    let first = first.map(|(first, _)| (place(file, first_line(text, first)), twice));
    SyntaxError {
        place: place(file, first_line(text, error.span())),
        message,
        label: label.to_owned(),
        help: help.to_owned(),
        in_header: stands_in_header(text, error),
        first,
    }
}

/// The range widened to whole characters: the parser counts bytes, and may stop within one.
fn whole_characters(text: &str, range: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let end = (range.end.min(text.len())..=text.len()).find(|at| text.is_char_boundary(*at));
    let start = (0..=range.start.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    start.unwrap_or_default()..end.unwrap_or(text.len())
}

/// The part of a span that stands in its first line: the parser's span of a table covers its whole body.
fn first_line(text: &str, span: toml_spanner::Span) -> toml_spanner::Span {
    let range = whole_characters(text, span.range());
    let line = text[range.clone()].lines().next().unwrap_or_default().trim_end();
    let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    toml_spanner::Span::new(byte(range.start), byte(range.start + line.len()))
}

/// What is wrong, a few words for the caret, and what to do.
fn in_plain_words(text: &str, error: &Error) -> (String, &'static str, &'static str) {
    let fixed = |message: &str, label, help| (message.to_owned(), label, help);
    match error.kind() {
        ErrorKind::UnterminatedString(_) => fixed(
            "this text has no closing quote",
            "a quote is missing here",
            "close the text with the same quote that it begins with",
        ),
        ErrorKind::UnquotedString => {
            fixed("text must stand in quotes", "not in quotes", "put quotes around it: \"…\"")
        }
        ErrorKind::MissingArrayComma => fixed(
            "a comma is missing between two values of a list",
            "a comma is missing before this",
            "separate the values of a list by commas: [\"one\", \"two\"]",
        ),
        ErrorKind::UnclosedArray => {
            fixed("this list is not closed", "the list goes on to here", "close the list with `]`")
        }
        ErrorKind::MissingInlineTableComma => fixed(
            "a comma is missing between two keys in braces",
            "a comma is missing before this",
            "separate the keys by commas: { reason = \"…\", until = 2030-12-31 }",
        ),
        ErrorKind::UnclosedInlineTable => {
            fixed("this brace is not closed", "the braces go on to here", "close it with `}`")
        }
        ErrorKind::DuplicateTable { .. } => {
            fixed("this table is written twice", "written again here", "keep one of the two")
        }
        ErrorKind::DuplicateKey { .. } => fixed(
            "this key is written twice in one table",
            "written again here",
            "keep one of the two; several values stand in a list: [\"one\", \"two\"]",
        ),
        ErrorKind::FileTooLarge => {
            fixed("this file is larger than 256 MiB", "", "split it into several files")
        }
        ErrorKind::UnexpectedEof => fixed(
            "the file ends in the middle of an entry",
            "a value is missing here",
            "write a value after `=`",
        ),
        ErrorKind::OutOfRange { ty, .. } if ty.contains("recursion") => fixed(
            "lists and braces are nested too deeply",
            "too deep from here",
            "no file of a project needs more than three levels",
        ),
        ErrorKind::InvalidEscape(_)
        | ErrorKind::InvalidHexEscape(_)
        | ErrorKind::InvalidEscapeValue(_) => fixed(
            "a backslash in double quotes begins a special character, and this is none",
            "not a special character",
            "write `\\\\` for a backslash, or put the text into single quotes",
        ),
        ErrorKind::Wanted { expected, found } => (
            format!("expected {expected}, found {found}"),
            "",
            "an entry is written as: key = \"value\"",
        ),
        _ => (error.message(text), "", ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A value in a form that both parsers can be brought to. Keys are sorted, since the other parser sorts them.
    fn ours(node: Node<'_, '_>) -> String {
        if let Some(entries) = node.as_table() {
            return table(entries.map(|entry| (entry.key.to_owned(), ours(entry.node))));
        }
        if let Some(items) = node.as_list() {
            return format!("{:?}", items.map(ours).collect::<Vec<_>>());
        }
        match node.item.value() {
            Value::String(text) => format!("{text:?}"),
            Value::Integer(number) => number.to_string(),
            Value::Float(number) => format!("{number:?}"),
            Value::Boolean(truth) => truth.to_string(),
            Value::DateTime(moment) => {
                moment.format(&mut std::mem::MaybeUninit::uninit()).to_owned()
            }
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
}
