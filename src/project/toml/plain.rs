//! The TOML that the files of projects consist of, read in one pass: headers of up to three keys, keys without quotes or
//! dots, texts in double quotes without backslashes, lists, tables in braces in one line, small numbers, `true`, `false`,
//! days, and comments.
//!
//! Where anything else stands, or something is wrong, this reader gives up, and the parser of all of TOML reads the
//! file. So it never has to say what is wrong, and must never read what that parser would refuse or read otherwise:
//! wherever assertions are on, the two are compared.

use std::hash::BuildHasher;

use super::scan::{after, between, blanks, closing_quote, line_end, word};
use super::tree::{Below, KeyAt, Kind, Slot, Tree, short};
use crate::hash::Hasher;
use crate::source::FileId;

/// From which size on the other parser refuses a file.
const TOO_LARGE: usize = 1 << 28;
/// The one control character that is above all others. None may stand in a file, outside of line ends.
const DELETE: u8 = 0x7F;
/// Up to how many keys of a table are compared one by one.
const FEW: usize = 32;
/// How deep lists and braces may stand in each other.
const DEPTH: usize = 4;
/// How many bytes a value takes in most files, key and all: room is made for so many beforehand.
const USUAL: usize = 20;

/// The tree of a file, if it is a plain one.
pub(super) fn read(file: FileId, text: &str) -> Option<Tree<'_>> {
    let bytes = text.as_bytes();
    if text.len() >= TOO_LARGE || memchr::memchr2(b'\\', DELETE, bytes).is_some() {
        return None;
    }
    let mut plain = Plain {
        text: bytes,
        tree: Tree::new(file, text, text.len() / USUAL),
        top: Open::new(Tree::top()),
        entry: &[],
        above: None,
        kinds: Vec::new(),
        hasher: Hasher::default(),
    };
    plain.file(if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 })?;
    plain.no_id_twice().then_some(plain.tree)
}

/// What has been read so far. Its functions take the byte at which they begin, and give the one after what they have
/// read, or nothing.
struct Plain<'a> {
    text: &'a [u8],
    tree: Tree<'a>,
    /// The file as a whole, once a header has been read.
    top: Open,
    /// The keys of the last header of two keys, if none of one key follows it.
    entry: &'a [u8],
    /// The table of that header, if a table in it has been begun.
    above: Option<Open>,
    /// The tables at the top of the file.
    kinds: Vec<Named<'a>>,
    hasher: Hasher,
}

impl<'a> Plain<'a> {
    /// The rest of the file.
    fn file(&mut self, start: usize) -> Option<()> {
        let mut table = Open::new(Tree::top());
        let mut at = start;
        loop {
            at = blanks(self.text, at);
            at = match self.text.get(at) {
                None => return Some(()),
                Some(b'\n' | b'\r' | b'#') => line_end(self.text, at)?,
                Some(b'[') => self.header(at, &mut table)?,
                Some(_) => {
                    let end = self.key_and_value(at, &mut table, DEPTH)?;
                    self.tree.end(table.below, short(end));
                    line_end(self.text, end)?
                }
            };
        }
    }

    /// Whether each header of two keys stands there once.
    fn no_id_twice(&mut self) -> bool {
        self.kinds.iter_mut().all(|kind| {
            kind.ids.sort_unstable();
            kind.ids.windows(2).all(|two| two[0] != two[1])
        })
    }

    /// A line that begins a table: `[project]`, `[role.pm]` or `[role.pm.waive]`. `table` is the one before it, and then
    /// the new one.
    fn header(&mut self, start: usize, table: &mut Open) -> Option<usize> {
        let (mut keys, mut number) = ([self.key(start + 1)?; 3], 1);
        while let Some(dot) = after(self.text, keys[number - 1].end(), b'.') {
            *keys.get_mut(number)? = self.key(dot)?;
            number += 1;
        }
        // Of a shorter header all that is missing is the first key again.
        let [first, second, third] = keys;
        let end = line_end(self.text, after(self.text, keys[number - 1].end(), b']')?)?;
        let path = self.text.get(start + 1..second.end())?;
        let table_of = |key: Key<'_>| Slot::new(key.at, Kind::Spread, short(start), short(end));
        if self.kinds.is_empty() {
            // So far the keys have been those of the file.
            self.top = *table;
        }
        *table = Open::new(match number {
            1 => {
                self.entry = &[];
                self.kind(first, table_of(first), false)?
            }
            2 => {
                let known = self.kinds.iter().rposition(|kind| kind.name == first.text);
                if known.is_none() {
                    let named =
                        Slot::new(first.at, Kind::Spread, first.at.start, short(first.end()));
                    self.kind(first, named, true)?;
                }
                let known = known.unwrap_or(self.kinds.len() - 1);
                let kind = self.kinds.get_mut(known).filter(|kind| kind.implied)?;
                kind.ids.push(self.hasher.hash_one(second.text));
                (self.entry, self.above) = (path, None);
                self.tree.add(&mut kind.table, table_of(second))
            }
            _ => {
                if self.entry != path {
                    return None;
                }
                let above = self.above.get_or_insert(*table);
                above.allow(third, &self.tree)?;
                self.tree.add(&mut above.below, table_of(third))
            }
        });
        Some(end)
    }

    /// A table at the top of the file, none of which has its name yet.
    fn kind(&mut self, name: Key<'a>, table: Slot, implied: bool) -> Option<Below> {
        self.top.allow(name, &self.tree)?;
        let table = self.tree.add(&mut self.top.below, table);
        self.kinds.push(Named { name: name.text, table, implied, ids: Vec::new() });
        Some(table)
    }

    fn key(&self, start: usize) -> Option<Key<'a>> {
        let text = word(self.text, start)?;
        Some(Key { text, at: KeyAt { start: short(start), len: u16::try_from(text.len()).ok()? } })
    }

    /// `key = value` in a table.
    fn key_and_value(&mut self, start: usize, table: &mut Open, depth: usize) -> Option<usize> {
        let key = self.key(start)?;
        let at = key.end();
        let at = match self.text.get(at..at + 3) {
            Some(b" = ") => at + 2,
            _ => after(self.text, blanks(self.text, at), b'=')?,
        };
        table.allow(key, &self.tree)?;
        self.value(blanks(self.text, at), key.at, &mut table.below, depth)
    }

    /// A value in a table or a list.
    fn value(&mut self, start: usize, key: KeyAt, into: &mut Below, depth: usize) -> Option<usize> {
        let slot = |kind, end| Slot::new(key, kind, short(start), short(end));
        match self.text.get(start)? {
            b'"' => {
                let quote = closing_quote(self.text, start + 1)?;
                let end = quote + 1;
                if quote == start + 1 && self.text.get(end) == Some(&b'"') {
                    // The first of three quotes.
                    return None;
                }
                self.tree.add(into, slot(Kind::Text, end));
                Some(end)
            }
            b'[' if depth > 0 => {
                let list = self.tree.add(into, slot(Kind::List, start));
                let end = self.list(start + 1, list, depth - 1)?;
                self.tree.end(list, short(end));
                Some(end)
            }
            b'{' if depth > 0 => {
                let table = self.tree.add(into, slot(Kind::Table, start));
                let end = self.braces(start + 1, Open::new(table), depth - 1)?;
                self.tree.end(table, short(end));
                Some(end)
            }
            _ => {
                let word = word(self.text, start)?;
                let end = start + word.len();
                let (kind, value) = scalar(std::str::from_utf8(word).ok()?)?;
                self.tree.add(into, slot(kind, end).with(value));
                Some(end)
            }
        }
    }

    /// The values of a list, and its end.
    fn list(&mut self, start: usize, mut list: Below, depth: usize) -> Option<usize> {
        let mut at = start;
        loop {
            at = between(self.text, at)?;
            if self.text.get(at) == Some(&b']') {
                return Some(at + 1);
            }
            at = self.value(at, KeyAt::default(), &mut list, depth)?;
            at = between(self.text, at)?;
            match after(self.text, at, b',') {
                Some(next) => at = next,
                None => return after(self.text, at, b']'),
            }
        }
    }

    /// The keys and values of a table in braces, and its end.
    fn braces(&mut self, start: usize, mut table: Open, depth: usize) -> Option<usize> {
        let mut at = start;
        loop {
            at = self.key_and_value(blanks(self.text, at), &mut table, depth)?;
            at = blanks(self.text, at);
            match after(self.text, at, b',') {
                Some(next) => at = next,
                None => return after(self.text, at, b'}'),
            }
        }
    }
}

/// A table that is being filled.
#[derive(Clone, Copy)]
struct Open {
    below: Below,
    /// A bit for each of its keys; several keys may have the same one.
    keys: u64,
}

impl Open {
    fn new(below: Below) -> Self {
        Open { below, keys: 0 }
    }

    /// Whether one more key may stand in the table: not this one already, as far as that is quickly known.
    fn allow(&mut self, key: Key<'_>, tree: &Tree<'_>) -> Option<()> {
        let first = key.text.first().copied().unwrap_or_default();
        let bit = 1 << ((usize::from(first) ^ key.text.len() << 3) & 63);
        if self.keys & bit != 0
            && (tree.number(self.below) > FEW || tree.has_key(self.below, key.text))
        {
            return None;
        }
        self.keys |= bit;
        Some(())
    }
}

/// A table of which the entries have headers of their own, as `[role.pm]`; or a table of one key.
struct Named<'a> {
    name: &'a [u8],
    table: Below,
    /// Whether it has no header of its own.
    implied: bool,
    /// The hashes of the ids below it. Two that are the same by chance only cost time.
    ids: Vec<u64>,
}

/// A key where it is written.
#[derive(Clone, Copy)]
struct Key<'a> {
    text: &'a [u8],
    at: KeyAt,
}

impl Key<'_> {
    fn end(self) -> usize {
        self.at.start as usize + self.text.len()
    }
}

/// A value without quotes or brackets.
fn scalar(word: &str) -> Option<(Kind, u32)> {
    let is_number = word.len() < 10 && word.bytes().all(|byte| byte.is_ascii_digit());
    match word {
        "true" => Some((Kind::Boolean, 1)),
        "false" => Some((Kind::Boolean, 0)),
        _ if is_number && (word.len() == 1 || !word.starts_with('0')) => {
            Some((Kind::Number, word.parse().ok()?))
        }
        _ => Some((Kind::Day, Slot::day(word.parse().ok()?))),
    }
}
