//! Text without its markup.

use pulldown_cmark::Event;

use crate::import::sheet::Cell;

/// The text of a cell or a paragraph while it is read.
#[derive(Debug, Default)]
pub struct Inline {
    text: String,
    strong: usize,
    has_plain: bool,
}

impl Inline {
    /// Adds the content of the text.
    pub fn add(&mut self, event: &Event) {
        match event {
            Event::Text(text) | Event::Code(text) => self.push(text),
            Event::SoftBreak | Event::HardBreak => self.text.push('\n'),
            Event::InlineHtml(tag) => self.tag(tag),
            Event::TaskListMarker(is_done) => self.push(if *is_done { "[x] " } else { "[ ] " }),
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        self.has_plain |= self.strong == 0 && !text.trim().is_empty();
        self.text.push_str(text);
    }

    fn tag(&mut self, tag: &str) {
        let end = |c: char| c.is_ascii_whitespace() || c == '>' || c == '/';
        let tag = tag.trim_start_matches('<');
        let (is_end, name) = match tag.strip_prefix('/') {
            Some(name) => (true, name),
            None => (false, tag),
        };
        let name = name.split(end).next().unwrap_or_default();
        match name.to_ascii_lowercase().as_str() {
            "br" => self.text.push('\n'),
            "p" | "li" | "div" | "ul" | "ol" if !self.text.ends_with('\n') => self.text.push('\n'),
            "b" | "strong" => self.strong(!is_end),
            _ => {}
        }
    }

    /// Bold text begins or ends.
    pub fn strong(&mut self, begins: bool) {
        self.strong = if begins { self.strong + 1 } else { self.strong.saturating_sub(1) };
    }

    /// The text, its lines without spaces at their ends, and whether all of it is bold.
    #[must_use]
    pub fn finish(self) -> Cell {
        let lines: Vec<&str> = self.text.lines().map(str::trim).collect();
        let cell = Cell::plain(&lines.join("\n"));
        let bold = !cell.text.is_empty() && !self.has_plain;
        Cell { bold, ..cell }
    }
}
