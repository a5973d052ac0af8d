//! How much a file may become: cells that are merged, repeated or blank take few bytes of a file and many of memory.

use super::ReadError;
use crate::limits::{Limit, LimitKind, Limits};

/// The bytes that the texts of all cells may have, for each that the file may have.
const TEXT: u64 = 4;

/// What is left of it.
#[derive(Debug, Clone)]
pub struct Budget {
    places: usize,
    text: u64,
    limits: Limits,
}

impl Budget {
    /// All of it: the places that the tables of a file may have, blank ones among them.
    #[must_use]
    pub fn new(limits: &Limits) -> Budget {
        let places = limits.count(LimitKind::Cells);
        Budget { places, text: text(limits).number, limits: *limits }
    }

    /// The limits that it was made of.
    #[cfg(feature = "xlsx")]
    #[must_use]
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Whether elements or blocks may be nested so deeply.
    ///
    /// # Errors
    /// When they may not.
    pub fn nesting(&self, depth: usize) -> Result<(), ReadError> {
        nesting(&self.limits, depth)
    }

    /// Takes places.
    ///
    /// # Errors
    /// When there are none left.
    pub fn places(&mut self, count: usize) -> Result<(), ReadError> {
        let limit = self.limits.limit(LimitKind::Cells);
        let refusal =
            || ReadError::TooLarge { what: "its tables", limit: format!("{limit} cells") };
        self.places = self.places.checked_sub(count).ok_or_else(refusal)?;
        Ok(())
    }

    /// Whether there are so many places left, before anything is made for them.
    ///
    /// # Errors
    /// When there are not.
    pub fn fits(&self, count: usize) -> Result<(), ReadError> {
        self.clone().places(count)
    }

    /// Takes the bytes of a text.
    ///
    /// # Errors
    /// When there are none left.
    pub fn text(&mut self, text: &str) -> Result<(), ReadError> {
        let limit = self::text(&self.limits);
        let refusal =
            || ReadError::TooLarge { what: "the text of its cells", limit: limit.to_string() };
        self.text = self.text.checked_sub(text.len() as u64).ok_or_else(refusal)?;
        Ok(())
    }

    /// Takes a place with a text in it.
    ///
    /// # Errors
    /// When there is not enough left.
    pub fn cell(&mut self, text: &str) -> Result<(), ReadError> {
        self.places(1)?;
        self.text(text)
    }
}

/// How many bytes the texts of all cells may have.
fn text(limits: &Limits) -> Limit {
    let file = limits.limit(LimitKind::FileSize);
    Limit { number: file.number.saturating_mul(TEXT), ..file }
}

/// Whether elements or blocks may be nested so deeply.
///
/// # Errors
/// When they may not.
pub fn nesting(limits: &Limits, depth: usize) -> Result<(), ReadError> {
    if depth > limits.count(LimitKind::Nesting) {
        let limit = format!("{} levels", limits.of(LimitKind::Nesting));
        return Err(ReadError::TooLarge { what: "its nesting", limit });
    }
    Ok(())
}
