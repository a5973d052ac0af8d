//! How changes are written: one format, one file.

#[cfg(feature = "html")]
mod html;
mod json;
mod markdown;
mod text;

use crate::diff::{Change, Group, Side};
use crate::error::Error;
use crate::plural::{count, list};

/// The formats of changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// Text for the terminal
    Text,
    /// Markdown for a comment on a pull request; mentions nobody
    Md,
    /// One JSON object
    Json,
    /// A web page: the matrix with its changes
    Html,
}

/// Writes the changes from one state to another.
///
/// # Errors
/// When the program was built without the format.
pub fn write(
    format: Format,
    old: Side<'_, '_>,
    new: Side<'_, '_>,
    changes: &[Change],
    colour: bool,
) -> Result<String, Error> {
    Ok(match format {
        Format::Text => text::write(old, new, changes, colour),
        Format::Md => markdown::write(old, new, changes),
        Format::Json => json::write(old, new, changes),
        #[cfg(feature = "html")]
        Format::Html => html::write(old, new, changes),
        #[cfg(not(feature = "html"))]
        Format::Html => return Err(Error::LeftOut { format: "html" }),
    })
}

/// The changes in their groups, with the headings of these; a group without changes is left out.
fn grouped(changes: &[Change]) -> Vec<(&'static str, Vec<&Change>)> {
    let groups = Group::ALL.into_iter().map(|(group, heading)| {
        (heading, changes.iter().filter(|change| change.group == group).collect::<Vec<_>>())
    });
    groups.filter(|(_, changes)| !changes.is_empty()).collect()
}

/// Warnings about states that could not be read in full.
fn caution(old: Side<'_, '_>, new: Side<'_, '_>) -> Option<String> {
    let labels = [old, new].into_iter().filter(|side| !side.project.unparsed.is_empty());
    let labels: Vec<String> = labels.map(|side| side.label.to_owned()).collect();
    let labels = list(&labels);
    let caution = format!(
        "Not everything in {labels} could be read: some of this may be no change, or not all of it"
    );
    (!labels.is_empty()).then_some(caution)
}

/// "7 changes: owners 2 · people 1 · other letters 4".
fn summary(changes: &[Change]) -> String {
    let groups = grouped(changes).into_iter();
    let numbers: Vec<String> = groups
        .map(|(heading, changes)| format!("{} {}", heading.to_lowercase(), changes.len()))
        .collect();
    format!("{}: {}", count(changes.len(), "change"), numbers.join(" · "))
}
