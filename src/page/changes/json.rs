//! Changes as JSON: both states, whether they are the same, and every change with its ids.

use serde::Serialize;

use crate::diff::{Change, Side};
use crate::envelope;
use crate::page::changes::caution;

#[derive(Serialize)]
struct Body<'c> {
    old: &'c str,
    new: &'c str,
    same: bool,
    complete: bool,
    changes: &'c [Change],
}

pub(super) fn write(old: Side<'_, '_>, new: Side<'_, '_>, changes: &[Change]) -> String {
    let body = Body {
        old: old.label,
        new: new.label,
        same: changes.is_empty(),
        complete: caution(old, new).is_none(),
        changes,
    };
    envelope::write(envelope::Document::Changes, &body)
}
