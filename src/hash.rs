//! The maps and sets of the program: those of the standard library with a hash that is made for short keys.
//!
//! Their order is never shown: it is another one in every run.

/// What hashes.
pub(crate) type Hasher = foldhash::fast::RandomState;
/// A map.
pub(crate) type HashMap<K, V> = std::collections::HashMap<K, V, Hasher>;
/// A set.
pub(crate) type HashSet<T> = std::collections::HashSet<T, Hasher>;
