//! A list without repetition: the second of a value is seen, and where the first stands.

use std::hash::Hash;

use crate::hash::HashMap;
use crate::source::Span;
use crate::source::Spanned;

/// Up to how many values are compared one by one. Most lists of a project are that short.
const FEW: usize = 12;

/// The values of a list so far, each once.
pub(super) struct UniqueList<T> {
    /// Each where it first stands.
    pub all: Vec<Spanned<T>>,
    /// The same to look up, once they are many.
    spans: Option<HashMap<T, Span>>,
}

impl<T: Copy + Eq + Hash> UniqueList<T> {
    /// Nothing so far, with room for so many.
    pub fn with_capacity(number: usize) -> Self {
        UniqueList { all: Vec::with_capacity(number), spans: None }
    }

    /// Adds a value. If it stands in the list already, tells where it stands first.
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
