//! The top of a file: which tables it may hold.

use super::Default::{None as Nothing, Required};
use super::settings::LEVEL;
use super::{
    IdKind, MODEL, MapKey, PARTY, PERSON, PHASE, POLICY, PROJECT, RESPONSIBILITY, ROLE, RULE,
    STYLE, Table, Value, key,
};

const LEVEL_OR_TABLE: Value = Value::Either(&LEVEL, &Value::Table(&RULE));

/// The top of `raci.toml`, besides what every file may hold.
pub const MANIFEST: Table = Table {
    name: "manifest",
    title: "this file",
    summary: "The tables that belong in `raci.toml` alone.",
    keys: &[
        key("project", Value::Table(&PROJECT), Required, PROJECT.summary),
        key(
            "rules",
            Value::Map { key: MapKey::Rule, of: &LEVEL_OR_TABLE, may_be_empty: true },
            Nothing,
            "How strict the check is: a level for a rule, or a level and parameters.",
        ),
        key("style", Value::Table(&STYLE), Nothing, STYLE.summary),
        key("policy", Value::tables(&Value::Table(&POLICY)), Nothing, "Rules of your own."),
        key("model", Value::tables(&Value::Table(&MODEL)), Nothing, "Letter models of your own."),
    ],
    ..Table::EMPTY
};

/// The top of any file.
pub const FILE: Table = Table {
    name: "file",
    title: "this file",
    summary: "The tables that any file may hold.",
    keys: &[
        key(
            "phase",
            Value::Either(&Value::tables(&Value::Table(&PHASE)), &Value::Id(IdKind::Phase)),
            Nothing,
            "The sections of the matrix, in this order. An id above all tables is the phase of the responsibilities in this file.",
        ),
        key(
            "party",
            Value::tables(&Value::Table(&PARTY)),
            Nothing,
            "The organisations that take part: the client, the vendor, a partner.",
        ),
        key(
            "role",
            Value::tables(&Value::Table(&ROLE)),
            Nothing,
            "The functions that take part, in this order: the columns of the matrix.",
        ),
        key(
            "person",
            Value::tables(&Value::Table(&PERSON)),
            Nothing,
            "The people who fill the roles. If any are defined, `filled-by` may name no one else.",
        ),
        key(
            "responsibility",
            Value::tables(&Value::Table(&RESPONSIBILITY)),
            Nothing,
            "The work, deliverables and decisions to assign, in this order: the rows of the matrix.",
        ),
    ],
    ..Table::EMPTY
};
