//! Changes as Markdown for a comment on a pull request. Names are escaped, and mention nobody.

use crate::diff::{Change, Side};
use crate::page::changes::{caution, grouped, summary};
use crate::page::markdown::inert;
use crate::text::Append;

/// A comment may have 65,536 characters; the hosts of pull requests use some of them.
const LONGEST: usize = 60_000;

pub(super) fn write(old: Side<'_, '_>, new: Side<'_, '_>, changes: &[Change]) -> String {
    let (from, to) = (inert(old.label), inert(new.label));
    let caution = caution(old, new).map(|caution| format!("\n**{}.**\n", inert(&caution)));
    let caution = caution.unwrap_or_default();
    if changes.is_empty() {
        return format!("No change of ownership from {from} to {to}.\n{caution}");
    }
    let summary = summary(changes);
    let mut text = format!("### Changes of ownership from {from} to {to}\n\n{summary}\n{caution}");
    let mut told = 0;
    for (heading, changes) in grouped(changes) {
        let mut part = format!("\n**{heading}**\n\n");
        for change in changes {
            let line = line(change);
            // A line too long for the comment must not drop those after it.
            if text.len() + part.len() + line.len() <= LONGEST {
                text.push_str(&std::mem::take(&mut part));
                text.push_str(&line);
                told += 1;
            }
        }
    }
    if told < changes.len() {
        writeln!(text, "\nand {} more.", changes.len() - told);
    }
    text
}

fn line(change: &Change) -> String {
    let place = change.place.as_ref().map(|place| format!(" ({})", inert(place)));
    format!("- {}{}\n", inert(&change.text), place.unwrap_or_default())
}
