//! The file format, declared once: every table and key with its type, its default and one sentence.
//!
//! The reader takes the known keys from here, and so do the JSON Schema and the key tables of `docs/files`. The
//! parameters of rules are declared with the rules; only what they mean is here.

mod file;
mod matrix;
mod model;
mod policy;
mod settings;
mod value;

pub use file::{FILE, MANIFEST};
pub use matrix::{PARTY, PERSON, PHASE, RESPONSIBILITY, ROLE, WAIVER};
pub use model::{LETTER, MODEL, WORD};
pub(in crate::project) use policy::EACH;
pub use policy::{POLICY, SELECT};
pub(in crate::project) use settings::FAIL_ON;
pub use settings::{PROJECT, RULE, STYLE};
pub use value::{Default, IdKind, MapKey, Value};

/// Every table, those of `raci.toml` alone first.
pub const TABLES: [&Table; 16] = [
    &MANIFEST,
    &FILE,
    &PROJECT,
    &RULE,
    &STYLE,
    &MODEL,
    &LETTER,
    &WORD,
    &POLICY,
    &SELECT,
    &PARTY,
    &PHASE,
    &ROLE,
    &PERSON,
    &RESPONSIBILITY,
    &WAIVER,
];

/// A table of the files, or the top of a file.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    /// Unique among all tables, as in `role`.
    pub name: &'static str,
    /// How it is written, as in `[role.ID]`. Capitals are placeholders; empty for the top of a file.
    pub header: &'static str,
    /// What messages call one, as in `a role`.
    pub title: &'static str,
    /// One sentence, in Markdown without links.
    pub summary: &'static str,
    /// The keys, in the order in which messages list them.
    pub keys: &'static [Key],
    /// What every letter of the letter model is as a key, where letters are keys.
    pub letter: Option<Key>,
    /// At least one of these keys is required.
    pub one_of: &'static [&'static str],
}

impl Table {
    /// A table without keys, from which a declaration takes what it does not mention.
    const EMPTY: Table = Table {
        name: "",
        header: "",
        title: "",
        summary: "",
        keys: &[],
        letter: None,
        one_of: &[],
    };

    /// The names of the keys, in the order of their declaration.
    pub fn key_names(&self) -> impl Iterator<Item = &'static str> {
        self.keys.iter().map(|key| key.name)
    }
}

/// A key of a table.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// As it is written in the files.
    pub name: &'static str,
    /// What may be its value.
    pub value: Value,
    /// What holds without the key.
    pub default: Default,
    /// One sentence, in Markdown without links.
    pub summary: &'static str,
}

const fn key(name: &'static str, value: Value, default: Default, summary: &'static str) -> Key {
    Key { name, value, default, summary }
}
