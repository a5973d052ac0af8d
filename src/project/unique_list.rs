//! A list without repetition, which knows the span of the first of each value.

use std::hash::Hash;

use crate::hash::HashMap;
use crate::source::Span;
use crate::source::Spanned;

/// The largest number of values that are compared one by one. Most lists of a project are this short.
const FEW: usize = 12;

/// The distinct values of a list.
pub(super) struct UniqueList<T> {
    /// Each value at its first span.
    pub all: Vec<Spanned<T>>,
    /// The spans by value, once there are many.
    spans: Option<HashMap<T, Span>>,
}

impl<T: Copy + Eq + Hash> UniqueList<T> {
    /// An empty list with room for `capacity` values.
    pub fn with_capacity(capacity: usize) -> Self {
        UniqueList { all: Vec::with_capacity(capacity), spans: None }
    }

    /// Adds a value.
    ///
    /// # Errors
    /// The span of the first, if the list has the value already.
    pub fn add(&mut self, value: Spanned<T>) -> Result<(), Span> {
        if self.all.len() < FEW {
            if let Some(first) = self.all.iter().find(|known| known.value == value.value) {
                return Err(first.span);
            }
        } else {
            let known = || self.all.iter().map(|known| (known.value, known.span)).collect();
            let spans = self.spans.get_or_insert_with(known);
            if let Some(first) = spans.get(&value.value) {
                return Err(*first);
            }
            spans.insert(value.value, value.span);
        }
        self.all.push(value);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FileId;

    #[test]
    fn the_second_of_few_and_of_many_is_seen() {
        for number in [FEW, 10 * FEW] {
            let mut firsts = UniqueList::with_capacity(number);
            let span = |at: usize| {
                let at = u32::try_from(at).unwrap();
                Span { file: FileId(0), start: at, end: at }
            };
            for value in 0..number {
                assert_eq!(firsts.add(Spanned::new(value, span(value))), Ok(()));
            }
            for value in 0..number {
                let again = Spanned::new(value, span(number + value));
                assert_eq!(firsts.add(again), Err(span(value)));
            }
            assert!(firsts.all.iter().map(|first| first.value).eq(0..number));
        }
    }
}
