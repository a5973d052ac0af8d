//! A parsed value and its type, as the rest of the reader sees it.

use toml_spanner::{Item, Kind, Table, TableStyle, Value};

use crate::model::Date;
use crate::source::{FileId, Span};

/// A parsed value.
#[derive(Clone, Copy)]
pub(in crate::project) struct Node<'d, 'a> {
    item: &'d Item<'a>,
    file: FileId,
}

/// A key with its value.
#[derive(Clone, Copy)]
pub(in crate::project) struct Entry<'d, 'a> {
    pub key: &'a str,
    pub key_span: Span,
    pub node: Node<'d, 'a>,
}

/// The keys and values of a table, in the order written.
pub(super) fn entries<'d, 'a>(
    table: &'d Table<'a>,
    file: FileId,
) -> impl ExactSizeIterator<Item = Entry<'d, 'a>> {
    table.entries().iter().map(move |(key, item)| entry(key, item, file))
}

fn entry<'d, 'a>(key: &toml_spanner::Key<'a>, item: &'d Item<'a>, file: FileId) -> Entry<'d, 'a> {
    Entry { key: key.name, key_span: span(file, key.span), node: Node { item, file } }
}

fn span(file: FileId, span: toml_spanner::Span) -> Span {
    Span { file, start: span.start, end: span.end }
}

impl<'d, 'a> Node<'d, 'a> {
    /// The span of the value, including quotes and brackets.
    pub fn span(self) -> Span {
        span(self.file, self.item.span())
    }

    /// The type of the value, as messages name it.
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

    /// The value of a string.
    pub fn as_text(self) -> Option<&'a str> {
        match self.item.value() {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The value of a boolean.
    pub fn as_boolean(self) -> Option<bool> {
        self.item.as_bool()
    }

    /// The value of a whole number from 0 to 2³² − 1.
    pub fn as_number(self) -> Option<u32> {
        self.item.as_i64().and_then(|number| u32::try_from(number).ok())
    }

    /// The value of a date without a time.
    pub fn as_date(self) -> Option<Date> {
        let moment = self.item.as_datetime()?;
        let date = moment.date().filter(|_| moment.time().is_none())?;
        Some(Date { year: date.year, month: date.month, day: date.day })
    }

    /// Whether the value is a table.
    pub fn is_table(self) -> bool {
        self.item.kind() == Kind::Table
    }

    /// Whether the value is a list.
    pub fn is_list(self) -> bool {
        self.item.kind() == Kind::Array
    }

    /// Whether the value is a table with a header of its own, or contains tables that have one.
    pub fn is_spread(self) -> bool {
        let style = self.item.as_table().map(Table::style);
        matches!(style, Some(TableStyle::Implicit | TableStyle::Header))
    }

    /// The values of a list, or this single value.
    pub fn one_or_many(self) -> impl ExactSizeIterator<Item = Node<'d, 'a>> + use<'d, 'a> {
        let file = self.file;
        let list = self.item.as_array().map(toml_spanner::Array::as_slice);
        list.unwrap_or(std::slice::from_ref(self.item)).iter().map(move |item| Node { item, file })
    }

    /// The keys and values of a table in the order written.
    pub fn as_table(self) -> Option<impl ExactSizeIterator<Item = Entry<'d, 'a>>> {
        self.is_table().then(|| self.entries())
    }

    /// As [`Node::as_table`]; nothing for a value that is not a table.
    pub fn entries(self) -> impl ExactSizeIterator<Item = Entry<'d, 'a>> + use<'d, 'a> {
        let file = self.file;
        let entries = self.item.as_table().map_or(&[][..], Table::entries);
        entries.iter().map(move |(key, item)| entry(key, item, file))
    }
}
