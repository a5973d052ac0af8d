//! The names of the rules of reading. The reader reports their findings, `rules` explains them.

/// A file that cannot be opened, or is not UTF-8 text.
pub const UNREADABLE: &str = "unreadable";
/// A file, a number of entries or a name above its limit.
pub const TOO_LARGE: &str = "too-large";
/// Text that is not TOML.
pub const SYNTAX: &str = "syntax";
/// A key that its table does not have.
pub const UNKNOWN_KEY: &str = "unknown-key";
/// A value of another type, or not one of those allowed.
pub const WRONG_TYPE: &str = "wrong-type";
/// A required key that is missing.
pub const MISSING_KEY: &str = "missing-key";
/// An id that is not made of lower-case letters, digits and single hyphens.
pub const INVALID_ID: &str = "invalid-id";
/// An id defined twice, or listed twice under one key.
pub const DUPLICATE_ID: &str = "duplicate-id";
/// A reference to an id that is not defined.
pub const UNKNOWN_REFERENCE: &str = "unknown-reference";
/// A letter that the letter model does not have.
pub const UNKNOWN_LETTER: &str = "unknown-letter";
/// A chain of references that returns to its start.
pub const REFERENCE_LOOP: &str = "reference-loop";
