//! What stands in a file: keys and values in one list, in the order written, each with its place.

use super::node::{Entry, Node};
use crate::model::Date;
use crate::source::FileId;

/// All keys and values of a file.
pub(in crate::project) struct Tree<'a> {
    pub(super) text: &'a str,
    pub(super) file: FileId,
    /// The whole file as a table, then everything in it: what a table or a list holds begins right after it.
    slots: Vec<Slot>,
    /// Texts that are not written as they read, as those with a backslash.
    pub(super) texts: Vec<&'a str>,
    /// Keys that are not written as they read: by slot, with the byte at which each ends.
    keys: Vec<(u32, &'a str, u32)>,
}

/// A value, with its key if it stands in a table. Bytes and slots are counted in 32 bits, since files are smaller.
#[derive(Clone, Copy)]
pub(super) struct Slot {
    /// Where the key is written, and how long it is: see [`KeyAt`], which would take more room here.
    pub key: u32,
    pub key_len: u16,
    pub kind: Kind,
    /// Where the value is written, quotes and brackets included.
    pub start: u32,
    pub end: u32,
    /// The slot of what follows in the same table or list, or 0. It is known when that is added.
    pub next: u32,
    /// Of a table or a list, how much stands in it; of other values, the value.
    pub value: u32,
}

/// Where a key is written, and how long it is if it is written as it reads.
#[derive(Clone, Copy, Default)]
pub(super) struct KeyAt {
    pub start: u32,
    pub len: u16,
}

/// What a value is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Text that stands as it reads between two quotes.
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
    slot: u32,
    last: u32,
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

    /// The value in a slot.
    pub(super) fn node(&self, slot: u32) -> Node<'_, 'a> {
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
    pub(super) fn other_key(&self, slot: u32) -> (&'a str, u32) {
        let known = self.keys.binary_search_by_key(&slot, |(slot, ..)| *slot);
        known.map_or(("", 0), |at| (self.keys[at].1, self.keys[at].2))
    }
}
