//! The cells of a row beyond the last column of its table, which no reader of Markdown shows.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::inline::Inline;
use crate::import::sheet::Cell;

/// The cells of a row after the first so many.
#[must_use]
pub fn cells(row: &str, columns: usize) -> Vec<Cell> {
    split(row).skip(columns).map(|source| cell(&source.replace("\\|", "|"))).collect()
}

/// The source of each cell: between bars that have no backslash before them.
fn split(row: &str) -> impl Iterator<Item = &str> {
    let row = row.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let is_escaped = |at: usize| {
        row.as_bytes()[..at].iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1
    };
    let mut bars: Vec<usize> = row.match_indices('|').map(|(at, _)| at).collect();
    bars.retain(|at| !is_escaped(*at));
    if bars.last().is_none_or(|last| last + 1 < row.len()) {
        bars.push(row.len());
    }
    let starts = std::iter::once(0).chain(bars.clone().into_iter().map(|bar| bar + 1));
    starts.zip(bars).map(|(start, end)| row[start..end].trim())
}

fn cell(source: &str) -> Cell {
    let mut inline = Inline::default();
    for event in Parser::new_ext(source, Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Start(Tag::Strong) => inline.strong(true),
            Event::End(TagEnd::Strong) => inline.strong(false),
            event => inline.add(&event),
        }
    }
    inline.finish()
}
