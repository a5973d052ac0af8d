//! Builds the findings that several readers share.

use crate::finding::{Finding, reading_rule};
use crate::project::toml::{Entry, Node};
use crate::source::Span;

/// A key that its table does not have. `known` are the keys that it has.
pub(super) fn unknown_key(entry: &Entry<'_, '_>, table: &str, known: &[&str]) -> Finding {
    let finding = Finding::new(
        reading_rule::UNKNOWN_KEY,
        entry.key_span,
        format!("{table} has no key \"{}\"", entry.key),
    );
    match crate::suggest::nearest(entry.key, known.iter().copied()) {
        Some(near) => finding.help(format!("did you mean \"{near}\"?")),
        None => finding.help(format!("the keys of {table} are: {}", known.join(", "))),
    }
}

/// A value of another type than `wanted`, as in "a list of role ids".
pub(super) fn wrong_type(key: &str, node: Node<'_, '_>, wanted: &str) -> Finding {
    Finding::new(
        reading_rule::WRONG_TYPE,
        node.span(),
        format!("\"{key}\" must be {wanted}, not {}", node.kind()),
    )
}

/// A value of the right type that is not allowed.
pub(super) fn wrong_value(key: &str, node: Node<'_, '_>, wanted: &str) -> Finding {
    Finding::new(reading_rule::WRONG_TYPE, node.span(), format!("\"{key}\" must be {wanted}"))
}

/// A required key is missing; `example` is the line to paste.
pub(super) fn missing_key(span: Span, table: &str, key: &str, example: &str) -> Finding {
    Finding::new(reading_rule::MISSING_KEY, span, format!("{table} has no \"{key}\""))
        .help(format!("add: {example}"))
}
