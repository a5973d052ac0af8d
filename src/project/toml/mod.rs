//! The one place that knows how TOML is parsed. The rest of the reader sees nodes, entries and places.
//!
//! Most files are read by `plain`, which knows the TOML that they consist of and gives up where anything else stands.
//! Those it leaves to the parser of all of TOML. Both give the same tree.

mod full;
mod node;
mod plain;
mod scan;
#[cfg(test)]
mod suite;
mod syntax;
#[cfg(test)]
mod tests;
mod tree;

use toml_spanner::ErrorKind;

use crate::source::{FileId, Span};
use tree::Tree;

pub(super) use node::{Entry, Node};
pub(super) use syntax::{SyntaxError, Twice};

/// Where the values of all files of a project live while they are read.
#[derive(Default)]
pub struct Arena(toml_spanner::Arena);

/// A parsed file: all that the parser understood of it.
pub(super) struct Document<'a> {
    tree: Tree<'a>,
    /// Where the first header stands that the parser could not place. The keys below it ended up at the top of the
    /// file, where nobody wrote them.
    lost_header: Option<u32>,
}

/// Parses a file. Errors come in the order in which they stand in the file, and the rest of it is still read.
pub(super) fn parse<'a>(
    file: FileId,
    text: &'a str,
    arena: &'a Arena,
) -> (Document<'a>, Vec<SyntaxError>) {
    if let Some(tree) = plain::read(file, text) {
        debug_assert!(is_right(&tree, file, text), "both readers read the same");
        return (Document { tree, lost_header: None }, Vec::new());
    }
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
            // Two keys that only met at the top because their headers are lost.
            continue;
        }
        if error.in_header {
            lost_header = lost_header.or(Some(error.span.start));
        }
        errors.push(error);
    }
    let document = Document { tree: full::tree(file, text, parsed.table()), lost_header };
    (document, errors)
}

/// Whether the parser of all of TOML has nothing against a plain file, and reads the same from it.
fn is_right(tree: &Tree<'_>, file: FileId, text: &str) -> bool {
    let arena = toml_spanner::Arena::new();
    let parsed = toml_spanner::parse_recoverable(text, &arena);
    !parsed.has_errors() && tree.is_same(&full::tree(file, text, parsed.table()))
}

/// Whether a mistake only follows from one in a list, at whose place the parser took the list to have ended: the lines
/// from there on are its other values, or keys of a table whose header was taken for one.
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
    /// The tables and keys at the top of the file, without those that only ended up there by a broken header.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_, 'a>> {
        let below_lost_header = |entry: &Entry<'_, 'a>| {
            let header = self.lost_header;
            let is_below = |header| entry.key_span.start > header;
            header.is_some_and(is_below) && !entry.node.is_spread()
        };
        self.tree.entries().filter(move |entry| !below_lost_header(entry))
    }

    /// The parts of the file's text that are in none of its entries: comments, and what was not understood.
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
