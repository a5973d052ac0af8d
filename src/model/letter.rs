//! Letters and sets of letters.

use std::fmt;

/// A single capital, `A` to `Z`: the way in which a role takes part in a responsibility.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Letter(u8);

impl Letter {
    /// Parses a single capital.
    #[must_use]
    pub fn parse(text: &str) -> Option<Letter> {
        match text.as_bytes() {
            [capital @ b'A'..=b'Z'] => Some(Letter(capital - b'A')),
            _ => None,
        }
    }

    /// The capital.
    #[must_use]
    pub fn capital(self) -> char {
        char::from(b'A' + self.0)
    }
}

impl fmt::Display for Letter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.capital())
    }
}

impl serde::Serialize for Letter {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl fmt::Debug for Letter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The letters of one cell: a set, without order or repetition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct LetterSet(u32);

impl LetterSet {
    /// Adds a letter.
    pub fn insert(&mut self, letter: Letter) {
        self.0 |= 1 << letter.0;
    }

    /// Whether the letter is in the set.
    #[must_use]
    pub fn contains(self, letter: Letter) -> bool {
        self.0 & (1 << letter.0) != 0
    }

    /// The number of letters.
    #[must_use]
    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Whether there are no letters.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The letters of either set.
    #[must_use]
    pub fn union(self, other: LetterSet) -> LetterSet {
        LetterSet(self.0 | other.0)
    }

    /// The letters of this set that are not in the other.
    #[must_use]
    pub fn without(self, other: LetterSet) -> LetterSet {
        LetterSet(self.0 & !other.0)
    }

    /// The letters of both sets.
    #[must_use]
    pub fn within(self, other: LetterSet) -> LetterSet {
        LetterSet(self.0 & other.0)
    }

    /// Whether some letter is in both sets.
    #[must_use]
    pub fn intersects(self, other: LetterSet) -> bool {
        self.0 & other.0 != 0
    }
}

impl FromIterator<Letter> for LetterSet {
    fn from_iter<I: IntoIterator<Item = Letter>>(letters: I) -> Self {
        let mut set = LetterSet::default();
        letters.into_iter().for_each(|letter| set.insert(letter));
        set
    }
}
