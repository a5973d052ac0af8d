//! The maps and sets of the program: those of the standard library with a hash that is made for short keys; and a list
//! in place of a map, for many things.
//!
//! Their order is never shown: it is another one in every run.

use std::hash::{BuildHasher, Hash};

/// What hashes.
pub(crate) type Hasher = foldhash::fast::RandomState;
/// A map.
pub(crate) type HashMap<K, V> = std::collections::HashMap<K, V, Hasher>;
/// A set.
pub(crate) type HashSet<T> = std::collections::HashSet<T, Hasher>;

/// The positions of things in a list, in the order of their hashes: things that are the same stand together. It takes a
/// third of the room of a map, and is made in one go.
#[derive(Default)]
pub(crate) struct HashIndex {
    hasher: Hasher,
    /// Half of each number is a hash, and the rest a position.
    sorted: Vec<u64>,
}

/// The half of a number that is a hash.
const HASH: u64 = !0 << 32;

impl HashIndex {
    /// The things of a list, which has fewer than 2³².
    pub fn of<T: Hash>(things: impl Iterator<Item = T>) -> Self {
        let hasher = Hasher::default();
        let things = (0_u64..).zip(things);
        let numbers = things.map(|(position, thing)| hasher.hash_one(thing) & HASH | position);
        let mut sorted: Vec<u64> = numbers.collect();
        sorted.sort_unstable();
        HashIndex { hasher, sorted }
    }

    /// The positions at which a thing may stand, in order.
    pub fn find(&self, thing: impl Hash) -> impl Iterator<Item = usize> {
        let hash = self.hasher.hash_one(thing) & HASH;
        let from = self.sorted.partition_point(|number| number & HASH < hash);
        let same = self.sorted[from..].iter().take_while(move |number| *number & HASH == hash);
        same.copied().map(position)
    }

    /// The positions of things that may be the same, several at a time, each time in order.
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
    fn what_is_the_same_stands_together_and_is_found() {
        let things = ["a", "b", "a", "c", "a", "c"];
        let by_hash = HashIndex::of(things.iter());
        let mut groups: Vec<Vec<usize>> = by_hash.groups().map(Iterator::collect).collect();
        groups.sort();
        assert_eq!(groups, [vec![0, 2, 4], vec![3, 5]]);
        assert!(by_hash.find("b").eq([1]));
        assert_eq!(by_hash.find("d").count(), 0);
        assert_eq!(HashIndex::default().find("a").count(), 0);
    }
}
