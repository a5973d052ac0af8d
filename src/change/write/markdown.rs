//! Changes as Markdown for a comment on a pull request. Nothing of a name is markup in it, and nobody is mentioned.

use super::{grouped, summary};
use crate::change::{Change, Side};
use crate::export::markdown::inert;

/// A comment may have 65,536 characters, of which the hosts of pull requests use some themselves.
const LONGEST: usize = 60_000;

pub(super) fn write(old: Side<'_, '_>, new: Side<'_, '_>, changes: &[Change]) -> String {
    let (from, to) = (inert(old.label), inert(new.label));
    if changes.is_empty() {
        return format!("No change of ownership from {from} to {to}.\n");
    }
    let mut text =
        format!("### Changes of ownership from {from} to {to}\n\n{}\n", summary(changes));
    let mut told = 0;
    for (heading, changes) in grouped(changes) {
        let mut part = format!("\n**{heading}**\n\n");
        for change in changes {
            part.push_str(&line(change));
            if text.len() + part.len() > LONGEST {
                break;
            }
            text.push_str(&std::mem::take(&mut part));
            told += 1;
        }
    }
    if told < changes.len() {
        text.push_str(&format!("\nand {} more.\n", changes.len() - told));
    }
    text
}

fn line(change: &Change) -> String {
    let place = change.place.as_ref().map(|place| format!(" ({})", inert(place)));
    format!("- {}{}\n", inert(&change.text), place.unwrap_or_default())
}
