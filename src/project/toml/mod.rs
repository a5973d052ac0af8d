//! The only module that uses the TOML parser. The rest of the reader sees nodes, entries and spans.

mod node;
#[cfg(test)]
mod suite;
mod syntax;
#[cfg(test)]
mod tests;

use toml_spanner::{ErrorKind, Table};

use crate::source::{FileId, Span};

pub(super) use node::{Entry, Node};
pub(super) use syntax::{SyntaxError, Twice};

/// Owns the parsed values of all files of a project while they are read.
#[derive(Default)]
pub struct Arena(toml_spanner::Arena);

/// A parsed file: all parts that the parser understood.
pub(super) struct Document<'a> {
    table: Table<'a>,
    file: FileId,
    /// The byte of the first header with a syntax error. The parser puts the keys below it at the top of the file.
    lost_header: Option<u32>,
}

/// Parses a file. Errors are in the order of the file; the rest of the file is still read.
pub(super) fn parse<'a>(
    file: FileId,
    text: &'a str,
    arena: &'a Arena,
) -> (Document<'a>, Vec<SyntaxError>) {
    let parsed = toml_spanner::parse_recoverable(text, &arena.0);
    let mut errors = Vec::new();
    let mut lost_header = None;
    let mut lost_list = None;
    for error in parsed.errors() {
        let top_level = error.path().is_some_and(|path| path.len() == 1);
        let twice = matches!(error.kind(), ErrorKind::DuplicateKey { .. });
        let in_list =
            matches!(error.kind(), ErrorKind::MissingArrayComma | ErrorKind::UnquotedString);
        let error = syntax::in_words(file, text, error);
        if lost_list.is_some_and(|from| only_follows(text, from, error.span.start, twice)) {
            continue;
        }
        if in_list {
            lost_list = Some(error.span.start);
        }
        if lost_header.is_some() && top_level && twice && !error.in_header {
            // Both keys are only at the top because their headers are lost.
            continue;
        }
        if error.in_header {
            lost_header = lost_header.or(Some(error.span.start));
        }
        errors.push(error);
    }
    // The parser's index of keys is as large as the table, and is not needed.
    (Document { table: parsed.into_table(), file, lost_header }, errors)
}

/// As [`parse`], of a copy of the text that lives as long as the arena.
pub(super) fn parse_copy<'a>(
    file: FileId,
    text: &str,
    arena: &'a Arena,
) -> (Document<'a>, Vec<SyntaxError>) {
    parse(file, arena.0.alloc_str(text), arena)
}

/// Whether an error only follows from an earlier one in a list, where the parser ended the list: the lines between are
/// the other values of the list, or keys of a table whose header the parser read as a value.
fn only_follows(text: &str, from: u32, to: u32, twice: bool) -> bool {
    let Some(between) = text.get(from as usize..to as usize) else {
        return false;
    };
    let line_start = text[..from as usize].rfind('\n').map_or(0, |end| end + 1);
    let took_header = text[line_start..].starts_with('[');
    let mut following = between.lines().skip(1).map(str::trim_start);
    if took_header {
        twice && !following.any(|line| line.starts_with('['))
    } else {
        following.all(|line| line.starts_with(['"', '\'']) || !line.contains(['=', '[']))
    }
}

impl<'a> Document<'a> {
    /// The tables and keys at the top of the file, without the keys below a broken header.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_, 'a>> {
        let below_lost_header = |entry: &Entry<'_, 'a>| {
            let header = self.lost_header;
            let is_below = |header| entry.key_span.start > header;
            header.is_some_and(is_below) && !entry.node.is_spread()
        };
        node::entries(&self.table, self.file).filter(move |entry| !below_lost_header(entry))
    }

    /// A key of a table at the top of the file.
    pub fn value(&self, table: &str, key: &str) -> Option<Entry<'_, 'a>> {
        let table = self.entries().find(|entry| entry.key == table)?;
        table.node.entries().find(|entry| entry.key == key)
    }

    /// The text outside all entries: comments, and text with syntax errors.
    pub fn unread(&self, text: &'a str) -> Vec<&'a str> {
        let mut read: Vec<Span> = Vec::new();
        let mut waiting: Vec<Entry<'_, 'a>> = self.entries().collect();
        while let Some(entry) = waiting.pop() {
            read.push(entry.key_span);
            match entry.node.as_table() {
                Some(entries) if entry.node.is_spread() => waiting.extend(entries),
                _ => read.push(entry.node.span()),
            }
        }
        read.sort_unstable();
        let mut unread = Vec::new();
        let mut from = 0;
        for span in read {
            unread.extend(text.get(from..span.start as usize));
            from = from.max(span.end as usize);
        }
        unread.extend(text.get(from..));
        unread
    }
}
