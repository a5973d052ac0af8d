//! An invisible character in an id or a name.

use crate::finding::Finding;
use crate::model::{Level, Project};
use crate::rules::Rule;
use crate::rules::support::named_items;
use crate::text;

pub const RULE: Rule = Rule {
    name: "hidden-character",
    summary: "a control, bidirectional or zero-width character in an id or a name",
    level: Level::Error,
    parameters: &[],
    page: include_str!("../../docs/rules/hidden-character.md"),
    check,
};

fn check(project: &Project<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    // Fast path: nearly every project has names of plain text only.
    if named_items::list_texts(project)
        .all(|(id, name)| text::is_printable_ascii(id) && text::is_printable_ascii(name))
    {
        return findings;
    }
    for entry in named_items::list(project) {
        let id = entry.id.map(|(id, span)| ("id", id, span));
        let written = id.into_iter().chain([("name", entry.name, entry.name_span)]);
        let mut found = written.filter_map(|written| Some((written, hidden_in(written.1)?)));
        if let Some(((what, _, span), character)) = found.next() {
            let message = format!(
                "the {what} of a {} contains an invisible character: U+{:04X}",
                entry.kind,
                u32::from(character)
            );
            findings.push(
                Finding::new(RULE.name, span, message)
                    .about(entry.subject)
                    .help("type it again without the character"),
            );
        }
    }
    findings
}

fn hidden_in(text: &str) -> Option<char> {
    text.chars().find(|c| c.is_control() || text::is_hidden(*c))
}
