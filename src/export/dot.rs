//! A Graphviz chart of the structure: roles in the boxes of their parties, and every line as a sentence, from the one
//! whom it is about upwards.

use super::mermaid::{Arrow, arrows};
use super::palette::{BAND, HEAD, LINE};
use crate::text::Append;
use crate::view::chart::{Chart, Role, Tie};
use crate::xml::is_carried;

/// The fonts of all text, as most systems have one of them.
const FONT: &str = "Helvetica,Arial,sans-serif";

/// Writes the chart. Text of a file stands in labels alone, and every name of a node is made here.
#[must_use]
pub fn write(chart: &Chart, title: &str) -> String {
    let mut text = String::from("digraph raci {\n");
    looks(&format!("{}\\n{}", label(title), label(&chart.title)), &mut text);
    for (position, group) in chart.groups.iter().enumerate() {
        let Some(name) = &group.name else {
            group.boxes.iter().for_each(|role| node(role, "  ", &mut text));
            continue;
        };
        let (party, name) = (position + 1, label(name));
        write!(text, "  subgraph cluster_{party} {{\n    graph [label=\"{name}\", ");
        // In a chart that is drawn upwards, what is called the bottom of a box is its top.
        text.push_str("labelloc=\"b\", labeljust=\"l\", fontsize=12, margin=16, ");
        writeln!(text, "style=\"rounded\", color=\"{LINE}\"]");
        group.boxes.iter().for_each(|role| node(role, "    ", &mut text));
        text.push_str("  }\n");
    }
    for Arrow { below, above, kind, label: words } in arrows(chart) {
        let words = words.map(|words| format!("label=\"{}\", ", label(words)));
        let words = words.unwrap_or_default();
        writeln!(text, "  n{below} -> n{above} [{words}{}]", look(kind));
    }
    text.push_str("}\n");
    text
}

/// How everything looks where nothing else is said, and what stands above it.
fn looks(heading: &str, text: &mut String) {
    writeln!(
        text,
        "  graph [charset=\"UTF-8\", rankdir=\"BT\", label=\"{heading}\", labelloc=\"t\", \
         nodesep=0.3, ranksep=0.7, pad=0.3, \
         fontname=\"{FONT}\", fontsize=16, fontcolor=\"{HEAD}\"]"
    );
    writeln!(
        text,
        "  node [shape=\"box\", style=\"rounded,filled\", fillcolor=\"{BAND}\", color=\"{HEAD}\", \
         margin=\"0.18,0.08\", fontname=\"{FONT}\", fontsize=11]"
    );
    writeln!(
        text,
        "  edge [color=\"{HEAD}\", arrowsize=0.7, \
         fontname=\"{FONT}\", fontsize=9, fontcolor=\"#444444\"]"
    );
}

/// How a line is drawn.
fn look(kind: Tie) -> &'static str {
    match kind {
        Tie::ReportsTo => "style=\"solid\", penwidth=1.4",
        Tie::Represents => "style=\"dashed\"",
        Tie::Deputy => "style=\"dashed\", arrowhead=\"empty\"",
        Tie::Member => "style=\"solid\", penwidth=0.6, arrowhead=\"none\"",
        Tie::Fallback => "style=\"dotted\", arrowhead=\"odot\"",
    }
}

/// A role, and below its name who fills it. A board has another shape.
fn node(role: &Role, indent: &str, text: &mut String) {
    let names = std::iter::once(&role.name).chain(&role.filled_by);
    let lines: Vec<String> = names.map(|name| label(name)).collect();
    let shape =
        if role.is_board { ", style=\"filled\", fillcolor=\"#FFFFFF\", peripheries=2" } else { "" };
    writeln!(text, "{indent}n{} [label=\"{}\"{shape}]", role.number, lines.join("\\n"));
}

/// Text for a quoted label, in which nothing means anything but itself: no quote, no escape and no entity.
fn label(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        for character in word.chars() {
            match character {
                '\\' | '"' => out.extend(['\\', character]),
                '&' => out.push_str("&amp;"),
                other => out.push(if is_carried(other) { other } else { '\u{FFFD}' }),
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_means_itself() {
        assert_eq!(label("Test Lead"), "Test Lead");
        assert_eq!(label("\\N \\G \"x\" &lt; <b>"), "\\\\N \\\\G \\\"x\\\" &amp;lt; <b>");
        assert_eq!(label("a\n\u{1b}"), "a \u{fffd}");
    }
}
