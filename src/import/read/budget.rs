//! How much a file may become: cells that are merged, repeated or blank take few bytes of a file and many of memory.

use super::Refusal;
use crate::limits::{Limit, LimitKind, Limits};

/// The bytes that the texts of all cells may have.
const TEXT: usize = 256 << 20;

/// What is left of it.
#[derive(Debug, Clone)]
pub struct Budget {
    places: usize,
    text: usize,
    limit: Limit,
}

impl Budget {
    /// All of it: the places that the tables of a file may have, blank ones among them.
    #[must_use]
    pub fn of(limits: &Limits) -> Budget {
        let limit = limits.limit(LimitKind::Cells);
        Budget { places: limits.count(LimitKind::Cells), text: TEXT, limit }
    }

    /// Takes places.
    ///
    /// # Errors
    /// When there are none left.
    pub fn places(&mut self, count: usize) -> Result<(), Refusal> {
        let limit = self.limit;
        let refusal = || Refusal::TooLarge { what: "its tables", limit: format!("{limit} cells") };
        self.places = self.places.checked_sub(count).ok_or_else(refusal)?;
        Ok(())
    }

    /// Whether there are so many places left, before anything is made for them.
    ///
    /// # Errors
    /// When there are not.
    pub fn fits(&self, count: usize) -> Result<(), Refusal> {
        self.clone().places(count)
    }

    /// Takes the bytes of a text.
    ///
    /// # Errors
    /// When there are none left.
    pub fn text(&mut self, text: &str) -> Result<(), Refusal> {
        let refusal =
            || Refusal::TooLarge { what: "the text of its cells", limit: "256 MiB".to_owned() };
        self.text = self.text.checked_sub(text.len()).ok_or_else(refusal)?;
        Ok(())
    }

    /// Takes a place with a text in it.
    ///
    /// # Errors
    /// When there is not enough left.
    pub fn cell(&mut self, text: &str) -> Result<(), Refusal> {
        self.places(1)?;
        self.text(text)
    }
}
