//! What stands in a file: keys and values in one list, in the order written, each with its place.

use crate::finding::{FileId, Place};
use crate::model::Date;

/// All keys and values of a file.
pub(in crate::project) struct Tree<'a> {
    text: &'a str,
    file: FileId,
    /// The whole file as a table, then everything in it: what a table or a list holds begins right after it.
    slots: Vec<Slot>,
    /// Texts that are not written as they read, as those with a backslash.
    texts: Vec<&'a str>,
    /// Keys that are not written as they read: by slot, with the byte at which each ends.
    keys: Vec<(u32, &'a str, u32)>,
}

/// A value, with its key if it stands in a table. Bytes and slots are counted in 32 bits, since files are smaller.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot {
    /// Where the key is written, and how long it is.
    key: u32,
    key_len: u16,
    kind: Kind,
    /// Where the value is written, quotes and brackets included.
    start: u32,
    end: u32,
    /// The slot of what follows in the same table or list, or 0. It is known when that is added.
    next: u32,
    /// Of a table or a list, how much stands in it; of other values, the value.
    value: u32,
}

/// Where a key is written, and how long it is if it is written as it reads.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct KeyAt {
    pub start: u32,
    pub len: u16,
}

/// What a value is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// Text that reads as it is written between single quote characters.
    Text,
    /// Other text: `value` is its position among those.
    OtherText,
    /// A whole number from 0 to 2³² - 1.
    Number,
    OtherNumber,
    Float,
    /// 0 is false.
    Boolean,
    /// A date without a time: see [`Slot::day`].
    Day,
    OtherDate,
    List,
    /// A table in braces, or of keys with dots.
    Table,
    /// A table that is spread over the lines below a header, or holds tables that are.
    Spread,
}

/// A table or a list to which values are added, and the last of them so far.
#[derive(Clone, Copy)]
pub(super) struct Below {
    pub slot: u32,
    last: u32,
}

/// A value where it is written.
#[derive(Clone, Copy)]
pub(in crate::project) struct Node<'d, 'a> {
    tree: &'d Tree<'a>,
    slot: &'d Slot,
    /// The position of what follows the slot.
    after: u32,
}

/// A key with its value.
#[derive(Clone, Copy)]
pub(in crate::project) struct Entry<'d, 'a> {
    pub key: &'a str,
    pub key_place: Place,
    pub node: Node<'d, 'a>,
}

impl Slot {
    /// A value that stands between two bytes, with its key if it has one.
    pub fn new(key: KeyAt, kind: Kind, start: u32, end: u32) -> Slot {
        Slot { key: key.start, key_len: key.len, kind, start, end, next: 0, value: 0 }
    }

    /// The same with a value.
    pub fn with(self, value: u32) -> Slot {
        Slot { value, ..self }
    }

    /// The value of a day.
    pub fn day(day: Date) -> u32 {
        u32::from(day.year) << 16 | u32::from(day.month) << 8 | u32::from(day.day)
    }
}

/// A position in a file or a list as it is kept. Files are smaller than 2³² bytes, and lists have fewer entries.
#[allow(clippy::cast_possible_truncation)]
pub(super) fn short(position: usize) -> u32 {
    position as u32
}

impl<'a> Tree<'a> {
    /// An empty file, with room for so many values.
    pub(super) fn new(file: FileId, text: &'a str, room: usize) -> Self {
        let mut slots = Vec::with_capacity(room + 1);
        slots.push(Slot::new(KeyAt::default(), Kind::Spread, 0, 0));
        Tree { text, file, slots, texts: Vec::new(), keys: Vec::new() }
    }

    /// The file as a table to which entries are added.
    pub(super) fn top() -> Below {
        Below { slot: 0, last: 0 }
    }

    /// Adds a value to a table or a list. What it holds itself has to be added next.
    pub(super) fn add(&mut self, below: &mut Below, slot: Slot) -> Below {
        let new = short(self.slots.len());
        self.slots[below.slot as usize].value += 1;
        if below.last != below.slot {
            self.slots[below.last as usize].next = new;
        }
        below.last = new;
        self.slots.push(slot);
        Below { slot: new, last: new }
    }

    /// Adds text that is not written as it reads.
    pub(super) fn add_text(&mut self, below: &mut Below, slot: Slot, text: &'a str) {
        let value = short(self.texts.len());
        self.texts.push(text);
        self.add(below, Slot { kind: Kind::OtherText, value, ..slot });
    }

    /// Says how the key of the last slot reads, which is written otherwise up to a byte.
    pub(super) fn name_last(&mut self, key: &'a str, end: u32) {
        self.keys.push((short(self.slots.len() - 1), key, end));
    }

    /// Says where a table or a list ends.
    pub(super) fn end(&mut self, of: Below, end: u32) {
        self.slots[of.slot as usize].end = end;
    }

    /// How many keys a table has.
    pub(super) fn number(&self, table: Below) -> usize {
        self.slots[table.slot as usize].value as usize
    }

    /// Whether a table has a key that is written as it reads.
    pub(super) fn has_key(&self, table: Below, key: &[u8]) -> bool {
        self.node(table.slot).entries().any(|entry| entry.key.as_bytes() == key)
    }

    fn node(&self, slot: u32) -> Node<'_, 'a> {
        Node { tree: self, slot: &self.slots[slot as usize], after: slot + 1 }
    }

    /// The tables and keys at the top of the file.
    pub fn entries(&self) -> impl ExactSizeIterator<Item = Entry<'_, 'a>> {
        self.node(0).entries()
    }

    /// Whether another tree has the same keys and values at the same places. It must not be nested deeply.
    pub fn is_same(&self, other: &Tree<'_>) -> bool {
        self.node(0).holds_same(other.node(0))
    }

    /// A key, and where it ends, if it is not written as it reads.
    fn other_key(&self, slot: u32) -> (&'a str, u32) {
        let known = self.keys.binary_search_by_key(&slot, |(slot, ..)| *slot);
        known.map_or(("", 0), |at| (self.keys[at].1, self.keys[at].2))
    }
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
        Entry { key, key_place: Place { file: self.tree.file, start, end }, node: self }
    }

    /// Where the value is written.
    pub fn place(self) -> Place {
        let Slot { start, end, .. } = *self.slot;
        Place { file: self.tree.file, start, end }
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
        let inner = match self.is_table() {
            true => self.inner(),
            false => Inner { tree: self.tree, next: 0, left: 0 },
        };
        inner.map(Node::entry)
    }

    /// Whether this is the same value as one of another tree, at the same place.
    fn is_same(self, other: Node<'_, '_>) -> bool {
        self.place() == other.place()
            && self.kind() == other.kind()
            && self.is_spread() == other.is_spread()
            && self.as_text() == other.as_text()
            && self.as_boolean() == other.as_boolean()
            && self.as_number() == other.as_number()
            && self.as_date() == other.as_date()
            && self.holds_same(other)
    }

    /// Whether this holds the same as a table or a list of another tree.
    fn holds_same(self, other: Node<'_, '_>) -> bool {
        let (own, others) = (self.entries(), other.entries());
        let same_number = own.len() == others.len();
        let same_keys = own.zip(others).all(|(own, other)| {
            (own.key, own.key_place) == (other.key, other.key_place) && own.node.is_same(other.node)
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
