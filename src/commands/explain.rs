//! `raci explain`: a rule's page, or the list of rules.

use super::{PASSED, Streams, print};
use crate::cli::Explain;
use crate::error::Error;
use crate::finding::Level;
use crate::rules;

/// Prints the page of a rule, or all rules with a sentence each.
pub(super) fn run(arguments: &Explain, streams: &mut Streams<'_>) -> anyhow::Result<u8> {
    let text = match &arguments.rule {
        None => list(),
        Some(name) => match rules::find(name) {
            Some(rule) => rule.page.to_owned(),
            None => {
                return Err(
                    Error::UnknownRule { name: name.clone(), near: rules::nearest(name) }.into()
                );
            }
        },
    };
    print(streams.out, text.as_bytes())?;
    Ok(PASSED)
}

fn list() -> String {
    let widest = rules::all().map(|rule| rule.name.len()).max().unwrap_or_default();
    let mut text = String::new();
    for rule in rules::all() {
        let level = match rule.level {
            Level::Warn => "warn".to_owned(),
            level => level.to_string(),
        };
        text.push_str(&format!("{:widest$}  {level:5}  {}\n", rule.name, rule.sentence));
    }
    text
}
