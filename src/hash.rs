//! The maps and sets of the program, with a fast hash for short keys, and [`HashIndex`], a sorted list of hashes that
//! replaces a map for large inputs.
//!
//! The hasher is seeded anew in every run, so the order of a map or set must never reach the output.

use std::hash::{BuildHasher, Hash};

/// The hasher behind every map and set.
pub(crate) type Hasher = foldhash::fast::RandomState;
/// A map with this hasher.
pub(crate) type HashMap<K, V> = std::collections::HashMap<K, V, Hasher>;
/// A set with this hasher.
pub(crate) type HashSet<T> = std::collections::HashSet<T, Hasher>;

/// The positions of the keys of a list, sorted by hash, so that equal keys are neighbours. It takes a third of the
/// memory of a map and is built in one go.
#[derive(Default)]
pub(crate) struct HashIndex {
    hasher: Hasher,
    /// The upper half of each number is a hash, the lower half a position.
    sorted: Vec<u64>,
}

/// The bits of a number that are the hash.
const HASH: u64 = !0 << 32;

impl HashIndex {
    /// Indexes a list of fewer than 2³² keys.
    pub fn from_keys<T: Hash>(keys: impl Iterator<Item = T>) -> Self {
        let hasher = Hasher::default();
        let mut sorted: Vec<u64> = (0_u64..)
            .zip(keys)
            .map(|(position, key)| hasher.hash_one(key) & HASH | position)
            .collect();
        sorted.sort_unstable();
        HashIndex { hasher, sorted }
    }

    /// The positions whose key has the hash of this one, in ascending order. The caller compares the keys.
    pub fn find(&self, key: impl Hash) -> impl Iterator<Item = usize> {
        let hash = self.hasher.hash_one(key) & HASH;
        let from = self.sorted.partition_point(|number| number & HASH < hash);
        let same = self.sorted[from..].iter().take_while(move |number| *number & HASH == hash);
        same.copied().map(position)
    }

    /// The groups of two or more positions whose keys have the same hash, each in ascending order.
    pub fn groups(&self) -> impl Iterator<Item = impl Iterator<Item = usize> + Clone> {
        let groups = self.sorted.chunk_by(|one, next| one & HASH == next & HASH);
        groups.filter(|group| group.len() > 1).map(|group| group.iter().copied().map(position))
    }
}

fn position(number: u64) -> usize {
    usize::try_from(number & !HASH).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_keys_form_groups_and_are_found() {
        let keys = ["a", "b", "a", "c", "a", "c"];
        let index = HashIndex::from_keys(keys.iter());
        let mut groups: Vec<Vec<usize>> = index.groups().map(Iterator::collect).collect();
        groups.sort();
        assert_eq!(groups, [vec![0, 2, 4], vec![3, 5]]);
        assert!(index.find("b").eq([1]));
        assert_eq!(index.find("d").count(), 0);
        assert_eq!(HashIndex::default().find("a").count(), 0);
    }
}
