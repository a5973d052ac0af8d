//! A list without repetition: the second of a value is seen, and where the first stands.

use std::hash::Hash;

use crate::finding::Place;
use crate::hash::HashMap;
use crate::model::Located;

/// Up to how many values are compared one by one. Most lists of a project are that short.
const FEW: usize = 12;

/// The values of a list so far, each once.
pub(super) struct Firsts<T> {
    /// Each where it first stands.
    pub all: Vec<Located<T>>,
    /// The same to look up, once they are many.
    places: Option<HashMap<T, Place>>,
}

impl<T: Copy + Eq + Hash> Firsts<T> {
    /// Nothing so far, with room for so many.
    pub fn with_capacity(number: usize) -> Self {
        Firsts { all: Vec::with_capacity(number), places: None }
    }

    /// Adds a value. If it stands in the list already, tells where it stands first.
    pub fn add(&mut self, value: Located<T>) -> Result<(), Place> {
        if self.all.len() < FEW {
            if let Some(first) = self.all.iter().find(|known| known.value == value.value) {
                return Err(first.place);
            }
        } else {
            let known = || self.all.iter().map(|known| (known.value, known.place)).collect();
            let places = self.places.get_or_insert_with(known);
            if let Some(first) = places.get(&value.value) {
                return Err(*first);
            }
            places.insert(value.value, value.place);
        }
        self.all.push(value);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::FileId;

    #[test]
    fn the_second_of_few_and_of_many_is_seen() {
        for number in [FEW, 10 * FEW] {
            let mut firsts = Firsts::with_capacity(number);
            let place = |at: usize| {
                let at = u32::try_from(at).unwrap();
                Place { file: FileId(0), start: at, end: at }
            };
            for value in 0..number {
                assert_eq!(firsts.add(Located::new(value, place(value))), Ok(()));
            }
            for value in 0..number {
                let again = Located::new(value, place(number + value));
                assert_eq!(firsts.add(again), Err(place(value)));
            }
            assert!(firsts.all.iter().map(|first| first.value).eq(0..number));
        }
    }
}
