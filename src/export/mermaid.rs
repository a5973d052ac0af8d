//! A Mermaid chart of the structure: roles in the boxes of their parties, and every line as a sentence, from the one
//! whom it is about upwards: "X reports to Y", "X, deputy of Y".

use std::collections::HashSet;

use super::palette::{BAND, HEAD, LINE};
use crate::text::Append;
use crate::view::chart::{Chart, Role, Tie};
use crate::xml::is_carried;

/// Lines that can be seen on a light page and on a dark one.
const INK: &str = "#4A6DA7";

/// Writes the chart. No text of a file stands outside a quoted label, and every id is made here.
#[must_use]
pub fn write(chart: &Chart) -> String {
    let mut text = String::from("flowchart BT\n");
    writeln!(text, "  classDef role fill:{BAND},stroke:{HEAD},color:#000000");
    writeln!(text, "  classDef board fill:#FFFFFF,stroke:{HEAD},color:#000000,stroke-width:2px");
    writeln!(text, "  classDef party fill:#FFFFFF,stroke:{LINE},color:#000000");
    for (position, group) in chart.groups.iter().enumerate() {
        let Some(name) = &group.name else {
            group.boxes.iter().for_each(|role| node(role, "  ", &mut text));
            continue;
        };
        let (party, name) = (position + 1, label(name));
        // A box without a line out of it has a direction of its own.
        writeln!(text, "  subgraph p{party}[\"{name}\"]\n    direction BT");
        group.boxes.iter().for_each(|role| node(role, "    ", &mut text));
        writeln!(text, "  end\n  class p{party} party");
    }
    let arrows = arrows(chart);
    for Arrow { below, above, kind, label: words } in &arrows {
        let words = words.map(|words| format!("|\"{}\"|", label(words)));
        let words = words.unwrap_or_default();
        writeln!(text, "  n{below} {}{words} n{above}", stroke(*kind));
    }
    widths(&arrows, &mut text);
    text
}

/// A line of a chart, from the role that it is about to the one above it.
pub(super) struct Arrow {
    pub below: usize,
    pub above: usize,
    pub kind: Tie,
    /// What it says, at the first of those that say the same of the same role above.
    pub label: Option<&'static str>,
}

/// The lines of a chart as sentences: a deputy and a member stand below the one whose they are.
pub(super) fn arrows(chart: &Chart) -> Vec<Arrow> {
    let mut said: HashSet<(usize, &str)> = HashSet::new();
    let lines = chart.lines.iter().map(|line| {
        let (below, above) = match line.kind {
            Tie::Member | Tie::Deputy => (line.to, line.from),
            Tie::ReportsTo | Tie::Represents | Tie::Fallback => (line.from, line.to),
        };
        let label = said.insert((above, line.label)).then_some(line.label);
        Arrow { below, above, kind: line.kind, label }
    });
    lines.collect()
}

fn stroke(kind: Tie) -> &'static str {
    match kind {
        Tie::ReportsTo => "-->",
        Tie::Represents | Tie::Deputy => "-.->",
        Tie::Member => "---",
        Tie::Fallback => "-.-o",
    }
}

/// The widths of the lines, by their positions.
fn widths(arrows: &[Arrow], text: &mut String) {
    let wide = |arrow: &Arrow| arrow.kind == Tie::ReportsTo;
    for (is_wide, width) in [(true, "2px"), (false, "1.5px")] {
        let those = arrows.iter().enumerate().filter(|(_, arrow)| wide(arrow) == is_wide);
        let those: Vec<String> = those.map(|(position, _)| position.to_string()).collect();
        if !those.is_empty() {
            let those = those.join(",");
            writeln!(text, "  linkStyle {those} stroke:{INK},stroke-width:{width}");
        }
    }
}

/// A role, and below its name who fills it. A board has another shape.
fn node(role: &Role, indent: &str, text: &mut String) {
    let names = std::iter::once(&role.name).chain(&role.filled_by);
    let lines: Vec<String> = names.map(|name| label(name)).collect();
    let label = lines.join("<br>");
    let number = role.number;
    if role.is_board {
        writeln!(text, "{indent}n{number}[[\"{label}\"]]:::board");
    } else {
        writeln!(text, "{indent}n{number}[\"{label}\"]:::role");
    }
}

/// Text for a quoted label: letters and digits, and everything that could mean something there by its number.
fn label(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        let mut last = ' ';
        for character in word.chars() {
            if is_read_anyway(last, character) {
                out.push('\u{2060}');
            }
            // What stands behind a letter begins no list and no emphasis.
            match character {
                ',' | '\'' | '(' => out.push(character),
                ')' | '-' | '/' if last.is_alphabetic() => out.push(character),
                other if other.is_ascii_punctuation() => {
                    write!(out, "#{};", u32::from(other));
                }
                other => out.push(if is_carried(other) { other } else { '\u{FFFD}' }),
            }
            last = character;
        }
    }
    out
}

/// Whether Mermaid takes two characters for a line end, a formula, an icon or a character of its own even where they
/// are written by their numbers, so that something invisible must stand between them.
fn is_read_anyway(first: char, second: char) -> bool {
    matches!((first, second), ('\\', 'n') | ('$', '$') | (':', 'f') | ('ﬂ', '°') | ('¶', 'ß'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_letters_and_numbers_of_characters() {
        assert_eq!(label("Test Lead (client)"), "Test Lead (client)");
        assert_eq!(label("He said \"hi\" #1; <b>"), "He said #34;hi#34; #35;1#59; #60;b#62;");
        assert_eq!(label("%%{init: {}}%%"), "#37;#37;#123;init#58; #123;#125;#125;#37;#37;");
        assert_eq!(label("1. a - b"), "1#46; a #45; b");
        assert_eq!(label("a\n  b\u{1b}"), "a b\u{fffd}");
        assert_eq!(label("\\n $$"), "#92;\u{2060}n #36;\u{2060}#36;");
    }
}
