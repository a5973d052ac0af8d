//! A part of a whole.

/// A number of items out of all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Share {
    /// The number of items.
    pub count: u32,
    /// The number of all items.
    pub of: u32,
}

impl Share {
    /// The share of `count` items out of `of`. Numbers above `u32::MAX` are lowered to it.
    #[must_use]
    pub fn new(count: usize, of: usize) -> Share {
        let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Share { count: number(count), of: number(of) }
    }

    /// As a fraction from 0 to 1; 0 of 0 is 0.
    #[must_use]
    pub fn fraction(self) -> f64 {
        f64::from(self.count) / f64::from(self.of.max(1))
    }

    /// In whole per cent, rounded half up.
    #[must_use]
    pub fn percent(self) -> u64 {
        (u64::from(self.count) * 200 + u64::from(self.of)) / (u64::from(self.of.max(1)) * 2)
    }
}
