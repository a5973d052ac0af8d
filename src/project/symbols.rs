//! The ids of one kind, and how a reference finds them.

use crate::hash::{HashIndex, HashMap};
use crate::project::format::IdKind;
use crate::project::id::to_id;
use crate::source::Spanned;
use crate::suggest;

/// The largest number of comparisons of misspelt references with ids. Beyond it, references are reported without a
/// suggestion, so that a hundred thousand of them are checked in time.
const SPELLING_BUDGET: usize = 2_000_000;

/// The largest number of ids that a message lists.
const LISTED: usize = 8;

/// The number of cache slots: a power of two.
const SEEN: usize = 128;

/// The cache slot of an id, from a hash of its first and last eight bytes.
fn slot_of(id: &str) -> usize {
    let bytes = id.as_bytes();
    let ends = match (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
        (Some(first), Some(last)) => {
            u64::from_le_bytes(*first) ^ u64::from_le_bytes(*last).rotate_left(29)
        }
        _ => bytes.iter().fold(0, |all, byte| all << 8 | u64::from(*byte)),
    };
    // The highest bits of a product depend on all bits of its factors.
    let highest = ends.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (u64::BITS - SEEN.ilog2());
    usize::try_from(highest).unwrap_or_default()
}

/// The probable target of a misspelt reference.
#[derive(Clone, Copy)]
pub(super) struct Near<'a> {
    /// The id, at its definition.
    pub id: Spanned<&'a str>,
    /// The text to write instead.
    pub write: &'a str,
}

/// The ids of one kind: where each is defined, in order.
#[derive(Default)]
pub(super) struct SymbolTable<'a> {
    /// Every id with the span of its definition, in the order of the files.
    pub defined: Vec<Spanned<&'a str>>,
    by_hash: HashIndex,
    /// A cache of recently found ids: most rows of a project name the same few roles.
    seen: Vec<Option<(&'a str, usize)>>,
    /// The names, each with the position of its entry.
    names: Vec<(&'a str, usize)>,
    /// The ids, and the ids that the names would make, to compare misspelt references with. Built on first use.
    spellings: Vec<Spelling>,
    compared: usize,
    /// The results of comparisons, by the misspelt reference.
    meant: HashMap<String, Option<Near<'a>>>,
}

impl<'a> SymbolTable<'a> {
    /// Sets all ids.
    pub fn define(&mut self, ids: impl Iterator<Item = Spanned<&'a str>>) {
        self.defined = ids.collect();
        self.by_hash = HashIndex::from_keys(self.defined.iter().map(|id| id.value));
    }

    /// The positions of repeated ids, each as (first, repeated), sorted.
    pub fn repeated(&self) -> Vec<(usize, usize)> {
        let mut repeated = Vec::new();
        for group in self.by_hash.groups() {
            let mut firsts: Vec<usize> = Vec::new();
            for position in group {
                let id = |position: usize| self.defined[position].value;
                match firsts.iter().find(|first| id(**first) == id(position)) {
                    Some(first) => repeated.push((*first, position)),
                    None => firsts.push(position),
                }
            }
        }
        repeated.sort_unstable();
        repeated
    }

    /// Adds the name of the entry at a position.
    pub fn add_name(&mut self, position: usize, name: &'a str) {
        self.names.push((name, position));
    }

    /// The position of the first of an id.
    pub fn get(&self, id: &str) -> Option<usize> {
        self.by_hash.find(id).find(|position| self.defined[*position].value == id)
    }

    /// As [`SymbolTable::get`], with a cache. A blank text is never found.
    pub fn find(&mut self, id: &str) -> Option<usize> {
        let slot = slot_of(id);
        if let Some(Some((seen, position))) = self.seen.get(slot)
            && *seen == id
        {
            return Some(*position);
        }
        let position = self.get(id).filter(|_| !id.trim_start().is_empty())?;
        self.seen.resize(SEEN, None);
        self.seen[slot] = Some((self.defined[position].value, position));
        Some(position)
    }

    /// What a wrong reference probably meant: the id or name with the most similar spelling. For people the suggestion
    /// is the name.
    pub fn nearest(&mut self, wrong: &str, kind: IdKind) -> Option<Near<'a>> {
        if self.defined.is_empty() {
            return None;
        }
        let remembered = self.meant.get(wrong).copied();
        if remembered.is_none()
            && let Some(position) = self.get(&to_id(wrong))
        {
            return Some(self.by_id(position));
        }
        // Remembered results count too, so that the budget does not depend on the order of the references.
        self.compared = self.compared.saturating_add(self.defined.len());
        if self.compared > SPELLING_BUDGET {
            return None;
        }
        if let Some(meant) = remembered {
            return meant;
        }
        let meant = self.compare(to_id(wrong), kind);
        self.meant.insert(wrong.to_owned(), meant);
        meant
    }

    fn by_id(&self, position: usize) -> Near<'a> {
        let id = self.defined[position];
        Near { id, write: id.value }
    }

    /// The entry whose id, or the id made from its name, is spelt most like `as_id`.
    fn compare(&mut self, as_id: String, kind: IdKind) -> Option<Near<'a>> {
        if self.spellings.is_empty() {
            let ids = self.defined.iter().map(|id| id.value.to_owned());
            let names = self.names.iter().map(|(name, _)| to_id(name));
            self.spellings = ids.chain(names).map(Spelling::new).collect();
        }
        let wrong = Spelling::new(as_id);
        let may_be_near = self.spellings.iter().filter(|known| wrong.may_be_near(known));
        let near = suggest::nearest(&wrong.text, may_be_near.map(|known| known.text.as_str()))?;
        if let Some(position) = self.get(near) {
            return Some(self.by_id(position));
        }
        let by_name = self.spellings[self.defined.len()..].iter();
        let at = by_name.into_iter().position(|known| known.text == near)?;
        let (name, position) = self.names[at];
        let near = self.by_id(position);
        Some(if kind == IdKind::Person { Near { write: name, ..near } } else { near })
    }

    /// The ids as help, if there are few: "write one of: a, b".
    pub fn listed(&self) -> Option<String> {
        let ids: Vec<&str> = self.defined.iter().map(|id| id.value).collect();
        (1..=LISTED).contains(&ids.len()).then(|| format!("write one of: {}", ids.join(", ")))
    }
}

/// A word with the set of its characters, from which most pairs of words are known to differ too much to be compared.
struct Spelling {
    text: String,
    /// A bit for each letter and digit and for the hyphen; `None` if the word has other characters.
    characters: Option<u64>,
}

impl Spelling {
    fn new(text: String) -> Self {
        let characters = text.bytes().try_fold(0_u64, |all, byte| match byte {
            b'a'..=b'z' => Some(all | 1 << (byte - b'a')),
            b'0'..=b'9' => Some(all | 1 << (26 + byte - b'0')),
            b'-' => Some(all | 1 << 36),
            _ => None,
        });
        Spelling { text, characters }
    }

    /// False if more than a third of the characters of one word are missing in the other.
    fn may_be_near(&self, other: &Spelling) -> bool {
        let allowed = (self.text.len() / 3).max(1);
        match (self.characters, other.characters) {
            (Some(own), Some(others)) => {
                let differ = (own & !others).count_ones().max((others & !own).count_ones());
                differ as usize <= allowed
            }
            _ => true,
        }
    }
}

/// The lines that would define the missing id.
pub(super) fn definition(kind: IdKind, wrong: &str) -> String {
    let id = to_id(wrong);
    let id = if id.is_empty() { "some-id" } else { &id };
    format!("define it: [{}.{id}] with name = \"…\"", kind.word())
}
