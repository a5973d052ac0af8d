//! A value of a file, and what it is: how the rest of the reader sees what was parsed.

use super::tree::{Kind, Slot, Tree};
use crate::model::Date;
use crate::source::Span;

/// A value where it is written.
#[derive(Clone, Copy)]
pub(in crate::project) struct Node<'d, 'a> {
    pub(super) tree: &'d Tree<'a>,
    pub(super) slot: &'d Slot,
    /// The position of what follows the slot.
    pub(super) after: u32,
}

/// A key with its value.
#[derive(Clone, Copy)]
pub(in crate::project) struct Entry<'d, 'a> {
    pub key: &'a str,
    pub key_span: Span,
    pub node: Node<'d, 'a>,
}

impl<'d, 'a> Node<'d, 'a> {
    /// The value with its key.
    fn entry(self) -> Entry<'d, 'a> {
        let Slot { key: start, key_len: len, .. } = *self.slot;
        let end = start + u32::from(len);
        let (key, end) = match self.tree.text.get(start as usize..end as usize) {
            Some(key) if len > 0 => (key, end),
            _ => self.tree.other_key(self.after - 1),
        };
        Entry { key, key_span: Span { file: self.tree.file, start, end }, node: self }
    }

    /// Where the value is written.
    pub fn span(self) -> Span {
        let Slot { start, end, .. } = *self.slot;
        Span { file: self.tree.file, start, end }
    }

    /// What the value is, in words for people.
    pub fn kind(self) -> &'static str {
        match self.slot.kind {
            Kind::Text | Kind::OtherText => "text",
            Kind::Number | Kind::OtherNumber => "a whole number",
            Kind::Float => "a number",
            Kind::Boolean => "true or false",
            Kind::Day | Kind::OtherDate => "a date",
            Kind::List => "a list",
            Kind::Table | Kind::Spread => "a table",
        }
    }

    /// The text, if it is one.
    pub fn as_text(self) -> Option<&'a str> {
        let slot = self.slot;
        match slot.kind {
            Kind::Text => self.tree.text.get(slot.start as usize + 1..slot.end as usize - 1),
            Kind::OtherText => self.tree.texts.get(slot.value as usize).copied(),
            _ => None,
        }
    }

    /// `true` or `false`, if it is one.
    pub fn as_boolean(self) -> Option<bool> {
        let slot = self.slot;
        (slot.kind == Kind::Boolean).then_some(slot.value != 0)
    }

    /// The whole number, if it is one from 0 to 2³² - 1.
    pub fn as_number(self) -> Option<u32> {
        let slot = self.slot;
        (slot.kind == Kind::Number).then_some(slot.value)
    }

    /// The day, if it is a date without a time.
    pub fn as_date(self) -> Option<Date> {
        let slot = self.slot;
        let [day, month, year @ ..] = slot.value.to_le_bytes();
        (slot.kind == Kind::Day).then(|| Date { year: u16::from_le_bytes(year), month, day })
    }

    /// Whether it is a table.
    pub fn is_table(self) -> bool {
        matches!(self.slot.kind, Kind::Table | Kind::Spread)
    }

    /// Whether it is a table that is spread over the lines below a header, or holds tables that are.
    pub fn is_spread(self) -> bool {
        self.slot.kind == Kind::Spread
    }

    /// The values of the list, or this one value.
    pub fn one_or_many(self) -> impl ExactSizeIterator<Item = Node<'d, 'a>> + use<'d, 'a> {
        match self.slot.kind {
            Kind::List => self.inner(),
            _ => Inner { tree: self.tree, next: self.after - 1, left: 1 },
        }
    }

    /// The keys and values of the table in the order written, if it is one.
    pub fn as_table(self) -> Option<impl ExactSizeIterator<Item = Entry<'d, 'a>>> {
        self.is_table().then(|| self.entries())
    }

    /// As [`Node::as_table`]; nothing where it is none.
    pub fn entries(self) -> impl ExactSizeIterator<Item = Entry<'d, 'a>> + use<'d, 'a> {
        let inner = if self.is_table() {
            self.inner()
        } else {
            Inner { tree: self.tree, next: 0, left: 0 }
        };
        inner.map(Node::entry)
    }

    /// Whether this is the same value as one of another tree, at the same place.
    fn is_same(self, other: Node<'_, '_>) -> bool {
        self.span() == other.span()
            && self.kind() == other.kind()
            && self.is_spread() == other.is_spread()
            && self.as_text() == other.as_text()
            && self.as_boolean() == other.as_boolean()
            && self.as_number() == other.as_number()
            && self.as_date() == other.as_date()
            && self.holds_same(other)
    }

    /// Whether this holds the same as a table or a list of another tree.
    pub(super) fn holds_same(self, other: Node<'_, '_>) -> bool {
        let (own, others) = (self.entries(), other.entries());
        let same_number = own.len() == others.len();
        let same_keys = own.zip(others).all(|(own, other)| {
            (own.key, own.key_span) == (other.key, other.key_span) && own.node.is_same(other.node)
        });
        if self.slot.kind != Kind::List {
            return same_number && same_keys;
        }
        let (own, others) = (self.one_or_many(), other.one_or_many());
        own.len() == others.len() && own.zip(others).all(|(own, other)| own.is_same(other))
    }

    /// What a table or a list holds.
    fn inner(self) -> Inner<'d, 'a> {
        Inner { tree: self.tree, next: self.after, left: self.slot.value }
    }
}

/// Values that follow each other in a table or a list.
struct Inner<'d, 'a> {
    tree: &'d Tree<'a>,
    next: u32,
    left: u32,
}

impl<'d, 'a> Iterator for Inner<'d, 'a> {
    type Item = Node<'d, 'a>;

    fn next(&mut self) -> Option<Node<'d, 'a>> {
        self.left = self.left.checked_sub(1)?;
        let node = self.tree.node(self.next);
        self.next = node.slot.next;
        Some(node)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left as usize, Some(self.left as usize))
    }
}

impl ExactSizeIterator for Inner<'_, '_> {}
