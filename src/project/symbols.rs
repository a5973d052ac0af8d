//! The ids of one kind, and how a reference finds them.

use crate::hash::{HashIndex, HashMap};
use crate::project::format::IdKind;
use crate::project::id::to_id;
use crate::source::Spanned;
use crate::suggest;

/// How many comparisons of a misspelt reference with an id a project may cost. Beyond that a reference is still
/// reported, without a suggestion, so that a file of a hundred thousand bad references ends in time.
const SPELLING_BUDGET: usize = 2_000_000;

/// Up to how many ids are listed where a reference is near to none of them.
const LISTED: usize = 8;

/// How many ids are kept at hand: a power of two.
const SEEN: usize = 128;

/// Where an id is kept at hand: ids that begin or end otherwise are mostly kept elsewhere.
fn place_of(id: &str) -> usize {
    let bytes = id.as_bytes();
    let ends = match (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
        (Some(first), Some(last)) => {
            u64::from_le_bytes(*first) ^ u64::from_le_bytes(*last).rotate_left(29)
        }
        _ => bytes.iter().fold(0, |all, byte| all << 8 | u64::from(*byte)),
    };
    // The highest bits depend on all others.
    let highest = ends.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (u64::BITS - SEEN.ilog2());
    usize::try_from(highest).unwrap_or_default()
}

/// What a misspelt reference probably meant.
#[derive(Clone, Copy)]
pub(super) struct Near<'a> {
    /// The id of it, where it is defined.
    pub id: Spanned<&'a str>,
    /// What to write instead.
    pub write: &'a str,
}

/// The ids of one kind: where each is defined, in order.
#[derive(Default)]
pub(super) struct SymbolTable<'a> {
    /// Every id with the place of its definition, in the order written.
    pub defined: Vec<Spanned<&'a str>>,
    by_hash: HashIndex,
    /// Some of the ids that were asked for last: most rows of a project name the same few roles.
    seen: Vec<Option<(&'a str, usize)>>,
    /// The names, for references that use them, each with the position of its entry.
    names: Vec<(&'a str, usize)>,
    /// What a misspelt reference is compared with: the ids, and those that the names would make. Made when the first
    /// is compared.
    spellings: Vec<Spelling>,
    compared: usize,
    /// What misspelt references probably meant, each compared once.
    meant: HashMap<String, Option<Near<'a>>>,
}

impl<'a> SymbolTable<'a> {
    /// Notes all ids.
    pub fn define(&mut self, ids: impl Iterator<Item = Spanned<&'a str>>) {
        self.defined = ids.collect();
        self.by_hash = HashIndex::from_keys(self.defined.iter().map(|id| id.value));
    }

    /// The positions of ids that stand there twice, each with that of the first, in the order of the first.
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

    /// Notes the name of the entry at a position.
    pub fn name(&mut self, position: usize, name: &'a str) {
        self.names.push((name, position));
    }

    /// The position of the first of an id.
    pub fn get(&self, id: &str) -> Option<usize> {
        self.by_hash.find(id).find(|position| self.defined[*position].value == id)
    }

    /// As [`SymbolTable::get`], for what is asked for again and again. What is blank is no id to refer to.
    pub fn find(&mut self, id: &str) -> Option<usize> {
        let place = place_of(id);
        if let Some(Some((seen, position))) = self.seen.get(place)
            && *seen == id
        {
            return Some(*position);
        }
        let position = self.get(id).filter(|_| !id.trim_start().is_empty())?;
        self.seen.resize(SEEN, None);
        self.seen[place] = Some((self.defined[position].value, position));
        Some(position)
    }

    /// What a wrong reference probably meant: an id or a name that is spelt nearly so. People may be referred to by
    /// name, so theirs is what to write.
    pub fn nearest(&mut self, wrong: &str, of: IdKind) -> Option<Near<'a>> {
        if self.defined.is_empty() {
            return None;
        }
        let remembered = self.meant.get(wrong).copied();
        if remembered.is_none()
            && let Some(position) = self.get(&to_id(wrong))
        {
            return Some(self.by_id(position));
        }
        // One that was compared before counts again, so that the budget does not depend on what is remembered.
        self.compared = self.compared.saturating_add(self.defined.len());
        if self.compared > SPELLING_BUDGET {
            return None;
        }
        if let Some(meant) = remembered {
            return meant;
        }
        let meant = self.compare(to_id(wrong), of);
        self.meant.insert(wrong.to_owned(), meant);
        meant
    }

    fn by_id(&self, position: usize) -> Near<'a> {
        let id = self.defined[position];
        Near { id, write: id.value }
    }

    /// The id, or the name that would make it, that is spelt nearly as a text that was made an id.
    fn compare(&mut self, as_id: String, of: IdKind) -> Option<Near<'a>> {
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
        Some(if of == IdKind::Person { Near { write: name, ..near } } else { near })
    }

    /// Which ids there are, where they are few: "write one of: a, b".
    pub fn listed(&self) -> Option<String> {
        let ids: Vec<&str> = self.defined.iter().map(|id| id.value).collect();
        (1..=LISTED).contains(&ids.len()).then(|| format!("write one of: {}", ids.join(", ")))
    }
}

/// A word, and which letters and digits stand in it. Each that is in one of two words only is a difference, so most
/// pairs need no comparison.
struct Spelling {
    text: String,
    /// A bit for each letter, digit and the hyphen; `None` where other characters stand in the word.
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

    /// Whether a third of its letters at most is not in the other word, nor so many of the other's in it.
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

/// The lines that would define what a reference asks for.
pub(super) fn definition(of: IdKind, wrong: &str) -> String {
    let id = to_id(wrong);
    let id = if id.is_empty() { "some-id" } else { &id };
    format!("define it: [{}.{id}] with name = \"…\"", of.word())
}
