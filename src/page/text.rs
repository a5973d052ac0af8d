//! Answers in a terminal, as wide as it is.

use anstyle::Style;

use crate::export::columns::{pad, width, wrap};
use crate::export::terminal::Look;
use crate::page::{Block, Page, Table};
use crate::text::sanitize;

/// What stands before everything under a heading.
const INDENT: &str = "  ";
/// What stands between two columns.
const GAP: &str = "  ";
/// The narrowest that a column of text is made while others can still give way.
const COMFORTABLE: usize = 24;
/// The narrowest that a column of text is made at all.
const NARROWEST: usize = 6;

/// Writes an answer.
#[must_use]
pub fn write(page: &Page, look: Look) -> String {
    let mut text = String::new();
    for (at, block) in page.blocks.iter().enumerate() {
        let after_heading = at > 0 && matches!(page.blocks[at - 1], Block::Heading(_));
        let after_title = at > 0 && matches!(page.blocks[at - 1], Block::Title(_));
        if at > 0 && !after_heading && !(after_title && matches!(block, Block::Facts(_))) {
            text.push('\n');
        }
        match block {
            Block::Title(title) | Block::Heading(title) => heading(title, look, &mut text),
            Block::Sentence(sentence) => {
                let indent = if after_heading { INDENT } else { "" };
                lines(sentence, indent, look, &mut text);
            }
            Block::Facts(facts) => list(facts, look, &mut text),
            Block::Table(own) => table(own, look, &mut text),
        }
    }
    text
}

fn heading(title: &str, look: Look, text: &mut String) {
    let bold = Style::new().bold();
    for line in wrapped(title, look.width) {
        if look.colour {
            text.push_str(&format!("{bold}{line}{bold:#}\n"));
        } else {
            text.push_str(&format!("{line}\n"));
        }
    }
}

fn lines(sentence: &str, indent: &str, look: Look, text: &mut String) {
    for line in wrapped(sentence, look.width.saturating_sub(width(indent))) {
        text.push_str(&format!("{indent}{line}\n"));
    }
}

/// The lines of a text. A line can begin a command of a CI runner where the whole text did not.
fn wrapped(text: &str, columns: usize) -> Vec<String> {
    let lines = wrap(&sanitize(text), columns);
    lines.iter().map(|line| sanitize(line).into_owned()).collect()
}

/// The lines of a text in which a line end keeps two things apart.
fn parts(text: &str, columns: usize) -> Vec<String> {
    text.lines().flat_map(|part| wrapped(part, columns)).collect()
}

fn list(facts: &[(&'static str, String)], look: Look, text: &mut String) {
    let labels = facts.iter().map(|(label, _)| width(label)).max().unwrap_or_default();
    let room = look.width.saturating_sub(labels + INDENT.len() + GAP.len()).max(COMFORTABLE / 2);
    for (label, fact) in facts {
        for (at, line) in parts(fact, room).iter().enumerate() {
            let label = if at == 0 { label } else { "" };
            text.push_str(&format!("{INDENT}{}{GAP}{line}\n", pad(label, labels, false)));
        }
    }
}

fn table(table: &Table, look: Look, text: &mut String) {
    let used = table.used();
    let widths = widths(table, &used, look.width);
    if table.is_headed {
        let head: Vec<&str> = used.iter().map(|at| table.head[*at].as_str()).collect();
        let before = text.len();
        row(table, &used, &widths, &head, text);
        if look.colour {
            let dimmed = Style::new().dimmed();
            let head = text.split_off(before);
            for line in head.lines() {
                text.push_str(&format!("{dimmed}{line}{dimmed:#}\n"));
            }
        }
    }
    let is_grouped = table.numbers.is_empty() && used.first() == Some(&0) && used.len() > 1;
    let mut above = "";
    for cells in &table.rows {
        let mut shown: Vec<&str> = used.iter().map(|at| cells[*at].as_str()).collect();
        let first = shown.first().copied().unwrap_or_default();
        // What stands in the first column is said once, as a phase is.
        if is_grouped && first == above {
            shown[0] = "";
        }
        above = first;
        row(table, &used, &widths, &shown, text);
    }
}

/// One row, in as many lines as its longest cell needs.
fn row(table: &Table, used: &[usize], widths: &[usize], cells: &[&str], text: &mut String) {
    let cells: Vec<Vec<String>> =
        cells.iter().zip(widths).map(|(cell, width)| parts(cell, *width)).collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or_default();
    for line in 0..height {
        let mut shown = String::from(INDENT);
        for (at, (cell, room)) in cells.iter().zip(widths).enumerate() {
            let part = cell.get(line).map_or("", String::as_str);
            let gap = if at == 0 { "" } else { GAP };
            let padded = if table.numbers.contains(&used[at]) {
                format!("{}{part}", " ".repeat(room.saturating_sub(width(part))))
            } else {
                pad(part, *room, false)
            };
            shown.push_str(&format!("{gap}{padded}"));
        }
        text.push_str(shown.trim_end());
        text.push('\n');
    }
}

/// As wide as the widest cell and the longest word of the name. Where that is too much, the columns give way in which
/// the fewest cells have to be broken.
fn widths(table: &Table, used: &[usize], room: usize) -> Vec<usize> {
    let cells = used.iter().map(|at| {
        let lines = table.rows.iter().flat_map(|row| row[*at].lines());
        let mut widths: Vec<usize> = lines.map(|line| width(&sanitize(line))).collect();
        widths.sort_unstable();
        widths
    });
    let cells: Vec<Vec<usize>> = cells.collect();
    let natural = used.iter().zip(&cells).map(|(at, cells)| {
        let word = table.head[*at].split_whitespace().map(width).max();
        let name = word.filter(|_| table.is_headed).unwrap_or_default();
        cells.last().copied().unwrap_or_default().max(name)
    });
    let mut widths: Vec<usize> = natural.collect();
    let gaps = INDENT.len() + GAP.len() * widths.len().saturating_sub(1);
    let room = room.saturating_sub(gaps);
    let mut over = widths.iter().sum::<usize>().saturating_sub(room);
    for narrowest in [COMFORTABLE, COMFORTABLE / 2, NARROWEST] {
        while over > 0 {
            let broken = |at: &usize| {
                let fit = cells[*at].partition_point(|cell| *cell < widths[*at]);
                (cells[*at].len() - fit, usize::MAX - widths[*at])
            };
            let wide = (0..widths.len()).filter(|at| widths[*at] > narrowest);
            let Some(at) = wide.min_by_key(broken) else {
                break;
            };
            widths[at] -= 1;
            over -= 1;
        }
    }
    widths
}
