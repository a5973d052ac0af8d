//! The types of values, and their defaults.

use std::fmt;

use super::Table;

/// What a value may be. `Display` writes it in Markdown, as in `id of a role, or a list`.
#[derive(Debug, Clone, Copy)]
pub enum Value {
    /// Text that is not blank.
    Text,
    /// A whole number from `least` to 2³² - 1.
    Number {
        /// The smallest number allowed.
        least: u32,
    },
    /// `true` or `false`.
    Boolean,
    /// A date without a time.
    Date,
    /// One of these words.
    Words(&'static [&'static str]),
    /// The id of an entry of the project.
    Id(IdKind),
    /// The id of a letter model, built in or defined in `raci.toml`.
    ModelId,
    /// The id or the name of a person.
    Person,
    /// The id or the name of a person, or the id of a party.
    Assignee,
    /// How many roles, as in `"1..2"`.
    Count,
    /// `#` and six hexadecimal digits.
    Colour,
    /// The name of a font.
    Font,
    /// The path of a file, from the folder of `raci.toml`.
    Path,
    /// A pattern of paths, from the folder of `raci.toml`.
    FilePattern,
    /// A list of two letters or more.
    Letters,
    /// One value, or a list without duplicates.
    OneOrMany {
        /// What each of them is.
        of: &'static Value,
        /// Whether the list may be empty.
        may_be_empty: bool,
    },
    /// A table with declared keys.
    Table(&'static Table),
    /// A table whose keys are not declared, but are ids, letters or rules.
    Map {
        /// What the keys are.
        key: MapKey,
        /// What each value is.
        of: &'static Value,
        /// Whether it may have no key at all.
        may_be_empty: bool,
    },
    /// One of two types.
    Either(&'static Value, &'static Value),
}

impl Value {
    /// One value or a list.
    pub(super) const fn one_or_many(of: &'static Value) -> Value {
        Value::OneOrMany { of, may_be_empty: true }
    }

    /// A table for each id, as `[role.ID]`.
    pub(super) const fn tables(of: &'static Value) -> Value {
        Value::Map { key: MapKey::Id, of, may_be_empty: true }
    }
}

/// The words of a list of words and what each of them means.
pub(super) const fn first_of_each<T, const N: usize>(
    pairs: &[(&'static str, T); N],
) -> [&'static str; N] {
    let mut words = [""; N];
    let mut position = 0;
    while position < N {
        words[position] = pairs[position].0;
        position += 1;
    }
    words
}

/// What can be referred to by its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdKind {
    /// `[party.ID]`
    Party,
    /// `[phase.ID]`
    Phase,
    /// `[role.ID]`
    Role,
    /// `[person.ID]`
    Person,
    /// `[responsibility.ID]`
    Responsibility,
}

impl IdKind {
    /// Every kind, in the order of their discriminants.
    pub const ALL: [IdKind; 5] =
        [IdKind::Party, IdKind::Phase, IdKind::Role, IdKind::Person, IdKind::Responsibility];

    /// The word for one of them, which is also the key of its tables.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            IdKind::Party => "party",
            IdKind::Phase => "phase",
            IdKind::Role => "role",
            IdKind::Person => "person",
            IdKind::Responsibility => "responsibility",
        }
    }
}

/// What the keys of a map are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MapKey {
    /// The id that is defined there.
    Id,
    /// The name of a rule.
    Rule,
    /// The name of a rule, or the id of a policy.
    RuleOrPolicy,
    /// A letter.
    Letter,
    /// One letter or several, as in `RA`.
    Letters,
}

/// What holds where a key is missing. `Display` writes it in Markdown.
#[derive(Debug, Clone, Copy)]
pub enum Default {
    /// The key is required.
    Required,
    /// Nothing.
    None,
    /// A text of this content.
    Text(&'static str),
    /// A number.
    Number(u32),
    /// A truth value.
    Boolean(bool),
    /// A constraint that only words can describe, in Markdown.
    Described(&'static str),
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Value::Text => "text",
            Value::Number { .. } => "whole number",
            Value::Boolean => "`true` or `false`",
            Value::Date => "date",
            Value::Words(words) => {
                let words: Vec<String> = words.iter().map(|word| format!("`\"{word}\"`")).collect();
                return f.write_str(&words.join(", "));
            }
            Value::Id(kind) => return write!(f, "id of a {}", kind.word()),
            Value::ModelId => "id of a letter model",
            Value::Person => "id or name of a person",
            Value::Assignee => "id or name of a person, id of a party",
            Value::Count => "count",
            Value::Colour => "colour, such as `\"#3D1230\"`",
            Value::Font => "name of a font",
            Value::Path => "path",
            Value::FilePattern => "file pattern",
            Value::Letters => "list of two or more letters",
            Value::OneOrMany { of, .. } => return write!(f, "{of}, or a list"),
            Value::Table(table) => return write!(f, "table `{}`", table.header),
            Value::Map { of: Value::Table(table), .. } => {
                return write!(f, "tables `{}`", table.header);
            }
            Value::Map { key, of, .. } => return write!(f, "{} → {of}", key.word()),
            Value::Either(one, other) => return write!(f, "{one}, or {other}"),
        })
    }
}

impl MapKey {
    fn word(self) -> &'static str {
        match self {
            MapKey::Id => "id",
            MapKey::Rule => "rule",
            MapKey::RuleOrPolicy => "rule or policy",
            MapKey::Letter => "letter",
            MapKey::Letters => "letters",
        }
    }
}

impl fmt::Display for Default {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Default::Required => f.write_str("required"),
            Default::None => f.write_str("none"),
            Default::Text(text) => write!(f, "`\"{text}\"`"),
            Default::Number(number) => write!(f, "{number}"),
            Default::Boolean(flag) => write!(f, "`{flag}`"),
            Default::Described(words) => f.write_str(words),
        }
    }
}
