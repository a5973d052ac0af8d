//! Changes as JSON: both states, whether they are the same, and every change with its ids.

use serde::Serialize;

use crate::diff::write::caution;
use crate::diff::{Change, Side};
use crate::text::escape_json;

/// The version of the form. It grows when a key goes or changes its meaning, not when one is added.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'c> {
    version: u32,
    old: &'c str,
    new: &'c str,
    same: bool,
    complete: bool,
    changes: &'c [Change],
}

pub(super) fn write(
    old: Side<'_, '_>,
    new: Side<'_, '_>,
    changes: &[Change],
) -> serde_json::Result<String> {
    let document = Document {
        version: VERSION,
        old: old.label,
        new: new.label,
        same: changes.is_empty(),
        complete: caution(old, new).is_none(),
        changes,
    };
    Ok(escape_json(&serde_json::to_string_pretty(&document)?) + "\n")
}
