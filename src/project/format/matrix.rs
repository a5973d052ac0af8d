//! What the matrix is made of: the tables of any file.

use super::Default::{Boolean, Described, None as Nothing, Number, Required};
use super::{IdKind, Key, MapKey, Table, Value, key};

const TEXTS: Value = Value::one_or_many(&Value::Text);
const WAIVERS: Value =
    Value::Map { key: MapKey::RuleOrPolicy, of: &Value::Table(&WAIVER), may_be_empty: true };

/// `[party.ID]`
pub const PARTY: Table = Table {
    name: "party",
    header: "[party.ID]",
    title: "a party",
    summary: "An organisation in the engagement: the client, the vendor, a partner.",
    keys: &[
        key("name", Value::Text, Required, "The name shown."),
        key(
            "fallback",
            Value::Id(IdKind::Role),
            Nothing,
            "The role that covers this party's vacant roles.",
        ),
    ],
    ..Table::EMPTY
};

/// `[phase.ID]`
pub const PHASE: Table = Table {
    name: "phase",
    header: "[phase.ID]",
    title: "a phase",
    summary: "A section of the responsibilities.",
    keys: &[
        key("name", Value::Text, Required, "The heading of the section."),
        key("waive", WAIVERS, Nothing, "Exceptions for the phase and its responsibilities."),
    ],
    ..Table::EMPTY
};

/// `[role.ID]`
pub const ROLE: Table = Table {
    name: "role",
    header: "[role.ID]",
    title: "a role",
    summary: "A function that takes part: a column of the matrix.",
    keys: &[
        key("name", Value::Text, Required, "The heading of the column."),
        key("short", Value::Text, Described("initials"), "The heading where columns are narrow."),
        key("party", Value::Id(IdKind::Party), Nothing, "The organisation that it belongs to."),
        key("required", Value::Boolean, Boolean(false), "Whether someone must fill the role."),
        key(
            "filled-by",
            Value::one_or_many(&Value::Assignee),
            Described("vacant"),
            "Who fills the role.",
        ),
        key(
            "at-least",
            Value::Number { least: 0 },
            Number(1),
            "How many people a required role needs.",
        ),
        key(
            "at-most",
            Value::Number { least: 0 },
            Described("any number"),
            "How many people may fill the role, required or not.",
        ),
        key(
            "lead",
            Value::Person,
            Nothing,
            "Who is accountable if several people fill the role: one of those under `filled-by`.",
        ),
        key("reports-to", Value::Id(IdKind::Role), Nothing, "The role above it."),
        key("represents", Value::Id(IdKind::Role), Nothing, "The role on whose behalf it acts."),
        key(
            "members",
            Value::one_or_many(&Value::Id(IdKind::Role)),
            Nothing,
            "The roles that make up a board or committee.",
        ),
        key("deputy", Value::Id(IdKind::Role), Nothing, "The role that stands in."),
        key("description", Value::Text, Nothing, "What the role is for."),
        key("tags", TEXTS, Nothing, "Labels that a policy can require with `tagged`."),
        key("waive", WAIVERS, Nothing, "Exceptions for the role."),
    ],
    ..Table::EMPTY
};

/// `[person.ID]`
pub const PERSON: Table = Table {
    name: "person",
    header: "[person.ID]",
    title: "a person",
    summary: "Someone who fills a role.",
    keys: &[
        key(
            "name",
            Value::Text,
            Required,
            "The name shown, which `filled-by` may use instead of the id.",
        ),
        key("party", Value::Id(IdKind::Party), Nothing, "The organisation that they belong to."),
        key("email", Value::Text, Nothing, "Where to reach them."),
        key("waive", WAIVERS, Nothing, "Exceptions for the person."),
    ],
    ..Table::EMPTY
};

/// `[responsibility.ID]`
pub const RESPONSIBILITY: Table = Table {
    name: "responsibility",
    header: "[responsibility.ID]",
    title: "a responsibility",
    summary: "A task, a deliverable, a decision or a gate that someone must own: a row of the matrix.",
    keys: &[
        key("name", Value::Text, Required, "What has to be done, delivered or decided."),
        key(
            "phase",
            Value::Id(IdKind::Phase),
            Described("`phase` of the file"),
            "The section in which it is shown.",
        ),
        key("tags", TEXTS, Nothing, "Labels by which a policy can select it."),
        key("description", Value::Text, Nothing, "More about what has to be done."),
        key("deliverable", Value::Text, Nothing, "What it produces."),
        key(
            "source",
            Value::Text,
            Nothing,
            "Where it comes from: a contract clause, a ticket, a link.",
        ),
        key(
            "leads-to",
            Value::one_or_many(&Value::Id(IdKind::Responsibility)),
            Nothing,
            "The responsibilities that must follow.",
        ),
        key("waive", WAIVERS, Nothing, "Exceptions for the responsibility."),
    ],
    letter: Some(Key {
        name: "R",
        value: Value::one_or_many(&Value::Id(IdKind::Role)),
        default: Nothing,
        summary: "The roles with this letter. The letter model defines which letters there are.",
    }),
    ..Table::EMPTY
};

/// `waive.RULE`
pub const WAIVER: Table = Table {
    name: "waiver",
    header: "waive.RULE",
    title: "a waiver",
    summary: "A recorded exception to a rule or a policy.",
    keys: &[
        key("reason", Value::Text, Required, "Why this is an exception."),
        key(
            "until",
            Value::Date,
            Described("no end"),
            "The last day on which it holds, without quotes: `2030-12-31`.",
        ),
    ],
    ..Table::EMPTY
};
