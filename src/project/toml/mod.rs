//! The one place that knows the TOML parser. The rest of the reader sees nodes, entries and places.

#[cfg(test)]
mod suite;
mod syntax;
#[cfg(test)]
mod tests;

use toml_spanner::{Arena, ErrorKind, Item, Kind, Table, TableStyle, Value};

use crate::finding::{FileId, Place};
use crate::model::Date;

pub(super) use syntax::{SyntaxError, Twice};

/// Where the values of all files of a project live while they are read.
#[derive(Default)]
pub struct Memory(Arena);

/// A parsed file: all that the parser understood of it.
pub(super) struct Document<'a> {
    table: Table<'a>,
    file: FileId,
    /// Where the first header stands that the parser could not place. The keys below it ended up at the top of the
    /// file, where nobody wrote them.
    lost_header: Option<u32>,
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
    let mut lost_list = None;
    for error in parsed.errors() {
        let top_level = error.path().is_some_and(|path| path.len() == 1);
        let twice = matches!(error.kind(), ErrorKind::DuplicateKey { .. });
        let in_list =
            matches!(error.kind(), ErrorKind::MissingArrayComma | ErrorKind::UnquotedString);
        let error = syntax::in_words(file, text, error);
        if lost_list.is_some_and(|from| only_follows(text, from, error.place.start, twice)) {
            continue;
        }
        if in_list {
            lost_list = Some(error.place.start);
        }
        if lost_header.is_some() && top_level && twice && !error.in_header {
            // Two keys that only met at the top because their headers are lost.
            continue;
        }
        if error.in_header {
            lost_header = lost_header.or(Some(error.place.start));
        }
        errors.push(error);
    }
    // Only the table stays: the parser's index of its keys is as large.
    let document = Document { table: parsed.into_table(), file, lost_header };
    (document, errors)
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
    match took_header {
        true => twice && !following.any(|line| line.starts_with('[')),
        false => following.all(|line| line.starts_with(['"', '\'']) || !line.contains(['=', '['])),
    }
}

impl<'a> Document<'a> {
    /// The tables and keys at the top of the file, without those that only ended up there by a broken header.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_, 'a>> {
        let below_lost_header = |entry: &Entry<'_, 'a>| {
            let header = self.lost_header;
            header.is_some_and(|header| entry.key_place.start > header) && !by_header(entry.node)
        };
        let all = self.table.entries().iter();
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
    let style = node.item.as_table().map(Table::style);
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

    /// The values of the list, or this one value.
    pub fn one_or_many(self) -> impl ExactSizeIterator<Item = Node<'d, 'a>> + use<'d, 'a> {
        let file = self.file;
        let list = self.item.as_array().map(toml_spanner::Array::as_slice);
        let items = list.unwrap_or(std::slice::from_ref(self.item));
        items.iter().map(move |item| Node { item, file })
    }

    /// The keys and values of the table in the order written, if it is one.
    pub fn as_table(self) -> Option<impl ExactSizeIterator<Item = Entry<'d, 'a>>> {
        self.is_table().then(|| self.entries())
    }

    /// Whether it is a table.
    pub fn is_table(self) -> bool {
        self.item.kind() == Kind::Table
    }

    /// As [`Node::as_table`]; nothing where it is none.
    pub fn entries(self) -> impl ExactSizeIterator<Item = Entry<'d, 'a>> + use<'d, 'a> {
        let file = self.file;
        let entries = self.item.as_table().map_or(&[][..], Table::entries);
        entries.iter().map(move |(key, item)| entry(key, item, file))
    }
}
