//! Answers as Markdown that can be put into a comment: nothing in a text is markup, and nobody is mentioned.

use crate::export::markdown::{self, paragraph, quiet};
use crate::page::{Block, Page, Table};
use crate::text::Append;
use crate::text::sanitize;

/// Writes an answer.
#[must_use]
pub fn write(page: &Page) -> String {
    let mut text = String::new();
    for (at, block) in page.blocks.iter().enumerate() {
        if at > 0 {
            text.push('\n');
        }
        match block {
            Block::Title(title) => writeln!(text, "## {}", inert(title)),
            Block::Heading(heading) => writeln!(text, "### {}", inert(heading)),
            Block::Sentence(sentence) => {
                writeln!(text, "{}", quiet(&paragraph(&sanitize(sentence))));
            }
            Block::Facts(facts) => {
                for (label, fact) in facts {
                    let parts: Vec<String> = fact.lines().map(inert).collect();
                    writeln!(text, "- **{label}:** {}", parts.join("; "));
                }
            }
            Block::Table(own) => table(own, &mut text),
        }
    }
    text
}

/// Text without markup and without characters that change the reading order.
pub(super) fn inert(text: &str) -> String {
    markdown::inert(&sanitize(text))
}

fn table(table: &Table, text: &mut String) {
    let used = table.used();
    let cells = |cells: &[String]| {
        let cells = used.iter().map(|at| {
            let parts: Vec<String> = cells[*at].lines().map(inert).collect();
            parts.join("<br>")
        });
        let cells: Vec<String> = cells.collect();
        format!("| {} |\n", cells.join(" | "))
    };
    text.push_str(&cells(&table.head));
    let rule = |at: &usize| if table.numbers.contains(at) { "---:" } else { "---" };
    let rules: Vec<&str> = used.iter().map(rule).collect();
    writeln!(text, "| {} |", rules.join(" | "));
    for row in &table.rows {
        text.push_str(&cells(row));
    }
}
