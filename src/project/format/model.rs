//! Letter models.

use super::Default::{Boolean, Described, None as Nothing, Required};
use super::value::first_of_each;
use super::{MapKey, Table, Value, key};
use crate::model::Kind;
use crate::models;

/// `[model.ID]`
pub const MODEL: Table = Table {
    name: "model",
    header: "[model.ID]",
    title: "a letter model",
    summary: "A letter model: which letters there are, what they mean, and how many roles hold each of them.",
    keys: &[
        key("name", Value::Text, Required, "The name shown."),
        key("description", Value::Text, Nothing, "What the model is for."),
        key("source", Value::Text, Nothing, "Where it comes from."),
        key(
            "based-on",
            Value::Words(&first_of_each(&models::BUILT_IN)),
            Nothing,
            "The built-in model whose letters it starts with.",
        ),
        key(
            "letter",
            Value::Map { key: MapKey::Letter, of: &Value::Table(&LETTER), may_be_empty: true },
            Described("those of `based-on`"),
            "The letters, in this order. For a letter of `based-on`, only the given keys change.",
        ),
    ],
    one_of: &["letter", "based-on"],
    ..Table::EMPTY
};

/// `[model.ID.letter.X]`
pub const LETTER: Table = Table {
    name: "letter",
    header: "[model.ID.letter.X]",
    title: "a letter",
    summary: "A letter of the model. One that `based-on` does not have needs a word and a count.",
    keys: &[
        key(
            "word",
            Value::Either(&Value::Text, &Value::Table(&WORD)),
            Described("required, unless `based-on` has the letter"),
            "The word that the letter abbreviates, or one for each language.",
        ),
        key("meaning", Value::Text, Nothing, "What a role with the letter does."),
        key(
            "verb",
            Value::Text,
            Described("`\"holds X for\"`"),
            "What messages put between a role and a responsibility, as in `\"is accountable for\"`.",
        ),
        key(
            "count",
            Value::Count,
            Described("required, unless `based-on` has the letter"),
            "How many roles hold the letter in a responsibility: `\"1\"` is exactly one, `\"1..\"` one or more, `\"0..2\"` at most two, `\"0..\"` any number.",
        ),
        key(
            "kind",
            Value::Words(&first_of_each(&Kind::NAMES)),
            Nothing,
            "How a role with the letter takes part: it does the work, checks it, supports it, is consulted, is informed, or is out.",
        ),
        key(
            "owner",
            Value::Boolean,
            Boolean(false),
            "Whether it is the owner letter. A model has at most one, held by exactly one role.",
        ),
        key(
            "alone",
            Value::Boolean,
            Boolean(false),
            "Whether a role with the letter may hold no other letter in the same responsibility.",
        ),
    ],
    ..Table::EMPTY
};

/// The table of `word`, with a word for each language.
pub const WORD: Table = Table {
    name: "word",
    header: "[model.ID.letter.X.word]",
    title: "\"word\"",
    summary: "A word for each language. Without one for a language, the English word is used.",
    keys: &[
        key("en", Value::Text, Nothing, "The word in English."),
        key("fr", Value::Text, Nothing, "The word in French."),
        key("de", Value::Text, Nothing, "The word in German."),
        key("es", Value::Text, Nothing, "The word in Spanish."),
        key("pt", Value::Text, Nothing, "The word in Portuguese."),
        key("it", Value::Text, Nothing, "The word in Italian."),
        key("nl", Value::Text, Nothing, "The word in Dutch."),
    ],
    ..Table::EMPTY
};
