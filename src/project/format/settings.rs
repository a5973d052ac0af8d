//! The project as a whole: what it is called, how strictly it is checked, how its documents look.

use super::Default::{Described, None as Nothing, Required, Text};
use super::value::first_of_each;
use super::{MapKey, Table, Value, key};
use crate::model::{Language, Level, PaletteName};

/// The values of `fail-on`.
pub(in crate::project) const FAIL_ON: [(&str, Level); 2] =
    [("error", Level::Error), ("warn", Level::Warn)];
pub(super) const LEVEL: Value = Value::Words(&first_of_each(&Level::NAMES));

/// `[project]`
pub const PROJECT: Table = Table {
    name: "project",
    header: "[project]",
    title: "[project]",
    summary: "What the project is called and how it is read.",
    keys: &[
        key(
            "name",
            Value::Text,
            Required,
            "The name of the project, in tables and at the end of a check.",
        ),
        key(
            "model",
            Value::ModelId,
            Text("raci"),
            "The letter model: a built-in one, or one defined in this file.",
        ),
        key(
            "language",
            Value::Words(&first_of_each(&Language::NAMES)),
            Text("en"),
            "The language of headings and letters in tables and documents. Findings are always in English.",
        ),
        key(
            "fail-on",
            Value::Words(&first_of_each(&FAIL_ON)),
            Text("error"),
            "The level from which `raci check` ends with exit status 1.",
        ),
        key(
            "files",
            Value::one_or_many(&Value::FilePattern),
            Described("`assignments`, `people` and `roles`, as files and as folders"),
            "The files to read besides `raci.toml`.",
        ),
    ],
    ..Table::EMPTY
};

/// The setting of one rule. Which parameters a rule has, and their defaults, is declared with the rule.
pub const RULE: Table = Table {
    name: "rule",
    header: "[rules.RULE]",
    title: "a rule",
    summary: "The level of a rule and its parameters.",
    keys: &[
        key(
            "level",
            LEVEL,
            Described("the rule's own"),
            "The level of its findings; `\"off\"` turns the rule off.",
        ),
        key(
            "max",
            Value::Number { least: 0 },
            Described("the rule's own"),
            "The largest number of roles without a finding.",
        ),
        key(
            "share",
            Value::Number { least: 0 },
            Described("the rule's own"),
            "The largest percentage of responsibilities that a role or person may own without a finding.",
        ),
        key(
            "least",
            Value::Number { least: 0 },
            Described("the rule's own"),
            "The rule applies if the project has at least this many responsibilities.",
        ),
    ],
    ..Table::EMPTY
};

/// `[style]`
pub const STYLE: Table = Table {
    name: "style",
    header: "[style]",
    title: "[style]",
    summary: "How documents look.",
    keys: &[
        key("title", Value::Text, Described("the project's name"), "The title above the tables."),
        key(
            "footer",
            Value::Text,
            Nothing,
            "The text at the foot of every page; in HTML and SVG once, at the end.",
        ),
        key(
            "logo",
            Value::Path,
            Nothing,
            "A PNG or JPEG picture beside the title, of at most 1 MiB: its path from the folder of `raci.toml`.",
        ),
        key(
            "palette",
            Value::Words(&first_of_each(&PaletteName::NAMES)),
            Described("depends on the format"),
            "The colours of the letters: `strong` for screens and slides, `light` for paper.",
        ),
        key(
            "colours",
            Value::Map { key: MapKey::Letter, of: &Value::Colour, may_be_empty: true },
            Described("those of the palette"),
            "Colours of single letters.",
        ),
        key(
            "font",
            Value::Font,
            Described("depends on the format"),
            "The font of documents, which the reader must have installed: letters, digits, spaces and hyphens.",
        ),
    ],
    ..Table::EMPTY
};
