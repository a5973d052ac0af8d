//! Chance that is the same every time.

/// A sequence of numbers that looks random and never changes (Marsaglia, "Xorshift RNGs", 2003).
pub struct Numbers(u64);

impl Numbers {
    /// A sequence; another seed gives another one.
    #[must_use]
    pub fn new(seed: usize) -> Self {
        Numbers((seed as u64).wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// The next number, below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).unwrap_or_default()
    }
}
