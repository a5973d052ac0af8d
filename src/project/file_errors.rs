//! Findings about whole files: unreadable, too large, not UTF-8, not TOML.

use super::reader::Reader;
use super::size_limits;
use super::toml::{Document, SyntaxError, Twice};
use crate::finding::{Finding, reading_rule};
use crate::source::{Content, FileId, SourceFile, Span};

/// Reports a file without readable text. What it may define is then not reported as unknown.
pub(super) fn report_unreadable<'a>(file: FileId, source: &'a SourceFile, reader: &mut Reader<'a>) {
    let span = Span { file, start: 0, end: 0 };
    match &source.content {
        Content::Text(_) => {}
        Content::NotText(bytes, at) => {
            reader.unparsed.add_text(bytes);
            reader.report(not_text(file, bytes, *at));
        }
        Content::TooLarge(limit) => {
            reader.unparsed.add_unopened();
            reader.report(size_limits::file(span, *limit));
        }
        Content::Unopened(reason) => {
            reader.unparsed.add_unopened();
            let message = format!("this file cannot be read: {reason}");
            let finding = Finding::new(reading_rule::UNREADABLE, span, message);
            reader.report(if reason.starts_with("it is a folder") {
                finding.help("give the folder a name without .toml")
            } else {
                finding
            });
        }
    }
}

/// Reports the syntax errors of a file, and gives the spans of those that damage an entry.
pub(super) fn report_syntax<'a>(
    document: &Document<'a>,
    source: &'a SourceFile,
    errors: &[SyntaxError],
    reader: &mut Reader<'a>,
) -> Vec<Span> {
    if !errors.is_empty() {
        for unread in document.unread(source.text()) {
            reader.unparsed.add_text(unread.as_bytes());
        }
    }
    for error in errors {
        reader.report(syntax(error));
    }
    errors.iter().filter(|error| !error.in_header).map(|error| error.span).collect()
}

fn syntax(error: &SyntaxError) -> Finding {
    let rule = match error.first {
        Some((_, Twice::Table)) => reading_rule::DUPLICATE_ID,
        _ => reading_rule::SYNTAX,
    };
    let finding = Finding::new(rule, error.span, error.message.as_str())
        .label(error.label.as_str())
        .help(error.help.as_str());
    match error.first {
        Some((first, _)) => finding.related(first, "first written here"),
        None => finding,
    }
}

fn not_text(file: FileId, bytes: &[u8], at: usize) -> Finding {
    let start = u32::try_from(at).unwrap_or(u32::MAX);
    let span = Span { file, start, end: start };
    let byte = bytes.get(at).copied().unwrap_or_default();
    let message = format!("this file is not UTF-8 text: its byte {} is 0x{byte:02X}", at + 1);
    let save_as = "save it as UTF-8, which editors offer under \"encoding\"";
    Finding::new(reading_rule::UNREADABLE, span, message).help(match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => format!("it is UTF-16; {save_as}"),
        _ => save_as.to_owned(),
    })
}
