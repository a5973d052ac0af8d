//! Pairs the entries of an old list with those of a new one.

use std::collections::HashMap;
use std::hash::Hash;

/// Pairs of positions, each position in one pair at most.
#[derive(Debug, Clone, Default)]
pub struct Pairing {
    new_of: Vec<Option<usize>>,
    old_of: Vec<Option<usize>>,
}

impl Pairing {
    /// Two lists of these lengths, without pairs.
    #[must_use]
    pub fn new(old: usize, new: usize) -> Pairing {
        Pairing { new_of: vec![None; old], old_of: vec![None; new] }
    }

    /// The length of the new list.
    #[must_use]
    pub fn number_of_new(&self) -> usize {
        self.old_of.len()
    }

    /// The new position of an old entry.
    #[must_use]
    pub fn new_of(&self, old: usize) -> Option<usize> {
        self.new_of[old]
    }

    /// The old position of a new entry.
    #[must_use]
    pub fn old_of(&self, new: usize) -> Option<usize> {
        self.old_of[new]
    }

    /// Every pair, old and new, in the order of the new list.
    pub fn both(&self) -> impl Iterator<Item = (usize, usize)> {
        self.old_of.iter().enumerate().filter_map(|(new, old)| old.map(|old| (old, new)))
    }

    /// The entries that are only in the old list.
    pub fn only_old(&self) -> impl Iterator<Item = usize> {
        (0..self.new_of.len()).filter(|old| self.new_of[*old].is_none())
    }

    /// The entries that are only in the new list.
    pub fn only_new(&self) -> impl Iterator<Item = usize> {
        (0..self.old_of.len()).filter(|new| self.old_of[*new].is_none())
    }

    /// Pairs two entries that have no pair yet.
    pub fn pair(&mut self, old: usize, new: usize) {
        if self.new_of[old].is_none() && self.old_of[new].is_none() {
            self.new_of[old] = Some(new);
            self.old_of[new] = Some(old);
        }
    }

    /// Pairs entries with the same key. If several share a key, they are paired in order. Entries without a key are
    /// skipped.
    pub fn by_key<K: Eq + Hash>(
        &mut self,
        old_key: impl Fn(usize) -> Option<K>,
        new_key: impl Fn(usize) -> Option<K>,
    ) {
        let mut waiting: HashMap<K, Vec<usize>> = HashMap::new();
        let unpaired: Vec<usize> = self.only_old().collect();
        for old in unpaired.into_iter().rev() {
            if let Some(key) = old_key(old) {
                waiting.entry(key).or_default().push(old);
            }
        }
        let unpaired: Vec<usize> = self.only_new().collect();
        for new in unpaired {
            let old = new_key(new).and_then(|key| waiting.get_mut(&key)?.pop());
            if let Some(old) = old {
                self.pair(old, new);
            }
        }
    }
}
