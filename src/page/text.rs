//! Answers as text for a terminal, wrapped to its width.

use std::borrow::Cow;

use anstyle::Style;
use comfy_table::Cell;

use crate::export::columns::{width, wrap};
use crate::export::terminal::Look;
use crate::export::terminal::text_table::TextTable;
use crate::page::{Block, Page, Table};
use crate::text::{Append, sanitize};

/// The indent of everything under a heading.
const INDENT: &str = "  ";
/// The gap between two columns, as `TextTable` draws it.
const GAP: &str = "  ";
/// The least width of a column of text while others can still shrink.
const COMFORTABLE: usize = 24;
/// The least width of a column of text.
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
            writeln!(text, "{bold}{line}{bold:#}");
        } else {
            writeln!(text, "{line}");
        }
    }
}

fn lines(sentence: &str, indent: &str, look: Look, text: &mut String) {
    for line in wrapped(sentence, look.width.saturating_sub(width(indent))) {
        writeln!(text, "{indent}{line}");
    }
}

/// The lines of a text. Each is sanitized by itself, since a line may begin a command of a CI runner even if the whole
/// text does not. Lines that become too long are wrapped again.
fn wrapped(text: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut waiting = vec![sanitize(text).into_owned()];
    while let Some(text) = waiting.pop() {
        let mut wrapped = wrap(&text, columns).into_iter();
        for line in wrapped.by_ref() {
            match sanitize(&line) {
                Cow::Owned(safe) if safe != line => {
                    waiting.extend(wrapped.rev());
                    waiting.push(safe);
                    break;
                }
                _ => lines.push(line),
            }
        }
    }
    lines
}

/// The lines of a text that has line ends of its own.
fn parts(text: &str, columns: usize) -> Vec<String> {
    text.lines().flat_map(|part| wrapped(part, columns)).collect()
}

fn list(facts: &[(&'static str, String)], look: Look, text: &mut String) {
    let labels = facts.iter().map(|(label, _)| width(label)).max().unwrap_or_default();
    let room = look.width.saturating_sub(labels + INDENT.len() + GAP.len()).max(COMFORTABLE / 2);
    let table = TextTable::unframed(&[labels, room], |_| false);
    let cells = |(label, fact): &(&'static str, String)| {
        [vec![(*label).to_owned()], parts(fact, room)].map(|lines| table.cell(&lines, Style::new()))
    };
    draw(&table, facts.iter().map(|fact| cells(fact).into()), text);
}

/// Draws rows of a table as lines without blanks at their ends.
fn draw(table: &TextTable, rows: impl Iterator<Item = Vec<Cell>>, text: &mut String) {
    for line in table.lines(rows) {
        writeln!(text, "{}", line.trim_end());
    }
}

fn table(table: &Table, look: Look, text: &mut String) {
    let used = table.used();
    let widths = widths(table, &used, look.width);
    let drawn = TextTable::unframed(&widths, |at| table.numbers.contains(&used[at]));
    let row = |cells: &[&str]| {
        let cells = cells.iter().zip(&widths);
        cells.map(|(cell, width)| drawn.cell(&parts(cell, *width), Style::new())).collect()
    };
    if table.is_headed {
        let head: Vec<&str> = used.iter().map(|at| table.head[*at].as_str()).collect();
        let dimmed = Style::new().dimmed();
        for line in drawn.lines([row(&head)]) {
            let line = line.trim_end();
            if look.colour {
                writeln!(text, "{dimmed}{line}{dimmed:#}");
            } else {
                writeln!(text, "{line}");
            }
        }
    }
    let is_grouped = table.numbers.is_empty() && used.first() == Some(&0) && used.len() > 1;
    let mut above = "";
    let rows = table.rows.iter().map(|cells| {
        let mut shown: Vec<&str> = used.iter().map(|at| cells[*at].as_str()).collect();
        let first = shown.first().copied().unwrap_or_default();
        // A phase is only in the first of its rows.
        if is_grouped && first == above {
            shown[0] = "";
        }
        above = first;
        row(&shown)
    });
    draw(&drawn, rows, text);
}

/// The widths of columns, in characters: each fits its widest cell and the longest word of its heading. If that is too
/// much, the columns shrink in which the fewest cells break.
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
