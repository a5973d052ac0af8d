//! Syntax errors: where they are, and what is wrong, in words for people.

use toml_spanner::{Error, ErrorKind};

use crate::source::{FileId, Span};

/// Text that is not valid TOML.
pub(in crate::project) struct SyntaxError {
    pub span: Span,
    pub message: String,
    pub label: String,
    pub help: String,
    /// Whether it is in the header of a table, so that the whole table is lost.
    pub in_header: bool,
    /// For a duplicate: the first occurrence, and its kind.
    pub first: Option<(Span, Twice)>,
}

/// What is written twice.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::project) enum Twice {
    /// The table of an entry: `[role.ana]` two times.
    Table,
    /// Some other key.
    Key,
}

/// Whether the error is in a line that begins a table.
fn is_in_header(text: &str, error: &Error) -> bool {
    let before = &text[..whole_characters(text, error.span().range()).start];
    let line_start = before.rfind('\n').map_or(0, |end| end + 1);
    text[line_start..].trim_start().starts_with('[')
        && !matches!(error.kind(), ErrorKind::MissingArrayComma | ErrorKind::UnquotedString)
}

pub(super) fn in_words(file: FileId, text: &str, error: &Error) -> SyntaxError {
    let in_header = is_in_header(text, error);
    let mut shown = in_plain_words(text, error, in_header);
    let mut twice = Twice::Key;
    let path = error.path().map(ToString::to_string).unwrap_or_default();
    let entry = path.split_once('.').filter(|(_, id)| !id.contains('.'));
    if let (ErrorKind::DuplicateTable { .. }, Some((kind, id))) = (error.kind(), entry) {
        shown = words(
            &format!("the {kind} \"{id}\" is defined twice"),
            "defined again here",
            "give one of the two another id, or remove it",
        );
        twice = Twice::Table;
    }
    let first = error.secondary_label();
    let first = first.map(|(first, _)| (span(file, first_line(text, first)), twice));
    SyntaxError {
        span: span(file, first_line(text, error.span())),
        message: shown.message,
        label: shown.label,
        help: shown.help,
        in_header,
        first,
    }
}

/// The range widened to whole characters: the parser counts bytes, and may stop within one.
fn whole_characters(text: &str, range: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let end = (range.end.min(text.len())..=text.len()).find(|at| text.is_char_boundary(*at));
    let start = (0..=range.start.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    start.unwrap_or_default()..end.unwrap_or(text.len())
}

fn span(file: FileId, span: toml_spanner::Span) -> Span {
    Span { file, start: span.start, end: span.end }
}

/// The part of a span on its first line: the parser's span of a table covers the whole body.
fn first_line(text: &str, span: toml_spanner::Span) -> toml_spanner::Span {
    let range = whole_characters(text, span.range());
    let line = text[range.clone()].lines().next().unwrap_or_default().trim_end();
    let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    toml_spanner::Span::new(byte(range.start), byte(range.start + line.len()))
}

/// What is wrong, a few words for the caret, and what to do; the last two may be empty.
struct Words {
    message: String,
    label: String,
    help: String,
}

fn words(message: &str, label: &str, help: &str) -> Words {
    Words { message: message.to_owned(), label: label.to_owned(), help: help.to_owned() }
}

/// Explains a syntax error to people who do not know TOML.
fn in_plain_words(text: &str, error: &Error, in_header: bool) -> Words {
    match error.kind() {
        ErrorKind::FileTooLarge => {
            words("this file is larger than 256 MiB", "", "split it into several files")
        }
        ErrorKind::DuplicateTable { .. } => {
            words("this table is written twice", "written again here", "keep one of the two")
        }
        ErrorKind::DuplicateKey { .. } if in_header && text[error.span().range()] == *"phase" => {
            words(
                "a file cannot both give a phase to its responsibilities and define phases",
                "phases are defined here",
                "move the [phase.…] tables to raci.toml, or write the phase in each responsibility",
            )
        }
        ErrorKind::DuplicateKey { .. } => words(
            "this key is written twice in one table",
            "written again here",
            "keep one of the two; several values stand in a list: [\"one\", \"two\"]",
        ),
        _ if at(text, error).starts_with(['“', '”', '„', '«', '»', '‘', '’']) => words(
            "this is not the quote of a file, but one for print",
            "a straight quote should stand here",
            "write straight quotes: \"…\"",
        ),
        _ if in_header => words(
            "this line should begin a table and does not",
            "",
            "a table begins with a line of its own: [role.some-id]",
        ),
        ErrorKind::MissingArrayComma | ErrorKind::UnquotedString | ErrorKind::Unexpected(_)
            if begins_an_entry(text, error) =>
        {
            words(
                "a list above is not closed",
                "it goes on to here",
                "close the list with `]` in a line above this one",
            )
        }
        ErrorKind::UnterminatedString(_) => words(
            "this text has no closing quote",
            "a quote is missing here",
            "close the text with the same quote that it begins with",
        ),
        ErrorKind::UnquotedString => unquoted(text, error),
        ErrorKind::MissingArrayComma => words(
            "a comma is missing between two values of a list",
            "a comma is missing before this",
            "separate the values of a list by commas: [\"one\", \"two\"]",
        ),
        ErrorKind::UnclosedArray => unclosed_list(),
        ErrorKind::UnexpectedEof if ends_within(text, ['[', ',']) => unclosed_list(),
        ErrorKind::MissingInlineTableComma => words(
            "a comma is missing between two keys in braces",
            "a comma is missing before this",
            "separate the keys by commas: { reason = \"…\", until = 2030-12-31 }",
        ),
        ErrorKind::UnclosedInlineTable => {
            words("this brace is not closed", "the braces go on to here", "close it with `}`")
        }
        ErrorKind::InvalidDateTime(_) => words(
            "there is no such day or time",
            "",
            "write a day as year-month-day, for example 2030-12-31",
        ),
        ErrorKind::InvalidInteger(_) | ErrorKind::InvalidFloat(_) => {
            words("this is no number", "", "write digits, or put quotes around it if it is text")
        }
        ErrorKind::UnexpectedEof | ErrorKind::Unexpected('\r' | '\n') => words(
            "a value is missing",
            "a value should stand here",
            "write a value after `=`, or remove the key",
        ),
        ErrorKind::OutOfRange { ty, .. } if ty.contains("recursion") => words(
            "lists and braces are nested too deeply",
            "too deep from here",
            "no file of a project needs more than three levels",
        ),
        ErrorKind::InvalidEscape(_)
        | ErrorKind::InvalidHexEscape(_)
        | ErrorKind::InvalidEscapeValue(_) => words(
            "a backslash in double quotes begins a special character, and this is none",
            "not a special character",
            "write `\\\\` for a backslash, or put the text into single quotes",
        ),
        ErrorKind::InvalidCharInString(_) => words(
            "this character cannot stand in quotes",
            "this character",
            "remove the character; a text of several lines stands between three quotes",
        ),
        kind => unexpected(kind),
    }
}

fn unclosed_list() -> Words {
    words("this list is not closed", "the list goes on to here", "close the list with `]`")
}

/// Whether the last line that is not blank or a comment ends in one of these.
fn ends_within(text: &str, ends: [char; 2]) -> bool {
    let mut lines = text.lines().rev().map(str::trim);
    lines.find(|line| !line.is_empty() && !line.starts_with('#')).is_some_and(|l| l.ends_with(ends))
}

/// Explains what was expected where the parser failed.
fn unexpected(kind: ErrorKind<'_>) -> Words {
    match kind {
        ErrorKind::Wanted { expected, found } if expected.contains("equals") => words(
            &format!("a key and its value are joined by `=`, and here is {found}"),
            "",
            "write: key = \"value\"",
        ),
        ErrorKind::Wanted { expected, .. } if expected.contains("newline") => words(
            "something follows the value in the same line",
            "this does not belong here",
            "write one key with its value in a line; text with spaces stands in quotes",
        ),
        _ => words(
            "this is no entry of a file",
            "not understood from here",
            "a file has tables [role.some-id] and, below them, lines key = \"value\"",
        ),
    }
}

/// Text without quotes. The help repeats the whole of it in quotes.
fn unquoted(text: &str, error: &Error) -> Words {
    let value = text[error.span().start as usize..].lines().next().unwrap_or_default();
    let value = value.split(['#', ',', ']', '}']).next().unwrap_or_default().trim();
    let help = match value.to_ascii_lowercase().as_str() {
        "yes" | "true" => "write true, in small letters and without quotes".to_owned(),
        "no" | "false" => "write false, in small letters and without quotes".to_owned(),
        _ if value.contains(['"', '\\', '\'']) => "put quotes around it".to_owned(),
        _ => format!("write \"{value}\""),
    };
    words("text must stand in quotes", "not in quotes", &help)
}

/// The text from the error on.
fn at<'t>(text: &'t str, error: &Error) -> &'t str {
    &text[whole_characters(text, error.span().range()).start..]
}

/// Whether the error is at the start of a line that looks like an entry of its own.
fn begins_an_entry(text: &str, error: &Error) -> bool {
    let start = whole_characters(text, error.span().range()).start;
    let line_start = text[..start].rfind('\n').map_or(0, |end| end + 1);
    let line = text[line_start..].lines().next().unwrap_or_default();
    let before = text[line_start..start].trim();
    let key = line.split_once('=').map(|(key, _)| key.trim());
    let is_key = |key: &str| !key.is_empty() && !key.contains(['"', '\'', '[', ' ', ',']);
    (before.is_empty() || before == "[") && (key.is_some_and(is_key) || line.starts_with('['))
}
