//! Where each value of a list first stands, so that the second one is seen.

use std::hash::Hash;

use crate::finding::Place;
use crate::hash::HashMap;

/// Up to how many values are compared one by one. Most lists of a project are that short.
const FEW: usize = 12;

/// The values of a list so far.
pub(super) struct Firsts<T> {
    few: Vec<(T, Place)>,
    many: HashMap<T, Place>,
}

impl<T: Copy + Eq + Hash> Firsts<T> {
    pub fn new() -> Self {
        Firsts { few: Vec::new(), many: HashMap::default() }
    }

    /// Notes a value. If it stands in the list already, tells where it stands first.
    pub fn note(&mut self, value: T, place: Place) -> Result<(), Place> {
        if self.many.is_empty() {
            if let Some((_, first)) = self.few.iter().find(|(known, _)| *known == value) {
                return Err(*first);
            }
            if self.few.len() < FEW {
                self.few.push((value, place));
                return Ok(());
            }
            self.many = self.few.drain(..).collect();
        }
        match *self.many.entry(value).or_insert(place) {
            first if first == place => Ok(()),
            first => Err(first),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::FileId;

    #[test]
    fn the_second_of_few_and_of_many_is_seen() {
        for number in [FEW, 10 * FEW] {
            let mut firsts = Firsts::new();
            let place = |at: usize| {
                let at = u32::try_from(at).unwrap();
                Place { file: FileId(0), start: at, end: at }
            };
            for value in 0..number {
                assert_eq!(firsts.note(value, place(value)), Ok(()));
            }
            for value in 0..number {
                assert_eq!(firsts.note(value, place(number + value)), Err(place(value)));
            }
        }
    }
}
