//! The lines that close the text of a project.

use crate::model::Project;
use crate::project::ProjectFiles;
use crate::report::summary::Summary;
use crate::text::sanitize;

/// The summary of a project, and what must be known to trust it.
#[must_use]
pub fn lines(project: &Project<'_>, files: &ProjectFiles<'_>, summary: &Summary) -> String {
    let mut lines = match project.settings.name {
        "" => format!("{summary}\n"),
        name => format!("{}\n", sanitize(&format!("{name}: {summary}"))),
    };
    let mark = sanitize(&files.sources.files[0].path);
    for (name, meant) in &files.nearly_usual {
        let name = sanitize(name);
        lines.push_str(&format!(
            "note: {mark}: {name} beside it is not read; did you mean {meant}?\n"
        ));
    }
    if project.responsibilities.is_empty() && summary.errors == 0 {
        lines.push_str(&format!(
            "note: {mark}: nothing to check yet: add a [responsibility.ID], for example in assignments.toml\n"
        ));
    }
    if project.model.owner().is_none() {
        lines.push_str(&format!(
            "note: {mark}: {} has no owner letter, so nobody has to own a responsibility: unowned and owned-twice are silent\n",
            sanitize(project.model.name)
        ));
    }
    lines
}
