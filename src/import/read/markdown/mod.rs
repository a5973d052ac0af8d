//! Markdown: its tables as GitHub shows them, HTML tables in it, and the headings and the text around them.
//!
//! A parser of the whole language reads it, since only that tells a table from a picture of one in a block of code.

mod excess;
mod inline;

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use self::inline::Inline;
use super::budget::Budget;
use super::lines::{Lines, written};
use super::{ReadError, Reading, html};
use crate::import::sheet::{Addresses, Cell, Row, Sheet};

/// Adds the tables of a text. Blocks of code are read only where there is no table outside of them.
///
/// # Errors
/// When it would become too large.
pub fn read(text: &str, reading: &mut Reading, budget: &mut Budget) -> Result<(), ReadError> {
    let mut scan = Scan::new(text, 1);
    scan.read(budget)?;
    if scan.sheets.is_empty() {
        for (line, code) in std::mem::take(&mut scan.codes) {
            let mut inner = Scan::new(&code, line);
            inner.read(budget)?;
            scan.sheets.append(&mut inner.sheets);
            scan.notes.append(&mut inner.notes);
        }
    }
    reading.sheets.append(&mut scan.sheets);
    reading.notes.append(&mut scan.notes);
    Ok(())
}

/// A text while it is read.
struct Scan<'t> {
    text: &'t str,
    lines: Lines,
    sheets: Vec<Sheet>,
    notes: Vec<String>,
    /// Blocks of code, each with its first line.
    codes: Vec<(usize, String)>,
    /// The name of the next table: the nearest heading.
    name: String,
    /// The headings that hold, each with its level.
    headings: Vec<(HeadingLevel, String)>,
    around: Vec<String>,
    prose: Inline,
    code: Option<(usize, String)>,
    table: Option<Open>,
    /// Everything that begins before this byte has been read as HTML.
    read_to: usize,
}

/// A table that is open.
struct Open {
    sheet: Sheet,
    columns: usize,
    cell: Inline,
}

impl<'t> Scan<'t> {
    fn new(text: &'t str, first_line: usize) -> Self {
        Scan {
            text,
            lines: Lines::new(text, first_line),
            sheets: Vec::new(),
            notes: Vec::new(),
            codes: Vec::new(),
            name: String::new(),
            headings: Vec::new(),
            around: Vec::new(),
            prose: Inline::default(),
            code: None,
            table: None,
            read_to: 0,
        }
    }

    fn read(&mut self, budget: &mut Budget) -> Result<(), ReadError> {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
        let mut depth = 0_usize;
        for (event, range) in Parser::new_ext(self.text, options).into_offset_iter() {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth = depth.saturating_sub(1),
                _ => {}
            }
            budget.nesting(depth)?;
            match event {
                Event::End(tag) => self.end(tag, &range, budget)?,
                _ if range.start < self.read_to => {}
                Event::Start(tag) => self.start(&tag, &range, budget)?,
                Event::InlineHtml(tag) if self.table.is_none() && begins_table(&tag) => {
                    self.html(range, budget)?;
                }
                event => self.text(&event, range.start),
            }
        }
        self.flush();
        if let Some(last) = self.sheets.last_mut() {
            last.around.append(&mut self.around);
        }
        Ok(())
    }

    fn start(
        &mut self,
        tag: &Tag,
        range: &Range<usize>,
        budget: &mut Budget,
    ) -> Result<(), ReadError> {
        match tag {
            Tag::Table(alignments) => {
                self.flush();
                let (name, around) = (self.name.clone(), std::mem::take(&mut self.around));
                let above = self.headings.len().saturating_sub(1);
                let under = self.headings[..above].iter().map(|(_, text)| text.clone()).collect();
                let addresses = Addresses::Lines;
                let sheet = Sheet { name, under, addresses, around, ..Sheet::default() };
                let (columns, cell) = (alignments.len(), Inline::default());
                self.table = Some(Open { sheet, columns, cell });
            }
            Tag::TableHead | Tag::TableRow => {
                budget.places(1)?;
                let line = self.lines.at(range.start);
                if let Some(table) = &mut self.table {
                    table.sheet.rows.push(Row { line, cells: Vec::new() });
                }
            }
            Tag::HtmlBlock => {
                self.flush();
                self.html(range.clone(), budget)?;
            }
            Tag::CodeBlock(_) | Tag::MetadataBlock(_) => {
                self.flush();
                self.code = Some((0, String::new()));
            }
            Tag::Strong => self.inline().strong(true),
            Tag::Paragraph | Tag::Heading { .. } | Tag::Item | Tag::BlockQuote(_) => self.flush(),
            _ => {}
        }
        Ok(())
    }

    fn end(
        &mut self,
        tag: TagEnd,
        range: &Range<usize>,
        budget: &mut Budget,
    ) -> Result<(), ReadError> {
        match tag {
            TagEnd::TableCell => {
                if let Some(table) = &mut self.table {
                    let cell = std::mem::take(&mut table.cell).finish();
                    table.push(cell, budget)?;
                }
            }
            TagEnd::TableHead | TagEnd::TableRow => self.end_row(range, budget)?,
            TagEnd::Table => {
                if let Some(mut table) = self.table.take() {
                    let head = table.sheet.rows.first();
                    let is_blank = |row: &Row| row.cells.iter().all(|cell| cell.text.is_empty());
                    table.sheet.heads = usize::from(head.is_some_and(|row| !is_blank(row)));
                    self.sheets.push(table.sheet);
                }
            }
            TagEnd::Heading(level) => {
                let heading = std::mem::take(&mut self.prose).finish().text.replace('\n', " ");
                if range.start >= self.read_to {
                    self.headings.retain(|(above, _)| *above < level);
                    self.headings.push((level, heading.clone()));
                    self.name = heading;
                }
            }
            TagEnd::CodeBlock => self.codes.extend(self.code.take()),
            TagEnd::MetadataBlock(_) => self.code = None,
            TagEnd::Strong => self.inline().strong(false),
            TagEnd::Paragraph | TagEnd::Item | TagEnd::BlockQuote(_) => self.flush(),
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, event: &Event, start: usize) {
        match (event, &mut self.code) {
            (Event::Text(text), Some((line, code))) => {
                if code.is_empty() {
                    *line = self.lines.at(start);
                }
                code.push_str(text);
            }
            (_, Some(_)) => {}
            (event, None) => self.inline().add(event),
        }
    }

    /// Where text goes: into the open cell, or around.
    fn inline(&mut self) -> &mut Inline {
        self.table.as_mut().map_or(&mut self.prose, |table| &mut table.cell)
    }

    /// Cells beyond the last column are not shown by Markdown, but somebody wrote them.
    fn end_row(&mut self, range: &Range<usize>, budget: &mut Budget) -> Result<(), ReadError> {
        let Some(table) = &mut self.table else {
            return Ok(());
        };
        let source = self.text.get(range.clone()).unwrap_or_default();
        let excess = excess::cells(source, table.columns);
        if excess.iter().any(|cell| !cell.text.is_empty()) {
            let line = self.lines.at(range.start);
            self.notes.push(format!("line {line} has more cells than its table has columns"));
            for cell in excess {
                table.push(cell, budget)?;
            }
        }
        Ok(())
    }

    /// Reads a block of HTML. A table is read to its end, even where Markdown would end the block at a blank line.
    fn html(&mut self, range: Range<usize>, budget: &mut Budget) -> Result<(), ReadError> {
        let end = table_end(self.text, range.clone()).max(range.end);
        let source = self.text.get(range.start..end).unwrap_or_default();
        let mut page = html::read(source, self.lines.at(range.start), budget)?;
        self.flush();
        for mut sheet in page.take_tables() {
            if sheet.name.is_empty() {
                sheet.name.clone_from(&self.name);
            }
            self.around.append(&mut sheet.around);
            sheet.around = std::mem::take(&mut self.around);
            self.sheets.push(sheet);
        }
        self.around.append(&mut page.after);
        if let Some(heading) = page.heading {
            self.name = heading;
        }
        self.read_to = end;
        Ok(())
    }

    fn flush(&mut self) {
        let text = std::mem::take(&mut self.prose).finish().text;
        self.around.extend(written(&text));
    }
}

impl Open {
    fn push(&mut self, cell: Cell, budget: &mut Budget) -> Result<(), ReadError> {
        budget.cell(&cell.text)?;
        if let Some(row) = self.sheet.rows.last_mut() {
            row.cells.push(cell);
        }
        Ok(())
    }
}

fn begins_table(tag: &str) -> bool {
    tag.get(..6).is_some_and(|start| start.eq_ignore_ascii_case("<table"))
}

/// Where the last table ends that begins within a range; 0 where none does.
fn table_end(text: &str, range: Range<usize>) -> usize {
    let (mut end, mut depth) = (0, 0_usize);
    for at in memchr::memchr_iter(b'<', &text.as_bytes()[range.start..]) {
        let at = range.start + at;
        let tag = &text.as_bytes()[at + 1..];
        let is =
            |name: &[u8]| tag.get(..name.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(name));
        if depth == 0 && at >= range.end {
            break;
        }
        if is(b"table") {
            depth += 1;
        } else if is(b"/table") && depth > 0 {
            depth -= 1;
            end = (at + 8).min(text.len());
        }
    }
    match depth {
        0 => end,
        _ => text.len(),
    }
}
