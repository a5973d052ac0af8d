//! Policies.

use super::Default::{Described, None as Nothing, Text};
use super::settings::LEVEL;
use super::value::first_of_each;
use super::{IdKind, MapKey, Table, Value, key};
use crate::model::Each;

/// The values of `each`.
pub(in crate::project) const EACH: [(&str, Each); 2] =
    [("responsibility", Each::Responsibility), ("phase", Each::Phase)];

/// A policy has at least one of these keys.
const DEMANDS: &[&str] =
    &["require", "forbid", "count", "party", "tagged", "people", "distinct", "leads-to"];

const ROLES: Value = Value::OneOrMany { of: &Value::Id(IdKind::Role), may_be_empty: false };

/// A requirement of a policy: a value for each letter, for at least one letter.
const fn by_letter(of: &'static Value) -> Value {
    Value::Map { key: MapKey::Letter, of, may_be_empty: false }
}

/// `[policy.ID]`
pub const POLICY: Table = Table {
    name: "policy",
    header: "[policy.ID]",
    title: "a policy",
    summary: "A rule of your own: which responsibilities it selects, and what each of them must have.",
    keys: &[
        key("title", Value::Text, Nothing, "What it is for, shown with its findings."),
        key("level", LEVEL, Text("error"), "The level of its findings."),
        key(
            "each",
            Value::Words(&first_of_each(&EACH)),
            Text("responsibility"),
            "What it applies to. With `\"phase\"`, `count` is the only demand.",
        ),
        key("select", Value::Table(&SELECT), Described("all"), SELECT.summary),
        key(
            "require",
            by_letter(&ROLES),
            Nothing,
            "All these roles have the letter, themselves or through a board.",
        ),
        key(
            "forbid",
            by_letter(&ROLES),
            Nothing,
            "None of these roles has the letter, and no board with one of them has it.",
        ),
        key(
            "count",
            Value::Either(&by_letter(&Value::Count), &Value::Count),
            Nothing,
            "How many roles have the letter; with `each = \"phase\"`, how many responsibilities of the phase are selected.",
        ),
        key(
            "party",
            by_letter(&Value::Id(IdKind::Party)),
            Nothing,
            "Every role with the letter belongs to this party.",
        ),
        key("tagged", by_letter(&Value::Text), Nothing, "Every role with the letter has this tag."),
        key(
            "people",
            Value::Map {
                key: MapKey::Letters,
                of: &Value::Number { least: 1 },
                may_be_empty: false,
            },
            Nothing,
            "At least this many people are behind these letters, counted together: `{ RA = 2 }`.",
        ),
        key("distinct", Value::Letters, Nothing, "No one is behind two of these letters."),
        key(
            "leads-to",
            Value::Number { least: 0 },
            Nothing,
            "The responsibility leads to at least this many others.",
        ),
    ],
    one_of: DEMANDS,
    ..Table::EMPTY
};

/// `select` of a policy.
pub const SELECT: Table = Table {
    name: "select",
    header: "[policy.ID.select]",
    title: "\"select\"",
    summary: "Which responsibilities. All that is given must match.",
    keys: &[
        key(
            "phase",
            Value::one_or_many(&Value::Id(IdKind::Phase)),
            Described("all"),
            "It belongs to one of these phases.",
        ),
        key("tags", Value::one_or_many(&Value::Text), Described("all"), "It has all these tags."),
        key(
            "responsibilities",
            Value::one_or_many(&Value::Id(IdKind::Responsibility)),
            Described("all"),
            "It is one of these.",
        ),
        key(
            "party",
            Value::one_or_many(&Value::Id(IdKind::Party)),
            Described("all"),
            "Its owner belongs to one of these parties.",
        ),
    ],
    ..Table::EMPTY
};
